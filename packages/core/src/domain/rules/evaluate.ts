/**
 * What to do about one contact, or one gathering, and when. Pure and total: a rule that cannot be worked out is
 * reported and the others go on. It knows no "now", so that what it says can be stored and indexed; `statusAt` says
 * what is due. Its answer does not depend on the order in which anything arrived.
 */
import type { Calendar } from "../calendar/Calendar.ts"
import type { View } from "../declare/Entity.ts"
import type { Gathering } from "../entities/Gathering.ts"
import type { CompiledRule } from "./compileRules.ts"
import { concerns, type Facts, factsOf } from "./Facts.ts"
import { type Occurrence, occurrence } from "./Occurrence.ts"
import { remind } from "./remind.ts"
import type { Reminder } from "./Reminder.ts"
import { isChain } from "./schedule.ts"
import { isStopped } from "./stops.ts"
import type { ContactSubject, GatheringSubject, Subject } from "./Subject.ts"
import { timesOf } from "./triggers/people.ts"
import { type Undatable, whyUndatable } from "./triggers/Trigger.ts"
import { TRIGGERS } from "./triggers/triggers.ts"

export interface Evaluation {
  /** The most urgent first. */
  readonly reminders: ReadonlyArray<Reminder>
  readonly skipped: ReadonlyArray<Skipped>
}

/** A rule that could not be worked out for one trigger, or, when it failed, for the whole subject. */
export interface Skipped {
  readonly rule: string
  readonly trigger: string
  /** `out-of-range`: the date would lie outside the calendar. `failed`: what is recorded is not what it should be. */
  readonly why: Undatable | "out-of-range" | "failed"
}

export const evaluate = (rules: ReadonlyArray<CompiledRule>, subject: Subject, calendar: Calendar): Evaluation =>
  subject._tag === "contact" ? evaluateContact(rules, subject, calendar) : evaluateGathering(rules, subject, calendar)

const evaluateContact = (
  rules: ReadonlyArray<CompiledRule>,
  subject: ContactSubject,
  calendar: Calendar
): Evaluation => {
  if (subject.contact.deleted !== undefined) return NOTHING
  const name = `contact/${subject.contact.id}`
  const skipped: Array<Skipped> = []
  let facts: Facts
  try {
    facts = factsOf(subject, calendar)
  } catch {
    return { reminders: [], skipped: rules.map(({ spec }) => ({ rule: spec.id, trigger: name, why: "failed" })) }
  }
  const reminders: Array<Reminder> = []
  for (const rule of rules) {
    const { id, on } = rule.spec
    try {
      if (!concerns(rule, facts)) continue
      const found = TRIGGERS[on](rule, facts, (trigger, why) => skipped.push({ rule: id, trigger, why }))
      if (found.length === 0) continue
      const open = found.filter((each) => !isStopped(rule, each, facts))
      const chain = isChain(rule.spec)
      // Of messages without an answer only the last can wait for one.
      for (const each of chain ? open.slice(-1) : open) {
        collect(reminders, skipped, each, remind(rule, each, chain ? open.length : 1, facts, subject, calendar))
      }
    } catch {
      skipped.push({ rule: id, trigger: name, why: "failed" })
    }
  }
  return inOrder(reminders, skipped)
}

const evaluateGathering = (
  rules: ReadonlyArray<CompiledRule>,
  { gathering, settled }: GatheringSubject,
  calendar: Calendar
): Evaluation => {
  if (gathering.deleted !== undefined || gathering.state === "missed") return NOTHING
  const trigger = `gathering/${gathering.id}`
  const settlements = { members: [gathering.id], settled }
  const skipped: Array<Skipped> = []
  const reminders: Array<Reminder> = []
  for (const rule of rules) {
    const { spec, stops } = rule
    if (spec.on !== "gathering" || spec.where.gatheringState?.includes(gathering.state ?? "none") === false) continue
    try {
      const each = ofGathering(rule, gathering, calendar)
      if (each === undefined)
        skipped.push({ rule: spec.id, trigger, why: whyUndatable(gathering.starts ?? gathering.ends) })
      else if (!stops.some(({ fact }) => fact !== undefined && each.holds.includes(fact))) {
        collect(reminders, skipped, each, remind(rule, each, 1, undefined, settlements, calendar))
      }
    } catch {
      skipped.push({ rule: spec.id, trigger, why: "failed" })
    }
  }
  return inOrder(reminders, skipped)
}

const ofGathering = (
  { spec }: CompiledRule,
  gathering: View<typeof Gathering>,
  calendar: Calendar
): Occurrence | undefined => {
  const times = timesOf(gathering, calendar)
  if (times === undefined) return undefined
  const { id, name, starts, ends, people, nobody, ready } = gathering
  const isAfter = spec.anchor === "end"
  return occurrence({
    keys: [`gathering/${id}`],
    owner: id,
    contact: undefined,
    kind: "gathering",
    happened: (isAfter ? ends : undefined) ?? starts ?? ends!,
    what: name,
    at: times.start,
    anchor: isAfter ? times.end : times.start,
    holds: [
      ...(ready === true ? (["ready"] as const) : []),
      ...(people.length > 0 || nobody === true ? (["people-added"] as const) : [])
    ]
  })
}

const NOTHING: Evaluation = { reminders: [], skipped: [] }

const collect = (
  reminders: Array<Reminder>,
  skipped: Array<Skipped>,
  { trigger }: Occurrence,
  reminder: Reminder | undefined
): void => {
  if (reminder === undefined) return
  // NaN, and what no date can hold, fail this comparison.
  if (Math.abs(reminder.due) <= LAST_INSTANT && Math.abs(reminder.opens) <= LAST_INSTANT) reminders.push(reminder)
  else skipped.push({ rule: reminder.rule, trigger, why: "out-of-range" })
}

/** The last that a JavaScript date can hold. */
const LAST_INSTANT = 8.64e15

/** In one order whatever the input's, and each once, though the input may name a thing twice. */
const inOrder = (reminders: Array<Reminder>, skipped: Array<Skipped>): Evaluation => ({
  reminders:
    reminders.length < 2
      ? reminders
      : reminders.sort(byUrgency).filter(({ id }, index) => index === 0 || reminders[index - 1]!.id !== id),
  skipped: skipped.length < 2 ? skipped : skipped.sort(bySkipped)
})

export const byUrgency = (a: Reminder, b: Reminder): number =>
  a.rank - b.rank || a.due - b.due || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const bySkipped = (a: Skipped, b: Skipped): number =>
  a.rule === b.rule ? (a.trigger < b.trigger ? -1 : a.trigger > b.trigger ? 1 : 0) : a.rule < b.rule ? -1 : 1
