/** What a page asks of this device's notifications: how they stand, on and off, and being woken by the relay. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { fullDateInWords, timeInWords } from "@kith/core/domain/words/whenToWords"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { pushKeyAtRelay } from "@kith/storage/web/WakesAtRelay"
import { readNotes, writeNotes } from "../DeviceNotes.ts"
import type { LogSession } from "../Method.ts"
import { noticesAhead } from "./noticesAhead.ts"
import { stopWakes } from "./handHours.ts"

export interface NoticePreview {
  readonly id: string
  readonly title: string
  /** "Thursday, 5 March 2026, 9:00". */
  readonly when: string
}

export interface Notifications {
  readonly isOn: boolean
  readonly isDiscreet: boolean
  /** What comes next, the soonest first. */
  readonly next: ReadonlyArray<NoticePreview>
  /** Of the relay that this log syncs with. */
  readonly host: string | undefined
  readonly push: PushState
}

export type PushState =
  | { readonly _tag: "Off" }
  /** The relay knows at which hours to wake this device. */
  | { readonly _tag: "Handed"; readonly hours: number }
  /** It is told as soon as it can be reached. */
  | { readonly _tag: "Waiting" }
  /** `why`: the relay's code, or empty. */
  | { readonly _tag: "Refused"; readonly why: string }

const MOST_NEXT = 3

export const notifications = Effect.fnUntraced(function* (session: LogSession, _: undefined) {
  const { background, calendar, lang } = session
  const notes = yield* Effect.promise(() => readNotes(background.log))
  const ahead = yield* noticesAhead(session, { log: background.log, isDiscreet: false, before: new Map() })
  const { push, relay } = notes
  return {
    isOn: notes.notifications !== undefined,
    isDiscreet: notes.notifications?.isDiscreet === true,
    next: ahead.slice(0, MOST_NEXT).map(({ id, title, at }) => {
      const { day, minute } = localOf(calendar.zone, at)
      return { id, title, when: `${fullDateInWords(day, lang)}, ${timeInWords(minute, lang)}` }
    }),
    host: relay === undefined ? undefined : relayAddress(relay)?.host,
    push:
      push === undefined
        ? { _tag: "Off" }
        : push.refused !== undefined
          ? { _tag: "Refused", why: push.refused }
          : push.handed === undefined || push.handed.relay !== relay
            ? { _tag: "Waiting" }
            : { _tag: "Handed", hours: push.handed.hours.length }
  } satisfies Notifications
})

/** Whether this device was told to notify at all: for pages that show what is due. */
export const isNotifying = ({ background }: LogSession, _: undefined) =>
  Effect.map(
    Effect.promise(() => readNotes(background.log)),
    ({ notifications, push }) => ({ isOn: notifications !== undefined, endpoint: push?.endpoint })
  )

/** `isOn: false` also ends being woken. */
export const switchNotifications = Effect.fnUntraced(function* (
  { background }: LogSession,
  { isOn, isDiscreet }: { readonly isOn: boolean; readonly isDiscreet: boolean }
) {
  const notifications = isOn ? { isDiscreet } : undefined
  yield* Effect.promise(() => writeNotes(background.log, { notifications }))
  if (!isOn) yield* stopWakes(background.log)
  yield* Effect.ignore((yield* background.notices).now)
})

/** What the browser subscribes with; `undefined` where this log's relay wakes nobody, or there is none. */
export const pushKey = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const { relay } = yield* Effect.promise(() => readNotes(background.log))
  const address = relay === undefined ? undefined : relayAddress(relay)
  if (address === undefined) return undefined
  const answer = yield* pushKeyAtRelay(address)
  return "key" in answer ? answer.key : undefined
})

/** Has the relay wake this device there. */
export const wakeHere = Effect.fnUntraced(function* (
  { background }: LogSession,
  { endpoint }: { readonly endpoint: string }
) {
  const { push } = yield* Effect.promise(() => readNotes(background.log))
  if (push?.endpoint !== endpoint || push.refused !== undefined) {
    yield* Effect.promise(() => writeNotes(background.log, { push: { endpoint } }))
  }
  // A relay out of reach is told later.
  yield* Effect.ignore((yield* background.notices).now)
})

/** Ends being woken; `isTold`: the relay knows. */
export const wakeNoMore = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const isTold = yield* stopWakes(background.log)
  background.changed("notices")
  return { isTold }
})
