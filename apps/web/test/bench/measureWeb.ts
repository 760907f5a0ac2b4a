/// <reference lib="dom" />
/**
 * Measures the built app in Chromium beside a bare page with the same people: for `npm run bench -- --only web`, which runs
 * this in a process of its own. Takes how many events to store; says what it found as one JSON text.
 */
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { join } from "node:path"
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core"
import { builtApp, serveApp } from "../e2e/app.ts"
import { launch } from "../e2e/browser.ts"
import { fillLog } from "../e2e/filledLog.ts"
import { barePage } from "./barePage.ts"
import { slowed, slowedBy } from "./slowed.ts"

interface Asked {
  readonly events: number
  readonly rounds: number
  /** Actions of the scripted hour. */
  readonly actions: number
}

export interface WebFound {
  /** Bytes, packed as the relay packs: everything that loads until Today shows. */
  readonly script: { readonly page: number; readonly worker: number; readonly css: number; readonly files: number }
  readonly people: number
  /** First start after the log came, folding all of it, ms. */
  readonly firstStart: number
  /** From going there to Today's first card, with a quarter of the processor, ms. */
  readonly today: ReadonlyArray<number>
  readonly todayUnslowed: ReadonlyArray<number>
  readonly bareToday: ReadonlyArray<number>
  readonly jsonToday: ReadonlyArray<number>
  readonly slowedBy: ReadonlyArray<number>
  /** From the key to the chip that shows what it was read as; from Save to the sentence that says so, ms. */
  readonly captureRead: ReadonlyArray<number>
  readonly captureSaved: ReadonlyArray<number>
  /** From a key in the search field to the list that it narrows, ms. */
  readonly search: ReadonlyArray<number>
  readonly bareSearch: ReadonlyArray<number>
  /** Bytes of live JavaScript, of page and worker, at the beginning and then at every tenth of the hour. */
  readonly memory: ReadonlyArray<number>
}

const PHONE = { width: 390, height: 844 }
const SLOWER = 4

const measure = async ({ events, rounds, actions }: Asked): Promise<WebFound> => {
  const script = scriptBytes(await builtApp())
  const served = await serveApp()
  const browser = await launch(["--js-flags=--expose-gc", "--enable-precise-memory-info"])
  try {
    const context = await browser.newContext({
      viewport: PHONE,
      locale: "en-CA",
      timezoneId: "America/Toronto",
      reducedMotion: "reduce"
    })
    context.setDefaultTimeout(900_000)
    await context.addInitScript(markFirstCard)
    await fillLog(context, served.url, { events })
    const page = await context.newPage()
    const start = performance.now()
    await page.goto(served.url)
    await page.locator(".card").first().waitFor()
    const firstStart = performance.now() - start
    process.stderr.write(`web: folded ${events} events in ${(firstStart / 1000).toFixed(1)} s\n`)
    const todayUnslowed: Array<number> = []
    for (let round = 0; round < rounds; round++) todayUnslowed.push(await firstCard(page))
    const slow: Array<number> = []
    const today: Array<number> = []
    for (let round = 0; round < rounds; round++) {
      today.push(await slowed(browser, SLOWER, () => firstCard(page)))
      slow.push(slowedBy.last)
    }
    const search = await searching(page, served.url, rounds * 4)
    const capture = await capturing(page, served.url, Math.min(rounds * 2, STRANGERS.length - 1))
    process.stderr.write("web: searched and captured\n")
    const memory = await hour(context, page, served.url, actions)
    process.stderr.write("web: used for an hour\n")
    await page.close()
    const bare = await barely(browser, served.url, Math.round(events / 10), rounds)
    return {
      script,
      people: Math.round(events / 10),
      firstStart,
      today,
      todayUnslowed,
      slowedBy: slow,
      search,
      ...capture,
      memory,
      ...bare
    }
  } finally {
    await browser.close()
    await served.close()
  }
}

