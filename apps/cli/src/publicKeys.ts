/**
 * What this device has learned of the others that wrote its log, kept in the log's own file: their public keys, with which
 * chains can be checked, and the workspaces that it was taken over from.
 */
import * as Effect from "effect/Effect"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { memberKeys as keysInChain } from "@kith/core/log/MemberKeys"
import { SyncStore } from "@kith/core/log/SyncStore"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"

interface Own {
  readonly device: DeviceId
  readonly publicKey: Uint8Array
}

const KEY = "public-key/"
const ORIGIN = "origin/"

/** This device's own, those of the log's other devices, and those that imported logs have named. */
export const publicKeysKnown = (folder: string, own: Own): ReadonlyMap<DeviceId, Uint8Array> => {
  const known = new Map<DeviceId, Uint8Array>()
  const log = openLog(folder, { create: false })
  try {
    for (const { device } of log.feeds()) {
      const kept = log.meta(`${KEY}${device}`)
      if (kept !== undefined) known.set(device, new Uint8Array(Buffer.from(kept, "base64")))
    }
    for (const [device, key] of memberKeys(log)) known.set(device, key)
  } finally {
    log.close()
  }
  return known.set(own.device, own.publicKey)
}

/** Of every device that the log's membership chain ever named. */
export const memberKeys = (log: LogFile): ReadonlyMap<DeviceId, Uint8Array> =>
  Effect.runSync(Effect.provideService(keysInChain(nodeSha256), SyncStore, syncStoreOn(log)))

export const keepOrigin = (folder: string, workspace: WorkspaceId, keys: ReadonlyMap<DeviceId, Uint8Array>): void => {
  const log = openLog(folder, { create: false })
  try {
    keepPublicKeys(log, keys)
    log.setMeta(`${ORIGIN}${workspace}`, "1")
  } finally {
    log.close()
  }
}

/** For a log that is open. */
export const keepPublicKeys = (log: LogFile, keys: Iterable<readonly [DeviceId, Uint8Array]>): void => {
  for (const [device, key] of keys) log.setMeta(`${KEY}${device}`, Buffer.from(key).toString("base64"))
}

export const isOrigin = (folder: string, workspace: WorkspaceId): boolean => {
  const log = openLog(folder, { create: false })
  try {
    return log.meta(`${ORIGIN}${workspace}`) !== undefined
  } finally {
    log.close()
  }
}
