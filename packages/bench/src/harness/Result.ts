/** What a workload found: one or more results, each a ratio beside its budget, for the table, `--json` and the page. */

/** A ratio at one size. */
export interface Point {
  /** How many events; 0 where size does not matter. */
  readonly events: number
  readonly ratio: number
  /** Kith's own median, for the reader's imagination: no budget is about it. */
  readonly measured: Quantity
}

/** ms or bytes. */
export type Quantity = { readonly ms: number } | { readonly bytes: number }

export interface PeerResult extends Point {
  readonly peer: string
  /** What was measured of it, and why at this size, if at a smaller one than Kith. */
  readonly note?: string
}

export interface Result {
  /** Its key in `--json`. */
  readonly name: string
  /** What was done. */
  readonly work: string
  /** What it is divided by. */
  readonly limit: string
  /** At most; `undefined`: measured for its own sake. */
  readonly budget?: number
  /** From small to large; the headline is at `headline` events. */
  readonly points: ReadonlyArray<Point>
  readonly headline: number
  /** Their ratios are to the same limit. */
  readonly peers: ReadonlyArray<PeerResult>
  /** The middle half of the headline's ratios, as a share of the median. */
  readonly spread?: number
  readonly notes: ReadonlyArray<string>
}

export const headlineOf = ({ points, headline, name }: Result): Point => {
  const point = points.find(({ events }) => events === headline) ?? points.at(-1)
  if (point === undefined) throw new Error(`${name}: nothing was measured`)
  return point
}

export const isWithin = (result: Result): boolean =>
  result.budget === undefined || headlineOf(result).ratio <= result.budget
