import { numberedRuns } from "@kith/testkit/numberedRuns"
import { runsAsked } from "@kith/testkit/runsAsked"
import { expect, it } from "vitest"
import { sheetOnGrid } from "../grid/sheetOnGrid.ts"
import { faultsOf } from "./laws.ts"
import { Simulation } from "./Simulation.ts"
import { trace } from "./trace.ts"

const RUNS = 500
/** Runs that once failed; why a text of 4224 may come to stand in another row: docs/decisions/0008. */
const KEPT = [
  3589, 4224, 20_945, 21_580, 22_032, 22_966, 32_930, 40_752, 51_183, 51_772, 51_902, 60_603, 200_289, 200_566, 201_214,
  500_159, 700_328, 800_506
]

/** `KITH_SEED=17` shows its run's every step. */
const { isReplay } = runsAsked()
const tables = { on: sheetOnGrid, ...(isReplay ? { watch: trace } : {}) }
const seeds = [...(isReplay ? [] : KEPT), ...numberedRuns(RUNS)]

it("a crowd, two devices and a connector that is killed come to rest with nothing lost, doubled, deleted or mixed up", async () => {
  const failed: Array<string> = []
  for (const seed of seeds) {
    try {
      const faults = await faultsOf(await Simulation.run(seed, tables))
      if (faults.length > 0) failed.push(`KITH_SEED=${seed}: ${faults.join("; ")}`)
    } catch (cause) {
      failed.push(`KITH_SEED=${seed}: ${String((cause as Error).stack ?? cause)}`)
    }
    if (failed.length >= 5) break
  }
  expect(failed.join("\n")).toBe("")
}, 600_000)
