/** Seeds that once failed, each with what it found; and that a seed is one run, to the message. */
import { expect, it } from "vitest"
import { describeRun, simulate } from "@kith/testkit/network/simulate"
import { runtime } from "./runtime.ts"

const kept: ReadonlyArray<readonly [seed: number, found: string]> = [
  [11138, "a crash between folding a wish to forget and dropping the content kept the content for good"]
]

it.each(kept)("seed %i: %s", async (seed) => {
  const report = await simulate(runtime, seed)
  expect(report.faults, describeRun(report)).toEqual([])
})

it("the same seed is the same run", async () => {
  for (const seed of [1, 2, 3, 4, 5]) expect(await simulate(runtime, seed)).toEqual(await simulate(runtime, seed))
})
