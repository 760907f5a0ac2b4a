/** The week: how far its goals are, how it compares with those before, and what may be changed of the goals. */
import * as Effect from "effect/Effect"
import { addMonths, type Day, dayFromParts, isoOf, partsOf, startOfWeek } from "@kith/core/domain/calendar/CivilDay"
import type { GoalCount, Measure } from "@kith/core/domain/rules/GoalCount"
import { dropGoalDraft, goalDraft, goalId } from "@kith/core/domain/rules/goalDrafts"
import { statusAt } from "@kith/core/domain/rules/Reminder"
import { goalCounts } from "@kith/core/domain/rules/weeklyGoal"
import { goalWords } from "@kith/core/domain/rules/words/goalWords"
import { weeksInARow } from "@kith/core/domain/views/weeksInARow"
import { dateInWords, fullDateInWords } from "@kith/core/domain/words/whenToWords"
import { COUNTED } from "@kith/core/workspace/Due"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { isOpenMeeting, meetingsFrom } from "@kith/core/workspace/Meetings"
import { FIRST_CONVERSATIONS, firstConversations } from "@kith/core/workspace/Milestone"
import { peopleById } from "@kith/core/workspace/People"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { countBetween, weeksUpTo } from "@kith/core/workspace/Week"
import { isOver } from "./meetings.ts"
import { type LogSession, VIA } from "./Method.ts"
import { cardOf } from "./today.ts"
import { momentInFull, momentSpelledOut, touchTitle } from "./touchInWords.ts"

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
  readonly toDo: WeekToDo
}

/** What there is to do until Sunday, as a list to work through or to print. */
export interface WeekToDo {
  /** What is due by then, the most urgent first. */
  readonly due: ReadonlyArray<WeekItem>
  /** How many more there are, as far as they were counted. */
  readonly more: number
  /** There are more than that. */
  readonly uncounted: boolean
  /** Meetings that are set. */
  readonly arranged: ReadonlyArray<WeekItem>
}

export interface WeekItem {
  readonly id: string
  /** "Thank Ana Souza". */
  readonly title: string
  /** "by Wed", "Thu 5 Mar, 15:00". */
  readonly when: string
  readonly whenInFull: string
  /** In a line; empty for none. */
  readonly reason: string
  /** Where it is done, or read about. */
  readonly href: string
}

export const week = Effect.fnUntraced(function* (session: LogSession, { weeks: count }: { readonly weeks: number }) {
  const { log, today, lang } = session
  const at = yield* log.goalsAt(today)
  const { year, month } = partsOf(today)
  const first = dayFromParts(year, month, 1)
  const ofMonth = yield* countBetween(first, addMonths(first, 1))
  const weeks = (yield* weeksUpTo(today, count)).map(({ monday, counts }): WeekCounted => ({
    id: isoOf(monday),
    // Within a year of now no year has to be said, and there is no room for it below a bar.
    label: dateInWords(monday, { today: monday, lang }),
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
    ),
    toDo: yield* toDo(session)
  } satisfies Week
})

/** Of each rank; more is no plan for a week. */
const LISTED = 20

const toDo = Effect.fnUntraced(function* (session: LogSession) {
  const { calendar, today, now } = session
  const store = yield* EntityStore
  const monday = startOfWeek(today) + 7
  const open = { until: calendar.startOfDay(monday) - 1, now }
  const found = yield* store.reminders(open, { fixed: LISTED, others: LISTED })
  const count = yield* store.countReminders(open, COUNTED)
  const saying = yield* sayingOf(
    session,
    found.map(({ reminder }) => reminder)
  )
  const ahead = (yield* meetingsFrom(isoOf(today))).filter(
    (one) => isOpenMeeting(one) && (one.happened ?? "") < isoOf(monday) && !isOver(session, one)
  )
  const people = yield* peopleById(ahead.flatMap(({ contact }) => contact ?? []))
  return {
    due: found.map(({ subject, reminder }): WeekItem => {
      const card = cardOf(session, saying, { subject, reminder, status: statusAt(reminder, now) })
      const { id, title, by, byInFull, reason, step } = card
      return { id, title, when: by, whenInFull: byInFull, reason, href: step.href }
    }),
    more: count - found.length,
    uncounted: count === COUNTED,
    arranged: ahead.map(({ id, channel, contact, happened }): WeekItem => ({
      id,
      title: [touchTitle("meeting", channel, session.lang), people.get(contact ?? "")?.contact.name]
        .filter(Boolean)
        .join(", "),
      when: momentInFull(session, happened!),
      whenInFull: momentSpelledOut(session, happened!),
      reason: "",
      href: `/meetings/${id}`
    }))
  } satisfies WeekToDo
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
