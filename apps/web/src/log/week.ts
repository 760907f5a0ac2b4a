/** The week: how far its goals are, how it compares with those before, and what may be changed of the goals. */
import * as Effect from "effect/Effect"
import { addMonths, type Day, dayFromParts, isoOf, partsOf } from "@kith/core/domain/calendar/CivilDay"
import type { GoalCount, Measure } from "@kith/core/domain/rules/GoalCount"
import { dropGoalDraft, goalDraft, goalId } from "@kith/core/domain/rules/goalDrafts"
import { goalCounts } from "@kith/core/domain/rules/weeklyGoal"
import { goalWords } from "@kith/core/domain/rules/words/goalWords"
import { weeksInARow } from "@kith/core/domain/views/weeksInARow"
import { dateInWords, fullDateInWords } from "@kith/core/domain/words/whenToWords"
import { FIRST_CONVERSATIONS, firstConversations } from "@kith/core/workspace/Milestone"
import { countBetween, weeksUpTo } from "@kith/core/workspace/Week"
import { type LogSession, VIA } from "./Method.ts"

export interface GoalShown extends GoalCount {
  readonly id: string
  /** "1 of 3 conversations this week". */
  readonly said: string
  /** Set by the user; otherwise what holds until they set one. */
  readonly isOwn: boolean
}

export interface WeekCounted {
  /** The Monday. */
  readonly id: string
  /** "2 Mar". */
  readonly label: string
  /** "Monday, 2 March 2026". */
  readonly labelInFull: string
  readonly newPeople: number
  readonly conversations: number
  /** Nobody works that week. */
  readonly off: boolean
}

export interface Week {
  readonly goals: ReadonlyArray<GoalShown>
  readonly week: WeekCounted
  readonly month: { readonly newPeople: number; readonly conversations: number }
  readonly milestone: { readonly held: number; readonly of: number }
  /** Oldest first; the last one is this week. */
  readonly weeks: ReadonlyArray<WeekCounted>
  readonly inARow: number
}

export const week = Effect.fnUntraced(function* (session: LogSession, { weeks: count }: { readonly weeks: number }) {
  const { log, today, lang } = session
  const at = yield* log.goalsAt(today)
  const { year, month } = partsOf(today)
  const first = dayFromParts(year, month, 1)
  const ofMonth = yield* countBetween(first, addMonths(first, 1))
  const weeks = (yield* weeksUpTo(today, count)).map(({ monday, counts }): WeekCounted => ({
    id: isoOf(monday),
    label: dateInWords(monday, { today, lang }),
    labelInFull: fullDateInWords(monday, lang),
    newPeople: counts["new-people"],
    conversations: counts.conversations,
    off: isOff(session, monday)
  }))
  const isOwn = at.goals.some(({ deleted }) => deleted === undefined)
  return {
    goals: goalCounts(at).map((each) => ({ ...each, id: goalId(each), said: goalWords(each, lang), isOwn })),
    week: weeks.at(-1)!,
    month: { newPeople: ofMonth["new-people"], conversations: ofMonth.conversations },
    milestone: { held: yield* firstConversations(), of: FIRST_CONVERSATIONS },
    weeks,
    inARow: weeksInARow(
      weeks.map(({ newPeople, conversations, off }) => ({ active: newPeople + conversations > 0, off }))
    )
  } satisfies Week
})

/** A week without a day on which the user works. */
const isOff = ({ calendar }: LogSession, monday: Day): boolean =>
  [0, 1, 2, 3, 4, 5, 6]
    .map((days) => monday + days)
    .every((day) => !calendar.isWorkingDay(day) || isAway(calendar, day))

const isAway = (calendar: LogSession["calendar"], day: Day): boolean => {
  const start = calendar.startOfDay(day)
  return calendar.pastAway(start) !== start
}

export const setGoal = Effect.fnUntraced(function* (
  { log }: LogSession,
  goal: { readonly measure: Measure; readonly per: GoalCount["per"]; readonly target: number }
) {
  const { batch } = yield* log.commit([goalDraft(goal)], { via: VIA })
  return { batch }
})

export const dropGoal = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const { batch } = yield* log.commit([dropGoalDraft(id)], { via: VIA })
  return { batch }
})
