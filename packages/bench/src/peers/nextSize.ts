/** Which size a peer is tried at next: the sizes asked for, and where it is too slow for one of them, what it can do below. */
import { growth } from "../harness/statistics.ts"

const FIRST = 1000
/** The steps between powers of ten at which a slow peer is measured. */
const STEPS = [1, 2, 5]

export interface Tried {
  readonly events: number
  /** ms. */
  readonly time: number
}

/** `undefined`: the largest was done, or any larger one is expected to take longer than `within` ms. */
export const nextSize = (
  tried: ReadonlyArray<Tried>,
  wanted: ReadonlyArray<number>,
  within: number
): number | undefined => {
  const last = tried.at(-1)
  if (last === undefined) return Math.min(FIRST, ...wanted)
  const next = wanted.find((size) => size > last.events)
  if (next === undefined) return undefined
  if (expected(tried, next) <= within) return next
  return steps(last.events, next)
    .reverse()
    .find((size) => expected(tried, size) <= within)
}

/** At least linear, and as steep as it was between the last two sizes. */
const expected = (tried: ReadonlyArray<Tried>, size: number): number => {
  const last = tried.at(-1)!
  const before = tried.at(-2)
  const slope =
    before === undefined
      ? 1
      : growth([before, last].map(({ events, time }) => ({ size: events, time: Math.max(time, 0.01) })))
  return last.time * (size / last.events) ** Math.max(1, slope)
}

const steps = (above: number, below: number): Array<number> => {
  const out: Array<number> = []
  for (let power = 1; power < below; power *= 10) {
    for (const step of STEPS) if (step * power > above && step * power < below) out.push(step * power)
  }
  return out
}
