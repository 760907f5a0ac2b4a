/** What phrases mean that name a day of a month: "2 March", "the 15th", "mid-March", "end of next month". */
import type { Day } from "../calendar/CivilDay.ts"
import { dayFromParts, daysInMonth, partsOf, startOfWeek, weekdayOf } from "../calendar/CivilDay.ts"
import type { Meaning, Now } from "./dayReading.ts"
import { onDay } from "./dayReading.ts"
import { earliestYear, latestYear } from "./slots.ts"

/**
 * "2 March", "Monday 2 March 2026". Without a year, the nearest on the side that is preferred. A weekday that is not
 * that day's is a contradiction, and nothing is guessed.
 */
export const date: Meaning = ({ year, month = 1, day = 1, weekday }, now) => {
  const agrees = (found: Day | undefined): boolean =>
    found !== undefined && (weekday === undefined || weekdayOf(found) === weekday)
  if (year !== undefined) {
    const found = inMonth(year, month, day)
    return agrees(found) ? onDay(found) : undefined
  }
  const usual = nearestOf(yearsTo29February, now, (year) => inMonth(year, month, day))
  if (agrees(usual)) return onDay(usual)
  if (weekday === undefined) return undefined
  const otherSide = { ...now, prefer: now.prefer === "future" ? "past" : "future" } as const
  const other = nearestOf(yearsTo29February, otherSide, (year) => inMonth(year, month, day))
  return agrees(other) ? onDay(other) : undefined
}

/** "the 15th", of the nearest month that has one. With a weekday: of this month or the neighbouring one. */
export const dayOfMonth: Meaning = ({ day = 1, weekday }, now) => {
  const { year, month } = partsOf(now.today)
  const step = now.prefer === "future" ? 1 : -1
  for (let i = 0; i <= (weekday === undefined ? 2 : 1); i++) {
    const found = inMonth(year, month + step * i, day)
    if (found === undefined || step * (found - now.today) < 0) continue
    if (weekday === undefined || weekdayOf(found) === weekday) return { day: found }
  }
  return undefined
}

/** "the 15th of next month": of the month that lies so many from this one. */
export const dayOfMonthOn =
  (offset: number): Meaning =>
  ({ day = 1 }, { today }) => {
    const { year, month } = partsOf(today)
    return onDay(inMonth(year, month + offset, day))
  }

export type Edge = "start" | "middle" | "end"

/** "end of next month": of the period that lies so many from this one. A week's end is its Friday. */
export const edgeOf =
  (edge: Edge, period: "week" | "month" | "year", offset: number): Meaning =>
  (_, { today }) => {
    const { year, month } = partsOf(today)
    if (period === "week") return onDay(startOfWeek(today) + 7 * offset + { start: 0, middle: 2, end: 4 }[edge])
    if (period === "month") return onDay(edgeIn(edge, year, month + offset))
    return onDay(edge === "end" ? inMonth(year + offset, 12, 31) : inMonth(year + offset, edge === "start" ? 1 : 7, 1))
  }

/** "mid-March", "end of March 2027". */
export const edgeOfMonth =
  (edge: Edge): Meaning =>
  ({ month = 1, year }, now) =>
    onDay(year === undefined ? nearestOf(1, now, (year) => edgeIn(edge, year, month)) : edgeIn(edge, year, month))

/** "in April": its first day, in a plan that is made before it. Of the past it names no day. */
export const withinMonth: Meaning = (filled, now) => {
  const found = edgeOfMonth("start")(filled, now)
  return found === undefined || now.prefer === "past" || found.day < now.today ? undefined : { ...found, care: "vague" }
}

/** "the first Monday of April"; the last is -1. With `offset`: of the month that lies so many from this one. */
export const nthWeekday =
  (nth: number, offset?: number): Meaning =>
  ({ weekday = 1, month = 1, year }, now) => {
    const today = partsOf(now.today)
    if (offset !== undefined) return onDay(nthIn(nth, weekday, today.year, today.month + offset))
    if (year !== undefined) return onDay(nthIn(nth, weekday, year, month))
    return onDay(nearestOf(1, now, (year) => nthIn(nth, weekday, year, month)))
  }

const nthIn = (nth: number, weekday: number, year: number, month: number): Day | undefined => {
  const first = edgeIn("start", year, month)
  const last = edgeIn("end", year, month)
  if (first === undefined || last === undefined) return undefined
  if (nth < 0) return last - ((weekdayOf(last) - weekday + 7) % 7)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
}

/** The first day found, today included, going from this year the preferred way, at most so many years. */
const nearestOf = (years: number, now: Now, inYear: (year: number) => Day | undefined): Day | undefined => {
  const step = now.prefer === "future" ? 1 : -1
  const { year } = partsOf(now.today)
  for (let i = 0; i <= years; i++) {
    const found = inYear(year + step * i)
    if (found !== undefined && step * (found - now.today) >= 0) return found
  }
  return undefined
}

/** Around a turn of the century without a leap day, the next 29 February is eight years away. */
const yearsTo29February = 8

const edgeIn = (edge: Edge, year: number, month: number): Day | undefined => {
  const first = inMonth(year, month, 1)
  if (first === undefined || edge === "start") return first
  if (edge === "middle") return first + 14
  const { year: y, month: m } = partsOf(first)
  return first + daysInMonth(y, m) - 1
}

/** The day of that date, if it exists, in a year that can be meant; the month may run over the year's ends. */
const inMonth = (year: number, month: number, day: number): Day | undefined => {
  const years = Math.floor((month - 1) / 12)
  const y = year + years
  const m = month - 12 * years
  return y >= earliestYear && y <= latestYear && day >= 1 && day <= daysInMonth(y, m)
    ? dayFromParts(y, m, day)
    : undefined
}
