/** A copy of the log in one file, taken while it is in use. Holds the whole history, and no keys. */
import { renameSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { backup, DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import type { LocalLogError } from "@kith/core/log/LocalLog"
import { syncPath } from "../node/syncPath.ts"
import { type LogFile, openLogCopy } from "./LogFile.ts"
import { logError } from "./logAttempt.ts"
import { StoreFault } from "../StoreFault.ts"
import { checkStructure } from "./verifyLog.ts"

/** Pages copied at a time; another process may write in between, and only then is copying begun again. */
const PAGES = 65_536

/** Replaces `file` once the copy is complete, checked and on the disk. */
export const backupLog = Effect.fn("Storage.backupLog")((log: LogFile, file: string) =>
  Effect.tryPromise({
    try: () => copyTo(log, file),
    catch: (cause): LocalLogError => logError("backup", cause)
  })
)

const copyTo = async (log: LogFile, file: string): Promise<void> => {
  const beside = `${file}.partial`
  rmSync(beside, { force: true })
  try {
    await backup(log.connection.database, beside, { rate: PAGES })
    leaveWalMode(beside)
    check(beside)
    syncPath(beside)
    renameSync(beside, file)
    syncPath(dirname(file))
  } finally {
    for (const rest of [beside, `${beside}-wal`, `${beside}-shm`]) rmSync(rest, { force: true })
  }
}

/** So that the copy is one file, wherever it is opened. */
const leaveWalMode = (file: string): void => {
  const database = new DatabaseSync(file)
  try {
    database.exec("PRAGMA journal_mode = DELETE")
  } finally {
    database.close()
  }
}

const check = (file: string): void => {
  const copy = openLogCopy(file, { readOnly: true })
  try {
    const complaints = checkStructure(copy)
    if (complaints.length > 0) throw new StoreFault({ _tag: "Corrupt" }, new Error(complaints.join("; ")))
  } finally {
    copy.close()
  }
}
