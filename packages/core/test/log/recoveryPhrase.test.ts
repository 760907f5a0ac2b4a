/** The twelve words as people write them down and type them again. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import fc from "fast-check"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { inspect } from "node:util"
import { beforeAll, describe, expect, it } from "vitest"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { Ciphers } from "../../src/log/Ciphers.ts"
import { Primitives } from "../../src/log/Primitives.ts"
import {
  type ChecksumFails,
  newPhrase,
  type PhraseError,
  phraseKeys,
  phraseOf,
  readPhrase,
  type UnknownWord
} from "../../src/log/RecoveryPhrase.ts"
import { bareWord, lettersApart, shownWord, wordList } from "../../src/log/WordList.ts"
import { primitivesFrom, type Runtime } from "./Workspace.ts"

const run = <A, E>(effect: Effect.Effect<A, E, Runtime>, word = "phrase"): Promise<A> =>
  Effect.runPromise(
    effect.pipe(Effect.provideService(Ciphers, nodeCiphers), Effect.provideService(Primitives, primitivesFrom(word)))
  )
const read = async (text: string) => Redacted.value((await run(readPhrase(text))).entropy)
const refused = async (text: string): Promise<PhraseError> => run(Effect.flip(readPhrase(text)))

const languages = ["en", "fr"] as const
const entropies = fc.tuple(fc.constantFrom(...languages), fc.uint8Array({ minLength: 16, maxLength: 16 }))
let lists: Record<"en" | "fr", ReadonlyArray<string>>
beforeAll(async () => {
  lists = { en: await run(wordList("en")), fr: await run(wordList("fr")) }
})

const phraseText = async (language: "en" | "fr", entropy: Uint8Array): Promise<string> =>
  Redacted.value((await run(phraseOf(language, entropy))).words)

describe("a phrase", () => {
  it("is read as it is shown, in either language", async () => {
    await fc.assert(
      fc.asyncProperty(entropies, async ([language, entropy]) => {
        expect(await read(await phraseText(language, entropy))).toEqual(entropy)
      }),
      propertyRuns(60)
    )
  })

  it("is read without accents, in capitals, numbered, in any spacing, decomposed, and by first letters", async () => {
    const spellings: ReadonlyArray<(words: ReadonlyArray<string>) => string> = [
      (words) => words.map(bareWord).join(" "),
      (words) => words.join(" ").toUpperCase(),
      (words) => words.map((word, index) => `${index + 1}. ${word}`).join("\n"),
      (words) => `  ${words.join(" \t ")},\r\n`,
      (words) => words.join(" ").normalize("NFD"),
      (words) => words.join(" ").normalize("NFKC"),
      (words) => words.map((word) => bareWord(word).slice(0, 4)).join(" "),
      (words) => words.map((word) => bareWord(word).slice(0, 5)).join("-")
    ]
    await fc.assert(
      fc.asyncProperty(entropies, fc.constantFrom(...spellings), async ([language, entropy], spell) => {
        expect(await read(spell((await phraseText(language, entropy)).split(" ")))).toEqual(entropy)
      }),
      propertyRuns(80)
    )
  })

  it("is in the language that it was made in", async () => {
    for (const language of languages) {
      const phrase = await run(newPhrase(language))
      expect((await run(readPhrase(Redacted.value(phrase.words)))).language).toBe(language)
    }
  })

  it("gives the same keys each time, and others than any other phrase", async () => {
    const phrase = await run(newPhrase("fr"))
    const keys = await run(phraseKeys(phrase))
    const again = await run(phraseKeys(await run(readPhrase(Redacted.value(phrase.words)))))
    expect(again).toEqual(keys)
    const other = await run(phraseKeys(await run(newPhrase("fr"), "other")))
    expect(other.signing.publicKey).not.toEqual(keys.signing.publicKey)
    expect(keys.signing.privateKey).not.toEqual(keys.receiving.privateKey)
  })

  it("reads the vectors that BIP-39 publishes", async () => {
    expect(await read(`${"abandon ".repeat(11)}about`)).toEqual(new Uint8Array(16))
    expect(await read(`${"zoo ".repeat(11)}wrong`)).toEqual(new Uint8Array(16).fill(0xff))
    expect(await read("legal winner thank year wave sausage worth useful legal winner thank yellow")).toEqual(
      new Uint8Array(16).fill(0x7f)
    )
  })
})

describe("a slip", () => {
  const right = "legal winner thank year wave sausage worth useful legal winner thank yellow"

  it("is a wrong number of words, which is told", async () => {
    expect((await refused("legal winner")).reason).toMatchObject({ _tag: "WordCount", count: 2 })
    expect((await refused("")).reason).toMatchObject({ _tag: "WordCount", count: 0 })
    expect((await refused(`${right} ${right}`)).reason).toMatchObject({ _tag: "WordCount", count: 24 })
  })

  it("is an unknown word, whose place and neighbours are told", async () => {
    const { reason } = await refused(right.replace("sausage", "sausgae"))
    expect(reason).toMatchObject({ _tag: "UnknownWord", position: 6, language: "en" })
    expect(Redacted.value((reason as UnknownWord).nearest)[0]).toBe("sausage")
  })

  it("is an unknown word of a French phrase, told in French with its accents", async () => {
    const text = await phraseText("fr", new Uint8Array(16))
    expect(text.split(" ")[11]).toBe("abeille")
    const { reason } = await refused(text.replace("abeille", "abielle"))
    expect(reason).toMatchObject({ _tag: "UnknownWord", position: 12, language: "fr" })
    expect(Redacted.value((reason as UnknownWord).nearest)[0]).toBe("abeille")
  })

  it("is a neighbour of the right word, which is among the candidates", async () => {
    await fc.assert(
      fc.asyncProperty(entropies, fc.nat(11), fc.nat(2047), async ([language, entropy], at, from) => {
        const words = (await phraseText(language, entropy)).split(" ")
        const list = lists[language].map(shownWord)
        const near = [...list.slice(from), ...list.slice(0, from)].find(
          (word) => word !== words[at] && lettersApart(bareWord(word), bareWord(words[at]!), 1) === 1
        )
        fc.pre(near !== undefined)
        const text = words.with(at, near).join(" ")
        const result = await run(Effect.result(readPhrase(text)))
        // One in sixteen has a checksum that holds by chance: then the chain says that it is another phrase.
        if (result._tag === "Success") return
        const { reason } = result.failure
        expect(reason._tag).toBe("ChecksumFails")
        expect(Redacted.value((reason as ChecksumFails).replaced)).toContainEqual({ position: at + 1, word: words[at] })
      }),
      propertyRuns(25)
    )
  })

  it("is two neighbours exchanged, whose place is told", async () => {
    const { reason } = await refused("winner legal thank year wave sausage worth useful legal winner thank yellow")
    expect(reason).toMatchObject({ _tag: "ChecksumFails", language: "en" })
    expect((reason as ChecksumFails).exchanged).toContain(1)
  })

  it("shows no word in any message, log or inspection", async () => {
    const phrase = await run(newPhrase("en"))
    const words = Redacted.value(phrase.words).split(" ")
    const slips = [words.slice(1).join(" "), words.with(3, `${words[3]!}qq`).join(" "), words.toReversed().join(" ")]
    const shown = [inspect(phrase, { depth: 9 }), JSON.stringify(phrase)]
    for (const slip of slips) {
      const result = await run(Effect.result(readPhrase(slip)))
      if (result._tag === "Failure") {
        shown.push(inspect(result.failure, { depth: 9 }), JSON.stringify(result.failure), String(result.failure))
      }
    }
    expect(shown.length).toBeGreaterThan(6)
    // The names of the classes and files are words as well.
    for (const word of words.filter((one) => one.length > 5)) {
      for (const text of shown) expect(text.replace(/\n\s+at .*/g, "")).not.toContain(word)
    }
  })
})

describe("the lists", () => {
  it("have words that four letters name, whatever the accents", () => {
    for (const language of languages) {
      const bare = lists[language].map(bareWord)
      expect(bare).toHaveLength(2048)
      expect(new Set(bare.map((word) => word.slice(0, 4))).size).toBe(2048)
      expect(bare.every((word) => /^[a-z]{3,8}$/.test(word))).toBe(true)
    }
  })

  it.each([
    ["kitten", "kitten", 0],
    ["kitten", "kiten", 1],
    ["kitten", "ktitne", 2],
    ["ab", "ba", 1],
    ["", "abc", 3],
    ["abc", "xyz", 3],
    ["abcd", "wxyz", 4]
  ])("%s and %s are %i letters apart", (a, b, apart) => {
    expect(lettersApart(a, b, 3)).toBe(apart)
    expect(lettersApart(b, a, 3)).toBe(apart)
  })
})
