import fc from "fast-check"
import { expect, it } from "vitest"
import { rebaseText } from "@kith/core/domain/text/rebaseText"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const text = fc.string({ unit: "grapheme", maxLength: 20 })

it("what one typed stands if nothing came meanwhile, and what came stands if one typed nothing", () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(rebaseText(base, other, base)).toBe(other)
      expect(rebaseText(base, base, other)).toBe(other)
    }),
    propertyRuns(300)
  )
})

it("two who put something in, each elsewhere, both find it afterwards, whoever was first", () => {
  fc.assert(
    fc.property(text, text, text, text, text, (a, b, c, mine, theirs) => {
      const base = `${a}|${b}|${c}`
      const typed = `${a}|${mine}${b}|${c}`
      const came = `${a}|${b}|${theirs}${c}`
      const merged = `${a}|${mine}${b}|${theirs}${c}`
      // What is put in may be moved among equal letters, so that only its presence is certain in general.
      const both = [rebaseText(base, typed, came), rebaseText(base, came, typed)]
      for (const each of both) expect([...each].toSorted()).toEqual([...merged].toSorted())
    }),
    propertyRuns(300)
  )
})

it("nothing that either typed is lost, even in the same place", () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const merged = rebaseText(base, `${base}${mine}`, `${base}${theirs}`)
      expect(merged.startsWith(`${base}${theirs}`)).toBe(true)
      for (const letter of new Set(mine)) expect(merged).toContain(letter)
    }),
    propertyRuns(300)
  )
})

it("no character is cut in half", () => {
  const faces = fc.string({ unit: fc.constantFrom("😀", "😁", "🙂", "a"), maxLength: 6 })
  fc.assert(
    fc.property(faces, faces, faces, (base, mine, theirs) => {
      expect(rebaseText(base, mine, theirs).isWellFormed()).toBe(true)
    }),
    propertyRuns(1000)
  )
})

it.each([
  ["Ana, Luc", "Ana S., Luc", "Ana, Luc T.", "Ana S., Luc T."],
  ["Ana, Luc", "Ana, Luc T.", "Ana S., Luc", "Ana S., Luc T."],
  ["call her", "call her Monday", "call her Friday", "call her Friday Monday"],
  ["one two", "one", "one two three", "one three"]
])("%j typed as %j while it became %j reads %j", (base, wanted, current, merged) => {
  expect(rebaseText(base, wanted, current)).toBe(merged)
})
