/** From an occurrence to its reminder: its id, what the user said of it, its dates and its reason. */
import type { Calendar } from "../calendar/Calendar.ts"
import type { Instant } from "../calendar/Zone.ts"
import { compareSettled, type Settled } from "../entities/Disposition.ts"
import type { CompiledRule } from "./compileRules.ts"
import type { Facts } from "./Facts.ts"
import type { Occurrence } from "./Occurrence.ts"
import type { Reminder, Why } from "./Reminder.ts"
import { reminderId } from "./reminderId.ts"
import { isChain, type Lead, leadOf, putOff, scheduleOf } from "./schedule.ts"

export interface Settlements {
  /** Under each of these a reminder may have been settled: the ids of the contacts merged into one. */
  readonly members: ReadonlyArray<string>
  readonly settled: ReadonlyMap<string, Settled>
}

/**
 * `undefined` when it is done with.
 *
 * @param place which of the unanswered triggers this is, from 1
 * @param facts of the contact; `undefined` for a gathering
 */
export const remind = (
  rule: CompiledRule,
  each: Occurrence,
  place: number,
  facts: Facts | undefined,
  settlements: Settlements,
  calendar: Calendar
): Reminder | undefined => {
  const { spec } = rule
  const chain = isChain(spec)
  const times = spec.repeat === undefined ? 1 : spec.repeat.times
  if (chain && times !== undefined && place > times) return undefined
  // Done or dismissed, it comes back only if it repeats by time; where triggers are the times, only a new one is.
  const last = chain ? 1 : (times ?? Number.POSITIVE_INFINITY)
  let time = 1
  let said = settledAt(spec.id, each, time, settlements)
  while (isFinal(said) && time < last) {
    time++
    said = settledAt(spec.id, each, time, settlements)
  }
  if (isFinal(said)) return undefined
  const nth = chain ? place : time
  const lead = leadOf(rule, each, nth, facts)
  const planned = scheduleOf(rule, each, lead, calendar)
  const { opens, due, lateAfter, steps } = said === undefined ? planned : putOff(planned, said, calendar)
  return {
    id: reminderId(spec.id, each.owner, each.keys[0], time),
    rule: spec.id,
    contact: each.contact,
    opens,
    due,
    lateAfter,
    rank: spec.rank,
    why: whyOf(rule, each, nth, times, steps, lapseOf(each, lead, calendar))
  }
}

/** What comes before its anchor prepares for it. */
const lapseOf = ({ anchor }: Occurrence, { offset }: Lead, calendar: Calendar): Instant | undefined =>
  offset.amount < 0 ? (anchor.instant ?? calendar.startOfDay(anchor.day + 1)) : undefined

const whyOf = (
  { spec }: CompiledRule,
  { trigger, kind, channel, happened, what, who, mayAskReferral }: Occurrence,
  nth: number,
  times: number | undefined,
  steps: ReadonlyArray<string>,
  lapses: Instant | undefined
): Why => {
  const why: { -readonly [Member in keyof Why]: Why[Member] } = {
    trigger,
    kind,
    happened,
    source: spec.source,
    span: spec.span,
    steps
  }
  if (channel !== undefined) why.channel = channel
  if (what !== undefined && what !== "") why.what = what
  if (who !== undefined) why.who = who
  if (mayAskReferral !== undefined) why.mayAskReferral = mayAskReferral
  if (times === undefined) why.occurrence = [nth]
  else if (times > 1) why.occurrence = [nth, times]
  if (lapses !== undefined) why.lapses = lapses
  return why
}

/** What was said of it under any of its ids: the most final word counts. */
const settledAt = (
  rule: string,
  { keys, owner }: Occurrence,
  time: number,
  { members, settled }: Settlements
): Settled | undefined => {
  if (settled.size === 0) return undefined
  let word: Settled | undefined
  for (const member of members.length > 1 ? members : [owner]) {
    for (const key of keys) {
      const found = settled.get(reminderId(rule, member, key, time))
      if (found !== undefined && (word === undefined || compareSettled(found, word) > 0)) word = found
    }
  }
  return word
}

const isFinal = (said: Settled | undefined): boolean => said !== undefined && said.state !== "snoozed"
