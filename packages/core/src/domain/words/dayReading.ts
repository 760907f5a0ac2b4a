/** What the words of a date are read against, and what comes of reading them; the grammars and their meanings share it. */
import type { Day } from "../calendar/CivilDay.ts"
import type { Filled } from "./slots.ts"

/** The moment at which the words are said, and what their speaker usually means. */
export interface Now {
  readonly today: Day
  /** Of the day: 15:00 is 900. */
  readonly minute: number
  /** Where a phrase such as "Tuesday" or "2 March" lies: a log is about the past, a plan about the future. */
  readonly prefer: "past" | "future"
  /** The day `n` working days after `day`, or before it when `n` is negative. */
  readonly addWorkingDays: (day: Day, n: number) => Day
}

export type PartOfDay = "morning" | "afternoon" | "evening"

/** A day that a phrase named, with what it said of the time. */
export interface DayReading {
  readonly day: Day
  /** Fixed by the phrase ("2 hours ago"): no time may follow. */
  readonly minute?: number
  readonly part?: PartOfDay
  readonly care?: Care
}

/**
 * Why a date should not be picked out of a longer line: `loose` phrases are dates only when they stand alone ("3w",
 * "3 months"), `vague` ones name no particular day ("last year"), `short` ones may be another word ("mon", "sam").
 */
export type Care = "loose" | "vague" | "short"

/** What a phrase means, given what its slots hold; undefined when it contradicts itself or names no day that exists. */
export type Meaning = (filled: Filled, now: Now) => DayReading | undefined

export const onDay = (day: Day | undefined): DayReading | undefined => (day === undefined ? undefined : { day })

/** The same meaning, to be handled with care. */
export const withCare =
  (care: Care, meaning: Meaning): Meaning =>
  (filled, now) => {
    const found = meaning(filled, now)
    return found === undefined ? undefined : { ...found, care }
  }
