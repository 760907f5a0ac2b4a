/** How a bundle joins what a store holds of its feed, by numbers and chain alone: the store's invariant, in one place. */
import { sameBytes } from "./Bytes.ts"
import type { BundleHeader } from "./Bundle.ts"
import { Rejected } from "./BundleStore.ts"
import type { Head } from "./Feed.ts"

/** A bundle as a store's index knows it. */
export type Span = Pick<BundleHeader, "first" | "last" | "before" | "after">

/**
 * - `Append`: it brings something new, and leaves no gap. It may begin before the end of what is held: who was away when
 *   small bundles became a large one hands over the large one.
 * - `Held`: all of it is held already.
 * - `Replace`: it covers several held ones, end to end; they may go. Only for their author, who alone repacks; from
 *   anybody else such a bundle is `Held`.
 */
export type Placement =
  | { readonly _tag: "Append" }
  | { readonly _tag: "Held" }
  | { readonly _tag: "Replace"; readonly spans: ReadonlyArray<Span> }

/**
 * @param head where the held feed ends; `seq` 0 for one of which nothing is held, whose chain is not looked at, since only
 *   members know the device's key that it begins with
 * @param spans held ones that overlap the bundle or touch it, all of them; they may overlap each other
 */
export const place = (
  bundle: BundleHeader,
  head: Head,
  spans: ReadonlyArray<Span>,
  byAuthor: boolean
): Placement | Rejected => {
  const refuse = (why: "gap" | "fork"): Rejected =>
    new Rejected({ why, dot: { device: bundle.device, seq: bundle.first }, held: head.seq })
  if (bundle.first > head.seq + 1) return refuse("gap")
  if (bundle.first === head.seq + 1) {
    return head.seq === 0 || sameBytes(bundle.before, head.chain) ? { _tag: "Append" } : refuse("fork")
  }
  // Wherever a held bundle begins or ends where this one does, the chains have to be the same.
  for (const span of spans) {
    if (span.first === bundle.first && !sameBytes(span.before, bundle.before)) return refuse("fork")
    if (span.last === bundle.last && !sameBytes(span.after, bundle.after)) return refuse("fork")
    if (span.last + 1 === bundle.first && !sameBytes(span.after, bundle.before)) return refuse("fork")
    if (span.first === bundle.last + 1 && !sameBytes(span.before, bundle.after)) return refuse("fork")
  }
  if (bundle.last > head.seq) return { _tag: "Append" }
  const within = spans.filter(({ first, last }) => first >= bundle.first && last <= bundle.last)
  const isHeldItself = within.some(({ first, last }) => first === bundle.first && last === bundle.last)
  const meetsEnds =
    within.some(({ first }) => first === bundle.first) && within.some(({ last }) => last === bundle.last)
  return byAuthor && meetsEnds && !isHeldItself ? { _tag: "Replace", spans: within } : { _tag: "Held" }
}
