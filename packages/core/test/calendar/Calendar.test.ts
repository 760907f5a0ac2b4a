/** Working time against Temporal, over random zones, days and amounts, and at the edges by name. */
import * as fc from "fast-check"
import type { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import type { Calendar, CalendarOptions } from "@kith/core/domain/calendar/Calendar"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import type { Day, Weekday } from "@kith/core/domain/calendar/CivilDay"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { jurisdictions } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { holidaysOf } from "@kith/core/domain/calendar/holidays/statutory"
import type { Instant } from "@kith/core/domain/calendar/Zone"
import { instantOf, isoWithOffset } from "@kith/core/domain/calendar/Zone"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { anyDay, anyZoneAndInstant, dayOfPlain, plainDate, zoned, zoneNamed } from "./arbitraries.ts"
import { formatCalls } from "./formatCalls.ts"

const toronto = zoneNamed("America/Toronto")
const stJohns = zoneNamed("America/St_Johns")
const vancouver = zoneNamed("America/Vancouver")

const day = (iso: string): Day => dayOf(iso)!
const at = (calendar: Calendar, iso: string, hour: number, minute = 0): Instant =>
  instantOf(calendar.zone, day(iso), hour * 60 + minute)
const shown = (calendar: Calendar, instant: Instant): string => isoWithOffset(calendar.zone, instant)

const ontario = makeCalendar({ zone: toronto, jurisdiction: "ON" })
const newfoundland = makeCalendar({ zone: stJohns, jurisdiction: "NL" })

// ── The laws ──

const anyWorkdays = fc
  .subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
  .map((weekdays): ReadonlyArray<Weekday> => weekdays)

const anySettings = fc.record({
  jurisdiction: fc.option(fc.constantFrom(...jurisdictions), { nil: undefined }),
  workdays: anyWorkdays,
  // The small hours more often, for that is when clocks change.
  from: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 240 })),
  length: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 1, max: 120 }))
})

interface Case {
  readonly options: CalendarOptions
  readonly calendar: Calendar
  readonly instant: Instant
}

const anyCase: fc.Arbitrary<Case> = fc.tuple(anyZoneAndInstant, anySettings).map(([[zone, instant], settings]) => {
  const { jurisdiction, workdays, from, length } = settings
  const options: CalendarOptions = { zone, jurisdiction, workdays, from, to: Math.min(1440, from + length) }
  return { options, calendar: makeCalendar(options), instant }
})

/** Temporal's own reading of the same words, slowly. */
const works = (options: CalendarOptions, date: Temporal.PlainDate): boolean => {
  const workdays: ReadonlyArray<number> = options.workdays ?? [1, 2, 3, 4, 5]
  if (!workdays.includes(date.dayOfWeek)) return false
  if (options.jurisdiction === undefined) return true
  return !holidaysOf(options.jurisdiction, date.year).some((holiday) => {
    const itself = plainDate(holiday.day)
    const off =
      holiday.observed === undefined || workdays.includes(itself.dayOfWeek) ? itself : plainDate(holiday.observed)
    return off.equals(date)
  })
}

const walk = (options: CalendarOptions, date: Temporal.PlainDate, count: number): Temporal.PlainDate => {
  let here = date
  for (let left = Math.abs(count); left > 0;) {
    here = here.add({ days: Math.sign(count) })
    if (works(options, here)) left--
  }
  return here
}

const firstWorked = (options: CalendarOptions, date: Temporal.PlainDate): Temporal.PlainDate =>
  works(options, date) ? date : walk(options, date, 1)

const timeOn = (options: CalendarOptions, date: Temporal.PlainDate, minute: number): Temporal.ZonedDateTime =>
  date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(options.zone.name, { disambiguation: "compatible" })

/** The first morning from `date` on, leaving out those that the zone's clock left out. */
const firstMorning = (options: CalendarOptions, date: Temporal.PlainDate): Temporal.ZonedDateTime => {
  for (let worked = firstWorked(options, date); ; worked = walk(options, worked, 1)) {
    const start = timeOn(options, worked, options.from!)
    if (start.toPlainDate().equals(worked)) return start
  }
}

/** The first span of working time that has not ended, and the later of its start and the instant. */
const intoWork = (options: CalendarOptions, instant: Instant): Instant => {
  let start = firstMorning(options, zoned(options.zone, instant).toPlainDate())
  while (endOf(options, start) <= instant) start = firstMorning(options, start.toPlainDate().add({ days: 1 }))
  return Math.max(instant, start.epochMilliseconds)
}

