/** How dates and times are said in English. "next Tuesday" is the one of next week, weeks beginning on Monday. */
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

const around: Dates = [
  ["today|earlier_today|later_today", daysOn(0)],
  ["tomorrow|tmrw", daysOn(1)],
  ["yesterday", daysOn(-1)],
  ["[the] day after tomorrow", daysOn(2)],
  ["[the] day before yesterday", daysOn(-2)],
  ["this morning", daysOn(0, "morning")],
  ["this afternoon", daysOn(0, "afternoon")],
  ["tonight|this_evening", daysOn(0, "evening")],
  ["last night|evening", daysOn(-1, "evening")],
  ["now|right_now", withCare("loose", minutesOn(0))],
  ["just now", minutesOn(0)]
]

const counted: Dates = [
  ["in|within [about] {n} {unit} [time]", ahead],
  ["in {hoursAndMinutes}", ahead],
  ["[about] {n} {unit} ago", ago],
  ["{hoursAndMinutes} ago", ago],
  ["{n} {unit} from_now|from_today|today", ahead],
  ["{n} {unit} [from|after] tomorrow", aheadOf(daysOn(1))],
  ["{n} {unit} from|on {weekday}", aheadOf(upcoming())],
  ["{n} {unit}", away],
  ["in half_an_hour", minutesOn(30)],
  ["half_an_hour ago", minutesOn(-30)],
  ["in half_a_year", (_, now) => ahead({ n: 6, unit: "months" }, now)],
  ["half_a_year ago", (_, now) => ago({ n: 6, unit: "months" }, now)],
  ["in an_hour_and_a_half", minutesOn(90)],
  ["an_hour_and_a_half ago", minutesOn(-90)],
  ["[the] next business|working|work day", workingDaysOn(1)],
  ["[the] last|previous business|working|work day", workingDaysOn(-1)]
]

const weekdays: Dates = [
  ["{weekday}", named],
  ["this {weekday}", nearest],
  ["next {weekday}", ofWeek(1)],
  ["[this] coming {weekday}", upcoming()],
  ["[this] last|past {weekday}", latest],
  ["{weekday} week", upcoming(1)],
  ["{weekday} [of] this week", ofWeek(0)],
  ["{weekday} [of] next week", ofWeek(1)],
  ["{weekday} [of] last week", ofWeek(-1)],
  ["this week [on] {weekday}", ofWeek(0)],
  ["next week [on] {weekday}", ofWeek(1)],
  ["last week [on] {weekday}", ofWeek(-1)],
  ["[the] {weekday} after next", ofWeek(2)],
  ["this|the weekend", weekend(0)],
  ["next weekend", weekend(1)],
  ["last weekend", withCare("vague", weekend(-1))]
]

const periods: Dates = [
  ["next week", edgeOf("start", "week", 1)],
  ["[the] week after next", edgeOf("start", "week", 2)],
  ["next month", edgeOf("start", "month", 1)],
  ["[the] month after next", edgeOf("start", "month", 2)],
  ["next year", edgeOf("start", "year", 1)],
  ["[the] last|past week", withCare("vague", daysOn(-7))],
  ["[the] last|past month", withCare("vague", (_, now) => ago({ n: 1, unit: "months" }, now))],
  ["[the] last|past year", withCare("vague", (_, now) => ago({ n: 1, unit: "years" }, now))],
  ["in {month} [{year}]", withinMonth],
  ["month_end|eom", edgeOf("end", "month", 0)],
  ["year_end|eoy", edgeOf("end", "year", 0)],
  ["eow", edgeOf("end", "week", 0)]
]

const edges: Dates = (
  [
    ["start|beginning|first_day", "start"],
    ["middle|mid", "middle"],
    ["end|last_day", "end"]
  ] as ReadonlyArray<[string, Edge]>
).flatMap(([word, edge]): Dates => [
  [`[the] ${word} [of] {month} [{year}]`, edgeOfMonth(edge)],
  ...(["week", "month", "year"] as const).flatMap((period): Dates => [
    [`[the] ${word} [of] [the|this] ${period}`, edgeOf(edge, period, 0)],
    [`[the] ${word} [of] next ${period}`, edgeOf(edge, period, 1)],
    [`[the] ${word} [of] last ${period}`, edgeOf(edge, period, -1)]
  ])
])

const months: Dates = [
  ["[the] {day} [of] {month} [,] [{year}]", date],
  ["{month} [the] {day} [,] [{year}]", date],
  ["{weekday} [,] [the] {day} [of] {month} [,] [{year}]", date],
  ["{weekday} [,] {month} [the] {day} [,] [{year}]", date],
  ["[the] {ordinal} of the|this month", dayOfMonthOn(0)],
  ["[the] {ordinal} of next month", dayOfMonthOn(1)],
  ["[the] {ordinal} of last month", dayOfMonthOn(-1)],
  ["the {ordinal}", dayOfMonth],
  ["{ordinal}", withCare("loose", dayOfMonth)],
  ["{weekday} [the] {ordinal}", dayOfMonth]
]

