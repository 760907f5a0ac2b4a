/** Today's list: what the reminder index holds, as of now. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Calendar } from "../domain/calendar/Calendar.ts"
import { statusAt, type Status } from "../domain/rules/Reminder.ts"
import { FIXED_LIMIT, surface } from "../domain/rules/surface.ts"
import { WEEK } from "../domain/rules/weeklyGoal.ts"
import { EntityStore, type StoredReminder } from "./EntityStore.ts"
import { Index, instantKey } from "./IndexNames.ts"
import { calendar, settings } from "./Settings.ts"
import { weekReminder } from "./Week.ts"

export interface DueOptions {
  /** Up to when, ms; now unless given. */
  readonly until?: number
  /** Everything, past the daily limit. */
  readonly all?: boolean
}

export interface DueList {
  readonly shown: ReadonlyArray<StoredReminder & { readonly status: Status }>
  /** How many more wait their turn, as far as they were counted. */
  readonly waiting: number
  /** Whether there are more than that. */
  readonly uncounted: boolean
}

/** Far more than anybody looks at; counting stops there. */
const COUNTED = 1000
const EVERYTHING = 1_000_000

/**
 * Of the user's own dates and of what an appointment fixes the latest; of the rest, at most as many a day as the daily
 * limit says, the most urgent first, those settled today included.
 */
export const due = Effect.fn("Due.due")(function* (options: DueOptions = {}) {
  const store = yield* EntityStore
  const now = yield* Clock.currentTimeMillis
  const until = options.until ?? now
  const limit = options.all === true ? EVERYTHING : (yield* settings).dailyLimit
  const working = yield* calendar
  const settled = options.all === true ? 0 : yield* settledToday(now, working)
  const week = yield* weekReminder(working)
  const fixed = options.all === true ? EVERYTHING : FIXED_LIMIT
  const open = [
    ...(yield* store.reminders({ until, now }, { fixed, others: Math.max(0, limit - settled) })),
    ...(week === undefined || week.opens > until ? [] : [{ subject: WEEK, reminder: week }])
  ]
  const subjects = new Map(open.map(({ subject, reminder }) => [reminder.id, subject]))
  const { shown } = surface(
    open.map(({ reminder }) => reminder),
    settled,
    limit,
    fixed
  )
  const counted = options.all === true ? 0 : yield* store.countReminders({ until, now }, COUNTED)
  return {
    shown: shown.map((reminder) => ({
      subject: subjects.get(reminder.id)!,
      reminder,
      status: statusAt(reminder, now)
    })),
    waiting: Math.max(0, counted - shown.filter(({ id }) => id !== week?.id).length),
    uncounted: counted === COUNTED
  } satisfies DueList
})

/** How many reminders were settled since the day of `now` began. */
const settledToday = Effect.fnUntraced(function* (now: number, working: Calendar) {
  const from = instantKey(working.startOfDay(working.dayOfInstant(now)))
  return (yield* (yield* EntityStore).range(Index.settled, from, instantKey(now + 1), { limit: COUNTED })).length
})
