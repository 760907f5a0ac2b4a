/** `kith/<name>/keys`: this device's keys for one log, and those that are about to take their place. */
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { type Database, done, openDatabase, type OpenOptions, type Schema } from "./Database.ts"
import type { KeptPairs } from "./webPairs.ts"
import { newSealKey, type Sealed, WebSeal } from "./WebSeal.ts"

export const keyDatabaseName = (name: string): string => `kith/${name}/keys`

/** The one store. */
export const KEYS = "keys"

/** What stands in it. */
export const Slot = {
  /** `OwnKeys`. */
  own: "own",
  /** `KeptPairs`. */
  pending: "pending",
  /** A `CryptoKey`: what all that is sealed here is sealed under. */
  seal: "seal",
  /** `OwnKeys` of a device that has begun anew. */
  retired: (device: DeviceId): string => `retired/${device}`
} as const

export interface OwnKeys extends KeptPairs {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  /** Only on the device that founded the workspace. */
  readonly nonce: Uint8Array | undefined
  /** The workspace's secret and its epochs' keys (`keptSecrets.ts`). */
  readonly secrets: Sealed
}

const schema: Schema = { version: 1, upgrade: (database) => void database.createObjectStore(KEYS) }

/** Opens it for as long as `body` runs. */
export const withKeys = async <A>(
  name: string,
  body: (database: Database) => Promise<A>,
  options?: OpenOptions
): Promise<A> => {
  const database = await openDatabase(keyDatabaseName(name), schema, options)
  try {
    return await body(database)
  } finally {
    database.close()
  }
}

export const slotIn = <A>(transaction: IDBTransaction, slot: string): Promise<A | undefined> =>
  done<A | undefined>(transaction.objectStore(KEYS).get(slot))

export const readSlot = <A>(database: Database, slot: string): Promise<A | undefined> =>
  database.read([KEYS], (transaction) => slotIn<A>(transaction, slot))

/** The seal of these keys: the one that is there, or a new one. */
export const sealOf = async (database: Database, subtle: SubtleCrypto): Promise<WebSeal> => {
  const kept = await readSlot<CryptoKey>(database, Slot.seal)
  if (kept !== undefined) return new WebSeal(kept, subtle)
  const made = await newSealKey(subtle)
  const key = await database.write([KEYS], async (transaction) => {
    // Another tab may have been quicker.
    const there = await slotIn<CryptoKey>(transaction, Slot.seal)
    if (there === undefined) transaction.objectStore(KEYS).put(made, Slot.seal)
    return there ?? made
  })
  return new WebSeal(key, subtle)
}
