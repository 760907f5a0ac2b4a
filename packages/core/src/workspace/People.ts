/** Reading people: by id, by what somebody typed, all in order, and what was recorded with them. */
import * as Effect from "effect/Effect"
import { type AnyEntity, kindAndId, view } from "../domain/declare/Entity.ts"
import { type Person, personOf } from "../domain/identity/Person.ts"
import { isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import { plain } from "../domain/words/plain.ts"
import { EntityStore, type RangeOptions } from "./EntityStore.ts"
import { ALL_KEYS, componentOf, exactly, membersOf, startingWith } from "./Identity.ts"
import { Index, linkSlug, words } from "./IndexNames.ts"
import { viewsAmong } from "./viewsAmong.ts"

/** The person that a contact's id stands for; `undefined` where there is none. Deleted people are found too. */
export const person = Effect.fnUntraced(function* (id: string) {
  const members = yield* componentOf(id)
  return personOf(members, yield* (yield* EntityStore).get(members.map((member) => `contact/${member}`)))
})

/** Many at once, each once; for lists. */
export const people = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const store = yield* EntityStore
  const groups = new Map<string, ReadonlyArray<string>>()
  for (const members of (yield* membersOf(ids)).values()) groups.set(members[0]!, members)
  const records = yield* store.get([...groups.values()].flat().map((id) => `contact/${id}`))
  return [...groups.values()].flatMap((members) => personOf(members, records) ?? [])
})

/** People by every id that they go by. */
export const peopleById = Effect.fnUntraced(function* (ids: Iterable<string>) {
  const found = yield* people([...new Set(ids)])
  return new Map<string, Person>(found.flatMap((one) => one.members.map((member) => [member, one] as const)))
})

/** Everybody, by family name; a page at a time where `limit` says so. */
export const everybody = Effect.fnUntraced(function* (options: RangeOptions = {}) {
  const entries = yield* (yield* EntityStore).range(Index.contact, ...ALL_KEYS, options)
  return (yield* people(entries.map(({ entity }) => kindAndId(entity).id))).filter(({ deleted }) => !deleted)
})

/** How many matches are looked at: somebody who types one letter is still typing. */
const MATCHES = 500

/**
 * People whom these words fit, the best first: an id or the start of one, an e-mail address, a LinkedIn
 * address, or the beginnings of words of their name and company, in any order and without accents.
 */
export const find = Effect.fn("People.find")(function* (query: string) {
  const store = yield* EntityStore
  const typed = query.trim()
  const byKey = [
    ...(yield* store.range(Index.email, ...exactly(typed.toLowerCase()))),
    ...(typed.includes("/") ? yield* store.range(Index.link, ...exactly(linkSlug(typed))) : [])
  ]
  if (byKey.length > 0) return yield* people(idsIn(byKey))
  const wanted = words(typed)
  if (wanted.length === 0) return []
  const longest = wanted.toSorted((a, b) => b.length - a.length)[0]!
  const candidates = idsIn(yield* store.range(Index.word, ...startingWith(longest), { limit: MATCHES }))
  const named = (yield* people(candidates))
    .filter((one) => !one.deleted && wanted.every((word) => haystack(one).some((hay) => hay.startsWith(word))))
    .map((one) => ({ one, score: score(one, typed, wanted) }))
    .toSorted((a, b) => b.score - a.score || compareText(a.one.contact.name ?? "", b.one.contact.name ?? ""))
  const best = named.filter(({ score }) => score >= NAMED)
  const byId = wanted.length === 1 && /^[0-9a-z]{2,}$/.test(typed) ? yield* peopleByIdPrefix(typed) : []
  if (byId.length > 0 && best.length === 0) return byId
  return named.map(({ one }) => one)
})

/** The one person meant, or all that it could be: an exact name beats names that only begin so, and a name beats a company. */
export const resolve = Effect.fn("People.resolve")(function* (query: string) {
  const found = yield* find(query)
  if (found.length < 2) return found
  const wanted = words(query)
  const scored = found.map((one) => ({ one, score: score(one, query, wanted) }))
  const top = Math.max(...scored.map(({ score }) => score))
  return top === 0 ? found : scored.filter(({ score }) => score === top).map(({ one }) => one)
})

const EXACT = 4
const WHOLE_WORDS = 3
const NAMED = 2
const COMPANY_ONLY = 1

const score = ({ contact }: Person, typed: string, wanted: ReadonlyArray<string>): number => {
  const name = contact.name ?? ""
  if (plain(name) === plain(typed)) return EXACT
  const own = words(`${name} ${contact.givenName ?? ""} ${contact.familyName ?? ""}`)
  if (wanted.every((word) => own.includes(word))) return WHOLE_WORDS
  return wanted.every((word) => own.some((hay) => hay.startsWith(word))) ? NAMED : COMPANY_ONLY
}

const haystack = ({ contact }: Person): ReadonlyArray<string> =>
  words([contact.name, contact.givenName, contact.familyName, contact.company].filter(Boolean).join(" "))

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const idsIn = (entries: ReadonlyArray<{ readonly entity: string }>): ReadonlyArray<string> => [
  ...new Set(entries.map(({ entity }) => kindAndId(entity)).flatMap(({ kind, id }) => (kind === "contact" ? [id] : [])))
]

const peopleByIdPrefix = Effect.fnUntraced(function* (prefix: string) {
  const names = yield* (yield* EntityStore).names(`contact/${prefix}`, MATCHES)
  return yield* people(names.map((name) => kindAndId(name).id))
})

/** One entity; `undefined` where nothing is there or it is deleted. */
export const get = Effect.fnUntraced(function* <E extends AnyEntity>(definition: E, id: string) {
  const name = `${definition.name}/${id}`
  const record = (yield* (yield* EntityStore).get([name])).get(name)?.record
  if (record === undefined || isEmptyRecord(record) || record.registers.has("deleted")) return undefined
  return view(definition, id, record)
})

/** All entities of one kind that an index names under one key: those that concern a contact, or all of a small kind. */
export const under = Effect.fnUntraced(function* <E extends AnyEntity>(
  definition: E,
  index: typeof Index.of | typeof Index.kind,
  key: string
) {
  const store = yield* EntityStore
  const names = (yield* store.range(index, ...exactly(key)))
    .map(({ entity }) => entity)
    .filter((name) => name.startsWith(`${definition.name}/`))
  return viewsAmong(definition, names, yield* store.get(names))
})
