/** What Google's headings have no place for, of what these people have: for saying it beside an export, so that nobody finds out too late. */
import { notInGoogleCsv } from "./writeGoogleCsv.ts"
import type { KithRow } from "../KithRow.ts"
import { extraColumns, guideColumns } from "../kithSheet/columns.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

/** Fields that this CSV leaves out and that somebody here has, by their headings in Kith's own sheet. */
export const leftOut = (rows: ReadonlyArray<KithRow>, language: Language): ReadonlyArray<string> =>
  [...guideColumns, ...extraColumns]
    .filter(({ key }) => (notInGoogleCsv as ReadonlyArray<string>).includes(key))
    .filter(({ toCell }) => rows.some((row) => toCell(row, language) !== ""))
    .map(({ headings }) => headings[language][0]!)
