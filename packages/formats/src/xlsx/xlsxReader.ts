/** A workbook's rows under a layout: which sheet has people, where its header is, and what its cells say. */
import type { RefusedWhy } from "@kith/core/domain/SourceRecord"
import { FormatError, LIMITS, type Limits } from "../Format.ts"
import { isBlank, type Layout, type ReadRow, type Refused, type TableReading } from "../table/Layout.ts"
import { type CellContext, cellText } from "./cellText.ts"
import { mergedDown, MergedRows } from "./mergedCells.ts"
import { readingPart } from "./partReading.ts"
import { type SheetRow, sheetRowsSink, widthOf } from "./SheetRows.ts"
import { numberKinds, openWorkbook, sharedStrings, type Workbook, type WorksheetPart } from "./Workbook.ts"
import { WORKBOOK_LIMITS, type WorkbookLimits, XlsxFault } from "./XlsxFault.ts"

/** A header further down than this is none. */
const ROWS_BEFORE_HEADER = 200
/** Columns without a heading, beside those that have one, from which values are still taken. */
const UNHEADED_COLUMNS = 512

export interface WorkbookReading<A> {
  /** Rows in pieces; throws `FormatError`. */
  readonly rows: Generator<ReadonlyArray<A | Refused>>
  /** As `TableReading.asOf`; final when the rows are through. */
  readonly asOf: () => string | undefined
}

export type XlsxLimits = Limits & WorkbookLimits

export const XLSX_LIMITS: XlsxLimits = { ...LIMITS, ...WORKBOOK_LIMITS }

export interface ReadXlsxOptions {
  readonly limits?: XlsxLimits
  /** The sheet to read, by its name; else the one that is surest to have the layout's header. */
  readonly sheet?: string
}

/** The row read last, which a fault is said to be behind. */
interface Progress {
  row: number
}

/** Reads a whole workbook, whose bytes are at hand; beside them, the texts its cells share are all that is held. */
export const readXlsx = <A = ReadRow>(
  id: string,
  layout: Layout<A>,
  bytes: Uint8Array,
  { limits = XLSX_LIMITS, sheet: only }: ReadXlsxOptions = {}
): WorkbookReading<A> => {
  let reading: TableReading<A> | undefined
  function* rows(): Generator<ReadonlyArray<A | Refused>> {
    const progress: Progress = { row: 1 }
    try {
      const book = openWorkbook(bytes, limits)
      const context = contextOf(book, limits)
      const sheet =
        only === undefined
          ? peopleSheet(book, context, layout, limits, progress)
          : book.sheets.find(({ name }) => name === only)
      if (sheet === undefined) throw notThis(id)
      const under = new RowsUnder(id, layout, context, limits)
      const merged = new MergedRows(mergedDown(book.zip, sheet.entry, book.budget))
      for (const batch of sheetRows(book, sheet, limits, progress, (width) => (under.width = width))) {
        for (const found of batch) under.add(found, merged)
        reading = under.reading
        const read = under.take()
        if (read.length > 0) yield read
      }
    } catch (error) {
      throw error instanceof XlsxFault ? formatError(id, error, progress.row, limits) : error
    }
  }
  return { rows: rows(), asOf: () => reading?.asOf() }
}

/** How sure the layout is that a sheet of these is its own: the surest row of each sheet's first ones. Throws `XlsxFault`. */
export const xlsxMatch = (layout: Pick<Layout<never>, "match">, bytes: Uint8Array): number =>
  Math.max(0, ...firstRowsOf(bytes).flatMap(({ rows }) => rows.map(layout.match)))

const contextOf = (book: Workbook, limits: XlsxLimits): CellContext => ({
  kindOf: numberKinds(book),
  strings: sharedStrings(book, limits),
  is1904: book.is1904
})

/** The sheet that is surest to have the layout's header; one that is hidden only when no other has it. */
const peopleSheet = (
  book: Workbook,
  context: CellContext,
  layout: Pick<Layout<never>, "match">,
  limits: XlsxLimits,
  progress: Progress
): WorksheetPart | undefined => {
  for (const hidden of [false, true]) {
    let best: { readonly sheet: WorksheetPart; readonly sure: number } | undefined
    for (const sheet of book.sheets) {
      if (sheet.hidden !== hidden) continue
      const sure = matchOf(book, sheet, context, layout, limits, progress)
      if (sure > (best?.sure ?? 0)) best = { sheet, sure }
    }
    if (best !== undefined) return best.sheet
  }
  return undefined
}

const matchOf = (
  book: Workbook,
  sheet: WorksheetPart,
  context: CellContext,
  layout: Pick<Layout<never>, "match">,
  limits: XlsxLimits,
  progress: Progress
): number => {
  let sure = 0
  let looked = 0
  for (const batch of sheetRows(book, sheet, limits, progress)) {
    for (const row of batch) {
      sure = Math.max(sure, layout.match(textsOf(row, context)))
      if (++looked > ROWS_BEFORE_HEADER || sure === 1) return sure
    }
  }
  return sure
}