/** A minute of work is left where the clock skips all of it. */
const endOf = (options: CalendarOptions, start: Temporal.ZonedDateTime): Instant =>
  Math.max(
    timeOn(options, start.toPlainDate(), options.to!).epochMilliseconds,
    start.add({ minutes: 1 }).epochMilliseconds
  )

describe("a calendar, beside Temporal", () => {
  it("has the same working days", () => {
    fc.assert(
      fc.property(anyCase, anyDay, ({ options, calendar }, day) => {
        expect(calendar.isWorkingDay(day)).toBe(works(options, plainDate(day)))
        expect(isoOf(calendar.nextWorkingDay(day))).toBe(firstWorked(options, plainDate(day)).toString())
      }),
      propertyRuns(500)
    )
  })

  it("counts working days forwards and backwards alike", () => {
    fc.assert(
      fc.property(anyCase, anyDay, fc.integer({ min: -40, max: 40 }), ({ options, calendar }, day, count) => {
        expect(isoOf(calendar.addWorkingDays(day, count))).toBe(walk(options, plainDate(day), count).toString())
      }),
      propertyRuns(300)
    )
  })

  it("adds days, months and working days on the wall clock, and hours on the stopwatch", () => {
    const unit = fc.constantFrom("hours", "days", "workingDays", "months")
    fc.assert(
      fc.property(anyCase, unit, fc.integer({ min: -30, max: 30 }), ({ options, calendar, instant }, unit, amount) => {
        const from = zoned(options.zone, instant)
        const expected =
          unit === "hours"
            ? from.add({ hours: amount })
            : unit === "days"
              ? from.add({ days: amount })
              : unit === "months"
                ? from.add({ months: amount })
                : amount === 0
                  ? from
                  : from
                      .toPlainDateTime()
                      .with(walkedTo(options, from, amount))
                      .toZonedDateTime(options.zone.name, { disambiguation: "compatible" })
        expect(calendar.after(instant, amount, unit, "none")).toBe(expected.epochMilliseconds)
      }),
      propertyRuns(1000)
    )
  })

  it("snaps into working hours where Temporal finds the next working time", () => {
    fc.assert(
      fc.property(anyCase, ({ options, calendar, instant }) => {
        expect(calendar.snap(instant, "workingHours")).toBe(intoWork(options, instant))
      }),
      propertyRuns(1000)
    )
  })

  it("snaps to the morning of that day or of the next working day", () => {
    fc.assert(
      fc.property(anyCase, ({ options, calendar, instant }) => {
        const morning = firstMorning(options, zoned(options.zone, instant).toPlainDate())
        expect(calendar.snap(instant, "morning")).toBe(morning.epochMilliseconds)
      }),
      propertyRuns(500)
    )
  })

  it("adds first and snaps afterwards", () => {
    const unit = fc.constantFrom("hours", "days", "workingDays", "months")
    const kind = fc.constantFrom("none", "workingHours", "morning")
    fc.assert(
      fc.property(anyCase, unit, kind, fc.integer({ min: -9, max: 9 }), ({ calendar, instant }, unit, kind, amount) => {
        expect(calendar.after(instant, amount, unit, kind)).toBe(
          calendar.snap(calendar.after(instant, amount, unit, "none"), kind)
        )
      }),
      propertyRuns(300)
    )
  })

  it("begins each day when Temporal does, and finds the day of an instant", () => {
    fc.assert(
      fc.property(anyZoneAndInstant, ([zone, instant]) => {
        const calendar = makeCalendar({ zone })
        const date = zoned(zone, instant).toPlainDate()
        const day = calendar.dayOfInstant(instant)
        expect(isoOf(day)).toBe(date.toString())
        expect(calendar.startOfDay(day)).toBe(date.toZonedDateTime(zone.name).epochMilliseconds)
      }),
      propertyRuns(1000)
    )
  })

  it("moves what falls into an absence to the first working morning after all of them", () => {
    const anyAway = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -2, max: 15 })), {
      maxLength: 4
    })
    fc.assert(
      fc.property(anyCase, anyAway, ({ options, instant }, spans) => {
        const here = zoned(options.zone, instant).toPlainDate()
        const away = spans.map(([start, length]) => {
          const from = dayOfPlain(here) + start
          return { from, until: from + length }
        })
        const isAway = (date: Temporal.PlainDate): boolean =>
          away.some(({ from, until }) => dayOfPlain(date) >= from && dayOfPlain(date) <= until)
        let expected = instant
        for (let date = here; isAway(date);) {
          while (isAway(date)) date = date.add({ days: 1 })
          const morning = firstMorning(options, date)
          expected = morning.epochMilliseconds
          date = morning.toPlainDate()
        }
        expect(makeCalendar({ ...options, away }).pastAway(instant)).toBe(expected)
      }),
      propertyRuns(500)
    )
  })
})

