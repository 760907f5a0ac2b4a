/** Formulas of a workbook: moving one to another cell, and the ones by which a cell looks up its row's value. */
import { COLUMNS_MAX, columnName, placeOf, ROWS_MAX, type Place } from "@kith/formats/xlsx/cellReference"

/** Texts and quoted sheet names, which are passed over; names and functions; references to cells, columns and rows. */
const TOKENS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\w.\\$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(\\![])|(?<![\w.\\$])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(\\!])|(?<![\w.\\$])(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w.(\\!])/g

/**
 * A formula as it reads in another cell, so many rows and columns on: what cells that share one have. References with `$`
 * stay; those that would leave the sheet are `#REF!`.
 */
export const movedFormula = (formula: string, rows: number, columns: number): string => {
  const column = (fixed: string, letters: string): string | undefined => {
    const index = (placeOf(`${letters.toUpperCase()}1`)?.column ?? COLUMNS_MAX) + (fixed === "$" ? 0 : columns)
    return index < 0 || index >= COLUMNS_MAX ? undefined : fixed + columnName(index)
  }
  const row = (fixed: string, digits: string): string | undefined => {
    const number = Number(digits) + (fixed === "$" ? 0 : rows)
    return number < 1 || number > ROWS_MAX ? undefined : `${fixed}${number}`
  }
  const both = (a: string | undefined, joint: string, b: string | undefined): string =>
    a === undefined || b === undefined ? "#REF!" : `${a}${joint}${b}`
  return formula.replace(TOKENS, (whole: string, ...found: ReadonlyArray<string | undefined>) => {
    const [c = "", letters, r = "", digits, c1 = "", from, c2 = "", to, r1 = "", first, r2 = "", last] = found
    if (letters !== undefined)
      return placeOf(letters + digits!) === undefined ? whole : both(column(c, letters), "", row(r, digits!))
    if (from !== undefined) return both(column(c1, from), ":", column(c2, to!))
    return first === undefined ? whole : both(row(r1, first), ":", row(r2, last!))
  })
}

export interface LookupFormula {
  /** Where the row's id is. */
  readonly id: Place
  readonly nth: number
}

/** Ids stand in the first column of the connector's own sheet, values behind them. */
export const lookupFormula = (sheet: string, { id, nth }: LookupFormula): string => {
  const name = sheetReference(sheet)
  const values = `$${columnName(nth + 1)}:$${columnName(nth + 1)}`
  // `&""`: an empty cell would show as 0.
  return `IFERROR(INDEX(${name}!${values},MATCH($${columnName(id.column)}${id.row},${name}!$A:$A,0))&"","")`
}

const LOOKUP =
  /^IFERROR\(INDEX\((.+)!\$([A-Z]{1,3})(?:\$1)?:\$\2(?:\$1048576)?,MATCH\(\$([A-Z]{1,3}\d{1,7}),\1!\$A(?:\$1)?:\$A(?:\$1048576)?,0\)\)&"",""\)$/

/** The inverse, as programs write it once they have saved the file; undefined for any other formula. */
export const lookupOf = (formula: string, sheet: string): LookupFormula | undefined => {
  const match = LOOKUP.exec(formula.replace(/\s+/g, ""))
  if (match === null || unquoted(match[1]!).toLowerCase() !== sheet.replace(/\s+/g, "").toLowerCase()) return undefined
  const id = placeOf(match[3]!)
  const values = placeOf(`${match[2]!}1`)
  return id === undefined || values === undefined || values.column === 0 ? undefined : { id, nth: values.column - 1 }
}

/** A sheet's name as formulas write it. */
export const sheetReference = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && placeOf(name) === undefined ? name : `'${name.replaceAll("'", "''")}'`

export const unquoted = (reference: string): string =>
  reference.startsWith("'") && reference.endsWith("'") ? reference.slice(1, -1).replaceAll("''", "'") : reference
