/** Rates that claim no more than their cases show. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Answered, Ask } from "@kith/core/domain/views/asks"
import { clearlyBest, ENOUGH, likelyRange, responseRates } from "@kith/core/domain/views/responseRates"
import type { Channel } from "@kith/core/domain/entities/Interaction"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const ask = (channel: Channel, came: Answered): Ask => ({ day: 0, channel, template: undefined, messages: 1, came })
const many = (channel: Channel, came: Answered, count: number): ReadonlyArray<Ask> =>
  Array.from({ length: count }, () => ask(channel, came))

describe("Response rates", () => {
  it("count what is known, and tell apart what still waits", () => {
    const asks = [
      ask("email", "agreed"),
      ask("email", "declined"),
      ask("email", "none"),
      ask("email", "waiting"),
      ask("linkedin", "waiting")
    ]
    expect(responseRates(asks, ({ channel }) => channel)).toMatchObject([
      { of: "email", asked: 3, answered: 2, agreed: 1, waiting: 1 },
      { of: "linkedin", asked: 0, answered: 0, agreed: 0, waiting: 1, likely: undefined }
    ])
  })

  it("know Wilson's interval for cases worked out elsewhere", () => {
    const shown = ({ from, to }: { readonly from: number; readonly to: number }) =>
      `${(from * 100).toFixed(1)} ${(to * 100).toFixed(1)}`
    expect([likelyRange(2, 3)!, likelyRange(0, 10)!, likelyRange(81, 263)!].map(shown)).toEqual([
      "20.8 93.9",
      "0.0 27.8",
      "25.5 36.6"
    ])
  })

  it("lie within their likely range, which narrows with more cases", () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((asked) => fc.tuple(fc.integer({ min: 0, max: asked }), fc.constant(asked)))
    fc.assert(
      fc.property(counts, ([answered, asked]) => {
        const one = likelyRange(answered, asked)!
        const ten = likelyRange(answered * 10, asked * 10)!
        expect(one.from).toBeLessThanOrEqual(answered / asked + 1e-12)
        expect(one.to).toBeGreaterThanOrEqual(answered / asked - 1e-12)
        expect(ten.to - ten.from).toBeLessThan(one.to - one.from)
      }),
      propertyRuns(100)
    )
  })

  it("call one the best only where chance would not do it", () => {
    const best = (...asks: ReadonlyArray<ReadonlyArray<Ask>>) =>
      clearlyBest(responseRates(asks.flat(), ({ channel }) => channel))?.of
    expect(best(many("email", "agreed", 3), many("linkedin", "none", 3))).toBeUndefined()
    expect(best(many("email", "agreed", ENOUGH), many("linkedin", "none", ENOUGH))).toBe("email")
    expect(
      best(
        many("email", "agreed", 6),
        many("email", "none", 6),
        many("linkedin", "none", 7),
        many("linkedin", "agreed", 5)
      )
    ).toBeUndefined()
    expect(best(many("email", "agreed", 50))).toBeUndefined()
  })
})
