/** The quick check of bodies never says yes where their schema says no, and knows every body that is drawn from it. */
import { bodyArbitrary } from "@kith/testkit/draftArbitrary"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { jsonArbitrary } from "@kith/testkit/textArbitrary"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"
import { bodyCheckOf, columnCheckOf } from "../../src/domain/declare/bodyCheck.ts"

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

  it("refuses in columns the bodies to which it says no", () => {
    fc.assert(
      fc.property(fc.tuple(body, fc.nat(), part), ([drawn, place, by]) => {
        const other = spoilt(drawn, place, by)
        if (other === null || typeof other !== "object" || Array.isArray(other)) return
        const keys = Object.keys(drawn)
        const rows = keys.join() === Object.keys(other).join() ? [drawn, other, drawn, other] : [drawn]
        const columns = keys.map((key) => rows.map((row) => (row as Record<string, unknown>)[key]))
        const refused = type.refuses(type.version, keys, columns)
        // Only of types that write any entity, which are folded one by one, it cannot tell.
        if (refused === "all") expect(columnCheckOf(type.body)).toBe(undefined)
        else expect([...refused]).toStrictEqual(rows.flatMap((row, at) => (check(row) ? [] : [at])))
        expect(type.refuses(type.version + 1, keys, columns)).toBe("all")
      }),
      propertyRuns(100)
    )
  })

  it("refuses all bodies that lack what each must have, or have two values of one name", () => {
    fc.assert(
      fc.property(body, (drawn) => {
        const members = Object.entries(drawn as object)
        const columns = members.map(([, value]) => [value])
        for (const [at, [name]] of members.entries()) {
          const { [name]: _, ...rest } = drawn as Record<string, unknown>
          const keys = members.map(([key]) => key)
          const lacking = type.refuses(type.version, keys.toSpliced(at, 1), columns.toSpliced(at, 1))
          if (!check(rest)) expect(lacking).toBe("all")
          expect(type.refuses(type.version, [...keys, name], [...columns, columns[at]!])).toBe("all")
        }
      }),
      propertyRuns(30)
    )
  })
})
