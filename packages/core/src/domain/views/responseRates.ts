/** How often asks of one kind were answered: counts, and what the true rate may be, so that three cases do not pass for a law. */
import type { Ask } from "./asks.ts"

export interface ResponseRate<Key> {
  readonly of: Key
  /** Asks of which it is known whether an answer came. */
  readonly asked: number
  readonly answered: number
  /** Of those answered: to talk. */
  readonly agreed: number
  /** Asks too young to be counted. */
  readonly waiting: number
  /** Between which shares of 1 the true rate lies, 19 times out of 20; `undefined` where nothing is counted yet. */
  readonly likely: { readonly from: number; readonly to: number } | undefined
}

/** Below so many, a share of a hundred says more than is known. */
export const ENOUGH = 10

/** The most asked first, and then the best answered. */
export const responseRates = <Key>(
  asks: ReadonlyArray<Ask>,
  keyOf: (ask: Ask) => Key
): ReadonlyArray<ResponseRate<Key>> =>
  [...Map.groupBy(asks, keyOf)]
    .map(([of, ours]) => ({ of, ...rateOf(ours) }))
    .sort((a, b) => b.asked - a.asked || b.answered - a.answered || b.waiting - a.waiting)

export const rateOf = (asks: ReadonlyArray<Ask>): Omit<ResponseRate<never>, "of"> => {
  const known = asks.filter(({ came }) => came !== "waiting")
  const answered = known.filter(({ came }) => came !== "none").length
  return {
    asked: known.length,
    answered,
    agreed: known.filter(({ came }) => came === "agreed").length,
    waiting: asks.length - known.length,
    likely: likelyRange(answered, known.length)
  }
}

/** Wilson's interval at 95 %, which stays sensible for few cases and for none or all answered. */
export const likelyRange = (answered: number, asked: number): ResponseRate<never>["likely"] => {
  if (asked === 0) return undefined
  const share = answered / asked
  const square = DEVIATIONS ** 2
  const centre = share + square / (2 * asked)
  const spread = DEVIATIONS * Math.sqrt((share * (1 - share) + square / (4 * asked)) / asked)
  const whole = 1 + square / asked
  return { from: Math.max(0, (centre - spread) / whole), to: Math.min(1, (centre + spread) / whole) }
}

/** Of a normal distribution, 95 % lies within so many standard deviations. */
const DEVIATIONS = 1.96

/**
 * The one that is answered more often than every other with enough cases, beyond what chance would do; `undefined` where
 * that cannot be said.
 */
export const clearlyBest = <Key>(rates: ReadonlyArray<ResponseRate<Key>>): ResponseRate<Key> | undefined => {
  const enough = rates.filter(({ asked }) => asked >= ENOUGH)
  if (enough.length < 2) return undefined
  return enough.find((one) => enough.every((other) => other === one || one.likely!.from > other.likely!.to))
}