/** The rows of a sheet that have something in them, in pieces. */
function* sheetRows(
  book: Workbook,
  sheet: WorksheetPart,
  limits: XlsxLimits,
  progress: Progress,
  width?: (width: number) => void
): Generator<ReadonlyArray<SheetRow>> {
  let rows: Array<SheetRow> = []
  const sink = sheetRowsSink(
    { blanks: false, row: limits.row, columns: limits.columns },
    (row) => {
      progress.row = row.row
      if (row.cells.length > 0 || row.fault !== undefined) rows.push(row)
    },
    (element, attributes) => {
      if (element === "dimension") width?.(widthOf(attributes) ?? 0)
    }
  )
  for (const _ of readingPart(book.zip, sheet.entry, book.budget, sink)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

const textsOf = ({ cells }: SheetRow, context: CellContext): Array<string> => {
  const texts: Array<string> = []
  for (const cell of cells) {
    while (texts.length < cell.column) texts.push("")
    texts[cell.column] = cellText(cell, context)
  }
  return texts
}

/** Finds the header among a sheet's rows, and reads those below it. */
class RowsUnder<A> {
  reading: TableReading<A> | undefined
  /** Columns that the sheet says it has. */
  width = 0
  private looked = 0
  private count = 0
  private read: Array<A | Refused> = []

  private readonly id: string
  private readonly layout: Layout<A>
  private readonly context: CellContext
  private readonly limits: XlsxLimits

  constructor(id: string, layout: Layout<A>, context: CellContext, limits: XlsxLimits) {
    this.id = id
    this.layout = layout
    this.context = context
    this.limits = limits
  }

  add(row: SheetRow, merged: MergedRows): void {
    const cells = textsOf(row, this.context)
    // A row that is merged into others and has nothing of its own is none.
    if (!isBlank(cells)) merged.fill(row.row, cells)
    if (this.reading === undefined) return this.lookForHeader(cells, row)
    this.readRow(cells, row)
  }

  take(): ReadonlyArray<A | Refused> {
    const { read } = this
    this.read = []
    return read
  }

  private lookForHeader(cells: Array<string>, row: SheetRow): void {
    if (this.layout.match(cells) > 0) {
      // Beside the headings there may be values, which have no name but their column's letters.
      const width = Math.max(cells.length, Math.min(this.width, cells.length + UNHEADED_COLUMNS))
      this.width = width
      this.reading = this.layout.open([...cells, ...Array.from({ length: width - cells.length }, () => "")])
      if (this.layout.headless === true) this.readRow(cells, row)
    } else if (++this.looked > ROWS_BEFORE_HEADER) throw notThis(this.id)
  }

  private readRow(cells: ReadonlyArray<string>, { row, fault }: SheetRow): void {
    const why = fault ?? this.faultOf(cells)
    const read = why === undefined ? this.reading!.read(cells, row) : ({ _tag: "Refused", line: row, why } as const)
    if (read === undefined) return
    if (++this.count > this.limits.rows) throw tooLarge(this.id, "rows", this.limits.rows)
    this.read.push(read)
  }

  private faultOf(cells: ReadonlyArray<string>): RefusedWhy | undefined {
    let length = 0
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!
      if (cell === "") continue
      length += cell.length
      if (cell.length > this.limits.cell) return "cellTooLarge"
      if (at >= this.width && cell.trim() !== "") return "tooManyColumns"
      if (cell.includes("\0")) return "controlCharacters"
    }
    return length > this.limits.row ? "rowTooLarge" : undefined
  }
}

const notThis = (id: string): FormatError => new FormatError({ format: id, reason: { _tag: "NotThisFormat" } })

const tooLarge = (id: string, limit: "bytes" | "rows", allowed: number): FormatError =>
  new FormatError({ format: id, reason: { _tag: "TooLarge", limit, allowed } })

/** The first rows of each sheet, as texts; no more than a header may stand below. Throws `XlsxFault`. */
export const firstRowsOf = (
  bytes: Uint8Array,
  limits: XlsxLimits = XLSX_LIMITS
): ReadonlyArray<{ readonly sheet: WorksheetPart; readonly rows: ReadonlyArray<ReadonlyArray<string>> }> => {
  const book = openWorkbook(bytes, limits)
  const context = contextOf(book, limits)
  return book.sheets.map((sheet) => {
    const rows: Array<ReadonlyArray<string>> = []
    for (const batch of sheetRows(book, sheet, limits, { row: 1 })) {
      for (const row of batch) if (rows.length <= ROWS_BEFORE_HEADER) rows.push(textsOf(row, context))
      if (rows.length > ROWS_BEFORE_HEADER) break
    }
    return { sheet, rows }
  })
}

/** `why` of a `Broken` workbook is `XlsxFault.why`. */
export const formatError = (id: string, fault: XlsxFault, row: number, limits: XlsxLimits): FormatError => {
  if (fault.why === "notAWorkbook") return notThis(id)
  if (fault.why === "tooLarge") return tooLarge(id, "bytes", limits.unpacked)
  return new FormatError({ format: id, reason: { _tag: "Broken", line: row, why: fault.why } })
}
