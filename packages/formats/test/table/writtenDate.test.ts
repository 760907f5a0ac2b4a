/** Dates in cells. */
import { isoOf, partsOf } from "@kith/core/domain/calendar/CivilDay"
import { calendarNames } from "@kith/core/domain/words/calendarNames"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { writtenDate } from "@kith/formats/table/writtenDate"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

describe("a written date", () => {
  it.each([
    ["08 Feb 2026", "2026-02-08"],
    ["8 Feb 2026", "2026-02-08"],
    ["08 FEB 2026", "2026-02-08"],
    ["8 February 2026", "2026-02-08"],
    ["Feb 8, 2026", "2026-02-08"],
    ["February 8th, 2026", "2026-02-08"],
    ["08-Feb-26", "2026-02-08"],
    ["8 févr. 2026", "2026-02-08"],
    ["8 février 2026", "2026-02-08"],
    ["08 fev 2026", "2026-02-08"],
    ["08 fév 2026", "2026-02-08"],
    ["1er août 2025", "2025-08-01"],
    ["14 déc. 2024", "2024-12-14"],
    ["30 juin 2024", "2024-06-30"],
    ["30 juil. 2024", "2024-07-30"],
    ["15 sept. 2024", "2024-09-15"],
    ["2026-02-08", "2026-02-08"],
    ["2026-02-08T14:30:00-05:00", "2026-02-08"],
    ["2026-02-08 14:30:00 UTC", "2026-02-08"],
    ["8 Feb 2026, 14:30", "2026-02-08"],
    ["8 février 2026 à 14 h", undefined],
    ["2026/2/8", "2026-02-08"],
    ["20260208", "2026-02-08"],
    ["25/3/2026", "2026-03-25"],
    ["3/25/2026", "2026-03-25"],
    ["25.03.2026", "2026-03-25"],
    ["3/3/2026", "2026-03-03"],
    ["2/3/2026", undefined],
    ["29 Feb 2025", undefined],
    ["31 jui 2024", undefined],
    ["Feb 2026", undefined],
    ["next week", undefined],
    ["", undefined],
    ["45000", undefined]
  ])("%j is %j", (text, iso) => {
    expect(writtenDate(text)).toBe(iso)
  })

  it("is read in every month's every name, in both languages", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom("en", "fr"),
        fc.constantFrom("months", "shortMonths"),
        fc.boolean(),
        (day, language, names, first) => {
          const { year, month, day: dayOfMonth } = partsOf(day)
          const name = calendarNames[language][names][month - 1]!
          const text = first ? `${name} ${dayOfMonth}, ${year}` : `${dayOfMonth} ${name} ${year}`
          expect(writtenDate(text)).toBe(isoOf(day))
        }
      ),
      propertyRuns(1000)
    )
  })

  it("of any text is a date or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(writtenDate(text) ?? "2026-01-01").toMatch(/^\d{4}-\d\d-\d\d$/)
      }),
      propertyRuns(500)
    )
  })
})
