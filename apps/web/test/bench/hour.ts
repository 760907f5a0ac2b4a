/// <reference lib="dom" />
/** An hour's use in quick motion, for what of it stays in memory. */
import type { BrowserContext, CDPSession, Page } from "playwright-core"

/** People, their pages, drafts, entries; bytes of live JavaScript at each tenth, after the garbage is gone. */
export const hour = async (
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
