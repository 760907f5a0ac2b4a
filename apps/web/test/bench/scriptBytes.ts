/** How much script the built app loads until Today shows, followed from the files themselves. */
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { join } from "node:path"
import type { ScriptBytes } from "@kith/testkit/WebFound"

/** What the page's HTML names and the log's worker imports, and all that these import at once. `app`: the built folder. */
export const scriptBytes = (app: string): ScriptBytes => {
  const read = (file: string): string => readFileSync(join(app, file), "utf8")
  const withImports = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    for (const [, path] of read(file).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      withImports(`assets/${path}`, seen)
    return seen
  }
  const named = (text: string, ending: string): ReadonlyArray<string> =>
    [...text.matchAll(new RegExp(`(?:src|href)="/(assets/[^"]+\\.${ending})"`, "g"))].map(([, file]) => file!)
  const html = read("index.html")
  const page = new Set(named(html, "js").flatMap((file) => [...withImports(file)]))
  const worker = [...page].map((file) => /assets\/(worker-[\w-]+\.js)/.exec(read(file))?.[0]).find((file) => file)
  // A page without its worker is not what was to be measured.
  if (worker === undefined) throw new Error("no script of the page starts the log's worker")
  const workers = withImports(worker)
  // What it begins with, and waits for before it answers.
  for (const [, path] of read(worker).matchAll(/import\([`"']\.\/([\w.-]+\.js)/g))
    withImports(`assets/${path}`, workers)
  const packed = (files: Iterable<string>): number =>
    [...files].reduce((total, file) => total + gzipSync(readFileSync(join(app, file)), { level: 9 }).length, 0)
  return {
    page: packed(page),
    worker: packed(workers),
    css: packed(named(html, "css")),
    files: page.size + workers.size
  }
}
