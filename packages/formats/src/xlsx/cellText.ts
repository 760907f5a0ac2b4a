/** A cell of a workbook as a cell of text, which is what layouts of tables read. */
import { isoOfSerial } from "./dateSerial.ts"
import type { NumberKind } from "./numberFormats.ts"
import type { SheetCell } from "./SheetRows.ts"
import { fromCellXml } from "./xmlText.ts"

/** What a cell's content refers to. */
export interface CellContext {
  readonly strings: ReadonlyArray<string>
  readonly kindOf: (style: number) => NumberKind
  readonly is1904: boolean
}

/**
 * Its text; a date as `2026-03-02` or `2026-03-02 14:30`; a number in as many digits as it has; `TRUE` and `FALSE`. What
 * a formula last came to is as good as typed. An error is nobody's word: empty.
 */
export const cellText = (cell: SheetCell, { strings, kindOf, is1904 }: CellContext): string => {
  const { value } = cell
  if (value === undefined) return ""
  switch (cell.type) {
    case "s":
      return strings[Number(value)] ?? ""
    case "inlineStr":
    case "str":
      return value
    case "b":
      return isTrueValue(value) ? "TRUE" : "FALSE"
    case "e":
      return ""
    case "d":
      return isoText(value)
    default:
      return numberText(value, kindOf(cell.style), is1904)
  }
}

export const isTrueValue = (value: string): boolean => value.trim() === "1" || value.trim().toLowerCase() === "true"

const numberText = (value: string, kind: NumberKind, is1904: boolean): string => {
  const number = Number(value)
  // A writer's fault, but people see it.
  if (value.trim() === "" || Number.isNaN(number)) return fromCellXml(value).trim()
  if (kind._tag === "Date") return isoOfSerial(number, is1904) ?? String(number)
  const text = String(number)
  return kind._tag === "Digits" && /^\d+$/.test(text) ? text.padStart(kind.least, "0") : text
}

/** `2026-03-02T00:00:00Z` as dates are written elsewhere. */
const isoText = (value: string): string => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/.exec(value.trim())
  if (match === null) return value
  const [, day, time, seconds = "00"] = match
  if (time === undefined || (time === "00:00" && seconds === "00")) return day!
  return `${day!} ${time}${seconds === "00" ? "" : `:${seconds}`}`
}
