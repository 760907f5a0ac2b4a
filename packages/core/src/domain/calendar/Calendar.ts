/**
 * Working time of one person or workspace: which days are worked, what "two working days
 * after" and "the next morning" mean, and where the things go that fall into an absence.
 * For the rules, which ask it for every contact, and for whatever shows why a date is what it is.
 *
 * Everything is worked out on integer days and milliseconds. A calendar is a value: built
 * again when a setting changes.
 */
import { addMonths, type Day, partsOf, weekdayOf, type Weekday } from "./CivilDay.ts"
import type { Jurisdiction } from "./holidays/Jurisdiction.ts"
import { type Holiday, holidaysOf } from "./holidays/statutory.ts"
import { type Instant, instantOf, instantOfLocal, type Zone } from "./Zone.ts"

export interface CalendarOptions {
  readonly zone: Zone
  /** Whose statutory holidays are not worked; absent: none. */
  readonly jurisdiction?: Jurisdiction | undefined
  /** Monday to Friday unless given. */
  readonly workdays?: ReadonlyArray<Weekday> | undefined
  /** Minutes since midnight at which work begins, 540 (9:00) unless given, … */
  readonly from?: number | undefined
  /** … and at which it has ended, 1020 (17:00) unless given. Taken as a minute after `from` when it is not later. */
  readonly to?: number | undefined
  /** Absences, both days included, in any order; they may overlap. */
  readonly away?: ReadonlyArray<Absence> | undefined
  /** Further days that are not worked, by year: another country's holidays, a company's own. */
  readonly extraHolidays?: ((year: number) => ReadonlySet<Day>) | undefined
}

export interface Absence {
  readonly from: Day
  readonly until: Day
}

export type OffsetUnit = "hours" | "days" | "workingDays" | "months"

/** Where a moment is moved to: nowhere, into working time, or to the start of a working day. */
export type Snap = "none" | "workingHours" | "morning"

/**
 * `isWorkingDay`, `addWorkingDays`, `nextWorkingDay`, `after` and `snap` go by weekdays and
 * holidays alone; an absence is looked at by `pastAway`, last, so that its effect can be told
 * apart from the rule's.
 */
export interface Calendar {
  readonly zone: Zone
  /** Minutes since midnight at which work begins. */
  readonly from: number
  /** Minutes since midnight at which it has ended. */
  readonly to: number
  readonly isWorkingDay: (day: Day) => boolean
  /**
   * The `count`th working day after `day`, or before it when negative; `day` itself is not
   * counted, worked or not. For 0, `day`.
   */
  readonly addWorkingDays: (day: Day, count: number) => Day
  /** The first working day from `day` on: `day` itself when it is one. */
  readonly nextWorkingDay: (day: Day) => Day
  /**
   * `amount` (whole, may be negative) of `unit` after an instant, then snapped. Hours are elapsed
   * hours; days, working days and months keep the wall-clock time, and what a clock change
   * skips or repeats is settled as in `instantOf`. Nothing added leaves the instant alone.
   */
  readonly after: (instant: Instant, amount: number, unit: OffsetUnit, snap: Snap) => Instant
  /**
   * `workingHours`: the instant itself while work is on, otherwise the next time work begins.
   * `morning`: the start of work on that day, or on the next working day if it is none; on the
   * day itself this may be earlier than the instant.
   */
  readonly snap: (instant: Instant, kind: Snap) => Instant
  /** The instant itself, or, when its day falls into an absence, the first start of work after it. */
  readonly pastAway: (instant: Instant) => Instant
  /** The day's first instant. */
  readonly startOfDay: (day: Day) => Instant
  /** The day on which the zone's clock has that instant. */
  readonly dayOfInstant: (instant: Instant) => Day
}

/**
 * @example
 * ```ts
 * import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
 * import { dayOf } from "@kith/core/domain/calendar/CivilDay"
 * import { instantOf, isoWithOffset, makeZone } from "@kith/core/domain/calendar/Zone"
 *
 * const zone = makeZone("America/Toronto")!
 * const calendar = makeCalendar({ zone, jurisdiction: "ON" })
 * const friday = instantOf(zone, dayOf("2026-07-31")!, 15 * 60)
 * isoWithOffset(zone, calendar.after(friday, 1, "workingDays", "morning")) // "2026-08-03T09:00:00-04:00"
 * ```
 */
