/** Files that are kept in step, by kind: an empty one, Kith's layer on it, people's edits of it, and a program that only reads it. */
import { readFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import { readSheet } from "read-excel-file/node"
import { writeKithCsv } from "@kith/formats/kithSheet/kithCsv"
import { writeKithXlsx } from "@kith/formats/xlsx/kithXlsx"
import { editCsv, readCsv } from "@kith/sheets/csv/csvTable"
import { sheetCsv } from "@kith/sheets/csv/SheetCsv"
import type { CellEdit, Edit, Sheet, Table } from "@kith/sheets/Sheet"
import { editXlsx } from "@kith/sheets/xlsx/editXlsx"
import { sheetXlsx } from "@kith/sheets/xlsx/SheetXlsx"
import { readXlsxTable } from "@kith/sheets/xlsx/xlsxTable"

export type SheetFileKind = "csv" | "xlsx"

interface SheetFile {
  readonly empty: () => Uint8Array
  /** Without the wait for a file that somebody else may still be writing. */
  readonly sheet: (path: string) => Sheet["Service"]
  readonly table: (path: string) => Table
  /** The file with these cells typed over. */
  readonly typed: (path: string, cells: ReadonlyArray<CellEdit>) => Uint8Array
  /** The limit's. */
  readonly parse: (bytes: Uint8Array) => unknown
}

export const sheetFiles: { readonly [kind in SheetFileKind]: SheetFile } = {
  csv: {
    empty: () => Buffer.concat([...writeKithCsv([])]),
    sheet: (path) => sheetCsv(path, { settleMs: 0 }),
    table: (path) => readCsv(readFileSync(path)),
    typed: (path, cells) => bytesOf(editCsv(readCsv(readFileSync(path)), editOf(cells))),
    parse: (bytes) => parse(Buffer.from(bytes), { relax_column_count: true })
  },
  xlsx: {
    empty: () => Buffer.concat([...writeKithXlsx([])]),
    sheet: (path) => sheetXlsx(path, { settleMs: 0 }),
    table: (path) => readXlsxTable(readFileSync(path)),
    typed: (path, cells) => bytesOf(editXlsx(readXlsxTable(readFileSync(path)), editOf(cells))),
    parse: (bytes) => readSheet(Buffer.from(bytes))
  }
}

const editOf = (cells: ReadonlyArray<CellEdit>): Edit => ({
  id: "people",
  cells,
  append: [],
  columns: [],
  tags: [],
  lookups: new Map()
})

const bytesOf = (edited: unknown): Uint8Array => {
  if (!(edited instanceof Uint8Array)) throw new Error("cells cannot be typed over")
  return edited
}
