/**
 * One spreadsheet of the test server: tabs, cells, formulas that follow what moves, metadata, protections; and what people and
 * programs do to them. Rows and columns count from 0, the header row included.
 */
import {
  asText,
  type Axis,
  type Cells,
  copiedBy,
  evaluate,
  followShift,
  type Formula,
  FormulaError,
  parseFormula,
  printFormula,
  type Shift,
  tabDeleted,
  tabDuplicated,
  type Tabs,
  type Value
} from "./formula.ts"
import { type NumberFormat, readTyped, show } from "./typedInput.ts"

export interface DocCell {
  readonly value?: string | number | boolean
  readonly formula?: Formula
  readonly note?: string
  readonly numberFormat?: NumberFormat
  readonly bold?: boolean
}

export interface Metadata {
  readonly metadataId: number
  readonly metadataKey: string
  readonly metadataValue: string
  readonly visibility: "DOCUMENT" | "PROJECT"
}

export interface Lane {
  /** Tells it from all others, wherever it is moved. */
  readonly serial: number
  hidden: boolean
  metadata: Array<Metadata>
}

export interface Range {
  readonly startRow: number
  readonly endRow: number
  readonly startColumn: number
  readonly endColumn: number
}

export interface Protection {
  readonly protectedRangeId: number
  /** Follows its cells like a reference. */
  range: Range
  readonly description: string
  readonly warningOnly: boolean
  /** Who may edit all the same. */
  readonly editors: ReadonlyArray<string>
}

export interface DocFilter {
  range: Range
  /** By column: the values that are not shown. */
  readonly hiddenValues: ReadonlyMap<number, ReadonlyArray<string>>
}

export interface DocTab {
  readonly sheetId: number
  title: string
  hidden: boolean
  rowCount: number
  columnCount: number
  frozenRowCount: number
  /** Up to the last that was ever written. */
  rows: Array<Array<DocCell | undefined>>
  columns: Array<Lane>
  /** Metadata of rows, by row. */
  rowMetadata: Map<number, Array<Metadata>>
  metadata: Array<Metadata>
  protections: Array<Protection>
  filter: DocFilter | undefined
  merges: Array<Range>
}

const MAX_CELLS = 10_000_000
export const MAX_CELL_CHARS = 50_000
export const MAX_METADATA_CHARS = 30_000

/** As the API words it. */
export class Refusal extends Error {
  readonly status: number
  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}

export class SpreadsheetDoc {
  readonly id: string
  title: string
  locale: string
  tabs: Array<DocTab> = []
  metadata: Array<Metadata> = []
  /** Who may do what; service accounts and people alike, by address. */
  readonly access = new Map<string, "owner" | "editor" | "viewer">()
  /** An Excel file, unconverted. */
  isOfficeFile = false
  /** What copies of columns and tabs take along: nobody wrote it down, so tests try both. */
  duplicatesCopyMetadata = true

  constructor(id: string, title: string, locale = "en_CA") {
    this.id = id
    this.title = title
    this.locale = locale
  }

  /** A copy that shares the cells, which never change. */
  fork(): SpreadsheetDoc {
    const fork = new SpreadsheetDoc(this.id, this.title, this.locale)
    fork.tabs = this.tabs.map(copyTab)
    fork.metadata = [...this.metadata]
    fork.isOfficeFile = this.isOfficeFile
    fork.duplicatesCopyMetadata = this.duplicatesCopyMetadata
    for (const [who, role] of this.access) fork.access.set(who, role)
    return fork
  }

  become(fork: SpreadsheetDoc): void {
    this.title = fork.title
    this.tabs = fork.tabs
    this.metadata = fork.metadata
    this.formulas.clear()
    this.values = undefined
  }

  tab(sheetId: number): DocTab {
    const tab = this.tabs.find((tab) => tab.sheetId === sheetId)
    if (tab === undefined) throw new Refusal(`No grid with id: ${sheetId}`)
    return tab
  }

  tabNamed(title: string): DocTab {
    const tab = this.tabs.find((tab) => tab.title === title)
    if (tab === undefined) throw new Refusal(`Unable to parse range: ${title}`)
    return tab
  }

