/** Puts the calendars of this log at the relay where they have changed, and takes away those revoked, by whichever device. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { Workspace } from "@kith/core/workspace/Workspace"
import type { CalendarInForce } from "@kith/core/workspace/PublishedCalendars"
import type { Refused } from "@kith/storage/web/AskRelay"
import { reachRelay } from "@kith/storage/web/ReachRelay"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { calendarsAtRelay, dropCalendar, putCalendar } from "@kith/storage/web/RelayHttp"
import { type CalendarsKept, readNotes, writeNotes } from "../DeviceNotes.ts"
import { publishedText, type PublishedText } from "./publishedText.ts"

/** Once a day all of it is put there again: a relay may have been put back to what it was, and the horizon moves. */
const DAILY_MS = 20 * 60 * 60_000

export interface CalendarsInStep {
  /** Of those in force at the relay that this log syncs with. */
  readonly texts: ReadonlyMap<string, PublishedText>
  readonly refused: Refused | undefined
}

/** Fails where the relay is out of reach. `anyway`: also where nothing has changed since this device last looked. */
export const bringCalendarsInStep = Effect.fnUntraced(function* (log: string, anyway = false) {
  const nothing: CalendarsInStep = { texts: new Map(), refused: undefined }
  const { relay, calendars: before } = yield* Effect.promise(() => readNotes(log))
  const address = relay === undefined ? undefined : relayAddress(relay)
  if (address === undefined) return nothing
  const { inForce, revoked } = yield* (yield* Workspace).publishedCalendars()
  if (inForce.length === 0 && revoked.length === 0) return nothing
  const here = inForce.filter((calendar) => calendar.relay === address.url)
  const texts = new Map<string, PublishedText>()
  for (const calendar of here) texts.set(calendar.id, yield* publishedText(calendar))
  const now: CalendarsKept = {
    relay: address.url,
    at: yield* Clock.currentTimeMillis,
    prints: Object.fromEntries([...texts].map(([id, { print }]) => [id, print])),
    revoked: revoked.length
  }
  const all = anyway || before === undefined || isOtherwise(before, now)
  const changed = here.filter(({ id }) => all || before.prints[id] !== now.prints[id])
  if (!all && changed.length === 0) return { texts, refused: undefined } satisfies CalendarsInStep
  const refused = yield* Effect.scoped(
    Effect.gen(function* () {
      const { workspace } = yield* DeviceKeys
      const { token } = yield* reachRelay(address)
      const there = yield* calendarsAtRelay(address, workspace, token)
      if ("_tag" in there) return there
      for (const id of there.filter((each) => revoked.includes(each))) {
        const failed = yield* dropCalendar(address, workspace, token, id)
        if (failed !== undefined) return failed
      }
      for (const { id, secret } of here.filter((each) => changed.includes(each) || !there.includes(each.id))) {
        const failed = yield* putCalendar(address, workspace, token, { secret, text: texts.get(id)!.text })
        if (failed !== undefined) return failed
      }
      return undefined
    })
  )
  if (refused === undefined) yield* Effect.promise(() => writeNotes(log, { calendars: now }))
  return { texts, refused } satisfies CalendarsInStep
})

/** Another relay, a calendar revoked, or a day gone by. */
const isOtherwise = (before: CalendarsKept, now: CalendarsKept): boolean =>
  before.relay !== now.relay || before.revoked !== now.revoked || Math.abs(now.at - before.at) >= DAILY_MS

/** Of those that this log's relay publishes, the one that shows this much. */
export const calendarAt = (
  inForce: ReadonlyArray<CalendarInForce>,
  relay: string,
  shows: CalendarInForce["shows"]
): CalendarInForce | undefined => inForce.find((each) => each.relay === relay && each.shows === shows)
