/** Reminders as people read them: what to do, by when, and why; and as scripts do. */
import * as Effect from "effect/Effect"
import { type Instant, isoWithOffset, localOf } from "@kith/core/domain/calendar/Zone"
import { Rule } from "@kith/core/domain/entities/Rule"
import { type Reminder, statusAt } from "@kith/core/domain/rules/Reminder"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import type { Saying } from "@kith/core/domain/rules/words/Saying"
import { titleWords } from "@kith/core/domain/rules/words/titleWords"
import { dayInWords, deadlineInWords } from "@kith/core/domain/words/whenToWords"
import { peopleById } from "@kith/core/workspace/People"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"
import { reminderWords } from "./words/reminderWords.ts"

/** Names looked up once for all of these reminders. */
export const sayingOf = Effect.fnUntraced(function* (session: Session, reminders: ReadonlyArray<Reminder>) {
  const { log, lang, calendar, today } = session
  const ids = reminders.flatMap(({ contact, why }) => [contact, why.who]).filter((id) => id !== undefined)
  const people = yield* peopleById(ids)
  const own = yield* log.under(Rule, "kind", "rule")
  return {
    lang,
    calendar,
    today,
    names: (id) => people.get(id)?.contact.name,
    ruleName: (rule) => own.find(({ id }) => id === rule)?.name
  } satisfies Saying
})

/** What to do, by when, why: three texts, safe to print. */
export const reminderInWords = (session: Session, reminder: Reminder, saying: Saying) => ({
  title: printable(titleWords(reminder, saying)),
  by: isOfTheWeek(reminder) ? "" : dueText(session, reminder.due),
  reason: printable(reasonWords(reminder, saying))
})

/** Its reason says which week it is about; the Monday that it began on is no date to keep. */
const isOfTheWeek = ({ rule }: Reminder): boolean => rule === "weekly-goal"

/** `by 15:00`, `today`, `by Wed`, `24 Mar`, `since 24 Feb`: days past are told as calmly as those ahead. */
export const dueText = ({ calendar, now, today, lang }: Session, due: Instant): string => {
  const { day, minute } = localOf(calendar.zone, due)
  if (day < today) return reminderWords[lang].since(dayInWords(day, { today, lang }))
  // A time that has passed, or that only means "in the morning", says less than the day.
  const said = deadlineInWords(due <= now || minute === calendar.from ? { day } : { day, minute }, { today, lang })
  return lang === "fr" && /^\d/.test(said) ? `le ${said}` : said
}

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
