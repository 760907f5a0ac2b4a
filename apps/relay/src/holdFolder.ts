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
 * Holds the folder until it is let go, or the scope ends; `undefined` where somebody else does. The lock is SQLite's on an
 * empty file of its own, so the system drops it with the process, however that ends, and backups are not in its way.
 */
export const holdFolder: (
  folder: string
) => Effect.Effect<{ readonly letGo: Effect.Effect<void> } | undefined, unknown, Scope.Scope> = Effect.fnUntraced(
  function* (folder) {
    const lock = yield* Effect.try({ try: () => new DatabaseSync(join(folder, LOCK_FILE)), catch: (cause) => cause })
    const letGo = Effect.sync(() => {
      if (lock.isOpen) lock.close()
    })
    yield* Effect.addFinalizer(() => letGo)
    return yield* Effect.try({
      try: () => {
        try {
          lock.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE")
          return { letGo }
        } catch (cause) {
          if (isBusy(cause)) return undefined
          throw cause
        }
      },
      catch: (cause) => cause
    })
  }
)

/** SQLITE_BUSY, and what extends it. */
const isBusy = (cause: unknown): boolean => ((cause as { readonly errcode?: number }).errcode ?? 0) % 256 === 5
