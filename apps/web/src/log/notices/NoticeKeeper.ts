/**
 * Keeps what others read of this log up to date for as long as the tab leads: this device's notices, the hours that the relay
 * wakes it at, and published calendars. Some seconds after each change, and each hour, since what lies ahead moves.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { Workspace } from "@kith/core/workspace/Workspace"
import { noticesOf, replaceNotices } from "../../sw/Notices.ts"
import type { Errands } from "../Errands.ts"
import { bringCalendarsInStep } from "../calendars/bringCalendarsInStep.ts"
import { readNotes } from "../DeviceNotes.ts"
import type { Ports } from "../Ports.ts"
import { handHours } from "./handHours.ts"
import { noticesAhead } from "./noticesAhead.ts"

export interface NoticeKeeper {
  /** Something changed: all is brought up to date in a while. */
  readonly soon: () => void
  /** Brings notices and hours up to date now; fails where the relay is out of reach, with the notices done. */
  readonly now: Effect.Effect<void, unknown, Ports>
}

/** Whoever types goes on typing: not after each letter. */
const CALM_MS = 5000
const HOURLY_MS = 60 * 60 * 1000

export const makeNoticeKeeper = ({ log, run, changed }: Errands): NoticeKeeper => {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isStale = false

  const now = Effect.gen(function* () {
    const { notifications } = yield* Effect.promise(() => readNotes(log))
    const at = yield* Clock.currentTimeMillis
    const notices = notifications === undefined ? [] : yield* noticesNow(log, notifications.isDiscreet)
    yield* Effect.promise(() => replaceNotices(log, notices))
    yield* handHours(
      log,
      notices.map((notice) => notice.at),
      at
    )
  }).pipe(Effect.ensuring(Effect.sync(() => changed("notices"))), Effect.provide(Workspace.layer))

  const refresh = (): void => {
    waiting = undefined
    if (isRunning) {
      isStale = true
      return
    }
    isRunning = true
    const calendars = Effect.provide(bringCalendarsInStep(log), Workspace.layer)
    run(
      // What is out of reach now is tried again with the next change, or within the hour.
      Effect.andThen(Effect.ignore(now), Effect.ignore(calendars)).pipe(
        Effect.ensuring(
          Effect.sync(() => {
            isRunning = false
            if (isStale) soon()
            isStale = false
          })
        )
      )
    )
  }

  const soon = (): void => {
    waiting ??= setTimeout(refresh, CALM_MS)
  }

  setInterval(refresh, HOURLY_MS)
  soon()
  return { soon, now }
}

const noticesNow = Effect.fnUntraced(function* (log: string, isDiscreet: boolean) {
  const before = yield* Effect.promise(() => noticesOf(log))
  return yield* noticesAhead(yield* readerNow, {
    log,
    isDiscreet,
    before: new Map(before.map(({ id, at }) => [id, at]))
  })
})

const readerNow = Effect.gen(function* () {
  const workspace = yield* Workspace
  yield* workspace.catchUp()
  const settings = yield* workspace.settings
  const calendar = yield* workspace.calendar
  const now = yield* Clock.currentTimeMillis
  return { lang: settings.language ?? "en", settings, calendar, now, today: localOf(calendar.zone, now).day }
})
