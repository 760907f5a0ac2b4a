/**
 * Reminders and arranged meetings as the entries of a calendar: for `.ics` files and for published feeds. The
 * iCalendar format in formats writes them.
 *
 * Calendar programs ask again as rarely as once a day, so everything up to a horizon is in it at once, whatever the
 * daily limit of today's list.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Calendar } from "../domain/calendar/Calendar.ts"
import { type Day, isoOf } from "../domain/calendar/CivilDay.ts"
import { instantOfMoment, parseMoment } from "../domain/calendar/Moment.ts"
import type { CalendarEntry } from "../domain/CalendarEntry.ts"
import type { View } from "../domain/declare/Entity.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { builtInRules } from "../domain/rules/builtIn/builtInRules.ts"
import type { Reminder } from "../domain/rules/Reminder.ts"
import { channelWords } from "../domain/rules/words/channelWords.ts"
import { reasonWords } from "../domain/rules/words/reasonWords.ts"
import { nameIn, type Saying } from "../domain/rules/words/Saying.ts"
import { titleWords } from "../domain/rules/words/titleWords.ts"
import type { Language } from "../domain/words/calendarNames.ts"
import { EntityStore } from "./EntityStore.ts"
import { Index } from "./IndexNames.ts"
import { initialsOf } from "./initialsOf.ts"
import { peopleById } from "./People.ts"
import { rulesInForce } from "./RulesInForce.ts"
import { calendar } from "./Settings.ts"
import { viewsAmong } from "./viewsAmong.ts"

export interface CalendarFeedOptions {
  readonly lang: Language
  /** How far ahead, in days: 365 unless given, and never more than 366. */
  readonly days?: number
  /** How far back, for what is still open: 30 unless given. */
  readonly daysBack?: number
  /** Shows initials instead of names, and neither reasons nor places: for a feed that others may come to see. */
  readonly initials?: boolean
  /** Puts reminders on the clock, within working hours, instead of on the whole day. */
  readonly timed?: boolean
  /** Sounds when a working day starts, or when a timed entry does; a quarter of an hour before a meeting. */
  readonly alarms?: boolean
  /** Meetings that are arranged, too: unless told not to. Tasks have no place for them. */
  readonly meetings?: boolean
  /** At most so many entries, the soonest: 2,000 unless given. */
  readonly limit?: number
  /** Where an entry leads to, by what it is of: `contact/<id>`, `gathering/<id>`. */
  readonly link?: (subject: string) => string
}

export interface CalendarFeed {
  /** By when they are. */
  readonly entries: ReadonlyArray<CalendarEntry>
  /** How many more there would be. */
  readonly beyond: number
  /** The last day that is in it, YYYY-MM-DD. */
  readonly until: string
}

const LONGEST = 366
const DAYS = 365
const DAYS_BACK = 30
const LIMIT = 2000
const EVERYTHING = 1_000_000
/** Of a meeting whose length nobody noted. */
const USUAL_MINUTES = 60
const MS_PER_DAY = 86_400_000

export const calendarFeed = Effect.fn("CalendarFeed.calendarFeed")(function* (options: CalendarFeedOptions) {
  const store = yield* EntityStore
  const working = yield* calendar
  const now = yield* Clock.currentTimeMillis
  const until = now + Math.min(LONGEST, Math.max(1, options.days ?? DAYS)) * MS_PER_DAY
  const from = now - (options.daysBack ?? DAYS_BACK) * MS_PER_DAY
  const limit = options.limit ?? LIMIT
  const due = (yield* store.reminders({ until, now }, { fixed: EVERYTHING, others: EVERYTHING }))
    .filter(({ reminder }) => reminder.due >= from && reminder.due <= until)
    .toSorted((a, b) => a.reminder.due - b.reminder.due)
  const meetings = options.meetings === false ? [] : yield* arranged(working, now, until)
  // Names are looked up for those alone that may be in it.
  const open = due.slice(0, limit)
  const people = yield* peopleById([
    ...open.flatMap(({ reminder }) => [reminder.contact ?? [], reminder.why.who ?? []].flat()),
    ...meetings.flatMap(({ meeting }) => meeting.contact ?? [])
  ])
  const { rules } = yield* rulesInForce
  const ruleNames = new Map(rules.map(({ spec }) => [spec.id, spec.name]))
  const saying = (today: Day): Saying => ({
    lang: options.lang,
    calendar: working,
    today,
    names: (id) => {
      const name = people.get(id)?.contact.name
      return name === undefined || options.initials !== true ? name : initialsOf(name)
    },
    ruleName: (rule) => {
      const name = ruleNames.get(rule)
      return typeof name === "object" ? name[options.lang] : name
    }
  })
  const sequence = sumOf((yield* store.folded)?.version.values() ?? [])
  const entries = [
    ...open.map(({ subject, reminder }) => ofReminder(reminder, subject, sequence, saying, working, options)),
    ...meetings.map(({ meeting, start }) => ofMeeting(meeting, start, sequence, saying, working, options))
  ].toSorted((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1))
  return {
    entries: entries.slice(0, limit).map(({ entry }) => entry),
    beyond: Math.max(0, due.length + meetings.length - limit),
    until: isoOf(working.dayOfInstant(until))
  } satisfies CalendarFeed
})

