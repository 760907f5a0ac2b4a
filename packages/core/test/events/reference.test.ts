/** The reference of entities and events in `docs` says what the declarations say. */
import { readFileSync, writeFileSync } from "node:fs"
import { env } from "node:process"
import { referencePage } from "@kith/testkit/referencePage"
import { describe, expect, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"

const PAGE = new URL("../../../../docs/reference/events.md", import.meta.url)

describe("docs/reference/events.md", () => {
  it("is current (`npm run reference` writes it anew)", () => {
    const page = referencePage(catalogue)
    if (env["UPDATE_REFERENCE"] === "1") writeFileSync(PAGE, page)
    expect(readFileSync(PAGE, "utf8")).toBe(page)
  })

  it("names every entity, field, event type and member, and links to what is there", () => {
    const page = referencePage(catalogue)
    for (const { name, fields } of catalogue.entities.values()) {
      expect(page).toContain(`\n### ${name}\n`)
      for (const field of Object.keys(fields)) expect(page).toContain(`\n| \`${field}\` | `)
    }
    for (const { tag, version, members } of catalogue.types.values()) {
      const part = page.slice(page.indexOf(`\n### ${tag}\n`))
      expect(part).toContain(`Version ${version}.`)
      for (const { name } of members) expect(part).toContain(`\n| \`${name}\` | `)
    }
    const headings = new Set([...page.matchAll(/^#+ (.*)$/gm)].map((heading) => heading[1]!.toLowerCase()))
    const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map((found) => found[1]!)
    expect(links.length).toBeGreaterThan(100)
    expect(links.filter((target) => !headings.has(target))).toEqual([])
  })
})
