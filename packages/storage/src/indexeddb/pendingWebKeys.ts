/**
 * Keys of a device that is about to be let in, or to begin anew under another name: others are shown their public halves
 * before anything is settled, so a crash in between must not lose them. One transaction puts them in their place.
 */
import type * as Effect from "effect/Effect"
import { sameBytes } from "@kith/core/log/Bytes"
import type { DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { DevicePairs } from "@kith/core/log/NewDevice"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { PendingKeys } from "../keyFile/pendingKeys.ts"
import type { Database } from "./Database.ts"
import { openSecrets, type Secrets } from "./keptSecrets.ts"
import { KEYS, type OwnKeys, readSlot, Slot, slotIn } from "./KeyDatabase.ts"
import {
  exists,
  deviceKeysOf,
  type MadeWebKeys,
  making,
  missing,
  newKeptPairs,
  ownKeys,
  pairsAtWork,
  settling,
  type WebKeysNotMade,
  type WebKeysOptions
} from "./WebKeys.ts"
import { type KeptPairs, keptPair, type PairTools } from "./webPairs.ts"

/** Those that are there, or new ones, durable when it succeeds. */
export const pendingWebKeys = (options: WebKeysOptions): Effect.Effect<PendingKeys, WebKeysNotMade> =>
  making(options, async (database, tools) => {
    const there = await readSlot<KeptPairs>(database, Slot.pending)
    return pendingOf(tools, there ?? (await keep(database, await newKeptPairs(tools))))
  })

/** Keeps pairs that were made elsewhere; fails with `exists` where others are pending. */
export const keepPendingWebKeys = (
  options: WebKeysOptions & { readonly pairs: DevicePairs }
): Effect.Effect<PendingKeys, WebKeysNotMade> =>
  making(options, async (database, tools) => {
    const { signing, receiving } = options.pairs
    const pairs = {
      signing: await keptPair(tools, "ed25519", signing),
      receiving: await keptPair(tools, "x25519", receiving)
    }
    const kept = await keep(database, pairs)
    if (!sameBytes(kept.signing.publicKey, signing.publicKey)) throw exists()
    return pendingOf(tools, kept)
  })

/** Makes the pending keys this log's own, with what was granted to them: the device is let in. */
export const joinWithPendingWebKeys = (
  options: WebKeysOptions & { readonly workspace: WorkspaceId; readonly granted: Secrets }
): Effect.Effect<MadeWebKeys, WebKeysNotMade | DeviceKeysError> =>
  settling(options, async (database, tools) => {
    const pairs = await readPending(database)
    const own = await ownKeys(tools, pairs, { workspace: options.workspace, nonce: undefined }, options.granted)
    return database.write([KEYS], async (transaction) => {
      if ((await slotIn<OwnKeys>(transaction, Slot.own)) !== undefined) throw exists()
      settle(transaction, own)
      return { workspace: own.workspace, device: own.device }
    })
  })

/**
 * Puts the pending keys in place of this log's own, whose workspace and secrets stay: the device begins anew. Its old keys
 * stay beside them.
 */
export const replaceWebKeys = (options: WebKeysOptions): Effect.Effect<DeviceId, WebKeysNotMade | DeviceKeysError> =>
  settling(options, async (database, tools) => {
    const pairs = await readPending(database)
    const before = await readSlot<OwnKeys>(database, Slot.own)
    if (before === undefined) throw missing()
    const secrets = await openSecrets(tools.seal, before)
    const own = await ownKeys(tools, pairs, { workspace: before.workspace, nonce: undefined }, secrets)
    return database.write([KEYS], async (transaction) => {
      const now = await slotIn<OwnKeys>(transaction, Slot.own)
      // Another tab has done it.
      if (now?.device !== before.device) throw exists()
      transaction.objectStore(KEYS).put(before, Slot.retired(before.device))
      settle(transaction, own)
      return own.device
    })
  })

/** Gives up on them. */
export const dropPendingWebKeys = (options: WebKeysOptions): Effect.Effect<void, WebKeysNotMade> =>
  making(options, (database) =>
    database.write([KEYS], async (transaction) => {
      transaction.objectStore(KEYS).delete(Slot.pending)
    })
  )

const readPending = async (database: Database): Promise<KeptPairs> => {
  const pairs = await readSlot<KeptPairs>(database, Slot.pending)
  if (pairs === undefined) throw missing()
  return pairs
}

const settle = (transaction: IDBTransaction, own: OwnKeys): void => {
  transaction.objectStore(KEYS).put(own, Slot.own)
  transaction.objectStore(KEYS).delete(Slot.pending)
}

/** Those that are pending afterwards: another tab may have been quicker. */
const keep = (database: Database, pairs: KeptPairs): Promise<KeptPairs> =>
  database.write([KEYS], async (transaction) => {
    const there = await slotIn<KeptPairs>(transaction, Slot.pending)
    if (there === undefined) transaction.objectStore(KEYS).put(pairs, Slot.pending)
    return there ?? pairs
  })

const pendingOf = async (tools: PairTools, pairs: KeptPairs): Promise<PendingKeys> => {
  const device = deviceIdOf(nobleSha256, pairs.signing.publicKey)
  const atWork = await pairsAtWork(tools, pairs)
  return {
    device,
    signing: pairs.signing.publicKey,
    receiving: pairs.receiving.publicKey,
    keysFor: (workspace) => deviceKeysOf(tools, atWork, { workspace, device, nonce: undefined })
  }
}
