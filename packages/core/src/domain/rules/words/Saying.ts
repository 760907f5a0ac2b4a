/** What the words of a reminder are said with: the reader's language, the names, the calendar and the day. */
import type { EntityId } from "../../../log/Ids.ts"
import type { Calendar } from "../../calendar/Calendar.ts"
import type { Day } from "../../calendar/CivilDay.ts"
import { instantOfMoment, parseMoment } from "../../calendar/Moment.ts"
import { type Instant, localOf } from "../../calendar/Zone.ts"
import { calendarNames, type Language } from "../../words/calendarNames.ts"
import type { When } from "../../words/whenPhrases.ts"
import { momentInWords } from "../../words/whenToWords.ts"

export interface Saying {
  readonly lang: Language
  /** A contact's name; `undefined` where nobody knows it, and "somebody" is said. */
  readonly names: (id: EntityId) => string | undefined
  readonly calendar: Pick<Calendar, "zone">
  readonly today: Day
  /** What a rule is called, for those that are the user's own; its id unless given. */
  readonly ruleName?: (rule: string) => string | undefined
}

export const nameIn = (id: EntityId | undefined, { lang, names }: Saying): string =>
  (id === undefined ? undefined : names(id)) ?? (lang === "fr" ? "cette personne" : "somebody")

/** On the workspace's clock; `undefined` for what is no moment. */
export const whenOf = (recorded: string, { calendar }: Pick<Saying, "calendar">): When | undefined => {
  const moment = parseMoment(recorded)
  if (moment === undefined) return undefined
  if (moment.minute === undefined) return { day: moment.day }
  return localOf(calendar.zone, instantOfMoment(moment, calendar.zone, 0))
}

export const whenOfInstant = (instant: Instant, { calendar }: Saying): When => localOf(calendar.zone, instant)

/** As it stands in a sentence: "yesterday 15:00", "24 Feb"; "hier à 15 h", "le 24 févr.", "jeudi". What is no date, as it is. */
export const momentIn = (recorded: string, saying: Saying): string => {
  const when = whenOf(recorded, saying)
  return when === undefined ? recorded : whenIn(when, saying)
}

/** French sentences want an article before a date, and a weekday in full. */
export const whenIn = (when: When, { today, lang }: Saying): string => {
  const said = momentInWords(when, { today, lang })
  if (lang === "en") return said
  const { weekdays, shortWeekdays } = calendarNames.fr
  return /^\d/.test(said) ? `le ${said}` : (weekdays[shortWeekdays.indexOf(said)] ?? said)
}
