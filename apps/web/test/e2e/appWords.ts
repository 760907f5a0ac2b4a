/** The sentences that are in one language only, from all words of the app and the core: what must not be read in the other. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import type { Language } from "@kith/core/domain/words/calendarNames"

/** Files that hold sentences, in one place or another in both languages. */
const PLACES = [
  ["../../src", /Words\.ts$/],
  ["../../../../packages/core/src/domain", /(?:Words\.ts$|^library\/)/]
] as const

/** A sentence in both languages, and where it stands: `dataWords.backup`. */
export interface InBoth {
  readonly where: string
  readonly en: string
  readonly fr: string
}

/** Everything that is written in both languages. Sentences with parts come with a mark instead of each, and for several numbers. */
export const allWords = async (): Promise<ReadonlyArray<InBoth>> => {
  const all: Array<InBoth> = []
  for (const [place, isOne] of PLACES) {
    const folder = fileURLToPath(new URL(place, import.meta.url))
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && isOne.test(file)
    )
    for (const file of files) {
      const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)
      find(module, file, all)
    }
  }
  return all
}

/** Objects within objects, until one has both languages. */
const find = (value: unknown, where: string, into: Array<InBoth>): void => {
  if (typeof value !== "object" || value === null) return
  if ("en" in value && "fr" in value) return pair(value.en, value.fr, where, into)
  for (const [name, each] of Object.entries(value)) find(each, `${where}.${name}`, into)
}

const pair = (en: unknown, fr: unknown, where: string, into: Array<InBoth>): void => {
  if (typeof en === "string" && typeof fr === "string") into.push({ where, en, fr })
  else if (typeof en === "function" && typeof fr === "function") {
    for (const given of GIVEN) pair(said(en as Said, given), said(fr as Said, given), where, into)
  } else if (typeof en === "object" && en !== null && typeof fr === "object" && fr !== null) {
    for (const [name, each] of Object.entries(en)) {
      pair(each, (fr as Readonly<Record<string, unknown>>)[name], `${where}.${name}`, into)
    }
  }
}

/** What stands where a sentence is given a name or a number. */
const MARK = "\u2063"
const GIVEN: ReadonlyArray<unknown> = [MARK, 0, 1, 2, [MARK, MARK]]

type Said = (...given: ReadonlyArray<unknown>) => unknown

/** Not every sentence takes everything. */
const said = (words: Said, given: unknown): unknown => {
  try {
    return words(...Array.from({ length: words.length }, () => given))
  } catch {
    return undefined
  }
}

export interface OwnWords {
  /** Whole texts: a label, a button, a sentence. */
  readonly texts: ReadonlySet<string>
  /** Parts of sentences that have something put in, or longer texts: foreign wherever they stand. */
  readonly parts: ReadonlyArray<string>
}

/** Words that nobody takes for the language alone: "Questions" is both. */
export const wordsOf = async (): Promise<Readonly<Record<Language, OwnWords>>> => {
  const all = await allWords()
  const en = new Set(all.map((each) => squeezed(each.en)))
  const fr = new Set(all.map((each) => squeezed(each.fr)))
  return { en: own(en, fr), fr: own(fr, en) }
}

/** French forms of address have no other name in English. */
const IN_BOTH: ReadonlySet<string> = new Set(["tu", "vous"])

const own = (here: ReadonlySet<string>, there: ReadonlySet<string>): OwnWords => {
  const plain = [...here].filter((text) => /\p{L}{2}/u.test(text))
  const foreign = [...there].join("\n")
  const parts = plain
    .flatMap((text) => text.split(MARK))
    .map(squeezed)
    .filter((part) => part.split(" ").length >= 3 && part.length > 12 && !foreign.includes(part))
  return {
    texts: new Set(plain.filter((text) => !text.includes(MARK) && !there.has(text) && !IN_BOTH.has(text))),
    parts: [...new Set(parts)]
  }
}

/** White space of every kind as one blank, as pages are compared. */
const squeezed = (text: string): string => text.replaceAll(/\s+/gu, " ").trim()

/** Those words of another language that these texts of a page hold. */
export const foreignIn = ({ texts, parts }: OwnWords, page: ReadonlyArray<string>): ReadonlyArray<string> => {
  const all = page.map(squeezed)
  const joined = all.join("\n")
  return [...all.filter((text) => texts.has(text)), ...parts.filter((part) => joined.includes(part))]
}
