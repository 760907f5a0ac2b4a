/** The two word lists of BIP-39 that Kith speaks, each of 2,048 words; loaded when first asked for. */
import * as Effect from "effect/Effect"

export type WordLanguage = "en" | "fr"

export const WORDS = 2048

export const wordList = (language: WordLanguage): Effect.Effect<ReadonlyArray<string>> =>
  Effect.promise(async () => {
    const { wordlist } =
      language === "en"
        ? await import("@scure/bip39/wordlists/english.js")
        : await import("@scure/bip39/wordlists/french.js")
    return wordlist
  })

/** Without accents and in lower case: how words are compared. */
export const bareWord = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

/** As people read it: the lists keep accents apart from their letters. */
export const shownWord = (word: string): string => word.normalize("NFC")

/**
 * How many letters apart two bare words are, two exchanged neighbours being one (optimal string alignment); `limit + 1`
 * for any more than `limit`.
 */
export const lettersApart = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: ReadonlyArray<number> = []
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1))
      const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (exchanged) cost = Math.min(cost, before[column - 2]! + 1)
      line.push(cost)
    }
    before = above
    above = line
  }
  return Math.min(above[b.length]!, limit + 1)
}
