/**
 * How a feed's pages grow. A small append is one small page; small pages are packed into larger ones in the same
 * transaction, so that a log written one event at a time ends up nearly as small as one that was imported:
 *
 * - 64 small pages at the end become one;
 * - once the loose pages hold 2,048 events or a megabyte, they become large pages.
 *
 * Each event is thus packed two or three times in all, whatever the length of the feed.
 */
import type { Entry } from "@kith/core/log/Event"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { FULL_EVENTS, isFull, type LogPage, PAGE_BYTES, PAGE_EVENTS, type PageCodec } from "./LogPage.ts"
import { StoreFault } from "./StoreFault.ts"
import type { Feed } from "./StoredFeed.ts"

/** So many small pages at the end of a feed are packed into one. */
const FRESH_PAGES = 64
/** An append of so many events is a page worth keeping until the next large one is made. */
const FRESH_EVENTS = 64

/** What an append changes. */
export interface Growth {
  readonly feed: Feed
  /** The feed's pages from this `first` on give way; `undefined`: none. */
  readonly removeFrom: number | undefined
  readonly pages: ReadonlyArray<LogPage>
}

/** The page of a run, before the transaction begins: encoding takes most of the time. None of what is packed at once. */
export const freshPage = (codec: PageCodec, run: Run): LogPage | undefined =>
  run.entries.length > 0 && run.entries.length < FULL_EVENTS ? codec.pageOf(run) : undefined

/**
 * What it takes to append a page (or, without one, a long run) to a feed, whose end is the new one already: `last`, the
 * feed's last so many pages, or `loose`, all of its loose ones; nothing of what is stored where it is just added.
 */
export const packingFor = (feed: Feed, page: LogPage | undefined): { readonly last: number } | "loose" | "nothing" => {
  if (page === undefined || page.last - feed.packed >= PAGE_EVENTS || feed.looseBytes + page.raw >= PAGE_BYTES) {
    return "loose"
  }
  return isSmall(page) && feed.fresh + 1 >= FRESH_PAGES ? { last: feed.fresh } : "nothing"
}

export const added = (feed: Feed, page: LogPage): Growth => ({
  feed: { ...feed, looseBytes: feed.looseBytes + page.raw, fresh: isSmall(page) ? feed.fresh + 1 : 0 },
  removeFrom: undefined,
  pages: [page]
})

/** The last pages, which are as they were appended, and a new one as one page. */
export const freshPacked = (codec: PageCodec, feed: Feed, last: ReadonlyArray<LogPage>, page: LogPage): Growth => {
  const grown = added(feed, page)
  const pages = [...last, page]
  const first = pages[0]!.first
  const entries = entriesIn(codec, feed.device, pages, first, feed.seq)
  if (entries === undefined) return { ...grown, feed: { ...grown.feed, fresh: 0 } }
  const packed = codec.pageOf({ device: feed.device, first, entries })
  const smaller = pages.reduce((sum, { raw }) => sum + raw, 0) - packed.raw
  return {
    feed: { ...grown.feed, looseBytes: grown.feed.looseBytes - smaller, fresh: 0 },
    removeFrom: first,
    pages: [packed]
  }
}

/** The loose pages and the run behind them as large pages; the last one stays loose unless it is full. */
export const allPacked = (codec: PageCodec, feed: Feed, loose: ReadonlyArray<LogPage>, run: Run): Growth => {
  const before = entriesIn(codec, feed.device, loose, feed.packed + 1, run.first - 1)
  const first = before === undefined ? run.first : feed.packed + 1
  const pages = codec.pagesOf(feed.device, first, [...(before ?? []), ...run.entries])
  const last = pages.at(-1)!
  return {
    feed: { ...feed, ...endingIn(last) },
    removeFrom: before === undefined ? undefined : feed.packed + 1,
    pages
  }
}

/** Of a feed that ends with a large page: what is left of one that is not full is packed with what comes next. */
export const endingIn = (page: LogPage): Pick<Feed, "packed" | "looseBytes" | "fresh"> =>
  isFull(page)
    ? { packed: page.last, looseBytes: 0, fresh: 0 }
    : { packed: page.first - 1, looseBytes: page.raw, fresh: 0 }

const isSmall = ({ first, last }: LogPage): boolean => last - first + 1 < FRESH_EVENTS

/**
 * What these pages hold, which are to be all from `first` to `last`. `undefined` where one is damaged or missing: the
 * others are left as they are, and what is appended now is no less safe for it.
 */
const entriesIn = (
  codec: PageCodec,
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
    return pages.flatMap((page) => codec.runOf(device, page).entries)
  } catch (cause) {
    if (cause instanceof StoreFault && cause.fault._tag === "Corrupt") return undefined
    throw cause
  }
}
