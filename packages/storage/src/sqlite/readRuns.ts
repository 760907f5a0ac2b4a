/** Reading the log: runs in order for folding, and single entries for history. */
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import type { Run } from "@kith/core/log/FeedPage"
import { type PageSpan, runOfPages } from "@kith/core/log/PagedRun"
import type { PageRows } from "@kith/core/log/PageRows"
import type { VersionVector } from "@kith/core/log/VersionVector"
import type { LogPage } from "../LogPage.ts"
import type { Feed } from "../StoredFeed.ts"
import type { LogFile } from "./LogFile.ts"
import { nodePages, pageFromRow } from "./LogPage.ts"
import { StoreFault } from "../StoreFault.ts"

/** Decoded pages kept: a few megabytes at most, so that reading on, or a contact's history, does not decode one twice. */
const KEPT_PAGES = 4
/** A smaller page is decoded again in no time, and would push a larger one out. */
const KEPT_FROM_EVENTS = 64

/** Runs beyond `held`, one a feed, at most `limit` events in all but always one. Throws `StoreFault`. */
export const readRuns = (log: LogFile, held: VersionVector, limit: number): ReadonlyArray<Run> =>
  log.connection.read(() => {
    const runs: Array<Run> = []
    let left = Math.max(1, limit)
    for (const feed of log.feeds()) {
      const first = (held.get(feed.device) ?? 0) + 1
      if (first > feed.seq || left === 0) continue
      const count = Math.min(left, feed.seq - first + 1)
      runs.push(runOfPages(feed.device, first, spansFrom(log, feed, first, count)))
      left -= count
    }
    return runs
  })

/** Entries in the order asked; a dot not held is left out. Throws `StoreFault`. */
export const readEntries = (log: LogFile, dots: ReadonlyArray<Dot>): ReadonlyArray<Entry> =>
  log.connection.read(() => {
    const found = new Map<Dot, Entry>()
    for (const { feed, seqs } of bySeq(log, dots)) {
      let page: PageRows | undefined
      for (const [seq, dot] of seqs) {
        if (page === undefined || seq >= page.first + page.count) page = decoded(log, feed, pageAt(log, feed, seq))
        found.set(dot, page.entries[seq - page.first]!)
      }
    }
    return dots.flatMap((dot) => found.get(dot) ?? [])
  })

/** The dots that are held, by feed and in `seq` order, so that each page is looked at once. */
export const bySeq = (
  log: LogFile,
  dots: ReadonlyArray<Dot>
): ReadonlyArray<{ readonly feed: Feed; readonly seqs: ReadonlyArray<readonly [number, Dot]> }> => {
  const byDevice = Map.groupBy(dots, (dot) => dot.device)
  return [...byDevice].flatMap(([device, wanted]) => {
    const feed = log.feed(device)
    if (feed === undefined) return []
    const seqs = wanted
      .filter(({ seq }) => seq >= 1 && seq <= feed.seq)
      .map((dot) => [dot.seq, dot] as const)
      .sort(([a], [b]) => a - b)
    return [{ feed, seqs }]
  })
}

/** The page that holds an event which the feed says it has. */
export const pageAt = (log: LogFile, feed: Feed, seq: number): LogPage => {
  const row = log.connection.get(
    "SELECT * FROM pages WHERE feed = ? AND first <= ? ORDER BY first DESC LIMIT 1",
    feed.feed,
    seq
  )
  const page = row === undefined ? undefined : pageFromRow(row)
  if (page === undefined || page.last < seq) throw missing(feed, seq)
  return page
}

const spansFrom = (log: LogFile, feed: Feed, first: number, count: number): ReadonlyArray<PageSpan> => {
  const rows = log.connection.iterate(
    `SELECT * FROM pages WHERE feed = ?1 AND first >=
       (SELECT coalesce(max(first), 0) FROM pages WHERE feed = ?1 AND first <= ?2) ORDER BY first`,
    feed.feed,
    first
  )
  const out: Array<PageSpan> = []
  let next = first
  for (const row of rows) {
    const stored = pageFromRow(row)
    if (next < stored.first || next > stored.last) break
    const page = decoded(log, feed, stored)
    const from = next - stored.first
    const to = Math.min(page.count, from + first + count - next)
    out.push({ page, from, to })
    next += to - from
    if (next === first + count) return out
  }
  throw missing(feed, next)
}

const decoded = (log: LogFile, feed: Feed, page: LogPage): PageRows => {
  if (page.last - page.first + 1 < KEPT_FROM_EVENTS) return nodePages.rowsOf(feed.device, page)
  // Another process may pack or forget meanwhile, so what is kept is known by its content.
  const key = [feed.feed, page.first, page.last, page.checksum].join(" ")
  const run = log.decoded.get(key) ?? nodePages.rowsOf(feed.device, page)
  log.decoded.delete(key)
  log.decoded.set(key, run)
  if (log.decoded.size > KEPT_PAGES) log.decoded.delete(log.decoded.keys().next().value!)
  return run
}

const missing = ({ device }: Feed, seq: number): StoreFault => new StoreFault({ _tag: "Corrupt", dot: { device, seq } })
