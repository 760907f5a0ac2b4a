/** Where things stand with somebody: what the interactions say, unless the user set it. For lists, filters and rules. */
import type { Calendar } from "../calendar/Calendar.ts"
import { Stage } from "../entities/Contact.ts"
import { maskOf, matches } from "./InteractionMask.ts"
import type { ContactSubject } from "./Subject.ts"
import { follows, isContact, isInbound, type Touch, touchesOf } from "./Touch.ts"

export interface StageReading {
  readonly stage: Stage
  /** The user's own word. */
  readonly set: boolean
  /** What brought it there; `undefined` when the user set it, or nothing has happened. */
  readonly since: Touch | undefined
}

/** An outreach and this many nudges without a word: then the person is left in peace. The nudge rule's own figure. */
export const PATIENCE = 3

/**
 * The furthest stage reached, so that a new message to an old acquaintance does not send them back to "asked"; but
 * `resting` after a no, or after messages without a word, until they are in touch again.
 */
export const stageOf = (
  subject: Pick<ContactSubject, "contact" | "interactions">,
  calendar: Calendar,
  patience: number = PATIENCE
): StageReading => readStage(subject.contact, historyOf(touchesOf(subject.interactions, calendar).dated), patience)

/** One pass over what happened with somebody. */
export interface History {
  readonly furthest: Stage
  readonly since: Touch | undefined
  /** They said no, and have not been in touch since. */
  readonly declined: Touch | undefined
  /** Messages to them, by day, since they were last in touch. */
  readonly unanswered: number
  readonly lastUnanswered: Touch | undefined
}

export const readStage = (
  { stage, interest }: Pick<ContactSubject["contact"], "stage" | "interest">,
  { furthest, since, declined, unanswered, lastUnanswered }: History,
  patience: number
): StageReading => {
  if (stage !== undefined) return { stage, set: true, since: undefined }
  if (declined !== undefined) return { stage: "resting", set: false, since: declined }
  if (unanswered > patience) return { stage: "resting", set: false, since: lastUnanswered }
  return { stage: furthest === "found" && interest ? "researched" : furthest, set: false, since }
}

/** Left in peace: whatever stage was set before, a no is a no. */
export const isAtRest = (
  { stage }: Pick<ContactSubject["contact"], "stage">,
  { declined, unanswered }: History,
  patience: number
): boolean => declined !== undefined || stage === "resting" || (stage === undefined && unanswered > patience)

/** `touches` oldest first. */
export const historyOf = (touches: ReadonlyArray<Touch>): History => {
  let furthest = 0
  let since: Touch | undefined
  let declined: Touch | undefined
  let unanswered = 0
  let lastUnanswered: Touch | undefined
  for (const touch of touches) {
    const { bits } = touch
    const reached = stageReached(touch, furthest)
    if (reached > furthest) {
      furthest = reached
      since = touch
    }
    if (matches(DECLINED, bits)) {
      declined = touch
      unanswered = 0
    } else if (matches(ANSWERED, bits) || matches(ARRANGED, bits) || (isInbound(touch) && isContact(touch))) {
      if (declined !== undefined && follows(touch, declined)) declined = undefined
      unanswered = 0
      lastUnanswered = undefined
    } else if (matches(OUTREACH, bits) && lastUnanswered?.at.day !== touch.at.day) {
      unanswered++
      lastUnanswered = touch
    }
  }
  return { furthest: Stage.literals[furthest]!, since, declined, unanswered, lastUnanswered }
}

const stageReached = (touch: Touch, before: number): number => {
  const { bits } = touch
  if (before >= MET && matches(CHECK_IN, bits)) return KEEPING_IN_TOUCH
  if (before >= THANKED && matches(AGAIN, bits)) return KEEPING_IN_TOUCH
  if (before >= MET && matches(THANKS, bits)) return THANKED
  if (matches(HELD, bits)) return MET
  if (matches(SCHEDULED, bits)) return SCHEDULED_STAGE
  if (matches(AGREED, bits) || matches(ARRANGED, bits)) return AGREED_STAGE
  return matches(OUTREACH, bits) ? ASKED : 0
}

const at = (stage: Stage): number => Stage.literals.indexOf(stage)

const ASKED = at("asked")
const AGREED_STAGE = at("agreed")
const SCHEDULED_STAGE = at("scheduled")
const MET = at("met")
const THANKED = at("thanked")
const KEEPING_IN_TOUCH = at("keeping-in-touch")

const OUTREACH = maskOf({ kind: ["outreach"], direction: "out" })
const HELD = maskOf({ kind: ["meeting"] })
const SCHEDULED = maskOf({ kind: ["meeting"], state: ["scheduled"] })
/** A meeting that they agreed to, whatever became of it. */
const ARRANGED = maskOf({ kind: ["meeting"], state: ["scheduled", "moved", "cancelled", "no-show", "held"] })
const AGREED = maskOf({ outcome: ["agreed"] })
const DECLINED = maskOf({ outcome: ["declined"] })
const ANSWERED = maskOf({ outcome: ["agreed", "too-busy", "suggested-somebody"] })
const THANKS = maskOf({ kind: ["thank-you"], direction: "out" })
const CHECK_IN = maskOf({ kind: ["check-in", "update"] })
const AGAIN = maskOf({ kind: ["outreach", "meeting", "introduction", "check-in", "update"] })
