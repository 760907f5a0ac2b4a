/** The list of people: searched, narrowed down, a page at a time; and what it can be narrowed by. */
import * as Effect from "effect/Effect"
import { Relation, Stage } from "@kith/core/domain/entities/Contact"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { directory } from "./Directory.ts"
import type { LogSession } from "./Method.ts"
import type { Listed, PeopleFilter } from "./PeopleIndex.ts"

export interface PeopleAsked extends PeopleFilter {
  readonly stage?: Stage | undefined
  /** How many rows are wanted, from the first. */
  readonly count: number
}

export interface PersonRow {
  readonly id: string
  readonly name: string
  /** "Analyst, RBC"; empty where neither is known. */
  readonly about: string
  /** Under which letter they stand; absent where the list is not by name. */
  readonly letter: string | undefined
}

export interface PeoplePage {
  readonly rows: ReadonlyArray<PersonRow>
  /** How many fit. */
  readonly total: number
  /** How many there are. */
  readonly all: number
}

export const people = Effect.fnUntraced(function* (session: LogSession, { count, stage, ...filter }: PeopleAsked) {
  const known = yield* directory
  let found = known.index.search(filter)
  if (stage !== undefined) {
    const stages = yield* known.stagesOf(
      found.map(({ id }) => id),
      session.onProgress
    )
    found = found.filter(({ id }) => stages.get(id) === stage)
  }
  const byName = (filter.query ?? "").trim() === ""
  return {
    rows: found.slice(0, count).map((one) => rowOf(one, byName)),
    total: found.length,
    all: known.index.size
  } satisfies PeoplePage
})

export interface PersonFound {
  readonly id: string
  readonly name: string
  readonly about: string
}

/** The likeliest people for what was typed so far: for pickers. */
export const searchPeople = Effect.fnUntraced(function* (
  _session: LogSession,
  { query, count }: { readonly query: string; readonly count: number }
) {
  const found = (yield* directory).index.search({ query })
  return found.slice(0, count).map(({ id, name, ...one }): PersonFound => ({ id, name, about: aboutOf(one) }))
})

/** Where things stand with each of these people, in words; asked apart from the list, which need not wait for it. */
export const peopleStages = Effect.fnUntraced(function* (
  { lang }: LogSession,
  { ids }: { readonly ids: ReadonlyArray<string> }
) {
  const stages = yield* (yield* directory).stagesOf(ids)
  return ids.map((id) => ({ id, stage: recordWords[lang].stages[stages.get(id) ?? "found"] }))
})

export interface Choice {
  readonly value: string
  readonly said: string
  /** How many have it; absent where that is not counted. */
  readonly count?: number
}

export interface PeopleFacets {
  readonly stage: ReadonlyArray<Choice>
  readonly tag: ReadonlyArray<Choice>
  readonly company: ReadonlyArray<Choice>
  readonly relation: ReadonlyArray<Choice>
  /** Of a club's log; empty where nobody is looked after by anybody. */
  readonly owner: ReadonlyArray<Choice>
}

/** Longer lists nobody reads through; the search finds companies too. */
const LONGEST = 40

export const peopleFacets = Effect.fnUntraced(function* ({ lang }: LogSession, _: undefined) {
  const { index } = yield* directory
  const say = recordWords[lang]
  const ownWords = (field: "tags" | "company" | "owner"): ReadonlyArray<Choice> =>
    index
      .valuesOf(field)
      .slice(0, LONGEST)
      .map(({ value, count }) => ({ value, said: value, count }))
  const known = new Map(index.valuesOf("relation").map(({ value, count }) => [value, count]))
  return {
    stage: Stage.literals.map((value) => ({ value, said: say.stages[value] })),
    tag: ownWords("tags"),
    company: ownWords("company"),
    relation: Relation.literals.flatMap((value) =>
      known.has(value) ? [{ value, said: say.relations[value], count: known.get(value)! }] : []
    ),
    owner: ownWords("owner")
  } satisfies PeopleFacets
})

const rowOf = (one: Listed, byName: boolean): PersonRow => ({
  id: one.id,
  name: one.name,
  about: aboutOf(one),
  letter: byName ? one.letter : undefined
})

export const aboutOf = ({
  position,
  company
}: {
  readonly position?: string | undefined
  readonly company?: string | undefined
}): string => [position, company].filter(Boolean).join(", ")
