/** The sentences of the app that are in one language only, from its words files: what must not be read in the other. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import type { Language } from "@kith/core/domain/words/calendarNames"

const src = fileURLToPath(new URL("../../src", import.meta.url))

export interface OwnWords {
  /** Whole texts: a label, a button, a sentence. */
  readonly texts: ReadonlySet<string>
  /** Parts of sentences that have something put in, or longer texts: foreign wherever they stand. */
  readonly parts: ReadonlyArray<string>
}

/** Words that nobody takes for the language alone: "Questions" is both. */
export const wordsOf = async (): Promise<Readonly<Record<Language, OwnWords>>> => {
  const all = { en: new Set<string>(), fr: new Set<string>() }
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("Words.ts"))
  for (const file of files) {
    const module = (await import(/* @vite-ignore */ pathToFileURL(join(src, file)).href)) as Record<string, unknown>
    for (const words of Object.values(module)) {
      if (!isInBoth(words)) continue
      collect(words.en, all.en)
      collect(words.fr, all.fr)
    }
  }
  return { en: own(all.en, all.fr), fr: own(all.fr, all.en) }
}

const isInBoth = (words: unknown): words is Readonly<Record<Language, unknown>> =>
  typeof words === "object" && words !== null && "en" in words && "fr" in words

/** What a sentence is given instead of a name or a number. */
const GIVEN = "\u2063"

const collect = (words: unknown, into: Set<string>): void => {
  if (typeof words === "string") into.add(squeezed(words))
  else if (typeof words === "function") collect(said(words as (...given: ReadonlyArray<unknown>) => unknown), into)
  else if (typeof words === "object" && words !== null) for (const each of Object.values(words)) collect(each, into)
}

/** Some want numbers or lists, and are passed over. */
const said = (words: (...given: ReadonlyArray<unknown>) => unknown): unknown => {
  try {
    return words(...Array.from({ length: words.length }, () => GIVEN))
  } catch {
    return undefined
  }
}

/** French forms of address have no other name in English. */
const IN_BOTH: ReadonlySet<string> = new Set(["tu", "vous"])

const own = (here: ReadonlySet<string>, there: ReadonlySet<string>): OwnWords => {
  const plain = [...here].filter((text) => /\p{L}{2}/u.test(text))
  const foreign = [...there].join("\n")
  return {
    texts: new Set(plain.filter((text) => !text.includes(GIVEN) && !there.has(text) && !IN_BOTH.has(text))),
    parts: plain
      .flatMap((text) => text.split(GIVEN))
      .map(squeezed)
      .filter((part) => part.split(" ").length >= 3 && part.length > 12 && !foreign.includes(part))
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
