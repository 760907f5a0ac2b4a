/** Spans of days, as people type them. */
import { describe, expect, it } from "vitest"
import fc from "fast-check"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { dayOf, isoOf } from "../../src/domain/calendar/CivilDay.ts"
import { readPeriod } from "../../src/domain/words/readPeriod.ts"
import { dateInWords } from "../../src/domain/words/whenToWords.ts"

/** A Tuesday. */
const today = dayOf("2026-03-03")!
const now = { today, minute: 540 } as const

const read = (text: string, lang: "en" | "fr" = "en"): string | undefined => {
  const period = readPeriod(text, { ...now, lang })
  return period && `${isoOf(period.from)}..${isoOf(period.until)}`
}

describe("a span of days", () => {
  it.each([
    ["2026-07-06..2026-07-17", "2026-07-06..2026-07-17"],
    ["2026-07-06 to 2026-07-17", "2026-07-06..2026-07-17"],
    ["from 10 to 20 march", "2026-03-10..2026-03-20"],
    ["10 to 20 March", "2026-03-10..2026-03-20"],
    ["10 March - 2 April", "2026-03-10..2026-04-02"],
    ["20 december to 5 january", "2026-12-20..2027-01-05"],
    ["today until friday", "2026-03-03..2026-03-06"],
    ["until friday", "2026-03-03..2026-03-06"],
    ["tomorrow", "2026-03-04..2026-03-04"],
    ["next week", "2026-03-09..2026-03-15"],
    ["next month", "2026-04-01..2026-04-30"],
    ["between monday and wednesday", "2026-03-09..2026-03-11"]
  ])("in English: %s", (text, period) => {
    expect(read(text)).toBe(period)
  })

  it.each([
    ["du 10 au 20 mars", "2026-03-10..2026-03-20"],
    ["du 6 juillet au 17 juillet", "2026-07-06..2026-07-17"],
    ["jusqu'à vendredi", "2026-03-03..2026-03-06"],
    ["jusqu’au 10 mars", "2026-03-03..2026-03-10"],
    ["demain", "2026-03-04..2026-03-04"],
    ["la semaine prochaine", "2026-03-09..2026-03-15"],
    ["le mois prochain", "2026-04-01..2026-04-30"],
    ["du 20 décembre au 5 janvier", "2026-12-20..2027-01-05"]
  ])("in French: %s", (text, period) => {
    expect(read(text, "fr")).toBe(period)
  })

  it.each([
    "",
    "sometime",
    "from monday",
    "10 to",
    "to 10",
    "20 to 10 march",
    "32 march to 2 april",
    "..",
    "a".repeat(200)
  ])("is not read from %j", (text) => {
    expect(read(text)).toBeUndefined()
  })

  it("of two days said in words is those two days, in both languages", () => {
    const day = fc.integer({ min: today, max: today + 300 })
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom("en" as const, "fr" as const),
        (from, length, lang) => {
          const until = from + length
          const said = (each: number): string => dateInWords(each, { today, lang })
          const text = lang === "en" ? `from ${said(from)} to ${said(until)}` : `du ${said(from)} au ${said(until)}`
          expect(read(text, lang)).toBe(`${isoOf(from)}..${isoOf(until)}`)
        }
      ),
      propertyRuns(200)
    )
  })

  it("never ends before it begins, whatever is typed", () => {
    const piece = fc.constantFrom(
      "from",
      "to",
      "until",
      "10",
      "3 march",
      "friday",
      "du",
      "au",
      "demain",
      "..",
      "-",
      "next week",
      "x"
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const period = readPeriod(pieces.join(" "), now)
        expect(period === undefined || period.from <= period.until).toBe(true)
      }),
      propertyRuns(500)
    )
  })
})