  addTab(
    title: string,
    options: Partial<Pick<DocTab, "sheetId" | "hidden" | "rowCount" | "columnCount" | "frozenRowCount">> = {}
  ): DocTab {
    if (this.tabs.some((tab) => tab.title.toLowerCase() === title.toLowerCase()))
      throw new Refusal(`A sheet with the name "${title}" already exists. Please enter another name.`)
    const sheetId = options.sheetId ?? this.freeId()
    if (this.tabs.some((tab) => tab.sheetId === sheetId)) throw new Refusal(`Sheet with id ${sheetId} already exists.`)
    const { hidden = false, rowCount = 1000, columnCount = 26, frozenRowCount = 0 } = options
    const tab: DocTab = {
      sheetId,
      title,
      hidden,
      rowCount,
      columnCount,
      frozenRowCount,
      rows: [],
      columns: Array.from({ length: columnCount }, newLane),
      rowMetadata: new Map(),
      metadata: [],
      protections: [],
      filter: undefined,
      merges: []
    }
    this.tabs.push(tab)
    this.formulas.clear()
    this.checkSize()
    return tab
  }

  renameTab(sheetId: number, title: string): void {
    this.tab(sheetId).title = title
    this.formulas.clear()
    this.values = undefined
  }

  deleteTab(sheetId: number): void {
    const tab = this.tab(sheetId)
    if (this.tabs.length === 1) throw new Refusal("You can't remove all the sheets in a document.")
    this.tabs = this.tabs.filter((other) => other !== tab)
    this.mapFormulas((formula) => tabDeleted(formula, sheetId))
  }

  duplicateTab(sheetId: number, title: string): DocTab {
    const from = this.tab(sheetId)
    const to = copyTab(from)
    const copy: DocTab = { ...to, sheetId: this.freeId(), title }
    const keep = this.duplicatesCopyMetadata
    const fresh = (metadata: ReadonlyArray<Metadata>): Array<Metadata> =>
      keep ? metadata.map((item) => ({ ...item, metadataId: this.freeMetadataId() })) : []
    this.tabs.push(copy)
    copy.metadata = fresh(copy.metadata)
    for (const lane of copy.columns) lane.metadata = fresh(lane.metadata)
    copy.rowMetadata = new Map()
    copy.rows = copy.rows.map((row) =>
      row.map((cell) =>
        cell?.formula === undefined ? cell : { ...cell, formula: tabDuplicated(cell.formula, sheetId, copy.sheetId) }
      )
    )
    this.checkSize()
    return copy
  }

  cell(tab: DocTab, row: number, column: number): DocCell | undefined {
    return tab.rows[row]?.[column]
  }

  put(tab: DocTab, row: number, column: number, cell: DocCell | undefined): void {
    while (tab.rows.length <= row) tab.rows.push([])
    tab.rows[row]![column] = cell !== undefined && Object.keys(cell).length > 0 ? cell : undefined
    this.values = undefined
  }

  /** As a person types. An empty text clears the cell, and leaves its format and note. */
  type(sheetId: number, row: number, column: number, text: string): void {
    const tab = this.tab(sheetId)
    this.grow(tab, row + 1, column + 1)
    const { value: _, formula: __, ...kept } = this.cell(tab, row, column) ?? {}
    if (text === "") this.put(tab, row, column, kept)
    else if (text.startsWith("=") && text.length > 1)
      this.put(tab, row, column, { ...kept, formula: this.formulaOf(text) })
    else {
      const { value, numberFormat } = readTyped(text, kept.numberFormat)
      this.put(tab, row, column, { ...kept, value, ...(numberFormat === undefined ? {} : { numberFormat }) })
    }
  }

  formulaOf(text: string): Formula {
    const interned = this.formulas.get(text)
    if (interned !== undefined) return interned
    const formula = parseFormula(text, this.names())
    this.formulas.set(text, formula)
    return formula
  }

  textOfFormula(formula: Formula): string {
    return printFormula(formula, this.names())
  }

  insert(sheetId: number, axis: Axis, at: number, count: number): void {
    const tab = this.tab(sheetId)
    if (axis === "row") {
      if (at < tab.rows.length) tab.rows.splice(at, 0, ...Array.from({ length: count }, () => []))
      tab.rowCount += count
    } else {
      for (const row of tab.rows) if (row.length > at) row.splice(at, 0, ...new Array<undefined>(count))
      tab.columns.splice(at, 0, ...Array.from({ length: count }, newLane))
      tab.columnCount += count
    }
    this.checkSize()
    this.follow({ tab: sheetId, axis, to: (index) => (index >= at ? index + count : index), count })
  }

