/**
 * Looking after a write: what it found tells where each of its cells landed and what stood there. What landed right is
 * agreed on; where it landed on something else, or on what somebody had typed in the meantime, that is put back, and the
 * next plan starts from there.
 */
import type { Cell, Column, NewCell, Reading, Table } from "../Sheet.ts"
import { cellText, holds, isBlank, sameCell } from "./cellText.ts"
import { type Landed, landings, type Misappended, type Wrong } from "./landings.ts"
import { columnIn, columnsIn, isColumn, markOf, moveMarks, RowFinder, Rows } from "./places.ts"
import type { ColumnMark, Covered, PendingCell, PendingWrite } from "./Remembered.ts"

export interface Healing {
  readonly landed: ReadonlyArray<Landed>
  /** Ids of appended rows that stand as they were meant. */
  readonly appended: ReadonlyArray<string>
  readonly cellsOut: number
  readonly restores: ReadonlyArray<PendingCell>
  /** Tags that landed on another column, and what was that column's. */
  readonly tags: ReadonlyArray<{ readonly column: number; readonly tag: string }>
  /** What people had typed, and stood where the write went wrong. */
  readonly covered: ReadonlyArray<Covered>
  /** What was to be put back, and whose column nobody can find any more: it may stand in a row where it does not belong. */
  readonly homeless: ReadonlyArray<Covered>
}

/** @param idAt finds the id column of a table */
export const heal = (write: PendingWrite, now: Reading, idAt: (table: Table) => number | undefined): Healing => {
  const found = now.lastWrite!.found
  const { wrong, misappended, wrongTags, ...right } = landings(write, found, idAt(found))
  const tags = wrongTags.flatMap(({ column, tag }) => {
    const at = now.columns.findIndex((each) => each.tag === tag)
    return at === -1 ? [] : [{ column: at, tag: found.columns[column]?.tag ?? "" }]
  })
  return { ...right, tags, ...restoring(write, wrong, misappended, now, idAt) }
}

/**
 * First what each wrong cell covered is put back, where it has gone since; then what was owed before is done on that.
 * Both at once: every cell is written once, to what it is to be in the end.
 */
const restoring = (
  write: PendingWrite,
  wrong: ReadonlyArray<Wrong>,
  misappended: ReadonlyArray<Misappended>,
  now: Reading,
  idAt: (table: Table) => number | undefined
): Pick<Healing, "restores" | "covered" | "homeless"> => {
  const covered: Array<Covered> = []
  const homeless: Array<Covered> = []
  if (wrong.length + misappended.length === 0) return { restores: [], covered, homeless }
  const found = now.lastWrite!.found
  const after = afterWrite(found, write)
  const finder = new RowFinder(after, now, idAt(found), idAt(now))
  const columnNow = columnsIn(after, now)
  const mending = new Mending(now, idAt(now))
  for (const { row, column, written, note } of wrong) {
    const stood = found.rows[row]?.[column]
    if (written !== undefined && stood !== undefined && stood.formula === undefined && !isBlank(stood)) {
      covered.push({ column: found.columns[column]?.heading ?? "", text: cellText(stood) })
    }
    const atColumn = columnNow(column)
    const cellIn = (index: number) => (atColumn === undefined ? undefined : now.rows[index]?.[atColumn])
    const isIt = (index: number): boolean => written === undefined || holds(cellIn(index), written)
    const atRow = finder.find(row, isIt).find(isIt)
    // Somebody has written over it since, or has taken its row or column away.
    if (atRow === undefined || atColumn === undefined) continue
    if (written !== undefined) mending.set(atRow, atColumn, stood)
    if (note !== undefined && (cellIn(atRow)?.note ?? "") === note) mending.note(atRow, atColumn, stood?.note ?? "")
  }
  const inNow = moveMarks(write.columns, now.columns)
  const undone = new Rows(mending.table(), idAt(now))
  for (const { owed } of wrong) {
    if (owed?.cell === undefined) continue
    const cell = owed.cell._tag === "Again" ? owed.cell.cell : undefined
    const before = found.columns.findIndex((each) => isColumn(each, owed.columnMark))
    const column = before === -1 ? placeOf(now.columns, owed.columnMark) : columnNow(before)
    if (column === undefined) {
      if (!isBlank(cell)) homeless.push({ column: owed.columnMark.heading, text: cellText(cell) })
      continue
    }
    const rows = undone.marked(inNow(owed.rowMark), column)
    const row = rows.find((index) => sameCell(mending.at(index, column), owed.was))
    if (row !== undefined) mending.set(row, column, cell)
  }
  for (const one of misappended) {
    for (const row of finder.find(one.row).slice(0, 1)) {
      one.cells.forEach((written, column) => {
        const at = columnNow(column)
        if (at !== undefined && written._tag !== "Empty" && holds(now.rows[row]?.[at], written))
          mending.set(row, at, undefined)
      })
      if (one.isTwice) continue
      one.cells.forEach((written, column) => {
        const at = columnIn(write.columns, now.columns, column)
        if (at !== undefined && isBlank(mending.at(row, at))) mending.set(row, at, asWritten(written))
      })
    }
  }
  return { restores: mending.cells(), covered, homeless }
}

