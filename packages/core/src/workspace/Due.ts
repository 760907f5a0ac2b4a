/** Today's list: what the reminder index holds, as of now. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Calendar } from "../domain/calendar/Calendar.ts"
import { statusAt, type Status } from "../domain/rules/Reminder.ts"
import { ReminderSettled } from "../domain/events/RecordEvents.ts"
import type { Settled } from "../domain/entities/Disposition.ts"
import { EntityStore, type StoredReminder } from "./EntityStore.ts"
import { Index, instantKey } from "./IndexKeys.ts"
import { calendar, settings } from "./Settings.ts"
import { commit } from "./Writer.ts"

export interface DueOptions {
  /** Up to when, ms; now unless given. */
  readonly until?: number
  /** Everything, past the daily limit. */
  readonly all?: boolean
}

export interface DueList {
  readonly shown: ReadonlyArray<StoredReminder & { readonly status: Status }>
  /** How many more wait their turn. */
  readonly waiting: number
}

/** Far more than anybody looks at; counting stops there. */
const COUNTED = 1000
const EVERYTHING = 1_000_000

/**
 * The user's own dates and what an appointment fixes always show; of the rest, at most as many a day as the
 * daily limit says, the most urgent first, those settled today included.
 */
export const due = Effect.fn("Due.due")(function* (options: DueOptions = {}) {
  const store = yield* EntityStore
  const now = yield* Clock.currentTimeMillis
  const until = options.until ?? now
  const kept = yield* settings
  const allowance = options.all === true ? EVERYTHING : Math.max(0, kept.dailyLimit - (yield* settledToday(now, yield* calendar)))
  const open = yield* store.reminders(until, allowance)
  const always = open.filter(({ reminder }) => reminder.rank === 0)
  const rest = open.filter(({ reminder }) => reminder.rank > 0).slice(0, allowance)
  const counted = options.all === true ? rest.length : yield* store.countReminders(until, COUNTED)
  return {
    shown: [...always, ...rest].map((stored) => ({ ...stored, status: statusAt(stored.reminder, now) })),
    waiting: Math.max(0, counted - rest.length)
  } satisfies DueList
})

/** How many reminders were settled since the day of `now` began. */
const settledToday = Effect.fnUntraced(function* (now: number, working: Calendar) {
  const from = instantKey(working.startOfDay(working.dayOfInstant(now)))
  return (yield* (yield* EntityStore).range(Index.settled, from, instantKey(now + 1), { limit: COUNTED })).length
})

/** Done, skipped or put off: an event like any other, so that other devices hear of it. */
export const settle = Effect.fn("Due.settle")(function* (
  stored: StoredReminder,
  state: Omit<Settled, "at">,
  via: string
) {
  const at = yield* Clock.currentTimeMillis
  const draft = ReminderSettled.draft(stored.reminder.id, { subject: stored.subject, settled: { ...state, at } })
  return yield* commit([draft], { via })
})
