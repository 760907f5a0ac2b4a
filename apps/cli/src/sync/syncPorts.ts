/** What syncing needs beside a log's own ports, for one command: the store of chains and heads, and cryptography. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type LocalBundles, localBundles } from "@kith/core/log/LocalBundles"
import type { LocalLogError } from "@kith/core/log/LocalLog"
import { SyncStore } from "@kith/core/log/SyncStore"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { layerNodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { attempt } from "@kith/storage/sqlite/logAttempt"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"
import type { Session } from "../Session.ts"

const layerSyncStore = (folder: string): Layer.Layer<SyncStore, LocalLogError> =>
  Layer.effect(
    SyncStore,
    Effect.acquireRelease(
      attempt("open", () => openLog(folder, { create: false })),
      (log) => Effect.sync(() => log.close())
    ).pipe(Effect.map(syncStoreOn))
  )

/** Runs `body` on the log as something that syncs. */
export const withSync = <A, E, R>(
  session: Pick<Session, "folder" | "global" | "now">,
  body: (local: LocalBundles) => Effect.Effect<A, E, R>
) =>
  waiting(
    session,
    Effect.flatMap(localBundles(nodeDeflate), body).pipe(
      Effect.provide(Layer.merge(layerSyncStore(session.folder), layerNodeCiphers))
    )
  )

/** Under `--at` the clock stands still, and waiting for a relay would be over at once: there only the waiting is real. */
const waiting = <A, E, R>(
  { global, now }: Pick<Session, "global" | "now">,
  work: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> => {
  if (global.at === undefined) return work
  const running = Clock.Clock.defaultValue()
  return Effect.provideService(work, Clock.Clock, {
    ...frozenClock(now),
    sleep: (duration) => running.sleep(duration)
  })
}
