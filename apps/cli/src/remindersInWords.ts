/** Reminders as people read them in a terminal: what to do, by when, and why; and as scripts do. */
import { isoWithOffset } from "@kith/core/domain/calendar/Zone"
import { type Reminder, statusAt } from "@kith/core/domain/rules/Reminder"
import { reminderDueText } from "@kith/core/domain/rules/words/dueWords"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import type { Saying } from "@kith/core/domain/rules/words/Saying"
import { titleWords } from "@kith/core/domain/rules/words/titleWords"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"

/** What to do, by when, why: three texts, safe to print. */
export const reminderInWords = (session: Session, reminder: Reminder, saying: Saying) => ({
  title: printable(titleWords(reminder, saying)),
  by: reminderDueText(session, reminder),
  reason: printable(reasonWords(reminder, saying))
})

/** As `kith due --json` gives it. */
export const reminderJson = ({ calendar, now }: Session, reminder: Reminder, saying: Saying) => ({
  id: reminder.id,
  rule: reminder.rule,
  contact: reminder.contact === undefined ? null : { id: reminder.contact, name: saying.names(reminder.contact) ?? "" },
  due: isoWithOffset(calendar.zone, reminder.due),
  lateAfter: reminder.lateAfter === undefined ? null : isoWithOffset(calendar.zone, reminder.lateAfter),
  status: statusAt(reminder, now),
  reason: reasonWords(reminder, saying)
})
