/**
 * One relay a folder. What devices are told live, and the messages of a pairing, are in a process's memory: devices at two relays
 * on one folder would wait for each other.
 */
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

const LOCK_FILE = "relay.lock"

/**
 * Holds the folder for as long as the scope lives; `false` where another process does. The lock is SQLite's on an empty file of
 * its own, so the system drops it with the process, however that ends, and backups are not in its way.
 */
export const holdFolder: (folder: string) => Effect.Effect<boolean, unknown, Scope.Scope> = Effect.fnUntraced(
  function* (folder) {
    const lock = yield* Effect.acquireRelease(
      Effect.try({ try: () => new DatabaseSync(join(folder, LOCK_FILE)), catch: (cause) => cause }),
      (opened) => Effect.sync(() => opened.close())
    )
    return yield* Effect.try({
      try: () => {
        try {
          lock.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE")
          return true
        } catch (cause) {
          if (isBusy(cause)) return false
          throw cause
        }
      },
      catch: (cause) => cause
    })
  }
)

/** SQLITE_BUSY, and what extends it. */
const isBusy = (cause: unknown): boolean => ((cause as { readonly errcode?: number }).errcode ?? 0) % 256 === 5
