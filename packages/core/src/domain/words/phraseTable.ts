/** Words and phrases looked up in a row of tokens: "coffee", "thank you note". The longest that stands there counts. */
import type { Token } from "./tokens.ts"

export interface PhraseTable<A> {
  readonly entries: ReadonlyMap<string, A>
  /** First words of the entries of several words; of most words in a line, none begins so. */
  readonly openings: ReadonlySet<string>
}

/** Later rows count where a phrase comes twice. */
export const phraseTable = <A>(rows: Iterable<readonly [string, A]>): PhraseTable<A> => {
  const entries = new Map<string, A>()
  const openings = new Set<string>()
  for (const [phrase, value] of rows) {
    entries.set(phrase, value)
    const space = phrase.indexOf(" ")
    if (space > 0) openings.add(phrase.slice(0, space))
  }
  return { entries, openings }
}

/** The longest entry that stands at a token, and the token after it. */
export const longestAt = <A>(
  { entries, openings }: PhraseTable<A>,
  tokens: ReadonlyArray<Token>,
  at: number
): readonly [A | undefined, number] => {
  const one = tokens[at]?.text
  if (one === undefined) return [undefined, at]
  let found = entries.get(one)
  let next = at + 1
  if (!openings.has(one)) return [found, next]
  let words = one
  for (let more = 1; more < longestEntry && at + more < tokens.length; more++) {
    words += ` ${tokens[at + more]!.text}`
    const longer = entries.get(words)
    if (longer !== undefined) {
      found = longer
      next = at + more + 1
    }
  }
  return [found, next]
}

const longestEntry = 4
