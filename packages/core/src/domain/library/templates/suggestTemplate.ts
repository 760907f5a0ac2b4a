/** Which template fits: for a reminder, and for somebody to whom nothing is due. */
import type { Relation } from "../../entities/Contact.ts"
import type { Why } from "../../rules/Reminder.ts"
import type { TemplateId } from "./builtInTemplates.ts"

/** What is known when a reminder's message is chosen. */
export interface AtHand {
  /** There is something to read, kept for them. */
  readonly article: boolean
  /** There is a reason of the user's own to write. */
  readonly reason: boolean
}

/**
 * The template that a rule names, or its sister for this time: the second nudge asks for less than the first, and a
 * referral is asked for only after enough contact.
 */
export const templateOfReminder = (template: string, why: Why, { article, reason }: AtHand): string => {
  switch (template) {
    case "nudge":
      return NUDGES[Math.min(why.occurrence?.[0] ?? 1, NUDGES.length) - 1]!
    case "opening-noticed":
      return why.mayAskReferral === true ? "opening-referral" : template
    case "check-in":
      return reason || !article ? "check-in-short" : template
    default:
      return template
  }
}

const NUDGES = ["nudge", "nudge-again", "nudge-last"] as const satisfies ReadonlyArray<TemplateId>

/** Whether a template may stand in for the one that a rule names. */
export const isSister = (template: string, named: string): boolean =>
  template === named || SISTERS.some((some) => some.includes(template) && some.includes(named))

const SISTERS: ReadonlyArray<ReadonlyArray<string>> = [
  NUDGES,
  ["opening-noticed", "opening-referral"],
  ["check-in", "check-in-short"]
]

export interface Standing {
  readonly relation: Relation | undefined
  readonly referredBy: boolean
  readonly interest: boolean
  /** You have been in touch before. */
  readonly inTouch: boolean
  readonly article: boolean
}

export const templateForSomebody = ({ relation, referredBy, interest, inTouch, article }: Standing): TemplateId => {
  if (inTouch) return article ? "check-in" : "check-in-short"
  if (referredBy) return "referred-by"
  switch (relation) {
    case "former-colleague":
      return "former-colleague"
    case "classmate":
      return "alumni"
    case "friend":
    case "family":
    case "community":
      return "introduction-request"
    case "met-at":
      return "event-follow-up"
    default:
      return interest ? "first-message-their-work" : "first-message"
  }
}
