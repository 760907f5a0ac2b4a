/** The quick check of bodies never says yes where their schema says no, and knows every body that is drawn from it. */
import { bodyArbitrary } from "@kith/testkit/draftArbitrary"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { jsonArbitrary } from "@kith/testkit/textArbitrary"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"
import { bodyCheckOf } from "../../src/domain/declare/bodyCheck.ts"

/** A copy with one of its parts, at any depth, another; or all of it. */
const spoilt = (json: unknown, place: number, by: unknown): unknown => {
  const copy: unknown = JSON.parse(JSON.stringify({ json }))
  const places = placesIn(copy)
  const { holder, key } = places[place % places.length]!
  Object.defineProperty(holder, key, { value: by, enumerable: true, configurable: true, writable: true })
  return (copy as { readonly json: unknown }).json
}

const placesIn = (json: unknown): ReadonlyArray<{ readonly holder: object; readonly key: string }> =>
  json === null || typeof json !== "object"
    ? []
    : Object.entries(json).flatMap(([key, value]) => [{ holder: json, key }, ...placesIn(value)])

const part = fc.oneof(
  jsonArbitrary(1),
  fc.constantFrom<unknown>(null, "", "a", "2026-02-30", -1, 0.5, 1e300, true, [], {})
)

describe.each([...catalogue.types.values()])("the check of a $tag", (type) => {
  const check = bodyCheckOf(type.body)
  const isBody = Schema.is(type.body)
  const body = bodyArbitrary(type)

  it("says yes to every body that the schema describes", () => {
    fc.assert(
      fc.property(body, (drawn) => {
        expect(check(drawn)).toBe(true)
      }),
      propertyRuns(100)
    )
  })

  it("says yes only where the schema does", () => {
    fc.assert(
      fc.property(fc.tuple(body, fc.nat(), part), ([drawn, place, by]) => {
        const other = spoilt(drawn, place, by)
        if (check(other)) expect(isBody(other)).toBe(true)
        if (isBody(other) && typeof other === "object" && !Array.isArray(other)) expect(check(other)).toBe(true)
      }),
      propertyRuns(300)
    )
  })
})
