/**
 * Keeps the calendars that a relay publishes for this log in step with it: puts there what has changed, and takes away what
 * was revoked by whichever device. After a sync, so that every device knows the same of them.
 */
import * as Effect from "effect/Effect"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { CalendarInForce } from "@kith/core/workspace/PublishedCalendars"
import { utf8ToText } from "@kith/core/log/Bytes"
import type { Refused } from "@kith/storage/web/AskRelay"
import { PATIENCE_MS, reachRelay } from "@kith/storage/web/ReachRelay"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { calendarsAtRelay, dropCalendar, putCalendar } from "@kith/storage/web/RelayHttp"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { type CalendarsKept, readSyncPlaces, rememberSync } from "../sync/syncFile.ts"
import { calendarWords } from "../words/calendarWords.ts"
import { syncWords } from "../words/syncWords.ts"
import { publishedText, type PublishedText } from "./calendarText.ts"

/** Once a day all of it is put there again: a relay may have been put back to what it was, and the horizon moves. */
const DAILY_MS = 20 * 60 * 60_000

interface Ready {
  readonly calendar: CalendarInForce
  readonly text: PublishedText
}

export interface InStep {
  /** Of those in force at this relay. */
  readonly texts: ReadonlyMap<string, PublishedText>
  /** What the relay does not take, if there is anything. */
  readonly refused: Refused | undefined
}

/**
 * Where something has changed since this device last looked, or a day has passed: or, with `anyway`, now. Fails where the
 * relay is out of reach.
 */
export const bringCalendarsInStep = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  address: RelayAddress,
  anyway = false
) {
  const { folder, global, log } = session
  const { inForce, revoked } = yield* log.publishedCalendars()
  if (inForce.length === 0 && revoked.length === 0) return undefined
  const ready: Array<Ready> = []
  for (const calendar of inForce.filter(({ relay }) => relay === address.url)) {
    ready.push({ calendar, text: yield* publishedText(session, calendar) })
  }
  const { device, workspace } = yield* DeviceKeys
  const { epoch } = yield* local.members
  const at = global.at === undefined ? Date.now() : session.now
  const prints = Object.fromEntries(ready.map(({ calendar, text }) => [calendar.id, text.print]))
  const now: CalendarsKept = { relay: address.url, device, epoch, at, prints, revoked: revoked.length }
  const before = readSyncPlaces(folder).calendars
  const all = anyway || before === undefined || isOtherwise(before, now)
  const texts = new Map(ready.map(({ calendar, text }) => [calendar.id, text]))
  if (!all && JSON.stringify(before.prints) === JSON.stringify(prints)) return { texts, refused: undefined }
  const refused = yield* Effect.scoped(
    Effect.gen(function* () {
      const { token } = yield* reachRelay(address, PATIENCE_MS)
      const there = yield* calendarsAtRelay(address, workspace, token)
      if ("_tag" in there) return there
      for (const id of there) {
        if (!revoked.includes(id)) continue
        const failed = yield* dropCalendar(address, workspace, token, id)
        if (failed !== undefined) return failed
      }
      for (const { calendar, text } of ready) {
        if (!all && there.includes(calendar.id) && before.prints[calendar.id] === text.print) continue
        const failed = yield* putCalendar(address, workspace, token, {
          secret: calendar.secret,
          text: utf8ToText(text.bytes)
        })
        if (failed !== undefined) return failed
      }
      return undefined
    })
  )
  if (refused === undefined) rememberSync(folder, { calendars: now })
  return { texts, refused } satisfies InStep
})

/** Another relay or identity, a device taken out, a calendar revoked, or a day gone by. */
const isOtherwise = (before: CalendarsKept, now: CalendarsKept): boolean =>
  before.relay !== now.relay ||
  before.device !== now.device ||
  before.epoch !== now.epoch ||
  before.revoked !== now.revoked ||
  Math.abs(now.at - before.at) >= DAILY_MS

/** The same beside a sync, which has done its work: what is out of reach now comes next time, and a refusal is told. */
export const keepPublished = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  address: RelayAddress
) {
  const { out, lang } = session
  const done = yield* bringCalendarsInStep(session, local, address).pipe(
    Effect.catchIf(
      (error): error is BundleStoreError => error instanceof BundleStoreError,
      () => Effect.succeed(undefined)
    )
  )
  if (done?.refused === undefined) return
  out.problem(`${out.style.warn("!")} ${calendarWords[lang].notRefreshed(address.host, why(session, done.refused))}`)
})

/** Why a relay refuses, in words where there are any. */
export const why = ({ lang }: Pick<Session, "lang">, { code }: Refused): string => {
  const say = syncWords[lang]
  if (code === undefined || code === "notFound") return calendarWords[lang].tooOld
  if (Object.hasOwn(say.limits, code)) return say.limits[code as keyof typeof say.limits]
  return Object.hasOwn(say.reasons, code) ? say.reasons[code as keyof typeof say.reasons] : printable(code)
}
