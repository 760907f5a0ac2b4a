/**
 * The statutory holidays of a Canadian jurisdiction in a year, for the working calendar and
 * for telling people why a day was skipped.
 *
 * **Statutory** means here: a day that the jurisdiction's employment standards act gives
 * employees in general (it calls them public, general, statutory or paid holidays), or on
 * which an act of its own stops work in most businesses (Remembrance Day in Manitoba and Nova
 * Scotia). Not in: days that employers may give (Easter Monday, the August holiday in Alberta,
 * Manitoba, Ontario and Nova Scotia, Boxing Day outside Ontario and the federal law); days of
 * the public service alone (19 September 2022 outside Prince Edward Island, 30 September where
 * the act does not name it); days on which only shops close (Newfoundland's Shops' Closing
 * Act, New Brunswick's Days of Rest Act).
 *
 * When a holiday falls on a weekend, `observed` is the working day that the law gives instead,
 * where it gives one: the one it names, or, where it leaves the choice to the employer, the
 * next. No law moves every holiday: Alberta and British Columbia move Canada Day alone.
 *
 * The table is checked for 2020 to 2040. Later years follow the same rules, which a
 * legislature may change; earlier ones follow them as far back as the table has `from`.
 */
import { type Day, partsOf, weekdayOf } from "../CivilDay.ts"
import { dayOfRule } from "./HolidayRule.ts"
import type { Jurisdiction } from "./Jurisdiction.ts"
import { type Substitute, tables } from "./table.ts"

export interface Holiday {
  /** The day that the law names. */
  readonly day: Day
  readonly id: string
  readonly en: string
  readonly fr: string
  /** The act and section. */
  readonly statute: string
  /** The working day given instead of a weekend; absent where none is. */
  readonly observed?: Day
}

/**
 * In order of their days; the same array each time.
 *
 * @example
 * ```ts
 * import { isoOf } from "@kith/core/domain/calendar/CivilDay"
 * import { holidaysOf } from "@kith/core/domain/calendar/holidays/statutory"
 *
 * holidaysOf("ON", 2027).filter((holiday) => holiday.observed).map((holiday) => isoOf(holiday.observed!))
 * // ["2027-12-27", "2027-12-28"]: Christmas is a Saturday
 * ```
 */
export const holidaysOf = (jurisdiction: Jurisdiction, year: number): ReadonlyArray<Holiday> =>
  yearOf(jurisdiction, year).holidays

/** Whether that day is a holiday or given instead of one. */
export const isHoliday = (jurisdiction: Jurisdiction, day: Day): boolean =>
  yearOf(jurisdiction, partsOf(day).year).days.has(day)

interface HolidayYear {
  readonly holidays: ReadonlyArray<Holiday>
  readonly days: ReadonlySet<Day>
}

/** By jurisdiction, then year: a function of the table alone, so it can be kept for good. */
const years = new Map<Jurisdiction, Map<number, HolidayYear>>()

const yearOf = (jurisdiction: Jurisdiction, year: number): HolidayYear => {
  let known = years.get(jurisdiction)
  if (known === undefined) years.set(jurisdiction, (known = new Map()))
  let found = known.get(year)
  if (found === undefined) known.set(year, (found = workOut(jurisdiction, year)))
  return found
}

const workOut = (jurisdiction: Jurisdiction, year: number): HolidayYear => {
  const { rules, substitute } = tables[jurisdiction]
  const falling = rules
    .flatMap((rule) => {
      const day = dayOfRule(rule, year)
      return day === undefined ? [] : [{ rule, day }]
    })
    .sort((one, other) => one.day - other.day)
  const days = new Set(falling.map(({ day }) => day))
  const holidays = falling.map(({ rule, day }): Holiday => {
    const { id, en, fr, statute } = rule
    const holiday = { day, id, en, fr, statute }
    if (rule.neverSubstituted || !isSubstituted(substitute, id, day)) return holiday
    // Two holidays on one weekend (Christmas and Boxing Day) take two days after it, in order.
    let observed = day + 1
    while (weekdayOf(observed) > FRIDAY || days.has(observed)) observed++
    days.add(observed)
    return { ...holiday, observed }
  })
  return { holidays, days }
}

const isSubstituted = (substitute: Substitute | undefined, id: string, day: Day): boolean => {
  if (substitute === undefined || (substitute.only !== undefined && !substitute.only.includes(id))) return false
  const weekday = weekdayOf(day)
  return weekday === SUNDAY || (weekday > FRIDAY && substitute.falling === "weekend")
}

const FRIDAY = 5
const SUNDAY = 7
