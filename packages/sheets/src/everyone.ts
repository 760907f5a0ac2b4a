/**
 * Everybody of the log as rows, and how to have them as of now without reading all of them again: for `logSide.ts`.
 *
 * What has come since is looked at event by event. Only where each of them is known to touch certain people's rows and no
 * others are these read alone; anything else (a merge, a deletion, a gathering's name, a setting) has everybody read anew.
 */
import * as Effect from "effect/Effect"
import type { Person } from "@kith/core/domain/identity/Person"
import type { Event } from "@kith/core/log/Event"
import { LocalLog } from "@kith/core/log/LocalLog"
import type { VersionVector } from "@kith/core/log/VersionVector"
import { everybody, people } from "@kith/core/workspace/People"
import { type SheetRow, sheetRowsOf } from "@kith/core/workspace/SheetRows"

export interface One {
  readonly person: Person
  readonly row: SheetRow
}

/** By canonical id, in the order in which new rows are to stand; deleted people who were asked for come last. */
export type Everyone = ReadonlyMap<string, One>

export interface RowsOptions {
  /** Whether notes are wanted. */
  readonly texts: boolean
  /** Ids that stand in the sheet or are remembered: people who were deleted are wanted too. */
  readonly ids: Iterable<string>
}

export const readEveryone = Effect.fnUntraced(function* ({ texts, ids }: RowsOptions) {
  const present = yield* everybody()
  const known = new Set<string>(present.flatMap(({ members }) => members))
  const lost = (yield* people([...ids].filter((id) => !known.has(id)))).filter(({ deleted }) => deleted)
  return yield* ones([...present, ...lost], texts)
})

/** With the rows of these contacts, and of those they referred, as they are now. */
export const renewed = Effect.fnUntraced(function* (before: Everyone, touched: ReadonlySet<string>, texts: boolean) {
  const fresh = yield* ones(yield* people([...touched]), texts)
  const renamed = new Set(
    [...fresh].flatMap(([id, { person }]) =>
      person.contact.name === before.get(id)?.person.contact.name ? [] : person.members
    )
  )
  const referred = [...before.values()].flatMap(({ person: { id, contact } }) =>
    contact.referredBy !== undefined && renamed.has(contact.referredBy) && !fresh.has(id) ? [id] : []
  )
  const beside = referred.length === 0 ? new Map<string, One>() : yield* ones(yield* people(referred), texts)
  return new Map([...before, ...fresh, ...beside]) satisfies Everyone
})

const ones = Effect.fnUntraced(function* (persons: ReadonlyArray<Person>, texts: boolean) {
  const rows = yield* sheetRowsOf(persons, { texts })
  return new Map(
    persons.map((person, index) => [person.id as string, { person, row: rows[index]! }])
  ) satisfies Everyone
})

/** Of more events than that everybody is read sooner. */
const MOST_EVENTS = 3000

/** Contacts whose rows what came between these versions has touched; undefined where that may be anybody's. */
export const touchedSince = Effect.fnUntraced(function* (
  everyone: Everyone,
  before: VersionVector,
  now: VersionVector
) {
  // What was cut off since is folded no more.
  if ([...before].some(([device, seq]) => (now.get(device) ?? 0) < seq)) return undefined
  const log = yield* LocalLog
  const events = (yield* log.read(before, MOST_EVENTS + 1)).flatMap(({ entries }) => entries.map(({ event }) => event))
  if (events.length > MOST_EVENTS) return undefined
  const touched = new Set<string>()
  for (const event of events) {
    const contact = contactOf(event, everyone)
    if (contact === undefined) return undefined
    touched.add(contact)
  }
  return touched
})

/** Whose row alone shows what it says. */
const contactOf = ({ type, entity, body, replaces }: Event, everyone: Everyone): string | undefined => {
  const said = (body ?? {}) as Readonly<Record<string, unknown>>
  const id = entity.slice(entity.indexOf("/") + 1)
  switch (type) {
    case "ContactEdited":
      // Who referred somebody has that in a row of their own, too.
      return "referredBy" in said ? undefined : id
    case "FollowUpPlanned": {
      const shown = [...everyone.values()].find(({ row }) => row.followUp?.id === id)
      if (shown !== undefined) return said["contact"] === undefined ? shown.person.id : undefined
      return replaces.length === 0 && typeof said["contact"] === "string" ? said["contact"] : undefined
    }
    default:
      return undefined
  }
}
