/**
 * The recovery phrase: twelve words (BIP-39) that stand for 128 random bits, and the two key pairs made from them. It signs
 * membership entries and opens what was wrapped to it, for whoever has lost every device. Words never appear in errors or
 * logs in clear: what holds them is `Redacted`.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { utf8 } from "./Bytes.ts"
import { hkdfSha256 } from "./Hkdf.ts"
import { type DevicePairs, keyPair } from "./NewDevice.ts"
import { Primitives } from "./Primitives.ts"
import { bareWord, lettersApart, shownWord, type WordLanguage, wordList } from "./WordList.ts"

const PHRASE_WORDS = 12
const PHRASE_ENTROPY_BYTES = 16
/** So many letters name a word of either list, unless it is shorter. */
const NAMING_LETTERS = 4

const SALT = utf8("kith/recovery/1")
const SIGN = utf8("kith/recovery/sign/1")
const RECEIVE = utf8("kith/recovery/receive/1")

/** A word in its place, the first being 1. */
export interface PlacedWord {
  readonly position: number
  readonly word: string
}

/** Not the number of words that a phrase has. */
class WordCount extends Schema.TaggedError<WordCount>()("WordCount", { count: Schema.Int }) {}

/** A word that is in neither list, with the nearest of the phrase's language, nearest first. */
export class UnknownWord extends Schema.TaggedError<UnknownWord>()("UnknownWord", {
  position: Schema.Int,
  language: Schema.Literals(["en", "fr"]),
  nearest: Schema.Redacted(Schema.Array(Schema.String))
}) {}

/** All words are known, and yet two are exchanged or one is wrong: what would make it right, if it is a slip. */
export class ChecksumFails extends Schema.TaggedError<ChecksumFails>()("ChecksumFails", {
  language: Schema.Literals(["en", "fr"]),
  /** One word a letter away from the one that was written. */
  replaced: Schema.Redacted(Schema.Array(Schema.Struct({ position: Schema.Int, word: Schema.String }))),
  /** The first of two neighbours that may have been exchanged. */
  exchanged: Schema.Array(Schema.Int)
}) {}

export class PhraseError extends Schema.TaggedError<PhraseError>()("PhraseError", {
  reason: Schema.Union([WordCount, UnknownWord, ChecksumFails])
}) {
  override get message(): string {
    return this.reason._tag
  }
}

export interface RecoveryPhrase {
  readonly language: WordLanguage
  /** As people write it: composed letters, one space between words. */
  readonly words: Redacted.Redacted
  readonly entropy: Redacted.Redacted<Uint8Array>
}

export const newPhrase = Effect.fn("RecoveryPhrase.newPhrase")(function* (language: WordLanguage) {
  const { random } = yield* Primitives
  return yield* phraseOf(language, random(PHRASE_ENTROPY_BYTES))
})

export const phraseOf = Effect.fnUntraced(function* (language: WordLanguage, entropy: Uint8Array) {
  const words = yield* wordList(language)
  const { entropyToMnemonic } = yield* bip39
  const text = shownWord(entropyToMnemonic(entropy, words as Array<string>))
  return { language, words: Redacted.make(text), entropy: Redacted.make(entropy) } satisfies RecoveryPhrase
})

/** Ed25519 and X25519, each private key HKDF-SHA-256 of the entropy, with "kith/recovery/1" as salt. */
export const phraseKeys = Effect.fnUntraced(function* ({ entropy }: Pick<RecoveryPhrase, "entropy">) {
  const { sha256 } = yield* Primitives
  const secret = Redacted.value(entropy)
  return {
    signing: yield* keyPair("ed25519", hkdfSha256(sha256, secret, SALT, SIGN)),
    receiving: yield* keyPair("x25519", hkdfSha256(sha256, secret, SALT, RECEIVE))
  } satisfies DevicePairs
})

/**
 * A phrase as somebody typed it: accents, case, numbering and spacing do not matter, and the first four letters of a word are
 * enough. Four bits of checksum let one slip in sixteen through; the chain's recovery key finds that one out.
 */
