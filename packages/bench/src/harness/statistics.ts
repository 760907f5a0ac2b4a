/** What is said of a series of timings: medians and quartiles, which one disturbed run does not move. */

/** The value below which `share` of them lie, between neighbours in proportion. Throws `RangeError` on no values. */
export const quantile = (values: ReadonlyArray<number>, share: number): number => {
  if (values.length === 0) throw new RangeError("quantile: no values")
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const lower = sorted[below]!
  return lower + (sorted[Math.min(below + 1, sorted.length - 1)]! - lower) * (at - below)
}

export const median = (values: ReadonlyArray<number>): number => quantile(values, 0.5)

/** How far apart the middle half lies, as a share of the median: 0.05 is quiet, 0.3 is a disturbed machine. */
export const spread = (values: ReadonlyArray<number>): number =>
  (quantile(values, 0.75) - quantile(values, 0.25)) / median(values)

/**
 * How time grows with size, as an exponent: 0 is flat, 1 is linear. The slope of the line through the logarithms, which
 * for two points is the one between them.
 */
export const growth = (points: ReadonlyArray<{ readonly size: number; readonly time: number }>): number => {
  const xs = points.map(({ size }) => Math.log(size))
  const ys = points.map(({ time }) => Math.log(time))
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length
  const meanY = ys.reduce((sum, y) => sum + y, 0) / ys.length
  const covariance = xs.reduce((sum, x, index) => sum + (x - meanX) * (ys[index]! - meanY), 0)
  const variance = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0)
  if (variance === 0) throw new RangeError("growth: one size only")
  return covariance / variance
}
