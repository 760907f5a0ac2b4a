/** Dropping content for good: from the pages, from the space that they leave, and from the journal. */
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import { forgetEntry } from "@kith/core/log/Feed"
import type { Sha256 } from "@kith/core/log/Sha256"
import type { Feed, LogFile } from "./LogFile.ts"
import { pageOf, runOf } from "./LogPage.ts"
import { bySeq, pageAt } from "./readRuns.ts"

/**
 * Once it returns, no byte of the content is left in the log's files. Throws `StoreFault`; when it is `busy`, another
 * process is still reading and may keep the journal from being emptied: doing it again finishes it.
 */
export const forgetEntries = (log: LogFile, dots: ReadonlyArray<Dot>, sha256: Sha256): void => {
  log.connection.write(() => {
    for (const { feed, seqs } of bySeq(log, dots)) forgetIn(log, feed, new Set(seqs.map(([seq]) => seq)), sha256)
  })
  log.decoded.clear()
  log.connection.truncateJournal()
}

const forgetIn = (log: LogFile, feed: Feed, seqs: Set<number>, sha256: Sha256): void => {
  let { looseBytes } = feed
  // Ascending, and each page takes all of its own at once.
  for (const seq of seqs) {
    const page = pageAt(log, feed, seq)
    const run = runOf(feed.device, page)
    const entries = run.entries.map((entry, index): Entry => {
      return seqs.delete(run.first + index) ? forgetEntry(sha256, entry) : entry
    })
    if (entries.every((entry, index) => entry === run.entries[index])) continue
    const { raw, deflated, checksum, bytes } = pageOf({ ...run, entries })
    log.connection.run(
      "UPDATE pages SET raw = ?, deflated = ?, checksum = ?, bytes = ? WHERE feed = ? AND first = ?",
      raw,
      deflated ? 1 : 0,
      checksum,
      bytes,
      feed.feed,
      page.first
    )
    if (page.first > feed.packed) looseBytes += raw - page.raw
  }
  if (looseBytes !== feed.looseBytes) log.saveFeed({ ...feed, looseBytes })
}
