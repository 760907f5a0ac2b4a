/** What an interaction is called and when it was, as lists and pages say it. */
import { dayOfMoment, parseMoment } from "@kith/core/domain/calendar/Moment"
import type { Channel, InteractionKind } from "@kith/core/domain/entities/Interaction"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { fullDateInWords, timeInWords, weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import type { LogSession } from "./Method.ts"

type Reader = Pick<LogSession, "calendar" | "today" | "lang">

/** "Coffee", "Message by e-mail". */
export const touchTitle = (kind: InteractionKind | undefined, channel: Channel | undefined, lang: Language): string => {
  const say = recordWords[lang]
  const title = say.kinds[kind ?? "other"]
  if (channel === undefined) return title
  return kind === "meeting" ? say.meetings[channel] : `${title} ${say.by[channel]}`
}

/** "Mon 2 Mar, 15:00", on the clock on which it was recorded. */
export const momentInFull = ({ calendar, today, lang }: Reader, text: string): string => {
  const moment = parseMoment(text)
  if (moment === undefined) return text
  const day = weekdayAndDateInWords(dayOfMoment(moment, calendar.zone), { today, lang })
  return moment.minute === undefined ? day : `${day}, ${timeInWords(moment.minute, lang)}`
}

/** "Monday, 2 March 2026, 15:00": for hovering, for screen readers and on paper. */
export const momentSpelledOut = ({ calendar, lang }: Reader, text: string): string => {
  const moment = parseMoment(text)
  if (moment === undefined) return text
  const day = fullDateInWords(dayOfMoment(moment, calendar.zone), lang)
  return moment.minute === undefined ? day : `${day}, ${timeInWords(moment.minute, lang)}`
}