const walkedTo = (
  options: CalendarOptions,
  from: Temporal.ZonedDateTime,
  count: number
): { readonly year: number; readonly month: number; readonly day: number } => {
  const { year, month, day } = walk(options, from.toPlainDate(), count)
  return { year, month, day }
}

describe("a calendar", () => {
  it("never snaps into working hours backwards, and snaps only once", () => {
    fc.assert(
      fc.property(anyCase, ({ calendar, instant }) => {
        const snapped = calendar.snap(instant, "workingHours")
        expect(snapped).toBeGreaterThanOrEqual(instant)
        expect(calendar.snap(snapped, "workingHours")).toBe(snapped)
      }),
      propertyRuns(500)
    )
  })

  it("keeps the order of two instants when it snaps them", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 5 * 86_400_000 }), ({ calendar, instant }, later) => {
        expect(calendar.snap(instant + later, "workingHours")).toBeGreaterThanOrEqual(
          calendar.snap(instant, "workingHours")
        )
      }),
      propertyRuns(500)
    )
  })

  it("adds working days in steps as at once", () => {
    const count = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(anyCase, anyDay, count, count, ({ calendar }, day, one, other) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(day, one), other)).toBe(
          calendar.addWorkingDays(day, one + other)
        )
        const worked = calendar.nextWorkingDay(day)
        expect(calendar.addWorkingDays(calendar.addWorkingDays(worked, one), -one)).toBe(worked)
      }),
      propertyRuns(300)
    )
  })

  it("leaves an instant alone when nothing is added, also in an hour that comes twice", () => {
    const secondPass = at(ontario, "2025-11-02", 1, 30) + 3_600_000
    expect(shown(ontario, secondPass)).toBe("2025-11-02T01:30:00-05:00")
    for (const unit of ["hours", "days", "workingDays", "months"] as const) {
      expect(ontario.after(secondPass, 0, unit, "none")).toBe(secondPass)
    }
  })

  it("formats nothing once it is warm", () => {
    const calendar = makeCalendar({ zone: toronto, jurisdiction: "ON" })
    const start = at(calendar, "2026-01-05", 15)
    const use = (): void => {
      for (let days = 0; days < 300; days++) {
        calendar.pastAway(calendar.after(start, days, "workingDays", "morning"))
        calendar.after(start, days, "hours", "workingHours")
      }
    }
    use()
    const calls = formatCalls()
    use()
    expect(calls).not.toHaveBeenCalled()
    calls.mockRestore()
  })
})

// ── The edges, by name ──

describe("over a weekend", () => {
  it("counts from Friday to Monday, and from a Saturday's coffee to Monday", () => {
    expect(isoOf(ontario.addWorkingDays(day("2026-03-06"), 1))).toBe("2026-03-09")
    expect(isoOf(ontario.addWorkingDays(day("2026-03-07"), 1))).toBe("2026-03-09")
    expect(isoOf(ontario.addWorkingDays(day("2026-03-07"), 2))).toBe("2026-03-10")
  })

  it("prepares Monday's meeting on Friday", () => {
    expect(isoOf(ontario.addWorkingDays(day("2026-03-09"), -1))).toBe("2026-03-06")
    const monday = at(ontario, "2026-03-09", 10)
    expect(shown(ontario, ontario.after(monday, -1, "workingDays", "none"))).toBe("2026-03-06T10:00:00-05:00")
  })

  it("moves what comes due on Saturday, or after work on Friday, to Monday morning", () => {
    const monday = "2026-03-16T09:00:00-04:00"
    expect(shown(ontario, ontario.snap(at(ontario, "2026-03-14", 11), "workingHours"))).toBe(monday)
    expect(shown(ontario, ontario.snap(at(ontario, "2026-03-13", 17), "workingHours"))).toBe(monday)
    expect(shown(ontario, ontario.snap(at(ontario, "2026-03-13", 16, 59), "workingHours"))).toBe(
      "2026-03-13T16:59:00-04:00"
    )
    expect(shown(ontario, ontario.snap(at(ontario, "2026-03-13", 7), "workingHours"))).toBe("2026-03-13T09:00:00-04:00")
  })

  it("takes that day's morning, even when it is past", () => {
    expect(shown(ontario, ontario.snap(at(ontario, "2026-03-13", 15), "morning"))).toBe("2026-03-13T09:00:00-04:00")
    expect(shown(ontario, ontario.snap(at(ontario, "2026-03-14", 15), "morning"))).toBe("2026-03-16T09:00:00-04:00")
  })
})

