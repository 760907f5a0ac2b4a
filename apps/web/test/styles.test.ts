/** Styles stay where they are meant: what one screen brings along changes no other that is shown after it. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const src = fileURLToPath(new URL("../src", import.meta.url))

/** Classes that a file gives looks to wherever they stand: `.name`, with a state or a part of it perhaps; what holds beside something else alone is left out. */
const classesOf = (file: string): ReadonlySet<string> => {
  const text = readFileSync(join(src, file), "utf8").replaceAll(/\/\*[^]*?\*\//g, "")
  const selectors = [...text.matchAll(/(?:^|[{}])\s*([^{}@;]+)\{/g)].flatMap(([, all]) => all!.split(","))
  return new Set(
    selectors.flatMap(
      (selector) => /^\.([\w-]+)(?::{1,2}(?!has)[\w-]+(?:\([^)]*\))?)*$/.exec(selector.trim())?.[1] ?? []
    )
  )
}

it("every class has its looks from one file, so that no screen depends on what was seen before", () => {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".css") && !/^style(?:s|guide)\//.test(file)
  )
  expect(files.length).toBeGreaterThan(40)
  const places = new Map<string, Array<string>>()
  for (const file of files) {
    for (const name of classesOf(file)) places.set(name, [...(places.get(name) ?? []), file])
  }
  expect(places.size).toBeGreaterThan(300)
  expect([...places].filter(([, all]) => all.length > 1)).toEqual([])
})
