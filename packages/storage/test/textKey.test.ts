import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keyToText, textToKey } from "@kith/storage/indexeddb/textKey"
import { compareText } from "@kith/storage/memory/textOrder"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const character = fc.oneof(
  fc.constantFrom(
    "a",
    "é",
    "\u0000",
    "\ud7ff",
    "\ue000",
    "\uf7ff",
    "\uf800",
    "\uffff",
    "\u{10000}",
    "\u{1f469}",
    "\u{10ffff}"
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 })
)
const text = fc.array(character, { maxLength: 4 }).map((parts) => parts.join("").toWellFormed())

describe("text as a key", () => {
  it("is ordered by UTF-16 unit as the text is by code point", () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [textToKey(a), textToKey(b)]
        expect(one < other ? -1 : one > other ? 1 : 0).toBe(Math.sign(compareText(a, b)))
      }),
      propertyRuns(2000)
    ))

  it("is the text again, a lone surrogate apart", () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(keyToText(textToKey(text))).toBe(text)
      }),
      propertyRuns(1000)
    )
    expect(keyToText(textToKey("\ud83da"))).toBe("\ufffda")
    expect(textToKey("Łukasz O’Neil 田中")).toBe("Łukasz O’Neil 田中")
  })

  it("of everything that goes on from a text comes before that text with the last unit behind it", () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(textToKey(a + b) < `${textToKey(a)}\uffff`).toBe(true)
      }),
      propertyRuns(1000)
    ))
})
