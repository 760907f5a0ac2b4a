/** Which contacts are one person: the connected component of the links between them; its lowest id is canonical. */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import { elementsAt } from "../domain/merge/EntityRecord.ts"
import { EntityStore } from "./EntityStore.ts"
import { Index } from "./IndexNames.ts"

/** Every key of an index. */
export const ALL_KEYS = ["", "\u{10ffff}"] as const

/** Every key that starts so. */
export const startingWith = (prefix: string): readonly [string, string] => [prefix, `${prefix}\u{10ffff}`]

/** Exactly this key. */
export const exactly = (key: string): readonly [string, string] => [key, `${key}\u0000`]

/** The ids of everybody who is the same person as `id`, lowest first; `id` alone when nobody is linked. */
export const componentOf = Effect.fnUntraced(function* (id: string) {
  return (yield* componentsOf([id])).get(id)!
})

/** The same of several, who are read together. */
const componentsOf = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const store = yield* EntityStore
  const links = new Map<string, ReadonlyArray<string>>()
  for (let next = [...new Set(ids)]; next.length > 0;) {
    const stored = yield* store.get(next.map((id) => `contact/${id}`))
    for (const id of next) {
      const record = stored.get(`contact/${id}`)?.record
      links.set(id, [
        ...(record === undefined ? [] : elementsAt(record, "sameAs").keys()),
        ...(yield* store.range(Index.same, ...exactly(id))).map(({ entity }) => kindAndId(entity).id)
      ])
    }
    next = [...new Set([...links.values()].flat())].filter((id) => !links.has(id))
  }
  return new Map(ids.map((id) => [id, reachedFrom(id, links)] as const))
})

const reachedFrom = (id: string, links: ReadonlyMap<string, ReadonlyArray<string>>): ReadonlyArray<string> => {
  const found = new Set([id])
  for (const one of found) for (const other of links.get(one) ?? []) found.add(other)
  return [...found].sort()
}

/** Whether any two contacts were ever merged: where not, everybody is themselves, and no look-up is needed. */
export const anybodyMerged = Effect.gen(function* () {
  const store = yield* EntityStore
  return (yield* store.range(Index.same, ...ALL_KEYS, { limit: 1 })).length > 0
})

/** From so many on, reading every link there is takes less than looking each of them up. */
const MANY = 50

/** For each of these ids, everybody who is the same person, as `componentOf` says. */
export const membersOf = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const out = new Map<string, ReadonlyArray<string>>()
  if (!(yield* anybodyMerged)) for (const id of ids) out.set(id, [id])
  else if (ids.length < MANY) return yield* componentsOf(ids)
  else {
    const groups = yield* linkedGroups
    for (const id of ids) out.set(id, groups.get(id) ?? [id])
  }
  return out
})

/** How many people these contacts are. */
export const countPeople = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  return new Set([...(yield* membersOf(ids)).values()].map(([lowest]) => lowest)).size
})

/** Whoever is linked to anybody, by id, with all whom the links hold together, lowest first. */
const linkedGroups = Effect.gen(function* () {
  const groups = new Map<string, ReadonlyArray<string>>()
  for (const { key, entity } of yield* (yield* EntityStore).range(Index.same, ...ALL_KEYS)) {
    const { id } = kindAndId(entity)
    const joined = [...new Set([...(groups.get(id) ?? [id]), ...(groups.get(key) ?? [key])])].sort()
    for (const member of joined) groups.set(member, joined)
  }
  return groups
})