  delete(sheetId: number, axis: Axis, at: number, count: number): void {
    const tab = this.tab(sheetId)
    if (axis === "row") {
      tab.rows.splice(at, count)
      tab.rowCount -= count
    } else {
      for (const row of tab.rows) row.splice(at, count)
      tab.columns.splice(at, count)
      tab.columnCount -= count
    }
    this.follow({
      tab: sheetId,
      axis,
      to: (index) => (index < at ? index : index < at + count ? undefined : index - count),
      count
    })
  }

  /** `to` counts before the move, as the API has it. */
  move(sheetId: number, axis: Axis, from: number, count: number, to: number): void {
    const tab = this.tab(sheetId)
    const target = to > from ? to - count : to
    if (axis === "row") {
      while (tab.rows.length < Math.max(from + count, to)) tab.rows.push([])
      tab.rows.splice(target, 0, ...tab.rows.splice(from, count))
    } else {
      for (const row of tab.rows) {
        while (row.length < Math.max(from + count, to)) row.push(undefined)
        row.splice(target, 0, ...row.splice(from, count))
      }
      tab.columns.splice(target, 0, ...tab.columns.splice(from, count))
    }
    const order = Array.from({ length: axis === "row" ? tab.rowCount : tab.columnCount }, (_, index) => index)
    order.splice(target, 0, ...order.splice(from, count))
    const places = new Map(order.map((index, place) => [index, place]))
    this.follow({ tab: sheetId, axis, to: (index) => places.get(index) ?? index, count })
  }

  /**
   * Rows of the range by a column's values: numbers, texts case apart, empty cells last. Formulas are rewritten as if copied
   * to where their row goes. What stands outside the range's columns, row metadata among it, stays.
   */
  sort(sheetId: number, range: Range, column: number, descending = false): void {
    const tab = this.tab(sheetId)
    const key = (row: number): Value => this.valueAt(sheetId, row, column)
    const last = Math.min(range.endRow, Math.max(tab.rows.length, range.startRow))
    const rows = Array.from({ length: last - range.startRow }, (_, index) => range.startRow + index)
    const keys = new Map(rows.map((row) => [row, key(row)]))
    const sorted = rows.toSorted((a, b) => compareValues(keys.get(a), keys.get(b), descending))
    this.reorder(sheetId, range, sorted)
  }

  /** The range's rows in another order, as sorting moves them; `order` are the rows from above, by where they were. */
  reorder(sheetId: number, range: Range, order: ReadonlyArray<number>): void {
    const tab = this.tab(sheetId)
    const width = Math.min(range.endColumn, tab.columnCount)
    const moved = order.map((from, index) =>
      Array.from({ length: width - range.startColumn }, (_, offset) =>
        copied(this.cell(tab, from, range.startColumn + offset), range.startRow + index - from, 0)
      )
    )
    moved.forEach((cells, index) =>
      cells.forEach((cell, offset) => this.put(tab, range.startRow + index, range.startColumn + offset, cell))
    )
  }

  /** All of what a cell holds, formulas going along. Rows that a filter hides are left out, as in the real one. */
  copy(from: DocTab, range: Range, to: DocTab, atRow: number, atColumn: number): void {
    const hidden = this.hiddenRows(from)
    const rows: Array<number> = []
    for (let row = range.startRow; row < Math.min(range.endRow, from.rows.length); row++)
      if (!hidden.has(row)) rows.push(row)
    const width = Math.min(range.endColumn, from.columnCount) - range.startColumn
    const cells = rows.map((row) =>
      Array.from({ length: width }, (_, offset) => this.cell(from, row, range.startColumn + offset))
    )
    const used = Math.max(0, ...cells.map((row) => row.findLastIndex((cell) => cell !== undefined) + 1))
    if (atRow + rows.length > to.rowCount || atColumn + used > to.columnCount)
      throw new Refusal(
        `Range (${to.title}) exceeds grid limits. Max rows: ${to.rowCount}, max columns: ${to.columnCount}`
      )
    cells.forEach((row, index) =>
      row
        .slice(0, used)
        .forEach((cell, offset) =>
          this.put(
            to,
            atRow + index,
            atColumn + offset,
            copied(cell, atRow + index - rows[index]!, atColumn - range.startColumn)
          )
        )
    )
  }

