/** Which of a few things somebody means by what they typed: a whole title before words of it, titles before ids. */
import { plain } from "./plain.ts"

/** The best ones there are, all equally good; none, one, or a choice to be made. */
export const bestMatches = <A extends { readonly id: string }>(
  typed: string,
  things: ReadonlyArray<A>,
  titleOf: (thing: A) => string
): ReadonlyArray<A> => {
  const wanted = plain(typed)
  const words = wordsIn(wanted)
  if (words.length === 0) return []
  const named = things.filter(({ id }) => id === typed.trim())
  if (named.length > 0) return named
  const whole = things.filter((thing) => plain(titleOf(thing)) === wanted)
  if (whole.length > 0) return whole
  const byId = things.filter(({ id }) => id.startsWith(typed.trim()))
  if (byId.length > 0) return byId
  return things.filter((thing) => {
    const own = wordsIn(plain(titleOf(thing)))
    return words.every((word) => own.some((other) => other.startsWith(word)))
  })
}

const wordsIn = (text: string): ReadonlyArray<string> => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
