/**
 * A copy of a log in this browser that was taken out, come back as a new device: it stays where it is, and what it had not sent
 * goes along. For joining, and for a copy that meets its own changes elsewhere.
 */
import * as Effect from "effect/Effect"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import type { Errands } from "../Errands.ts"
import type { JoinedLog } from "./LogsHere.ts"
import { newIdentity } from "./newIdentity.ts"
import type { SyncKeeper } from "./SyncKeeper.ts"

interface ComingBack {
  readonly address: RelayAddress
  readonly joined: JoinedLog
  readonly label: string
}

/** Says how many changes went along. From then on the log is opened with its new keys. */
export const cameBack = Effect.fnUntraced(function* (
  errands: Errands,
  { local, pause }: SyncKeeper,
  { address, joined, label }: ComingBack
) {
  pause()
  yield* Effect.promise(() => errands.notes.write({ relay: address.url, label, isComing: undefined }))
  yield* local.extendMembership(joined.entries)
  const changes = yield* newIdentity(errands, local, address, joined.keys)
  yield* Effect.promise(() => errands.notes.write({ cameBack: changes }))
  errands.startOver()
  return changes
})
