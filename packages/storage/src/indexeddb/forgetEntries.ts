/**
 * Dropping content for good: nothing in the database gives it back. When the browser overwrites what its files held is the
 * browser's affair: none lets a page ask for it.
 */
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import { forgetEntry } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Forgotten } from "@kith/core/log/LocalLog"
import type { Sha256 } from "@kith/core/log/Sha256"
import { done } from "./Database.ts"
import { feedsIn, type LogDatabase, putPage, saveFeed, Store, webPages } from "./LogDatabase.ts"
import { heldOf, type HeldSeqs, pagesAt } from "./readRuns.ts"

interface Step {
  readonly device: DeviceId
  readonly seqs: ReadonlyArray<number>
}

export const forgetEntries = async (log: LogDatabase, dots: ReadonlyArray<Dot>, sha256: Sha256): Promise<void> => {
  await log.database.write([Store.feeds, Store.pages, Store.forgotten], async (transaction) => {
    const held = heldOf(await feedsIn(transaction), dots)
    let step = await lastStep(transaction)
    for (const one of held) {
      const seqs = await forgetIn(transaction, one, sha256)
      if (seqs.length === 0) continue
      transaction.objectStore(Store.forgotten).put({ device: one.feed.device, seqs } satisfies Step, ++step)
    }
  })
  log.decoded.clear()
}

export const forgottenSince = (log: LogDatabase, after: number): Promise<Forgotten> =>
  log.database.read([Store.forgotten], async (transaction) => {
    const upTo = await lastStep(transaction)
    if (upTo <= after) return { upTo, dots: [] }
    const range = IDBKeyRange.lowerBound(after, true)
    const steps = await done<Array<Step>>(transaction.objectStore(Store.forgotten).getAll(range))
    return { upTo, dots: steps.flatMap(({ device, seqs }) => seqs.map((seq): Dot => ({ device, seq }))) }
  })

const lastStep = async (transaction: IDBTransaction): Promise<number> =>
  ((await done(transaction.objectStore(Store.forgotten).openKeyCursor(null, "prev")))?.key ?? 0) as number

/** Says which of them it has dropped now. */
const forgetIn = async (
  transaction: IDBTransaction,
  { feed, seqs }: HeldSeqs,
  sha256: Sha256
): Promise<ReadonlyArray<number>> => {
  const wanted = new Set(seqs)
  let { looseBytes } = feed
  const dropped: Array<number> = []
  for (const page of await pagesAt(transaction, feed, seqs)) {
    const run = webPages.runOf(feed.device, page)
    const before = dropped.length
    const entries = run.entries.map((entry, index): Entry => {
      if (!wanted.has(run.first + index) || entry.forgotten !== undefined) return entry
      dropped.push(run.first + index)
      return forgetEntry(sha256, entry)
    })
    if (dropped.length === before) continue
    const smaller = webPages.pageOf({ ...run, entries })
    putPage(transaction, feed, smaller)
    if (page.first > feed.packed) looseBytes += smaller.raw - page.raw
  }
  if (looseBytes !== feed.looseBytes) saveFeed(transaction, { ...feed, looseBytes })
  return dropped
}
