/** Meeting people, hearing of them, and meeting those whom they led to, as what sets a rule off. */
import type { Calendar } from "../../calendar/Calendar.ts"
import type { View } from "../../declare/Entity.ts"
import type { Gathering } from "../../entities/Gathering.ts"
import type { Facts } from "../Facts.ts"
import { maskOf, matches } from "../InteractionMask.ts"
import { type Occurrence, occurrence } from "../Occurrence.ts"
import { byStamp, compareStamps, laterBy, type Stamp, stampOf } from "../Stamp.ts"
import type { Touch } from "../Touch.ts"
import { ofTouch } from "./interactions.ts"
import { NO_OCCURRENCES, ofRecords, type Skip, type Trigger, whyUndatable } from "./Trigger.ts"

/** Once a contact. What an import brings was met long ago, whatever comes later. */
export const ofFirstMet: Trigger = (_, facts) => {
  const meeting = facts.touches.dated.find(isMeetingHeld)
  const gathering = gatheringsMetAt(facts, ignore)[0]
  const owner = facts.subject.contact.id
  if (gathering !== undefined && (meeting === undefined || compareStamps(gathering.end, meeting.at) < 0)) {
    return [{ ...ofGatheringMetAt(gathering, facts), keys: FIRST_MET, owner }]
  }
  return meeting === undefined || meeting.view.quiet === true
    ? NO_OCCURRENCES
    : [{ ...ofTouch(meeting, [meeting], meeting.at, facts), keys: FIRST_MET, owner }]
}

/** The id does not depend on which meeting is the first: one logged late does not bring the reminder back. */
const FIRST_MET = ["first-met"] as const

export const ofGatheringsMetAt: Trigger = ({ spec: { where } }, facts, skip) =>
  gatheringsMetAt(facts, skip)
    .filter(({ gathering }) => where.gatheringState?.includes(gathering.state ?? "none") !== false)
    .map((met) => ofGatheringMetAt(met, facts))

export interface MetAt {
  readonly gathering: View<typeof Gathering>
  readonly start: Stamp
  readonly end: Stamp
}

/** Those that the user did not miss, by when they ended. */
export const gatheringsMetAt = ({ subject, calendar }: Facts, skip: Skip): ReadonlyArray<MetAt> => {
  if (subject.gatherings.length === 0) return NOT_MET
  const out: Array<MetAt> = []
  for (const gathering of subject.gatherings) {
    if (gathering.deleted !== undefined || gathering.state === "missed") continue
    const met = timesOf(gathering, calendar)
    if (met === undefined) skip(`gathering/${gathering.id}`, whyUndatable(gathering.starts ?? gathering.ends))
    else out.push({ gathering, ...met })
  }
  return out.sort((a, b) => byStamp(a.end, b.end) || (a.gathering.id < b.gathering.id ? -1 : 1))
}

/** What was said at the gathering itself is part of it, and follows up on nothing. */
export const ofGatheringMetAt = ({ gathering, start, end }: MetAt, { subject, touches }: Facts): Occurrence =>
  occurrence({
    keys: [`gathering/${gathering.id}`],
    owner: gathering.people.find((id) => subject.members.includes(id)) ?? subject.contact.id,
    contact: subject.contact.id,
    kind: "gathering",
    happened: gathering.ends ?? gathering.starts!,
    what: gathering.name,
    at: start,
    anchor: end,
    own: touches.dated.filter(({ view }) => view.gathering === gathering.id)
  })

/** A gathering whose end nobody noted is over after two hours; one that would end before it starts, at its start. */
export const timesOf = (
  { starts, ends }: Pick<View<typeof Gathering>, "starts" | "ends">,
  calendar: Calendar
): { readonly start: Stamp; readonly end: Stamp } | undefined => {
  const start = stampOf(starts ?? ends, calendar)
  if (start === undefined) return undefined
  const end = stampOf(ends, calendar) ?? laterBy(start, TWO_HOURS, calendar)
  return { start, end: compareStamps(end, start) < 0 ? start : end }
}

const TWO_HOURS = 7_200_000

/** Somebody suggested them: of several, whoever did so first. */
export const ofLead: Trigger = (_, facts, skip) => {
  const found = ofRecords(
    facts.subject.suggestions,
    ({ by, interaction, happened, quiet }) =>
      quiet === true
        ? undefined
        : { key: "lead", trigger: `interaction/${interaction}`, kind: "lead", who: by, happened },
    facts,
    skip
  )
  return found.length < 2
    ? found
    : found.toSorted((a, b) => byStamp(a.at, b.at) || (a.trigger < b.trigger ? -1 : 1)).slice(0, 1)
}

export const ofReferralsMet: Trigger = (_, facts, skip) =>
  ofRecords(
    facts.subject.referred,
    ({ contact, interaction, happened, quiet }) =>
      quiet === true
        ? undefined
        : {
            key: `contact/${contact}`,
            trigger: `interaction/${interaction}`,
            kind: "referral-met",
            who: contact,
            happened
          },
    facts,
    skip
  )

const NOT_MET: ReadonlyArray<MetAt> = []
const HELD = maskOf({ kind: ["meeting"] })
const isMeetingHeld = ({ bits }: Touch): boolean => matches(HELD, bits)
const ignore = (): void => {}
