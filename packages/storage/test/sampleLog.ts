/** Logs and entities on disk for tests, with one feed of sample events. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { EntityRecord } from "@kith/core/domain/merge/EntityRecord"
import type { Entry } from "@kith/core/log/Event"
import { emptyVersion } from "@kith/core/log/VersionVector"
import type { Changes } from "@kith/core/workspace/EntityStore"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { readRuns } from "@kith/storage/sqlite/readRuns"
import type { Fault } from "@kith/storage/StoreFault"
import { faultOf } from "@kith/storage/sqlite/faultOf"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"

/** Appends runs of these lengths; the entries written. */
export const appendAll = (log: LogFile, feed: SampleFeed, lengths: ReadonlyArray<number>): ReadonlyArray<Entry> =>
  lengths.flatMap((length) => {
    const { run, head } = feed.next(length)
    appendRun(log, run, head)
    return run.entries
  })

export const singles = (count: number): ReadonlyArray<number> => Array.from({ length: count }, () => 1)

/** A closed log of these appends. */
export const makeLog = (folder: string, feed: SampleFeed, lengths: ReadonlyArray<number>): ReadonlyArray<Entry> => {
  const log = openLog(folder)
  try {
    return appendAll(log, feed, lengths)
  } finally {
    log.close()
  }
}

export const readAll = (log: LogFile): ReadonlyArray<Entry> =>
  readRuns(log, emptyVersion, Number.MAX_SAFE_INTEGER).flatMap(({ entries }) => entries)

/** What went wrong; a test fails where nothing does. */
export const faultIn = (body: () => unknown): Fault => {
  try {
    body()
  } catch (cause) {
    return faultOf(cause).fault
  }
  throw new Error("nothing went wrong")
}

/** Each file of a folder by a hash of its content. */
export const contentOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex")
    ])
  )

/** Changes that fold nothing but a version on. */
export const changesTo = (base: number, to: number, parts: Partial<Changes> = {}): Changes => {
  const { device } = new SampleFeed("entities")
  return {
    base: base === 0 ? emptyVersion : new Map([[device, base]]),
    folded: { version: new Map([[device, to]]), catalogue: "c" },
    entities: new Map(),
    addKeys: [],
    removeKeys: [],
    reminders: new Map(),
    setAside: [],
    ...parts
  }
}

/** For commits whose records are texts already. */
export const textRecord = (text: string): EntityRecord => ({ text }) as unknown as EntityRecord
export const recordText = (record: EntityRecord): string => (record as unknown as { readonly text: string }).text
