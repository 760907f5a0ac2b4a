/** Appending to a feed, in one transaction with the packing of its small pages (`growFeed.ts`). */
import type { Head } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import { added, allPacked, freshPacked, freshPage, type Growth, packingFor } from "../growFeed.ts"
import type { LogPage } from "../LogPage.ts"
import { StoreFault } from "../StoreFault.ts"
import { type Feed, newFeed } from "../StoredFeed.ts"
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

/** Rejects with a `StoreFault`: `Moved` unless the feed ends right before the run. */
export const appendRun = (log: LogDatabase, run: Run, head: Head): Promise<void> => {
  const { device, first, entries } = run
  if (head.seq !== first + entries.length - 1) throw new RangeError("append: the head is not the run's")
  const page = freshPage(webPages, run)
  return log.database.write([Store.feeds, Store.pages], async (transaction) => {
    const feeds = await feedsIn(transaction)
    const before = feeds.find((feed) => feed.device === device) ?? newFeed(feeds.length + 1, device)
    if (before.seq !== first - 1) throw new StoreFault({ _tag: "Moved", device, seq: before.seq })
    if (entries.length === 0) return
    const growth = await grow(transaction, { ...before, seq: head.seq, chain: head.chain }, run, page)
    if (growth.removeFrom !== undefined) removePages(transaction, growth.feed, growth.removeFrom)
    for (const grown of growth.pages) putPage(transaction, growth.feed, grown)
    saveFeed(transaction, growth.feed)
  })
}

/** What is read is packed within the transaction: that is synchronous, and happens once in 64 appends. */
const grow = async (transaction: IDBTransaction, feed: Feed, run: Run, page: LogPage | undefined): Promise<Growth> => {
  const packing = packingFor(feed, page)
  if (packing === "nothing") return added(feed, page!)
  if (packing === "loose") {
    return allPacked(webPages, feed, await readPages(transaction, pagesFrom(feed, feed.packed + 1)), run)
  }
  const keys = await done(transaction.objectStore(Store.pages).getAllKeys(pagesFrom(feed, feed.packed + 1)))
  const first = (keys.at(-packing.last) as [number, number] | undefined)?.[1] ?? 1
  return freshPacked(webPages, feed, await readPages(transaction, pagesFrom(feed, first)), page!)
}
