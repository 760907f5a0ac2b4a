/** Today's list: what the reminder index holds, as of now. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Calendar } from "../domain/calendar/Calendar.ts"
import { type Reminder, statusAt, type Status } from "../domain/rules/Reminder.ts"
import { FIXED_LIMIT, surface } from "../domain/rules/surface.ts"
import { WEEK } from "../domain/rules/weeklyGoal.ts"
import { type AtMost, EntityStore, type StoredReminder } from "./EntityStore.ts"
import { Index, instantKey } from "./IndexNames.ts"
import { calendarFor, settings } from "./Settings.ts"
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
export const COUNTED = 1000
const EVERYTHING = 1_000_000

/**
 * Of the user's own dates and of what an appointment fixes the latest; of the rest, at most as many a day as the daily
 * limit says, the most urgent first, those settled today included.
 */
export const due = Effect.fn("Due.due")(function* (options: DueOptions = {}) {
  const store = yield* EntityStore
  const now = yield* Clock.currentTimeMillis
  const until = options.until ?? now
  const kept = yield* settings
  const working = yield* calendarFor(kept)
  const settled = options.all === true ? 0 : (yield* settledOn(now, working)).length
  const { limit, atMost } = roomFor(options, kept.dailyLimit, settled)
  const open = yield* store.reminders({ until, now }, atMost)
  const counted = options.all === true ? 0 : yield* store.countReminders({ until, now }, COUNTED)
  return listed({ open, week: yield* weekReminder(working), settled, counted }, { now, until, limit, atMost })
})

/** How many of each rank a list needs to be made. */
export const roomFor = (
  { all }: DueOptions,
  dailyLimit: number,
  settled: number
): { readonly limit: number; readonly atMost: AtMost } => {
  if (all === true) return { limit: EVERYTHING, atMost: { fixed: EVERYTHING, others: EVERYTHING } }
  return { limit: dailyLimit, atMost: { fixed: FIXED_LIMIT, others: Math.max(0, dailyLimit - settled) } }
}

/** What a list is made of: read from the index, or from a glance of a log (`GlanceDue.ts`). */
export interface DueInput {
  /** Open until then, as `atMost` says. */
  readonly open: ReadonlyArray<StoredReminder>
  readonly week: Reminder | undefined
  /** How many were settled today. */
  readonly settled: number
  /** How many are open, up to `COUNTED`; 0 where everything shows anyway. */
  readonly counted: number
}

export interface DueBounds {
  readonly now: number
  readonly until: number
  readonly limit: number
  readonly atMost: AtMost
}

export const listed = (
  { open, week, settled, counted }: DueInput,
  { now, until, limit, atMost }: DueBounds
): DueList => {
  const all = week === undefined || week.opens > until ? open : [...open, { subject: WEEK, reminder: week }]
  const subjects = new Map(all.map(({ subject, reminder }) => [reminder.id, subject]))
  const { shown } = surface(
    all.map(({ reminder }) => reminder),
    settled,
    limit,
    atMost.fixed
  )
  return {
    shown: shown.map((reminder) => ({
      subject: subjects.get(reminder.id)!,
      reminder,
      status: statusAt(reminder, now)
    })),
    waiting: Math.max(0, counted - shown.filter(({ id }) => id !== week?.id).length),
    uncounted: counted === COUNTED
  }
}

/** When reminders were settled since the day of `now` began, ms; no more than are counted. */
export const settledOn = Effect.fnUntraced(function* (now: number, working: Calendar) {
  const from = instantKey(working.startOfDay(working.dayOfInstant(now)))
  const found = yield* (yield* EntityStore).range(Index.settled, from, instantKey(now + 1), { limit: COUNTED })
  return found.map(({ key }) => Number(key))
})
