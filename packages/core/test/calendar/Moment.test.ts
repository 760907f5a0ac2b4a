/** When something happened, as recorded: the text form, the instant, the day. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Moment } from "@kith/core/domain/calendar/Moment"
import { dayOfMoment, formatMoment, instantOfMoment, parseMoment } from "@kith/core/domain/calendar/Moment"
import { isoWithOffset } from "@kith/core/domain/calendar/Zone"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { anyDay, anyZone, notableZones, zoned, zoneNamed } from "./arbitraries.ts"

const toronto = zoneNamed("America/Toronto")
const stJohns = zoneNamed("America/St_Johns")
const NOON = 12 * 60

const anyMoment: fc.Arbitrary<Moment> = fc.oneof(
  anyDay.map((day): Moment => ({ day })),
  fc.tuple(anyDay, fc.integer({ min: 0, max: 1439 })).map(([day, minute]): Moment => ({ day, minute })),
  fc
    .tuple(anyDay, fc.integer({ min: 0, max: 1439 }), fc.constantFrom(...notableZones))
    .map(([day, minute, zone]): Moment => ({ day, minute, zone }))
)

describe("a moment's text", () => {
  it("is a date, a time, or a time and a zone", () => {
    const day = dayOf("2026-03-02")!
    expect(parseMoment("2026-03-02")).toEqual({ day })
    expect(parseMoment("2026-03-02T15:00")).toEqual({ day, minute: 900 })
    expect(parseMoment("2026-03-02T15:00[America/Toronto]")).toEqual({ day, minute: 900, zone: "America/Toronto" })
  })

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const text = formatMoment(moment)
        expect(parseMoment(text)).toEqual(moment)
        expect(formatMoment(parseMoment(text)!)).toBe(text)
      }),
      propertyRuns(500)
    )
  })

  it.each([
    "",
    "yesterday",
    "2026-02-29",
    "2026-02-30T10:00",
    "2026-03-02T24:00",
    "2026-03-02T12:60",
    "2026-03-02T9:00",
    "2026-03-02 15:00",
    "2026-03-02T15:00Z",
    "2026-03-02T15:00-05:00",
    "2026-03-02T15:00:00",
    "2026-03-02[America/Toronto]",
    "2026-03-02T15:00[]",
    "2026-03-02T15:00[America/Torronto]",
    "2026-03-02T15:00[America/Toronto",
    "2026-03-02T15:00[America/Toronto]\n"
  ])("refuses %j", (text) => {
    expect(parseMoment(text)).toBeUndefined()
  })

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((zone) => `2026-03-02T15:00[${zone}]`)
        ),
        (text) => {
          const moment = parseMoment(text)
          if (moment !== undefined) expect(formatMoment(moment)).toBe(text)
        }
      ),
      propertyRuns(1000)
    )
  })
})

describe("the instant of a moment", () => {
  const instant = (text: string): string => isoWithOffset(toronto, instantOfMoment(parseMoment(text)!, toronto, NOON))

  it("is on the workspace's clock unless the moment names another", () => {
    expect(instant("2026-03-02T15:00")).toBe("2026-03-02T15:00:00-05:00")
    expect(instant("2026-03-02T15:00[America/Vancouver]")).toBe("2026-03-02T18:00:00-05:00")
    expect(instant("2026-03-02T15:00[America/St_Johns]")).toBe("2026-03-02T13:30:00-05:00")
  })

  it("is at the given minute when only the date is known", () => {
    expect(instant("2026-03-02")).toBe("2026-03-02T12:00:00-05:00")
  })

  it("is moved forward when the clock skipped it, and is the earlier of two", () => {
    expect(instant("2026-03-08T02:30")).toBe("2026-03-08T03:30:00-04:00")
    expect(instant("2025-11-02T01:30")).toBe("2025-11-02T01:30:00-04:00")
  })

  it("is on the workspace's clock when the zone is one this platform never heard of", () => {
    const moment: Moment = { day: dayOf("2026-03-02")!, minute: 900, zone: "Moon/Tranquility" }
    expect(isoWithOffset(toronto, instantOfMoment(moment, toronto, NOON))).toBe("2026-03-02T15:00:00-05:00")
    expect(dayOfMoment(moment, toronto)).toBe(moment.day)
  })
})

describe("the day of a moment", () => {
  it("is that of the workspace's calendar", () => {
    const evening = parseMoment("2026-03-02T20:00[America/Vancouver]")!
    expect(isoOf(dayOfMoment(evening, stJohns))).toBe("2026-03-03")
    expect(isoOf(dayOfMoment(evening, toronto))).toBe("2026-03-02")
    expect(isoOf(dayOfMoment(parseMoment("2026-03-02")!, stJohns))).toBe("2026-03-02")
  })

  it("is the day on which the workspace's clock has its instant, when the time is known", () => {
    const timed = anyMoment.filter((moment) => moment.zone !== undefined)
    fc.assert(
      fc.property(timed, anyZone, (moment, zone) => {
        fc.pre(moment.zone !== zone.name)
        const there = zoned(zone, instantOfMoment(moment, zone, NOON))
          .toPlainDate()
          .toString()
        expect(isoOf(dayOfMoment(moment, zone))).toBe(there)
      }),
      propertyRuns(500)
    )
  })
})
