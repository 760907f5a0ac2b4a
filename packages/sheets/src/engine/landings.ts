/** Where the cells of a write have landed, by the table that it found: for looking after it (`heal.ts`), and between two pieces. */
import type { PeekedAt, NewCell, Table } from "../Sheet.ts"
import { sameCell } from "./cellText.ts"
import { isColumn, moveMarks, Rows } from "./places.ts"
import type { PendingCell, PendingWrite } from "./Remembered.ts"

export interface Landed {
  readonly id: string
  readonly key: string
  readonly text: string
}

export interface Wrong {
  readonly row: number
  readonly column: number
  readonly written: NewCell | undefined
  readonly note: string | undefined
  /** A restoring cell, which is owed still. */
  readonly owed?: PendingCell
}

/** A new row whose cells stand under other columns than they were meant for; or that another write has added as well. */
export interface Misappended {
  readonly row: number
  readonly cells: ReadonlyArray<NewCell>
  readonly isTwice: boolean
}

/**
 * What a write did, by a part of what it found (`placesToPeekAt`): undefined unless all of it landed where it was meant, and a
 * part is enough to tell.
 */
export const landedWhole = (
  write: PendingWrite,
  found: Table,
  idAt: number | undefined
): { readonly landed: ReadonlyArray<Landed>; readonly cellsOut: number } | undefined => {
  const { wrong, misappended, wrongTags, landed, cellsOut } = landings(write, found, idAt, false)
  return wrong.length + misappended.length + wrongTags.length === 0 ? { landed, cellsOut } : undefined
}

/** What `landedWhole` has to see: the cells, and all of the rows that have no id to be known by. */
export const placesToPeekAt = ({ cells }: PendingWrite): PeekedAt => ({
  cells: cells.map(({ row, column }) => ({ row, column })),
  rows: [...new Set(cells.flatMap(({ row, rowMark }) => (rowMark.id === undefined ? [row] : [])))]
})

/** @param isWhole whether `found` is all that the write found */
export const landings = (write: PendingWrite, found: Table, idAt: number | undefined, isWhole = true) => {
  const landed: Array<Landed> = []
  const wrong: Array<Wrong> = []
  let cellsOut = 0
  const rowsFound = new Rows(found, idAt, isWhole)
  const inFound = moveMarks(write.columns, found.columns)
  for (const cell of write.cells) {
    const there = found.rows[cell.row]
    const isRight =
      rowsFound.isMarked(cell.row, inFound(cell.rowMark), cell.column) &&
      isColumn(found.columns[cell.column], cell.columnMark) &&
      sameCell(there?.[cell.column], cell.was) &&
      (there?.[cell.column]?.note ?? "") === (cell.was?.note ?? "")
    const owed = cell.restores ? { owed: cell } : {}
    if (!isRight) wrong.push({ row: cell.row, column: cell.column, written: cell.cell, note: cell.note, ...owed })
    else if (cell.cell !== undefined) cellsOut++
    if (isRight && cell.agrees !== undefined) landed.push(cell.agrees)
  }
  const appended: Array<string> = []
  const misappended: Array<Misappended> = []
  write.appended.forEach(({ id, cells, texts }, index) => {
    // A write that came late may find that another one has done it already.
    const isTwice = rowsFound.has(id)
    const isRight =
      !isTwice && cells.every((cell, at) => cell._tag === "Empty" || isColumn(found.columns[at], write.columns[at]!))
    if (isRight) {
      appended.push(id)
      cellsOut += cells.filter(({ _tag }) => _tag !== "Empty").length
      for (const [key, text] of Object.entries(texts)) landed.push({ id, key, text })
    } else misappended.push({ row: found.rows.length + index, cells, isTwice })
  })
  const wrongTags = write.tags.filter(
    ({ column, tag }) => tag !== "" && !isColumn(found.columns[column], write.columns[column]!)
  )
  return { landed, appended, cellsOut, wrong, misappended, wrongTags }
}
