/**
 * The days on which a series of meetings takes place, as far as people's calendars make such: every so many days,
 * weeks, months or years, on weekdays, on days of the month, on the nth weekday. For reading meetings.
 */
import {
  addMonths,
  type Day,
  dayFromParts,
  daysInMonth,
  dayOf,
  partsOf,
  weekdayOf
} from "@kith/core/domain/calendar/CivilDay"

export interface RecurrenceRule {
  readonly frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY"
  readonly interval: number
  readonly count: number | undefined
  /** The last day, by the clock of the series or in UTC, as written; with a minute of it where one is. */
  readonly until: { readonly day: Day; readonly minute: number | undefined; readonly isUtc: boolean } | undefined
  /** Weekdays, 1 is Monday, and which of them in the month: -1 is the last, 0 each. */
  readonly weekdays: ReadonlyArray<{ readonly weekday: number; readonly nth: number }>
  readonly monthDays: ReadonlyArray<number>
  readonly months: ReadonlyArray<number>
  /** Of the days of a period, which ones: 1 the first, -1 the last. */
  readonly positions: ReadonlyArray<number>
  readonly weekStart: number
}

/** Undefined for a rule with a part that is not worked out: then only the first of the series is known. */
export const ruleOf = (text: string): RecurrenceRule | undefined => {
  const parts = new Map(
    text
      .toUpperCase()
      .split(";")
      .filter((part) => part.trim() !== "")
      .map((part): [string, string] => {
        const equals = part.indexOf("=")
        return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()]
      })
  )
  const frequency = FREQUENCIES.find((each) => each === parts.get("FREQ"))
  if (frequency === undefined || [...parts.keys()].some((part) => !PARTS.has(part))) return undefined
  const numbers = (part: string): ReadonlyArray<number> => (parts.get(part)?.split(",") ?? []).map(Number)
  const weekdays = (parts.get("BYDAY")?.split(",") ?? []).map((each) => {
    const found = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(each.trim())
    return { weekday: WEEKDAYS.indexOf(found?.[2] ?? "") + 1, nth: Number(found?.[1] ?? 0) }
  })
  const [interval = 1] = numbers("INTERVAL")
  const [count] = numbers("COUNT")
  const until = parts.get("UNTIL")
  const lastDay = until === undefined ? undefined : untilOf(until)
  const rule: RecurrenceRule = {
    frequency,
    interval,
    count,
    until: lastDay,
    weekdays,
    monthDays: numbers("BYMONTHDAY"),
    months: numbers("BYMONTH"),
    positions: numbers("BYSETPOS"),
    weekStart: parts.has("WKST") ? WEEKDAYS.indexOf(parts.get("WKST")!) + 1 : 1
  }
  const isWhole = [interval, count ?? 1, ...rule.monthDays, ...rule.months, ...rule.positions].every(
    (number) => Number.isSafeInteger(number) && number !== 0
  )
  const isSound = isWhole && interval > 0 && (count ?? 1) > 0 && weekdays.every(({ weekday }) => weekday > 0)
  return isSound && (until === undefined) === (lastDay === undefined) && rule.weekStart > 0 && isWorkedOut(rule)
    ? rule
    : undefined
}

const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
const PARTS = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"])

const untilOf = (text: string): RecurrenceRule["until"] => {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?$/.exec(text)
  const day = parts === null ? undefined : dayOf(`${parts[1]}-${parts[2]}-${parts[3]}`)
  if (parts === null || day === undefined) return undefined
  const minute = parts[4] === undefined ? undefined : Number(parts[4]) * 60 + Number(parts[5])
  return { day, minute, isUtc: parts[6] !== undefined }
}

/** Weeks of the year, and weekdays counted over a whole year, are left out: no calendar's form offers them. */
const isWorkedOut = ({ frequency, weekdays, monthDays, months }: RecurrenceRule): boolean => {
  const hasNth = weekdays.some(({ nth }) => nth !== 0)
  if (frequency === "DAILY" || frequency === "WEEKLY")
    return !hasNth && (frequency === "DAILY" || monthDays.length === 0)
  if (hasNth && monthDays.length > 0) return false
  return frequency === "MONTHLY" || months.length > 0 || (weekdays.length === 0 && monthDays.length === 0)
}

