/** When the people of an import are first to be thought of: spread over working days, so that nobody drowns. */
import type { Calendar } from "../domain/calendar/Calendar.ts"
import type { Day } from "../domain/calendar/CivilDay.ts"

/** First reminders of one working day. */
const A_DAY = 5

/** With reminders asked for: how far back imported messages remind, in days. */
export const MESSAGES_REMIND_DAYS = 30

/** Of the nth new contact, counted from 0. */
export const firstReminderOf = (
  nth: number,
  { calendar, today }: { readonly calendar: Calendar; readonly today: Day }
): Day => calendar.addWorkingDays(calendar.nextWorkingDay(today), Math.floor(nth / A_DAY))
