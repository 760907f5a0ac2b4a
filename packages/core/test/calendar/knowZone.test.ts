import * as fc from "fast-check"
import { expect, it } from "vitest"
import { isoWithOffset, knowZone, makeZone } from "@kith/core/domain/calendar/Zone"
import { propertyRuns } from "@kith/testkit/propertyRuns"

it("offsets handed in count where the zone was not made before, and change nothing where it was", () => {
  const toronto = makeZone("America/Toronto")!
  knowZone("America/Toronto", () => 0)
  knowZone("Test/Plus_Three", () => 3 * 3_600_000)
  expect(makeZone("America/Toronto")).toBe(toronto)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
      expect(isoWithOffset(makeZone("Test/Plus_Three")!, second * 1000)).toMatch(/\+03:00$/)
    }),
    propertyRuns(50)
  )
})
