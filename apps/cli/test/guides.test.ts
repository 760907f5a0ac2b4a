/** What the documents say that can be checked: the commands in them parse, and their links lead somewhere. */
import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { commandTable } from "../src/commandTable.ts"
import { nameIn, parseCommandLine } from "../src/parseCommandLine.ts"
import { shellWords, spaced } from "./kith.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const pages = ["README.md", ...globSync("docs/**/*.md", { cwd: root })].map((path) => ({
  path,
  text: spaced(readFileSync(join(root, path), "utf8"))
}))
const guides = pages.filter(({ path }) => path.startsWith("docs/guide/"))

describe("the documents", () => {
  it("name commands and flags that there are", async () => {
    let commands = 0
    const wrong: Array<string> = []
    for (const { path, text } of pages) {
      for (const line of commandsIn(text)) {
        commands++
        const { name = "due", rest } = nameIn(shellWords(line).slice(1))
        const row = Object.hasOwn(commandTable, name) ? commandTable[name] : undefined
        const mistake = row === undefined ? "no such command" : parseCommandLine(rest, await row.load()).mistake
        // A page may speak of a command without what it takes.
        const spokenOf = typeof mistake === "object" && (mistake._tag === "TooFew" || mistake._tag === "NoValue")
        if (mistake !== undefined && !spokenOf) wrong.push(`${path}: ${line}: ${JSON.stringify(mistake)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(commands).toBeGreaterThan(300)
  })

  it("link to pages and headings that there are", () => {
    const wrong = pages.flatMap(({ path, text }) =>
      linksIn(text).flatMap((link) => {
        const [to = "", heading] = link.split("#")
        const target = to === "" ? path : join(dirname(path), to)
        if (!existsSync(join(root, target))) return [`${path}: ${link}`]
        return heading === undefined || headingsIn(target).includes(heading) ? [] : [`${path}: ${link}`]
      })
    )
    expect(wrong).toEqual([])
  })

  it("stand in both languages, part for part", () => {
    const parts = ({ text }: { readonly text: string }) => ({
      headings: prose(text).match(/^#+ /gm),
      blocks: text.match(/^```\w*$/gm)?.length,
      rows: prose(text).match(/^\|/gm)?.length
    })
    const english = guides.filter(({ text }) => text.includes("*En français : ["))
    const french = guides.filter(({ text }) => text.includes("*In English: ["))
    expect(guides.length).toBeGreaterThan(0)
    expect(
      guides.filter((guide) => !english.includes(guide) && !french.includes(guide)).map(({ path }) => path)
    ).toEqual([])
    for (const guide of english) {
      const [, twin = ""] = /\*En français : \[[^\]]+\]\(([^)]+)\)/.exec(guide.text)!
      const other = french.find(({ path }) => path === join("docs/guide", twin))
      expect(other && parts(other), `${guide.path} beside ${twin}`).toEqual(parts(guide))
    }
    expect(french.length).toBe(english.length)
  })
})

/** Each `kith …` in blocks of the shell and in running text, up to where another command or a comment begins. */
const commandsIn = (text: string): ReadonlyArray<string> => {
  const inBlocks = [...text.matchAll(/^```(?:sh|console)?\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
    block.split("\n").map((line) => line.replace(/^\$ /, ""))
  )
  const inText = [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code)
  return [...inBlocks, ...inText].flatMap((line) =>
    line
      .split(/ +#| {2,}| && | \| | [<>] |; /)
      .map((each) => each.trim())
      .filter((each) => /^kith( |$)/.test(each))
  )
}

const linksIn = (text: string): ReadonlyArray<string> =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link).filter((link) => !/^[a-z]+:/.test(link))

/** As the sites that show Markdown name them. */
const headingsIn = (path: string): ReadonlyArray<string> =>
  [...prose(readFileSync(join(root, path), "utf8")).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-")
  )

const prose = (text: string): string => text.replace(/^```.*?^```/gms, "")
