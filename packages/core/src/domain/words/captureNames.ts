/** Finds where a name ends in a captured line: by the contacts one has, or else by how names are written. */
import type { Word } from "./captureLine.ts"
import { isTitled } from "./isTitled.ts"

/** How many words, from the first, are a name. */
export interface NameGuess {
  readonly from: number
  readonly count: number
  /** A contact is called so. */
  readonly known: boolean
}

/**
 * The name in a run of words that nothing else was read from. The longest known one wins, wherever it begins
 * ("my mentor Luc"); if none is known, it is the words written as names are.
 *
 * `ends`: the run ended where something else was understood, so that all of it may be the name.
 */
export const nameIn = (
  run: ReadonlyArray<Word>,
  ends: boolean,
  determiner: (word: Word) => boolean,
  knows: (name: string) => number
): NameGuess | undefined => {
  for (let from = 0; from < run.length; from++) {
    for (let count = Math.min(run.length - from, longestName); count > 0; count--) {
      // "a" may begin the name of a contact, and mostly does not stand for one.
      if (count === 1 && run.length > 1 && determiner(run[from]!)) continue
      if (knows(nameOf(run.slice(from, from + count))) > 0) return { from, count, known: true }
    }
  }
  const from = firstOfName(run, determiner)
  const first = run[from]
  if (first === undefined) return undefined
  if (isTitled(first.bare)) return { from, count: titledCount(run.slice(from)), known: false }
  const left = run.length - from
  return { from, count: left <= 2 || (ends && left <= 3) ? left : 1, known: false }
}

const longestName = 5

/** What the words are called together. */
export const nameOf = (words: ReadonlyArray<Word>): string =>
  words.map(({ bare }, i) => (i === words.length - 1 ? bare.replace(/['’]s$/, "") : bare)).join(" ")

/** After "my", a name begins at the first capital. */
const firstOfName = (run: ReadonlyArray<Word>, determiner: (word: Word) => boolean): number => {
  if (run.length < 2 || isTitled(run[0]!.bare) || !determiner(run[0]!)) return 0
  const titled = run.findIndex((word, i) => i > 0 && isTitled(word.bare))
  return titled < 0 ? run.length : titled
}

const titledCount = (run: ReadonlyArray<Word>): number => {
  let count = 0
  for (let i = 0; i < run.length && i < longestName; i++) {
    if (isTitled(run[i]!.bare)) count = i + 1
    else if (!particles.has(run[i]!.plain)) break
  }
  return count
}

/** Small words inside names. */
const particles: ReadonlySet<string> = new Set(
  "al am ben bin binti d da dal de del della den der des di do dos du e el ibn la las le los ter van von y zu".split(
    " "
  )
)
