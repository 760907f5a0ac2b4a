/** By when a reminder is due, as people say it: for lists, cards and notifications. */
import type { Calendar } from "../../calendar/Calendar.ts"
import type { Day } from "../../calendar/CivilDay.ts"
import { type Instant, localOf } from "../../calendar/Zone.ts"
import type { Language } from "../../words/calendarNames.ts"
import { fr } from "../../words/french.ts"
import { dayInWords, deadlineInWords } from "../../words/whenToWords.ts"
import type { Reminder } from "../Reminder.ts"

/** Who reads it, and when. */
export interface Reader {
  readonly lang: Language
  readonly calendar: Calendar
  readonly now: Instant
  /** The day of `now` in the log's zone. */
  readonly today: Day
}

/** `by 15:00`, `today`, `by Wed`, `24 Mar`, `since 24 Feb`: days past are told as calmly as those ahead. */
export const dueText = ({ calendar, now, today, lang }: Reader, due: Instant): string => {
  const { day, minute } = localOf(calendar.zone, due)
  if (day < today) return since(dayInWords(day, { today, lang }), lang)
  // A time that has passed, or that only means "in the morning", says less than the day.
  const said = deadlineInWords(due <= now || minute === calendar.from ? { day } : { day, minute }, { today, lang })
  return lang === "fr" && /^\d/.test(said) ? `le ${said}` : said
}

/** A reminder's own; nothing for the week's, whose reason says which week, and whose Monday is no date to keep. */
export const reminderDueText = (reader: Reader, { rule, due }: Pick<Reminder, "rule" | "due">): string =>
  rule === "weekly-goal" ? "" : dueText(reader, due)

const since = (day: string, lang: Language): string => {
  if (lang === "en") return `since ${day}`
  return fr`depuis ${/^\d/.test(day) ? `le ${day}` : day}`
}
