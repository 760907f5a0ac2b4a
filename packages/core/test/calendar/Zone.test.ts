/** Zones in plain numbers against Temporal's, on the same platform's zone database. */
import * as fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { afterEach, describe, expect, it, vi } from "vitest"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Zone } from "@kith/core/domain/calendar/Zone"
import { instantOf, isoWithOffset, localOf, makeZone, offsetMinutesAt } from "@kith/core/domain/calendar/Zone"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import {
  anyDay,
  anyZone,
  anyZoneAndInstant,
  instantIn,
  notableZones,
  plainDate,
  zoned,
  zoneNamed
} from "./arbitraries.ts"
import { formatCalls } from "./formatCalls.ts"

const at = (zone: Zone, date: string, hour: number, minute = 0): string =>
  isoWithOffset(zone, instantOf(zone, dayOf(date)!, hour * 60 + minute))

const toronto = zoneNamed("America/Toronto")
const stJohns = zoneNamed("America/St_Johns")

afterEach(() => {
  vi.restoreAllMocks()
})

describe("a zone", () => {
  it("is made for a name that the platform knows, and for no other", () => {
    expect(makeZone("America/Toronto")?.name).toBe("America/Toronto")
    expect(makeZone("America/Torronto")).toBeUndefined()
    expect(makeZone("")).toBeUndefined()
  })

  it("is the same object for the same name", () => {
    expect(makeZone("America/Halifax")).toBe(makeZone("America/Halifax"))
  })

  it("has Temporal's offset at any instant from 1970 to 2100, in every zone", () => {
    fc.assert(
      fc.property(anyZoneAndInstant, ([zone, instant]) => {
        expect(offsetMinutesAt(zone, instant) * 60e9).toBe(zoned(zone, instant).offsetNanoseconds)
      }),
      propertyRuns(3000)
    )
  })

  it.each(notableZones)("knows every change of the clocks in %s, to the second", (name) => {
    const zone = zoneNamed(name)
    let change = zoned(zone, 0).getTimeZoneTransition("next")
    let changes = 0
    while (change !== null && change.year <= 2100) {
      const instant = change.epochMilliseconds
      expect(zone.offsetAt(instant) * 1e6).toBe(change.offsetNanoseconds)
      expect(zone.offsetAt(instant - 1) * 1e6).toBe(zoned(zone, instant - 1).offsetNanoseconds)
      changes++
      change = change.getTimeZoneTransition("next")
    }
    expect(changes > 0).toBe(name !== "UTC" && name !== "America/Regina")
  })

  it("finds two changes that lie 12 days apart", () => {
    const tucuman = zoneNamed("America/Argentina/Tucuman")
    expect(at(tucuman, "2004-05-31", 12)).toBe("2004-05-31T12:00:00-03:00")
    expect(at(tucuman, "2004-06-05", 12)).toBe("2004-06-05T12:00:00-04:00")
    expect(at(tucuman, "2004-06-14", 12)).toBe("2004-06-14T12:00:00-03:00")
  })

  it("asks the platform once for each stretch of time, and then never again", async () => {
    vi.resetModules()
    const fresh = await import("@kith/core/domain/calendar/Zone")
    const zone = fresh.makeZone("America/Toronto")!
    const calls = formatCalls()
    const spring = Date.UTC(2026, 2, 3)
    zone.offsetAt(spring)
    const asked = calls.mock.calls.length
    expect(asked).toBeGreaterThan(0)
    for (let hour = 0; hour < 24 * 90; hour++) zone.offsetAt(spring + hour * 3_600_000)
    expect(calls).toHaveBeenCalledTimes(asked)
  })
})