export const readPhrase = Effect.fn("RecoveryPhrase.readPhrase")(function* (text: string) {
  const typed = text
    .normalize("NFKD")
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== "")
    .map(bareWord)
  if (typed.length !== PHRASE_WORDS) {
    return yield* new PhraseError({ reason: new WordCount({ count: typed.length }) })
  }
  const readings: Array<Reading> = []
  for (const language of ["en", "fr"] as const) readings.push(readingOf(language, yield* wordList(language), typed))
  const known = Math.max(...readings.map((reading) => knownIn(reading)))
  const likely = readings.filter((reading) => knownIn(reading) === known)
  for (const reading of likely) {
    const entropy = yield* entropyOf(reading.words, reading.indexes)
    if (entropy !== undefined) return yield* phraseOf(reading.language, entropy)
  }
  const [first] = likely
  const unknown = first!.indexes.indexOf(-1)
  return yield* new PhraseError({
    reason: unknown >= 0 ? unknownWord(first!, typed[unknown]!, unknown) : yield* checksumFails(first!)
  })
})

interface Reading {
  readonly language: WordLanguage
  readonly words: ReadonlyArray<string>
  /** The list without accents. */
  readonly bare: ReadonlyArray<string>
  /** Of each typed word; -1 for one that is not in the list. */
  readonly indexes: ReadonlyArray<number>
}

const readingOf = (language: WordLanguage, words: ReadonlyArray<string>, typed: ReadonlyArray<string>): Reading => {
  const bare = words.map(bareWord)
  const whole = new Map(bare.map((word, index) => [word, index]))
  const indexes = typed.map((word) => whole.get(word) ?? byFirstLetters(bare, word))
  return { language, words, bare, indexes }
}

const byFirstLetters = (bare: ReadonlyArray<string>, typed: string): number => {
  if (typed.length < NAMING_LETTERS) return -1
  const first = bare.findIndex((word) => word.startsWith(typed))
  return first >= 0 && bare.findLastIndex((word) => word.startsWith(typed)) === first ? first : -1
}

const knownIn = ({ indexes }: Reading): number => indexes.filter((index) => index >= 0).length

const entropyOf = Effect.fnUntraced(function* (words: ReadonlyArray<string>, indexes: ReadonlyArray<number>) {
  if (indexes.includes(-1)) return undefined
  const { mnemonicToEntropy } = yield* bip39
  try {
    const text = indexes.map((index) => words[index]!).join(" ")
    return new Uint8Array(mnemonicToEntropy(text, words as Array<string>))
  } catch {
    // Its message is of no use to anybody, and quotes nothing.
    return undefined
  }
})

const FAR = 3

const unknownWord = ({ language, words, bare }: Reading, typed: string, at: number): UnknownWord => {
  const distances = bare.map((word) => lettersApart(typed, word, FAR))
  const nearest = [...bare.keys()]
    .filter((index) => distances[index]! <= FAR)
    .sort((a, b) => distances[a]! - distances[b]! || a - b)
    .slice(0, 3)
    .map((index) => shownWord(words[index]!))
  return new UnknownWord({ position: at + 1, language, nearest: Redacted.make(nearest) })
}

const checksumFails = Effect.fnUntraced(function* ({ language, words, bare, indexes }: Reading) {
  const replaced: Array<PlacedWord> = []
  const exchanged: Array<number> = []
  for (const [at, index] of indexes.entries()) {
    for (const [other, word] of bare.entries()) {
      if (other === index || lettersApart(bare[index]!, word, 1) > 1) continue
      if ((yield* entropyOf(words, indexes.with(at, other))) === undefined) continue
      replaced.push({ position: at + 1, word: shownWord(words[other]!) })
    }
    const next = indexes[at + 1]
    if (next === undefined || next === index) continue
    const swapped = indexes.with(at, next).with(at + 1, index)
    if ((yield* entropyOf(words, swapped)) !== undefined) exchanged.push(at + 1)
  }
  return new ChecksumFails({ language, replaced: Redacted.make(replaced), exchanged })
})

const bip39 = Effect.promise(() => import("@scure/bip39"))
