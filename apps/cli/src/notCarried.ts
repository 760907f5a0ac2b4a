/** What a file has no place for, of what is in this log: said beside each export, so that nobody finds out too late. */
import { notInGoogleCsv } from "@kith/formats/google/writeGoogleCsv"
import type { KithRow } from "@kith/formats/KithRow"
import { extraColumns, guideColumns } from "@kith/formats/kithSheet/columns"
import type { Language } from "@kith/core/domain/words/calendarNames"

/** Fields that a plain CSV leaves out and that somebody here has, by their headings in Kith's own sheet. */
export const leftOut = (rows: ReadonlyArray<KithRow>, language: Language): ReadonlyArray<string> =>
  [...guideColumns, ...extraColumns]
    .filter(({ key }) => (notInGoogleCsv as ReadonlyArray<string>).includes(key))
    .filter(({ toCell }) => rows.some((row) => toCell(row, language) !== ""))
    .map(({ headings }) => headings[language][0]!)
