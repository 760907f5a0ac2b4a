/**
 * Calendar days as integers, for everything that counts days in a hot loop: the
 * rules, the working calendar, the holiday table.
 *
 * A day is a square on the calendar, without a zone; `Zone.ts` says when it begins
 * somewhere. The calendar is the proleptic Gregorian one, as in ISO 8601.
 */

/** Whole days since 1970-01-01; earlier days are negative. */
export type Day = number

/** 1 is Monday and 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A day taken apart; `month` and `day` count from 1. */
export interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * The day that `YYYY-MM-DD` names; undefined for any other form and for a date that
 * does not exist, such as 2026-02-29.
 *
 * @example
 * ```ts
 * import { addMonths, dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
 *
 * isoOf(addMonths(dayOf("2025-11-30")!, 3)) // "2026-02-28"
 * dayOf("2026-02-29") // undefined
 * ```
 */
export const dayOf = (iso: string): Day | undefined => {
  if (iso.length !== 10 || iso.charCodeAt(4) !== HYPHEN || iso.charCodeAt(7) !== HYPHEN) return undefined
  const year = digits(iso, 0, 4)
  const month = digits(iso, 5, 7)
  const day = digits(iso, 8, 10)
  // A character that is no digit has made the sum NaN, which fails every comparison.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return undefined
  return dayFromParts(year, month, day)
}

/** `YYYY-MM-DD`, for the years 0000 to 9999. */
export const isoOf = (day: Day): string => {
  const { year, month, day: dayOfMonth } = partsOf(day)
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
}

/** 1970-01-01 was a Thursday, the fourth day of its week. */
export const weekdayOf = (day: Day): Weekday => (modulo(day + 3, 7) + 1) as Weekday

/**
 * The same day of the month, `months` later (earlier when negative); where that month
 * is too short, its last day, as Temporal's `constrain` has it.
 */
export const addMonths = (day: Day, months: number): Day => {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const total = year * 12 + (month - 1) + months
  const targetYear = Math.floor(total / 12)
  const targetMonth = total - targetYear * 12 + 1
  const last = daysInMonth(targetYear, targetMonth)
  return dayFromParts(targetYear, targetMonth, dayOfMonth < last ? dayOfMonth : last)
}

/**
 * Year, month and day of the month. Counts years from 1 March, so that the leap day is
 * the last day of its year, in eras of 400 years, which are all equally long.
 */
export const partsOf = (day: Day): DayParts => {
  const sinceMarch0000 = day + EPOCH_SINCE_MARCH_0000
  const era = Math.floor(sinceMarch0000 / DAYS_PER_ERA)
  const dayOfEra = sinceMarch0000 - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  }
}

/** The day of an existing date: `month` 1 to 12, `day` at most `daysInMonth(year, month)`. */
export const dayFromParts = (year: number, month: number, day: number): Day => {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SINCE_MARCH_0000
}

/** 28 to 31; `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The Monday of that week. */
export const startOfWeek = (day: Day): Day => day - modulo(day + 3, 7)

/**
 * The ISO 8601 week: weeks begin on Monday and belong to the year of their Thursday, so
 * `year` is not always the day's own (2027-01-01 is in week 53 of 2026).
 */
export const weekOf = (day: Day): { readonly year: number; readonly week: number } => {
  const thursday = startOfWeek(day) + 3
  const { year } = partsOf(thursday)
  return { year, week: Math.floor((thursday - dayFromParts(year, 1, 1)) / 7) + 1 }
}

const DAYS_PER_ERA = 146_097
const EPOCH_SINCE_MARCH_0000 = 719_468
const HYPHEN = 0x2d
const ZERO = 0x30

/** The number in `text[from, until)`, or NaN when a character is not a digit. */
const digits = (text: string, from: number, until: number): number => {
  let value = 0
  for (let at = from; at < until; at++) {
    const digit = text.charCodeAt(at) - ZERO
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN
  }
  return value
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** The remainder that is never negative. */
const modulo = (value: number, divisor: number): number => value - Math.floor(value / divisor) * divisor
