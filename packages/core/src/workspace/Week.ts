/** This week against the goals: people asked for the first time, and conversations held. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Calendar } from "../domain/calendar/Calendar.ts"
import { addMonths, dayFromParts, type Day, isoOf, partsOf, startOfWeek } from "../domain/calendar/CivilDay.ts"
import { Goal } from "../domain/entities/Search.ts"
import type { Reminder } from "../domain/rules/Reminder.ts"
import { type Counts, WEEK, weeklyGoal } from "../domain/rules/weeklyGoal.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS, exactly } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { under } from "./People.ts"
import { rulesInForce } from "./RulesInForce.ts"
import { settledAmong } from "./viewsAmong.ts"

/** How far the goals of the week of `day`, and of its month, are. */
export const goalsAt = Effect.fn("Week.goalsAt")(function* (day: Day) {
  const goals = yield* under(Goal, Index.kind, "goal")
  const monday = startOfWeek(day)
  const { year, month } = partsOf(monday)
  const first = dayFromParts(year, month, 1)
  return {
    goals,
    week: yield* countBetween(monday, monday + 7),
    month: goals.some(({ per }) => per === "month") ? yield* countBetween(first, addMonths(first, 1)) : undefined
  }
})

/** What was counted in each of the last `count` weeks, oldest first; the last one is that of `day`. */
export const weeksUpTo = Effect.fn("Week.weeksUpTo")(function* (day: Day, count: number) {
  const monday = startOfWeek(day)
  const weeks: Array<{ readonly monday: Day; readonly counts: Counts }> = []
  for (let back = count - 1; back >= 0; back--) {
    const start = monday - 7 * back
    weeks.push({ monday: start, counts: yield* countBetween(start, start + 7) })
  }
  return weeks
})

/** The week's reminder; `undefined` when its goals are met or settled, or when there is nobody in the log yet. */
export const weekReminder = Effect.fn("Week.weekReminder")(function* (working: Calendar) {
  const store = yield* EntityStore
  const rule = (yield* rulesInForce).rules.find(({ spec }) => spec.on === "week")
  if (rule === undefined || (yield* store.range(Index.contact, ...ALL_KEYS, { limit: 1 })).length === 0)
    return undefined
  const day = working.dayOfInstant(yield* Clock.currentTimeMillis)
  const counted = yield* goalsAt(day)
  const names = (yield* store.range(Index.of, ...exactly(WEEK))).map(({ entity }) => entity)
  const settled = settledAmong(names, yield* store.get(names))
  return weeklyGoal(rule, { ...counted, day, settled }, working) satisfies Reminder | undefined
})

/** Days are the interactions' own local ones, as recorded. Read from an index alone: a busy week costs a row for each. */
export const countBetween = Effect.fnUntraced(function* (from: Day, until: Day) {
  const store = yield* EntityStore
  const asked = new Set<string>()
  let conversations = 0
  for (const { key } of yield* store.range(Index.counted, isoOf(from), isoOf(until))) {
    const [, what, contact] = key.split(" ")
    if (what === "meeting") conversations++
    else asked.add(contact!)
  }
  let people = 0
  for (const contact of asked) {
    // Nobody had written to them before.
    const [first] = yield* store.range(Index.asked, `${contact} `, `${contact}!`, { limit: 1 })
    if (first !== undefined && first.key >= `${contact} ${isoOf(from)}`) people++
  }
  return { conversations, "new-people": people } satisfies Counts
})
