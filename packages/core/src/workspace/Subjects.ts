/** Puts together what the rules look at, for many people at once: a few reads for all instead of several for each. */
import * as Effect from "effect/Effect"
import { parseMoment } from "../domain/calendar/Moment.ts"
import { type AnyEntity, isNameOf, kindAndId, type View, view } from "../domain/declare/Entity.ts"
import { Contact } from "../domain/entities/Contact.ts"
import { FollowUp } from "../domain/entities/FollowUp.ts"
import { Advice, Pledge } from "../domain/entities/FromConversations.ts"
import { Gathering } from "../domain/entities/Gathering.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { Opening } from "../domain/entities/Opening.ts"
import { type Person, personOf } from "../domain/identity/Person.ts"
import type { ContactSubject, GatheringSubject, Referred, Suggestion } from "../domain/rules/Subject.ts"
import { plain } from "../domain/words/plain.ts"
import { EntityId } from "../log/Ids.ts"
import { EntityStore, type StoredEntity } from "./EntityStore.ts"
import { ALL_KEYS, exactly, membersOf } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { isLookedAt } from "./subjectsOf.ts"
import { byKind, type ByKind, settledAmong, settledOf, viewsAmong, viewsOf } from "./viewsAmong.ts"

type Stored = ReadonlyMap<string, StoredEntity>

/** Subjects of these contacts, by canonical id; one that is not there or is deleted has none. */
export const contactSubjects = Effect.fn("Subjects.contactSubjects")(function* (ids: Iterable<string>) {
  const store = yield* EntityStore
  const groups = new Map<string, ReadonlyArray<string>>()
  for (const members of (yield* membersOf([...ids])).values()) groups.set(members[0]!, members)
  const around = yield* namesOf([...groups.values()].flat())
  const wanted = new Set<string>()
  for (const members of groups.values()) for (const id of members) wanted.add(`contact/${id}`)
  for (const names of around.values()) for (const name of names) wanted.add(name)
  const stored: Stored = yield* store.get([...wanted])
  const persons = new Map<string, Person>()
  for (const [id, members] of groups) {
    const person = personOf(members, stored)
    if (person !== undefined && !person.deleted) persons.set(id, person)
  }
  const openings = yield* openingsAt(persons.values())
  const meetings = yield* firstMeetings(stored, [...around.values()].flat())
  const out = new Map<string, ContactSubject>()
  for (const [id, person] of persons) {
    const names = namesAround(person.members, around)
    out.set(id, subjectOf(person, byKind(names, stored), openings.get(person.contact.company) ?? [], meetings))
  }
  return out
})

export const gatheringSubject = Effect.fnUntraced(function* (id: string) {
  const store = yield* EntityStore
  const name = `gathering/${id}`
  const dispositions = (yield* store.range(Index.of, ...exactly(name))).map(({ entity }) => entity)
  const stored = yield* store.get([name, ...dispositions])
  const record = stored.get(name)?.record
  if (record === undefined || record.registers.has("deleted") || record.registers.size === 0) return undefined
  return {
    _tag: "gathering",
    gathering: view(Gathering, id, record),
    settled: settledAmong(dispositions, stored)
  } satisfies GatheringSubject
})

/** Each once: what concerns two who were merged concerns one person. */
const namesAround = (
  members: ReadonlyArray<string>,
  around: ReadonlyMap<string, ReadonlyArray<string>>
): Iterable<string> =>
  members.length === 1
    ? (around.get(members[0]!) ?? [])
    : new Set(members.flatMap((member) => around.get(member) ?? []))

const subjectOf = (
  person: Person,
  around: ByKind,
  openingsThere: ReadonlyArray<View<typeof Opening>>,
  meetings: ReadonlyMap<string, Referred>
): ContactSubject => {
  const own = new Set<string>(person.members)
  const all = <E extends AnyEntity>(definition: E): ReadonlyArray<View<E>> => viewsOf(definition, around)
  const named = all(Interaction)
  const told = all(Opening)
  return {
    _tag: "contact",
    contact: person.contact,
    members: person.members,
    interactions: named.filter(
      ({ contact, attendees }) => (contact !== undefined && own.has(contact)) || attendees.some((id) => own.has(id))
    ),
    followUps: all(FollowUp),
    advice: all(Advice),
    pledges: all(Pledge),
    gatherings: all(Gathering),
    openings: [...told, ...openingsThere.filter(({ id }) => !told.some((other) => other.id === id))],
    referred: all(Contact).flatMap(({ id, referredBy }) =>
      referredBy !== undefined && own.has(referredBy) ? (meetings.get(id) ?? []) : []
    ),
    suggestions: named.flatMap(({ id, contact, suggested, happened, quiet }): ReadonlyArray<Suggestion> =>
      contact !== undefined && happened !== undefined && suggested.some((other) => own.has(other))
        ? [{ by: contact, interaction: id, happened, quiet }]
        : []
    ),
    settled: settledOf(around)
  }
}

/** Names of what concerns each of these contacts, as far as rules look at it. */
const namesOf = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const store = yield* EntityStore
  const out = new Map<string, ReadonlyArray<string>>()
  for (const id of ids) {
    const entries = yield* store.range(Index.of, ...exactly(`contact/${id}`))
    const names: Array<string> = []
    for (const { entity } of entries) if (isLookedAt(entity)) names.push(entity)
    if (names.length > 0) out.set(id, names)
  }
  return out
})

/** Openings at these people's companies, by the company as each of them has it. */
const openingsAt = Effect.fnUntraced(function* (people: Iterable<Person>) {
  const store = yield* EntityStore
  const out = new Map<string | undefined, ReadonlyArray<View<typeof Opening>>>()
  if ((yield* store.range(Index.openingAt, ...ALL_KEYS, { limit: 1 })).length === 0) return out
  for (const {
    contact: { company }
  } of people) {
    if (company === undefined || out.has(company)) continue
    const key = plain(company)
    const names = key === "" ? [] : (yield* store.range(Index.openingAt, ...exactly(key))).map(({ entity }) => entity)
    const found = viewsAmong(Opening, names, yield* store.get(names))
    out.set(
      company,
      found.filter((opening) => plain(opening.company ?? "") === key)
    )
  }
  return out
})

/** The first meeting held with each contact among `names`: those whom somebody referred. */
const firstMeetings = Effect.fnUntraced(function* (stored: Stored, names: ReadonlyArray<string>) {
  const store = yield* EntityStore
  const out = new Map<string, Referred>()
  for (const name of new Set(names.filter((each) => isNameOf(Contact, each)))) {
    if (stored.get(name)?.record.registers.has("deleted") === true) continue
    const { id } = kindAndId(name)
    const around = (yield* store.range(Index.of, ...exactly(name))).map(({ entity }) => entity)
    const held = viewsAmong(Interaction, around, yield* store.get(around)).flatMap((met): ReadonlyArray<Referred> =>
      met.kind === "meeting" && met.contact === id && (met.state ?? "held") === "held" && isMoment(met.happened)
        ? [{ contact: EntityId.make(id), interaction: met.id, happened: met.happened, quiet: met.quiet }]
        : []
    )
    const first = held.toSorted((a, b) =>
      a.happened < b.happened ? -1 : a.happened > b.happened ? 1 : a.interaction < b.interaction ? -1 : 1
    )[0]
    if (first !== undefined) out.set(id, first)
  }
  return out
})

const isMoment = (text: string | undefined): text is string => text !== undefined && parseMoment(text) !== undefined
