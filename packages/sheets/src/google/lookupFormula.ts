/** The formula by which a visible cell shows a value of the connector's tab: for what is written, and to know it again when it is read. */
import { columnName, quotedTab } from "./a1.ts"

/**
 * The same text in every row, with no row's number in it: `INDEX(column; ROW())` is the id cell of whatever row the formula
 * stands in, so that sorting, inserting, copying and moving rows need no adjusting, and appending needs no row number.
 * Columns are adjusted by Sheets as they move. Semicolons and 0 are understood in every locale, commas and FALSE are not.
 */
export const lookupFormula = (idColumn: number, lookupsTitle: string, nth: number): string => {
  const id = columnName(idColumn)
  return `=IFERROR(VLOOKUP(INDEX($${id}:$${id};ROW());${quotedTab(lookupsTitle)}!$A:$Z;${nth + 2};0);"")`
}

export interface OwnLookup {
  readonly nth: number
  /** The name of the column that it takes for the ids'; undefined when that column, or the connector's tab, was deleted. */
  readonly idColumn: string | undefined
}

/** As Sheets gives it back: with its own separators and quotes, and with what became of the references. */
const PATTERN = /^=IFERROR\(VLOOKUP\(INDEX\((.+?)[;,]\s*ROW\(\)\)[;,](.+)[;,]\s*(\d+)[;,]\s*0\)[;,]\s*""\)$/

/** Of a formula of the connector's; undefined for everybody else's. */
export const ownLookup = (formula: string): OwnLookup | undefined => {
  const [, ids, tab, nth] = PATTERN.exec(formula) ?? []
  if (ids === undefined || tab === undefined) return undefined
  const [, first, last] = /^\$([A-Z]+):\$([A-Z]+)$/.exec(ids) ?? []
  return { nth: Number(nth) - 2, idColumn: first === last && !tab.includes("#REF!") ? first : undefined }
}
