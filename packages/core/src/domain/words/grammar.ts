/**
 * What a language brings to the reading of dates and times, as tables; and those tables made ready for matching.
 * `englishDates.ts` and `frenchDates.ts` fill them in, in the notation of `phrasePattern.ts`.
 */
import { calendarNames } from "./calendarNames.ts"
import type { Language } from "./calendarNames.ts"
import type { Clock } from "./clock.ts"
import type { Meaning, PartOfDay } from "./dayReading.ts"
import type { Pattern, SlotReader } from "./phrasePattern.ts"
import { matchAt, pattern } from "./phrasePattern.ts"
import { plain } from "./plain.ts"
import { slotsOf } from "./slots.ts"
import type { Filled, Slots, Vocabulary } from "./slots.ts"
import type { Token } from "./tokens.ts"

type Table<Meaning> = ReadonlyArray<readonly [notation: string, meaning: Meaning]>

export interface Grammar {
  readonly words: Vocabulary
  readonly dates: Table<Meaning>
  /** "in the morning": after a date or a time. */
  readonly parts: Table<PartOfDay>
  /** Times in words: "half past {n}". */
  readonly times: Table<(filled: Filled) => Clock | undefined>
  /** What may stand before a date: "on". */
  readonly lead: string
  /** What may stand before a time: "at". */
  readonly join: string
  /** After which a figure alone is an hour: "at", in English. */
  readonly bareJoin?: string
}

/** A language's tables made ready. Each is indexed when it is first asked for, since most calls need few of them. */
export interface ReadyGrammar {
  readonly slots: Slots
  readonly shortWeekdays: ReadonlyMap<string, number>
  readonly dates: () => PhraseIndex<Meaning>
  readonly parts: () => PhraseIndex<PartOfDay>
  readonly times: () => PhraseIndex<(filled: Filled) => Clock | undefined>
  readonly lead: Pattern<Filled>
  readonly join: Pattern<Filled>
  readonly bareJoin: Pattern<Filled> | undefined
}

export const readyGrammar = (grammar: Grammar): ReadyGrammar => {
  const slots = slotsOf(grammar.words)
  return {
    slots,
    shortWeekdays: grammar.words.shortWeekdays,
    dates: once(() => phraseIndex(grammar.dates, slots)),
    parts: once(() => phraseIndex(grammar.parts, slots)),
    times: once(() => phraseIndex(grammar.times, slots)),
    lead: pattern(grammar.lead, slots),
    join: pattern(grammar.join, slots),
    bareJoin: grammar.bareJoin === undefined ? undefined : pattern(grammar.bareJoin, slots)
  }
}

const once = <A>(make: () => A): (() => A) => {
  let made: A | undefined
  return () => (made ??= make())
}

/** Calls `found` for each entry of a table that stands at a token. */
export const eachMatch = <A>(
  index: PhraseIndex<A>,
  tokens: ReadonlyArray<Token>,
  at: number,
  found: (meaning: A, filled: Filled, next: number) => void
): void => {
  const word = tokens[at]?.text
  if (word === undefined) return
  const entries = index.byWord.get(word)
  if (entries !== undefined) matchEach(entries, index.slots, tokens, at, found)
  for (const [slot, entries] of index.bySlot) {
    if (slot(tokens, at, {}) >= 0) matchEach(entries, index.slots, tokens, at, found)
  }
}

const matchEach = <A>(
  entries: ReadonlyArray<Entry<A>>,
  slots: Slots,
  tokens: ReadonlyArray<Token>,
  at: number,
  found: (meaning: A, filled: Filled, next: number) => void
): void => {
  for (const entry of entries) {
    entry.pattern ??= pattern(entry.notation, slots)
    const filled: Filled = {}
    const next = matchAt(entry.pattern, tokens, at, filled)
    if (next > at) found(entry.meaning, filled, next)
  }
}

/** The token after an optional pattern. */
export const after = (pattern: Pattern<Filled> | undefined, tokens: ReadonlyArray<Token>, at: number): number => {
  const next = pattern === undefined ? -1 : matchAt(pattern, tokens, at, {})
  return next < 0 ? at : next
}

/** A table's entries by how they can begin. Most are never tried, so that an entry is compiled when it first is. */
interface PhraseIndex<A> {
  readonly slots: Slots
  readonly byWord: ReadonlyMap<string, ReadonlyArray<Entry<A>>>
  readonly bySlot: ReadonlyMap<SlotReader<Filled>, ReadonlyArray<Entry<A>>>
}

interface Entry<A> {
  readonly notation: string
  readonly meaning: A
  pattern?: Pattern<Filled>
}

const phraseIndex = <A>(table: Table<A>, slots: Slots): PhraseIndex<A> => {
  const byWord = new Map<string, Array<Entry<A>>>()
  const bySlot = new Map<SlotReader<Filled>, Array<Entry<A>>>()
  for (const [notation, meaning] of table) {
    const entry: Entry<A> = { notation, meaning }
    for (const first of firstPieces(notation)) {
      const slot = first.startsWith("{") ? slots[first.slice(1, -1)] : undefined
      if (slot !== undefined) addTo(bySlot, slot, entry)
      else addTo(byWord, first, entry)
    }
  }
  return { slots, byWord, bySlot }
}

const addTo = <K, A>(map: Map<K, Array<A>>, key: K, value: A): void => {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else if (there.at(-1) !== value) there.push(value)
}

/** The words and slots that a phrase can begin with. */
const firstPieces = (notation: string): ReadonlyArray<string> => {
  const firsts: Array<string> = []
  let at = 0
  for (;;) {
    const optional = notation[at] === "["
    const start = optional ? at + 1 : at
    const close = optional ? notation.indexOf("]", start) : notation.length
    const space = notation.indexOf(" ", start)
    const piece = notation.slice(start, space < 0 || space > close ? close : space)
    for (const choice of piece.split("|")) {
      const joint = choice.indexOf("_")
      firsts.push(joint < 0 ? choice : choice.slice(0, joint))
    }
    if (!optional) return firsts
    at = close + 2
  }
}

/** A vocabulary's months and weekdays, from the names of the language and further ways to shorten them. */
export const calendarWords = (
  language: Language,
  moreMonths: Readonly<Record<string, number>>,
  moreShortWeekdays: Readonly<Record<string, number>>
): Pick<Vocabulary, "months" | "weekdays" | "shortWeekdays"> => {
  const { months, shortMonths, weekdays, shortWeekdays } = calendarNames[language]
  return {
    months: new Map([...counted(shortMonths), ...counted(months), ...Object.entries(moreMonths)]),
    weekdays: new Map(counted(weekdays)),
    shortWeekdays: new Map([...counted(shortWeekdays), ...Object.entries(moreShortWeekdays)])
  }
}

const counted = (names: ReadonlyArray<string>): ReadonlyArray<readonly [string, number]> =>
  names.map((name, i) => [plain(name).replace(".", ""), i + 1] as const)
