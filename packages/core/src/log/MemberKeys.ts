/** The public keys that a log's membership chain names, with which feeds can be checked: for exporting and restoring. */
import * as Effect from "effect/Effect"
import { deviceIdOf } from "./Feed.ts"
import type { DeviceId } from "./Ids.ts"
import { readEntry } from "./MembershipEntry.ts"
import type { Sha256 } from "./Sha256.ts"
import { SyncStore } from "./SyncStore.ts"

/** Of every device that the chain ever named; it was verified when it was taken in. */
export const memberKeys = Effect.fnUntraced(function* (sha256: Sha256) {
  const known = new Map<DeviceId, Uint8Array>()
  for (const entry of yield* (yield* SyncStore).membership(0)) {
    for (const change of (yield* readEntry(entry))?.changes ?? []) {
      if (change._tag === "FeedAdopted") known.set(deviceIdOf(sha256, change.signing), change.signing)
      if ("device" in change) known.set(deviceIdOf(sha256, change.device.signing), change.device.signing)
    }
  }
  return known
})
