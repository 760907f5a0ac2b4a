/** When a reminder opens, is due and is late: the dates of one occurrence, and how they were worked out. */
import type { Calendar } from "../calendar/Calendar.ts"
import { type Instant, instantOf, makeZone } from "../calendar/Zone.ts"
import type { Settled } from "../entities/Disposition.ts"
import { cadenceOf } from "./cadence.ts"
import type { CompiledRule } from "./compileRules.ts"
import type { Facts } from "./Facts.ts"
import type { Occurrence } from "./Occurrence.ts"
import type { Offset, RuleSpec } from "./RuleSpec.ts"
import { instantAt, type Stamp } from "./Stamp.ts"
import { awayStep, cadenceStep, noTimeStep, offsetStep, snoozedStep, theirClockStep } from "./Step.ts"

export interface Schedule {
  readonly opens: Instant
  readonly due: Instant
  readonly lateAfter: Instant | undefined
  readonly steps: ReadonlyArray<string>
}

/** What is added to the anchor. */
export interface Lead {
  readonly offset: Offset
  /** Days on top, for the times after the first. */
  readonly further: number
  readonly steps: ReadonlyArray<string>
}

/**
 * A span of hours that starts on a day without a time is counted from the working day's end, so that nothing is asked
 * for before it can have happened; days are counted from day to day, at the time when work starts.
 */
export const scheduleOf = (
  { spec }: CompiledRule,
  { anchor, clock }: Pick<Occurrence, "anchor" | "clock">,
  { offset, further, steps: lead }: Lead,
  calendar: Calendar
): Schedule => {
  const steps = [...lead]
  const base = baseOf(anchor, offset, calendar)
  if (anchor.instant === undefined && countsHours(offset)) steps.push(noTimeStep(calendar.to))
  let due = calendar.after(base, offset.amount, offset.unit, "none")
  if (further > 0) due = calendar.after(due, further, "days", "none")
  const theirs = anchor.instant === undefined && clock !== undefined ? makeZone(clock) : undefined
  if (theirs !== undefined && theirs !== calendar.zone && offset.amount === 0) {
    due = instantOf(theirs, anchor.day, calendar.from)
    steps.push(theirClockStep(theirs))
  }
  // What prepares for something must not be moved to where it is too late.
  const latest = offset.amount < 0 ? (anchor.instant ?? instantOf(calendar.zone, anchor.day, calendar.to)) : undefined
  const snapped = snap(due, spec.snap, calendar)
  if (snapped !== due && (latest === undefined || snapped < latest)) {
    due = snapped
    steps.push(spec.snap)
  }
  const late = spec.lateAfter === undefined ? undefined : lateOf(anchor, spec.lateAfter, due, calendar)
  const opens = opensOf(spec, anchor, due, calendar)
  const back = calendar.pastAway(due)
  if (back !== due && latest !== undefined && back >= latest) return { opens, due, lateAfter: late, steps }
  if (back === due) {
    return {
      opens: Math.min(due, calendar.pastAway(opens)),
      due,
      lateAfter: late === undefined ? undefined : calendar.pastAway(late),
      steps
    }
  }
  steps.push(awayStep(calendar.zone, back))
  return {
    opens: calendar.pastAway(opensOf(spec, anchor, back, calendar)),
    due: back,
    lateAfter: late === undefined ? undefined : late + (back - due),
    steps
  }
}

/** Put off: shown again then, due no earlier, and late as long after that as before. */
export const putOff = (schedule: Schedule, { until }: Settled, calendar: Calendar): Schedule => {
  if (until === undefined || until <= schedule.opens) return schedule
  const due = Math.max(schedule.due, until)
  return {
    opens: until,
    due,
    lateAfter: schedule.lateAfter === undefined ? undefined : schedule.lateAfter + (due - schedule.due),
    steps: [...schedule.steps, snoozedStep(calendar.zone, until)]
  }
}

/** @param time which time it is, from 1 */
export const leadOf = (
  rule: CompiledRule,
  { offset }: Pick<Occurrence, "offset">,
  time: number,
  facts: Facts | undefined
): Lead => {
  const { spec, firstStep } = rule
  const spacing = spec.repeat?.spacing
  if (isChain(spec) && time > 1) {
    // Each further outreach without an answer is counted from itself.
    const gap = spacing === undefined ? spec.after : daysOf(gapBefore(time, spacing))
    return { offset: gap, further: 0, steps: [offsetStep(gap)] }
  }
  const cadence = facts === undefined || spec.cadenceByTag === undefined ? undefined : cadenceOf(rule, facts)
  const own = cadence === undefined || cadence.from === "rule" ? undefined : cadence
  const span = own === undefined ? spec.after : daysOf(own.days)
  const steps = own === undefined ? [] : [cadenceStep(own.days, own.tag)]
  if (time === 1) {
    const first = offset ?? span
    if (offset !== undefined || own === undefined) steps.push(offset === undefined ? firstStep : offsetStep(offset))
    return { offset: first, further: 0, steps }
  }
  if (spacing === undefined) {
    const all = { amount: span.amount * (offset === undefined ? time : time - 1), unit: span.unit }
    return { offset: all, further: 0, steps: [...steps, offsetStep(all)] }
  }
  let further = 0
  for (let nth = 2; nth <= time; nth++) further += gapBefore(nth, spacing)
  const first = offset ?? span
  return { offset: first, further, steps: [...steps, offsetStep(first), offsetStep(daysOf(further))] }
}

/** Whether further triggers without an answer are the further times. */
export const isChain = ({ on, repeat }: RuleSpec): boolean => on === "interaction" && repeat !== undefined

/** 19:00: after a gathering, and before bed. */
const EVENING = 19 * 60

const snap = (due: Instant, kind: RuleSpec["snap"], calendar: Calendar): Instant =>
  kind === "evening"
    ? Math.max(due, instantOf(calendar.zone, calendar.dayOfInstant(due), EVENING))
    : calendar.snap(due, kind)

const countsHours = ({ amount, unit }: Offset): boolean => unit === "hours" && amount > 0

const baseOf = (anchor: Stamp, offset: Offset, calendar: Calendar): Instant =>
  instantAt(anchor, countsHours(offset) ? calendar.to : calendar.from, calendar)

const lateOf = (anchor: Stamp, offset: Offset, due: Instant, calendar: Calendar): Instant =>
  Math.max(due, calendar.after(baseOf(anchor, offset, calendar), offset.amount, offset.unit, "none"))

const opensOf = ({ opens }: RuleSpec, anchor: Stamp, due: Instant, calendar: Calendar): Instant => {
  switch (opens) {
    case "trigger":
      return Math.min(due, anchor.instant ?? calendar.startOfDay(anchor.day))
    case "day":
      return calendar.startOfDay(calendar.dayOfInstant(due))
    case "due":
      return due
  }
}

/** The last figure goes on. */
const gapBefore = (time: number, spacing: ReadonlyArray<number>): number =>
  spacing[Math.min(time - 2, spacing.length - 1)]!

const daysOf = (amount: number): Offset => ({ amount, unit: "days" })
