/** Binary layouts: what is written is read back, and nothing else is. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromBase32, toBase32 } from "@kith/core/log/Base32"
import { type Bundle, decodeBundle, encodeBundle, MAX_BUNDLE_BYTES, MAX_LONE_BUNDLE_BYTES } from "@kith/core/log/Bundle"
import { ByteReader } from "@kith/core/log/ByteReader"
import { ByteWriter } from "@kith/core/log/ByteWriter"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

describe("base 32", () => {
  it("is read back, and only as it is written", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (some) => {
        expect(fromBase32(toBase32(some))).toEqual(some)
      }),
      propertyRuns(300)
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const read = fromBase32(text)
        if (read !== undefined) expect(toBase32(read)).toBe(text)
      }),
      propertyRuns(300)
    )
    for (const wrong of ["i", "0l", "A0", "01 ", "zz1"]) expect(fromBase32(wrong)).toBeUndefined()
  })
})

describe("numbers", () => {
  it("come back whatever their size", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        const reader = new ByteReader(new ByteWriter().varint(number).u64(number).done())
        expect([reader.varint(), reader.u64()]).toEqual([number, number])
        reader.end()
      }),
      propertyRuns(500)
    )
  })

  it("have one spelling: not a longer one, not one beyond what can be counted", () => {
    expect(() => new ByteReader(Uint8Array.of(0x80, 0x00)).varint()).toThrow(RangeError)
    expect(() => new ByteReader(new Uint8Array(9).fill(0xff)).varint()).toThrow(RangeError)
    expect(() => new ByteReader(new Uint8Array(8).fill(0xff)).u64()).toThrow(RangeError)
  })
})

describe("a reader", () => {
  it("stops at the end, at lengths that lie, at counts that cannot be, and at text that is none", () => {
    expect(() => new ByteReader(Uint8Array.of(1)).u32()).toThrow(RangeError)
    expect(() => new ByteReader(Uint8Array.of(5, 1)).bytes(10)).toThrow(RangeError)
    expect(() => new ByteReader(Uint8Array.of(3, 1, 1, 1)).bytes(2)).toThrow(RangeError)
    expect(() => new ByteReader(Uint8Array.of(200, 1, 0, 0)).count(1)).toThrow(RangeError)
    expect(() => new ByteReader(Uint8Array.of(2, 0xc3, 0x28)).text(9)).toThrow(TypeError)
    expect(() => new ByteReader(Uint8Array.of(0)).end()).toThrow(RangeError)
  })
})

const anyBundle: fc.Arbitrary<Bundle> = fc
  .record({
    workspace: bytes(20).map((id) => toBase32(id) as WorkspaceId),
    device: bytes(10).map((id) => toBase32(id) as DeviceId),
    first: fc.integer({ min: 1, max: 2 ** 40 }),
    count: fc.integer({ min: 1, max: 2 ** 31 }),
    epoch: fc.nat(),
    before: bytes(32),
    after: bytes(32),
    nonce: bytes(12),
    signature: bytes(64),
    sealed: fc.uint8Array({ minLength: 17, maxLength: 200 })
  })
  .map(({ count, ...rest }) => ({ ...rest, last: rest.first + count - 1 }))

describe("a bundle", () => {
  it("is read back", () => {
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        expect(decodeBundle(encodeBundle(bundle))).toEqual(bundle)
      }),
      propertyRuns(200)
    )
  })

  it("is refused cut short, too large, of another version, or without events", () => {
    const [bundle] = fc.sample(anyBundle, { numRuns: 1, seed: 1 })
    const whole = encodeBundle(bundle!)
    const fixed = whole.length - bundle!.sealed.length
    for (let length = 0; length <= fixed + 16; length++) {
      expect(() => decodeBundle(whole.subarray(0, length))).toThrow(RangeError)
    }
    const ofEvents = (count: number, sealed: number): Uint8Array =>
      encodeBundle({ ...bundle!, last: bundle!.first + count - 1, sealed: new Uint8Array(sealed) })
    for (const [count, most] of [
      [1, MAX_LONE_BUNDLE_BYTES],
      [2, MAX_BUNDLE_BYTES]
    ] as const) {
      expect(decodeBundle(ofEvents(count, most - fixed)).sealed).toHaveLength(most - fixed)
      expect(() => decodeBundle(ofEvents(count, most - fixed + 1))).toThrow(/too large/)
    }
    const changed = (at: number, value: number): Uint8Array => {
      const copy = whole.slice()
      copy[at] = value
      return copy
    }
    expect(() => decodeBundle(changed(0, 0))).toThrow(/no bundle/)
    expect(() => decodeBundle(changed(2, 9))).toThrow(/version/)
    const empty = encodeBundle({ ...bundle!, last: bundle!.first - 1 })
    expect(() => decodeBundle(empty)).toThrow(/no events/)
  })

  it("made of anything is refused, and never anything but refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
        try {
          decodeBundle(some)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
      propertyRuns(2000)
    )
  })
})
