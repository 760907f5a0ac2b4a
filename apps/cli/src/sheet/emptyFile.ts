/** A new sheet in a file: its headings, as spreadsheet programs of that language open it best. */
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs"
import { csvBytes } from "@kith/formats/csv/writeCsv"
import { writeXlsx } from "@kith/formats/xlsx/writeXlsx"
import { headingOf, type SharedColumn } from "@kith/sheets/engine/sharedColumns"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { FilePlace } from "./sheetsFile.ts"

/** Throws what the file system throws; a file that is there is never written over. */
export const emptyFile = (
  { kind, path, tab }: FilePlace,
  columns: ReadonlyArray<SharedColumn>,
  language: Language
): void => {
  const headings = columns.map((column) => headingOf(column, language))
  const pieces =
    kind === "csv"
      ? [csvBytes([headings], { byteOrderMark: true, delimiter: language === "fr" ? ";" : "," })]
      : writeXlsx({
          name: tab ?? "Contacts",
          columns: columns.map((column, index) => ({
            heading: headings[index]!,
            width: Math.max(14, headings[index]!.length + 4),
            isDate: column.isDay,
            hidden: column.kind === "id"
          })),
          rows: []
        })
  const handle = openSync(path, "wx", 0o644)
  try {
    for (const piece of pieces) writeSync(handle, piece)
    fsyncSync(handle)
  } catch (cause) {
    rmSync(path, { force: true })
    throw cause
  } finally {
    closeSync(handle)
  }
}
