/**
 * Finds the phrases for days and times that begin at some token: what the grammars list, dates in figures, and the
 * times and parts of the day that may stand before or after them.
 */
import type { Day } from "../calendar/CivilDay.ts"
import { dayFromParts, weekdayOf } from "../calendar/CivilDay.ts"
import type { Language } from "./calendarNames.ts"
import { clocksAt, minuteOf, minuteOfPart } from "./clock.ts"
import type { Clock } from "./clock.ts"
import type { Care, DayReading, Now, PartOfDay } from "./dayReading.ts"
import { figureDateAt } from "./figureDates.ts"
import { after, eachMatch } from "./grammar.ts"
import type { ReadyGrammar } from "./grammar.ts"
import { ago, ahead } from "./relativeDays.ts"
import { earliestYear, latestYear } from "./slots.ts"
import type { Token } from "./tokens.ts"

/** A day, and a minute of it (15:00 is 900) where a time was said. */
export interface When {
  readonly day: Day
  readonly minute?: number
}

export interface WhenOptions {
  readonly today: Day
  /** The minute of the day that it is now. */
  readonly minute: number
  /** The user's language, tried first; the other is always tried too. English unless said. */
  readonly lang?: Language
  /** Where "Tuesday", "2 March" and "15h" lie: in a log they are past, in a plan they are to come. */
  readonly prefer: "past" | "future"
  /** Counts working days by the user's calendar. Without it they are Monday to Friday. */
  readonly addWorkingDays?: (day: Day, n: number) => Day
}

/** A phrase found at some token, up to `next`. */
export interface Phrase {
  readonly when: When
  readonly next: number
  readonly care?: Care
  /** Its hour was a figure alone, as in "at 3", where "3" may belong to what follows. */
  readonly bareHour: boolean
  /** Its time may as well be a length: "1h30". */
  readonly span: boolean
}

/** Calls `found` with every phrase that begins at a token, in the order of the grammars. */
export const eachPhraseIn = (
  grammars: ReadonlyArray<ReadyGrammar>,
  tokens: ReadonlyArray<Token>,
  at: number,
  options: WhenOptions,
  found: (phrase: Phrase) => void
): void => {
  const now: Now = { ...options, addWorkingDays: options.addWorkingDays ?? addWeekdays }
  const give = (draft: Draft): void => {
    const phrase = finished(draft, now)
    if (phrase !== undefined) found(phrase)
  }
  for (const date of datesAt(tokens, at, now, grammars)) {
    give(date)
    if (date.reading.minute !== undefined) continue
    if (date.reading.part === undefined) {
      eachPart(tokens, date.next, grammars, (part, next) => {
        give({ ...date, part, next })
        eachClock(tokens, next, grammars, false, (clock) => give({ ...date, ...clock, part }))
      })
    }
    eachClock(tokens, date.next, grammars, date.iso, (clock) => {
      give({ ...date, ...clock })
      eachPart(tokens, clock.next, grammars, (part, next) => give({ ...date, ...clock, part, next }))
    })
  }
  eachClock(tokens, at, grammars, false, (clock) => {
    give(clock)
    eachPart(tokens, clock.next, grammars, (part, next) => give({ ...clock, part, next }))
    const comma = tokens[clock.next]?.text === "," ? clock.next + 1 : clock.next
    for (const date of datesAt(tokens, comma, now, grammars)) {
      if (date.reading.minute !== undefined) continue
      give({ ...clock, ...date })
      eachPart(tokens, date.next, grammars, (part, next) => give({ ...clock, ...date, part, next }))
    }
  })
}

/** What has been read of a phrase so far. */
interface Draft {
  readonly reading?: DayReading
  readonly part?: PartOfDay
  readonly clock?: Clock
  readonly next: number
}

interface DateDraft extends Draft {
  readonly reading: DayReading
  /** Written as in ISO 8601, so that a `T` may stand before the time. */
  readonly iso: boolean
}

const finished = (draft: Draft, now: Now): Phrase | undefined => {
  const { reading, part = reading?.part, clock, next } = draft
  // "ce soir à 6 h" is a time all the same.
  const span = clock?.span === true && (part === undefined || part === "morning")
  const when = span && reading === undefined ? awayFrom(now, clock) : momentOf(draft, now)
  if (when === undefined || when.day < earliestDay || when.day > latestDay) return undefined
  return {
    when,
    next,
    bareHour: clock?.bare === true,
    span,
    ...(reading?.care === undefined ? undefined : { care: reading.care })
  }
}

