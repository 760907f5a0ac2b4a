/** What a cell says, as text: what people see, but a date as `YYYY-MM-DD` and a number with all its digits. */
import { serialToIso } from "./serialDay.ts"
import type { Cell, NewCell } from "../Sheet.ts"

export const cellText = (cell: Cell | undefined): string => {
  if (cell === undefined) return ""
  if (cell.isDate === true && typeof cell.value === "number") return serialToIso(cell.value) ?? cell.shown
  // A number in a narrow or formatted cell may be shown as 4.16E+09.
  if (typeof cell.value === "number" && Number.isSafeInteger(cell.value)) return String(cell.value)
  return cell.shown
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.formula === undefined && cellText(cell).trim() === "")

/** Whether two readings of a cell say the same; formulas are compared, and what they show is not. */
export const sameCell = (a: Cell | undefined | null, b: Cell | undefined | null): boolean => {
  if ((a?.formula ?? "") !== (b?.formula ?? "")) return false
  return a?.formula !== undefined || cellText(a ?? undefined) === cellText(b ?? undefined)
}

/** Whether a cell still holds what was written into it. */
export const holds = (cell: Cell | undefined, written: NewCell): boolean => {
  switch (written._tag) {
    case "Empty":
      return isBlank(cell)
    case "Text":
      return cell?.formula === undefined && cellText(cell) === written.text
    case "Day":
      return cell?.formula === undefined && cellText(cell) === written.iso
    case "Lookup":
      return cell?.formula !== undefined
    case "Again":
      return sameCell(cell, written.cell)
  }
}