const placeOf = (columns: ReadonlyArray<Column>, mark: ColumnMark): number | undefined => {
  const at = columns.findIndex((each) => isColumn(each, mark))
  return at === -1 ? undefined : at
}

/** Cells on their way to what they are to be. */
class Mending {
  private readonly now: Table
  private readonly rows: Rows
  private readonly mended = new Map<
    string,
    { row: number; column: number; cell?: Cell | undefined; note?: string; isSet: boolean }
  >()

  constructor(now: Table, idAt: number | undefined) {
    this.now = now
    this.rows = new Rows(now, idAt)
  }

  at(row: number, column: number): Cell | undefined {
    const mended = this.mended.get(`${row} ${column}`)
    return mended?.isSet === true ? mended.cell : this.now.rows[row]?.[column]
  }

  /** As it is to be. */
  table(): Table {
    const rows = this.now.rows.map((row) => [...row])
    for (const { row, column, cell, isSet } of this.mended.values()) {
      if (!isSet) continue
      while (rows[row]!.length <= column) rows[row]!.push(undefined)
      rows[row]![column] = cell
    }
    return { columns: this.now.columns, rows }
  }

  /** Beyond the last column nothing stands, and nothing is to stand. */
  set(row: number, column: number, cell: Cell | undefined): void {
    if (column >= this.now.columns.length) return
    this.mended.set(`${row} ${column}`, { ...this.mended.get(`${row} ${column}`), row, column, cell, isSet: true })
  }

  note(row: number, column: number, note: string): void {
    this.mended.set(`${row} ${column}`, { isSet: false, ...this.mended.get(`${row} ${column}`), row, column, note })
  }

  cells(): ReadonlyArray<PendingCell> {
    return [...this.mended.values()].flatMap(({ row, column, cell, note, isSet }) => {
      const was = this.now.rows[row]?.[column]
      const isSame = !isSet || sameCell(was, cell)
      if (isSame && (note ?? was?.note ?? "") === (was?.note ?? "")) return []
      return [
        {
          row,
          column,
          rowMark: this.rows.mark(row, column),
          columnMark: markOf(this.now.columns[column]!),
          was: was ?? null,
          restores: true as const,
          ...(isSame
            ? {}
            : { cell: isBlank(cell) ? ({ _tag: "Empty" } as const) : ({ _tag: "Again", cell: cell! } as const) }),
          ...(note === undefined ? {} : { note })
        }
      ]
    })
  }
}

/** The table just after the write, as far as texts go. */
const afterWrite = (found: Table, write: PendingWrite): Table => {
  const rows = found.rows.map((row) => [...row])
  for (const { row, column, cell } of write.cells) {
    if (cell === undefined) continue
    while (rows.length <= row) rows.push([])
    rows[row]![column] = asWritten(cell)
  }
  const height = found.rows.length
  write.appended.forEach(({ cells }, index) => {
    rows[height + index] = cells.map(asWritten)
  })
  return { columns: found.columns, rows }
}

const asWritten = (cell: NewCell): Cell | undefined => {
  switch (cell._tag) {
    case "Text":
      return { value: cell.text, shown: cell.text }
    case "Day":
      return { value: cell.iso, shown: cell.iso }
    case "Again":
      return cell.cell
    case "Lookup":
    case "Empty":
      return undefined
  }
}
