/** Holidays of other countries, and what happens without the package or the country. */
import { afterEach, describe, expect, it, vi } from "vitest"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { HolidaysUnavailable, loadHolidays } from "@kith/core/domain/calendar/otherCountries"
import { zoneNamed } from "./arbitraries.ts"

afterEach(() => {
  vi.doUnmock("date-holidays")
  vi.resetModules()
})

const texts = (days: ReadonlySet<number>): ReadonlyArray<string> =>
  [...days].sort((one, other) => one - other).map(isoOf)

describe("another country's holidays", () => {
  it("are its public holidays, by year", async () => {
    const france = await loadHolidays("FR")
    expect(texts(france(2026))).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25"
    ])
    expect(france(2026)).toBe(france(2026))
  })

  it("are those of a region when one is named, in either case", async () => {
    const [bavaria, germany] = await Promise.all([loadHolidays("de", "by"), loadHolidays("DE")])
    const epiphany = dayOf("2026-01-06")!
    expect(bavaria(2026).has(epiphany)).toBe(true)
    expect(germany(2026).has(epiphany)).toBe(false)
  })

  it("leave out half days", async () => {
    const germany = await loadHolidays("DE")
    expect(germany(2026).has(dayOf("2026-12-24")!)).toBe(false)
    const china = await loadHolidays("CN")
    expect(china(2026).has(dayOf("2026-05-04")!)).toBe(false)
  })

  it("take every day of a feast of several days", async () => {
    const egypt = await loadHolidays("EG")
    expect(texts(egypt(2026)).filter((date) => date.startsWith("2026-03"))).toEqual([
      "2026-03-20",
      "2026-03-21",
      "2026-03-22"
    ])
  })

  it("have the day on which the clocks go forward", async () => {
    // Easter Sunday of 2024 in the Netherlands has 23 hours.
    const netherlands = await loadHolidays("NL")
    expect(netherlands(2024).has(dayOf("2024-03-31")!)).toBe(true)
  })

  it("close a working calendar", async () => {
    const calendar = makeCalendar({ zone: zoneNamed("Europe/Paris"), extraHolidays: await loadHolidays("FR") })
    expect(isoOf(calendar.addWorkingDays(dayOf("2026-07-13")!, 1))).toBe("2026-07-15")
  })
})

describe("holidays that cannot be had", () => {
  it.each([
    ["XX", undefined, "UnknownCountry"],
    ["", undefined, "UnknownCountry"],
    ["constructor", undefined, "UnknownCountry"],
    ["DE", "ZZ", "UnknownRegion"],
    ["FR", "toString", "UnknownRegion"],
    ["DE", "BY.ZZ", "UnknownRegion"],
    ["DE", "BY.A.B", "UnknownRegion"]
  ] as const)("of %j %j fail with %3$s", async (country, region, reason) => {
    const failure: unknown = await loadHolidays(country, region).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(HolidaysUnavailable)
    expect(failure).toMatchObject({ _tag: "HolidaysUnavailable", reason, country })
  })

  it("fail with PackageMissing where the package is not installed", async () => {
    vi.resetModules()
    vi.doMock("date-holidays", () => {
      throw new Error("Cannot find package 'date-holidays'")
    })
    const fresh = await import("@kith/core/domain/calendar/otherCountries")
    const failure: unknown = await fresh.loadHolidays("FR").catch((error: unknown) => error)
    expect(failure).toMatchObject({ _tag: "HolidaysUnavailable", reason: "PackageMissing", country: "FR" })
  })
})
