/** Reads single things in a captured line: a date, a length, a deed, and the small words that lead up to them. */
import type { Language } from "./calendarNames.ts"
import { captureEnglish } from "./captureEnglish.ts"
import { captureFrench } from "./captureFrench.ts"
import type { Line, Word } from "./captureLine.ts"
import type { CaptureWords, Deed } from "./captureWords.ts"
import { englishDates } from "./englishDates.ts"
import { frenchDates } from "./frenchDates.ts"
import { spanAt } from "./readSpan.ts"
import { longestAt, phraseTable } from "./phraseTable.ts"
import type { PhraseTable } from "./phraseTable.ts"
import { eachPhrase } from "./whenInWords.ts"
import type { When, WhenOptions } from "./whenPhrases.ts"

/** Something understood, up to the word `next`. */
interface Found<A> {
  readonly value: A
  readonly next: number
}

/** Readers of a line; each looks from a word on, and ends where a word ends. */
export interface Readers {
  /** The longest date or time. At the `tail` of a text only what names a particular day. */
  readonly when: (at: number, tail?: boolean) => Found<When> | undefined
  /** In minutes. */
  readonly length: (at: number) => Found<number> | undefined
  readonly deed: (at: number) => Found<Deed> | undefined
  /** The word after the small words at `at`, when something understood follows them: "had a" before "coffee". */
  readonly leadEnd: (at: number) => number | undefined
  /** Whether anything but a name or text begins here. */
  readonly understood: (at: number) => boolean
  readonly is: (list: WordList, word: Word | undefined) => boolean
  /** How many words from `at` stand before the text and say nothing of their own: "about". */
  readonly about: (at: number) => number
}

export const readersOf = (line: Line, options: WhenOptions, knows: (name: string) => number): Readers => {
  const { words, tokens, starts, wordAfter } = line
  const own = vocabularyFor(options.lang)

  /** A short weekday is believed in the user's language, where no name is expected. */
  const trusted = (word: Word, at: number): boolean =>
    at > 0 &&
    !own.has("with", words[at - 1]!.plain) &&
    own.shortWeekdays.has(word.plain.replace(".", "")) &&
    knows(word.bare) === 0

  const readWhenAt = (at: number, tail: boolean): Found<When> | undefined => {
    const start = starts[at]
    if (start === undefined || words[at]!.quoted) return undefined
    let best: Found<When> | undefined
    eachPhrase(tokens, start, options, ({ when, next, care, bareHour, span }) => {
      const end = wordAfter(next)
      if (end === undefined || care === "loose" || span || (best !== undefined && end <= best.next)) return
      if (tail && care === "vague") return
      if (care === "short" && end === at + 1 && (tail || !trusted(words[at]!, at))) return
      // In "at 3 companies" the figure counts something else.
      if (bareHour && end < words.length && !words[end - 1]!.breaks) return
      best = { value: when, next: end }
    })
    return best
  }

  const when = remembered((at: number) => readWhenAt(at, false))
  const length = remembered((at: number): Found<number> | undefined => {
    if (words[at] === undefined || words[at].quoted) return undefined
    const start = starts[own.has("during", words[at].plain) ? at + 1 : at]
    const found = start === undefined ? undefined : spanAt(tokens, start)
    const end = found === undefined ? undefined : wordAfter(found.next)
    return found?.span.unit !== "minutes" || end === undefined ? undefined : { value: found.span.amount, next: end }
  })
  const deed = remembered((at: number): Found<Deed> | undefined => {
    if (words[at] === undefined || words[at].quoted) return undefined
    const [value, next] = longestAt(own.deeds, tokens, starts[at]!)
    const end = value === undefined ? undefined : wordAfter(next)
    return value === undefined || end === undefined ? undefined : { value, next: end }
  })
  const says = (at: number): boolean => when(at) !== undefined || length(at) !== undefined || deed(at) !== undefined

  const leadEnd = (at: number): number | undefined => {
    let end = at
    while (
      end < words.length &&
      end - at < longestLead &&
      leads(words[end]!, own) &&
      !(end > at && words[end - 1]!.breaks)
    ) {
      end++
    }
    if (end === at || end >= words.length || words[end - 1]!.breaks || words[end]!.quoted) return undefined
    return says(end) || own.has("with", words[end]!.plain) ? end : undefined
  }

  return {
    when: (at, tail = false) => (tail ? readWhenAt(at, true) : when(at)),
    length,
    deed,
    leadEnd,
    understood: (at) =>
      words[at]?.quoted === false && (says(at) || own.has("with", words[at].plain) || leadEnd(at) !== undefined),
    is: (list, word) => word?.quoted === false && own.has(list, word.plain.trim()),
    about: (at) => {
      const [about, next] = starts[at] === undefined ? [undefined, 0] : longestAt(own.about, tokens, starts[at])
      return about === undefined ? 0 : (wordAfter(next) ?? at) - at
    }
  }
}

const longestLead = 6

const leads = (word: Word, own: Vocabulary): boolean =>
  !word.quoted &&
  word.plain !== "" &&
  (own.has("adjectives", word.plain) || word.plain.split(" ").every((part) => part === "" || own.has("glue", part)))

/** Neither a line nor a language nor the contacts change meanwhile, so that each need be asked for only once. */
export const remembered = <K, A>(read: (at: K) => A): ((at: K) => A) => {
  const known = new Map<K, A>()
  return (at) => {
    if (!known.has(at)) known.set(at, read(at))
    return known.get(at)!
  }
}

/** The words of both languages; where they differ, the user's own count. */
interface Vocabulary {
  readonly deeds: PhraseTable<Deed>
  readonly about: PhraseTable<true>
  readonly shortWeekdays: ReadonlyMap<string, number>
  readonly has: (list: WordList, word: string) => boolean
}

type WordList = "with" | "to" | "and" | "glue" | "adjectives" | "during" | "determiners"

const vocabularyFor = remembered((language: Language | undefined): Vocabulary => {
  const french = language === "fr"
  const [own, other] = french ? [captureFrench, captureEnglish] : [captureEnglish, captureFrench]
  return {
    deeds: phraseTable(rowsOf([...other.deeds, ...own.deeds])),
    about: phraseTable([...own.about, ...other.about].map((words) => [words, true])),
    shortWeekdays: (french ? frenchDates : englishDates).shortWeekdays,
    // "à" and "de" lead to a name in French only.
    has: (list, word) => own[list].has(word) || (list !== "to" && other[list].has(word))
  }
})

const rowsOf = (deeds: CaptureWords["deeds"]): ReadonlyArray<readonly [string, Deed]> => {
  const rows: Array<readonly [string, Deed]> = []
  for (const [deed, phrases] of deeds) for (const words of phrases) rows.push([words, deed])
  return rows
}
