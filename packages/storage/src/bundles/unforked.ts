/**
 * Which of a feed's bundles go together, where two ways of going on were carried into one place. Nobody there saw which
 * came first, so all who look choose alike: what reaches furthest, and of equals the smaller hash.
 */
import { toBase32 } from "@kith/core/log/Base32"
import type { Span } from "@kith/core/log/Placement"
import { routeFrom } from "./route.ts"

/** With its chains as text, worked out once, since they are compared again whenever a bundle comes. */
export interface KeyedSpan extends Span {
  readonly beforeKey: string
  readonly afterKey: string
}

export const keysOf = ({ before, after }: Span): Pick<KeyedSpan, "beforeKey" | "afterKey"> => ({
  beforeKey: toBase32(before),
  afterKey: toBase32(after)
})

export interface Unforked<S> {
  readonly spans: ReadonlyArray<S>
  /** Where ways part: the `seq` of the first event that is there in several forms, or the first such that ends a bundle. */
  readonly forks: ReadonlyArray<number>
}

/** Beyond so many, the rest of the feed is left out. */
const MOST_FORKS = 64

export const unforked = <S extends KeyedSpan>(spans: ReadonlyArray<S>): Unforked<S> => {
  let kept = spans
  const forks: Array<number> = []
  for (;;) {
    const parting = firstParting(kept)
    if (parting === undefined) return { spans: kept, forks }
    forks.push(parting.seq)
    if (forks.length > MOST_FORKS) return { spans: kept.filter(({ last }) => last < parting.seq), forks }
    const ways = [...parting.chains].sort().map((chain) => kept.filter((span) => agrees(span, parting.seq, chain)))
    kept = ways.reduce((best, way) => (reachOf(way) > reachOf(best) ? way : best))
  }
}

/** The first `seq` at which bundles begin or end with different chains. */
const firstParting = (spans: ReadonlyArray<KeyedSpan>) => {
  const at = new Map<number, string>()
  let seq = Infinity
  const note = (here: number, chain: string): void => {
    const known = at.get(here)
    if (known === undefined) at.set(here, chain)
    else if (known !== chain && here < seq) seq = here
  }
  for (const { first, last, beforeKey, afterKey } of spans) {
    note(first - 1, beforeKey)
    note(last, afterKey)
  }
  if (seq === Infinity) return undefined
  const chains = new Set<string>()
  for (const { first, last, beforeKey, afterKey } of spans) {
    if (first - 1 === seq) chains.add(beforeKey)
    if (last === seq) chains.add(afterKey)
  }
  return { seq, chains }
}

const agrees = ({ first, last, beforeKey, afterKey }: KeyedSpan, seq: number, chain: string): boolean =>
  (first - 1 !== seq || beforeKey === chain) && (last !== seq || afterKey === chain)

const reachOf = (spans: ReadonlyArray<Span>): number => routeFrom(0, spans).at(-1)?.last ?? 0
