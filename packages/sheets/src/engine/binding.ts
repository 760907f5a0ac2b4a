/** Which column of a table is which: by the tag that the connector put on it, else by its heading in either language. */
import { headingKey } from "@kith/formats/table/headings"
import type { Column, Table } from "../Sheet.ts"
import { cellText } from "./cellText.ts"
import { columnsByKey, type SharedColumn } from "./sharedColumns.ts"

export interface Binding {
  /** Where each of the connection's columns stands; absent: it is not there. */
  readonly at: ReadonlyMap<string, number>
  /** Columns whose tag says one thing and whose heading names another of ours. */
  readonly swapped: ReadonlyArray<string>
}

/** `byHeading`: the headings of tagged columns have the last word, since somebody has said so. */
export const bind = (
  columns: ReadonlyArray<Column>,
  wanted: ReadonlyArray<SharedColumn>,
  byHeading = false
): Binding => {
  const keys = new Set(wanted.map(({ key }) => key))
  const at = new Map<string, number>()
  const swapped: Array<string> = []
  const meant = columns.map(({ heading }) => {
    const key = byHeadingKey(wanted).get(headingKey(heading))
    return key !== undefined && keys.has(key) ? key : undefined
  })
  columns.forEach(({ tag }, index) => {
    if (tag === undefined || !keys.has(tag) || at.has(tag)) return
    const named = meant[index]
    if (byHeading && named !== undefined && named !== tag) return
    at.set(tag, index)
  })
  const taken = new Set(at.values())
  meant.forEach((key, index) => {
    if (key === undefined || at.has(key) || taken.has(index)) return
    at.set(key, index)
    taken.add(index)
  })
  for (const [key, index] of at) {
    const named = meant[index]
    if (named !== undefined && named !== key && at.has(named) && !sameName(key, named)) swapped.push(key)
  }
  return { at, swapped }
}

/** A heading that two of our columns may have names neither against the other. */
const sameName = (one: string, other: string): boolean => {
  const names = (key: string) => {
    const { headings } = columnsByKey.get(key)!
    return new Set([...headings.en, ...headings.fr].map(headingKey))
  }
  const others = names(other)
  return [...names(one)].some((name) => others.has(name))
}

const cache = new WeakMap<ReadonlyArray<SharedColumn>, ReadonlyMap<string, string>>()

const byHeadingKey = (wanted: ReadonlyArray<SharedColumn>): ReadonlyMap<string, string> => {
  let map = cache.get(wanted)
  if (map === undefined) {
    const entries = wanted.flatMap(({ key, headings }) =>
      [...headings.en, ...headings.fr].map((heading) => [headingKey(heading), key] as const)
    )
    // The first of two columns that may be called alike.
    cache.set(wanted, (map = new Map(entries.toReversed())))
  }
  return map
}

/** The row ids that stand in a table. */
export const idsIn = (table: Table, wanted: ReadonlyArray<SharedColumn>): ReadonlyArray<string> => {
  const at = bind(table.columns, wanted).at.get("id")
  return at === undefined ? [] : table.rows.flatMap((row) => cellText(row[at]).trim() || [])
}
