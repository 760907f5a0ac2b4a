/**
 * Which column was which in the table that a write found. A copy of cells carries no tags; they are worked out from what the
 * writer had read before, what stands there now, and the copied header row. For the layer's readings; pure.
 */
import type { Cell, Column } from "../Sheet.ts"
import type { WriteMark } from "./connectorTabs.ts"

type Rows = ReadonlyArray<ReadonlyArray<Cell | undefined>>

export interface NowTable {
  readonly columns: ReadonlyArray<Column>
  readonly rows: Rows
}

/** The found table's columns. */
export const foundTags = (
  headings: ReadonlyArray<string>,
  width: number,
  rows: Rows,
  before: Pick<WriteMark, "headings" | "tags">,
  now: NowTable
): ReadonlyArray<Column> => {
  const found = Array.from({ length: width }, (_, index) => headings[index] ?? "")
  const tagged = found.map((heading): { heading: string; tag?: string } => ({ heading }))
  const same = (other: ReadonlyArray<string>): boolean =>
    trimmedLength(found) === trimmedLength(other) && other.every((heading, index) => heading === (found[index] ?? ""))
  // Nobody had touched the header since it was read: by far the usual case.
  if (same(before.headings)) {
    for (const [tag, column] of before.tags) if (tagged[column] !== undefined) tagged[column].tag = tag
    return tagged
  }
  const tagsNow = now.columns.flatMap(({ tag, heading }, column) =>
    tag === undefined ? [] : [{ tag, heading, column }]
  )
  // What happened, happened before the write: as they stand now, they stood then.
  if (same(now.columns.map(({ heading }) => heading))) {
    for (const { tag, column } of tagsNow) if (tagged[column] !== undefined) tagged[column].tag = tag
    return tagged
  }
  for (const [tag, columnBefore] of before.tags) {
    const after = tagsNow.find((column) => column.tag === tag)
    const candidates = [before.headings[columnBefore], after?.heading].flatMap((heading) => {
      const column = heading === undefined || heading === "" ? -1 : found.indexOf(heading)
      return column >= 0 && found.lastIndexOf(heading!) === column && tagged[column]!.tag === undefined ? [column] : []
    })
    // Renamed to what another was called: the cells tell.
    const likest = candidates.length < 2 || after === undefined ? candidates[0] : likestTo(after.column, candidates)
    if (likest !== undefined) tagged[likest]!.tag = tag
  }
  return tagged

  function likestTo(column: number, candidates: ReadonlyArray<number>): number {
    const texts = new Set(now.rows.map((row) => row[column]?.shown ?? ""))
    texts.delete("")
    const likeness = (candidate: number): number => rows.filter((row) => texts.has(row[candidate]?.shown ?? "")).length
    return candidates.reduce((best, candidate) => (likeness(candidate) > likeness(best) ? candidate : best))
  }
}

const trimmedLength = (headings: ReadonlyArray<string>): number => {
  let length = headings.length
  while (length > 0 && headings[length - 1] === "") length--
  return length
}