describe("over a holiday", () => {
  it("skips it in the jurisdiction that has it, and in no other", () => {
    const alberta = makeCalendar({ zone: zoneNamed("America/Edmonton"), jurisdiction: "AB" })
    expect(isoOf(ontario.addWorkingDays(day("2026-12-24"), 1))).toBe("2026-12-29")
    expect(isoOf(alberta.addWorkingDays(day("2026-12-24"), 1))).toBe("2026-12-28")
    expect(makeCalendar({ zone: toronto }).isWorkingDay(day("2026-12-25"))).toBe(true)
  })

  it("skips Good Friday and Quebec's National Holiday", () => {
    const quebec = makeCalendar({ zone: toronto, jurisdiction: "QC" })
    expect(isoOf(quebec.addWorkingDays(day("2026-04-02"), 1))).toBe("2026-04-06")
    expect(isoOf(quebec.nextWorkingDay(day("2026-06-24")))).toBe("2026-06-25")
  })

  it("gives who works on Saturdays the Saturday off, and not the Monday given to the others", () => {
    const shop = makeCalendar({ zone: toronto, jurisdiction: "ON", workdays: [1, 2, 3, 4, 5, 6] })
    expect(shop.isWorkingDay(day("2026-12-26"))).toBe(false)
    expect(shop.isWorkingDay(day("2026-12-28"))).toBe(true)
  })

  it("skips a workspace's own days as well", () => {
    const inventory = new Set([day("2026-03-10")])
    const calendar = makeCalendar({
      zone: toronto,
      jurisdiction: "ON",
      extraHolidays: (year) => (year === 2026 ? inventory : new Set())
    })
    expect(isoOf(calendar.addWorkingDays(day("2026-03-09"), 1))).toBe("2026-03-11")
    expect(calendar.isWorkingDay(day("2026-07-01"))).toBe(false)
  })
})

describe("over a change of the clocks", () => {
  it("keeps the wall clock for days and the stopwatch for hours", () => {
    const saturday = at(ontario, "2026-03-07", 15)
    expect(shown(ontario, ontario.after(saturday, 1, "days", "none"))).toBe("2026-03-08T15:00:00-04:00")
    expect(shown(ontario, ontario.after(saturday, 24, "hours", "none"))).toBe("2026-03-08T16:00:00-04:00")
  })

  it("moves a time that the clock skips forward, and takes the earlier of two", () => {
    expect(shown(ontario, ontario.after(at(ontario, "2026-03-07", 2, 30), 1, "days", "none"))).toBe(
      "2026-03-08T03:30:00-04:00"
    )
    expect(shown(ontario, ontario.after(at(ontario, "2025-11-01", 1, 30), 1, "days", "none"))).toBe(
      "2025-11-02T01:30:00-04:00"
    )
  })

  it("begins a day at its first instant where midnight is skipped", () => {
    const brazil = makeCalendar({ zone: zoneNamed("America/Sao_Paulo") })
    expect(shown(brazil, brazil.startOfDay(day("2018-11-04")))).toBe("2018-11-04T01:00:00-02:00")
  })

  it("keeps a night worker at work through the hour that comes twice", () => {
    const night = makeCalendar({ zone: toronto, workdays: [7], from: 0, to: 8 * 60 })
    const secondPass = at(night, "2025-11-02", 1, 30) + 3_600_000
    expect(night.snap(secondPass, "workingHours")).toBe(secondPass)
    const early = makeCalendar({ zone: toronto, from: 0, to: 90, workdays: [1, 7] })
    expect(shown(early, early.snap(secondPass - 60_000, "workingHours"))).toBe("2025-11-03T00:00:00-05:00")
  })
})

describe("where a whole day was left out", () => {
  it("begins work on the next day that is worked", () => {
    const samoa = makeCalendar({ zone: zoneNamed("Pacific/Apia") })
    const thursday = at(samoa, "2011-12-29", 18)
    const monday = "2012-01-02T09:00:00+14:00"
    expect(shown(samoa, samoa.snap(thursday, "workingHours"))).toBe(monday)
    expect(shown(samoa, samoa.snap(at(samoa, "2011-12-31", 0), "morning"))).toBe(monday)
  })
})

describe("where the clock skips all of a day's work", () => {
  it("leaves a minute after it", () => {
    const bakery = makeCalendar({ zone: toronto, workdays: [7], from: 121, to: 181 })
    const start = bakery.snap(at(bakery, "2026-03-08", 1), "workingHours")
    expect(shown(bakery, start)).toBe("2026-03-08T03:01:00-04:00")
    expect(bakery.snap(start, "workingHours")).toBe(start)
    expect(shown(bakery, bakery.snap(start + 60_000, "workingHours"))).toBe("2026-03-15T02:01:00-04:00")
  })
})