  /** What its filter hides. */
  hiddenRows(tab: DocTab): ReadonlySet<number> {
    const { filter } = tab
    const hidden = new Set<number>()
    if (filter === undefined || filter.hiddenValues.size === 0) return hidden
    for (let row = filter.range.startRow + 1; row < Math.min(filter.range.endRow, tab.rows.length); row++)
      for (const [column, values] of filter.hiddenValues)
        if (values.includes(this.shown(tab, row, column))) hidden.add(row)
    return hidden
  }

  /** Makes the tab at least so large, as typing and pasting at its edge do. */
  grow(tab: DocTab, rows: number, columns: number): void {
    tab.rowCount = Math.max(tab.rowCount, rows)
    while (tab.columnCount < columns) {
      tab.columns.push(newLane())
      tab.columnCount++
    }
    this.checkSize()
  }

  /** The row behind the last that holds a value or a formula. */
  endOf(tab: DocTab): number {
    return (
      tab.rows.findLastIndex((row) => row.some((cell) => cell?.value !== undefined || cell?.formula !== undefined)) + 1
    )
  }

  valueAt(sheetId: number, row: number, column: number): Value {
    const tab = this.tabs.find((tab) => tab.sheetId === sheetId)
    const cell = tab === undefined ? undefined : this.cell(tab, row, column)
    if (cell?.formula === undefined) return cell?.value
    this.values ??= new Map()
    const place = `${sheetId} ${row} ${column}`
    if (this.values.has(place)) return this.values.get(place)
    // A formula that leads back to itself.
    this.values.set(place, new FormulaError("#REF!"))
    const value = evaluate(cell.formula, { tab: sheetId, row, column }, this.cells)
    this.values.set(place, value)
    return value
  }

  shown(tab: DocTab, row: number, column: number): string {
    const value = this.valueAt(tab.sheetId, row, column)
    if (value === undefined || value instanceof FormulaError) return asText(value)
    return show(value, this.cell(tab, row, column)?.numberFormat)
  }

  /** Wherever metadata is kept. */
  metadataLists(): ReadonlyArray<{
    readonly list: Array<Metadata>
    readonly tab?: DocTab
    readonly column?: number
    readonly row?: number
  }> {
    return [
      { list: this.metadata },
      ...this.tabs.flatMap((tab) => [
        { list: tab.metadata, tab },
        ...tab.columns.map(({ metadata }, column) => ({ list: metadata, tab, column })),
        ...[...tab.rowMetadata].map(([row, list]) => ({ list, tab, row }))
      ])
    ]
  }

  freeMetadataId(): number {
    const taken = new Set(this.metadataLists().flatMap(({ list }) => list.map(({ metadataId }) => metadataId)))
    let id = taken.size + 1
    while (taken.has(id)) id++
    return id
  }

