/** What is committed to is RFC 8785, as the package `canonicalize` has it. */
import { deepStrictEqual as assertSame } from "node:assert/strict"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { jsonArbitrary } from "@kith/testkit/textArbitrary"
import canonicalize from "canonicalize"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../src/log/CanonicalJson.ts"

/** How JSON writes half a surrogate pair, which `canonicalize` refuses. */
const HALF_PAIR = /\\ud[89a-f]/

describe("canonicalJson", () => {
  it("writes any JSON as `canonicalize` does", () => {
    fc.assert(
      fc.property(jsonArbitrary(4), (json) => {
        fc.pre(!HALF_PAIR.test(JSON.stringify(json)))
        expect(canonicalJson(json)).toBe(canonicalize(json))
      }),
      propertyRuns(2000)
    )
  })

  it("writes what JSON.parse reads back", () => {
    fc.assert(
      fc.property(jsonArbitrary(4), (json) => {
        assertSame(JSON.parse(canonicalJson(json)), json)
      }),
      propertyRuns(500)
    )
  })

  it("does not depend on the order in which members were put in", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), jsonArbitrary(), { noNullPrototype: true }), (json) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(json).reverse()))).toBe(canonicalJson(json))
      }),
      propertyRuns(500)
    )
  })

  it.each([
    ["{}", {}],
    ['{"":0,"1":1,"10":2,"2":3}', { 10: 2, 2: 3, 1: 1, "": 0 }],
    ['{"\u20ac":1,"\ud83d\ude00":2,"\ufb33":3}', { "\ufb33": 3, "\u20ac": 1, "\ud83d\ude00": 2 }],
    ["[333333333.3333333,1e+30,4.5,0.002,1e-27]", [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27]],
    ['"\\u000f\\n\\"\\\\/"', '\u000f\n"\\/'],
    ['"\\ud800"', "\ud800"],
    ["0", -0]
  ])("writes %s", (text, json) => {
    expect(canonicalJson(json)).toBe(text)
  })

  it("writes no number that JSON cannot", () => {
    for (const number of [JSON.parse("1e999") as number, -Infinity, Number.NaN]) {
      expect(() => canonicalJson({ a: [number] })).toThrow(RangeError)
    }
  })
})
