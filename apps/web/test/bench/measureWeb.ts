/// <reference lib="dom" />
/**
 * Measures the built app in Chromium beside bare pages with the same people: for `npm run bench -- --only web`, which runs
 * this in a process of its own. Takes how many events to store; says what it found as one JSON text.
 */
import type { Browser, BrowserContext, Page } from "playwright-core"
import type { WebFound } from "@kith/testkit/WebFound"
import { builtApp, serveApp } from "../e2e/app.ts"
import { launch } from "../e2e/browser.ts"
import { fillLog } from "../e2e/filledLog.ts"
import { bareRead, bareTimes } from "./bare.ts"
import { firstCard, markFirstCard } from "./firstCard.ts"
import { hour } from "./hour.ts"
import { scriptBytes } from "./scriptBytes.ts"
import { slowed, slowedBy } from "./slowed.ts"
import { capturing, searching } from "./waits.ts"

interface Asked {
  readonly events: number
  readonly rounds: number
  /** Actions of the scripted hour. */
  readonly actions: number
}

const viewport = { width: 390, height: 844 }
const SLOWER = 4

const measure = async ({ events, rounds, actions }: Asked): Promise<WebFound> => {
  const script = scriptBytes(await builtApp())
  const served = await serveApp()
  const browser = await launch(["--js-flags=--expose-gc", "--enable-precise-memory-info"])
  const say = (text: string): void => void process.stderr.write(`web: ${text}\n`)
  try {
    const context = await phone(browser)
    await fillLog(context, served.url, { events })
    const read = await bareRead(context, served.url)
    const page = await context.newPage()
    const start = performance.now()
    await page.goto(served.url)
    await page.locator(".card").first().waitFor()
    const firstStart = performance.now() - start
    say(`folded ${events} events in ${(firstStart / 1000).toFixed(1)} s`)
    const opened = await opening(browser, context, page, rounds)
    say("opened Today")
    const search = await searching(page, served.url, rounds * 4)
    const capture = await capturing(page, served.url, rounds * 2)
    say("searched and captured")
    const memory = await hour(context, page, served.url, actions)
    say("used for an hour")
    await page.close()
    const people = Math.round(events / 10)
    const { times, search: bareSearch } = await bareTimes(browser, { people, rounds, slower: SLOWER, viewport })
    return {
      script,
      people,
      firstStart,
      bareRead: read,
      ...opened,
      search,
      ...capture,
      memory,
      bareToday: times.indexeddb,
      jsonToday: times.json,
      tinybaseToday: times.tinybase,
      bareSearch
    }
  } finally {
    await browser.close()
    await served.close()
  }
}

const phone = async (browser: Browser): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport,
    locale: "en-CA",
    timezoneId: "America/Toronto",
    reducedMotion: "reduce"
  })
  context.setDefaultTimeout(900_000)
  await context.addInitScript(markFirstCard)
  return context
}

const opening = async (browser: Browser, context: BrowserContext, page: Page, rounds: number) => {
  await untilKept(page)
  // From the third visit on, a browser has a script's compiled code.
  for (let visit = 0; visit < 3; visit++) await firstCard(page)
  const todayUnslowed: Array<number> = []
  for (let round = 0; round < rounds; round++) todayUnslowed.push(await firstCard(page))
  const session = await context.newCDPSession(page)
  await session.send("ServiceWorker.enable")
  const today: Array<number> = []
  const todayCold: Array<number> = []
  const slow: Array<number> = []
  for (let round = 0; round < rounds; round++) {
    for (const times of [today, todayCold]) {
      if (times === todayCold) await session.send("ServiceWorker.stopAllWorkers")
      times.push(await slowed(browser, SLOWER, () => firstCard(page)))
      slow.push(slowedBy.last)
    }
  }
  await session.detach()
  return { today, todayCold, todayUnslowed, slowedBy: slow }
}

/** The service worker has all of the app's files, and answers for them. */
const untilKept = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active === null || active.state === "activated") return
    await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }))
  })
}

const found = await measure(JSON.parse(process.argv[2] ?? '{"events":10000,"rounds":5,"actions":120}') as Asked)
process.stdout.write(`${JSON.stringify(found)}\n`)
