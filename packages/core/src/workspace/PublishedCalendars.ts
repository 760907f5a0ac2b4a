/** Calendars that relays publish for this log: what the log knows of them. Putting them there is for apps. */
import * as Effect from "effect/Effect"
import { isNameOf, kindAndId, view, type View } from "../domain/declare/Entity.ts"
import { PublishedCalendar } from "../domain/entities/PublishedCalendar.ts"
import { CalendarPublished } from "../domain/events/RecordEvents.ts"
import type { Language } from "../domain/words/calendarNames.ts"
import { CALENDAR_SECRET_BYTES, calendarAddress, calendarPath } from "../log/CalendarAddress.ts"
import { toBase32 } from "../log/Base32.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { Primitives } from "../log/Primitives.ts"
import { versionToRecord } from "../log/VersionVector.ts"
import { EntityStore } from "./EntityStore.ts"
import { commit } from "./Writer.ts"

export interface CalendarInForce {
  /** What the relay knows it by. */
  readonly id: string
  readonly secret: string
  /** The relay's address, without a slash at its end. */
  readonly relay: string
  /** Where it is read. Whoever has this reads it. */
  readonly url: string
  readonly shows: "initials" | "names"
  readonly language: Language
  readonly epoch: number
}

export interface PublishedCalendars {
  readonly inForce: ReadonlyArray<CalendarInForce>
  /** Ids of those that were revoked, or whose publishing was undone: no relay should have them any more. */
  readonly revoked: ReadonlyArray<string>
}

/** More than a log ever has: at each relay there are `MAX_CALENDARS` at a time. */
const MOST = 10_000

export const publishedCalendars = Effect.fn("PublishedCalendars.publishedCalendars")(function* () {
  const store = yield* EntityStore
  const names = (yield* store.names(`${PublishedCalendar.name}/`, MOST)).filter((name) =>
    isNameOf(PublishedCalendar, name)
  )
  const found = yield* store.get(names)
  const { sha256 } = yield* Primitives
  const { workspace } = yield* DeviceKeys
  const inForce: Array<CalendarInForce> = []
  const revoked: Array<string> = []
  for (const name of names) {
    const { id } = kindAndId(name)
    const record = found.get(name)?.record
    const kept: View<typeof PublishedCalendar> | undefined =
      record === undefined ? undefined : view(PublishedCalendar, id, record)
    const { relay, secret, shows = "initials", language = "en", epoch = 0, deleted } = kept ?? {}
    const address = secret === undefined ? undefined : calendarAddress(sha256, workspace, secret)
    // One that says another address than its id would never be revoked at the relay.
    if (deleted !== undefined || relay === undefined || secret === undefined || address?.id !== id) revoked.push(id)
    else inForce.push({ id, secret, relay, url: `${relay}${calendarPath(address.name)}`, shows, language, epoch })
  }
  return { inForce, revoked } satisfies PublishedCalendars
})

export type NewCalendar = Pick<CalendarInForce, "relay" | "shows" | "language" | "epoch">

/** Makes the address, and keeps it in the log; nothing is at the relay yet. Answers with the receipt, too. */
export const publishCalendar = Effect.fn("PublishedCalendars.publishCalendar")(function* (
  calendar: NewCalendar,
  via: string
) {
  const { sha256, random } = yield* Primitives
  const { workspace } = yield* DeviceKeys
  const secret = toBase32(random(CALENDAR_SECRET_BYTES))
  const { id, name } = calendarAddress(sha256, workspace, secret)!
  const { batch } = yield* commit([CalendarPublished.draft(id, { ...calendar, secret })], { via })
  const published: CalendarInForce = { ...calendar, id, secret, url: `${calendar.relay}${calendarPath(name)}` }
  return { published, batch }
})

/** Says in the log that they are published no longer; the relay is to be told. */
export const revokeCalendars = Effect.fn("PublishedCalendars.revokeCalendars")(function* (
  ids: ReadonlyArray<string>,
  via: string
) {
  const folded = yield* (yield* EntityStore).folded
  const seen = versionToRecord(folded?.version ?? new Map())
  return yield* commit(
    ids.map((id) => CalendarPublished.draft(id, { deleted: { seen } })),
    { via }
  )
})
