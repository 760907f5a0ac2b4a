/** Dots, version vectors and ids: names that must mean one thing. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { textArbitrary } from "@kith/testkit/textArbitrary"
import { makeVirtualWorld } from "@kith/testkit/VirtualWorld"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareDots, type Dot, dotFromKey, dotKey, sameDot } from "../../src/log/Dot.ts"
import { DeviceId, newId } from "../../src/log/Ids.ts"
import {
  emptyVersion,
  includesDot,
  joinVersions,
  recordToVersion,
  sameVersion,
  versionToRecord,
  type VersionVector
} from "../../src/log/VersionVector.ts"

const device = fc.constantFrom("a", "b", "c", "__proto__").map((name) => DeviceId.make(name))
const dot: fc.Arbitrary<Dot> = fc.record({ device, seq: fc.integer({ min: 1, max: 4 }) })
const version: fc.Arbitrary<VersionVector> = fc
  .array(fc.tuple(device, fc.integer({ min: 1, max: 4 })), { maxLength: 4 })
  .map((pairs) => new Map(pairs))

describe("a dot", () => {
  it("is what its key says, and no other text is a dot's key", () => {
    fc.assert(
      fc.property(dot, (self) => {
        expect(dotFromKey(dotKey(self))).toEqual(self)
      }),
      propertyRuns(200)
    )
    fc.assert(
      fc.property(
        fc.oneof(
          textArbitrary(),
          fc.tuple(textArbitrary(), textArbitrary()).map((parts) => parts.join(":"))
        ),
        (text) => {
          const read = dotFromKey(text)
          expect(read === undefined ? text : dotKey(read)).toBe(text)
        }
      ),
      propertyRuns(500)
    )
    for (const text of [
      "",
      "a",
      ":1",
      "a:",
      "a:0",
      "a:-1",
      "a:1.5",
      "a: 1",
      "a:01",
      "a:1e3",
      "a:0x1",
      "a:99999999999999999"
    ]) {
      expect(dotFromKey(text), text).toBeUndefined()
    }
  })

  it("is itself alone, and has its place among others", () => {
    fc.assert(
      fc.property(dot, dot, dot, (a, b, c) => {
        expect(sameDot(a, b)).toBe(dotKey(a) === dotKey(b))
        expect(compareDots(a, b) === 0).toBe(sameDot(a, b))
        expect(Math.sign(compareDots(a, b)) + Math.sign(compareDots(b, a))).toBe(0)
        if (compareDots(a, b) <= 0 && compareDots(b, c) <= 0) expect(compareDots(a, c)).toBeLessThanOrEqual(0)
      }),
      propertyRuns(500)
    )
  })
})

describe("a version vector", () => {
  it("joined with another includes what either did and nothing else", () => {
    fc.assert(
      fc.property(version, version, dot, (a, b, of) => {
        expect(includesDot(joinVersions(a, b), of)).toBe(includesDot(a, of) || includesDot(b, of))
      }),
      propertyRuns(500)
    )
  })

  it("joins in any order and grouping, and once is enough", () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(sameVersion(joinVersions(a, b), joinVersions(b, a))).toBe(true)
        expect(sameVersion(joinVersions(joinVersions(a, b), c), joinVersions(a, joinVersions(b, c)))).toBe(true)
        expect(sameVersion(joinVersions(a, a), a)).toBe(true)
        expect(sameVersion(joinVersions(a, emptyVersion), a)).toBe(true)
      }),
      propertyRuns(500)
    )
  })

  it("survives being written into an event", () => {
    fc.assert(
      fc.property(version, (self) => {
        const written = JSON.parse(JSON.stringify(versionToRecord(self)))
        expect(sameVersion(recordToVersion(written), self)).toBe(true)
      }),
      propertyRuns(300)
    )
  })
})

describe("a new id", () => {
  it("is sixteen characters that can be read aloud, and another each time", () => {
    const { random } = makeVirtualWorld(7)
    const ids = Array.from({ length: 1000 }, () => newId(random))
    expect(new Set(ids).size).toBe(1000)
    expect(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{16}$/.test(id))).toBe(true)
  })

  it("is the same again in the same world", () => {
    expect(newId(makeVirtualWorld(7).random)).toBe(newId(makeVirtualWorld(7).random))
    expect(newId(makeVirtualWorld(7).random)).not.toBe(newId(makeVirtualWorld(8).random))
  })
})