describe("from the wall clock to the instant", () => {
  it("is Temporal's compatible reading, for any zone, day and minute", () => {
    fc.assert(
      fc.property(anyZone, anyDay, fc.integer({ min: 0, max: 1439 }), (zone, day, minute) => {
        expect(instantOf(zone, day, minute)).toBe(compatible(zone, day, minute))
      }),
      propertyRuns(1500)
    )
  })

  it("is Temporal's compatible reading around the changes of the clocks", () => {
    fc.assert(
      fc.property(anyZoneAndInstant, fc.integer({ min: -120, max: 120 }), ([zone, instant], minutes) => {
        const { day, minute } = localOf(zone, instant + minutes * 60_000)
        expect(instantOf(zone, day, minute)).toBe(compatible(zone, day, minute))
      }),
      propertyRuns(2000)
    )
  })

  it("is Temporal's also on days that only a slip of the pen can mean", () => {
    const slip = fc.integer({ min: dayOf("0001-01-05")!, max: dayOf("9999-12-30")! })
    fc.assert(
      fc.property(anyZone, slip, fc.integer({ min: 0, max: 1439 }), (zone, day, minute) => {
        expect(instantOf(zone, day, minute)).toBe(compatible(zone, day, minute))
      }),
      propertyRuns(300)
    )
    expect(localOf(toronto, instantOf(toronto, dayOf("0000-01-01")!, 540))).toEqual({
      day: dayOf("0000-01-01"),
      minute: 540
    })
    expect(localOf(toronto, 8.64e15 * 2).day).toBeGreaterThan(100_000_000)
  })

  it("moves a time that the clock skips forward by what is skipped", () => {
    expect(at(toronto, "2026-03-08", 1, 59)).toBe("2026-03-08T01:59:00-05:00")
    expect(at(toronto, "2026-03-08", 2, 30)).toBe("2026-03-08T03:30:00-04:00")
    expect(at(toronto, "2026-03-08", 3)).toBe("2026-03-08T03:00:00-04:00")
    expect(at(zoneNamed("Australia/Lord_Howe"), "2025-10-05", 2, 10)).toBe("2025-10-05T02:40:00+11:00")
  })

  it("takes the earlier of a time that comes twice", () => {
    expect(at(toronto, "2025-11-02", 1, 30)).toBe("2025-11-02T01:30:00-04:00")
    expect(at(toronto, "2025-11-02", 2)).toBe("2025-11-02T02:00:00-05:00")
  })

  it("keeps Newfoundland's half hour, and its changes at one minute past midnight", () => {
    expect(at(stJohns, "2026-01-15", 9)).toBe("2026-01-15T09:00:00-03:30")
    expect(at(stJohns, "2026-07-15", 9)).toBe("2026-07-15T09:00:00-02:30")
    expect(at(stJohns, "2006-04-02", 0, 1)).toBe("2006-04-02T01:01:00-02:30")
    expect(at(stJohns, "2006-10-29", 0)).toBe("2006-10-29T00:00:00-02:30")
  })

  it("moves a time on a day that was left out to the next day", () => {
    expect(at(zoneNamed("Pacific/Apia"), "2011-12-30", 9)).toBe("2011-12-31T09:00:00+14:00")
  })

  it("counts minutes beyond the day's end into the next day", () => {
    expect(at(toronto, "2026-03-02", 24)).toBe(at(toronto, "2026-03-03", 0))
  })
})

describe("from the instant to the wall clock", () => {
  it("is Temporal's, for any zone and instant", () => {
    fc.assert(
      fc.property(anyZoneAndInstant, ([zone, instant]) => {
        const local = zoned(zone, instant)
        const { day, minute } = localOf(zone, instant)
        expect(isoOf(day)).toBe(local.toPlainDate().toString())
        expect(minute).toBe(local.hour * 60 + local.minute)
      }),
      propertyRuns(1500)
    )
  })

  it("leads back to the same minute, or to the earlier of two", () => {
    fc.assert(
      fc.property(anyZoneAndInstant, ([zone, instant]) => {
        const { day, minute } = localOf(zone, instant)
        const back = instantOf(zone, day, minute)
        expect(back).toBeLessThanOrEqual(instant)
        expect(localOf(zone, back)).toEqual({ day, minute })
      }),
      propertyRuns(1000)
    )
  })
})

describe("the text with an offset", () => {
  it("reads as the clock does", () => {
    expect(isoWithOffset(toronto, Date.UTC(2026, 2, 3, 20))).toBe("2026-03-03T15:00:00-05:00")
    expect(isoWithOffset(zoneNamed("UTC"), 0)).toBe("1970-01-01T00:00:00+00:00")
    expect(isoWithOffset(zoneNamed("Asia/Kathmandu"), Date.UTC(2026, 2, 3))).toBe("2026-03-03T05:45:00+05:45")
  })

  it("names the instant, to the second, in every zone", () => {
    fc.assert(
      fc.property(anyZoneAndInstant, ([zone, instant]) => {
        const text = isoWithOffset(zone, instant)
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
        expect(Temporal.Instant.from(text).epochMilliseconds).toBe(Math.floor(instant / 1000) * 1000)
      }),
      propertyRuns(1000)
    )
  })

  it("is Temporal's, where offsets are whole minutes", () => {
    const wholeMinutes = anyZone.filter((zone) => zone.name !== "Africa/Monrovia")
    fc.assert(
      fc.property(
        wholeMinutes.chain((zone) => instantIn(zone).map((instant) => [zone, instant] as const)),
        ([zone, instant]) => {
          expect(isoWithOffset(zone, instant)).toBe(
            zoned(zone, Math.floor(instant / 1000) * 1000).toString({
              timeZoneName: "never",
              fractionalSecondDigits: 0
            })
          )
        }
      ),
      propertyRuns(500)
    )
  })
})

const compatible = (zone: Zone, day: number, minute: number): number =>
  plainDate(day)
    .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
    .toZonedDateTime(zone.name, { disambiguation: "compatible" }).epochMilliseconds
