/** Time that has passed, as what sets a rule off: since the last contact, since a stage was reached, since a date. */
import type { Day } from "../../calendar/CivilDay.ts"
import { foldCase } from "../../declare/Plain.ts"
import { cadenceOf } from "../cadence.ts"
import { matches } from "../InteractionMask.ts"
import { type Stamp, stampOf } from "../Stamp.ts"
import { readStage } from "../stageOf.ts"
import { isContact } from "../Touch.ts"
import { ofTouch } from "./interactions.ts"
import { gatheringsMetAt, ofGatheringMetAt } from "./people.ts"
import { NO_OCCURRENCES, ofRecord, ofRecords, type Trigger } from "./Trigger.ts"

/**
 * The last real contact: logged, imported, or at a gathering. What came with imports alone reminds of nothing, unless
 * the import was asked to remind: then `reviveOn` stands in until there is contact.
 */
export const ofLastContact: Trigger = (rule, facts, skip) => {
  const { subject, touches, calendar } = facts
  const { id, reviveOn } = subject.contact
  const contacts = touches.dated.filter((touch) => matches(rule.mask, touch.bits) && isContact(touch))
  const last = contacts.at(-1)
  const met = gatheringsMetAt(facts, ignore).at(-1)
  const isLive = met !== undefined || contacts.some(({ view }) => view.quiet !== true)
  const day: Day = Math.max(last?.at.day ?? -Infinity, met?.end.day ?? -Infinity)
  const revive: Stamp | undefined = reviveOn === undefined ? undefined : stampOf(reviveOn, calendar)
  if (reviveOn !== undefined) {
    const waits =
      revive === undefined || (day < revive.day && !(isLive && day + cadenceOf(rule, facts).days >= revive.day))
    if (waits) {
      const found = ofRecord(
        { key: `revive/${reviveOn}`, trigger: `contact/${id}`, kind: "revive", happened: reviveOn, offset: AT_ONCE },
        facts,
        skip
      )
      return found === undefined ? NO_OCCURRENCES : [found]
    }
  }
  if (!isLive && revive === undefined) return NO_OCCURRENCES
  if (met !== undefined && met.end.day > (last?.at.day ?? -Infinity)) return [ofGatheringMetAt(met, facts)]
  return [
    ofTouch(
      last!,
      contacts.filter(({ at }) => at.day === day),
      last!.at,
      facts
    )
  ]
}

const AT_ONCE = { amount: 0, unit: "days" } as const

/** Since what happened last of that which brought them there. The user's own word has no date. */
export const ofStage: Trigger = ({ spec, patience }, facts) => {
  const { since, stage } = readStage(facts.subject.contact, facts.history, patience)
  if (since === undefined || since.view.quiet === true || spec.where.stage?.includes(stage) === false) {
    return NO_OCCURRENCES
  }
  const reached = ofTouch(since, [since], since.at, facts)
  return [{ ...reached, keys: [`${stage}/${reached.keys[0]}`] }]
}

export const ofDateFields: Trigger = ({ spec }, facts, skip) => {
  const { id, custom } = facts.subject.contact
  const wanted = foldCase(spec.where.field ?? "")
  return ofRecords(
    custom,
    ({ label, value }) =>
      foldCase(label) !== wanted || value.trim() === ""
        ? undefined
        : {
            key: `field/${wanted}/${value.trim()}`,
            trigger: `contact/${id}`,
            kind: "date-field",
            what: label,
            happened: value.trim()
          },
    facts,
    skip
  )
}

const ignore = (): void => {}