export const makeCalendar = (options: CalendarOptions): Calendar => {
  const { zone } = options
  const from = options.from ?? 540
  const to = Math.max(from + 1, options.to ?? 1020)
  const isWorkingDay = rememberedWorkingDays(options)
  const absences = inOrder(options.away ?? [])

  const addWorkingDays = (day: Day, count: number): Day => {
    const step = count < 0 ? -1 : 1
    let found = day
    for (let left = Math.abs(count); left > 0; left--) {
      const next = firstWorkingDay(found + step, step, isWorkingDay)
      if (next === undefined) return found
      found = next
    }
    return found
  }

  const nextWorkingDay = (day: Day): Day => firstWorkingDay(day, 1, isWorkingDay) ?? day

  const after = (instant: Instant, amount: number, unit: OffsetUnit, kind: Snap): Instant =>
    snap(
      amount === 0 ? instant : unit === "hours" ? instant + amount * MS_PER_HOUR : onLaterDay(instant, amount, unit),
      kind
    )

  const onLaterDay = (instant: Instant, amount: number, unit: "days" | "workingDays" | "months"): Instant => {
    const local = instant + zone.offsetAt(instant)
    const day = Math.floor(local / MS_PER_DAY)
    const later =
      unit === "days" ? day + amount : unit === "months" ? addMonths(day, amount) : addWorkingDays(day, amount)
    return instantOfLocal(zone, local + (later - day) * MS_PER_DAY)
  }

  const snap = (instant: Instant, kind: Snap): Instant => {
    if (kind === "none") return instant
    const day = dayOfInstant(instant)
    if (kind === "morning") return firstStart(day)
    // Work of a day is one span of time, from start to end, also across a clock change; where the
    // clock skips all of it, a minute is left, so that every working day has a time to snap to.
    const start = isWorkingDay(day) ? startOn(day) : undefined
    const isBeforeEnd = start !== undefined && instant < Math.max(instantOf(zone, day, to), start + MS_PER_MINUTE)
    return Math.max(instant, isBeforeEnd ? start : firstStart(day + 1))
  }

  /** When work begins on the first working day from `day` on. */
  const firstStart = (day: Day): Instant => {
    const worked = nextWorkingDay(day)
    return startOn(worked) ?? instantOf(zone, nextWorkingDay(worked + 1), from)
  }

  /** When work begins on `day`; undefined where the clock goes straight on to the next day (Samoa, 30 December 2011). */
  const startOn = (day: Day): Instant | undefined => {
    const start = instantOf(zone, day, from)
    return dayOfInstant(start) === day ? start : undefined
  }

  const pastAway = (instant: Instant): Instant => {
    if (absences.length === 0) return instant
    let moved = instant
    for (const absence of absences) {
      const day = dayOfInstant(moved)
      if (day < absence.from) break
      if (day <= absence.until) moved = firstStart(absence.until + 1)
    }
    return moved
  }

  const dayOfInstant = (instant: Instant): Day => Math.floor((instant + zone.offsetAt(instant)) / MS_PER_DAY)

  return {
    zone,
    from,
    to,
    isWorkingDay,
    addWorkingDays,
    nextWorkingDay,
    after,
    snap,
    pastAway,
    startOfDay: (day) => instantOf(zone, day, 0),
    dayOfInstant
  }
}

const MS_PER_MINUTE = 60_000
const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000

// ── Working days, remembered ──

/** Days are worked out and kept by blocks of 512. */
const BLOCK_BITS = 9
const BLOCK = 1 << BLOCK_BITS

const rememberedWorkingDays = (options: CalendarOptions): ((day: Day) => boolean) => {
  const blocks = new Map<number, Uint8Array>()
  let lastIndex = Number.NaN
  let last: Uint8Array = new Uint8Array(0)
  return (day) => {
    const index = day >> BLOCK_BITS
    if (index !== lastIndex) {
      let block = blocks.get(index)
      if (block === undefined) blocks.set(index, (block = workingBlock(index * BLOCK, options)))
      last = block
      lastIndex = index
    }
    return last[day & (BLOCK - 1)] === 1
  }
}

/** One byte a day from `first` on: 1 where it is worked. */
const workingBlock = (first: Day, options: CalendarOptions): Uint8Array => {
  const workdays = new Set<Weekday>(options.workdays ?? [1, 2, 3, 4, 5])
  const block = new Uint8Array(BLOCK)
  for (let at = 0; at < BLOCK; at++) block[at] = workdays.has(weekdayOf(first + at)) ? 1 : 0
  const close = (day: Day): void => {
    if (day >= first && day < first + BLOCK) block[day - first] = 0
  }
  const lastYear = partsOf(first + BLOCK - 1).year
  for (let year = partsOf(first).year; year <= lastYear; year++) {
    if (options.jurisdiction !== undefined) {
      for (const holiday of holidaysOf(options.jurisdiction, year)) close(dayOff(holiday, workdays))
    }
    options.extraHolidays?.(year).forEach(close)
  }
  return block
}

/** Who works at weekends has the holiday itself off; the day given instead is for the others. */
const dayOff = (holiday: Holiday, workdays: ReadonlySet<Weekday>): Day =>
  workdays.has(weekdayOf(holiday.day)) ? holiday.day : (holiday.observed ?? holiday.day)

/**
 * The first working day from `day` on, stepping by 1 or -1; undefined when there is none within
 * a year, as in a calendar without workdays: whoever asks must come to an end.
 */
const firstWorkingDay = (day: Day, step: 1 | -1, isWorkingDay: (day: Day) => boolean): Day | undefined => {
  for (let away = 0; away < 366; away++) {
    const candidate = day + away * step
    if (isWorkingDay(candidate)) return candidate
  }
  return undefined
}

/** By their first day, without those that end before they begin. */
const inOrder = (absences: ReadonlyArray<Absence>): ReadonlyArray<Absence> =>
  absences.filter(({ from, until }) => from <= until).sort((one, other) => one.from - other.from)
