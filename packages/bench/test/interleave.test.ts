import { describe, expect, it } from "vitest"
import { type Clock, interleave } from "../src/harness/interleave.ts"

/** A clock that moves only when a contestant works. */
const virtual = () => {
  let now = 0
  const work = (ms: number) => () => {
    now += ms
  }
  const clock: Clock = { now: () => now, settle: () => undefined }
  return { clock, work }
}

describe("contestants in turn", () => {
  it("are timed as often as each other, each by what it took itself", async () => {
    const { clock, work } = virtual()
    const times = await interleave(
      { kith: { run: work(30) }, limit: { run: work(10) } },
      { least: 3, within: 0, most: 9 },
      clock
    )
    expect(times).toEqual({ kith: [30, 30, 30], limit: [10, 10, 10] })
  })

  it("begin by turns, so that none always follows the same other", async () => {
    const { clock } = virtual()
    const order: Array<string> = []
    const named = (name: string) => ({ run: () => order.push(name) })
    await interleave({ a: named("a"), b: named("b") }, { least: 2, within: 0, most: 2 }, clock)
    expect(order).toEqual(["a", "b", "b", "a"])
  })

  it("are not charged for what comes before and after", async () => {
    const { clock, work } = virtual()
    const times = await interleave(
      { kith: { before: work(500), run: work(5), after: work(700) } },
      { least: 2, within: 0, most: 2 },
      clock
    )
    expect(times.kith).toEqual([5, 5])
  })

  it("go on for as long as another round fits, and never beyond the most", async () => {
    const { clock, work } = virtual()
    const long = await interleave({ kith: { run: work(10) } }, { least: 1, within: 45, most: 100 }, clock)
    expect(long.kith).toHaveLength(4)
    const many = await interleave({ kith: { run: work(1) } }, { least: 1, within: 1000, most: 7 }, clock)
    expect(many.kith).toHaveLength(7)
  })
})
