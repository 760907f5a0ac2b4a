/** What the rules ask of a contact, worked out once for all of them. */
import type { EntityId } from "../../log/Ids.ts"
import type { Calendar } from "../calendar/Calendar.ts"
import { foldCase } from "../declare/Plain.ts"
import type { CompiledRule } from "./compileRules.ts"
import type { Fact } from "./RuleSpec.ts"
import { historyOf, type History, isAtRest, readStage } from "./stageOf.ts"
import type { ContactSubject } from "./Subject.ts"
import { isContact, isInbound, isOutbound, type Touches, touchesOf } from "./Touch.ts"

export interface Facts {
  readonly subject: ContactSubject
  readonly calendar: Calendar
  readonly touches: Touches
  readonly history: History
}

export const factsOf = (subject: ContactSubject, calendar: Calendar): Facts => {
  const touches = touchesOf(subject.interactions, calendar)
  return { subject, calendar, touches, history: historyOf(touches.dated) }
}

/** Whether the rule is for somebody like this at all. */
export const concerns = ({ spec: { where }, patience }: CompiledRule, facts: Facts): boolean => {
  const { contact } = facts.subject
  if (where.tag !== undefined && !where.tag.some((tag) => hasTag(facts, foldCase(tag)))) return false
  if (where.relation !== undefined && !where.relation.includes(contact.relation ?? "none")) return false
  if (where.atRest !== undefined && where.atRest !== isAtRest(contact, facts.history, patience)) return false
  if (where.stage !== undefined && !where.stage.includes(readStage(contact, facts.history, patience).stage))
    return false
  return true
}

/** @param tag as `foldCase` has it */
export const hasTag = ({ subject }: Pick<Facts, "subject">, tag: string): boolean =>
  subject.contact.tags.some((each) => foldCase(each) === tag)

/** Facts about the person, whatever set the rule off. */
export const holdsOfContact = (fact: Fact, { subject, touches }: Facts): boolean => {
  switch (fact) {
    case "connected":
      return subject.contact.connected !== undefined && subject.contact.connected !== false
    case "asked":
      return touches.dated.some(isContact) || subject.gatherings.some(({ deleted }) => deleted === undefined)
    default:
      return false
  }
}

/** Enough to ask for a referral: three times in touch, and both ways. Source: S1's order of things; the figure is Kith's. */
export const mayAskReferral = ({ dated }: Touches): boolean => {
  const contacts = dated.filter(isContact)
  return contacts.length >= 3 && contacts.some(isInbound) && contacts.some(isOutbound)
}

/** The contact under which an interaction was logged: of several merged into one, the one that it names. */
export const ownerOf = (named: EntityId | undefined, { members, contact }: ContactSubject): EntityId =>
  named !== undefined && members.length > 1 && members.includes(named) ? named : contact.id
