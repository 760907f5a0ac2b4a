/**
 * Appending to a feed. A small append is one small page; small pages are packed into larger ones in the same transaction,
 * so that a log written one event at a time ends up nearly as small as one that was imported:
 *
 * - 64 small pages at the end become one;
 * - once the loose pages hold 2,048 events or a megabyte, they become large pages.
 *
 * Each event is thus packed two or three times in all, whatever the length of the feed.
 */
import type { Entry } from "@kith/core/log/Event"
import type { Head } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Feed, LogFile } from "./LogFile.ts"
import {
  FULL_EVENTS,
  isFull,
  type LogPage,
  PAGE_BYTES,
  PAGE_EVENTS,
  pageFromRow,
  pageOf,
  pagesOf,
  runOf
} from "./LogPage.ts"
import { isFault, StoreFault } from "./StoreFault.ts"

/** So many small pages at the end of a feed are packed into one. */
const FRESH_PAGES = 64
/** An append of so many events is a page worth keeping until the next large one is made. */
const FRESH_EVENTS = 64

/** Throws `StoreFault`: `Moved` unless the feed ends right before the run. */
export const appendRun = (log: LogFile, run: Run, head: Head): void => {
  const { device, first, entries } = run
  if (head.seq !== first + entries.length - 1) throw new RangeError("append: the head is not the run's")
  // Before the lock is taken, since encoding takes most of the time; what will be packed at once needs no page of its own.
  const page = entries.length > 0 && entries.length < FULL_EVENTS ? pageOf(run) : undefined
  log.connection.write(() => {
    const feeds = log.feeds()
    const before = feeds.find((feed) => feed.device === device) ?? newFeed(feeds.length + 1, device)
    if (before.seq !== first - 1) throw new StoreFault({ _tag: "Moved", device, seq: before.seq })
    if (entries.length === 0) return
    const feed = { ...before, seq: head.seq, chain: head.chain }
    log.saveFeed(
      page === undefined || isDue(feed, page) ? packAll(log, feed, run) : packFresh(log, addPage(log, feed, page))
    )
  })
}

const newFeed = (feed: number, device: DeviceId): Feed => ({
  feed,
  device,
  seq: 0,
  chain: new Uint8Array(),
  packed: 0,
  looseBytes: 0,
  fresh: 0
})

const isDue = (feed: Feed, page: LogPage): boolean =>
  page.last - feed.packed >= PAGE_EVENTS || feed.looseBytes + page.raw >= PAGE_BYTES

const addPage = (log: LogFile, feed: Feed, page: LogPage): Feed => {
  insertPage(log, feed, page)
  const small = page.last - page.first + 1 < FRESH_EVENTS
  return { ...feed, looseBytes: feed.looseBytes + page.raw, fresh: small ? feed.fresh + 1 : 0 }
}

const packFresh = (log: LogFile, feed: Feed): Feed => {
  if (feed.fresh < FRESH_PAGES) return feed
  const pages = log.connection
    .all("SELECT * FROM pages WHERE feed = ? ORDER BY first DESC LIMIT ?", feed.feed, feed.fresh)
    .map(pageFromRow)
    .reverse()
  const first = pages[0]!.first
  const entries = entriesIn(feed.device, pages, first, feed.seq)
  if (entries === undefined) return { ...feed, fresh: 0 }
  removePages(log, feed, first)
  const packed = pageOf({ device: feed.device, first, entries })
  insertPage(log, feed, packed)
  const smaller = pages.reduce((sum, { raw }) => sum + raw, 0) - packed.raw
  return { ...feed, looseBytes: feed.looseBytes - smaller, fresh: 0 }
}

/** The loose pages and the run behind them as large pages; the last one stays loose unless it is full. */
const packAll = (log: LogFile, feed: Feed, run: Run): Feed => {
  const loose = log.connection
    .all("SELECT * FROM pages WHERE feed = ? AND first > ? ORDER BY first", feed.feed, feed.packed)
    .map(pageFromRow)
  const before = entriesIn(feed.device, loose, feed.packed + 1, run.first - 1)
  if (before !== undefined) removePages(log, feed, feed.packed + 1)
  const first = before === undefined ? run.first : feed.packed + 1
  const pages = pagesOf(feed.device, first, [...(before ?? []), ...run.entries])
  for (const page of pages) insertPage(log, feed, page)
  const last = pages.at(-1)!
  return isFull(last)
    ? { ...feed, packed: last.last, looseBytes: 0, fresh: 0 }
    : { ...feed, packed: last.first - 1, looseBytes: last.raw, fresh: 0 }
}

/**
 * What these pages hold, which are to be all from `first` to `last`. `undefined` where one is damaged or missing: the
 * others are left as they are, and what is appended now is no less safe for it.
 */
const entriesIn = (
  device: DeviceId,
  pages: ReadonlyArray<LogPage>,
  first: number,
  last: number
): ReadonlyArray<Entry> | undefined => {
  let next = first
  for (const page of pages) {
    if (page.first !== next) return undefined
    next = page.last + 1
  }
  if (next !== last + 1) return undefined
  try {
    return pages.flatMap((page) => runOf(device, page).entries)
  } catch (cause) {
    if (isFault(cause, "Corrupt")) return undefined
    throw cause
  }
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
