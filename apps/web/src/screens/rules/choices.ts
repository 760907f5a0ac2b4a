/** What a rule's fields choose from, in words. */
import { entityWords } from "@kith/core/domain/words/entityWords"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { rulePartWords } from "@kith/core/domain/words/rulePartWords"
import type { Language } from "@kith/core/domain/words/calendarNames"

/** For fields that list their choices. */
export const listed = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, said]) => ({ value, said }))

/** For choices that can all be seen. */
export const pressed = <V extends string>(words: Readonly<Record<V, string>>) =>
  (Object.entries(words) as unknown as ReadonlyArray<readonly [V, string]>).map(([id, said]) => ({ id, said }))

/** With one more for where nothing is recorded. */
export const orNothing = <V extends string>(words: Readonly<Record<V, string>>, lang: Language) =>
  pressed<V | "none">({ ...words, none: rulePartWords[lang].nothingNoted })

export const wordsOf = (lang: Language) => ({ ...recordWords[lang], ...rulePartWords[lang], ...entityWordsOf(lang) })

const entityWordsOf = (lang: Language) => {
  const { directions, gatheringStates } = entityWords[lang]
  return { directions, gatheringStates }
}
