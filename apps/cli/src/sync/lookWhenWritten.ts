/** Tells the followers of a log at once that another process has written to it, where the system tells us. */
import { type FSWatcher, watch } from "node:fs"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import { LOG_FILE } from "@kith/storage/sqlite/LogFile"

/**
 * The system tells of the bytes, and others can read them a little later: when they are on the disk, which takes a slow one this
 * long. ms, one after the other.
 */
const LOOK_AFTER_MS = [0, 4, 16, 64] as const

/** Runs `look` when something was written in this folder. Never ends; where nothing can be told, it does nothing. */
export const lookWhenWritten = (folder: string, look: Effect.Effect<void>): Effect.Effect<never> =>
  Effect.gen(function* () {
    const written = yield* Queue.sliding<true>(1)
    yield* Effect.acquireRelease(
      // A system may have run out of watches, or have none: whoever follows looks now and then anyway.
      Effect.sync(() => watching(folder, () => Queue.offerUnsafe(written, true))),
      (watcher) => Effect.sync(() => watcher?.close())
    )
    for (;;) {
      yield* Queue.take(written)
      for (const ms of LOOK_AFTER_MS) yield* Effect.andThen(ms === 0 ? Effect.void : Effect.sleep(ms), look)
    }
  }).pipe(Effect.scoped)

const watching = (folder: string, told: () => void): FSWatcher | undefined => {
  try {
    // The folder, since the journal beside the log comes and goes.
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      if (name === null || name.startsWith(LOG_FILE)) told()
    })
    watcher.on("error", () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}
