/** How rows of cells under a header become contacts: what a CSV file, a workbook and an online sheet have in common. */
import type { Row } from "@kith/core/domain/SourceRecord"

export interface Layout {
  /** The id and the source of the formats that have this layout. */
  readonly id: string
  readonly source: string
  /** How sure it is, from 0 to 1, that this row is its header; 0: it is none. */
  readonly match: (cells: ReadonlyArray<string>) => number
  /** A reading of one table with this header. */
  readonly open: (header: ReadonlyArray<string>) => TableReading
}

export interface TableReading {
  /** The row at `line`; undefined for a blank one. Cells that are missing at the end are empty. */
  readonly read: (cells: ReadonlyArray<string>, line: number) => Row | undefined
  /** The newest date that the table has given of itself so far, `YYYY-MM-DD`. */
  readonly asOf: () => string | undefined
}

export const isBlank = (cells: ReadonlyArray<string>): boolean => {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false
  return true
}
