/** What a day's list shows. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import { surface } from "@kith/core/domain/rules/surface"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const reminder = (rank: number, due: number, id: string): Reminder => ({
  id,
  rule: "thank-you",
  contact: undefined,
  opens: 0,
  due,
  lateAfter: undefined,
  rank,
  why: { trigger: "interaction/i", kind: "meeting", happened: "2026-03-02", source: ["kith"], span: "kith", steps: [] }
})

const many = (count: number, rank: number) =>
  Array.from({ length: count }, (_, at) => reminder(rank, at, `${rank}-${at}`))

describe("A day's list", () => {
  it("shows five, the most urgent first, and says how many wait", () => {
    const { shown, waiting } = surface([...many(4, 100), ...many(3, 10)].toReversed(), 0)
    expect(shown.map(({ id }) => id)).toEqual(["10-0", "10-1", "10-2", "100-0", "100-1"])
    expect(waiting).toBe(2)
  })

  it("always shows what an appointment or the user fixed, beside the five", () => {
    const { shown, waiting } = surface([...many(7, 0), ...many(6, 10)], 0)
    expect([shown.length, waiting]).toEqual([12, 1])
  })

  it("shows no more than twenty of these, the latest, when years of them were never settled", () => {
    const years = many(30, 0).map((one, at) => ({ ...one, opens: at }))
    const { shown, waiting } = surface([...years, ...many(2, 10)], 0)
    expect(shown.map(({ id }) => id)).toEqual([...years.slice(10), ...many(2, 10)].map(({ id }) => id))
    expect(waiting).toBe(10)
  })

  it("does not fill again as the day's work is done", () => {
    expect(surface(many(8, 10), 3).shown).toHaveLength(2)
    expect(surface(many(8, 10), 9)).toEqual({ shown: [], waiting: 8 })
  })

  it("is as long as the user wants", () => {
    expect(surface(many(8, 10), 0, 2)).toMatchObject({ shown: [{ id: "10-0" }, { id: "10-1" }], waiting: 6 })
  })

  it("neither loses nor adds anything, in whatever order it is given", () => {
    const anyOpen = fc
      .array(fc.tuple(fc.nat(3), fc.nat(5)))
      .map((ranks) => ranks.map(([rank, due], at) => reminder(rank, due, String(at))))
    fc.assert(
      fc.property(anyOpen, fc.nat(8), fc.nat(8), (open, settled, limit) => {
        const { shown, waiting } = surface(open, settled, limit)
        expect(shown.length + waiting).toBe(open.length)
        expect(new Set(shown).size).toBe(shown.length)
        expect(surface(open.toReversed(), settled, limit)).toEqual({ shown, waiting })
      }),
      propertyRuns(300)
    )
  })
})
