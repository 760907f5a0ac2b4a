/**
 * The crowd's table as a tab of a Google spreadsheet: what people do to the one is done to the other with the spreadsheet's own
 * inserting, deleting, moving and sorting, and what the connector writes there is brought back. For the crowd's simulation.
 */
import { columnName } from "../../src/google/a1.ts"
import { KEYS, LOOKUPS_TITLE } from "../../src/google/connectorTabs.ts"
import { ownLookup } from "../../src/google/lookupFormula.ts"
import { ID_TAG } from "../../src/Sheet.ts"
import type { Grid, GridCell, GridColumn, GridRow } from "../grid/Grid.ts"
import type { DocCell, DocTab, SpreadsheetDoc } from "./SpreadsheetDoc.ts"

export class GridMirror {
  private readonly grid: Grid
  private readonly doc: SpreadsheetDoc
  private readonly sheetId: number
  private columns: Array<GridColumn> = []
  private rows: Array<GridRow> = []
  /** The cells as they were when both were last alike. */
  private cells = new Map<GridRow, GridRow>()
  private bySerial = new Map<number, GridColumn>()

  constructor(grid: Grid, doc: SpreadsheetDoc, sheetId: number) {
    this.grid = grid
    this.doc = doc
    this.sheetId = sheetId
  }

  /** What people have done since. */
  toDoc(): void {
    const { grid, doc, sheetId } = this
    follow(this.columns, grid.columns, {
      remove: (at) => doc.delete(sheetId, "column", at, 1),
      insert: (at) => doc.insert(sheetId, "column", at, 1),
      move: (from, to) => doc.move(sheetId, "column", from, 1, to)
    })
    const gone = this.rows.filter((row) => !grid.rows.includes(row))
    for (const row of gone) {
      const at = this.rows.indexOf(row)
      doc.delete(sheetId, "row", at + 1, 1)
      this.rows.splice(at, 1)
    }
    for (const row of grid.rows) {
      if (this.rows.includes(row)) continue
      doc.insert(sheetId, "row", this.rows.length + 1, 1)
      this.rows.push(row)
    }
    const order = grid.rows.map((row) => this.rows.indexOf(row) + 1)
    if (order.some((from, index) => from !== index + 1))
      doc.reorder(sheetId, { startRow: 1, endRow: order.length + 1, startColumn: 0, endColumn: Infinity }, order)
    this.rows = [...grid.rows]
    const tab = this.tab
    grid.columns.forEach(({ heading }, column) => {
      if (heading !== (doc.cell(tab, 0, column)?.value ?? ""))
        doc.put(tab, 0, column, heading === "" ? undefined : { value: heading })
    })
    grid.rows.forEach((row, index) =>
      grid.columns.forEach((column, at) => {
        const cell = row.get(column)
        if (cell !== this.cells.get(row)?.get(column)) doc.put(tab, index + 1, at, cell && this.docCell(cell))
      })
    )
    this.remember()
  }

  /** What the connector has written. */
  toGrid(): void {
    const { grid, doc, tab } = this
    const width = tab.rows.reduce(
      (most, row) => Math.max(most, row.findLastIndex((cell) => cell !== undefined) + 1),
      grid.columns.length
    )
    grid.columns = tab.columns.slice(0, width).map(({ serial, metadata, hidden }, column) => {
      const known = this.bySerial.get(serial) ?? { heading: "" }
      known.heading = doc.shown(tab, 0, column)
      const tag = metadata.find(({ metadataKey }) => metadataKey === KEYS.column)?.metadataValue
      if (tag === undefined) delete known.tag
      else known.tag = tag
      if (hidden) known.hidden = true
      return known
    })
    while (grid.rows.length < doc.endOf(tab) - 1) grid.rows.push(new Map())
    grid.rows.forEach((row, index) =>
      grid.columns.forEach((column, at) => {
        const cell = this.gridCell(index + 1, at)
        if (JSON.stringify(cell) === JSON.stringify(comparable(row.get(column)))) return
        if (cell === undefined) row.delete(column)
        else row.set(column, cell)
      })
    )
    const kith = doc.tabs.find(({ title }) => title === LOOKUPS_TITLE)
    grid.lookups = new Map(
      (kith?.rows ?? []).flatMap((cells) => {
        const [id = "", ...values] = cells.map((cell) => String(cell?.value ?? ""))
        return id === "" ? [] : [[id, values] as const]
      })
    )
    this.columns = [...grid.columns]
    this.rows = [...grid.rows]
    this.remember()
  }