/**
 * A SEQUENCE that grows with every event that this device has folded, and so whenever a date has moved because of one:
 * a reminder's date depends on its trigger, on everything else around its contact, on rules and on the calendar, and
 * what was deleted or moved elsewhere no longer stands around anybody to be counted.
 */
const sumOf = (seqs: Iterable<number>): number => {
  let sum = 0
  for (const seq of seqs) sum += seq
  return sum
}

interface Dated {
  readonly at: number
  readonly entry: CalendarEntry
}

type SayingOn = (today: Day) => Saying

const ofReminder = (
  reminder: Reminder,
  subject: string,
  sequence: number,
  sayingOn: SayingOn,
  working: Calendar,
  { initials = false, timed = false, alarms = false, link }: CalendarFeedOptions
): Dated => {
  const at = timed ? working.snap(reminder.due, "workingHours") : reminder.due
  const day = working.dayOfInstant(at)
  // As it reads on the day that it stands on: "met yesterday" is then yesterday.
  const saying = sayingOn(day)
  const entry: CalendarEntry = {
    id: `reminder-${reminder.id}`,
    sequence,
    title: initials ? discreetTitle(reminder, saying) : titleWords(reminder, saying),
    ...(initials ? {} : { description: reasonWords(reminder, saying) }),
    start: timed ? at : isoOf(day),
    ...(alarms ? { alarm: timed ? 0 : working.from } : {}),
    ...(link === undefined ? {} : { url: link(subject) })
  }
  return { at, entry }
}

/** Without the words of the user's own: a gathering's name, a promise, what a rule of theirs is called. */
const discreetTitle = (reminder: Reminder, saying: Saying): string => {
  const { what: _, ...why } = reminder.why
  if (BUILT_IN.has(reminder.rule)) return titleWords({ ...reminder, why }, saying)
  return reminder.contact === undefined ? "Kith" : titleWords({ ...reminder, why, rule: "planned-follow-up" }, saying)
}

const BUILT_IN: ReadonlySet<string> = new Set(builtInRules.map(({ id }) => id))

const ofMeeting = (
  meeting: View<typeof Interaction>,
  start: CalendarEntry["start"],
  sequence: number,
  sayingOn: SayingOn,
  working: Calendar,
  { lang, initials = false, alarms = false, link }: CalendarFeedOptions
): Dated => {
  const at = typeof start === "number" ? start : working.startOfDay(parseMoment(start)!.day)
  const name = nameIn(meeting.contact, sayingOn(working.dayOfInstant(at)))
  const kind = channelWords(meeting.channel, lang)
  const entry: CalendarEntry = {
    id: `meeting-${meeting.id}`,
    sequence,
    title: `${kind[0]!.toUpperCase()}${kind.slice(1)} – ${name}`,
    ...(initials || !meeting.place ? {} : { location: meeting.place }),
    start,
    minutes: meeting.minutes ?? USUAL_MINUTES,
    busy: true,
    ...(alarms ? { alarm: typeof start === "number" ? -15 : working.from } : {}),
    ...(link === undefined || meeting.contact === undefined ? {} : { url: link(`contact/${meeting.contact}`) })
  }
  return { at, entry }
}

/** Meetings that are arranged, with when they start: from today on, up to `until`. */
const arranged = Effect.fnUntraced(function* (working: Calendar, now: number, until: number) {
  const store = yield* EntityStore
  const today = working.dayOfInstant(now)
  // A day more on either side, since what is recorded may be on another zone's clock.
  const last = isoOf(working.dayOfInstant(until) + 2)
  const names = (yield* store.range(Index.happened, isoOf(today - 1), last)).map(({ entity }) => entity)
  return viewsAmong(Interaction, names, yield* store.get(names)).flatMap((meeting) => {
    const moment = parseMoment(meeting.happened ?? "")
    if (meeting.kind !== "meeting" || meeting.state !== "scheduled" || moment === undefined) return []
    const start = moment.minute === undefined ? isoOf(moment.day) : instantOfMoment(moment, working.zone, 0)
    const day = typeof start === "number" ? working.dayOfInstant(start) : moment.day
    return day < today || working.startOfDay(day) > until ? [] : [{ meeting, start }]
  })
})
