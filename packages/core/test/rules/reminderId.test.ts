/** The ids of reminders: the same everywhere, for ever. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fnv1a64, reminderId } from "@kith/core/domain/rules/reminderId"
import { toBase32 } from "@kith/core/log/Base32"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const hex = (text: string): string => {
  const { high, low } = fnv1a64(text)
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("")
}

const PRIME = 0x100000001b3n

/** The definition, in big integers. */
const reference = (text: string): string => {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & 0xffff_ffff_ffff_ffffn
  return hash.toString(16).padStart(16, "0")
}

describe("The hash", () => {
  it.each([
    ["", "cbf29ce484222325"],
    ["a", "af63dc4c8601ec8c"],
    ["foobar", "85944171f73967e8"]
  ])("of %j is the published one", (text, expected) => {
    expect(hex(text)).toBe(expected)
  })

  it("is FNV-1a of the UTF-8, for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (text) => {
        expect(hex(text)).toBe(reference(text))
      }),
      propertyRuns(2000)
    )
  })
})

describe("The id of a reminder", () => {
  it("never changes: old dispositions name it", () => {
    expect(reminderId("thank-you", "ana", "interaction/i7x", 1)).toBe("vhn5xq07e2w5e")
    expect(reminderId("keep-in-touch", "ana", "interaction/i7x", 2)).toBe("zxp3b7ebqzgja")
    expect(reminderId("règle à moi", "zoé", "contact/zoé", 1)).toBe("9jcj359nt41jr")
  })

  it("is the hash of what it is made of, and of eight zero bytes, in base 32", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 12 })
    fc.assert(
      fc.property(text, text, text, fc.nat(), (rule, subject, trigger, time) => {
        const hash = reference(`${rule}|${subject}|${trigger}|${time}${"\0".repeat(8)}`)
        const bytes = Uint8Array.from(hash.match(/../g)!, (byte) => Number.parseInt(byte, 16))
        expect(reminderId(rule, subject, trigger, time)).toBe(toBase32(bytes))
      }),
      propertyRuns(500)
    )
  })

  it("is 13 characters, and differs in its first ones though only the last letter does", () => {
    const ids = Array.from({ length: 20 }, (_, time) => reminderId("keep-in-touch", "ana", "interaction/i7x", time))
    for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{13}$/)
    expect(new Set(ids.map((id) => id.slice(0, 2))).size).toBeGreaterThan(15)
  })

  it("is another for another rule, person, trigger or time", () => {
    const ids = new Set<string>()
    const parts = ["a", "b", "c", "interaction/1", "interaction/11"]
    for (const rule of parts)
      for (const subject of parts)
        for (const trigger of parts)
          for (let time = 1; time <= 40; time++) ids.add(reminderId(rule, subject, trigger, time))
    expect(ids.size).toBe(5 * 5 * 5 * 40)
  })
})