/** What the page and the log's worker import at once, and Today's own question: followed from the files themselves. */
const scriptBytes = (app: string): WebFound["script"] => {
  const read = (file: string): string => readFileSync(join(app, file), "utf8")
  const packed = (file: string): number => gzipSync(readFileSync(join(app, file)), { level: 9 }).length
  const withImports = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    for (const [, path] of read(file).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      withImports(`assets/${path}`, seen)
    return seen
  }
  const html = read("index.html")
  const pages = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => [
    ...withImports(file!)
  ])
  const main = [...html.matchAll(/src="\/(assets\/[^"]+\.js)"/g)][0]![1]!
  const worker = /assets\/(worker-[\w-]+\.js)/.exec(read(main))![1]!
  const workers = withImports(`assets/${worker}`)
  const leader = /openLeader-[\w-]+\.js/.exec(read(`assets/${worker}`))?.[0]
  if (leader !== undefined) withImports(`assets/${leader}`, workers)
  const css = [...html.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, file]) => file!)
  const sum = (files: Iterable<string>): number => [...new Set(files)].reduce((total, file) => total + packed(file), 0)
  return { page: sum(pages), worker: sum(workers), css: sum(css), files: new Set([...pages, ...workers]).size }
}

/** In the page: when Today's first card was on the screen, ms since one went there. */
const markFirstCard = (): void => {
  const look = (): void => {
    if (document.querySelector(".card, [data-bare-card]") === null) return
    observer.disconnect()
    requestAnimationFrame(() =>
      requestAnimationFrame(() => ((globalThis as { kithCardAt?: number }).kithCardAt = performance.now()))
    )
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
}

const firstCard = async (page: Page): Promise<number> => {
  await page.reload({ waitUntil: "commit" })
  return (
    await page.waitForFunction(() => (globalThis as { kithCardAt?: number }).kithCardAt)
  ).jsonValue() as Promise<number>
}

/**
 * From an event that the page itself sends to the frame after the change that it looks for: without the time that a driver
 * takes to send keys and to look.
 */
const timed = (page: Page, act: string, selector: string, shows: string): Promise<number> =>
  page.evaluate(
    ({ act, selector, shows }) =>
      new Promise<number>((resolve, reject) => {
        let from = 0
        setTimeout(() => reject(new Error(`${selector} never showed ${shows}`)), 30_000)
        const observer = new MutationObserver(() => {
          if (!(document.querySelector(selector)?.textContent ?? "").includes(shows)) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
        from = performance.now()
        const [what, value = ""] = act.split("\t")
        const focused = document.querySelector<HTMLInputElement>("[role=dialog] input")!
        if (what === "click") document.querySelector<HTMLElement>(value)!.click()
        else {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(focused, value)
          focused.dispatchEvent(new InputEvent("input", { bubbles: true }))
        }
      }),
    { act, selector, shows }
  )

const QUERIES = ["ana", "tremblay", "patel", "maria", "chen", "luc", "singh", "sophie"]

const searching = async (page: Page, url: string, rounds: number): Promise<ReadonlyArray<number>> => {
  await page.goto(`${url}/people?search`)
  const field = page.getByRole("searchbox")
  await field.waitFor()
  const total = page.locator(".people-count").first()
  await total.waitFor()
  const times: Array<number> = []
  const text = () => total.textContent()
  for (let round = 0; round < rounds; round++) {
    const query = QUERIES[round % QUERIES.length]!
    for (let end = 1; end <= query.length; end++) {
      await field.focus()
      times.push(await untilChanged(page, query.slice(0, end), ".people-count"))
    }
    await untilChanged(page, "", ".people-count")
    await text()
  }
  return times.slice(QUERIES[0]!.length)
}

/** A narrower search may find as many: then the list's answer is waited for by what is asked of the worker. */
const untilChanged = (page: Page, value: string, selector: string): Promise<number> =>
  page.evaluate(
    ({ value, selector }) =>
      new Promise<number>((resolve) => {
        const field = document.activeElement as HTMLInputElement
        const list = document.querySelector(selector)!.closest("main") ?? document.body
        let last = 0
        let timer = 0
        const from = performance.now()
        const observer = new MutationObserver(() => {
          last = performance.now()
          clearTimeout(timer)
          timer = setTimeout(end, 60) as unknown as number
        })
        const end = (): void => {
          observer.disconnect()
          resolve((last === 0 ? from : last) - from)
        }
        observer.observe(list, { childList: true, subtree: true, characterData: true })
        timer = setTimeout(end, 500) as unknown as number
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(field, value)
        field.dispatchEvent(new InputEvent("input", { bubbles: true }))
      }),
    { value, selector }
  )

/** Nobody of a generated log, and none like another: a name that is nearly known is taken for that one. */
const STRANGERS = ["Xavier Quill", "Zelda Yorke", "Ottoline Fenwick", "Bram Stokes", "Ursula Vance", "Ignatz Mauser"]

const capturing = async (page: Page, url: string, rounds: number) => {
  await page.goto(url)
  await page.locator(".card").first().waitFor()
  const captureRead: Array<number> = []
  const captureSaved: Array<number> = []
  for (let round = 0; round <= rounds; round++) {
    await page.keyboard.press("c")
    await page.getByRole("dialog").locator("input").first().focus()
    const name = STRANGERS[round % STRANGERS.length]!
    const read = await timed(page, `type\tcoffee with ${name} yesterday`, ".capture-read", name)
    const saved = await timed(page, "click\t.sheet-actions .button-main", ".toasts", name)
    await page.getByRole("dialog").waitFor({ state: "detached" })
    if (round === 0) continue
    captureRead.push(read)
    captureSaved.push(saved)
  }
  return { captureRead, captureSaved }
}

/** An hour's use in quick motion: people, their pages, drafts, entries; memory after the garbage is gone. */
const hour = async (
  context: BrowserContext,
  page: Page,
  url: string,
  actions: number
): Promise<ReadonlyArray<number>> => {
  await page.goto(url)
  await page.locator(".card").first().waitFor()
  const go = (path: string) =>
    page.evaluate((path) => {
      history.pushState({}, "", path)
      dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    }, path)
  const session = await context.newCDPSession(page)
  const worker = await workerSession(session)
  const live = async (): Promise<number> => {
    let bytes = 0
    for (const send of [(method: string) => session.send(method as "Runtime.getHeapUsage"), worker]) {
      for (let time = 0; time < 3; time++) await send("HeapProfiler.collectGarbage")
      bytes += ((await send("Runtime.getHeapUsage")) as { readonly usedSize: number }).usedSize
    }
    return bytes
  }
  const cards = await page
    .locator(".card a[href^='/people/']")
    .evaluateAll((links) => links.map((each) => each.getAttribute("href")!))
  const paths = ["/", "/people", ...cards.slice(0, 5), "/meetings", "/week", "/more", "/questions", "/rules"]
  const memory: Array<number> = []
  for (let action = 0; action <= actions; action++) {
    // What is loaded once is no growth: the first round of all paths is before the first measurement.
    if (action >= actions / 10 && action % Math.max(1, Math.floor(actions / 10)) === 0) {
      await go("/")
      await page.locator(".card").first().waitFor()
      memory.push(await live())
    }
    const path = paths[action % paths.length]!
    await go(path)
    await page.locator("main h1").first().waitFor()
    if (path !== "/") continue
    await page.keyboard.press("c")
    await page.getByRole("dialog").locator("input").first().fill(`coffee with Quill Hour yesterday, number ${action}`)
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  }
  return memory
}

/** Asks the log's worker, which is a target of its own beneath the page's. */
const workerSession = async (session: CDPSession): Promise<(method: string) => Promise<unknown>> => {
  const attached = new Promise<string>((resolve) =>
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker") resolve(sessionId)
    })
  )
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const sessionId = await attached
  const waiting = new Map<number, (result: unknown) => void>()
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message) as { readonly id: number; readonly result: unknown }
    waiting.get(id)?.(result)
  })
  let last = 0
  return (method) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, resolve)
      session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) }).catch(reject)
    })
}

