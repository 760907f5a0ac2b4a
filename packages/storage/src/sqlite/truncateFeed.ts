/** Taking the end of a feed away: whole pages go, and the one that the new end falls in is cut. */
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { endingIn } from "../growFeed.ts"
import type { LogPage } from "../LogPage.ts"
import type { Feed } from "../StoredFeed.ts"
import type { LogFile } from "./LogFile.ts"
import { nodePages } from "./LogPage.ts"
import { pageAt } from "./readRuns.ts"
import { isFault } from "./faultOf.ts"

const TRUNCATIONS = "truncations"

/** How often it took something away; stands in the log itself, so that what was folded from it can be told to be outdated. */
export const truncationsOf = (log: LogFile): number => Number(log.meta(TRUNCATIONS) ?? 0)

/** Throws `StoreFault`: `Corrupt`, and nothing is taken away, where the page to cut cannot be read. */
export const truncateFeed = (log: LogFile, device: DeviceId, head: Head): void => {
  const isShorter = log.connection.write(() => {
    const feed = log.feed(device)
    if (feed === undefined || feed.seq <= head.seq) return false
    log.saveFeed({ ...(head.seq === 0 ? emptied(log, feed) : cut(log, feed, head.seq)), chain: head.chain })
    log.putMeta(TRUNCATIONS, String(truncationsOf(log) + 1))
    return true
  })
  if (!isShorter) return
  log.decoded.clear()
  try {
    log.connection.truncateJournal()
  } catch (cause) {
    // Zeros stand where it was; the journal of it goes when whoever reads there ends.
    if (!isFault(cause, "Unavailable")) throw cause
  }
}

const emptied = (log: LogFile, feed: Feed): Feed => {
  removeBeyond(log, feed, 0)
  return { ...feed, seq: 0, packed: 0, looseBytes: 0, fresh: 0 }
}

/** With `seq` in it still. */
const cut = (log: LogFile, feed: Feed, seq: number): Feed => {
  const last = pageAt(log, feed, seq)
  const removed = removeBeyond(log, feed, seq)
  const page = last.last === seq ? last : cutPage(log, feed, last, seq)
  if (page.first > feed.packed) {
    const looseBytes = log.connection.get(
      "SELECT sum(raw) AS bytes FROM pages WHERE feed = ? AND first > ?",
      feed.feed,
      feed.packed
    )?.["bytes"] as number
    return { ...feed, seq, looseBytes, fresh: Math.max(0, feed.fresh - removed) }
  }
  return { ...feed, seq, ...endingIn(page) }
}

/** How many pages went. */
const removeBeyond = (log: LogFile, { feed }: Feed, seq: number): number =>
  Number(log.connection.statement("DELETE FROM pages WHERE feed = ? AND first > ?").run(feed, seq).changes)

const cutPage = (log: LogFile, { feed, device }: Feed, whole: LogPage, seq: number): LogPage => {
  const { first, entries } = nodePages.runOf(device, whole)
  const page = nodePages.pageOf({ device, first, entries: entries.slice(0, seq - first + 1) })
  log.connection.run(
    "UPDATE pages SET last = ?, raw = ?, deflated = ?, checksum = ?, bytes = ? WHERE feed = ? AND first = ?",
    page.last,
    page.raw,
    page.deflated ? 1 : 0,
    page.checksum,
    page.bytes,
    feed,
    first
  )
  return page
}
