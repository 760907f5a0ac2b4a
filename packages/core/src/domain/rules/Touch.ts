/** One interaction as the rules see it: dated on the workspace's calendar, described in bits, in an order of its own. */
import type { Calendar } from "../calendar/Calendar.ts"
import type { View } from "../declare/Entity.ts"
import type { Interaction } from "../entities/Interaction.ts"
import { bitsOfInteraction, type InteractionBits, maskOf, matches } from "./InteractionMask.ts"
import { byStamp, compareStamps, type Stamp, stampOf } from "./Stamp.ts"

export interface Touch {
  readonly view: View<typeof Interaction>
  readonly at: Stamp
  readonly bits: InteractionBits
}

/** One whose date is missing or cannot be read. */
export type Undated = Omit<Touch, "at">

export interface Touches {
  /** Oldest first, always in the same order. */
  readonly dated: ReadonlyArray<Touch>
  readonly undated: ReadonlyArray<Undated>
  /** The kinds that there are, as bits: what none of a rule's kinds is among need not be looked through. */
  readonly kinds: number
}

export const touchesOf = (interactions: ReadonlyArray<View<typeof Interaction>>, calendar: Calendar): Touches => {
  const dated: Array<Touch> = []
  const undated: Array<Undated> = []
  let kinds = 0
  for (const view of interactions) {
    if (view.deleted !== undefined) continue
    const at = stampOf(view.happened, calendar)
    const bits = bitsOfInteraction(view)
    kinds |= bits.kind
    if (at === undefined) undated.push({ view, bits })
    else dated.push({ view, at, bits })
  }
  if (dated.length > 1) dated.sort(inOrder)
  return { dated, undated, kinds }
}

/** Being in touch: a message, or a meeting that was held. */
export const isContact = ({ bits }: Undated): boolean => matches(CONTACT, bits)

export const isInbound = ({ bits }: Undated): boolean => matches(INBOUND, bits)

export const isOutbound = ({ bits }: Undated): boolean => matches(OUTBOUND, bits)

/**
 * Whether `later` came after `earlier`. Of two on one day of which one has no time, the order in which such things
 * happen decides: first a message, then an answer, then the meeting, then the thanks.
 */
export const follows = (later: Undated & { readonly at: Stamp }, earlier: Touch): boolean => {
  const order = compareStamps(later.at, earlier.at)
  if (order !== 0 || (later.at.instant !== undefined && earlier.at.instant !== undefined)) return order >= 0
  return (
    place(later) > place(earlier) ||
    (isAnswer(later) && !isAnswer(earlier) && earlier.view.kind !== "meeting" && isOutbound(earlier))
  )
}

const CONTACT = maskOf({})
const INBOUND = maskOf({ direction: "in" })
const OUTBOUND = maskOf({ direction: "out" })
const ANSWER = maskOf({ kind: ["reply"], direction: "in" })

const isAnswer = ({ bits }: Undated): boolean => matches(ANSWER, bits)

/** Where on one day it stands, when nobody noted the time. */
const place = ({ view }: Undated): number => PLACES[view.kind ?? "other"] ?? PLACES.other

const PLACES = {
  outreach: 0,
  reply: 1,
  introduction: 1,
  meeting: 2,
  "check-in": 3,
  update: 3,
  other: 3,
  "thank-you": 4
} as const

const inOrder = (a: Touch, b: Touch): number =>
  byStamp(a.at, b.at) || place(a) - place(b) || (a.view.id < b.view.id ? -1 : a.view.id > b.view.id ? 1 : 0)
