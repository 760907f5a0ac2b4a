/** What is told at the end of a meeting, as it is written into a box, and as the log takes it. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { type Ending, endingToLog, linesIn } from "../../src/screens/meetings/ending.ts"

const nothing: Ending = { pledges: [], advice: "", next: "", since: undefined, minutes: undefined }
const NOW = Date.parse("2026-03-03T15:00:00Z")

it("a list is read a line at a time, with whatever marks stand before the lines", () => {
  const word = fc.stringMatching(/^[a-zé][a-zé ]{0,12}[a-zé]$/)
  const mark = fc.constantFrom("", "- ", "• ", "* ", "– ", "  ")
  const between = fc.constantFrom("\n", "\r\n", "\n\n", ";", " ;\n")
  fc.assert(
    fc.property(fc.array(fc.tuple(mark, word, between)), (lines) => {
      expect(linesIn(lines.map((line) => line.join("")).join(""))).toEqual(lines.map(([, said]) => said))
    }),
    propertyRuns(100)
  )
})

it("a promise without words is none, and one without a day has none", () => {
  const pledges = [
    { text: " send the article ", due: "" },
    { text: "  ", due: "2026-03-10" },
    { text: "write to Luc", due: "2026-03-10" }
  ]
  expect(endingToLog({ ...nothing, pledges }, NOW).pledges).toEqual([
    { text: "send the article", due: undefined },
    { text: "write to Luc", due: "2026-03-10" }
  ])
})

it("a clock that still runs says how long it took, one that barely ran says nothing, and what was stopped stands", () => {
  const minutes = (ending: Partial<Ending>) => endingToLog({ ...nothing, ...ending }, NOW).minutes
  expect(minutes({ since: NOW - 31 * 60_000 })).toBe(31)
  expect(minutes({ since: NOW - 2 * 60_000 })).toBeUndefined()
  expect(minutes({ since: NOW - 31 * 60_000, minutes: 20 })).toBe(20)
  expect(minutes({})).toBeUndefined()
})
