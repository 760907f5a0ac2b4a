/** Weeks in a row: `x` something was done, `.` nothing, `-` a week off; the last one is this week. */
import { expect, it } from "vitest"
import { weeksInARow } from "@kith/core/domain/views/weeksInARow"

const row = (weeks: string): number =>
  weeksInARow([...weeks].map((week) => ({ active: week === "x", off: week === "-" })))

it("Weeks in a row are counted up to this week, which is not over yet", () => {
  expect([row("..xx"), row(".xx."), row("xx.."), row(""), row("."), row("x")]).toEqual([2, 2, 0, 0, 0, 1])
})

it("A week off is passed over, and one that was worked in counts like any other", () => {
  expect([row("xx-x"), row("xx--."), row("x.-x")]).toEqual([3, 2, 1])
})
