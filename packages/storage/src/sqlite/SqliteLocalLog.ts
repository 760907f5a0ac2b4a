/** The log on SQLite: `log.sqlite` in the workspace's folder, durable with every append. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { LocalLog, type LocalLogError } from "@kith/core/log/LocalLog"
import { nodeSha256 } from "../node/nodeSha256.ts"
import { appendRun } from "./appendRun.ts"
import type { OpenOptions } from "./Connection.ts"
import { forgetEntries, forgottenSince } from "./forgetEntries.ts"
import { type LogFile, openLog } from "./LogFile.ts"
import { attempt } from "./logAttempt.ts"
import { readEntries, readRuns } from "./readRuns.ts"
import { truncateFeed, truncationsOf } from "./truncateFeed.ts"

/** Opens the log for as long as the layer lives. */
export const layerLocalLog = (folder: string, options?: OpenOptions): Layer.Layer<LocalLog, LocalLogError> =>
  Layer.effect(
    LocalLog,
    Effect.acquireRelease(
      attempt("open", () => openLog(folder, options)),
      (log) => Effect.sync(() => log.close())
    ).pipe(Effect.map(localLogOn))
  )

/** For a process that has opened the log itself, to read or keep facts there too; it closes it itself. */
export const localLogOn = (log: LogFile): LocalLog["Service"] => ({
  heads: attempt("heads", () => log.heads()),
  append: (run, head) => attempt("append", () => appendRun(log, run, head)),
  read: (held, limit) => attempt("read", () => readRuns(log, held, limit)),
  entries: (dots) => attempt("entries", () => readEntries(log, dots)),
  forget: (dots) => attempt("forget", () => forgetEntries(log, dots, nodeSha256)),
  forgotten: (after) => attempt("forget", () => forgottenSince(log, after)),
  truncate: (device, head) => attempt("truncate", () => truncateFeed(log, device, head)),
  truncations: attempt("truncate", () => truncationsOf(log))
})
