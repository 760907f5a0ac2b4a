/** Whom a captured line is about: where a name may stand, and what may stand beside it. */
import type { Draft, Step } from "./captureDraft.ts"
import { leave, take } from "./captureDraft.ts"
import { isJoint } from "./captureHead.ts"
import type { NameGuess } from "./captureNames.ts"
import { nameIn, nameOf } from "./captureNames.ts"
import { isTitled } from "./isTitled.ts"

/** A name where one must be: after "with", and at the front of a shell's words. */
export const takeExpectedName = (draft: Draft, at: number, after: Step["after"]): Step | undefined => {
  if (draft.said.who !== undefined) return undefined
  if (after !== "with" && !(after === "start" && draft.shell && !startsOtherwise(draft, at))) return undefined
  const run = runFrom(draft, at)
  const guess = guessIn(draft, at, run)
  const said = draft.read.when(at) ?? draft.read.length(at)
  return guess === undefined || (said !== undefined && !guess.known) ? undefined : takeGuess(draft, at, guess)
}

/** Whether a shell's words begin with what was done, or when, rather than with whom: `met ana`, `coffee with ana`. */
const startsOtherwise = (draft: Draft, at: number): boolean => {
  const { line, read, knows } = draft
  const found = read.deed(at) ?? read.when(at) ?? read.length(at)
  if (found === undefined) return false
  if (knows(line.words[at]!.bare) === 0) return true
  const next = line.words[found.next]
  return next !== undefined && !next.quoted && (isJoint(draft, found.next, "noun") || !read.understood(found.next))
}

/** A name that nothing announces: at the front of a line, after a verb, or one that is known. */
export const takeName = (draft: Draft, at: number, after: Step["after"]): Step | undefined => {
  if (draft.said.who !== undefined) return undefined
  const { line, read, options } = draft
  const run = runFrom(draft, at)
  const guess = guessIn(draft, at, run)
  const first = guess === undefined ? undefined : line.words[at + guess.from]
  if (after === "start" && guess?.known !== true && namedLater(draft, run.end)) return leave(run.end)
  if (guess === undefined || first === undefined) return undefined
  const titled = isTitled(first.bare)
  // What is known by two letters may be any small word of a text.
  const clear = guess.known && (titled || (guess.from === 0 && (guess.count > 1 || first.plain.length > 2)))
  const takes =
    after === "start"
      ? guess.known || titled || guess.count === run.end - at
      : clear || after === "verb" || (titled && (after === "noun" || options.knows === undefined))
  return takes && !(after !== "start" && read.is("determiners", first)) ? takeGuess(draft, at, guess) : undefined
}

const guessIn = ({ line, read, knows }: Draft, at: number, { end, ends }: Run): NameGuess | undefined =>
  nameIn(line.words.slice(at, end), ends, (word) => read.is("determiners", word), knows)

/** Words that are before the name in its run stay text. */
const takeGuess = (draft: Draft, at: number, { from, count }: NameGuess): Step => {
  const start = at + from
  draft.said = { ...draft.said, who: nameOf(draft.line.words.slice(start, start + count)) }
  take(draft, start, start + count, "who")
  return leave(companyEnd(draft, start + count))
}

/** "and Luc", after a name: others, who stay in the text without beginning it. */
const companyEnd = (draft: Draft, at: number): number => {
  const { line, read } = draft
  const and = line.words[at]
  const first = line.words[at + 1]
  if (first === undefined || !read.is("and", and) || and?.breaks === true || line.words[at - 1]!.breaks) return at
  const guess = guessIn(draft, at + 1, runFrom(draft, at + 1))
  if (guess === undefined || guess.from > 0 || !(guess.known || isTitled(first.bare))) return at
  return companyEnd(draft, at + 1 + guess.count)
}

const namedLater = (draft: Draft, from: number): boolean => {
  const { line, read } = draft
  return line.words.some((word, i) => i >= from && read.is("with", word) && isJoint(draft, i, "rest"))
}

interface Run {
  readonly end: number
  /** Something else follows that is understood, or a comma. */
  readonly ends: boolean
}

/** The words from `at` on in which nothing else is understood; the first is taken as it is. */
const runFrom = ({ line, read }: Draft, at: number): Run => {
  const { words } = line
  for (let end = at; end < words.length && end - at < longestRun; end++) {
    if (end > at && (words[end]!.quoted || read.understood(end) || read.is("and", words[end])))
      return { end, ends: true }
    if (words[end]!.breaks) return { end: end + 1, ends: true }
  }
  return { end: Math.min(at + longestRun, words.length), ends: false }
}

const longestRun = 6
