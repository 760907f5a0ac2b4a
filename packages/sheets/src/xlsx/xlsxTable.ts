/** A workbook's sheet as a table of cells. */
import { placeOf } from "@kith/formats/xlsx/cellReference"
import { type CellContext, cellText, isTrueValue } from "@kith/formats/xlsx/cellText"
import { serialOf, trueSerial } from "@kith/formats/xlsx/dateSerial"
import type { SheetCell, SheetRow } from "@kith/formats/xlsx/SheetRows"
import { relationsOf } from "@kith/formats/xlsx/Workbook"
import type { Cell, Column, Table } from "../Sheet.ts"
import { notesIn } from "./cellNotes.ts"
import { movedFormula } from "./formulas.ts"
import { sharedId } from "./partedFormulas.ts"
import { partText } from "./WorkbookDraft.ts"
import { openXlsx, rowTexts, type XlsxFile } from "./xlsxFile.ts"

export interface XlsxTable extends Table {
  readonly file: XlsxFile
  /** The last row that is not empty, from 1; the header's where there is no other. */
  readonly last: number
}

/** Throws `XlsxFault`. */
export const readXlsxTable = (bytes: Uint8Array, tab?: string): XlsxTable => tableIn(openXlsx(bytes, tab))

const tableIn = (file: XlsxFile): XlsxTable => {
  const { header, list, part, tags, context } = file
  // What adds up a list's rows is none of them.
  const end = list === undefined || list.totals === 0 ? Infinity : list.area.to.row - list.totals
  const below = part.rows.filter(({ row }) => row > header && row <= end)
  const cellOf = cellReader(file)
  const read = new Map(below.map((row) => [row.row, row.cells.map((cell) => cellOf(row.row, cell))]))
  let last = header
  let width = 0
  for (const row of below) {
    row.cells.forEach(({ column }, index) => {
      if (read.get(row.row)![index] === undefined) return
      last = row.row
      width = Math.max(width, column + 1)
    })
  }
  const headings = header === 0 ? [] : rowTexts(file.rows.get(header) ?? noRow, context)
  width = Math.max(width, headings.findLastIndex((heading) => heading !== "") + 1)
  const columns = Array.from({ length: width }, (_, index): Column => {
    const tag = tags.get(index)
    return { heading: headings[index] ?? "", ...(tag === undefined ? {} : { tag }) }
  })
  const rows = Array.from({ length: last - header }, (): Array<Cell | undefined> => [])
  for (const { row, cells } of below) {
    if (row > last) break
    const to = rows[row - header - 1]!
    cells.forEach(({ column }, index) => {
      const cell = read.get(row)![index]
      if (cell !== undefined) put(to, column, cell)
    })
  }
  for (const [name, note] of notesOf(file)) {
    const place = placeOf(name)!
    const to = rows[place.row - header - 1]
    if (to !== undefined && place.column < width) {
      put(to, place.column, { ...(to[place.column] ?? { value: "", shown: "" }), note })
    }
  }
  return { columns, rows, file, last }
}

const noRow: SheetRow = { row: 0, cells: [], attributes: "", from: 0, inside: 0, to: 0 }

const put = (row: Array<Cell | undefined>, column: number, cell: Cell): void => {
  while (row.length < column) row.push(undefined)
  row[column] = cell
}

/** What stands in a cell; undefined where nothing does. */
const cellReader = (file: XlsxFile): ((row: number, cell: SheetCell) => Cell | undefined) => {
  const { context, lookups, lookupIn, rows } = file
  const sharedBy = sharedFormulas(file.part.rows)
  return (row, cell) => {
    if (cell.formula === undefined) return valueOf(cell, context)
    const lookup = lookupIn(row, cell)
    // Programs that do not work formulas out leave what was shown before; the connector knows better.
    const value =
      lookup === undefined
        ? valueOf(cell, context)
        : textCell(lookups.values.get(textAt(rows.get(row), lookup.id.column, context))?.[lookup.nth] ?? "")
    return { ...(value ?? textCell("")), formula: `=${sharedBy(row, cell) ?? cell.formula.text}` }
  }
}

const textCell = (text: string): Cell => ({ value: text, shown: text })

export const textAt = (row: SheetRow | undefined, column: number, context: CellContext): string => {
  const cell = row?.cells.find((cell) => cell.column === column)
  return cell === undefined ? "" : cellText(cell, context)
}

const valueOf = (cell: SheetCell, context: CellContext): Cell | undefined => {
  const shown = cell.type === "e" ? (cell.value ?? "") : cellText(cell, context)
  if (shown === "") return undefined
  if (cell.type === "b") return { value: isTrueValue(cell.value!), shown }
  if (cell.type === "d") {
    const day = serialOf(shown)
    return day === undefined ? textCell(shown) : { value: day, shown, isDate: true }
  }
  if (cell.type !== "n") return textCell(shown)
  const number = Number(cell.value)
  if (Number.isNaN(number)) return textCell(shown)
  if (context.kindOf(cell.style)._tag !== "Date") return { value: number, shown }
  const serial = trueSerial(number, context.is1904)
  return serial === undefined ? { value: number, shown } : { value: serial, shown, isDate: true }
}

/** The formula of a cell that shares another's: that one's, as it reads here; undefined for a cell with its own. */
const sharedFormulas = (rows: ReadonlyArray<SheetRow>): ((row: number, cell: SheetCell) => string | undefined) => {
  const masters = new Map<string, { readonly row: number; readonly column: number; readonly text: string }>()
  for (const { row, cells } of rows) {
    for (const { column, formula } of cells) {
      const shared = formula === undefined || formula.text === "" ? undefined : sharedId(formula.attributes)
      if (shared !== undefined) masters.set(shared, { row, column, text: formula!.text })
    }
  }
  return (row, { column, formula }) => {
    const master = formula?.text === "" ? masters.get(sharedId(formula.attributes) ?? "") : undefined
    return master === undefined ? undefined : movedFormula(master.text, row - master.row, column - master.column)
  }
}

const notesOf = ({ book, sheet }: XlsxFile): ReadonlyMap<string, string> => {
  const relation = [...relationsOf(book, sheet.entry.path).values()].find(({ kind }) => kind === "comments")
  return relation === undefined || book.entryOf(relation.target) === undefined
    ? new Map()
    : notesIn(partText(book, relation.target))
}
