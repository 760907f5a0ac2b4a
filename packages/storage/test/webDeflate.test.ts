import { deflateRawSync } from "node:zlib"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { webDeflate } from "@kith/storage/webDeflate"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 3000, size: "max" }),
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat({ max: 4000 })).map(([some, times]) => {
    const out = new Uint8Array(some.length * times)
    for (let at = 0; at < out.length; at += some.length) out.set(some, at)
    return out
  })
)

describe("deflating in a browser", () => {
  it("is undone by Node's inflating, and the other way round", () =>
    fc.assert(
      fc.property(bytes, (bytes) => {
        expect(nodeDeflate.inflate(webDeflate.deflate(bytes), Math.max(1, bytes.length))).toEqual(bytes)
        expect(webDeflate.inflate(nodeDeflate.deflate(bytes), bytes.length)).toEqual(bytes)
        expect(webDeflate.inflate(webDeflate.deflate(bytes), bytes.length + 7)).toEqual(bytes)
      }),
      propertyRuns(200)
    ))

  it("refuses to grow beyond its limit, and to stop short", () => {
    const million = deflateRawSync(new Uint8Array(1_000_000))
    expect(webDeflate.inflate(million, 1_000_000).length).toBe(1_000_000)
    for (const limit of [0, 1, 4096, 999_999]) expect(() => webDeflate.inflate(million, limit)).toThrow(RangeError)
    const text = deflateRawSync(new TextEncoder().encode("something that is worth deflating ".repeat(50)))
    for (const length of [0, 1, 10, text.length - 1]) {
      expect(() => webDeflate.inflate(text.subarray(0, length), 10_000)).toThrow(/unexpected EOF|nothing there/)
    }
  })
})
