/** What `kith help` promises of every command holds. */
import { describe, expect, it } from "vitest"
import type { AnyCommand } from "../src/Command.ts"
import { commandTable } from "../src/commandTable.ts"
import { globalFlags } from "../src/globalFlags.ts"
import { nameIn, parseCommandLine } from "../src/parseCommandLine.ts"
import { emptyKith, shellWords } from "./kith.ts"

const commands = async (): Promise<ReadonlyArray<readonly [string, AnyCommand]>> =>
  Promise.all(Object.entries(commandTable).map(async ([name, { load }]) => [name, await load()] as const))

describe("every command", () => {
  it("has words for each of its flags, in both languages, and takes no letter twice", async () => {
    for (const [name, { flags, words }] of await commands()) {
      for (const lang of ["en", "fr"] as const) {
        expect(Object.keys(words[lang].help.flags).sort(), name).toEqual(Object.keys(flags).sort())
        expect(words[lang].help.usage.length, name).toBeGreaterThan(0)
        expect(words[lang].help.examples.length, name).toBeGreaterThan(0)
      }
      expect(
        Object.keys(flags).filter((flag) => Object.hasOwn(globalFlags, flag)),
        name
      ).toEqual([])
      const letters = [...Object.values(globalFlags), ...Object.values(flags as typeof globalFlags)].flatMap((flag) =>
        "short" in flag ? [flag.short] : []
      )
      expect(new Set(letters).size, name).toBe(letters.length)
    }
  })

  it("has examples that parse as they stand", async () => {
    for (const [name, command] of await commands()) {
      for (const lang of ["en", "fr"] as const) {
        for (const [line] of command.words[lang].help.examples) {
          const [program, ...typed] = shellWords(line.split(/ (?:[|>;]|&&) ?/)[0]!)
          if (program !== "kith") continue
          const named = nameIn(typed)
          expect(named.name ?? "due", line).toBe(name)
          expect(parseCommandLine(named.rest, command).mistake, line).toBeUndefined()
        }
      }
    }
  })

  it("is explained in both languages, within the width of the terminal", async () => {
    const kith = emptyKith({ at: null, columns: 80, env: { NO_COLOR: "1" } })
    for (const name of Object.keys(commandTable)) {
      const english = await kith(name, "--help", "--lang", "en")
      const french = await kith("help", name, "--lang", "fr")
      expect(english.code, name).toBe(0)
      expect(english.out, name).toContain("Usage")
      expect(english.out, name).toContain(`kith ${name}`)
      expect(french.out, name).toContain("Exemples")
    }
  })
})

describe("kith help", () => {
  it("lists every command, and fits 80 columns", async () => {
    const kith = emptyKith({ at: null, columns: 80, env: { NO_COLOR: "1" } })
    for (const lang of ["en", "fr"]) {
      const { code, out } = await kith("help", "--lang", lang)
      expect(code).toBe(0)
      for (const name of Object.keys(commandTable)) expect(out).toMatch(new RegExp(`^  ${name} `, "m"))
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80)
    }
  })

  it("names the nearest where a command or a flag is mistyped", async () => {
    const kith = emptyKith({ at: null })
    const command = await kith("deu")
    expect(command.code).toBe(2)
    expect(command.err).toContain("`kith due`")
    const flag = await kith("list", "--compny", "RBC")
    expect(flag.code).toBe(2)
    expect(flag.err).toContain("--company")
    expect((await kith("log", "ana", "--kind", "meting")).err).toContain("meeting")
  })

  it("--version is the package's", async () => {
    const { readFileSync } = await import("node:fs")
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      version: string
    }
    expect((await emptyKith({ at: null })("--version")).out).toBe(`${version}\n`)
  })
})
