/** A table in memory whose rows and columns are things of their own, so that tests can sort and move them and still tell which is which. */
import { isoToSerial } from "../../src/engine/serialDay.ts"
import { type Cell, type CellEdit, type Edit, ID_TAG, type NewCell, type Table } from "../../src/Sheet.ts"

export interface GridColumn {
  heading: string
  tag?: string
  hidden?: true
}

export interface GridCell {
  readonly value: Cell["value"]
  readonly formula?: string
  readonly isDate?: true
  readonly note?: string
  /** Shows the value at this place among the lookups of its row's id. */
  readonly lookup?: number
}

/** Its cells by the column that they stand in. */
export type GridRow = Map<GridColumn, GridCell>

export class Grid {
  columns: Array<GridColumn>
  rows: Array<GridRow>
  lookups = new Map<string, ReadonlyArray<string>>()
  lastWrite: { readonly id: string; readonly found: Table } | undefined

  constructor(headings: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>) {
    this.columns = headings.map((heading) => ({ heading }))
    this.rows = rows.map((cells) => this.rowOf(cells))
  }

  rowOf(cells: ReadonlyArray<string>): GridRow {
    return new Map(
      cells.flatMap((text, index) => (text === "" ? [] : [[this.columns[index]!, { value: text }] as const]))
    )
  }

  table(): Table {
    const rows = this.rows.map((row) => trimmed(this.columns.map((column) => this.cellOf(row, column))))
    while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop()
    return {
      columns: this.columns.map(({ heading, tag }) => ({ heading, ...(tag === undefined ? {} : { tag }) })),
      rows
    }
  }

  textAt(row: GridRow, column: GridColumn): string {
    return this.cellOf(row, column)?.shown ?? ""
  }

  /** Whether every place that it names is there; else nothing is done. */
  write(edit: Edit): boolean {
    const before = this.table()
    const width = this.columns.length
    const isThere = ({ row, column }: CellEdit): boolean => row < this.rows.length && column < width
    if (!edit.tags.every(({ column }) => column < width)) return false
    if (!edit.cells.every(isThere) || !edit.append.every((cells) => cells.length <= width)) return false
    for (const { row, column, cell, note } of edit.cells) this.put(this.rows[row]!, this.columns[column]!, cell, note)
    this.rows.length = before.rows.length
    for (const cells of edit.append) {
      const row: GridRow = new Map()
      cells.forEach((cell, column) => this.put(row, this.columns[column]!, cell, undefined))
      this.rows.push(row)
    }
    for (const { column, tag } of edit.tags) {
      if (tag === "") delete this.columns[column]!.tag
      else this.columns[column]!.tag = tag
    }
    for (const { heading, tag, hidden } of edit.columns)
      this.columns.push({ heading, tag, ...(hidden ? { hidden } : {}) })
    for (const [id, values] of edit.lookups) {
      if (values === undefined) this.lookups.delete(id)
      else this.lookups.set(id, values)
    }
    this.lastWrite = { id: edit.id, found: before }
    return true
  }

  private put(row: GridRow, column: GridColumn, cell: NewCell | undefined, note: string | undefined): void {
    const before = row.get(column)
    const { note: kept, ...next } = cell === undefined ? (before ?? { value: "" }) : gridCell(cell)
    const noted = note ?? before?.note ?? kept ?? ""
    if (next.value === "" && next.formula === undefined && next.lookup === undefined && noted === "") row.delete(column)
    else row.set(column, { ...next, ...(noted === "" ? {} : { note: noted }) })
  }

  private cellOf(row: GridRow, column: GridColumn): Cell | undefined {
    const cell = row.get(column)
    if (cell === undefined) return undefined
    const { lookup, ...rest } = cell
    if (lookup === undefined) return { ...rest, shown: String(cell.value) }
    const own = this.columns.find(({ tag }) => tag === ID_TAG)
    const id = own === undefined ? "" : String(row.get(own)?.value ?? "")
    const value = this.lookups.get(id)?.[lookup] ?? ""
    return { ...rest, value, shown: value, formula: `LOOKUP(${lookup})` }
  }
}

const gridCell = (cell: NewCell): GridCell => {
  switch (cell._tag) {
    case "Text":
      return { value: cell.text }
    case "Day":
      return { value: isoToSerial(cell.iso), isDate: true }
    case "Lookup":
      return { value: "", lookup: cell.nth }
    case "Empty":
      return { value: "" }
    case "Again": {
      const { value, formula, isDate } = cell.cell
      const lookup = formula === undefined ? null : /^LOOKUP\((\d+)\)$/.exec(formula)
      if (lookup !== null) return { value: "", lookup: Number(lookup[1]) }
      return { value, ...(formula === undefined ? {} : { formula }), ...(isDate ? { isDate } : {}) }
    }
  }
}

const trimmed = <A>(cells: ReadonlyArray<A | undefined>): ReadonlyArray<A | undefined> => {
  let length = cells.length
  while (length > 0 && cells[length - 1] === undefined) length--
  return cells.slice(0, length)
}
