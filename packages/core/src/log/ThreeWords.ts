/** What two screens show during pairing: three words, 33 bits, which are the same only if nobody stands between. */
import * as Effect from "effect/Effect"
import { shownWord, type WordLanguage, wordList, WORDS } from "./WordList.ts"

/** The first 33 bits of a hash, eleven a word, in the words of the inviter's language. */
export const threeWords = Effect.fnUntraced(function* (language: WordLanguage, hash: Uint8Array) {
  const words = yield* wordList(language)
  const view = new DataView(hash.buffer, hash.byteOffset)
  const bits = view.getBigUint64(0) >> 31n
  const at = (word: bigint): string => shownWord(words[Number((bits >> (11n * (2n - word))) % BigInt(WORDS))]!)
  return [at(0n), at(1n), at(2n)] as const
})
