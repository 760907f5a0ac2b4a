/** A CSV file as a table of cells, and an edit of it as the same file with those cells changed and all else as it was. */
import { declaredDelimiter, delimiterOf } from "@kith/formats/csv/delimiter"
import { fromSafeCell, toSafeCell } from "@kith/formats/csv/safeCell"
import { kithSheetLayout } from "@kith/formats/kithSheet/layout"
import type { Cell, Edit, NewCell, Table } from "../Sheet.ts"
import { parseRaw, rawToFile, rawToText, type RawRow, textToRaw } from "./RawCsv.ts"
import { decodeFile, encodeFile, type TextEncoding } from "./textEncoding.ts"

export interface CsvTable extends Table {
  /** The file ends in the middle of a cell: cut off, or being written. */
  readonly cutOff: boolean
  readonly file: CsvFile
}

interface CsvFile {
  readonly encoding: TextEncoding
  /** Before the first row: Excel's `sep=;`. */
  readonly preamble: string
  readonly delimiter: string
  readonly rows: ReadonlyArray<RawRow>
  /** Where the header stands; -1 where there is none. */
  readonly header: number
}

/** Characters of the file by which its delimiter is found. */
const HEAD = 32 * 1024

/** The header is the first row that says anything. */
export const readCsv = (bytes: Uint8Array): CsvTable => {
  const { text, encoding } = decodeFile(bytes)
  const declared = declaredDelimiter(text)
  const preamble = text.slice(0, declared?.length ?? 0)
  const body = text.slice(preamble.length)
  const delimiter = declared?.delimiter ?? delimiterOf(body.slice(0, HEAD), kithSheetLayout.match)
  const { rows: raw, cutOff } = parseRaw(body, delimiter)
  const header = raw.findIndex((row) => row.cells.some((cell) => textIn(cell) !== ""))
  const file: CsvFile = { encoding, preamble, delimiter, rows: raw, header }
  const rows = header === -1 ? [] : raw.slice(header + 1).map(cellsOf)
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop()
  const headings = header === -1 ? [] : raw[header]!.cells.map(textIn)
  while (headings.at(-1) === "") headings.pop()
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), headings.length)
  const columns = Array.from({ length: width }, (_, index) => ({ heading: headings[index] ?? "" }))
  return { columns, rows, cutOff, file }
}

/** The edited file; undefined where the edit names a row or a column that is not there. */
export const editCsv = (table: CsvTable, edit: Edit): Uint8Array | undefined => {
  const { encoding, preamble, delimiter, header } = table.file
  const rows = table.file.rows.map(({ cells, end }) => ({ cells: [...cells], end }))
  const width = table.columns.length
  const isThere = ({ row, column }: { row: number; column: number }) => row < table.rows.length && column < width
  if (!edit.cells.every(isThere) || edit.append.some((cells) => cells.length > width)) return undefined
  const end = table.file.rows.find((row) => row.end !== "")?.end ?? "\r\n"
  const put = (row: RawRow, column: number, text: string): void => {
    while (row.cells.length <= column) row.cells.push("")
    row.cells[column] = textToRaw(text, delimiter, row.cells[column])
  }
  for (const { row, column, cell } of edit.cells) {
    if (cell !== undefined) put(rows[header + 1 + row]!, column, textOf(cell))
  }
  if (edit.columns.length > 0) {
    if (header === -1) rows.splice(0, rows.length, { cells: [], end })
    const heads = rows[Math.max(0, header)]!
    edit.columns.forEach(({ heading }, index) => put(heads, width + index, heading))
  }
  if (edit.append.length > 0) {
    const after = Math.max(0, header) + table.rows.length
    const last = rows[after]
    const added = edit.append.map((cells): RawRow => {
      const row: RawRow = { cells: [], end }
      for (let column = 0; column < width; column++) put(row, column, textOf(cells[column] ?? { _tag: "Empty" }))
      return row
    })
    // The file goes on to end without a line end where it did.
    if (last !== undefined && last.end === "") {
      last.end = end
      added.at(-1)!.end = ""
    }
    rows.splice(after + 1, 0, ...added)
  }
  return encodeFile(preamble + rawToFile(rows, delimiter), encoding)
}

const textIn = (raw: string): string => fromSafeCell(rawToText(raw))

const cellsOf = ({ cells }: RawRow): ReadonlyArray<Cell | undefined> => {
  const read = cells.map((raw): Cell | undefined => {
    const text = textIn(raw)
    return text === "" ? undefined : { value: text, shown: text }
  })
  while (read.length > 0 && read.at(-1) === undefined) read.pop()
  return read
}

const textOf = (cell: NewCell): string => {
  switch (cell._tag) {
    case "Text":
      return toSafeCell(cell.text)
    case "Day":
      return cell.iso
    case "Again":
      return toSafeCell(cell.cell.shown)
    // A `Lookup` is refused before.
    case "Lookup":
    case "Empty":
      return ""
  }
}
