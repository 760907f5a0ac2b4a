/** "What would this rule do this month?": shown before a rule is saved. */
import type { Calendar } from "../calendar/Calendar.ts"
import type { Instant } from "../calendar/Zone.ts"
import type { CompiledRule } from "./compileRules.ts"
import { byUrgency, evaluate, type Skipped } from "./evaluate.ts"
import type { Reminder } from "./Reminder.ts"
import type { Subject } from "./Subject.ts"

export interface Preview {
  /** What would open in the span, by when it is due. */
  readonly reminders: ReadonlyArray<Reminder>
  readonly skipped: ReadonlyArray<Skipped>
  /** How many subjects were looked at. */
  readonly subjects: number
}

/** @param span from its first instant to its last, excluded */
export const preview = (
  rule: CompiledRule,
  subjects: Iterable<Subject>,
  calendar: Calendar,
  span: { readonly from: Instant; readonly until: Instant }
): Preview => {
  const reminders: Array<Reminder> = []
  const skipped: Array<Skipped> = []
  let count = 0
  for (const subject of subjects) {
    count++
    const found = evaluate([rule], subject, calendar)
    for (const each of found.reminders) if (each.opens >= span.from && each.opens < span.until) reminders.push(each)
    skipped.push(...found.skipped)
  }
  return { reminders: reminders.sort((a, b) => a.due - b.due || byUrgency(a, b)), skipped, subjects: count }
}
