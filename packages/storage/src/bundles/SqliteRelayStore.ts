/** A relay's store on SQLite: one file in its data folder, durable with every answer. */
import { existsSync, renameSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { backup, DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { defaultRelayLimits, type RelayLimits, RelayStore } from "@kith/core/log/RelayStore"
import { nodeSha256 } from "../node/nodeSha256.ts"
import { syncPath } from "../node/syncPath.ts"
import type { Connection } from "../sqlite/Connection.ts"
import { StoreFault } from "../StoreFault.ts"
import { attempt, bundleError } from "./bundleAttempt.ts"
import { openRelayCopy, openRelayFile, relayTables } from "./RelayFile.ts"
import { relayStoreOn } from "./relayStoreOn.ts"

export interface SqliteRelayOptions {
  /** Asked for with each write; the default ones unless given. */
  readonly limits?: () => RelayLimits
  /** As `BundleStore.name`; the folder unless said. */
  readonly name?: string
}

export interface SqliteRelay {
  readonly store: RelayStore["Service"]
  /** Puts a copy of everything, of one moment, in place of `file`, while the relay runs. A relay starts from it as it is. */
  readonly backup: (file: string) => Effect.Effect<void, BundleStoreError>
}

/** Opens the relay's file, or makes it, for as long as the scope lives. */
export const openSqliteRelay = Effect.fn("SqliteRelayStore.open")(function* (
  folder: string,
  { limits = () => defaultRelayLimits, name = folder }: SqliteRelayOptions = {}
): Effect.fn.Return<SqliteRelay, BundleStoreError, Scope.Scope> {
  const connection = yield* Effect.acquireRelease(
    attempt("open", () => openRelayFile(folder)),
    (opened) => Effect.sync(() => opened.close())
  )
  const { store } = yield* Effect.acquireRelease(
    Effect.sync(() => relayStoreOn({ tables: relayTables(connection), limits, sha256: nodeSha256, name })),
    ({ close }) => Effect.sync(close)
  )
  return {
    store,
    backup: (file) =>
      Effect.tryPromise({ try: () => copyTo(connection, file), catch: (cause) => bundleError("open", cause) })
  }
})

/**
 * The same from another process than the relay's own: a copy of one moment of what is in its folder, running or not. Nothing is
 * put in the place of a file that is there: `exists`.
 */
export const backUpRelay = Effect.fn("SqliteRelayStore.backUp")(function* (folder: string, file: string) {
  if (existsSync(file)) return "exists"
  const connection = yield* Effect.acquireRelease(
    attempt("open", () => openRelayFile(folder, { create: false, readOnly: true })),
    (opened) => Effect.sync(() => opened.close())
  )
  yield* Effect.tryPromise({ try: () => copyTo(connection, file), catch: (cause) => bundleError("open", cause) })
  return "made"
}, Effect.scoped)

export const layerSqliteRelayStore = (
  folder: string,
  options?: SqliteRelayOptions
): Layer.Layer<RelayStore, BundleStoreError> =>
  Layer.effect(
    RelayStore,
    Effect.map(openSqliteRelay(folder, options), ({ store }) => store)
  )

/** Database pages copied before the relay has a turn again. */
const PAGES = 256

const copyTo = async (connection: Connection, file: string): Promise<void> => {
  const beside = `${file}.partial`
  rmSync(beside, { force: true })
  try {
    await backup(connection.database, beside, { rate: PAGES })
    finish(beside)
    syncPath(beside)
    renameSync(beside, file)
    syncPath(dirname(file))
  } finally {
    for (const rest of [beside, `${beside}-wal`, `${beside}-shm`]) rmSync(rest, { force: true })
  }
}

/** Makes one file of it, and reads it through: a backup that cannot be read is none. */
const finish = (file: string): void => {
  const database = new DatabaseSync(file)
  try {
    database.exec("PRAGMA journal_mode = DELETE")
  } finally {
    database.close()
  }
  const copy = openRelayCopy(file)
  try {
    if (copy.get("PRAGMA quick_check")?.["quick_check"] !== "ok") throw new StoreFault({ _tag: "Corrupt" })
  } finally {
    copy.close()
  }
}