/** The limit and the peer: pages of nothing but that. */
const barely = async (browser: Browser, url: string, people: number, rounds: number) => {
  // The app's own service worker would answer for them.
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: "block" })
  await context.addInitScript(markFirstCard)
  const page = await context.newPage()
  await page.route("**/bare-*", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: barePage(/bare-(\w+)/.exec(route.request().url())![1] as "indexeddb" | "json")
    })
  )
  const times = { indexeddb: [] as Array<number>, json: [] as Array<number> }
  let bareSearch: ReadonlyArray<number> = []
  for (const kind of ["indexeddb", "json"] as const) {
    await page.goto(`${url}/bare-${kind}?fill=${people}`)
    await page.locator("[data-bare-card]").first().waitFor()
    await page.goto(`${url}/bare-${kind}`)
    for (let round = 0; round < rounds; round++) {
      times[kind].push(await slowed(browser, SLOWER, () => firstCard(page)))
    }
    if (kind === "json") {
      bareSearch = await page.evaluate(
        (queries) =>
          queries.map((query) =>
            (globalThis as unknown as { bareSearch: (query: string) => number }).bareSearch(query)
          ),
        QUERIES
      )
    }
  }
  return { bareToday: times.indexeddb, jsonToday: times.json, bareSearch }
}

const found = await measure(JSON.parse(process.argv[2] ?? '{"events":10000,"rounds":5,"actions":120}') as Asked)
process.stdout.write(`${JSON.stringify(found)}\n`)
