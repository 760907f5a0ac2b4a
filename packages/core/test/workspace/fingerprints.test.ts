/** What keeps fingerprints of texts answers as a map of the texts themselves would. */
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { Fingerprints } from "../../src/workspace/Fingerprints.ts"

it("answers as a map of texts does, and goes on doing so as it grows", () => {
  // Alike but for a character, as addresses and names are, and more than fit at first.
  const text = fc.integer({ min: 0, max: 3000 }).map((nth) => `email\u0000a.${nth}@example.ca`)
  const writes = fc.array(fc.tuple(fc.oneof(text, fc.string()), fc.nat(0xffff_ffff)), { maxLength: 5000, size: "max" })
  fc.assert(
    fc.property(writes, (all) => {
      const map = new Map<string, number>()
      const fingerprints = new Fingerprints()
      for (const [key, value] of all) {
        expect(fingerprints.replace(key, value)).toBe(map.get(key))
        map.set(key, value)
      }
    }),
    propertyRuns(20)
  )
})
