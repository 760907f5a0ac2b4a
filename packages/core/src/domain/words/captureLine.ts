/** A captured line cut into the words that were typed, each with its tokens, so that phrases end where words end. */
import { isTitled } from "./isTitled.ts"
import { plain } from "./plain.ts"
import { tokensOf } from "./tokens.ts"
import type { Token } from "./tokens.ts"

export interface Word {
  /** As typed. */
  readonly raw: string
  /** Without the punctuation around it: what a name or a text is made of. */
  readonly bare: string
  /** As `plain` has it, hyphens and apostrophes as spaces. */
  readonly plain: string
  /** Several words that the shell or its user kept together; they are understood together or not at all. */
  readonly quoted: boolean
  /** A comma, a colon or the end of a sentence comes after it. */
  readonly breaks: boolean
}

export interface Line {
  readonly words: ReadonlyArray<Word>
  readonly tokens: ReadonlyArray<Token>
  /** The first token of each word. */
  readonly starts: ReadonlyArray<number>
  /** The word that begins at a token, or where only a comma is left before it; undefined inside a word. */
  readonly wordAfter: (token: number) => number | undefined
}

export const lineOf = (pieces: ReadonlyArray<string>): Line => {
  const words: Array<Word> = []
  for (const piece of pieces) {
    const parts = piece.trim().split(/\s+/)
    if (pieces.length > 1 && parts.length > 1) words.push(wordOf(piece.trim(), true))
    else for (const part of parts) words.push(...split(part))
  }
  const tokens: Array<Token> = []
  const starts: Array<number> = []
  const wordByToken = new Map<number, number>()
  words.forEach((word, i) => {
    const mine = word.quoted ? [barrier] : tokensOf(word.bare)
    wordByToken.set(tokens.length, i)
    starts.push(tokens.length)
    tokens.push(...(mine.length === 0 ? [barrier] : mine))
    if (!word.breaks || !word.raw.includes(",")) return
    wordByToken.set(tokens.length, i + 1)
    tokens.push(comma)
  })
  wordByToken.set(tokens.length, words.length)
  return { words, tokens, starts, wordAfter: (token) => wordByToken.get(token) }
}

/** Stands for what no grammar reads, so that no phrase crosses it. */
const barrier: Token = { text: "", digits: false, glued: false }
const comma: Token = { text: ",", digits: false, glued: true }

/** In French an elided word is one of its own before a name: "d'Ana". */
const split = (part: string): ReadonlyArray<Word> => {
  if (part === "") return []
  const elided = /^[dl]['’]./.test(part) && isTitled(part.slice(2))
  return elided ? [wordOf(part.slice(0, 2), false), wordOf(part.slice(2), false)] : [wordOf(part, false)]
}

const wordOf = (raw: string, quoted: boolean): Word => {
  const bare = raw.replace(opening, "").replace(closing, "")
  const end = raw.slice(raw.lastIndexOf(bare) + bare.length)
  const spoken = plain(bare).replace(/['-]/g, " ")
  const stop = end.includes(".") && !abbreviated(spoken)
  return { raw, bare, plain: spoken, quoted, breaks: quoted || stop || /[,;:!?…]/.test(end) || bare === "" }
}

const opening = /^[([{"“«'‘]+/
const closing = /[)\]}"”»'’,;:.!?…]+$/

/** A full stop after these ends no sentence. */
const abbreviated = (word: string): boolean => word.length <= 1 || abbreviations.has(word)

const abbreviations: ReadonlySet<string> = new Set(
  (
    "jan feb mar apr jun jul aug sep sept oct nov dec janv fevr avr juill mon tue wed thu fri sat sun " +
    "lun mer jeu ven sam dim dr dre mr mrs ms st ste prof min sem mme me p.m a.m"
  ).split(" ")
)