  /** Where the two show different things. */
  differences(): ReadonlyArray<string> {
    const { grid, doc, tab } = this
    return grid.rows.flatMap((row, index) =>
      grid.columns.flatMap((column, at) => {
        const [shown, meant] = [doc.shown(tab, index + 1, at), grid.textAt(row, column)]
        const isDate = row.get(column)?.isDate === true
        return shown === meant || isDate ? [] : [`${columnName(at)}${index + 2} shows ${shown}, not ${meant}`]
      })
    )
  }

  private get tab(): DocTab {
    return this.doc.tab(this.sheetId)
  }

  private remember(): void {
    this.cells = new Map(this.grid.rows.map((row) => [row, new Map(row)]))
    this.bySerial = new Map(this.columns.map((column, at) => [this.tab.columns[at]!.serial, column]))
  }

  private docCell(cell: GridCell): DocCell {
    const note = cell.note === undefined ? {} : { note: cell.note }
    if (cell.lookup !== undefined) return { formula: this.doc.formulaOf(this.lookup(cell.lookup)), ...note }
    if (cell.formula !== undefined) return { formula: this.doc.formulaOf(cell.formula), ...note }
    return {
      ...(cell.value === "" ? {} : { value: cell.value }),
      ...(cell.isDate ? { numberFormat: { type: "DATE", pattern: "yyyy-mm-dd" } as const } : {}),
      ...note
    }
  }

  /** As copied from another row, or brought back by undoing. */
  private lookup(nth: number): string {
    const at = this.grid.columns.findIndex(({ tag }) => tag === ID_TAG)
    const ids = at < 0 ? "#REF!" : `$${columnName(at)}:$${columnName(at)}`
    return `=IFERROR(VLOOKUP(INDEX(${ids};ROW());${LOOKUPS_TITLE}!$A:$Z;${nth + 2};0);"")`
  }

  private gridCell(row: number, column: number): GridCell | undefined {
    const { doc, tab } = this
    const cell = doc.cell(tab, row, column)
    if (cell === undefined || (cell.value === undefined && cell.formula === undefined && cell.note === undefined))
      return undefined
    const note = cell.note === undefined ? {} : { note: cell.note }
    if (cell.formula !== undefined) {
      const text = doc.textOfFormula(cell.formula)
      const own = ownLookup(text)
      // One that asks by a column of other things than ids shows nothing, whatever the crowd takes it for.
      const ids = this.grid.columns.findIndex(({ tag }) => tag === ID_TAG)
      const isDead = own !== undefined && (own.idColumn === undefined || (ids >= 0 && own.idColumn !== columnName(ids)))
      if (isDead) return "note" in note ? { value: "", ...note } : undefined
      if (own !== undefined) return { value: "", lookup: own.nth, ...note }
      return { value: doc.valueAt(tab.sheetId, row, column) as GridCell["value"], formula: text, ...note }
    }
    const isDate = typeof cell.value === "number" && cell.numberFormat?.type === "DATE"
    return { value: cell.value ?? "", ...(isDate ? { isDate } : {}), ...note }
  }
}

const comparable = (cell: GridCell | undefined): GridCell | undefined => {
  if (cell === undefined) return undefined
  const { value, formula, lookup, isDate, note } = cell
  const noted = note === undefined || note === "" ? {} : { note }
  if (lookup !== undefined) return { value: "", lookup, ...noted }
  if (formula !== undefined) return { value, formula, ...noted }
  return { value, ...(isDate ? { isDate } : {}), ...noted }
}

/** Turns `before` into `after`, step by step. */
const follow = <A>(
  before: Array<A>,
  after: ReadonlyArray<A>,
  steps: {
    readonly remove: (at: number) => void
    readonly insert: (at: number) => void
    readonly move: (from: number, to: number) => void
  }
): void => {
  for (let at = before.length - 1; at >= 0; at--) {
    if (after.includes(before[at]!)) continue
    steps.remove(at)
    before.splice(at, 1)
  }
  after.forEach((item, at) => {
    const from = before.indexOf(item)
    if (from === at) return
    if (from < 0) {
      steps.insert(at)
      before.splice(at, 0, item)
    } else {
      steps.move(from, at)
      before.splice(at, 0, ...before.splice(from, 1))
    }
  })
}
