/** How often a property is tried, and from which seed: for every property test of the repo. */
declare const process: { readonly env: Readonly<Record<string, string | undefined>> } | undefined

/**
 * Parameters for `fc.assert`. A failure prints its seed; `KITH_SEED` set to it runs the same cases again, and
 * `KITH_RUNS=10` tries ten times as many, for a night of searching.
 */
export const propertyRuns = (runs: number): { readonly numRuns: number; readonly seed?: number } => {
  const { KITH_SEED, KITH_RUNS } = typeof process === "undefined" ? {} : process.env
  return {
    numRuns: Math.ceil(runs * Number(KITH_RUNS ?? 1)),
    ...(KITH_SEED === undefined ? {} : { seed: Number(KITH_SEED) })
  }
}
