/** Taking the end of a feed away: whole pages go, and the one that the new end falls in is cut. */
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { endingIn } from "../growFeed.ts"
import type { LogPage } from "../LogPage.ts"
import type { Feed } from "../StoredFeed.ts"
import { done } from "./Database.ts"
import {
  feedsIn,
  type LogDatabase,
  pagesFrom,
  putPage,
  readPages,
  removePages,
  saveFeed,
  Store,
  webPages
} from "./LogDatabase.ts"
import { pagesAt } from "./readRuns.ts"

const TRUNCATIONS = "truncations"

/** How often it took something away. */
export const truncationsOf = (log: LogDatabase): Promise<number> => log.database.read([Store.counts], countIn)

const countIn = async (transaction: IDBTransaction): Promise<number> =>
  (await done<number | undefined>(transaction.objectStore(Store.counts).get(TRUNCATIONS))) ?? 0

/** Rejects with a `StoreFault`: `Corrupt`, and nothing is taken away, where the page to cut cannot be read. */
export const truncateFeed = async (log: LogDatabase, device: DeviceId, head: Head): Promise<void> => {
  await log.database.write([Store.feeds, Store.pages, Store.counts], async (transaction) => {
    const feed = (await feedsIn(transaction)).find((one) => one.device === device)
    if (feed === undefined || feed.seq <= head.seq) return
    const ending = head.seq === 0 ? emptied(transaction, feed) : await cut(transaction, feed, head.seq)
    saveFeed(transaction, { ...ending, chain: head.chain })
    transaction.objectStore(Store.counts).put((await countIn(transaction)) + 1, TRUNCATIONS)
  })
  log.decoded.clear()
}

const emptied = (transaction: IDBTransaction, feed: Feed): Feed => {
  removePages(transaction, feed, 1)
  return { ...feed, seq: 0, packed: 0, looseBytes: 0, fresh: 0 }
}

/** With `seq` in it still. */
const cut = async (transaction: IDBTransaction, feed: Feed, seq: number): Promise<Feed> => {
  const [last] = (await pagesAt(transaction, feed, [seq])) as readonly [LogPage]
  const removed = await done(transaction.objectStore(Store.pages).count(pagesFrom(feed, seq + 1)))
  removePages(transaction, feed, seq + 1)
  const page = last.last === seq ? last : cutPage(transaction, feed, last, seq)
  if (page.first <= feed.packed) return { ...feed, seq, ...endingIn(page) }
  const loose = await readPages(transaction, pagesFrom(feed, feed.packed + 1))
  const looseBytes = loose.reduce((sum, { raw }) => sum + raw, 0)
  return { ...feed, seq, looseBytes, fresh: Math.max(0, feed.fresh - removed) }
}

const cutPage = (transaction: IDBTransaction, feed: Feed, whole: LogPage, seq: number): LogPage => {
  const { device, first, entries } = webPages.runOf(feed.device, whole)
  const page = webPages.pageOf({ device, first, entries: entries.slice(0, seq - first + 1) })
  putPage(transaction, feed, page)
  return page
}
