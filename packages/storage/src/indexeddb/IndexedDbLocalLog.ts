/**
 * The log in a browser: the database `kith/<name>/log`, durable with every append. Tabs may write at once; each append is one
 * transaction, which looks at the feed's end first.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { LocalLog, type LocalLogError } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { appendRun } from "./appendRun.ts"
import type { OpenOptions } from "./Database.ts"
import { forgetEntries, forgottenSince } from "./forgetEntries.ts"
import { type LogDatabase, openLog, readHeads } from "./LogDatabase.ts"
import { readEntries, readRuns } from "./readRuns.ts"
import { truncateFeed, truncationsOf } from "./truncateFeed.ts"
import { logAttempt } from "./webAttempt.ts"

/** Opens the log for as long as the layer lives. */
export const layerLocalLog = (name: string, options?: OpenOptions): Layer.Layer<LocalLog, LocalLogError> =>
  Layer.effect(
    LocalLog,
    Effect.acquireRelease(openLogDatabase(name, options), (log) => Effect.sync(() => log.close())).pipe(
      Effect.map(localLogOn)
    )
  )

/** For whoever keeps several ports on one connection, and closes it. Made where it is not there yet. */
export const openLogDatabase = (name: string, options?: OpenOptions): Effect.Effect<LogDatabase, LocalLogError> =>
  logAttempt("open", () => openLog(name, options))

export const localLogOn = (log: LogDatabase): LocalLog["Service"] => ({
  heads: logAttempt("heads", () => readHeads(log)),
  append: (run, head) => logAttempt("append", () => appendRun(log, run, head)),
  read: (held, limit) => logAttempt("read", () => readRuns(log, held, limit)),
  entries: (dots) => logAttempt("entries", () => readEntries(log, dots)),
  forget: (dots) => logAttempt("forget", () => forgetEntries(log, dots, nobleSha256)),
  forgotten: (after) => logAttempt("forget", () => forgottenSince(log, after)),
  truncate: (device, head) => logAttempt("truncate", () => truncateFeed(log, device, head)),
  truncations: logAttempt("truncate", () => truncationsOf(log))
})
