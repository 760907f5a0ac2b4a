import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readSpan } from "@kith/core/domain/words/readSpan"
import { propertyRuns } from "@kith/testkit/propertyRuns"

describe("A length of time in words", () => {
  it.each([
    ["3w", "3 weeks"],
    ["3 w", "3 weeks"],
    ["20 min", "20 minutes"],
    ["20min", "20 minutes"],
    ["20 mins.", "20 minutes"],
    ["90 days", "90 days"],
    ["90d", "90 days"],
    ["1h", "60 minutes"],
    ["1h30", "90 minutes"],
    ["1 h 30", "90 minutes"],
    ["1 h 30 min", "90 minutes"],
    ["15h", "900 minutes"],
    ["1.5 h", "90 minutes"],
    ["1.25 hours", "75 minutes"],
    ["2 hours", "120 minutes"],
    ["2 hrs", "120 minutes"],
    ["an hour", "60 minutes"],
    ["half an hour", "30 minutes"],
    ["an hour and a half", "90 minutes"],
    ["1 hour 20 minutes", "80 minutes"],
    ["one hour and twenty minutes", "80 minutes"],
    ["three quarters of an hour", "45 minutes"],
    ["3 months", "3 months"],
    ["2m", "2 months"],
    ["6 mos", "6 months"],
    ["a year", "1 years"],
    ["a couple of weeks", "2 weeks"],
    ["a fortnight", "2 weeks"],
    ["2 business days", "2 working-days"],
    ["a working day", "1 working-days"],
    ["3 semaines", "3 weeks"],
    ["3 sem.", "3 weeks"],
    ["trois mois", "3 months"],
    ["90 j", "90 days"],
    ["vingt minutes", "20 minutes"],
    ["une heure", "60 minutes"],
    ["une heure et demie", "90 minutes"],
    ["une heure et vingt minutes", "80 minutes"],
    ["1,5 heure", "90 minutes"],
    ["1\u00a0h\u00a030", "90 minutes"],
    ["une demi-heure", "30 minutes"],
    ["un quart d'heure", "15 minutes"],
    ["trois quarts d’heure", "45 minutes"],
    ["2 jours ouvrables", "2 working-days"],
    ["une quinzaine de jours", "2 weeks"],
    ["un an", "1 years"]
  ])("%j is %s", (text, expected) => {
    const { amount, unit } = readSpan(text) ?? {}
    expect(`${amount} ${unit}`).toBe(expected)
  })

  it.each([
    "",
    "3",
    "w",
    "30m",
    "0 days",
    "-3 days",
    "3 days or so",
    "about 3 days",
    "1h5",
    "1h75",
    "3 wombats",
    "1.234 h",
    "in 3 weeks",
    "demain"
  ])("%j is none", (text) => {
    expect(readSpan(text)).toBeUndefined()
  })

  it("says the number that was written, in each unit and both languages", () => {
    const units = [
      ["minutes", "min", "minutes"],
      ["days", "jours", "days"],
      ["weeks", "semaines", "weeks"],
      ["months", "mois", "months"],
      ["years", "ans", "years"]
    ] as const
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom(...units), (amount, [english, french, unit]) => {
        for (const text of [
          `${amount} ${english}`,
          `${amount}${english}`,
          `${amount} ${french}`,
          `${amount}${french}`
        ]) {
          expect(readSpan(text)).toEqual({ amount, unit })
        }
      }),
      propertyRuns(300)
    )
  })

  it("adds hours and minutes up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
        const amount = 60 * hours + minutes
        const two = String(minutes).padStart(2, "0")
        for (const text of [`${hours}h${two}`, `${hours} h ${two} min`, `${hours} heures ${two}`]) {
          expect({ text, ...readSpan(text) }).toEqual({ text, amount, unit: "minutes" })
        }
        const separate = minutes === 0 ? `${hours} hours` : `${hours} hours and ${minutes} minutes`
        expect(readSpan(separate)).toEqual({ amount, unit: "minutes" })
      }),
      propertyRuns(300)
    )
  })

  it("is read without an exception from anything", () => {
    const piece = fc.constantFrom("1", "h", " ", "min", "et", "and", "a", "half", ".", ",", "heure", "999", "-", "é")
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((p) => p.join(""))
        ),
        (text) => {
          const span = readSpan(text)
          expect(span === undefined || (span.amount > 0 && Number.isInteger(span.amount))).toBe(true)
        }
      ),
      propertyRuns(3000)
    )
  })
})
