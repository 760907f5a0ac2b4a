/** Kith's own sheet as a CSV file, both ways. */
import { csvFormat } from "../csv/csvFormat.ts"
import { toSafeCell } from "../csv/safeCell.ts"
import { writeCsv } from "../csv/writeCsv.ts"
import type { Format, WriteOptions } from "../Format.ts"
import type { KithRow } from "../KithRow.ts"
import { kithSheetLayout } from "./layout.ts"
import { columnsFor, sheetRows, type SheetColumns } from "./rows.ts"

export interface KithCsvOptions extends WriteOptions {
  /** Known beforehand, one pass over the rows is enough; else they are what the rows need. */
  readonly columns?: SheetColumns
  /** `;` for an Excel whose decimal sign is the comma. */
  readonly delimiter?: "," | ";"
}

/** Bytes in pieces of some 64 KiB; what reading gives back is said in `docs/guide/formats.md`. */
export function* writeKithCsv(
  rows: Iterable<KithRow>,
  { language = "en", columns, delimiter = ",", byteOrderMark = false }: KithCsvOptions = {}
): Generator<Uint8Array> {
  const twice = columns === undefined ? [...rows] : rows
  const cells = sheetRows(twice, columns ?? columnsFor(twice), language)
  yield* writeCsv(safeRows(cells), { delimiter, byteOrderMark })
}

function* safeRows(rows: Iterable<ReadonlyArray<string>>): Generator<ReadonlyArray<string>> {
  for (const row of rows) yield row.map(toSafeCell)
}

export const kithCsv: Format = { ...csvFormat(kithSheetLayout, /kith/i), write: writeKithCsv }
