/** The public keys that a log's membership chain names, with which feeds can be checked: for exporting and restoring. */
import * as Effect from "effect/Effect"
import { deviceIdOf } from "./Feed.ts"
import type { DeviceId } from "./Ids.ts"
import { type MembershipEntry, readEntry } from "./MembershipEntry.ts"
import type { Sha256 } from "./Sha256.ts"
import { SyncStore } from "./SyncStore.ts"

/** Of every device that the chain ever named; it was verified when it was taken in. */
export const memberKeys = Effect.fnUntraced(function* (sha256: Sha256) {
  return yield* keysInChain(yield* (yield* SyncStore).membership(0), sha256)
})

/** The same of a chain that is in no store: a backup's. */
export const keysInChain = Effect.fnUntraced(function* (entries: ReadonlyArray<MembershipEntry>, sha256: Sha256) {
  const known = new Map<DeviceId, Uint8Array>()
  for (const entry of entries) {
    for (const change of (yield* readEntry(entry))?.changes ?? []) {
      if (change._tag === "FeedAdopted") known.set(deviceIdOf(sha256, change.signing), change.signing)
      if ("device" in change) known.set(deviceIdOf(sha256, change.device.signing), change.device.signing)
    }
  }
  return known
})
