/**
 * How rows of cells under a header become contacts, or what else a table lists: what a CSV file, a workbook and an
 * online sheet have in common.
 */
import type { Row } from "@kith/core/domain/SourceRecord"

export type Refused = Extract<Row, { readonly _tag: "Refused" }>
export type ReadRow = Exclude<Row, Refused>

export interface Layout<A = ReadRow> {
  /** The id and the source of the formats that have this layout. */
  readonly id: string
  readonly source: string
  /** How sure it is, from 0 to 1, that this row is its header; 0: it is none. */
  readonly match: (cells: ReadonlyArray<string>) => number
  /** The table has no headings: the first row that `match` accepts is one of its rows. */
  readonly headless?: boolean
  /** A reading of one table with this header. */
  readonly open: (header: ReadonlyArray<string>) => TableReading<A>
}

export interface TableReading<A = ReadRow> {
  /** The row at `line`; undefined for a blank one. Cells that are missing at the end are empty. */
  readonly read: (cells: ReadonlyArray<string>, line: number) => A | Refused | undefined
  /** The newest date that the table has given of itself so far, `YYYY-MM-DD`. */
  readonly asOf: () => string | undefined
}

export const isBlank = (cells: ReadonlyArray<string>): boolean => {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false
  return true
}
