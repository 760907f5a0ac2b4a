/** CSV as RFC 4180 has it, for spreadsheets and for our own reader. */
import { concat, utf8 } from "@kith/core/log/Bytes"

export interface CsvOptions {
  /** A comma unless told; Excel expects a semicolon where the comma is the decimal sign. */
  readonly delimiter?: "," | ";" | "\t"
  /** For Excel, which otherwise reads UTF-8 as the machine's code page. */
  readonly byteOrderMark?: boolean
}

/** Characters gathered before they are encoded. */
const PIECE = 64 * 1024

/** Lines end in CRLF, the last one too. Lone surrogates become U+FFFD: UTF-8 has no place for them. */
export function* writeCsv(
  rows: Iterable<ReadonlyArray<string>>,
  { delimiter = ",", byteOrderMark = false }: CsvOptions = {}
): Generator<Uint8Array> {
  let text = byteOrderMark ? "\ufeff" : ""
  for (const row of rows) {
    text += `${rowText(row, delimiter)}\r\n`
    if (text.length >= PIECE) {
      yield utf8(text)
      text = ""
    }
  }
  if (text !== "") yield utf8(text)
}

/** All of it at once. */
export const csvBytes = (rows: Iterable<ReadonlyArray<string>>, options?: CsvOptions): Uint8Array =>
  concat(...writeCsv(rows, options))

const rowText = (row: ReadonlyArray<string>, delimiter: string): string =>
  // An empty line is no row.
  row.length === 1 && row[0] === "" ? '""' : row.map(cellText).join(delimiter)

/**
 * Quoted when it holds any delimiter, not only this file's, since the reader may guess and Excel does; and at the
 * beginning what could be taken for a mark of encoding or of Excel's.
 */
const cellText = (cell: string): string =>
  /["\r\n,;\t]|^\ufeff|^sep=/i.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
