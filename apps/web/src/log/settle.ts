/** Done, skipped, or later: what somebody says of a reminder on a card. */
import * as Effect from "effect/Effect"
import { instantOf } from "@kith/core/domain/calendar/Zone"
import type { Settled } from "@kith/core/domain/entities/Disposition"
import { ReminderSettled } from "@kith/core/domain/events/RecordEvents"
import { type LogSession, VIA } from "./Method.ts"

export interface Settling {
  readonly id: string
  readonly subject: string
  readonly as: "done" | "dismissed" | "tomorrow" | "nextWeek"
}

export const settle = Effect.fnUntraced(function* (session: LogSession, { id, subject, as }: Settling) {
  const draft = ReminderSettled.draft(id, { subject, settled: { ...stateOf(session, as), at: session.now } })
  const { batch } = yield* session.log.commit([draft], { via: VIA })
  return { batch }
})

/** Put off in working days, since that is when reminders come: on a Friday "tomorrow" is Monday. */
const stateOf = ({ today, calendar }: LogSession, as: Settling["as"]): Omit<Settled, "at"> => {
  if (as === "done" || as === "dismissed") return { state: as }
  const day = calendar.addWorkingDays(today, as === "tomorrow" ? 1 : 5)
  // A day means its working hours' beginning: nobody wants to be reminded at midnight.
  return { state: "snoozed", until: instantOf(calendar.zone, day, calendar.from) }
}
