/**
 * The built-in pack: eighteen rules, which users may change part by part, switch off, and add their own to.
 *
 * Their ranks say what surfaces first when there is more than the daily limit. 0: the user's own dates, and what an
 * appointment or a gathering fixes; these never wait. Then what spoils soonest:
 *
 * | rank | rule | why there |
 * | --- | --- | --- |
 * | 10 | thank-you | a day later it means half as much |
 * | 20 | gathering-follow-up | they met thirty people, and remember two days' worth of them |
 * | 30 | opening | it closes |
 * | 40 | new-lead | the suggestion is fresh, and somebody may have announced you |
 * | 45 | users' own rules | what they wrote for themselves goes before what we think is good for them |
 * | 50 | proposal-lapses | a meeting is nearly there |
 * | 60 | thank-referrer | a debt, though a patient one |
 * | 70 | nudge | no answer yet: another day harms nothing |
 * | 80 | tell-them | good news keeps |
 * | 90 | connect | a click |
 * | 100 | keep-in-touch | after three months, a day is nothing |
 * | 110 | weekly-goal | nobody waits for it |
 *
 * Which guide teaches what, and whose figures the spans are: `docs/guide/sources.md`.
 */
import type { RuleSpec } from "../RuleSpec.ts"
import { connect, gatheringFollowUp, prepareGathering, whomDidYouMeet } from "./gatherings.ts"
import { howDidItGo, prepareMeeting, proposalLapses, thankYou } from "./meetings.ts"
import { callBack, nudge, plannedFollowUp, pledge } from "./messages.ts"
import { keepInTouch, newLead, opening, tellThem, thankReferrer, weeklyGoal } from "./network.ts"

export const builtInRules: ReadonlyArray<RuleSpec> = [
  howDidItGo,
  whomDidYouMeet,
  thankYou,
  gatheringFollowUp,
  plannedFollowUp,
  nudge,
  proposalLapses,
  callBack,
  newLead,
  prepareMeeting,
  prepareGathering,
  connect,
  keepInTouch,
  tellThem,
  thankReferrer,
  opening,
  pledge,
  weeklyGoal
]
