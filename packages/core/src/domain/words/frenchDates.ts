/**
 * How dates and times are said in French, in Canada and in France. "mardi prochain" is the first Tuesday to come, as
 * usage guides have it; "fin de semaine" is the weekend, "fin de la semaine" the Friday.
 */
import type { Clock } from "./clock.ts"
import { withCare } from "./dayReading.ts"
import { calendarWords, readyGrammar } from "./grammar.ts"
import type { Grammar } from "./grammar.ts"
import { phraseTable } from "./phraseTable.ts"
import { date, dayOfMonth, dayOfMonthOn, edgeOf, edgeOfMonth, nthWeekday, withinMonth } from "./monthDays.ts"
import type { Edge } from "./monthDays.ts"
import {
  ago,
  ahead,
  aheadOf,
  away,
  daysOn,
  latest,
  minutesOn,
  named,
  nearest,
  ofWeek,
  upcoming,
  weekend,
  workingDaysOn
} from "./relativeDays.ts"

type Dates = Grammar["dates"]

/** On the 24-hour clock; in the small hours, a length as much as a time. */
const written = (hour: number | undefined, minute: number): Clock | undefined =>
  hour === undefined || hour > 23
    ? undefined
    : { hour, minute, ...(hour < 12 ? { open: true } : undefined), ...(hour < 7 ? { span: true } : undefined) }

const around: Dates = [
  ["aujourd_hui|aujourdhui|auj", daysOn(0)],
  ["demain", daysOn(1)],
  ["hier", daysOn(-1)],
  ["[l] apres demain", daysOn(2)],
  ["[l] avant_hier|avanthier", daysOn(-2)],
  ["ce matin", daysOn(0, "morning")],
  ["cet|cette apres_midi|aprem", daysOn(0, "afternoon")],
  ["ce soir", daysOn(0, "evening")],
  ["ce midi", (_, { today }) => ({ day: today, minute: 12 * 60 })],
  ["maintenant", withCare("loose", minutesOn(0))],
  ["a_l_instant|tout_de_suite", minutesOn(0)]
]

const counted: Dates = [
  ["dans|d_ici|sous [environ] {n} {unit}", ahead],
  ["dans {hoursAndMinutes}", ahead],
  ["il_y_a|y_a|ca_fait|voila [environ] {n} {unit}", ago],
  ["il_y_a|y_a {hoursAndMinutes}", ago],
  ["{n} {unit} a_partir_de|a_compter_de demain", aheadOf(daysOn(1))],
  ["{n} {unit}", away],
  ["dans une_heure_et_demie", minutesOn(90)],
  ["il_y_a une_heure_et_demie", minutesOn(-90)],
  ["[le] prochain jour ouvrable|ouvre", workingDaysOn(1)],
  ["[le] jour ouvrable|ouvre suivant|prochain", workingDaysOn(1)],
  ["[le] dernier jour ouvrable|ouvre", workingDaysOn(-1)]
]

const weekdays: Dates = [
  ["{weekday}", named],
  ["ce {weekday}", nearest],
  ["[le] {weekday} prochain|suivant|qui_vient|a_venir", upcoming()],
  ["[le] {weekday} dernier|passe", latest],
  ["[le] prochain {weekday}", upcoming()],
  ["{weekday} en huit|8", upcoming(1)],
  ["{weekday} en quinze|15", upcoming(2)],
  ["[le] {weekday} de cette semaine", ofWeek(0)],
  ["[le] {weekday} [de] [la] semaine prochaine|suivante", ofWeek(1)],
  ["[le] {weekday} [de] [la] semaine derniere|passee", ofWeek(-1)],
  ["[la] semaine prochaine [,] [le] {weekday}", ofWeek(1)],
  ["[la] semaine derniere|passee [,] [le] {weekday}", ofWeek(-1)],
  ["[cette|la|en|ce|le] fin_de_semaine|week_end|weekend", weekend(0)],
  ["[la|le] fin_de_semaine|week_end|weekend prochaine|prochain", weekend(1)],
  ["[la|le] fin_de_semaine|week_end|weekend derniere|dernier|passee|passe", withCare("vague", weekend(-1))]
]

const periods: Dates = [
  ["[la] semaine prochaine|qui_vient", edgeOf("start", "week", 1)],
  ["[le] mois prochain|qui_vient", edgeOf("start", "month", 1)],
  ["[l] an|annee prochain|prochaine|qui_vient", edgeOf("start", "year", 1)],
  ["[la] semaine derniere|passee", withCare("vague", daysOn(-7))],
  ["[le] mois dernier|passe", withCare("vague", (_, now) => ago({ n: 1, unit: "months" }, now))],
  ["[l] an|annee dernier|derniere|passe|passee", withCare("vague", (_, now) => ago({ n: 1, unit: "years" }, now))],
  ["en|au_mois_de|au_mois_d {month} [{year}]", withinMonth]
]

const of = "[de|du|d]"

