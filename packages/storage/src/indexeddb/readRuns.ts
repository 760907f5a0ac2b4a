/** Reading the log: runs in order for folding, and single entries for history. */
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import type { Run } from "@kith/core/log/FeedPage"
import type { VersionVector } from "@kith/core/log/VersionVector"
import type { LogPage } from "../LogPage.ts"
import { StoreFault } from "../StoreFault.ts"
import type { Feed } from "../StoredFeed.ts"
import { done } from "./Database.ts"
import { feedsIn, type LogDatabase, pagesFrom, readPages, Store, webPages } from "./LogDatabase.ts"

/** Decoded pages kept: a few megabytes at most, so that reading on, or a contact's history, does not decode one twice. */
const KEPT_PAGES = 4
/** A smaller page is decoded again in no time, and would push a larger one out. */
const KEPT_FROM_EVENTS = 64

/** Runs beyond `held`, one a feed, at most `limit` events in all but always one. */
export const readRuns = async (log: LogDatabase, held: VersionVector, limit: number): Promise<ReadonlyArray<Run>> => {
  const spans = await log.database.read([Store.feeds, Store.pages], async (transaction) => {
    let left = Math.max(1, limit)
    const wanted = (await feedsIn(transaction)).flatMap((feed) => {
      const first = (held.get(feed.device) ?? 0) + 1
      const count = Math.min(left, feed.seq - first + 1)
      if (count <= 0) return []
      left -= count
      return [{ feed, first, count }]
    })
    return Promise.all(
      wanted.map(async (span) => ({
        ...span,
        pages: await pagesOver(transaction, span.feed, span.first, span.first + span.count - 1)
      }))
    )
  })
  return spans.map(({ feed, first, count, pages }) => ({
    device: feed.device,
    first,
    entries: entriesFrom(log, feed, pages, first, count)
  }))
}

/** Entries in the order asked; a dot not held is left out. */
export const readEntries = async (log: LogDatabase, dots: ReadonlyArray<Dot>): Promise<ReadonlyArray<Entry>> => {
  const held = await log.database.read([Store.feeds, Store.pages], async (transaction) =>
    Promise.all(
      heldOf(await feedsIn(transaction), dots).map(async ({ feed, seqs }) => ({
        feed,
        seqs,
        pages: await pagesAt(transaction, feed, seqs)
      }))
    )
  )
  const found = new Map<string, Entry>()
  for (const { feed, seqs, pages } of held) {
    let run: Run | undefined
    let next = 0
    for (const seq of seqs) {
      if (run === undefined || seq >= run.first + run.entries.length) run = decoded(log, feed, pages[next++]!)
      found.set(`${feed.device} ${seq}`, run.entries[seq - run.first]!)
    }
  }
  return dots.flatMap(({ device, seq }) => found.get(`${device} ${seq}`) ?? [])
}

export interface HeldSeqs {
  readonly feed: Feed
  /** Ascending, each once. */
  readonly seqs: ReadonlyArray<number>
}

/** The dots that are held, by feed. */
export const heldOf = (feeds: ReadonlyArray<Feed>, dots: ReadonlyArray<Dot>): ReadonlyArray<HeldSeqs> => {
  const byDevice = Map.groupBy(dots, ({ device }) => device)
  return feeds.flatMap((feed) => {
    const wanted = byDevice.get(feed.device)?.filter(({ seq }) => seq >= 1 && seq <= feed.seq) ?? []
    return wanted.length === 0 ? [] : [{ feed, seqs: [...new Set(wanted.map(({ seq }) => seq))].sort((a, b) => a - b) }]
  })
}

/** The pages that these events lie in, each once and in order. Looks at the names of those between them, and reads no others. */
export const pagesAt = async (
  transaction: IDBTransaction,
  feed: Feed,
  seqs: ReadonlyArray<number>
): Promise<ReadonlyArray<LogPage>> => {
  const first = await firstOfPage(transaction, feed, seqs[0]!)
  const range = pagesFrom(feed, first, seqs.at(-1))
  const keys = await done(transaction.objectStore(Store.pages).getAllKeys(range))
  const firsts = keys.map((key) => (key as [number, number])[1])
  const wanted = new Set<number>()
  let at = 0
  for (const seq of seqs) {
    while (at + 1 < firsts.length && firsts[at + 1]! <= seq) at++
    wanted.add(firsts[at]!)
  }
  const pages = await Promise.all(
    [...wanted].map((start) => done<LogPage | undefined>(transaction.objectStore(Store.pages).get([feed.feed, start])))
  )
  let next = 0
  for (const seq of seqs) {
    while (next < pages.length && (pages[next]?.last ?? 0) < seq) next++
    const page = pages[next]
    if (page === undefined || page.first > seq) throw missing(feed, seq)
  }
  return pages as ReadonlyArray<LogPage>
}

/** The pages that hold a span of events. */
const pagesOver = async (
  transaction: IDBTransaction,
  feed: Feed,
  from: number,
  to: number
): Promise<ReadonlyArray<LogPage>> =>
  readPages(transaction, pagesFrom(feed, await firstOfPage(transaction, feed, from), to))

/** The first event of the page that holds one which the feed says it has. */
const firstOfPage = async (transaction: IDBTransaction, feed: Feed, seq: number): Promise<number> => {
  const cursor = await done(transaction.objectStore(Store.pages).openKeyCursor(pagesFrom(feed, 1, seq), "prev"))
  if (cursor === null) throw missing(feed, seq)
  return (cursor.key as [number, number])[1]
}

const entriesFrom = (
  log: LogDatabase,
  feed: Feed,
  pages: ReadonlyArray<LogPage>,
  from: number,
  count: number
): ReadonlyArray<Entry> => {
  const out: Array<Entry> = []
  for (const page of pages) {
    const at = from + out.length - page.first
    if (at < 0 || from + out.length > page.last) break
    const { entries } = decoded(log, feed, page)
    for (let index = at; index < entries.length && out.length < count; index++) out.push(entries[index]!)
  }
  if (out.length < count) throw missing(feed, from + out.length)
  return out
}

const decoded = (log: LogDatabase, feed: Feed, page: LogPage): Run => {
  if (page.last - page.first + 1 < KEPT_FROM_EVENTS) return webPages.runOf(feed.device, page)
  // Another tab may pack or forget meanwhile, so what is kept is known by its content.
  const key = [feed.feed, page.first, page.last, page.checksum].join(" ")
  const run = log.decoded.get(key) ?? webPages.runOf(feed.device, page)
  log.decoded.delete(key)
  log.decoded.set(key, run)
  if (log.decoded.size > KEPT_PAGES) log.decoded.delete(log.decoded.keys().next().value!)
  return run
}

const missing = ({ device }: Feed, seq: number): StoreFault => new StoreFault({ _tag: "Corrupt", dot: { device, seq } })
