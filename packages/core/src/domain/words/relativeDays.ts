/** What phrases mean that count from today: "in 3 weeks", "an hour ago", "next Tuesday", "this weekend". */
import type { Day } from "../calendar/CivilDay.ts"
import { addMonths, startOfWeek, weekdayOf } from "../calendar/CivilDay.ts"
import type { Meaning, DayReading, Now, PartOfDay } from "./dayReading.ts"
import { withCare } from "./dayReading.ts"
import type { Unit } from "./slots.ts"

/** So many days from today: yesterday is -1. */
export const daysOn =
  (days: number, part?: PartOfDay): Meaning =>
  (_, { today }) =>
    part === undefined ? { day: today + days } : { day: today + days, part }

/** "now", "half an hour ago": a moment so many minutes away. */
export const minutesOn =
  (minutes: number): Meaning =>
  (_, now) =>
    shifted(now.today, minutes, "minutes", now)

/** "in 3 weeks". */
export const ahead: Meaning = ({ n = 1, unit = "days" }, now) => shifted(now.today, n, unit, now)

/** "3 weeks ago". */
export const ago: Meaning = ({ n = 1, unit = "days" }, now) => shifted(now.today, -n, unit, now)

/** "3w", said alone: ahead in a plan, ago in a log. "15 h" is a time, and "2 h" is read with the times. */
export const away: Meaning = withCare("loose", (filled, now) =>
  filled.clockLike === true ? undefined : (now.prefer === "future" ? ahead : ago)(filled, now)
)

/** "2 weeks from tomorrow", "a week from Tuesday". */
export const aheadOf =
  (start: Meaning): Meaning =>
  (filled, now) => {
    const from = start(filled, now)
    if (from === undefined || filled.unit === "minutes" || filled.unit === "hours") return undefined
    return shifted(from.day, filled.n ?? 1, filled.unit ?? "days", now)
  }

/** "next business day" is 1, the one before today is -1. */
export const workingDaysOn =
  (days: number): Meaning =>
  (_, now) =>
    shifted(now.today, days, "working-days", now)

const shifted = (day: Day, n: number, unit: Unit, now: Now): DayReading => {
  switch (unit) {
    case "minutes":
      return momentAfter(day, now.minute + n)
    case "hours":
      return momentAfter(day, now.minute + 60 * n)
    case "days":
      return { day: day + n }
    case "working-days":
      return { day: now.addWorkingDays(day, n) }
    case "weeks":
      return { day: day + 7 * n }
    case "months":
      return { day: addMonths(day, n) }
    case "years":
      return { day: addMonths(day, 12 * n) }
  }
}

/** So many minutes after the beginning of a day; they may run into other days. */
const momentAfter = (day: Day, minutes: number): DayReading => {
  const days = Math.floor(minutes / minutesPerDay)
  return { day: day + days, minute: minutes - minutesPerDay * days }
}

const minutesPerDay = 24 * 60

/** The first such weekday after today, and so many weeks on: "mardi prochain", "Tuesday week". */
export const upcoming =
  (weeks = 0): Meaning =>
  ({ weekday = 1 }, { today }) => ({ day: today + ((weekday - weekdayOf(today) + 6) % 7) + 1 + 7 * weeks })

/** The last such weekday before today. */
export const latest: Meaning = ({ weekday = 1 }, { today }) => ({
  day: today - ((weekdayOf(today) - weekday + 6) % 7) - 1
})

/** "Tuesday": never today, which people call today. */
export const named: Meaning = (filled, now) => {
  const found = now.prefer === "future" ? upcoming()(filled, now) : latest(filled, now)
  return found !== undefined && filled.short === true ? { ...found, care: "short" } : found
}

/** "this Tuesday": today counts. */
export const nearest: Meaning = (filled, now) =>
  filled.weekday === weekdayOf(now.today) ? { day: now.today } : named({ ...filled, short: false }, now)

/** That weekday of this week (0), of the next (1), of the last (-1). */
export const ofWeek =
  (weeks: number): Meaning =>
  ({ weekday = 1 }, { today }) => ({ day: startOfWeek(today) + 7 * weeks + weekday - 1 })

/** A weekend is its Saturday. Said on its Sunday, or of the past, "this weekend" is the one that has begun. */
export const weekend =
  (weeks: number): Meaning =>
  (_, { today, prefer }) => {
    const saturday = startOfWeek(today) + 5 + 7 * weeks
    return { day: weeks === 0 && prefer === "past" && saturday > today ? saturday - 7 : saturday }
  }
