/** What the user says of a reminder: done, skipped, or later. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Settled } from "../domain/entities/Disposition.ts"
import { ReminderSettled } from "../domain/events/RecordEvents.ts"
import type { StoredReminder } from "./EntityStore.ts"
import { commit } from "./Writer.ts"

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
