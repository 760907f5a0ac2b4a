/** Every sentence in both languages, and French with its own typography. */
import { readdirSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { commandTable } from "../src/commandTable.ts"
import { fr } from "@kith/core/domain/words/french"
import { languageFor } from "../src/words/language.ts"

const folder = new URL("../src/words/", import.meta.url)

/** Every object of words that the files in `words/` export, by file and name. */
const allWords = async (): Promise<
  ReadonlyArray<readonly [string, { readonly en: unknown; readonly fr: unknown }]>
> => {
  const found: Array<readonly [string, { readonly en: unknown; readonly fr: unknown }]> = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const module: Record<string, unknown> = await import(new URL(file, folder).href)
    for (const [name, value] of Object.entries(module)) {
      if (value !== null && typeof value === "object" && "en" in value && "fr" in value) {
        found.push([`${file} ${name}`, value])
      }
    }
  }
  return found
}

/** One sentence each: where it stands, and how it reads in both languages. */
type Pair = readonly [path: string, en: string, fr: string]

const pairs = (path: string, en: unknown, french: unknown): ReadonlyArray<Pair> => {
  if (typeof en === "string") return [[path, en, String(french)]]
  if (typeof en === "function") {
    // Names and numbers alike: whichever a sentence takes, it reads.
    return SAMPLES.flatMap((sample) => {
      const said = [en, french].map((say) => callWith(say as (...parts: ReadonlyArray<unknown>) => unknown, sample))
      // What takes something of its own kind is read where it is used.
      if (said[0] === undefined) return []
      return Array.isArray(said[0])
        ? pairs(path, said[0], said[1])
        : [[path, said[0] as string, said[1] as string] as const]
    })
  }
  // Of an example, the line is typed and only the rest is read.
  if (Array.isArray(en) && path.includes("examples[") && en.length === 2)
    return pairs(path, en[1], (french as ReadonlyArray<unknown>)[1])
  if (Array.isArray(en))
    return en.flatMap((each, index) => pairs(`${path}[${index}]`, each, (french as ReadonlyArray<unknown>)[index]))
  if (en !== null && typeof en === "object") {
    return Object.entries(en).flatMap(([name, value]) =>
      pairs(`${path}.${name}`, value, (french as Record<string, unknown>)[name])
    )
  }
  return []
}

const SAMPLES: ReadonlyArray<unknown> = ["Ana", 1, 3]
const callWith = (say: (...parts: ReadonlyArray<unknown>) => unknown, sample: unknown): unknown => {
  for (const part of [sample, [String(sample)]]) {
    try {
      return say(...Array.from({ length: 6 }, () => part))
    } catch {
      // It takes something else.
    }
  }
  return undefined
}

const everyPair = async (): Promise<ReadonlyArray<Pair>> => [
  ...(await allWords()).flatMap(([name, { en, fr }]) => pairs(name, en, fr)),
  ...Object.entries(commandTable).map(([name, { summary }]): Pair => [`summary of ${name}`, summary.en, summary.fr])
]

describe("the program's words", () => {
  it("say everything in French that they say in English", async () => {
    const all = await everyPair()
    expect(all.length).toBeGreaterThan(300)
    for (const [path, en, french] of all) {
      expect(french.trim() === "" && en.trim() !== "", path).toBe(false)
      expect(french, path).not.toContain("undefined")
      // A name or a word may be the same in both; a sentence is not.
      if (isSentence(en)) expect(french, path).not.toBe(en)
    }
  })

  it("set French as French is set", async () => {
    for (const [path, , french] of await everyPair()) {
      expect(french, path).not.toMatch(/ [;:!?»]/)
      expect(french, path).not.toMatch(/« /)
      expect(french, path).not.toMatch(/\p{L}'\p{L}/u)
      expect(withoutTyped(french), path).not.toMatch(/[^\s\u202f\u00a0/\d][;!?](?:\s|$)/)
    }
  })

  it("the tag leaves alone what is put in", () => {
    expect(fr`C'est ${"l'idée : a"} ?`).toBe("C’est l'idée : a\u202f?")
  })
})

const isSentence = (text: string): boolean => text.split(/\s+/).filter((word) => /^\p{L}{2,}/u.test(word)).length > 2

/** Without what is typed as it stands: commands, flags, addresses. */
const withoutTyped = (text: string): string => text.replace(/kith [^.;]*|--\S+|https?:\S+/g, "")

describe("which language is spoken", () => {
  it("the flag's, else the log's, else the environment's, else English", () => {
    const env = { LANG: "fr_CA.UTF-8" }
    expect(languageFor({ flag: "en", preference: "fr", env })).toBe("en")
    expect(languageFor({ flag: undefined, preference: "en", env })).toBe("en")
    expect(languageFor({ flag: undefined, env })).toBe("fr")
    expect(languageFor({ flag: undefined, env: { LC_ALL: "en_CA.UTF-8", LANG: "fr_CA.UTF-8" } })).toBe("en")
    expect(languageFor({ flag: undefined, env: { LANG: "de_DE.UTF-8" } })).toBe("en")
    expect(languageFor({ flag: undefined, env: {} })).toBe("en")
  })
})
