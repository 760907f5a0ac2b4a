/** Integer days against Temporal's dates. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addMonths,
  dayFromParts,
  dayOf,
  daysInMonth,
  isoOf,
  partsOf,
  startOfWeek,
  weekOf,
  weekdayOf
} from "@kith/core/domain/calendar/CivilDay"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { dayOfPlain, plainDate, plainDateFrom } from "./arbitraries.ts"

/** Every day that four digits of a year can name. */
const everyDay = fc.integer({ min: dayOf("0000-01-01")!, max: dayOf("9999-12-31")! })

describe("a day", () => {
  it("is the number of days since 1970-01-01", () => {
    expect(dayOf("1970-01-01")).toBe(0)
    expect(dayOf("1969-12-31")).toBe(-1)
    expect(dayOf("2026-03-02")).toBe(20_514)
  })

  it("is Temporal's date in every part, for all years of four digits", () => {
    fc.assert(
      fc.property(everyDay, (day) => {
        const date = plainDate(day)
        expect(partsOf(day)).toEqual({ year: date.year, month: date.month, day: date.day })
        expect(isoOf(day)).toBe(date.toString())
        expect(weekdayOf(day)).toBe(date.dayOfWeek)
        expect(weekOf(day)).toEqual({ year: date.yearOfWeek, week: date.weekOfYear })
        expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth)
      }),
      propertyRuns(2000)
    )
  })

  it("comes back from its text and from its parts", () => {
    fc.assert(
      fc.property(everyDay, (day) => {
        const { year, month, day: dayOfMonth } = partsOf(day)
        expect(dayOf(isoOf(day))).toBe(day)
        expect(dayFromParts(year, month, dayOfMonth)).toBe(day)
      }),
      propertyRuns(1000)
    )
  })

  it("is followed by the next one, without a gap, through four centuries", () => {
    let previous = partsOf(dayFromParts(1899, 12, 31))
    for (let day = dayFromParts(1900, 1, 1); day < dayFromParts(2300, 1, 1); day++) {
      const parts = partsOf(day)
      const newMonth = previous.day === daysInMonth(previous.year, previous.month)
      if (parts.day !== (newMonth ? 1 : previous.day + 1)) expect.fail(`${isoOf(day)} does not follow`)
      previous = parts
    }
    expect(previous).toEqual({ year: 2299, month: 12, day: 31 })
  })
})

describe("reading a date", () => {
  it.each(["2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32"])(
    "refuses %s, which does not exist",
    (text) => {
      expect(dayOf(text)).toBeUndefined()
    }
  )

  it.each([
    "",
    "2026",
    "2026-3-2",
    "2026/03/02",
    "20260302",
    " 2026-03-02",
    "2026-03-02 ",
    "+02026-03-02",
    "-026-03-02"
  ])("refuses %j, which is another form", (text) => {
    expect(dayOf(text)).toBeUndefined()
  })

  it("takes exactly the texts that Temporal takes in this form", () => {
    const digit = fc.integer({ min: 0, max: 9 })
    const nearlyDate = fc.oneof(
      fc.tuple(digit, digit, digit, digit).map(([a, b, c, d]) => `202${a}-${b}${c}-1${d}`),
      fc.string({ minLength: 10, maxLength: 10, unit: fc.constantFrom("0", "1", "2", "3", "-", ":", "/", "٣", "x") }),
      fc.string()
    )
    fc.assert(
      fc.property(nearlyDate, (text) => {
        let expected: number | undefined
        try {
          if (/^\d{4}-\d\d-\d\d$/.test(text)) expected = dayOfPlain(plainDateFrom(text))
        } catch {
          expected = undefined
        }
        expect(dayOf(text)).toBe(expected)
      }),
      propertyRuns(2000)
    )
  })
})

describe("adding months", () => {
  const after = (iso: string, months: number): string => isoOf(addMonths(dayOf(iso)!, months))

  it("stops at the last day of a shorter month", () => {
    expect(after("2025-11-30", 3)).toBe("2026-02-28")
    expect(after("2023-11-30", 3)).toBe("2024-02-29")
    expect(after("2024-02-29", 12)).toBe("2025-02-28")
    expect(after("2026-03-31", -1)).toBe("2026-02-28")
    expect(after("2026-01-15", -13)).toBe("2024-12-15")
  })

  it("is Temporal's, for any day and any number of months", () => {
    fc.assert(
      fc.property(everyDay, fc.integer({ min: -2400, max: 2400 }), (day, months) => {
        expect(addMonths(day, months)).toBe(dayOfPlain(plainDate(day).add({ months })))
      }),
      propertyRuns(2000)
    )
  })
})

describe("a week", () => {
  it("begins on Monday", () => {
    expect(isoOf(startOfWeek(dayOf("2026-03-02")!))).toBe("2026-03-02")
    expect(isoOf(startOfWeek(dayOf("2026-03-08")!))).toBe("2026-03-02")
    expect(isoOf(startOfWeek(dayOf("1969-12-31")!))).toBe("1969-12-29")
  })

  it("belongs to the year of its Thursday", () => {
    expect(weekOf(dayOf("2027-01-01")!)).toEqual({ year: 2026, week: 53 })
    expect(weekOf(dayOf("2025-12-29")!)).toEqual({ year: 2026, week: 1 })
  })

  it("has one Monday, at most six days back", () => {
    fc.assert(
      fc.property(everyDay, (day) => {
        const monday = startOfWeek(day)
        expect(weekdayOf(monday)).toBe(1)
        expect(day - monday).toBe(weekdayOf(day) - 1)
      }),
      propertyRuns(500)
    )
  })
})
