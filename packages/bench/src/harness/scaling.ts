/** How much more something costs at the largest size than at the smallest: 1 is flat, or linear where the cost is per event. */
import type { Point, Quantity, Result } from "./Result.ts"

interface Cost {
  /** How many events, or rows. */
  readonly events: number
  /** In any unit; the same one at every size. */
  readonly cost: number
  readonly measured: Quantity
}

/** `costs` from small to large. Every point is a multiple of the smallest's; the last one is the headline. */
export const scalingResult = (
  costs: ReadonlyArray<Cost>,
  result: Pick<Result, "name" | "work" | "limit" | "budget" | "notes"> & { readonly peers?: Result["peers"] }
): Result => {
  const smallest = costs[0]
  if (smallest === undefined) throw new RangeError(`${result.name}: nothing was measured`)
  const points = costs.map(({ events, cost, measured }): Point => ({ events, ratio: cost / smallest.cost, measured }))
  return { peers: [], ...result, points, headline: costs.at(-1)!.events }
}

/** Two sizes at least, since one says nothing of growth: a quarter of a single one is measured beside it. */
export const sizesToCompare = (sizes: ReadonlyArray<number>): ReadonlyArray<number> =>
  sizes.length > 1 ? sizes : [Math.max(1, Math.round(sizes[0]! / 4)), ...sizes]
