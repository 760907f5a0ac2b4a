/** Runs of the simulated network, a share of them for each test file, so that two workers do them side by side. */
import { numberedRuns } from "@kith/testkit/numberedRuns"
import { expect, it } from "vitest"
import { describeRun, simulate, type SimulationReport } from "@kith/testkit/network/simulate"
import { runtime } from "./runtime.ts"

/** How many files share the runs: `simulations1.test.ts` and so on. */
const SHARES = 4
const MINUTE = 60_000

const RUNS = 2000

/** `KITH_SEED=n` plays that run alone, `KITH_RUNS=25` fifty thousand that begin anywhere. */
export const simulations = (share: number): void => {
  const all = numberedRuns(RUNS)
  const seeds = all.length === 1 ? all : all.filter((seed) => seed % SHARES === share - 1)
  it(
    `all honest devices agree in the end, in ${seeds.length} runs`,
    { timeout: 10 * MINUTE + seeds.length * 1000 },
    async () => {
      const failed: Array<SimulationReport> = []
      await withoutStacks(async () => {
        for (const seed of seeds) {
          const report = await simulate(runtime, seed)
          if (report.faults.length > 0) failed.push(report)
        }
      })
      expect(seeds.length).toBeGreaterThan(0)
      expect(
        failed.map(({ seed }) => seed),
        failed[0] && (await describeAnew(failed[0]))
      ).toEqual([])
    }
  )
}

/** Effect notes where it was at every call, which is a seventh of a run's time. */
const withoutStacks = async (work: () => Promise<void>): Promise<void> => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    await work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** A run is a function of its seed: played again with stacks, it fails with them. */
const describeAnew = async (failed: SimulationReport): Promise<string> => {
  const again = await simulate(runtime, failed.seed)
  return describeRun(again.faults.length > 0 ? again : failed)
}
