/** What a relay publishes of a calendar: as much as it takes, and the same text for the same calendar. */
import type { CalendarEntry } from "@kith/core/domain/CalendarEntry"
import { publishedCalendar } from "@kith/formats/icalendar/publishedCalendar"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { expect, it } from "vitest"

const entries = fc.array(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9]{6}$/),
    sequence: fc.nat(1000),
    title: fc.string({ unit: "grapheme", maxLength: 60 }),
    start: fc.constant("2026-03-03")
  }) satisfies fc.Arbitrary<CalendarEntry>,
  { maxLength: 30 }
)

it("fits, and begins with the soonest: none is left out that is followed by one that is in", () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 400, max: 4000 }), (all, most) => {
      const { bytes, entries: count } = publishedCalendar({ name: "Kith", entries: all, stamp: 0 }, most)
      expect(bytes.length).toBeLessThanOrEqual(most)
      expect(bytes).toEqual(publishedCalendar({ name: "Kith", entries: all.slice(0, count), stamp: 0 }, most).bytes)
      const whole = publishedCalendar({ name: "Kith", entries: all, stamp: 0 })
      if (whole.bytes.length <= most) expect(count).toBe(all.length)
    }),
    propertyRuns(60)
  )
})

it("says the same whenever it is made and however often an entry was, and else not", () => {
  const one = { id: "9xk2mq", sequence: 41, title: "Thank Ana", start: "2026-03-03" }
  const said = (entry: CalendarEntry, stamp: number): string =>
    new TextDecoder().decode(publishedCalendar({ name: "Kith", entries: [entry], stamp }).said)
  expect(said({ ...one, sequence: 42 }, 1000)).toBe(said(one, 0))
  expect(said({ ...one, title: "Thank Luc" }, 0)).not.toBe(said(one, 0))
})
