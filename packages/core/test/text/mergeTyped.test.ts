import fc from "fast-check"
import { expect, it } from "vitest"
import { mergeTyped, movedCursor, spliceBetween } from "@kith/core/domain/text/mergeTyped"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "😀"), maxLength: 12 })

it("whoever changed nothing takes what the other wrote", () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeTyped(base, base, other)).toBe(other)
      expect(mergeTyped(base, other, base)).toBe(other)
      expect(mergeTyped(base, other, other)).toBe(other)
    }),
    propertyRuns(100)
  )
})

it("a splice makes the one text of the other, and never parts a character", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { at, gone, fresh } = spliceBetween(before, after)
      expect(before.slice(0, at) + fresh + before.slice(at + gone)).toBe(after)
      for (const part of [before.slice(0, at), before.slice(at + gone), fresh]) expect(part.isWellFormed()).toBe(true)
    }),
    propertyRuns(100)
  )
})

it("what both wrote is there, wherever they wrote it", () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (base, first, second) => {
      const letters = [...base]
      const put = (word: string, at: number) => letters.toSpliced(at % (letters.length + 1), 0, word).join("")
      const merged = mergeTyped(base, put("MINE", first), put("THEIRS", second))
      expect(merged).toContain("MINE")
      expect(merged).toContain("THEIRS")
      expect(merged.replace("MINE", "").replace("THEIRS", "")).toBe(base)
    }),
    propertyRuns(100)
  )
})

it("a cursor stays beside the letter it was at", () => {
  const before = "Likes tea."
  expect(movedCursor(5, before, "Met in May. Likes tea.")).toBe(17)
  expect(movedCursor(5, before, "Likes tea. Cycles.")).toBe(5)
  expect(movedCursor(8, before, "Likes .")).toBe(6)
})
