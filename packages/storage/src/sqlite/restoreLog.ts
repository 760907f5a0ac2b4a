/** Putting a backup in the log's place: checked to its last event first, and what was there before is kept beside it. */
import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import type { Sha256 } from "@kith/core/log/Sha256"
import { makeFolder } from "../node/makeFolder.ts"
import { syncPath } from "../node/syncPath.ts"
import { removeEntities } from "./EntityFile.ts"
import { LOG_FILE, openLog, openLogCopy } from "./LogFile.ts"
import { attempt } from "./logAttempt.ts"
import { StoreFault } from "../StoreFault.ts"
import { isFault } from "./faultOf.ts"
import { checkStructure, type FeedReport, type StartOf, verifyLog } from "./verifyLog.ts"

export interface Restored {
  readonly feeds: ReadonlyArray<FeedReport>
  /** Where the log is now that was there before. */
  readonly replaced: string | undefined
}

/**
 * Fails with `Corrupt`, and changes nothing, unless every event of the backup can be read and every chain whose start is
 * known leads to its head. No other process may have the log open: `busy` otherwise. The entities are folded again.
 */
export const restoreLog = Effect.fn("Storage.restoreLog")(
  (file: string, folder: string, sha256: Sha256, startOf: StartOf) =>
    attempt("restore", (): Restored => {
      makeFolder(folder, 0o700)
      const beside = join(folder, `${LOG_FILE}.restoring`)
      try {
        copyFileSync(file, beside)
        const feeds = checked(beside, sha256, startOf)
        syncPath(beside)
        const path = join(folder, LOG_FILE)
        const replaced = existsSync(path) ? putAside(folder, path) : undefined
        renameSync(beside, path)
        syncPath(folder)
        removeEntities(folder)
        return { feeds, replaced }
      } finally {
        for (const rest of [beside, `${beside}-wal`, `${beside}-shm`]) rmSync(rest, { force: true })
      }
    })
)

const checked = (file: string, sha256: Sha256, startOf: StartOf): ReadonlyArray<FeedReport> => {
  const log = openLogCopy(file, {})
  try {
    const complaints = checkStructure(log)
    if (complaints.length > 0) throw new StoreFault({ _tag: "Corrupt" }, new Error(complaints.join("; ")))
    const feeds = verifyLog(log, sha256, startOf)
    const bad = feeds.find(({ state }) => state === "damaged" || state === "broken")
    if (bad !== undefined) {
      throw new StoreFault({ _tag: "Corrupt", dot: { device: bad.device, seq: bad.damage[0]?.[0] ?? bad.events } })
    }
    // A backup is kept in one file, a log with its journal beside it.
    log.connection.database.exec("PRAGMA journal_mode = WAL")
    return feeds
  } finally {
    log.close()
  }
}

/** Moves the present log out of the way, whatever state it is in. A journal left behind would be taken for the new log's. */
const putAside = (folder: string, path: string): string => {
  let number = 1
  const name = () => join(folder, `${basename(path, ".sqlite")}.replaced-${number}.sqlite`)
  while (existsSync(name())) number++
  try {
    const log = openLog(folder, { create: false })
    try {
      log.connection.truncateJournal()
    } finally {
      log.close()
    }
    if (existsSync(`${path}-wal`)) throw new StoreFault({ _tag: "Unavailable", why: "busy" })
  } catch (cause) {
    // A log that cannot be opened has its journal moved with it: somebody may still make sense of both.
    if (!isFault(cause, "Corrupt")) throw cause
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${name()}-wal`)
    rmSync(`${path}-shm`, { force: true })
  }
  renameSync(path, name())
  syncPath(dirname(path))
  return name()
}
