/** Taking in a glance: only from the device that made it, and only while that one may write. */
import * as Effect from "effect/Effect"
import { admitGlance } from "@kith/core/log/Admission"
import { type BundleStore, BundleStoreError, Rejected } from "@kith/core/log/BundleStore"
import { type Glance, glanceLength } from "@kith/core/log/Glance"
import type { Principal } from "@kith/core/log/WireIds"
import type { Meters } from "./Meters.ts"
import type { Room } from "./Room.ts"

export interface TakingGlance {
  readonly room: Room
  /** As the device that leaves it uses it. */
  readonly store: BundleStore
  readonly meters: Meters
  /** Who is at the other end of the socket. */
  readonly by: Principal
}

export const takeGlance = Effect.fnUntraced(function* ({ room, store, meters, by }: TakingGlance, glance: Glance) {
  // Somebody else could only bring back what its author has replaced since.
  if (glance.device !== by) return yield* refused("mayNotWrite")
  // Through another process of this relay an epoch may have begun, or this device been taken out.
  yield* room.refresh
  // Sealed under a key that devices hold which were taken out since.
  if (glance.epoch < room.membership.epoch) return yield* refused("malformed")
  yield* admitGlance(room.membership, glance).pipe(Effect.catch(({ why }) => refused(why)))
  yield* Effect.uninterruptible(store.glance!.leave(glance))
  meters.bytes.in += glanceLength(glance)
})

const refused = (why: Rejected["why"]) =>
  Effect.fail(new BundleStoreError({ operation: "glance", reason: new Rejected({ why }) }))