const momentOf = ({ reading, part = reading?.part, clock }: Draft, now: Now): When | undefined => {
  const minute = clock !== undefined ? minuteOf(clock, part) : part !== undefined ? minuteOfPart[part] : reading?.minute
  if (minute === undefined) return clock === undefined && reading !== undefined ? { day: reading.day } : undefined
  return { day: reading?.day ?? dayOfTime(minute, now), minute }
}

/** "2h" or "1h30", said alone: so long from now, since nobody meets at 1:30. */
const awayFrom = (now: Now, { hour, minute }: Clock): When | undefined =>
  (now.prefer === "future" ? ahead : ago)({ n: 60 * hour + minute, unit: "minutes" }, now)

const earliestDay = dayFromParts(earliestYear, 1, 1)
const latestDay = dayFromParts(latestYear, 12, 31)

/** A time alone is the nearest such moment on the side that is preferred. */
const dayOfTime = (minute: number, { today, minute: current, prefer }: Now): Day => {
  if (prefer === "past") return minute <= current ? today : today - 1
  return minute >= current ? today : today + 1
}

const datesAt = (
  tokens: ReadonlyArray<Token>,
  at: number,
  now: Now,
  grammars: ReadonlyArray<ReadyGrammar>
): ReadonlyArray<DateDraft> => {
  const dates: Array<DateDraft> = []
  const figures = figureDateAt(tokens, at, now)
  if (figures !== undefined) dates.push({ ...figures, iso: tokens[at]!.text.length === 4 })
  for (const grammar of grammars) {
    const led = after(grammar.lead, tokens, at)
    for (const start of led === at ? [at] : [at, led]) {
      eachMatch(grammar.dates(), tokens, start, (meaning, filled, next) => {
        const reading = meaning(filled, now)
        // "for 3 weeks" is a length, whatever "3 weeks" alone may be.
        if (reading === undefined || (start === led && led !== at && reading.care === "loose")) return
        dates.push({ reading, next, iso: false })
      })
    }
    if (led === at) continue
    const figures = figureDateAt(tokens, led, now)
    if (figures !== undefined) dates.push({ ...figures, iso: false })
  }
  return dates
}

interface ClockDraft extends Draft {
  readonly clock: Clock
}

const eachClock = (
  tokens: ReadonlyArray<Token>,
  at: number,
  grammars: ReadonlyArray<ReadyGrammar>,
  iso: boolean,
  found: (draft: ClockDraft) => void
): void => {
  const afterWord = (start: number): boolean => start > at && tokens[start - 1]!.text !== ","
  const inFigures = (start: number, bare: boolean): void => {
    for (const { clock, next } of clocksAt(tokens, start, bare)) {
      found({ clock: afterWord(start) ? prepositional(clock) : clock, next })
    }
  }
  inFigures(at, false)
  if (iso && tokens[at]?.text === "t" && tokens[at].glued) inFigures(at + 1, false)
  for (const grammar of grammars) {
    const bare = after(grammar.bareJoin, tokens, at)
    const joined = after(grammar.join, tokens, at)
    if (bare > at) inFigures(bare, true)
    else if (joined > at) inFigures(joined, false)
    for (const start of joined === at ? [at] : [at, joined]) {
      eachMatch(grammar.times(), tokens, start, (meaning, filled, next) => {
        const clock = meaning(filled)
        if (clock !== undefined) found({ clock: afterWord(start) ? prepositional(clock) : clock, next })
      })
    }
  }
}

/** After "at" or "à", a time is no length. */
const prepositional = ({ span: _, ...clock }: Clock): Clock => clock

const eachPart = (
  tokens: ReadonlyArray<Token>,
  at: number,
  grammars: ReadonlyArray<ReadyGrammar>,
  found: (part: PartOfDay, next: number) => void
): void => {
  for (const grammar of grammars) eachMatch(grammar.parts(), tokens, at, (part, _, next) => found(part, next))
}

/** Monday to Friday, holidays included: what "working days" are to somebody who gave no calendar. */
const addWeekdays = (day: Day, n: number): Day => {
  let found = day
  for (let left = Math.abs(n); left > 0;) {
    found += Math.sign(n)
    if (weekdayOf(found) <= 5) left--
  }
  return found
}
