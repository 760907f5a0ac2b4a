/** Runs of the simulated network, a share of them for each test file, so that two workers do them side by side. */
import { expect, it } from "vitest"
import { describeRun, simulate } from "@kith/testkit/network/simulate"
import { runtime } from "./runtime.ts"

/** How many files share the runs: `simulations1.test.ts` and so on. */
const SHARES = 4
const MINUTE = 60_000

const { KITH_SEED, KITH_SIMULATIONS = "2000", KITH_FROM = "1" } = process.env

/** `KITH_SEED=n` runs one seed alone; `KITH_SIMULATIONS=50000` so many of them, `KITH_FROM=n` from another seed on. */
export const simulations = (share: number): void => {
  const all = Array.from({ length: Number(KITH_SIMULATIONS) }, (_, index) => Number(KITH_FROM) + index)
  const seeds = KITH_SEED === undefined ? all.filter((seed) => seed % SHARES === share - 1) : [Number(KITH_SEED)]
  it(
    `all honest devices agree in the end, in ${seeds.length} runs`,
    { timeout: MINUTE + seeds.length * 1000 },
    async () => {
      const failed: Array<number> = []
      let first: string | undefined
      for (const seed of seeds) {
        const report = await simulate(runtime, seed)
        if (report.faults.length === 0) continue
        failed.push(seed)
        first ??= describeRun(report)
      }
      expect(seeds.length).toBeGreaterThan(0)
      expect(failed, first).toEqual([])
    }
  )
}
