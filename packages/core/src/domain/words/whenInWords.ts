/**
 * Reads days and times as people type them, in English and French: "mardi prochain à 9h30", "in 3 weeks", "2 Mar".
 * For the command line, the capture field, and whatever asks for a date. It understands a phrase wholly or not at all.
 */
import type { Language } from "./calendarNames.ts"
import { englishDates } from "./englishDates.ts"
import { frenchDates } from "./frenchDates.ts"
import type { ReadyGrammar } from "./grammar.ts"
import { tokensOf } from "./tokens.ts"
import type { Token } from "./tokens.ts"
import { eachPhraseIn } from "./whenPhrases.ts"
import type { Phrase, When, WhenOptions } from "./whenPhrases.ts"

/**
 * The day and time that a phrase names, or undefined when any of it was not understood: never a guess from a half.
 *
 * - A weekday alone is never today. "next Tuesday" is next week's, "mardi prochain" the first to come.
 * - "next week" and "next month" begin on their first day; "end of the week" is its Friday.
 * - 2/3 is not read, since it is two dates; 25/3 is.
 * - Hours are on the 24-hour clock, except that "at 3" and "3:30" are in the afternoon, where people meet.
 *
 * @example
 * ```ts
 * import { dayOf } from "@kith/core/domain/calendar/CivilDay"
 * import { readWhen } from "@kith/core/domain/words/whenInWords"
 *
 * const now = { today: dayOf("2026-03-03")!, minute: 540, prefer: "past" } as const
 * readWhen("hier 15 h", now) // { day: dayOf("2026-03-02"), minute: 900 }
 * readWhen("2/3", now) // undefined
 * ```
 */
export const readWhen = (text: string, options: WhenOptions): When | undefined => {
  if (text.length > longestPhrase) return undefined
  const tokens = tokensOf(text)
  const [own, other] = grammarsFor(options.lang)
  // Most phrases are in the user's own language, and need the other's tables not even indexed.
  return wholly(tokens, options, [own]) ?? wholly(tokens, options, [own, other])
}

const wholly = (
  tokens: ReadonlyArray<Token>,
  options: WhenOptions,
  grammars: ReadonlyArray<ReadyGrammar>
): When | undefined => {
  let found: When | undefined
  eachPhraseIn(grammars, tokens, 0, options, (phrase) => {
    if (phrase.next === tokens.length) found ??= phrase.when
  })
  return found
}

/** Longer than any phrase for a date; keeps a pasted page from being parsed as one. */
const longestPhrase = 100

/** Calls `found` with every phrase that begins at a token, the user's language first. For quick capture. */
export const eachPhrase = (
  tokens: ReadonlyArray<Token>,
  at: number,
  options: WhenOptions,
  found: (phrase: Phrase) => void
): void => eachPhraseIn(grammarsFor(options.lang), tokens, at, options, found)

/** Both languages' grammars, the user's first. */
const grammarsFor = (language: Language = "en"): readonly [ReadyGrammar, ReadyGrammar] =>
  language === "fr" ? [frenchDates, englishDates] : [englishDates, frenchDates]
