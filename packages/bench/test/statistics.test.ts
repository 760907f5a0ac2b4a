import * as fc from "fast-check"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { describe, expect, it } from "vitest"
import { growth, median, quantile, spread } from "../src/harness/statistics.ts"

const times = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
const hold = <Values extends [unknown, ...Array<unknown>]>(property: fc.IProperty<Values>) =>
  fc.assert(property, propertyRuns(200))

describe("the median of timings", () => {
  it("is the middle one, or lies between the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([8, 2, 4, 6])).toBe(5)
  })

  it("does not depend on the order of the rounds, and lies among them", () => {
    hold(
      fc.property(times, (values) => {
        expect(median(values.toReversed())).toBe(median(values))
        expect(median(values)).toBeGreaterThanOrEqual(Math.min(...values))
        expect(median(values)).toBeLessThanOrEqual(Math.max(...values))
      })
    )
  })

  it("is not moved by one disturbed round", () => {
    expect(median([10, 10, 11, 9, 5000])).toBe(10)
  })

  it("scales with the unit, so that a ratio of medians has none", () => {
    hold(
      fc.property(times, fc.constantFrom(2, 8, 1024), (values, unit) => {
        expect(median(values.map((value) => value * unit))).toBeCloseTo(median(values) * unit, 3)
      })
    )
  })

  it("of no rounds is an error, not a figure", () => {
    expect(() => median([])).toThrow(RangeError)
  })
})

describe("quartiles", () => {
  it("grow with the share", () => {
    hold(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        expect(quantile(values, share)).toBeLessThanOrEqual(quantile(values, 1))
        expect(quantile(values, share)).toBeGreaterThanOrEqual(quantile(values, 0))
      })
    )
  })

  it("say how far the middle half lies apart, as a share of the median", () => {
    expect(spread([10, 10, 10])).toBe(0)
    expect(spread([8, 9, 10, 11, 12])).toBeCloseTo(0.2)
  })
})

describe("growth", () => {
  it("of what is flat is 0, of what is linear 1, of what is quadratic 2", () => {
    const sizes = [10_000, 100_000, 1_000_000]
    for (const exponent of [0, 1, 2]) {
      expect(growth(sizes.map((size) => ({ size, time: 3 * (size / 1000) ** exponent })))).toBeCloseTo(exponent)
    }
  })

  it("is not said of a single size", () => {
    expect(() => growth([{ size: 10, time: 1 }])).toThrow(RangeError)
  })
})
