/** Which function finds which kind of trigger. */
import type { TriggerKind } from "../RuleSpec.ts"
import { ofInteractions } from "./interactions.ts"
import { ofDateFields, ofLastContact, ofStage } from "./passingTime.ts"
import { ofFirstMet, ofGatheringsMetAt, ofLead, ofReferralsMet } from "./people.ts"
import { ofAdvice, ofFollowUps, ofOpenings, ofPledges } from "./records.ts"
import { NO_OCCURRENCES, type Trigger } from "./Trigger.ts"

const elsewhere: Trigger = () => NO_OCCURRENCES

export const TRIGGERS: { readonly [Kind in TriggerKind]: Trigger } = {
  interaction: ofInteractions,
  "first-met": ofFirstMet,
  "met-at-gathering": ofGatheringsMetAt,
  "follow-up": ofFollowUps,
  lead: ofLead,
  "referral-met": ofReferralsMet,
  opening: ofOpenings,
  "advice-done": ofAdvice,
  pledge: ofPledges,
  "last-contact": ofLastContact,
  stage: ofStage,
  "date-field": ofDateFields,
  // Not about a contact: `evaluate` looks at gatherings by themselves, and `weeklyGoal` at the week.
  gathering: elsewhere,
  week: elsewhere
}
