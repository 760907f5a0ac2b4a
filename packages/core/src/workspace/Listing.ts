/** People narrowed down by what is known of them, each with where things stand: what lists show. */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import { foldCase } from "../domain/declare/Plain.ts"
import type { Relation, Stage } from "../domain/entities/Contact.ts"
import type { Person } from "../domain/identity/Person.ts"
import { stageOf } from "../domain/rules/stageOf.ts"
import { plain } from "../domain/words/plain.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS, countPeople, exactly, startingWith } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { people } from "./People.ts"
import { calendar } from "./Settings.ts"
import { contactSubjects } from "./Subjects.ts"

export interface Filter {
  /** With each of these labels. */
  readonly tags?: ReadonlyArray<string>
  /** At a company whose name begins so, accents and case aside. */
  readonly company?: string | undefined
  readonly stage?: Stage | undefined
  readonly relation?: Relation | undefined
}

/** Everybody whom each part of the filter fits, by family name and name; and how many people there are in all. */
export const peopleLike = Effect.fn("Listing.peopleLike")(function* (filter: Filter) {
  const store = yield* EntityStore
  const tagged: Array<ReadonlySet<string>> = []
  for (const tag of filter.tags ?? []) {
    tagged.push(new Set((yield* store.range(Index.tag, ...exactly(foldCase(tag)))).map(({ entity }) => entity)))
  }
  if (filter.company !== undefined) {
    const entries = yield* store.range(Index.company, ...startingWith(plain(filter.company)))
    tagged.push(new Set(entries.map(({ entity }) => entity)))
  }
  const everybody = (yield* store.range(Index.contact, ...ALL_KEYS)).map(({ entity }) => entity)
  const left = everybody.filter((name) => tagged.every((names) => names.has(name)))
  const found = (yield* people(left.map((name) => kindAndId(name).id))).filter(
    ({ deleted, contact }) => !deleted && (filter.relation === undefined || contact.relation === filter.relation)
  )
  const all = yield* countPeople(everybody.map((name) => kindAndId(name).id))
  if (filter.stage === undefined) return { found, all }
  const stages = yield* stagesOf(found)
  return { found: found.filter(({ id }) => stages.get(id) === filter.stage), all }
})

/** Where things stand with each of them. */
export const stagesOf = Effect.fn("Listing.stagesOf")(function* (whom: ReadonlyArray<Person>) {
  const working = yield* calendar
  const subjects = yield* contactSubjects(whom.map(({ id }) => id))
  return new Map<string, Stage>(
    whom.map(({ id, contact }) => [id, stageOf(subjects.get(id) ?? { contact, interactions: [] }, working).stage])
  )
})
