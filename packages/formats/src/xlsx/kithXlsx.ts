/** Kith's own sheet as a workbook, both ways. */
import type { Format, WriteOptions } from "../Format.ts"
import { toSafeCell } from "../csv/safeCell.ts"
import type { KithRow } from "../KithRow.ts"
import { type Column, guideColumns, idColumn } from "../kithSheet/columns.ts"
import { kithSheetLayout } from "../kithSheet/layout.ts"
import { columnsFor, sheetRows, type SheetColumns } from "../kithSheet/rows.ts"
import { serialOf } from "./dateSerial.ts"
import { type SheetColumn, type WrittenCell, writeXlsx } from "./writeXlsx.ts"
import { xlsxFormat } from "./xlsxFormat.ts"

export interface KithXlsxOptions extends WriteOptions {
  /** Known beforehand, one pass over the rows is enough; else they are what the rows need. */
  readonly columns?: SheetColumns
}

/** Bytes in pieces, the same for the same rows; what reading gives back is said in `docs/guide/formats.md`. */
export function* writeKithXlsx(
  rows: Iterable<KithRow>,
  { language = "en", columns }: KithXlsxOptions = {}
): Generator<Uint8Array> {
  const twice = columns === undefined ? [...rows] : rows
  const chosen = columns ?? columnsFor(twice)
  const known: ReadonlyArray<Column> = [...guideColumns, ...chosen.extras, idColumn]
  const kinds = known.map(({ key }) => (DATES.has(key) ? "date" : key === "cadenceDays" ? "number" : "text"))
  const cells = sheetRows(twice, chosen, language)
  const headings = cells.next().value as ReadonlyArray<string>
  yield* writeXlsx({
    name: NAMES[language],
    columns: headings.map((heading, index): SheetColumn => ({
      heading: toPlainCell(heading),
      width: WIDTHS[known[index]?.key ?? ""] ?? Math.min(40, Math.max(12, heading.length + 4)),
      isDate: kinds[index] === "date",
      hidden: known[index] === idColumn
    })),
    rows: written(cells, kinds)
  })
}

/** What is a date where it can be one. */
const DATES: ReadonlySet<string> = new Set(["lastContact", "nextFollowUp", "reviveOn", "connected"])

const NAMES = { en: "Contacts", fr: "Contacts" } as const

/** In characters, for what usually stands there. */
const WIDTHS: Readonly<Record<string, number>> = {
  position: 24,
  company: 24,
  emails: 28,
  phones: 20,
  addresses: 32,
  "links/linkedin": 32,
  relation: 20,
  discussionPoints: 40,
  followUpReason: 28,
  notes: 40,
  name: 24
}

function* written(
  rows: Iterable<ReadonlyArray<string>>,
  kinds: ReadonlyArray<string>
): Generator<ReadonlyArray<WrittenCell>> {
  for (const row of rows) {
    yield row.map((cell, index): WrittenCell => {
      const serial = kinds[index] === "date" ? serialOf(cell) : undefined
      if (serial !== undefined) return serial
      return kinds[index] === "number" && cell !== "" ? Number(cell) : toPlainCell(cell)
    })
  }
}

/**
 * A text that reading gives back as it was. No program takes a workbook's text for a formula, so nothing is protected for
 * that; but reading trims cells and takes an apostrophe away as it does in CSV.
 */
const toPlainCell = (text: string): string => (text.startsWith("'") || text !== text.trim() ? toSafeCell(text) : text)

export const kithXlsx: Format = { ...xlsxFormat(kithSheetLayout), write: writeKithXlsx }
