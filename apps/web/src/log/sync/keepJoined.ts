/** Makes this browser's copy of a log that it was let into: keys first, then the chain; the rest comes with the first sync. */
import * as Effect from "effect/Effect"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { JoinedKeys } from "@kith/core/log/NewDevice"
import { SyncStore } from "@kith/core/log/SyncStore"
import { runtimeRandom } from "@kith/storage/memory/runtimeRandom"
import { layerSyncStore } from "@kith/storage/indexeddb/IndexedDbSyncStore"
import { joinWebKeys } from "@kith/storage/indexeddb/WebKeys"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { writeNotes } from "../DeviceNotes.ts"

export interface JoinedLog {
  readonly keys: JoinedKeys
  readonly entries: ReadonlyArray<MembershipEntry>
}

/** The copy's name in this browser. */
export const keepJoined = Effect.fnUntraced(function* (
  address: RelayAddress,
  { keys, entries }: JoinedLog,
  label: string
) {
  const log = `log-${Array.from(runtimeRandom(6), (byte) => byte.toString(16).padStart(2, "0")).join("")}`
  yield* joinWebKeys({ name: log, keys })
  yield* Effect.scoped(
    Effect.flatMap(SyncStore, (store) => store.extendMembership(0, entries)).pipe(Effect.provide(layerSyncStore(log)))
  )
  yield* Effect.promise(() => writeNotes(log, { relay: address.url, label }))
  return log
})