describe("over months", () => {
  const after = (iso: string, months: number): string =>
    shown(ontario, ontario.after(at(ontario, iso, 10), months, "months", "none")).slice(0, 10)

  it("stops at the end of February", () => {
    expect(after("2025-11-30", 3)).toBe("2026-02-28")
    expect(after("2023-11-30", 3)).toBe("2024-02-29")
    expect(after("2024-02-29", 12)).toBe("2025-02-28")
    expect(after("2024-02-29", 48)).toBe("2028-02-29")
  })
})

describe("away", () => {
  const away = makeCalendar({
    zone: toronto,
    jurisdiction: "ON",
    away: [
      { from: day("2026-07-23"), until: day("2026-07-31") },
      { from: day("2026-02-02"), until: day("2026-02-08") },
      { from: day("2026-02-06"), until: day("2026-02-15") }
    ]
  })

  it("moves what falls into it to the first working morning after, across the weekend that follows", () => {
    const moved = "2026-08-03T09:00:00-04:00"
    expect(shown(away, away.pastAway(at(away, "2026-07-23", 0)))).toBe(moved)
    expect(shown(away, away.pastAway(at(away, "2026-07-31", 23, 59)))).toBe(moved)
  })

  it("leaves the days around it alone", () => {
    for (const iso of ["2026-07-22", "2026-08-01"]) {
      const instant = at(away, iso, 15)
      expect(away.pastAway(instant)).toBe(instant)
    }
  })

  it("goes past absences that overlap, and past the holiday after them", () => {
    expect(shown(away, away.pastAway(at(away, "2026-02-03", 10)))).toBe("2026-02-17T09:00:00-05:00")
  })

  it("does not change which days are worked", () => {
    expect(away.isWorkingDay(day("2026-07-27"))).toBe(true)
  })

  it("that ends before it begins is none", () => {
    const calendar = makeCalendar({ zone: toronto, away: [{ from: day("2026-03-10"), until: day("2026-03-02") }] })
    const instant = at(calendar, "2026-03-05", 10)
    expect(calendar.pastAway(instant)).toBe(instant)
  })
})

describe("a change of zone", () => {
  it("leaves the instant and moves the day and the working hours", () => {
    const west = makeCalendar({ zone: vancouver, jurisdiction: "BC" })
    const instant = at(newfoundland, "2026-03-03", 9)
    expect(shown(west, instant)).toBe("2026-03-03T04:30:00-08:00")
    expect(newfoundland.snap(instant, "workingHours")).toBe(instant)
    expect(shown(west, west.snap(instant, "workingHours"))).toBe("2026-03-03T09:00:00-08:00")
    expect(isoOf(west.dayOfInstant(at(newfoundland, "2026-03-03", 3)))).toBe("2026-03-02")
  })
})

describe("in St John's", () => {
  it("works by Newfoundland's half hour and its own holidays", () => {
    expect(shown(newfoundland, newfoundland.snap(at(newfoundland, "2026-06-30", 18), "workingHours"))).toBe(
      "2026-07-02T09:00:00-02:30"
    )
    expect(shown(newfoundland, newfoundland.after(at(newfoundland, "2026-03-06", 16), 2, "workingDays", "none"))).toBe(
      "2026-03-10T16:00:00-02:30"
    )
  })
})

describe("a calendar of odd settings", () => {
  it("without any workday leaves days where they are", () => {
    const never = makeCalendar({ zone: toronto, workdays: [] })
    expect(never.nextWorkingDay(day("2026-03-02"))).toBe(day("2026-03-02"))
    expect(never.addWorkingDays(day("2026-03-02"), 3)).toBe(day("2026-03-02"))
  })

  it("whose work ends before it begins has a minute of it a day", () => {
    const backwards = makeCalendar({ zone: toronto, from: 17 * 60, to: 9 * 60 })
    const today = "2026-03-03T17:00:00-05:00"
    for (const hour of [8, 12, 17]) {
      expect(shown(backwards, backwards.snap(at(backwards, "2026-03-03", hour), "workingHours"))).toBe(today)
    }
    expect(shown(backwards, backwards.snap(at(backwards, "2026-03-03", 18), "workingHours"))).toBe(
      "2026-03-04T17:00:00-05:00"
    )
  })

  it("works until midnight where work ends at 1440", () => {
    const late = makeCalendar({ zone: toronto, from: 12 * 60, to: 1440 })
    const instant = at(late, "2026-03-03", 23, 59)
    expect(late.snap(instant, "workingHours")).toBe(instant)
  })
})
