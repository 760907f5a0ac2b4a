/** One step of how a date was worked out, in words: for "why that day?" (`kith due --explain`). */
import { dayOf } from "../../calendar/CivilDay.ts"
import { parseMoment } from "../../calendar/Moment.ts"
import { dayInWords, momentInWords, type SayingOptions, timeInWords } from "../../words/whenToWords.ts"
import type { Unit } from "../RuleSpec.ts"
import { fr } from "../../words/french.ts"

/** "24 hours later", "moved into working hours"; a step from a newer Kith is said as it is. */
export const stepWords = (step: string, options: SayingOptions): string => {
  for (const [form, say] of FORMS) {
    const parts = form.exec(step)
    if (parts !== null) return say(parts, options)
  }
  return step
}

type Say = (parts: RegExpExecArray, options: SayingOptions) => string

const FORMS: ReadonlyArray<readonly [RegExp, Say]> = [
  [/^([+-])(\d+) (hours|days|workingDays|months)$/, (parts, options) => offsetWords(parts, options)],
  [
    /^cadence (\d+) days(?: #(.*))?$/,
    ([, days, tag], { lang }) => {
      const every = lang === "fr" ? fr`tous les ${days!} jours` : `every ${days!} days`
      if (tag === undefined) return lang === "fr" ? fr`${every} pour cette personne` : `${every} for this person`
      return lang === "fr" ? fr`${every} pour « ${tag} »` : `${every} for “${tag}”`
    }
  ],
  [
    /^no time, from (\d\d):(\d\d)$/,
    ([, hour, minute], { lang }) => {
      const time = timeInWords(Number(hour) * 60 + Number(minute), lang)
      return lang === "fr"
        ? fr`sans heure notée, compté à partir de ${time}`
        : `no time was noted, so counted from ${time}`
    }
  ],
  [
    /^their clock (.+)$/,
    ([, zone], { lang }) => (lang === "fr" ? fr`à leur heure (${zone!})` : `on their clock (${zone!})`)
  ],
  [/^workingHours$/, (_, { lang }) => (lang === "fr" ? fr`déplacé aux heures de travail` : "moved into working hours")],
  [
    /^morning$/,
    (_, { lang }) => (lang === "fr" ? fr`déplacé au début d'un jour ouvrable` : "moved to the start of a working day")
  ],
  [/^evening$/, (_, { lang }) => (lang === "fr" ? fr`déplacé au soir même` : "moved to the same evening")],
  [
    /^away until (\d{4}-\d\d-\d\d)$/,
    ([, date], options) => {
      const day = dayInWords(dayOf(date!)!, options)
      return options.lang === "fr" ? fr`après votre absence : ${day}` : `after your time away: ${day}`
    }
  ],
  [
    /^snoozed until (.+)$/,
    ([, moment], options) => {
      const when = momentInWords(parseMoment(moment!)!, options)
      return options.lang === "fr" ? fr`remis par vous : ${when}` : `put off by you: ${when}`
    }
  ]
]

const offsetWords: Say = ([, sign, amount, unit], { lang }) => {
  const count = Number(amount)
  if (count === 0) return lang === "fr" ? fr`au moment même` : "at that time"
  const { one, many } = UNITS[lang][unit as Unit]
  const span = `${count} ${(lang === "fr" ? count < 2 : count === 1) ? one : many}`
  return lang === "fr"
    ? fr`${span} ${sign === "-" ? "avant" : "après"}`
    : `${span} ${sign === "-" ? "before" : "later"}`
}

const UNITS: Readonly<Record<"en" | "fr", Readonly<Record<Unit, { readonly one: string; readonly many: string }>>>> = {
  en: {
    hours: { one: "hour", many: "hours" },
    days: { one: "day", many: "days" },
    workingDays: { one: "working day", many: "working days" },
    months: { one: "month", many: "months" }
  },
  fr: {
    hours: { one: "heure", many: "heures" },
    days: { one: "jour", many: "jours" },
    workingDays: { one: "jour ouvrable", many: "jours ouvrables" },
    months: { one: "mois", many: "mois" }
  }
}
