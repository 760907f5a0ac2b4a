/**
 * Prints how long a log of 100,000 events (or as many as its argument says) takes to store, read, fold and ask in Chromium,
 * and what it takes on disk: `npm run measure --prefix packages/storage`.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { BrowserContext, Page } from "playwright-core"
import type { Measured } from "./measuredPage.ts"
import { openPage, startBrowser } from "./startBrowser.ts"

declare const tab: Measured

const events = Number(process.argv[2] ?? 100_000)
const profile = mkdtempSync(join(tmpdir(), "kith-measure-"))

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, String(name))))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0)

const onDisk = (): number => bytesIn(join(profile, "Default/IndexedDB"))

const say = (what: string, value: number, unit: string): void => {
  process.stdout.write(`${what.padEnd(48)}${value.toFixed(unit === "ms" ? 1 : 0).padStart(12)} ${unit}\n`)
}

/** In a browser that has read nothing yet. */
const fresh = async <A>(ask: (page: Page) => Promise<A>): Promise<A> => {
  const context: BrowserContext = await startBrowser(profile, "measuredPage.ts")
  try {
    return await ask(await openPage(context))
  } finally {
    await context.close()
  }
}

try {
  const stored = await fresh((page) => page.evaluate((events) => tab.store(events), events))
  say(`${events} events appended in ${stored.appends} runs`, stored.appendMs, "ms")
  say("JSON.parse of the same events", stored.parseMs, "ms")
  const logBytes = onDisk()
  say("the log on disk", logBytes, "bytes")
  say("gzip of the events as JSON", stored.gzip, "bytes")
  say("  ratio, in percent", (100 * logBytes) / stored.gzip, "%")
  say("all read back", await fresh((page) => page.evaluate(() => tab.read())), "ms")
  say("folded into memory", await fresh((page) => page.evaluate(() => tab.foldInMemory())), "ms")
  say("folded into IndexedDB", await fresh((page) => page.evaluate(() => tab.fold())), "ms")
  say("log and entities on disk", onDisk(), "bytes")
  await fresh(async (page) => {
    const first = await page.evaluate(() => tab.today())
    say(`today's list (${first.shown} shown, ${first.waiting} wait), first`, first.ms, "ms")
    const times: Array<number> = []
    for (let turn = 0; turn < 15; turn++) times.push((await page.evaluate(() => tab.today())).ms)
    say("today's list, median of 15", times.sort((a, b) => a - b)[7]!, "ms")
    const all = await page.evaluate(() => tab.contacts())
    say(`${all.count} contacts read`, all.ms, "ms")
    say("one event appended and folded, median of 40", await page.evaluate(() => tab.capture()), "ms")
  })
} finally {
  rmSync(profile, { recursive: true, force: true })
}
