/** Which of the bundles held are handed to whoever lacks a feed's end: enough for all of it, and none in vain. */

/** From `at` on, as few as cover it without a hole; they may overlap. Ends early where there is a hole. */
export const routeFrom = <S extends { readonly first: number; readonly last: number }>(
  at: number,
  spans: ReadonlyArray<S>
): ReadonlyArray<S> => {
  const byFirst = spans.toSorted((a, b) => a.first - b.first)
  const out: Array<S> = []
  let reached = at
  for (let next = 0; ;) {
    let best: S | undefined
    // Whatever begins early enough; what reaches less far than the best of them is of no use later either.
    for (let span = byFirst[next]; span !== undefined && span.first <= reached + 1; span = byFirst[++next]) {
      if (span.last > (best?.last ?? reached)) best = span
    }
    if (best === undefined) return out
    out.push(best)
    reached = best.last
  }
}
