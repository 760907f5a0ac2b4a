/** What was planned, promised, seen or done, as what sets a rule off: one occurrence a record. */
import { mayAskReferral } from "../Facts.ts"
import { ofRecords, type Trigger } from "./Trigger.ts"

export const ofFollowUps: Trigger = (_, facts, skip) =>
  ofRecords(
    facts.subject.followUps,
    ({ id, deleted, contact, on, reason, interaction }) =>
      deleted !== undefined
        ? undefined
        : {
            key: `follow-up/${id}`,
            named: contact,
            kind: "follow-up",
            what: reason,
            happened: on,
            own: facts.touches.dated.filter(({ view }) => view.id === interaction)
          },
    facts,
    skip
  )

/** Once an opening is closed, or theirs to take, there is nothing to ask anybody. */
export const ofOpenings: Trigger = (_, facts, skip) =>
  ofRecords(
    facts.subject.openings,
    ({ id, deleted, toldBy, interaction, seen, state, role }) =>
      deleted !== undefined || state === "closed" || state === "taken" || state === "offer"
        ? undefined
        : {
            key: `opening/${id}`,
            named: toldBy,
            kind: "opening",
            what: role,
            mayAskReferral: mayAskReferral(facts.touches),
            happened: seen,
            own: facts.touches.dated.filter(({ view }) => view.id === interaction)
          },
    facts,
    skip
  )

export const ofAdvice: Trigger = (_, facts, skip) =>
  ofRecords(
    facts.subject.advice,
    ({ id, deleted, contact, state, done, text }) =>
      deleted !== undefined || state === undefined || state === "to-do"
        ? undefined
        : {
            key: `advice/${id}`,
            named: contact,
            kind: "advice",
            what: text,
            happened: done,
            holds: state === "reported-back" ? REPORTED_BACK : undefined
          },
    facts,
    skip
  )

const REPORTED_BACK = ["reported-back"] as const

/** A promise without a date is a promise all the same, and reminds of nothing. */
export const ofPledges: Trigger = (_, facts, skip) =>
  ofRecords(
    facts.subject.pledges,
    ({ id, deleted, contact, due, kept, text }) =>
      deleted !== undefined || due === undefined
        ? undefined
        : {
            key: `pledge/${id}`,
            named: contact,
            kind: "pledge",
            what: text,
            happened: due,
            holds: kept === undefined ? undefined : KEPT
          },
    facts,
    skip
  )

const KEPT = ["kept"] as const
