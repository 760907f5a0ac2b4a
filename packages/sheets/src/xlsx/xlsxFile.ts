/** A workbook opened at the sheet that holds the table: what reading its cells and changing them in place are made of. */
import { kithSheetLayout } from "@kith/formats/kithSheet/layout"
import { type CellContext, cellText } from "@kith/formats/xlsx/cellText"
import { type SheetCell, type SheetRow } from "@kith/formats/xlsx/SheetRows"
import {
  numberKinds,
  openWorkbook,
  relationsOf,
  sharedStrings,
  type Workbook,
  type WorksheetPart
} from "@kith/formats/xlsx/Workbook"
import { type WorkbookLimits, XlsxFault } from "@kith/formats/xlsx/XlsxFault"
import { lookupsSheet, type TaggedCell, taggedCells } from "./columnNames.ts"
import { type LookupFormula, lookupOf } from "./formulas.ts"
import { type ListTable, listTable } from "./ListTable.ts"
import { type Lookups, lookupsIn, noLookups } from "./lookupsPart.ts"
import { type SheetPart, sheetPart } from "./SheetPart.ts"
import { partText } from "./WorkbookDraft.ts"
import { xmlTree } from "./XmlTree.ts"

export interface XlsxFile {
  readonly book: Workbook
  readonly sheet: WorksheetPart
  readonly part: SheetPart
  readonly context: CellContext
  /** The header's row, from 1; 0 where the sheet is empty. */
  readonly header: number
  /** By row number. */
  readonly rows: ReadonlyMap<number, SheetRow>
  /** By column, from 0. */
  readonly tags: ReadonlyMap<number, string>
  /** The list ("Format as table") that the header is in. */
  readonly list: ListTable | undefined
  /** The connector's own sheet, where there is one, and what it holds. */
  readonly own: WorksheetPart | undefined
  readonly lookups: Lookups
  /** What a cell looks up, where its formula is one of the connector's and of this row. */
  readonly lookupIn: (row: number, cell: SheetCell) => LookupFormula | undefined
}

/** A table is held whole, and twice over while it is written. */
const LIMITS: WorkbookLimits = { unpacked: 512 * 1024 * 1024, sharedText: 64 * 1024 * 1024 }
/** A header further down than this is none. */
const ROWS_BEFORE_HEADER = 200

/**
 * Throws `XlsxFault`. The sheet is the one whose columns the connector has named; before that the one called `tab`, or
 * else the one with people.
 */
export const openXlsx = (bytes: Uint8Array, tab?: string): XlsxFile => {
  const book = openWorkbook(bytes, LIMITS)
  const mainXml = partText(book, book.main)
  const main = xmlTree(mainXml)
  const context: CellContext = {
    kindOf: numberKinds(book),
    strings: sharedStrings(book, LIMITS),
    is1904: book.is1904
  }
  const named = taggedCells(mainXml, main)
  const own = sheetNamed(book, lookupsSheet(mainXml, main))
  const { sheet, part } = chosenSheet(book, own, named, context, tab)
  const tagged = named.filter((cell) => isSameName(cell.sheet, sheet.name))
  const header = commonRow(tagged) ?? headerOf(part.rows, context)
  const tags = new Map<number, string>()
  for (const cell of tagged) if (cell.row === header && !tags.has(cell.column)) tags.set(cell.column, cell.tag)
  const textOf = (cell: SheetCell): string => cellText(cell, context)
  return {
    book,
    sheet,
    part,
    context,
    header,
    rows: new Map(part.rows.map((row) => [row.row, row])),
    tags,
    list: listsOf(book, sheet).find(({ area, hasHeader }) => hasHeader && area.from.row === header),
    own,
    lookups: own === undefined ? noLookups : lookupsIn(partOf(book, own).rows, textOf),
    lookupIn: (row, cell) => {
      if (cell.formula === undefined || own === undefined) return undefined
      const found = lookupOf(cell.formula.text, own.name)
      return found?.id.row === row ? found : undefined
    }
  }
}

/** The row of most; somebody may have moved one heading by itself. */
const commonRow = (cells: ReadonlyArray<TaggedCell>): number | undefined => {
  const counts = new Map<number, number>()
  for (const { row } of cells) counts.set(row, (counts.get(row) ?? 0) + 1)
  return [...counts].reduce<readonly [number, number] | undefined>(
    (best, next) => (best === undefined || next[1] > best[1] ? next : best),
    undefined
  )?.[0]
}

const chosenSheet = (
  book: Workbook,
  own: WorksheetPart | undefined,
  named: ReadonlyArray<TaggedCell>,
  context: CellContext,
  tab: string | undefined
): { readonly sheet: WorksheetPart; readonly part: SheetPart } => {
  const known = named.flatMap((cell) => sheetNamed(book, cell.sheet) ?? [])[0] ?? sheetNamed(book, tab)
  if (known !== undefined) return { sheet: known, part: partOf(book, known) }
  if (tab !== undefined) throw new XlsxFault("notAWorkbook", `no sheet ${tab}`)
  let best: { readonly sheet: WorksheetPart; readonly part: SheetPart; readonly sure: number } | undefined
  for (const sheet of book.sheets) {
    if (sheet === own || sheet.hidden) continue
    const part = partOf(book, sheet)
    const sure = Math.max(0, ...firstRows(part.rows).map((row) => kithSheetLayout.match(rowTexts(row, context))))
    if (best === undefined || sure > best.sure) best = { sheet, part, sure }
  }
  if (best === undefined) throw new XlsxFault("notAWorkbook", "no sheet")
  return best
}

/** The surest of the first rows, or else the first that says anything; 0 where none does. */
const headerOf = (rows: ReadonlyArray<SheetRow>, context: CellContext): number => {
  let best: { readonly row: number; readonly sure: number } | undefined
  for (const row of firstRows(rows)) {
    const texts = rowTexts(row, context)
    const sure = kithSheetLayout.match(texts)
    if (texts.some((text) => text !== "") && (best === undefined || sure > best.sure)) best = { row: row.row, sure }
  }
  return best?.row ?? 0
}

const firstRows = (rows: ReadonlyArray<SheetRow>): ReadonlyArray<SheetRow> =>
  rows.filter(({ cells }) => cells.some(({ value }) => value !== undefined)).slice(0, ROWS_BEFORE_HEADER)

export const rowTexts = ({ cells }: SheetRow, context: CellContext): ReadonlyArray<string> => {
  const texts: Array<string> = []
  for (const cell of cells) {
    if (cell.value === undefined) continue
    while (texts.length < cell.column) texts.push("")
    texts[cell.column] = cellText(cell, context)
  }
  return texts
}

const partOf = (book: Workbook, sheet: WorksheetPart): SheetPart => sheetPart(partText(book, sheet.entry.path))

const listsOf = (book: Workbook, sheet: WorksheetPart): ReadonlyArray<ListTable> =>
  [...relationsOf(book, sheet.entry.path).values()].flatMap(({ kind, target }) => {
    if (kind !== "table" || book.entryOf(target) === undefined) return []
    return listTable(target, partText(book, target)) ?? []
  })

const sheetNamed = (book: Workbook, name: string | undefined): WorksheetPart | undefined =>
  name === undefined ? undefined : book.sheets.find((sheet) => isSameName(sheet.name, name))

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
