/**
 * Monday's reminder: what the week is for, and how far it is. Apart from `evaluate`, since it depends on the week that
 * is asked about and not on any contact.
 */
import type { Calendar } from "../calendar/Calendar.ts"
import { type Day, isoOf, startOfWeek, weekOf } from "../calendar/CivilDay.ts"
import type { View } from "../declare/Entity.ts"
import type { Settled } from "../entities/Disposition.ts"
import type { Goal } from "../entities/Search.ts"
import type { CompiledRule } from "./compileRules.ts"
import type { GoalCount, Measure } from "./GoalCount.ts"
import type { Reminder } from "./Reminder.ts"
import { reminderId } from "./reminderId.ts"
import { leadOf, putOff, scheduleOf } from "./schedule.ts"

/** What was counted in one span: people written to or called for the first time, and conversations held. */
export type Counts = { readonly [M in Measure]: number }

export interface WeekOfGoals {
  readonly goals: ReadonlyArray<View<typeof Goal>>
  /** Counted from Monday to Sunday of the week of `day`. */
  readonly week: Counts
  /** Counted over the calendar month of that Monday; goals for a month are left out without it. */
  readonly month?: Counts | undefined
  /** Any day of the week. */
  readonly day: Day
  readonly settled: ReadonlyMap<string, Settled>
}

/** One new person a week, for whoever has set no goal. */
const DEFAULT_GOAL = { measure: "new-people", per: "week", target: 1 } as const

/** The subject of a week's reminder, in its id. */
export const WEEK = "week"

/** How far each goal is. Of several for the same thing and span, the highest counts. */
export const goalCounts = ({
  goals,
  week,
  month
}: Pick<WeekOfGoals, "goals" | "week" | "month">): ReadonlyArray<GoalCount> => {
  const set = new Map<string, GoalCount>()
  for (const { deleted, measure, per, target } of goals) {
    if (deleted !== undefined || measure === undefined || per === undefined || target === undefined) continue
    const counts = per === "week" ? week : month
    const key = `${per}/${measure}`
    if (counts !== undefined && !((set.get(key)?.target ?? 0) >= target)) {
      set.set(key, { measure, per, done: counts[measure], target })
    }
  }
  if (!goals.some(({ deleted }) => deleted === undefined)) {
    return [{ ...DEFAULT_GOAL, done: week[DEFAULT_GOAL.measure] }]
  }
  return [...set.keys()].sort().map((key) => set.get(key)!)
}

/**
 * `undefined` when the goals are reached, or the user has settled it for this week.
 *
 * @param rule the pack's `weekly-goal`, or a user's own rule on the week
 */
export const weeklyGoal = (rule: CompiledRule, asked: WeekOfGoals, calendar: Calendar): Reminder | undefined => {
  const counts = goalCounts(asked)
  const endsWhenMet = rule.spec.stops.some(({ fact }) => fact === "met")
  const open = endsWhenMet ? counts.filter(({ done, target }) => done < target) : counts
  if (open.length === 0) return undefined
  const monday = startOfWeek(asked.day)
  const { year, week } = weekOf(monday)
  const trigger = `week/${year}-W${String(week).padStart(2, "0")}`
  const id = reminderId(rule.spec.id, WEEK, trigger, 1)
  const said = asked.settled.get(id)
  if (said !== undefined && said.state !== "snoozed") return undefined
  const anchor = { day: monday, instant: undefined }
  const planned = scheduleOf(
    rule,
    { anchor, clock: undefined },
    leadOf(rule, { offset: undefined }, 1, undefined),
    calendar
  )
  // A week that is all away or all holidays has no Monday morning, and its goal is let go.
  if (planned.due >= calendar.startOfDay(monday + 7)) return undefined
  const { opens, due, lateAfter, steps } = said === undefined ? planned : putOff(planned, said, calendar)
  const { source, span, rank } = rule.spec
  return {
    id,
    rule: rule.spec.id,
    contact: undefined,
    opens,
    due,
    lateAfter,
    rank,
    why: { trigger, kind: "week", happened: isoOf(monday), goals: open, source, span, steps }
  }
}
