/** What the app says: in words files alone, and there in both languages, each with its typography. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseSync } from "vite"
import { describe, expect, it } from "vitest"
import { allWords } from "./e2e/appWords.ts"

const src = fileURLToPath(new URL("../src", import.meta.url))

/** The name, and what nobody reads: a class, a script's own complaint. Files that have the words of both languages side by side. */
const NO_WORDS: ReadonlySet<string> = new Set(["Kith"])
const NOT_READ = /^(?:class|rel|type|role|id|for|href|accept|viewBox|d)$/
const OTHER_FILES = /^(?:styleguide|log\/export\/personAsText\.ts|.*Words\.tsx?$)/

interface Node {
  readonly type: string
  readonly [name: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { readonly type?: unknown }).type === "string"

/** Texts in the source that look like something to read. */
const readable = (node: Node, parent: Node | undefined, into: Array<string>): void => {
  if (/^(?:Import|Export(?:All|Named).*Source|TS(?!As|NonNull|Satisfies))/.test(node.type)) return
  // An error that is thrown is for whoever writes the app.
  if (node.type === "NewExpression" && /Error|Failed/.test(JSON.stringify(node["callee"]))) return
  const text =
    node.type === "JSXText" || (node.type === "Literal" && typeof node["value"] === "string")
      ? (node["value"] as string).trim()
      : node.type === "TemplateElement"
        ? (node["value"] as { readonly cooked: string }).cooked.trim()
        : ""
  const attribute = parent?.type === "JSXAttribute" ? (parent["name"] as { readonly name: string }).name : undefined
  const isRead =
    node.type === "JSXText"
      ? /\p{L}{2}/u.test(text)
      : attribute === undefined
        ? /^\p{Lu}\p{L}+[ ’']\p{L}|\p{L}+ \p{L}+ \p{L}+/u.test(text)
        : !NOT_READ.test(attribute) && /^\p{Lu}\p{L}|\p{L} \p{L}/u.test(text)
  if (isRead && !NO_WORDS.has(text)) into.push(text)
  for (const each of Object.values(node).flat()) if (isNode(each)) readable(each, node, into)
}

describe("the app's words", () => {
  it("stand in words files, and in no screen's own source", () => {
    const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".tsx") || (/^(?:app|frame|sw)\//.test(file) && file.endsWith(".ts"))
    )
    expect(files.length).toBeGreaterThan(100)
    const found = files
      .filter((file) => !OTHER_FILES.test(file))
      .flatMap((file) => {
        const texts: Array<string> = []
        const source = readFileSync(join(src, file), "utf8")
        readable(parseSync(file, source).program as unknown as Node, undefined, texts)
        return texts.map((text) => `${file}: ${text}`)
      })
    expect(found).toEqual([])
  })

  it("are different sentences in the two languages", async () => {
    const same = (await allWords()).filter(({ en, fr }) => en === fr && /\p{Ll}{2,} \p{Ll}{2,}/u.test(en))
    expect(same).toEqual([])
  })

  it("have French blanks, quotes and apostrophes in French", async () => {
    const wrong = (await allWords()).filter(({ fr }) => /(?:\p{L}|\d) [;:!?»%](?:\s|$)|« |\p{L}'\p{L}|"/u.test(fr))
    expect(wrong.map(({ where, fr }) => `${where}: ${fr}`)).toEqual([])
  })

  it("have English quotes and apostrophes in English", async () => {
    const wrong = (await allWords()).filter(({ en }) => /\p{L}'\p{L}|\p{L}'\s|[\s(]"|"[\s.,)]/u.test(en))
    expect([...new Set(wrong.map(({ where, en }) => `${where}: ${en}`))]).toEqual([])
  })
})