const nths: Dates = (
  [
    ["first|1_st", 1],
    ["second|2_nd", 2],
    ["third|3_rd", 3],
    ["fourth|4_th", 4],
    ["last", -1]
  ] as ReadonlyArray<[string, number]>
).flatMap(([word, nth]): Dates => [
  [`[the] ${word} {weekday} of|in {month} [{year}]`, nthWeekday(nth)],
  [`[the] ${word} {weekday} of the|this month`, nthWeekday(nth, 0)],
  [`[the] ${word} {weekday} of|in next month`, nthWeekday(nth, 1)]
])

const social = (hour: number | undefined, minute: number): Clock | undefined =>
  hour === undefined || hour > 12
    ? undefined
    : { hour, minute, ...(hour < 12 ? { open: true, social: true } : undefined) }

const bare = (clock: Clock | undefined): Clock | undefined => (clock === undefined ? clock : { ...clock, bare: true })

const before = (hour: number | undefined): number | undefined =>
  hour === 1 ? 12 : hour === undefined ? hour : hour - 1

const grammar: Grammar = {
  words: {
    numbers: phraseTable([
      ["a", 1],
      ["an", 1],
      ...["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map(
        (word, i) => [word, i + 1] as const
      ),
      ["fourteen", 14],
      ["fifteen", 15],
      ["twenty", 20],
      ["thirty", 30],
      ["forty five", 45],
      ["sixty", 60],
      ["ninety", 90],
      ["couple", 2],
      ["couple of", 2],
      ["a couple", 2],
      ["a couple of", 2]
    ]),
    units: phraseTable([
      ["min", ["minutes", 1]],
      ["mins", ["minutes", 1]],
      ["minute", ["minutes", 1]],
      ["minutes", ["minutes", 1]],
      ["h", ["hours", 1]],
      ["hr", ["hours", 1]],
      ["hrs", ["hours", 1]],
      ["hour", ["hours", 1]],
      ["hours", ["hours", 1]],
      ["half hour", ["minutes", 30]],
      ["d", ["days", 1]],
      ["day", ["days", 1]],
      ["days", ["days", 1]],
      ["business day", ["working-days", 1]],
      ["business days", ["working-days", 1]],
      ["working day", ["working-days", 1]],
      ["working days", ["working-days", 1]],
      ["work day", ["working-days", 1]],
      ["work days", ["working-days", 1]],
      ["workday", ["working-days", 1]],
      ["workdays", ["working-days", 1]],
      ["w", ["weeks", 1]],
      ["wk", ["weeks", 1]],
      ["wks", ["weeks", 1]],
      ["week", ["weeks", 1]],
      ["weeks", ["weeks", 1]],
      ["fortnight", ["weeks", 2]],
      ["fortnights", ["weeks", 2]],
      ["m", ["months", 1]],
      ["mo", ["months", 1]],
      ["mos", ["months", 1]],
      ["month", ["months", 1]],
      ["months", ["months", 1]],
      ["y", ["years", 1]],
      ["yr", ["years", 1]],
      ["yrs", ["years", 1]],
      ["year", ["years", 1]],
      ["years", ["years", 1]]
    ]),
    ...calendarWords("en", { sept: 9 }, { tues: 2, weds: 3, thur: 4, thurs: 4 }),
    ordinals: phraseTable(
      ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].map(
        (word, i) => [word, i + 1] as const
      )
    ),
    ordinalEndings: new Set(["st", "nd", "rd", "th"])
  },
  dates: [...around, ...counted, ...weekdays, ...periods, ...edges, ...months, ...nths],
  parts: [
    ["[in_the] morning", "morning"],
    ["[in_the] afternoon", "afternoon"],
    ["[in_the] evening|night", "evening"],
    ["at night", "evening"]
  ],
  times: [
    ["noon|midday", () => ({ hour: 12, minute: 0 })],
    ["eod|cob|end_of_day|end_of_the_day|the_end_of_the_day|close_of_business", () => ({ hour: 17, minute: 0 })],
    ["at {n}", ({ n }) => bare(social(n, 0))],
    ["at {n} o_clock", ({ n }) => social(n, 0)],
    ["{n} o_clock", ({ n }) => social(n, 0)],
    ["half past {n}", ({ n }) => social(n, 30)],
    ["[a] quarter past {n}", ({ n }) => social(n, 15)],
    ["[a] quarter to {n}", ({ n }) => social(before(n), 45)]
  ],
  lead: "on|by|for|until",
  join: "[,] [at|@|by|before|around|from]",
  bareJoin: "[,] at|@"
}

export const englishDates = readyGrammar(grammar)
