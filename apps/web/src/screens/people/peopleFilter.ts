/** How the list of people is narrowed down: kept while the app is open, so that going back finds the list as it was left. */
import { createStore } from "solid-js/store"
import type { Writable } from "../../app/Writable.ts"
import type { PeopleFilter } from "../../log/PeopleIndex.ts"
import type { PeopleFacets } from "../../log/people.ts"

export type Facet = keyof PeopleFacets

/** In the order in which they stand. */
export const facets: ReadonlyArray<Facet> = ["stage", "tag", "company", "relation", "owner"]

/** Rows to begin with, and how many more each time the end comes near. */
export const PAGE = 60

export interface PeopleShown extends Readonly<Record<Facet, string>> {
  readonly query: string
  readonly count: number
  /** How far it was scrolled down. */
  readonly top: number
}

const nothing = { query: "", stage: "", tag: "", company: "", relation: "", owner: "", count: PAGE, top: 0 }

export const [shown, setShown] = createStore<Writable<PeopleShown>>({ ...nothing })

export const narrow = (change: Partial<PeopleShown>): void => setShown({ ...change, count: PAGE, top: 0 })

/** What is asked of the worker. */
export const asked = () => {
  const { query, count } = shown
  const set = Object.fromEntries(facets.filter((facet) => shown[facet] !== "").map((facet) => [facet, shown[facet]]))
  return { ...(set as Omit<PeopleFilter, "query"> & { readonly stage?: never }), query, count }
}

export const isNarrowed = (): boolean => shown.query !== "" || facets.some((facet) => shown[facet] !== "")

export const showEverybody = (): void => narrow(nothing)
