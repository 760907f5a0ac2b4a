/** Logs in a browser whose pages and processes are killed, whose tabs write at once, and which runs out of room. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { CHROMIUM_MISSING, findChromium } from "@kith/testkit/chromium"
import type { Tab } from "./page.ts"
import { killBrowser, openPage, startBrowser } from "./startBrowser.ts"

/** In the page. */
declare const tab: Tab
declare const acknowledged: (number: number) => Promise<void>
declare const together: () => Promise<void>
declare const watched: () => Promise<ReadonlyArray<string>>

const isMissing = findChromium() === undefined
const about = isMissing ? ` (left out: ${CHROMIUM_MISSING})` : ""

/** Small pages, which are packed every 64 and once there are 2,048 events, and some that are kept as they are. */
const SIZES = [1, 1, 3, 1, 40, 1, 1, 70, 1, 2]
const KILLS = 12
/** Of a log that is folded: a few times what is folded at once. */
const EVENTS = 20_000
/** Starting pages and browsers takes long where a machine has other things to do. */
const TIMEOUT_MS = 180_000

describe.skipIf(isMissing)(`a log in a browser${about}`, { timeout: TIMEOUT_MS }, () => {
  let profile: string
  let context: BrowserContext
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), "kith-storage-"))
    context = await startBrowser(profile)
  }, TIMEOUT_MS)
  afterAll(async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  })

  const inNewPage = async <A>(ask: (page: Page) => Promise<A>): Promise<A> => {
    const page = await openPage(context)
    const answer = await ask(page)
    await page.close()
    return answer
  }
  const heldIn = (name: string) => inNewPage((page) => page.evaluate((name) => tab.held(name), name))

  it(`loses nothing that it acknowledged and leaves nothing half done when its page is killed, ${KILLS} times`, async () => {
    let before = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const page = await openPage(context)
      const told = await listenTo(page)
      told.work(page.evaluate((sizes) => tab.write("killed", { sizes }, acknowledged), SIZES))
      await told.times(1 + ((kill * 37) % 90))
      await crash(page)
      const held = await heldIn("killed")
      expect(held.whole).toBe(true)
      expect(held.seq).toBeGreaterThanOrEqual(Math.max(before, told.last()))
      before = held.seq
    }
    expect(before).toBeGreaterThan(KILLS)
  })

  it("loses nothing that it acknowledged when the whole browser is killed", async () => {
    let before = 0
    for (let kill = 0; kill < 3; kill++) {
      const page = await openPage(context)
      const told = await listenTo(page)
      told.work(page.evaluate((sizes) => tab.write("crashed", { sizes }, acknowledged), SIZES))
      await told.times(10 + kill * 17)
      await killBrowser(context, profile)
      context = await startBrowser(profile)
      const held = await heldIn("crashed")
      expect(held.whole).toBe(true)
      expect(held.seq).toBeGreaterThanOrEqual(Math.max(before, told.last()))
      before = held.seq
    }
  })

  it("takes what three tabs append to one feed at once: all of it, and no number twice", async () => {
    const writers = ["one", "two", "three"]
    // All have read where the feed ends before any of them appends: two find it moved.
    const all = Promise.withResolvers<void>()
    let waiting = writers.length
    const arrive = (): Promise<void> => {
      if (--waiting === 0) all.resolve()
      return all.promise
    }
    const refused = await Promise.all(
      writers.map((writer) =>
        inNewPage(async (page) => {
          await page.exposeFunction("together", arrive)
          return page.evaluate((writer) => tab.race("raced", writer, 100, together), writer)
        })
      )
    )
    const held = await heldIn("raced")
    expect(held).toMatchObject({ seq: 300, whole: true })
    for (const writer of writers) expect(held.writers.filter((one) => one === writer)).toHaveLength(100)
    expect(refused.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(2)
  })

  it("shows in each tab what another has folded, within moments, and what was committed together together", async () => {
    const reader = await openPage(context)
    await reader.evaluate(() => tab.watch("shared"))
    expect(await reader.evaluate(() => watched())).toEqual([])
    const writer = await openPage(context)
    for (let count = 1; count <= 5; count++) {
      expect(await writer.evaluate(() => tab.foldOne("shared"))).toBe(count)
      await expect.poll(() => reader.evaluate(() => watched())).toHaveLength(count)
    }
    await Promise.all([reader.close(), writer.close()])
  })

  it("keeps what it holds when there is no more room, says so, and goes on when there is", async () => {
    // An origin of its own: the browser is slow to notice how much others have written.
    const origin = "http://full.localhost"
    const page = await openPage(context, origin)
    const told = await listenTo(page)
    const session = await context.newCDPSession(page)
    const held = () => page.evaluate(() => tab.held("full"))
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 400_000 })
    const write = (times: number) =>
      page.evaluate((times) => tab.write("full", { sizes: [1, 2], times, noise: 30_000 }, acknowledged), times)
    expect(await write(1000)).toBe("Full")
    const full = await held()
    expect(full).toMatchObject({ seq: told.last(), whole: true })
    await session.send("Storage.overrideQuotaForOrigin", { origin })
    expect(await write(5)).toBe("done")
    expect(await held()).toMatchObject({ seq: full.seq + 7, whole: true })
    await page.close()
  })

  // Of those of which more follow, the last ones may be gone, and then all that came after.
  for (const [what, inARow] of [
    ["", 1],
    [" held back for the next", 3]
  ] as const) {
    it(`never shows half a commit of entities${what}, however its page ends, ${KILLS} times`, async () => {
      const name = `folded-${inARow}`
      let before = 0
      for (let kill = 0; kill < KILLS; kill++) {
        const page = await openPage(context)
        const told = await listenTo(page)
        told.work(page.evaluate(([name, inARow]) => tab.fold(name, inARow, acknowledged), [name, inARow] as const))
        await told.times(inARow + (kill % 5))
        await crash(page)
        const { number, ...found } = await inNewPage((reader) => reader.evaluate((name) => tab.folded(name), name))
        expect(number).toBeGreaterThanOrEqual(Math.max(before, told.last() - (told.last() % inARow)))
        expect(found).toEqual({ keys: 300, others: 0, entities: 300, reminders: 300 })
        before = number
      }
      expect(before).toBeGreaterThanOrEqual(KILLS)
    })
  }

  it("folds a log to the same entities, wherever its page was killed while folding it", async () => {
    await inNewPage((page) => page.evaluate((events) => tab.fill("came", events), EVENTS))
    for (let kill = 0; kill < 4; kill++) {
      const page = await openPage(context)
      const told = await listenTo(page)
      told.work(page.evaluate(() => tab.bringUp("came", acknowledged)))
      await told.times(1 + (kill % 2))
      await crash(page)
    }
    await inNewPage((page) => page.evaluate(() => tab.bringUp("came", async () => undefined)))
    const { entities, different } = await inNewPage((page) => page.evaluate(() => tab.foldAnew("came")))
    expect(different).toEqual([])
    expect(entities).toBeGreaterThan(EVENTS / 4)
  })
})

/** What a page acknowledges, as it arrives here. */
const listenTo = async (page: Page) => {
  const numbers: Array<number> = []
  let waiting: { readonly count: number; readonly enough: () => void } | undefined
  let ended: Promise<unknown> = new Promise(() => undefined)
  await page.exposeFunction("acknowledged", (number: number) => {
    numbers.push(number)
    if (waiting !== undefined && numbers.length >= waiting.count) waiting.enough()
  })
  return {
    last: () => numbers.at(-1) ?? 0,
    /** Work that goes on until its page ends. */
    work: (promise: Promise<unknown>): void => {
      ended = promise.catch(() => "killed")
    },
    times: async (count: number): Promise<void> => {
      const enough = new Promise<void>((resolve) => {
        waiting = { count, enough: resolve }
      })
      expect(await Promise.race([enough, ended])).toBe(undefined)
    }
  }
}

/** Ends the page's process, whatever it does. */
const crash = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const crashed = new Promise((resolve) => page.once("crash", resolve))
  void session.send("Page.crash").catch(() => undefined)
  await crashed
  await page.close()
}
