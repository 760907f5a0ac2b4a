/**
 * Looking after a write: what it found tells where each of its cells landed and what stood there. What landed right is
 * agreed on; where it landed on something else, or on what somebody had typed in the meantime, that is put back, and the
 * next plan starts from there.
 */
import type { Cell, NewCell, Reading, Table } from "../Sheet.ts"
import { cellText, holds, isBlank, sameCell } from "./cellText.ts"
import { columnIn, isColumn, markOf, moveMarks, RowFinder, Rows } from "./places.ts"
import type { Covered, PendingCell, PendingWrite } from "./Remembered.ts"

export interface Landed {
  readonly id: string
  readonly key: string
  readonly text: string
}

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
}

interface Wrong {
  readonly row: number
  readonly column: number
  readonly written: NewCell | undefined
  readonly note: string | undefined
  /** A restoring cell, which is owed still. */
  readonly owed?: PendingCell
}

/** A new row whose cells stand under other columns than they were meant for; or that another write has added as well. */
interface Misappended {
  readonly row: number
  readonly cells: ReadonlyArray<NewCell>
  readonly isTwice: boolean
}

/** @param idAt finds the id column of a table */
export const heal = (write: PendingWrite, now: Reading, idAt: (table: Table) => number | undefined): Healing => {
  const found = now.lastWrite!.found
  const landed: Array<Landed> = []
  const wrong: Array<Wrong> = []
  let cellsOut = 0
  const rowsFound = new Rows(found, idAt(found))
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
  const tags = write.tags.flatMap(({ column, tag }) => {
    if (tag === "" || isColumn(found.columns[column], write.columns[column]!)) return []
    const at = now.columns.findIndex((each) => each.tag === tag)
    return at === -1 ? [] : [{ column: at, tag: found.columns[column]?.tag ?? "" }]
  })
  return { landed, appended, cellsOut, tags, ...restoring(write, wrong, misappended, now, idAt) }
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
): Pick<Healing, "restores" | "covered"> => {
  const covered: Array<Covered> = []
  if (wrong.length + misappended.length === 0) return { restores: [], covered }
  const found = now.lastWrite!.found
  const finder = new RowFinder(afterWrite(found, write), now, idAt(found), idAt(now))
  const mending = new Mending(now, idAt(now))
  for (const { row, column, written, note } of wrong) {
    const stood = found.rows[row]?.[column]
    if (written !== undefined && stood !== undefined && stood.formula === undefined && !isBlank(stood)) {
      covered.push({ column: found.columns[column]?.heading ?? "", text: cellText(stood) })
    }
    const atColumn = columnIn(found.columns, now.columns, column)
    const rows = finder.find(row)
    const cellIn = (index: number) => (atColumn === undefined ? undefined : now.rows[index]?.[atColumn])
    const atRow = rows.find((index) => written === undefined || holds(cellIn(index), written))
    // Somebody has written over it since, or has taken its row or column away.
    if (atRow === undefined || atColumn === undefined) continue
    if (written !== undefined) mending.set(atRow, atColumn, stood)
    if (note !== undefined && (cellIn(atRow)?.note ?? "") === note) mending.note(atRow, atColumn, stood?.note ?? "")
  }
  const inNow = moveMarks(write.columns, now.columns)
  const undone = new Rows(mending.table(), idAt(now))
  for (const { owed } of wrong) {
    if (owed?.cell === undefined) continue
    const column = now.columns.findIndex((each) => isColumn(each, owed.columnMark))
    const mark = inNow(owed.rowMark)
    const rows = column === -1 ? [] : undone.marked(mark, column)
    const row = rows.find((index) => sameCell(mending.at(index, column), owed.was))
    if (row !== undefined) mending.set(row, column, owed.cell._tag === "Again" ? owed.cell.cell : undefined)
  }
  for (const one of misappended) {
    for (const row of finder.find(one.row).slice(0, 1)) {
      one.cells.forEach((written, column) => {
        const at = columnIn(found.columns, now.columns, column)
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
  return { restores: mending.cells(), covered }
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