/** Periods that are looked at: a series of every day for 50 years. */
const PERIODS = 20_000

/**
 * The days of the series from `start` on, in order: those that the rule gives, `count` of them at most, and none after
 * `last`. `start` itself is the first, whether or not the rule has it, as calendars show it.
 */
export function* daysOfSeries(rule: RecurrenceRule, start: Day, last: Day): Generator<Day> {
  yield start
  let left = (rule.count ?? Number.POSITIVE_INFINITY) - 1
  for (let period = 0; period < PERIODS && left > 0; period++) {
    const days = daysOfPeriod(rule, start, period)
    if (days.begins > last) return
    for (const day of atPositions(days.found, rule.positions)) {
      if (day <= start) continue
      if (day > last) return
      yield day
      if (--left === 0) return
    }
  }
}

interface Period {
  readonly begins: Day
  /** In order. */
  readonly found: ReadonlyArray<Day>
}

const daysOfPeriod = (rule: RecurrenceRule, start: Day, period: number): Period => {
  const { frequency, interval, weekdays, months } = rule
  const step = period * interval
  const isInMonths = (day: Day): boolean => months.length === 0 || months.includes(partsOf(day).month)
  if (frequency === "DAILY") {
    const day = start + step
    return { begins: day, found: isInMonths(day) && isOn(rule, day) && isOfWeekdays(rule, day) ? [day] : [] }
  }
  if (frequency === "WEEKLY") {
    const monday = start - ((weekdayOf(start) - rule.weekStart + 7) % 7) + 7 * step
    const wanted = weekdays.length === 0 ? [weekdayOf(start) as number] : weekdays.map(({ weekday }) => weekday)
    const week = Array.from({ length: 7 }, (_, at) => monday + at)
    return { begins: monday, found: week.filter((day) => wanted.includes(weekdayOf(day)) && isInMonths(day)) }
  }
  const { year, month, day } = partsOf(start)
  if (frequency === "MONTHLY") {
    const first = addMonths(dayFromParts(year, month, 1), step)
    return { begins: first, found: isInMonths(first) ? daysOfMonth(rule, first, day) : [] }
  }
  const inYear = (months.length === 0 ? [month] : [...new Set(months)].toSorted((a, b) => a - b)).filter(
    (each) => each >= 1 && each <= 12
  )
  return {
    begins: dayFromParts(year + step, 1, 1),
    found: inYear.flatMap((each) => daysOfMonth(rule, dayFromParts(year + step, each, 1), day))
  }
}

/** A day of the month that a month does not have is passed over, not moved. */
const daysOfMonth = (rule: RecurrenceRule, first: Day, dayOfStart: number): ReadonlyArray<Day> => {
  const { year, month } = partsOf(first)
  const length = daysInMonth(year, month)
  const all = Array.from({ length }, (_, at) => first + at)
  if (rule.weekdays.length > 0) {
    return all.filter(
      (day, at) =>
        isOn(rule, day) &&
        rule.weekdays.some(({ weekday, nth }) => {
          const isNth = nth === 0 || nth === Math.floor(at / 7) + 1 || nth === -Math.floor((length - 1 - at) / 7) - 1
          return weekday === weekdayOf(day) && isNth
        })
    )
  }
  return rule.monthDays.length > 0
    ? all.filter((day) => isOn(rule, day))
    : dayOfStart > length
      ? []
      : [first + dayOfStart - 1]
}

/** By the days of the month, which count from its end where they are negative. */
const isOn = ({ monthDays }: RecurrenceRule, day: Day): boolean => {
  if (monthDays.length === 0) return true
  const { year, month, day: at } = partsOf(day)
  return monthDays.some((wanted) => (wanted > 0 ? wanted === at : wanted === at - daysInMonth(year, month) - 1))
}

const isOfWeekdays = ({ weekdays }: RecurrenceRule, day: Day): boolean =>
  weekdays.length === 0 || weekdays.some(({ weekday }) => weekday === weekdayOf(day))

const atPositions = (days: ReadonlyArray<Day>, positions: ReadonlyArray<number>): ReadonlyArray<Day> =>
  positions.length === 0
    ? days
    : days.filter((_, at) => positions.includes(at + 1) || positions.includes(at - days.length))
