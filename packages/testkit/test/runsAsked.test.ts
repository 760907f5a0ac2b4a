/** From which seed tests draw, and that nothing draws from another by chance. */
import { numberedRuns } from "@kith/testkit/numberedRuns"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { runsAsked } from "@kith/testkit/runsAsked"
import { storySeed } from "@kith/testkit/storySeed"
import fc from "fast-check"
import { beforeEach, describe, expect, it, vi } from "vitest"

const asked = (seed: string | undefined, runs?: string): void => {
  vi.stubEnv("KITH_SEED", seed)
  vi.stubEnv("KITH_RUNS", runs)
}

const drawn = (parameters: fc.Parameters<unknown>): ReadonlyArray<unknown> => fc.sample(fc.nat(), parameters)

describe("when nobody asks for anything", () => {
  beforeEach(() => asked(undefined))

  it("a property, a story and runs by number are the same each time", () => {
    expect(drawn(propertyRuns(20))).toEqual(drawn(propertyRuns(20)))
    expect(storySeed()).toBe(storySeed())
    expect(numberedRuns(3)).toEqual([1, 2, 3])
    expect(numberedRuns(2, 10_001)).toEqual([10_001, 10_002])
  })

  it("fewer runs are the first of them", () => {
    const all = drawn(propertyRuns(20))
    asked(undefined, "0.5")
    expect(drawn(propertyRuns(20))).toEqual(all.slice(0, 10))
    expect(numberedRuns(4)).toEqual([1, 2])
  })
})

it("a seed replays what was drawn from it, and a run by its number alone", () => {
  asked("-17")
  expect(propertyRuns(5)).toEqual({ numRuns: 5, seed: -17 })
  expect(storySeed()).toBe(-17)
  expect(numberedRuns(500)).toEqual([-17])
  expect(runsAsked().isReplay).toBe(true)
})

describe("fresh ones are drawn", () => {
  it.each([
    ["when asked for", "random", undefined, 500],
    ["where there are to be more", undefined, "10", 5000]
  ])("%s", (_, seed, runs, numbered) => {
    asked(seed, runs)
    expect(propertyRuns(500)).toEqual({ numRuns: numbered })
    const starts = Array.from({ length: 20 }, () => numberedRuns(500))
    for (const all of starts) expect(all).toHaveLength(numbered)
    expect(new Set(starts.map(([first]) => first)).size).toBeGreaterThan(1)
    expect(new Set(Array.from({ length: 20 }, storySeed)).size).toBeGreaterThan(1)
  })
})

it("what is no number is not taken for one", () => {
  for (const [seed, runs] of [
    ["", undefined],
    ["fixed", undefined],
    [undefined, "many"]
  ] as const) {
    asked(seed, runs)
    expect(() => propertyRuns(1)).toThrow("is not a number")
  }
})

it("a property that says nothing of its runs draws from the fixed seed too", () => {
  const { seed } = fc.readConfigureGlobal()
  expect(seed).toBe(runsAsked().seed)
})
