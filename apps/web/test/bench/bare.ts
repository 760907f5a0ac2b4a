/// <reference lib="dom" />
/** The limits and the peer beside the app: pages of nothing but a list, and the stored log read without the app. */
import type { Browser, BrowserContext } from "playwright-core"
import type { BareKind } from "./barePage.ts"
import { serveBare } from "./bareServer.ts"
import { firstCard, markFirstCard } from "./firstCard.ts"
import { slowed } from "./slowed.ts"
import { QUERIES } from "./waits.ts"

export interface BareOptions {
  readonly people: number
  readonly rounds: number
  readonly slower: number
  readonly viewport: { readonly width: number; readonly height: number }
}

/** From going there to the first card of each page, ms; and a search in memory. */
export const bareTimes = async (browser: Browser, { people, rounds, slower, viewport }: BareOptions) => {
  const served = await serveBare()
  const context = await browser.newContext({ viewport })
  try {
    await context.addInitScript(markFirstCard)
    const page = await context.newPage()
    const times: Record<BareKind, Array<number>> = { indexeddb: [], json: [], tinybase: [] }
    let search: ReadonlyArray<number> = []
    for (const kind of Object.keys(times) as ReadonlyArray<BareKind>) {
      await page.goto(`${served.url}/${kind}?fill=${people}`)
      await page.locator("[data-bare-card]").first().waitFor()
      await page.goto(`${served.url}/${kind}`)
      // From the third visit on, a browser has a script's compiled code.
      for (let visit = 0; visit < 3; visit++) await firstCard(page)
      for (let round = 0; round < rounds; round++) {
        times[kind].push(await slowed(browser, slower, () => firstCard(page)))
      }
      if (kind === "json") {
        search = await page.evaluate(
          (queries) =>
            queries.map((query) =>
              (globalThis as unknown as { bareSearch: (query: string) => number }).bareSearch(query)
            ),
          QUERIES
        )
      }
    }
    return { times, search }
  } finally {
    await context.close()
    await served.close()
  }
}

/** Reading all rows of the log's database as they are stored, without looking at them, ms: before the app's first start. */
export const bareRead = async (context: BrowserContext, url: string): Promise<number> => {
  const page = await context.newPage()
  await page.goto(`${url}/icon.svg`)
  const took = await page.evaluate(async () => {
    const done = <A>(request: IDBRequest<A>): Promise<A> =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error!))
      })
    const from = performance.now()
    const database = await done(indexedDB.open("kith/log/log"))
    const stores = [...database.objectStoreNames]
    const transaction = database.transaction(stores)
    const rows = await Promise.all(stores.map((name) => done(transaction.objectStore(name).getAll())))
    if (rows.every(({ length }) => length === 0)) throw new Error("there is no log")
    database.close()
    return performance.now() - from
  })
  await page.close()
  return took
}
