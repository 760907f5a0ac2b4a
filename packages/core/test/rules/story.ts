/** A short notation for what happened with somebody, and for what the rules make of it. For the tests of the rules. */
import { type Calendar, makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import { type Instant, instantOf, localOf, makeZone } from "@kith/core/domain/calendar/Zone"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { type AnyEntity, type View, view } from "@kith/core/domain/declare/Entity"
import { Contact } from "@kith/core/domain/entities/Contact"
import { FollowUp } from "@kith/core/domain/entities/FollowUp"
import { Advice, Pledge } from "@kith/core/domain/entities/FromConversations"
import { Gathering } from "@kith/core/domain/entities/Gathering"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Opening } from "@kith/core/domain/entities/Opening"
import { Rule } from "@kith/core/domain/entities/Rule"
import { Goal } from "@kith/core/domain/entities/Search"
import { emptyRecord } from "@kith/core/domain/merge/EntityRecord"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { compileRules, type CompiledRule } from "@kith/core/domain/rules/compileRules"
import { evaluate } from "@kith/core/domain/rules/evaluate"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import {
  type ContactSubject,
  contactSubject,
  type GatheringSubject,
  type Subject
} from "@kith/core/domain/rules/Subject"
import type { EntityId } from "@kith/core/log/Ids"

const toronto = makeZone("America/Toronto")!

/** Toronto, Ontario's holidays, Monday to Friday, 9 to 17. */
export const ontario: Calendar = makeCalendar({ zone: toronto, jurisdiction: "ON" })

export const pack: ReadonlyArray<CompiledRule> = compileRules(builtInRules).rules

export const id = (text: string): EntityId => text as EntityId

/** A view of an entity that says this and nothing else. */
const said =
  <E extends AnyEntity>(definition: E) =>
  (name: string, fields: Partial<Omit<View<E>, "id">> = {}): View<E> => ({
    ...view(definition, name, emptyRecord()),
    ...fields
  })

export const contact = said(Contact)
export const gathering = said(Gathering)
export const followUp = said(FollowUp)
export const advice = said(Advice)
export const pledge = said(Pledge)
export const opening = said(Opening)
export const ruleView = said(Rule)
export const goal = said(Goal)
export const interaction = said(Interaction)

type Details = Partial<Omit<View<typeof Interaction>, "id">> & { readonly id?: string }

const of =
  (kind: NonNullable<View<typeof Interaction>["kind"]>) =>
  (happened: string, { id: name, ...details }: Details = {}): View<typeof Interaction> =>
    interaction(name ?? `${kind}-${happened}`, { contact: id("ana"), kind, happened, ...details })

export const outreach = of("outreach")
export const reply = of("reply")
export const meeting = of("meeting")
export const thanks = of("thank-you")
export const checkIn = of("check-in")
export const update = of("update")

/** Ana Souza, and what happened with her. */
export const ana = (
  interactions: ReadonlyArray<View<typeof Interaction>> = [],
  rest: Partial<Omit<ContactSubject, "_tag" | "interactions" | "contact">> = {},
  fields: Partial<Omit<View<typeof Contact>, "id">> = {}
): ContactSubject => contactSubject(contact("ana", { name: "Ana Souza", ...fields }), { interactions, ...rest })

export const gatheringSubject = (
  fields: Partial<Omit<View<typeof Gathering>, "id">>,
  settled: GatheringSubject["settled"] = new Map()
): GatheringSubject => ({
  _tag: "gathering",
  gathering: gathering("meetup", { name: "CPA evening", ...fields }),
  settled
})

export interface Setting {
  readonly rules?: ReadonlyArray<CompiledRule>
  readonly calendar?: Calendar
}

export const remindersOf = (
  subject: Subject,
  { rules = pack, calendar = ontario }: Setting = {}
): ReadonlyArray<Reminder> => evaluate(rules, subject, calendar).reminders

/** The one reminder of a rule; fails when there are several or none. */
export const theOne = (rule: string, subject: Subject, setting: Setting = {}): Reminder => {
  const found = remindersOf(subject, setting).filter((each) => each.rule === rule)
  if (found.length !== 1) throw new Error(`${found.length} reminders of ${rule}`)
  return found[0]!
}

/** When that rule's reminders are due, on the calendar's clock: `2026-03-03T15:00`. */
export const dueOf = (rule: string, subject: Subject, setting: Setting = {}): ReadonlyArray<string> =>
  remindersOf(subject, setting)
    .filter((each) => each.rule === rule)
    .map(({ due }) => shown(due, setting.calendar))

export const shown = (instant: Instant, calendar: Calendar = ontario): string =>
  formatMoment(localOf(calendar.zone, instant))

/** `2026-03-03T15:00` on the calendar's clock; 00:00 when no time is given. */
export const moment = (text: string, calendar: Calendar = ontario): Instant => {
  const [date, time = "00:00"] = text.split("T")
  const [hour, minute] = time.split(":").map(Number)
  return instantOf(calendar.zone, dayOf(date!)!, hour! * 60 + minute!)
}
