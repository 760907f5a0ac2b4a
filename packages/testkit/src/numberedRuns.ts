/** The seeds of tests that play whole runs by their number: the simulated network, a crowd at a sheet. */
import { runsAsked } from "./runsAsked.ts"

/** Where fresh ones begin: numbers that leave room for the worlds that a run has beside its own. */
const STARTS = 2 ** 29

/**
 * So many in a row, from `from` on. `KITH_SEED=17` is that run alone; `KITH_SEED=random` as many from anywhere, and
 * `KITH_RUNS=10` ten times as many of those.
 */
export const numberedRuns = (runs: number, from = 1): ReadonlyArray<number> => {
  const { seed, isReplay, times } = runsAsked()
  if (isReplay) return [seed!]
  const start = seed === undefined ? Math.floor(Math.random() * STARTS) : from
  return Array.from({ length: Math.ceil(runs * times) }, (_, index) => start + index)
}
