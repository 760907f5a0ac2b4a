/**
 * Says days and times to people, in English and French, as short as the day allows: "today by 15:00", "Wed", "24 Mar".
 * For lists of reminders, timelines and echoes. `readWhen` understands all of it.
 */
import type { Day } from "../calendar/CivilDay.ts"
import { partsOf, weekdayOf } from "../calendar/CivilDay.ts"
import type { InteractionKind } from "../entities/Interaction.ts"
import { calendarNames } from "./calendarNames.ts"
import type { Language } from "./calendarNames.ts"
import type { When } from "./whenPhrases.ts"

export interface SayingOptions {
  readonly today: Day
  readonly lang: Language
}

/**
 * When something is due: "today by 15:00", "tomorrow", "Wed", "24 Mar", "24 Mar 2027". The time is left out from the
 * day after tomorrow on, and of days past: by then it is the day that matters.
 *
 * @example
 * ```ts
 * import { dayOf } from "@kith/core/domain/calendar/CivilDay"
 * import { dueInWords } from "@kith/core/domain/words/whenToWords"
 *
 * const today = dayOf("2026-03-03")!
 * dueInWords({ day: today, minute: 900 }, { today, lang: "en" }) // "today by 15:00"
 * dueInWords({ day: today + 21 }, { today, lang: "fr" }) // "24 mars"
 * ```
 */
export const dueInWords = ({ day, minute }: When, options: SayingOptions): string => {
  const said = dayInWords(day, options)
  const near = day === options.today || day === options.today + 1
  return minute !== undefined && near ? `${said} ${deadline[options.lang]} ${timeInWords(minute, options.lang)}` : said
}

/** The same inside a sentence, where "today" goes without saying: "by 15:00", "by Wed", "24 Mar". */
export const deadlineInWords = ({ day, minute }: When, options: SayingOptions): string => {
  const { lang, today } = options
  if (day === today)
    return minute === undefined ? dayInWords(day, options) : `${deadline[lang]} ${timeInWords(minute, lang)}`
  const near = day > today && day <= today + lastNamedDay
  return near ? `${lang === "fr" ? "d’ici" : "by"} ${dayInWords(day, options)}` : dayInWords(day, options)
}

/** When something happened, or will: "yesterday 15:00", "hier à 15 h", "24 Feb". Far days go without their time. */
export const momentInWords = ({ day, minute }: When, options: SayingOptions): string => {
  const { lang, today } = options
  const said = dayInWords(day, options)
  if (minute === undefined || Math.abs(day - today) > 1) return said
  return `${said} ${lang === "fr" ? "à " : ""}${timeInWords(minute, lang)}`
}

/** How somebody was last in touch: "met yesterday 15:00", "wrote 24 Feb"; "rencontre hier à 15 h". */
export const touchInWords = (kind: InteractionKind, when: When, options: SayingOptions): string => {
  const { lang, today } = options
  const dated = lang === "fr" && (when.day < today - 1 || when.day > today + lastNamedDay)
  return `${touches[lang][kind]} ${dated ? "le " : ""}${momentInWords(when, options)}`
}

/** "today", "tomorrow", "yesterday", a weekday of the coming six days, or the date. */
export const dayInWords = (day: Day, { today, lang }: SayingOptions): string => {
  const away = day - today
  if (away >= -1 && away <= 1) return near[lang][away + 1]!
  if (away > 1 && away <= lastNamedDay) return calendarNames[lang].shortWeekdays[weekdayOf(day) - 1]!
  return dateInWords(day, { today, lang })
}

/** From a week on, a weekday's name means another week. */
const lastNamedDay = 6

/** "24 Mar", and with the year where it is not this one: "24 Mar 2027". */
export const dateInWords = (day: Day, { today, lang }: SayingOptions): string => {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const said = `${figure(dayOfMonth, lang)} ${calendarNames[lang].shortMonths[month - 1]!}`
  return year === partsOf(today).year ? said : `${said} ${year}`
}

/** "Tue 3 Mar"; "mar. 3 mars". */
export const weekdayAndDateInWords = (day: Day, options: SayingOptions): string =>
  `${calendarNames[options.lang].shortWeekdays[weekdayOf(day) - 1]!} ${dateInWords(day, options)}`

/** "Tuesday, 3 March 2026", in the order of "3 Mar"; "mardi 3 mars 2026". */
export const fullDateInWords = (day: Day, lang: Language): string => {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const weekday = calendarNames[lang].weekdays[weekdayOf(day) - 1]!
  const name = calendarNames[lang].months[month - 1]!
  return lang === "fr"
    ? `${weekday} ${figure(dayOfMonth, lang)} ${name} ${year}`
    : `${weekday}, ${dayOfMonth} ${name} ${year}`
}

/** "15:00", "09:05"; in French "15 h", "9 h 05", with spaces that do not break. */
export const timeInWords = (minute: number, lang: Language): string => {
  const hour = Math.floor(minute / 60)
  const rest = String(minute % 60).padStart(2, "0")
  if (lang === "en") return `${String(hour).padStart(2, "0")}:${rest}`
  return rest === "00" ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${rest}`
}

/** French says the first of a month as an ordinal, and the other days as numbers. */
const figure = (dayOfMonth: number, lang: Language): string =>
  lang === "fr" && dayOfMonth === 1 ? "1er" : String(dayOfMonth)

const near: Readonly<Record<Language, ReadonlyArray<string>>> = {
  en: ["yesterday", "today", "tomorrow"],
  fr: ["hier", "aujourd’hui", "demain"]
}

const deadline: Readonly<Record<Language, string>> = { en: "by", fr: "avant" }

const touches: Readonly<Record<Language, Readonly<Record<InteractionKind, string>>>> = {
  en: {
    outreach: "wrote",
    reply: "replied",
    meeting: "met",
    "thank-you": "thanked",
    "check-in": "checked in",
    introduction: "introduced",
    update: "updated",
    other: "in touch"
  },
  fr: {
    outreach: "message envoyé",
    reply: "réponse reçue",
    meeting: "rencontre",
    "thank-you": "remerciement",
    "check-in": "prise de nouvelles",
    introduction: "mise en relation",
    update: "nouvelles données",
    other: "contact"
  }
}
