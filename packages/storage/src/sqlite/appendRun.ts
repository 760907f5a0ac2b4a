/** Appending to a feed, in one transaction with the packing of its small pages (`growFeed.ts`). */
import type { Head } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import { added, allPacked, freshPacked, freshPage, type Growth, packingFor } from "../growFeed.ts"
import type { LogPage } from "../LogPage.ts"
import { type Feed, newFeed } from "../StoredFeed.ts"
import type { LogFile } from "./LogFile.ts"
import { nodePages, pageFromRow } from "./LogPage.ts"
import { StoreFault } from "../StoreFault.ts"

/** Throws `StoreFault`: `Moved` unless the feed ends right before the run. */
export const appendRun = (log: LogFile, run: Run, head: Head): void => {
  const { device, first, entries } = run
  if (head.seq !== first + entries.length - 1) throw new RangeError("append: the head is not the run's")
  const page = freshPage(nodePages, run)
  log.connection.write(() => {
    const feeds = log.feeds()
    const before = feeds.find((feed) => feed.device === device) ?? newFeed(feeds.length + 1, device)
    if (before.seq !== first - 1) throw new StoreFault({ _tag: "Moved", device, seq: before.seq })
    if (entries.length === 0) return
    const growth = grow(log, { ...before, seq: head.seq, chain: head.chain }, run, page)
    if (growth.removeFrom !== undefined) removePages(log, growth.feed, growth.removeFrom)
    for (const grown of growth.pages) insertPage(log, growth.feed, grown)
    log.saveFeed(growth.feed)
  })
}

const grow = (log: LogFile, feed: Feed, run: Run, page: LogPage | undefined): Growth => {
  const packing = packingFor(feed, page)
  if (packing === "nothing") return added(feed, page!)
  if (packing === "loose") {
    const loose = log.connection.all(
      "SELECT * FROM pages WHERE feed = ? AND first > ? ORDER BY first",
      feed.feed,
      feed.packed
    )
    return allPacked(nodePages, feed, loose.map(pageFromRow), run)
  }
  const last = log.connection.all(
    "SELECT * FROM pages WHERE feed = ? ORDER BY first DESC LIMIT ?",
    feed.feed,
    packing.last
  )
  return freshPacked(nodePages, feed, last.map(pageFromRow).toReversed(), page!)
}

const insertPage = (log: LogFile, { feed }: Feed, page: LogPage): void => {
  const { first, last, raw, deflated, checksum, bytes } = page
  log.connection.run(
    "INSERT INTO pages (feed, first, last, raw, deflated, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
    feed,
    first,
    last,
    raw,
    deflated ? 1 : 0,
    checksum,
    bytes
  )
}

const removePages = (log: LogFile, { feed }: Feed, first: number): void =>
  log.connection.run("DELETE FROM pages WHERE feed = ? AND first >= ?", feed, first)
