/** Dates of a table whose source is known, and with it the order of day and month. */
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { writtenDate } from "./writtenDate.ts"

/** How 2/3/2026 is meant. */
export type DateOrder = "day-first" | "month-first"

/** `YYYY-MM-DD`: what `writtenDate` reads, and with an order also `2/3/2026`, `2.3.26` and a time behind them. */
export const figuredDate = (text: string, order: DateOrder | undefined): string | undefined => {
  const known = writtenDate(text)
  if (known !== undefined || order === undefined) return known
  const parts = FIGURES.exec(text.trim())
  if (parts === null) return undefined
  const [, a, b, year] = parts as unknown as readonly [string, string, string, string]
  const [day, month] = order === "day-first" ? [a, b] : [b, a]
  const iso = `${fullYear(year)}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return dayOf(iso) === undefined ? undefined : iso
}

const FIGURES = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T,]+\d{1,2}[:h]\d.*)?$/

/** Of two digits, what Excel takes them for: 29 is 2029 and 30 is 1930. */
const fullYear = (year: string): string => (year.length === 4 ? year : `${Number(year) < 30 ? "20" : "19"}${year}`)
