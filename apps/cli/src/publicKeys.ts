/**
 * What this device has learned of the others that wrote its log, kept in the log's own file: their public keys, with which
 * chains can be checked, and the workspaces that it was taken over from.
 */
import { openLog } from "@kith/storage/sqlite/LogFile"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"

interface Own {
  readonly device: DeviceId
  readonly publicKey: Uint8Array
}

const KEY = "public-key/"
const ORIGIN = "origin/"

/** This device's own, and those that imported logs have named. */
export const publicKeysKnown = (folder: string, own: Own): ReadonlyMap<DeviceId, Uint8Array> => {
  const known = new Map<DeviceId, Uint8Array>()
  const log = openLog(folder, { create: false })
  try {
    for (const { device } of log.feeds()) {
      const kept = log.meta(`${KEY}${device}`)
      if (kept !== undefined) known.set(device, new Uint8Array(Buffer.from(kept, "base64")))
    }
  } finally {
    log.close()
  }
  return known.set(own.device, own.publicKey)
}

export const keepOrigin = (folder: string, workspace: WorkspaceId, keys: ReadonlyMap<DeviceId, Uint8Array>): void => {
  const log = openLog(folder, { create: false })
  try {
    for (const [device, key] of keys) log.setMeta(`${KEY}${device}`, Buffer.from(key).toString("base64"))
    log.setMeta(`${ORIGIN}${workspace}`, "1")
  } finally {
    log.close()
  }
}

export const isOrigin = (folder: string, workspace: WorkspaceId): boolean => {
  const log = openLog(folder, { create: false })
  try {
    return log.meta(`${ORIGIN}${workspace}`) !== undefined
  } finally {
    log.close()
  }
}
