/** One stretch of a time zone that a calendar file brings along. For the reader of meetings. */
import { dayFromParts, daysInMonth, weekdayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Observance } from "./CalendarClock.ts"
import { offsetMs } from "./calendarTime.ts"
import { ruleOf } from "./recurrence.ts"

/** Of its properties, by name; undefined where they make none. A rule that is not of one day a year counts once. */
export const observanceOf = (properties: ReadonlyMap<string, string>): Observance | undefined => {
  const parts = /^\s*(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})/.exec(properties.get("DTSTART") ?? "")
  const from = offsetMs(properties.get("TZOFFSETFROM") ?? "")
  const to = offsetMs(properties.get("TZOFFSETTO") ?? "")
  if (parts === null || from === undefined || to === undefined) return undefined
  const [year, month, day, hour, minute] = parts.slice(1).map(Number) as [number, number, number, number, number]
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const time = (hour * 60 + minute) * MS_PER_MINUTE
  const start = dayFromParts(year, month, Math.min(day, daysInMonth(year, month))) * MS_PER_DAY + time
  const rule = ruleOf(properties.get("RRULE") ?? "")
  if (rule?.frequency !== "YEARLY") return { start, from, to }
  const { weekdays, months, monthDays, until } = rule
  const inMonth = months[0] ?? month
  if (inMonth > 12 || inMonth < 1) return { start, from, to }
  const onset = (year: number): number => {
    const first = dayFromParts(year, inMonth, 1)
    const length = daysInMonth(year, inMonth)
    const all = Array.from({ length }, (_, at) => first + at)
    const [wanted] = weekdays
    const days = all.filter((each, at) => {
      if (wanted !== undefined && weekdayOf(each) !== wanted.weekday) return false
      // "The second Sunday" is also written as "the Sunday from the 8th to the 14th".
      if (monthDays.length > 0) return monthDays.includes(at + 1) || monthDays.includes(at - length)
      return wanted !== undefined || at + 1 === Math.min(day, length)
    })
    const nth = wanted?.nth ?? 0
    const found = (nth < 0 ? days.at(nth) : days[Math.max(0, nth - 1)]) ?? first
    return found * MS_PER_DAY + time
  }
  // UNTIL is in UTC, and an onset on the clock before it.
  const last =
    until === undefined
      ? Number.POSITIVE_INFINITY
      : until.day * MS_PER_DAY + (until.minute ?? 1440) * MS_PER_MINUTE + from
  return { start, from, to, yearly: { onset, until: last } }
}

const MS_PER_DAY = 86_400_000
const MS_PER_MINUTE = 60_000
