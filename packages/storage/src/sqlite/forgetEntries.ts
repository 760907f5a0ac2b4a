/** Dropping content for good: from the pages, from the space that they leave, and from the journal. */
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import { forgetEntry } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Forgotten } from "@kith/core/log/LocalLog"
import type { Sha256 } from "@kith/core/log/Sha256"
import type { Feed } from "../StoredFeed.ts"
import type { LogFile } from "./LogFile.ts"
import { nodePages } from "./LogPage.ts"
import { bySeq, pageAt } from "./readRuns.ts"

/**
 * Once it returns, no byte of the content is left in the log's files. Throws `StoreFault`; when it is `busy`, another
 * process is still reading and may keep the journal from being emptied: doing it again finishes it.
 */
export const forgetEntries = (log: LogFile, dots: ReadonlyArray<Dot>, sha256: Sha256): void => {
  log.connection.write(() => {
    for (const { feed, seqs } of bySeq(log, dots)) {
      note(log, feed, forgetIn(log, feed, new Set(seqs.map(([seq]) => seq)), sha256))
    }
  })
  log.decoded.clear()
  log.connection.truncateJournal()
}

/** One line of `meta` for each step, so that what was dropped here can be dropped where it was sent, too. */
const FORGOTTEN = "forgotten"
const keyOf = (step: number): string => `${FORGOTTEN}/${String(step).padStart(10, "0")}`

const note = (log: LogFile, { device }: Feed, seqs: ReadonlyArray<number>): void => {
  if (seqs.length === 0) return
  const step = Number(log.meta(FORGOTTEN) ?? 0) + 1
  log.putMeta(FORGOTTEN, String(step))
  log.putMeta(keyOf(step), [device, ...seqs].join(" "))
}

export const forgottenSince = (log: LogFile, after: number): Forgotten => {
  const upTo = Number(log.meta(FORGOTTEN) ?? 0)
  if (upTo <= after) return { upTo, dots: [] }
  const rows = log.connection.all(
    "SELECT value FROM meta WHERE key > ? AND key <= ? ORDER BY key",
    keyOf(after),
    keyOf(upTo)
  )
  const dots = rows.flatMap((row) => {
    const [device, ...seqs] = (row["value"] as string).split(" ")
    return seqs.map((seq): Dot => ({ device: device as DeviceId, seq: Number(seq) }))
  })
  return { upTo, dots }
}

/** Says which of them it has dropped now. */
const forgetIn = (log: LogFile, feed: Feed, seqs: Set<number>, sha256: Sha256): ReadonlyArray<number> => {
  let { looseBytes } = feed
  const dropped: Array<number> = []
  // Ascending, and each page takes all of its own at once.
  for (const seq of seqs) {
    const page = pageAt(log, feed, seq)
    const run = nodePages.runOf(feed.device, page)
    const entries = run.entries.map((entry, index): Entry => {
      if (!seqs.delete(run.first + index) || entry.forgotten !== undefined) return entry
      dropped.push(run.first + index)
      return forgetEntry(sha256, entry)
    })
    if (entries.every((entry, index) => entry === run.entries[index])) continue
    const { raw, deflated, checksum, bytes } = nodePages.pageOf({ ...run, entries })
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
  return dropped
}