  checkSize(): void {
    const cells = this.tabs.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0)
    if (cells > MAX_CELLS)
      throw new Refusal(
        `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`
      )
  }

  private values: Map<string, Value> | undefined
  private readonly formulas = new Map<string, Formula>()

  private readonly cells: Cells = {
    valueAt: (tab, row, column) => this.valueAt(tab, row, column),
    rowsOf: (tab) => this.tabs.find(({ sheetId }) => sheetId === tab)?.rows.length ?? 0,
    find: (tab, column, key) => {
      const rows = this.tabs.find(({ sheetId }) => sheetId === tab)?.rows ?? []
      const wanted = asText(key).toLowerCase()
      // Kept on the value map's lifetime: ten thousand lookups in one column are one pass.
      this.values ??= new Map()
      const built = `${tab} ${column} index`
      if (!this.values.has(built)) {
        this.values.set(built, true)
        rows.forEach((_, row) => {
          const text = asText(this.valueAt(tab, row, column)).toLowerCase()
          const place = `${tab} ${column} ${text} index`
          if (text !== "" && !this.values!.has(place)) this.values!.set(place, row)
        })
      }
      return this.values.get(`${tab} ${column} ${wanted} index`) as number | undefined
    }
  }

  private names(): Tabs {
    return {
      idOf: (title) => this.tabs.find((tab) => tab.title.toLowerCase() === title.toLowerCase())?.sheetId,
      titleOf: (id) => this.tabs.find(({ sheetId }) => sheetId === id)?.title,
      commas: !/^(fr|de|es|it|pt|nl|tr|pl)/.test(this.locale)
    }
  }

  private freeId(): number {
    let id = this.tabs.length === 0 ? 0 : 1000 + this.tabs.length
    while (this.tabs.some(({ sheetId }) => sheetId === id)) id++
    return id
  }

  private mapFormulas(change: (formula: Formula, tab: DocTab) => Formula): void {
    for (const tab of this.tabs) {
      const done = new Map<Formula, Formula>()
      for (const row of tab.rows)
        row.forEach((cell, column) => {
          if (cell?.formula === undefined) return
          const next = done.get(cell.formula) ?? change(cell.formula, tab)
          done.set(cell.formula, next)
          if (next !== cell.formula) row[column] = { ...cell, formula: next }
        })
    }
    // Texts now mean other cells.
    this.formulas.clear()
    this.values = undefined
  }

  private follow(shift: Shift): void {
    this.mapFormulas((formula, tab) => followShift(formula, tab.sheetId, shift))
    const tab = this.tab(shift.tab)
    if (shift.axis === "row") {
      // Row metadata goes with its row, and dies with it.
      tab.rowMetadata = new Map(
        [...tab.rowMetadata].flatMap(([row, list]) => {
          const to = shift.to(row)
          return to === undefined ? [] : [[to, list] as const]
        })
      )
    }
    tab.protections = tab.protections.flatMap((protection) => {
      const range = followRange(protection.range, shift)
      return range === undefined ? [] : [{ ...protection, range }]
    })
    if (tab.filter !== undefined) {
      const range = followRange(tab.filter.range, shift)
      const hiddenValues = new Map(
        [...tab.filter.hiddenValues].flatMap(([column, values]) => {
          const to = shift.axis === "row" ? column : shift.to(column)
          return to === undefined ? [] : [[to, values] as const]
        })
      )
      tab.filter = range === undefined ? undefined : { range, hiddenValues }
    }
  }
}

let lanes = 0
const newLane = (): Lane => ({ serial: ++lanes, hidden: false, metadata: [] })

const copyTab = (tab: DocTab): DocTab => ({
  ...tab,
  rows: tab.rows.map((row) => row.slice()),
  columns: tab.columns.map((lane) => ({ ...lane, metadata: [...lane.metadata] })),
  rowMetadata: new Map([...tab.rowMetadata].map(([row, list]) => [row, [...list]])),
  metadata: [...tab.metadata],
  protections: [...tab.protections],
  merges: [...tab.merges]
})

const copied = (cell: DocCell | undefined, rows: number, columns: number): DocCell | undefined =>
  cell?.formula === undefined ? cell : { ...cell, formula: copiedBy(cell.formula, rows, columns) }

const followRange = (range: Range, { axis, to }: Shift): Range | undefined => {
  const [from, until] = axis === "row" ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn]
  if (until === Infinity && from === 0) return range
  let [first, last] = [from, Math.min(until, 100_000) - 1]
  while (first <= last && to(first) === undefined) first++
  while (last > first && to(last) === undefined) last--
  const [a, b] = [to(first), to(last)]
  if (first > last || a === undefined || b === undefined) return undefined
  const [start, end] = [Math.min(a, b), until === Infinity ? Infinity : Math.max(a, b) + 1]
  return axis === "row" ? { ...range, startRow: start, endRow: end } : { ...range, startColumn: start, endColumn: end }
}

const compareValues = (a: Value, b: Value, descending: boolean): number => {
  const [emptyA, emptyB] = [a === undefined || a === "", b === undefined || b === ""]
  if (emptyA || emptyB) return emptyA === emptyB ? 0 : emptyA ? 1 : -1
  const rank = (value: Value): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2)
  const order =
    rank(a) !== rank(b)
      ? rank(a) - rank(b)
      : typeof a === "number" && typeof b === "number"
        ? a - b
        : asText(a).toLowerCase() < asText(b).toLowerCase()
          ? -1
          : asText(a).toLowerCase() > asText(b).toLowerCase()
            ? 1
            : 0
  return descending ? -order : order
}
