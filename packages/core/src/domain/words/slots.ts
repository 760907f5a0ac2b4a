/** What the slots of a phrase pattern can hold (`{n} {unit}`, `{weekday}`, `{day} {month}` …), and how each is read. */
import type { SlotReader } from "./phrasePattern.ts"
import { longestAt } from "./phraseTable.ts"
import type { PhraseTable } from "./phraseTable.ts"
import type { Token } from "./tokens.ts"

export type Unit = "minutes" | "hours" | "days" | "working-days" | "weeks" | "months" | "years"

/** What a matched phrase said. */
export interface Filled {
  n?: number
  unit?: Unit
  /** An hour written as the time of day is, `h` or `heures`: `15h` is a time, `2h` a length. */
  clockLike?: boolean
  /** Monday 1 to Sunday 7. */
  weekday?: number
  /** The weekday was abbreviated, so that it may as well be a word or a name: `mon`, `sam`. */
  short?: boolean
  month?: number
  /** Of the month. */
  day?: number
  year?: number
}

/** A language's words for what slots hold, as `plain` spells them; an entry may be several words. */
export interface Vocabulary {
  readonly numbers: PhraseTable<number>
  /** A fortnight is `["weeks", 2]`. */
  readonly units: PhraseTable<readonly [Unit, number]>
  readonly weekdays: ReadonlyMap<string, number>
  readonly shortWeekdays: ReadonlyMap<string, number>
  readonly months: ReadonlyMap<string, number>
  readonly ordinals: PhraseTable<number>
  /** What follows a figure to make it an ordinal: `nd` in `2nd`. */
  readonly ordinalEndings: ReadonlySet<string>
}

export type Slots = Readonly<Record<string, SlotReader<Filled>>>

/** The slots of one language. */
export const slotsOf = (words: Vocabulary): Slots => {
  const ordinal = ordinalReader(words)
  return {
    n: (tokens, at, filled) => {
      const figures = figuresAt(tokens, at, 3)
      const [n, next] = figures !== undefined ? [figures, at + 1] : longestAt(words.numbers, tokens, at)
      if (n === undefined || n < 1) return -1
      filled.n = n
      return next
    },
    unit: (tokens, at, filled) => {
      const [found, next] = longestAt(words.units, tokens, at)
      if (found === undefined) return -1
      // "30m" is more likely minutes than months: not ours to guess.
      if (tokens[at]?.text === "m" && (filled.n ?? 1) > 12) return -1
      filled.unit = found[0]
      if (found[0] === "hours" && hourSigns.has(tokens[at]!.text)) filled.clockLike = true
      filled.n = (filled.n ?? 1) * found[1]
      return next
    },
    /** "1h30", as a length. */
    hoursAndMinutes: (tokens, at, filled) => {
      const hours = figuresAt(tokens, at, 2)
      const minutes = tokens[at + 2]?.text.length === 2 ? figuresAt(tokens, at + 2, 2) : undefined
      if (hours === undefined || minutes === undefined || minutes > 59) return -1
      if (!hourSigns.has(tokens[at + 1]!.text)) return -1
      filled.n = 60 * hours + minutes
      filled.unit = "minutes"
      return minuteSigns.has(tokens[at + 3]?.text ?? "") ? at + 4 : at + 3
    },
    weekday: (tokens, at, filled) => {
      const word = tokens[at]?.text ?? ""
      const long = words.weekdays.get(word)
      const weekday = long ?? words.shortWeekdays.get(word)
      if (weekday === undefined) return -1
      filled.weekday = weekday
      filled.short = long === undefined
      return at + 1
    },
    fullWeekday: (tokens, at, filled) => {
      const weekday = words.weekdays.get(tokens[at]?.text ?? "")
      if (weekday === undefined) return -1
      filled.weekday = weekday
      return at + 1
    },
    month: (tokens, at, filled) => {
      const month = words.months.get(tokens[at]?.text ?? "")
      if (month === undefined) return -1
      filled.month = month
      return at + 1
    },
    day: (tokens, at, filled) => {
      const next = ordinal(tokens, at, filled)
      if (next >= 0) return next
      const day = figuresAt(tokens, at, 2)
      if (day === undefined || day < 1 || day > 31) return -1
      filled.day = day
      return at + 1
    },
    ordinal,
    year: (tokens, at, filled) => {
      const year = tokens[at]?.text.length === 4 ? figuresAt(tokens, at, 4) : undefined
      if (year === undefined || year < earliestYear || year > latestYear) return -1
      filled.year = year
      return at + 1
    }
  }
}

/** Years that a networking log can mean. What lies outside is not understood as a date. */
export const earliestYear = 1900
export const latestYear = 2199

const ordinalReader =
  (words: Vocabulary): SlotReader<Filled> =>
  (tokens, at, filled) => {
    const [spelled, next] = longestAt(words.ordinals, tokens, at)
    if (spelled !== undefined) {
      filled.day = spelled
      return next
    }
    const ending = tokens[at + 1]
    const day = figuresAt(tokens, at, 2)
    if (day === undefined || day < 1 || day > 31 || !ending?.glued || !words.ordinalEndings.has(ending.text)) return -1
    filled.day = day
    return at + 2
  }

/** What follows the hour in a time, in figures or words. */
export const hourSigns: ReadonlySet<string> = new Set(["h", "heure", "heures"])

export const minuteSigns: ReadonlySet<string> = new Set(["min", "mins", "minute", "minutes"])

/** The figure at `at`, of at most so many digits. */
export const figuresAt = (tokens: ReadonlyArray<Token>, at: number, digits: number): number | undefined => {
  const token = tokens[at]
  return token?.digits === true && token.text.length <= digits ? Number(token.text) : undefined
}
