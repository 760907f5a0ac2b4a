/** Checks a whole log against its heads, page by page and in constant memory: for `kith doctor` and before a restore. */
import { type Head, headAfter } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Sha256 } from "@kith/core/log/Sha256"
import { sameBytes } from "@kith/core/log/Bytes"
import type { Feed } from "../StoredFeed.ts"
import type { LogFile } from "./LogFile.ts"
import { nodePages, pageFromRow } from "./LogPage.ts"
import { StoreFault } from "../StoreFault.ts"
import { isFault } from "./faultOf.ts"

/** The head of a feed before its first event (`emptyHead`), which takes the device's public key; `undefined` if unknown. */
export type StartOf = (device: DeviceId) => Head | undefined

export interface FeedReport {
  readonly device: DeviceId
  readonly events: number
  /**
   * - `whole`: every event is there, and their hashes lead to the head.
   * - `unproven`: every event can be read, but the start of the chain is not known.
   * - `damaged`: `damage` says which events cannot be read.
   * - `broken`: every event can be read, and their hashes do not lead to the head: something was changed.
   */
  readonly state: "whole" | "unproven" | "damaged" | "broken"
  /** First and last `seq` of what is lost. */
  readonly damage: ReadonlyArray<readonly [number, number]>
}

/** Throws `StoreFault` when the log is too damaged to find its pages. */
export const verifyLog = (log: LogFile, sha256: Sha256, startOf: StartOf): ReadonlyArray<FeedReport> =>
  log.connection.read(() =>
    log.feeds().flatMap((feed) => (feed.seq === 0 ? [] : verifyFeed(log, feed, sha256, startOf(feed.device))))
  )

/** SQLite's own check of its structure, which takes time with the size of the file; no complaints: an empty list. */
export const checkStructure = (log: LogFile): ReadonlyArray<string> =>
  log.connection
    .all("PRAGMA integrity_check")
    .map((row) => String(row["integrity_check"]))
    .filter((line) => line !== "ok")

const verifyFeed = (log: LogFile, feed: Feed, sha256: Sha256, start: Head | undefined): FeedReport => {
  const { device, seq: events } = feed
  const damage: Array<readonly [number, number]> = []
  let head = start
  let next = 1
  for (const row of log.connection.iterate("SELECT * FROM pages WHERE feed = ? ORDER BY first", feed.feed)) {
    const page = pageFromRow(row)
    if (page.first > next) damage.push([next, page.first - 1])
    try {
      if (page.first < next) throw new StoreFault({ _tag: "Corrupt" })
      const { entries } = nodePages.runOf(device, page)
      // Behind a gap there is nothing to continue from.
      if (head !== undefined && damage.length === 0) head = headAfter(sha256, head, entries)
    } catch (cause) {
      if (!isFault(cause, "Corrupt")) throw cause
      damage.push([page.first, page.last])
    }
    next = page.last + 1
  }
  if (next <= events) damage.push([next, events])
  const state =
    damage.length > 0
      ? "damaged"
      : head === undefined
        ? "unproven"
        : head.seq === events && sameBytes(head.chain, feed.chain)
          ? "whole"
          : "broken"
  return { device, events, state, damage }
}
