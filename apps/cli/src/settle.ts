/** Saying of reminders that they are done, can be skipped, or should come again later; all at once, to be undone at once. */
import * as Effect from "effect/Effect"
import type { Settled } from "@kith/core/domain/entities/Disposition"
import { ReminderSettled } from "@kith/core/domain/events/RecordEvents"
import type { StoredReminder } from "@kith/core/workspace/EntityStore"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { reminderInWords } from "./remindersInWords.ts"
import { type Session, VIA } from "./Session.ts"
import { undoHint } from "./shownId.ts"

/** `say` makes the echo of one reminder from what it asks for. */
export const settleAll = Effect.fnUntraced(function* (
  session: Session,
  meant: ReadonlyArray<StoredReminder>,
  said: Omit<Settled, "at">,
  say: (title: string) => string
) {
  const { log, out, now } = session
  const drafts = meant.map(({ subject, reminder }) =>
    ReminderSettled.draft(reminder.id, { subject, settled: { ...said, at: now } })
  )
  const reminders = meant.map(({ reminder }) => reminder)
  const saying = yield* sayingOf(session, reminders)
  const { batch } = yield* log.commit(drafts, { via: VIA })
  if (out.isJson) {
    out.json({ ids: reminders.map(({ id }) => id), state: said.state, undo: batch })
    return saying
  }
  for (const [index, reminder] of reminders.entries()) {
    const undo = index === reminders.length - 1 ? `   ${yield* undoHint(session, batch)}` : ""
    out.echo(`${out.style.good("✓")} ${say(reminderInWords(session, reminder, saying).title)}${undo}`)
  }
  return saying
})
