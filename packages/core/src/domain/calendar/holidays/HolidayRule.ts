/** What a line of the holiday table says, and the day it falls on in a year. */
import { type Day, dayFromParts, type Weekday, weekdayOf } from "../CivilDay.ts"

/** One line of the table: a holiday, from one year until another. */
export interface HolidayRule {
  /** Stable, and the same in every jurisdiction that keeps the same day under the same name. */
  readonly id: string
  readonly en: string
  readonly fr: string
  readonly when: HolidayDate
  /** The act and section that make it a holiday. */
  readonly statute: string
  /** First year, when that is later than the table's memory. */
  readonly from?: number
  /** Last year. */
  readonly until?: number
  /** The substitute day of the jurisdiction is not given for this one. */
  readonly neverSubstituted?: true
}

export type HolidayDate =
  /** The same date every year. */
  | { readonly on: "date"; readonly month: number; readonly day: number }
  /** The second Monday of October. */
  | { readonly on: "nth"; readonly nth: number; readonly weekday: Weekday; readonly month: number }
  /** The last such weekday before a date: the Monday before 25 May. */
  | { readonly on: "before"; readonly weekday: Weekday; readonly month: number; readonly day: number }
  /** So many days after Easter Sunday; negative before it. */
  | { readonly on: "easter"; readonly offset: number }

/** The day in that year, or undefined outside the rule's years. */
export const dayOfRule = (rule: HolidayRule, year: number): Day | undefined => {
  if (year < (rule.from ?? year) || year > (rule.until ?? year)) return undefined
  const { when } = rule
  switch (when.on) {
    case "date":
      return dayFromParts(year, when.month, when.day)
    case "nth": {
      const first = dayFromParts(year, when.month, 1)
      return first + ((when.weekday - weekdayOf(first) + 7) % 7) + (when.nth - 1) * 7
    }
    case "before": {
      const dayBefore = dayFromParts(year, when.month, when.day) - 1
      return dayBefore - ((weekdayOf(dayBefore) - when.weekday + 7) % 7)
    }
    case "easter":
      return easterSunday(year) + when.offset
  }
}

/**
 * Easter Sunday of the Gregorian calendar: the Sunday after the fourteenth day of the church's
 * moon that falls on or after 21 March. Counted with the golden number and the epact, the
 * moon's age at the year's start, corrected for the leap days that centuries drop.
 */
export const easterSunday = (year: number): Day => {
  const goldenNumber = (year % 19) + 1
  const century = Math.floor(year / 100) + 1
  const droppedLeapDays = Math.floor((3 * century) / 4) - 12
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5
  let epact = (((11 * goldenNumber + 20 + moonCorrection - droppedLeapDays) % 30) + 30) % 30
  // Two epacts would put two full moons of a cycle on one day.
  if (epact === 24 || (epact === 25 && goldenNumber > 11)) epact += 1
  const daysAfter21March = epact <= 23 ? 23 - epact : 53 - epact
  const fullMoon = dayFromParts(year, 3, 21) + daysAfter21March
  return fullMoon + 7 - (weekdayOf(fullMoon) % 7)
}
