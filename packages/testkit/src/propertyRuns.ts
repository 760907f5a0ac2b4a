/** How often a property is tried, and from which seed: for every property test of the repo. */
import { runsAsked } from "./runsAsked.ts"

/**
 * Parameters for `fc.assert`. A failure prints its seed; `KITH_SEED` set to it runs the same cases again, and
 * `KITH_RUNS=10` tries ten times as many fresh ones, for a night of searching.
 */
export const propertyRuns = (runs: number): { readonly numRuns: number; readonly seed?: number } => {
  const { seed, times } = runsAsked()
  return { numRuns: Math.ceil(runs * times), ...(seed === undefined ? {} : { seed }) }
}