const edges: Dates = (
  [
    ["debut|commencement|premier_jour", "start"],
    ["milieu|mi", "middle"],
    ["fin|dernier_jour", "end"]
  ] as ReadonlyArray<[string, Edge]>
).flatMap(([word, edge]): Dates => {
  const at = `[a|au|en] [la|le] ${word}`
  return [
    [`${at} ${of} {month} [{year}]`, edgeOfMonth(edge)],
    [`${at} ${of} [le|ce] mois`, edgeOf(edge, "month", 0)],
    [`${at} ${of} [le] mois prochain`, edgeOf(edge, "month", 1)],
    [`${at} ${of} [le] mois dernier|passe`, edgeOf(edge, "month", -1)],
    [`${at} de la|cette semaine`, edgeOf(edge, "week", 0)],
    [`${at} [de_la] semaine prochaine`, edgeOf(edge, "week", 1)],
    ...(edge === "end"
      ? []
      : ([
          [`${at} de semaine`, edgeOf(edge, "week", 0)],
          [`${at} de semaine prochaine`, edgeOf(edge, "week", 1)]
        ] as Dates)),
    [`${at} de_la semaine derniere|passee`, edgeOf(edge, "week", -1)],
    [`${at} ${of} [l|cette] annee|an`, edgeOf(edge, "year", 0)],
    [`${at} ${of} [l] annee|an prochaine|prochain`, edgeOf(edge, "year", 1)]
  ]
})

const months: Dates = [
  ["[le] {day} {month} [{year}]", date],
  ["[le] {weekday} [,] [le] {day} {month} [{year}]", date],
  ["[le] {day} du_mois|de_ce_mois", dayOfMonthOn(0)],
  ["[le] {day} du_mois prochain", dayOfMonthOn(1)],
  ["[le] {day} du_mois dernier|passe", dayOfMonthOn(-1)],
  ["le {day}", dayOfMonth],
  ["{ordinal}", withCare("loose", dayOfMonth)],
  ["[le] {fullWeekday} [le] {day}", dayOfMonth],
  ["le {weekday} {day}", dayOfMonth]
]

const nths: Dates = (
  [
    ["premier|1_er", 1],
    ["deuxieme|second|2_e", 2],
    ["troisieme|3_e", 3],
    ["quatrieme|4_e", 4],
    ["dernier", -1]
  ] as ReadonlyArray<[string, number]>
).flatMap(([word, nth]): Dates => [
  [`[le] ${word} {weekday} de|d {month} [{year}]`, nthWeekday(nth)],
  [`[le] ${word} {weekday} du|de_ce mois`, nthWeekday(nth, 0)],
  [`[le] ${word} {weekday} du mois prochain`, nthWeekday(nth, 1)]
])

const grammar: Grammar = {
  words: {
    numbers: phraseTable([
      ["une", 1],
      ...["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"].map(
        (word, i) => [word, i + 1] as const
      ),
      ["quatorze", 14],
      ["quinze", 15],
      ["vingt", 20],
      ["trente", 30],
      ["quarante cinq", 45],
      ["soixante", 60],
      ["une couple de", 2]
    ]),
    units: phraseTable([
      ["min", ["minutes", 1]],
      ["minute", ["minutes", 1]],
      ["minutes", ["minutes", 1]],
      ["h", ["hours", 1]],
      ["heure", ["hours", 1]],
      ["heures", ["hours", 1]],
      ["demi heure", ["minutes", 30]],
      ["quart d heure", ["minutes", 15]],
      ["quarts d heure", ["minutes", 15]],
      ["j", ["days", 1]],
      ["jour", ["days", 1]],
      ["jours", ["days", 1]],
      ["jour ouvrable", ["working-days", 1]],
      ["jours ouvrables", ["working-days", 1]],
      ["jour ouvre", ["working-days", 1]],
      ["jours ouvres", ["working-days", 1]],
      ["sem", ["weeks", 1]],
      ["semaine", ["weeks", 1]],
      ["semaines", ["weeks", 1]],
      ["huitaine", ["weeks", 1]],
      ["huitaine de jours", ["weeks", 1]],
      ["quinzaine", ["weeks", 2]],
      ["quinzaine de jours", ["weeks", 2]],
      ["quinzaines", ["weeks", 2]],
      ["mois", ["months", 1]],
      ["an", ["years", 1]],
      ["ans", ["years", 1]],
      ["annee", ["years", 1]],
      ["annees", ["years", 1]]
    ]),
    ...calendarWords("fr", { jan: 1, fev: 2, juil: 7, aou: 8 }, {}),
    ordinals: phraseTable([["premier", 1]]),
    ordinalEndings: new Set(["er"])
  },
  dates: [...around, ...counted, ...weekdays, ...periods, ...edges, ...months, ...nths],
  parts: [
    ["[au|le|en|du] matin|matinee", "morning"],
    ["[en|l|d|de_l|dans_l] apres_midi|aprem", "afternoon"],
    ["[au|le|en|du|dans_la] soir|soiree", "evening"]
  ],
  times: [
    ["midi", () => ({ hour: 12, minute: 0 })],
    ["midi et quart", () => ({ hour: 12, minute: 15 })],
    ["midi et demi|demie", () => ({ hour: 12, minute: 30 })],
    ["[en|a_la|la] fin de [la] journee", () => ({ hour: 17, minute: 0 })],
    ["{n} heures|heure et quart", ({ n }) => written(n, 15)],
    ["{n} heures|heure et demie|demi", ({ n }) => written(n, 30)],
    ["{n} heures|heure moins le quart", ({ n }) => written(n === undefined ? n : n - 1, 45)],
    ["{n} heures|heure", ({ n }) => written(n, 0)]
  ],
  lead: "pour|d_ici [au|a]",
  join: "[,] [a|vers|avant|des|pour]"
}

export const frenchDates = readyGrammar(grammar)
