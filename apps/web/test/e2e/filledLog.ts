/// <reference lib="dom" />
/** Logs that are there before the app opens: the example's story, and generated ones of any length. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { BrowserContext } from "playwright-core"
import { build, defaultClientConditions } from "vite"
import { encodePage } from "@kith/core/log/FeedPage"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { readRuns } from "@kith/storage/sqlite/readRuns"
import type { Filling } from "./inPage/fillLog.ts"

const root = fileURLToPath(new URL("../../../..", import.meta.url))

let bundle: Promise<string> | undefined

/** One script, for a page to run. */
const fillScript = (): Promise<string> => (bundle ??= bundled())

const bundled = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["source", ...defaultClientConditions] },
    build: {
      write: false,
      target: "es2022",
      lib: {
        entry: fileURLToPath(new URL("inPage/fillLog.ts", import.meta.url)),
        formats: ["iife"],
        name: "kithFilling"
      }
    }
  })
  const [{ output }] = built as unknown as [{ readonly output: ReadonlyArray<{ readonly code: string }> }]
  return output[0]!.code
}

/** Before the app's first page in this profile. */
export const fillLog = async (context: BrowserContext, url: string, filling: Omit<Filling, "log">): Promise<void> => {
  const script = await fillScript()
  const page = await context.newPage()
  // Of the app's origin, and no page of the app.
  await page.goto(`${url}/icon.svg`)
  await page.evaluate(script)
  await page.evaluate(
    (all) => (globalThis as unknown as { kithFill: (filling: Filling) => Promise<void> }).kithFill(all),
    { log: "log", ...filling }
  )
  await page.close()
}

const stories = new Map<string, ReadonlyArray<string>>()

/** When the example's story is told: the clock of pages that show it. */
export const STORY_AT = "2026-03-03T14:20:00Z"

/** The example of `npm start`, as pages of its feeds: 600 people imported, and some weeks of a search, told in `lang`. */
export const storyPages = (lang: "en" | "fr"): ReadonlyArray<string> => {
  const known = stories.get(lang)
  if (known !== undefined) return known
  const home = mkdtempSync(join(tmpdir(), "kith-story-"))
  try {
    const example = join(root, "apps/cli/src/example/main.ts")
    const told = spawnSync(
      process.execPath,
      ["--conditions=source", example, "--at", "2026-03-03T09:20", "--lang", lang],
      {
        env: { ...process.env, KITH_HOME: home, TZ: "America/Toronto" },
        encoding: "utf8",
        timeout: 120_000
      }
    )
    if (told.status !== 0) throw new Error(`the example was not made: ${told.stdout}${told.stderr}`)
    const log = openLog(join(home, "example"))
    const pages = readRuns(log, new Map(), 1_000_000).map((run) => Buffer.from(encodePage(run)).toString("base64"))
    log.close()
    stories.set(lang, pages)
    return pages
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
