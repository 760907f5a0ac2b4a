/** How a bundle joins what a store holds of its feed, by numbers and chain alone: the store's invariant, in one place. */
import { sameBytes } from "./Bytes.ts"
import type { BundleHeader } from "./Bundle.ts"
import { Rejected } from "./BundleStore.ts"
import type { Head } from "./Feed.ts"
import type { DeviceId } from "./Ids.ts"

/** A bundle as a store's index knows it. */
export type Span = Pick<BundleHeader, "first" | "last" | "before" | "after">

/** One that is held, and who brought it: `undefined` where the store cannot tell, and takes it for the author's. */
export interface HeldSpan extends Span {
  readonly uploader?: DeviceId
}

/**
 * - `Append`: it brings something new, and leaves no gap. It may begin before the end of what is held: who was away when
 *   small bundles became a large one hands over the large one.
 * - `Held`: all of it is held already.
 * - `Replace`: it brings nothing new, and is kept all the same. Only from the author: it covers several of its own held ones,
 *   end to end, or what only others have brought so far.
 *
 * `spans` are the held ones whose place it takes.
 */
export type Placement =
  | { readonly _tag: "Append"; readonly spans: ReadonlyArray<HeldSpan> }
  | { readonly _tag: "Held" }
  | { readonly _tag: "Replace"; readonly spans: ReadonlyArray<HeldSpan> }

/**
 * What others have brought of a feed may be false inside, and only members can see that. So the author's own word takes its
 * place, in whatever pieces: as soon as the author's bundles carry all events of one, it goes.
 *
 * @param head where the held feed ends; `seq` 0 for one of which nothing is held, whose chain is not looked at, since only
 *   members know the device's key that it begins with
 * @param spans held ones that overlap the bundle or touch it, all of them; they may overlap each other. Of a bundle by its
 *   author, also those that overlap the others' among them
 */
export const place = (
  bundle: BundleHeader,
  head: Head,
  spans: ReadonlyArray<HeldSpan>,
  byAuthor: boolean
): Placement | Rejected => {
  const fault = faultOf(bundle, head, spans, byAuthor)
  if (fault !== undefined) return new Rejected({ why: fault, dot: dotOf(bundle), held: head.seq })
  const own = spans.filter(({ uploader = bundle.device }) => uploader === bundle.device)
  const others = (mine: ReadonlyArray<Span>) =>
    byAuthor ? spans.filter((span) => !own.includes(span) && overlaps(span, bundle) && isCovered(span, mine)) : []
  if (bundle.last > head.seq) return { _tag: "Append", spans: others([...own, bundle]) }
  if (!byAuthor) return { _tag: "Held" }
  const within = own.filter(({ first, last }) => first >= bundle.first && last <= bundle.last)
  const meetsEnds =
    within.some(({ first }) => first === bundle.first) && within.some(({ last }) => last === bundle.last)
  const isHeldItself = within.some(({ first, last }) => first === bundle.first && last === bundle.last)
  if (isCovered(bundle, own) && (isHeldItself || !meetsEnds)) return { _tag: "Held" }
  return { _tag: "Replace", spans: [...(meetsEnds ? within : []), ...others([...own, bundle])] }
}

/**
 * As `place`, for a bundle that its author wants in the place of everything that is held of its events: its own older
 * bundles, too, go as soon as newer ones carry all of their events.
 *
 * @param isNewer of a held one: whether it was pushed so, too, since the other was stored
 */
export const placeInstead = <S extends HeldSpan>(
  bundle: BundleHeader,
  head: Head,
  spans: ReadonlyArray<S>,
  isNewer: (span: S, than: S) => boolean
): { readonly spans: ReadonlyArray<S> } | Rejected => {
  const fault = faultOf(bundle, head, spans, true)
  if (fault !== undefined) return new Rejected({ why: fault, dot: dotOf(bundle), held: head.seq })
  const own = spans.filter(({ uploader = bundle.device }) => uploader === bundle.device)
  const newer = (span: S) => (own.includes(span) ? own.filter((one) => isNewer(one, span)) : own)
  return { spans: spans.filter((span) => overlaps(span, bundle) && isCovered(span, [...newer(span), bundle])) }
}

const dotOf = ({ device, first }: BundleHeader) => ({ device, seq: first })

/** Wherever a held bundle begins or ends where this one does, the chains have to be the same. */
const faultOf = (
  bundle: BundleHeader,
  head: Head,
  spans: ReadonlyArray<Span>,
  byAuthor: boolean
): "gap" | "fork" | undefined => {
  if (bundle.first > head.seq + 1) return "gap"
  if (bundle.first === head.seq + 1) {
    return head.seq === 0 || sameBytes(bundle.before, head.chain) ? undefined : "fork"
  }
  for (const span of spans) {
    if (span.last === bundle.last && !sameBytes(span.after, bundle.after)) return "fork"
    if (span.last + 1 === bundle.first && !sameBytes(span.after, bundle.before)) return "fork"
    // An end is signed; where a bundle begins, only the word of who brought it stands against the author's.
    if (byAuthor) continue
    if (span.first === bundle.first && !sameBytes(span.before, bundle.before)) return "fork"
    if (span.first === bundle.last + 1 && !sameBytes(span.before, bundle.after)) return "fork"
  }
  return undefined
}

export const overlaps = (a: Pick<Span, "first" | "last">, b: Pick<Span, "first" | "last">): boolean =>
  a.first <= b.last && b.first <= a.last

/** Whether these bundles of the author's carry all events of a held one, and do not contradict its signed end. */
export const isReplacedBy = (span: Span, by: ReadonlyArray<Span>): boolean =>
  isCovered(span, by) && !by.some(({ last, after }) => last === span.last && !sameBytes(after, span.after))

/** Whether these carry all events of it between them. */
const isCovered = ({ first, last }: Span, by: ReadonlyArray<Span>): boolean => {
  let reached = first - 1
  for (const span of by.toSorted((a, b) => a.first - b.first)) {
    if (span.first > reached + 1) break
    reached = Math.max(reached, span.last)
  }
  return reached >= last
}
