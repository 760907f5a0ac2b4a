/**
 * The notation in which the grammars of `englishDates.ts` and `frenchDates.ts` list their phrases, and its matcher.
 *
 * `in|within {n} {unit}` · words are lower case and unaccented, `|` gives alternatives, `_` joins the words of one
 * alternative, `[…]` may be absent, `{slot}` is filled by a reader of `slots.ts`. Matching goes forward only: what is
 * optional is taken when it is there and never given back, so that no phrase costs more than one pass.
 */
import type { Token } from "./tokens.ts"

/** Reads one slot at a token, adds what it found to `filled`, and returns the token after it; -1 when it is not there. */
export type SlotReader<Filled> = (tokens: ReadonlyArray<Token>, at: number, filled: Filled) => number

export type Pattern<Filled> = ReadonlyArray<Part<Filled>>

type Part<Filled> =
  | { readonly words: ReadonlyArray<ReadonlyArray<string>> }
  | { readonly slot: SlotReader<Filled> }
  | { readonly maybe: Pattern<Filled> }

/** Compiles a pattern. Throws on a slot that has no reader: the grammars are ours, so that is a mistake of ours. */
export const pattern = <Filled>(
  notation: string,
  slots: Readonly<Record<string, SlotReader<Filled>>>
): Pattern<Filled> => {
  const open: Array<Array<Part<Filled>>> = [[]]
  for (const piece of notation.match(/\[|\]|\{\w+\}|[^\s[\]]+/g) ?? []) {
    const parts = open.at(-1)!
    if (piece === "[") open.push([])
    else if (piece === "]") {
      open.pop()
      open.at(-1)!.push({ maybe: parts })
    } else if (piece.startsWith("{")) {
      const slot = slots[piece.slice(1, -1)]
      if (slot === undefined) throw new Error(`No slot ${piece} in "${notation}"`)
      parts.push({ slot })
    } else parts.push({ words: piece.split("|").map((choice) => choice.split("_")) })
  }
  return open[0]!
}

/** The token after the pattern when it stands at `at`, or -1. `filled` is then what its slots hold. */
export const matchAt = <Filled>(
  pattern: Pattern<Filled>,
  tokens: ReadonlyArray<Token>,
  at: number,
  filled: Filled
): number => {
  let next = at
  for (const part of pattern) {
    if ("maybe" in part) {
      const after = matchAt(part.maybe, tokens, next, filled)
      if (after >= 0) next = after
      continue
    }
    next = "slot" in part ? part.slot(tokens, next, filled) : wordsAt(part.words, tokens, next)
    if (next < 0) return -1
  }
  return next
}

const wordsAt = (choices: ReadonlyArray<ReadonlyArray<string>>, tokens: ReadonlyArray<Token>, at: number): number => {
  for (const words of choices) if (startsAt(words, tokens, at)) return at + words.length
  return -1
}

/** Whether these words stand at `at`, one after the other. */
export const startsAt = (words: ReadonlyArray<string>, tokens: ReadonlyArray<Token>, at: number): boolean => {
  for (let i = 0; i < words.length; i++) if (tokens[at + i]?.text !== words[i]) return false
  return true
}
