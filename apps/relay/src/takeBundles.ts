/** Taking in what a device pushes: each bundle admitted by the chain as it stands, then committed together. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { admit } from "@kith/core/log/Admission"
import type { Bundle } from "@kith/core/log/Bundle"
import { type BundleStore, BundleStoreError, OverLimit, Rejected } from "@kith/core/log/BundleStore"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { MAX_PUSH_BUNDLES } from "@kith/core/log/Wire"
import { encodedLength } from "@kith/core/log/WireRequests"
import type { Meters } from "./Meters.ts"
import type { Room } from "./Room.ts"

export interface Taking {
  readonly room: Room
  /** As the device that pushes uses it. */
  readonly store: BundleStore
  readonly meters: Meters
  /** Told of each bundle that is durable. */
  readonly taken: (bundle: Bundle) => void
}

/** What comes before a bad one is kept; the failure is that one's, with the relay's own end of its feed. */
export const takeBundles = Effect.fnUntraced(function* (taking: Taking, bundles: ReadonlyArray<Bundle>) {
  if (bundles.length > MAX_PUSH_BUNDLES) {
    return yield* refused(new OverLimit({ limit: "bundlesPerRequest", allowed: MAX_PUSH_BUNDLES }))
  }
  const admitted: Array<Bundle> = []
  let fault: Rejected | undefined
  for (const bundle of bundles) {
    fault = yield* faultOf(taking.room, bundle)
    if (fault !== undefined) break
    admitted.push(bundle)
  }
  // Once begun, a commit is finished, whoever hangs up.
  const version = admitted.length === 0 ? emptyVersion : yield* Effect.uninterruptible(commit(taking, admitted))
  if (fault !== undefined) return yield* refused(yield* withHeld(taking.store, fault))
  return version
})

const faultOf = Effect.fnUntraced(function* (room: Room, bundle: Bundle) {
  const before = room.membership
  const first = yield* Effect.result(admit(before, bundle))
  if (first._tag === "Success") return undefined
  // Somebody may have been let in through another process of this relay.
  yield* room.refresh
  if (room.membership === before) return first.failure
  const second = yield* Effect.result(admit(room.membership, bundle))
  return second._tag === "Success" ? undefined : second.failure
})

const commit = Effect.fnUntraced(function* ({ store, meters, taken }: Taking, bundles: ReadonlyArray<Bundle>) {
  const began = yield* Clock.currentTimeNanos
  const version = yield* store.push(bundles)
  meters.committed(Number((yield* Clock.currentTimeNanos) - began) / 1e9)
  for (const bundle of bundles) {
    meters.bundles.in++
    meters.bytes.in += encodedLength(bundle)
    taken(bundle)
  }
  return version
})

const withHeld = Effect.fnUntraced(function* (store: BundleStore, { why, dot }: Rejected) {
  if (dot === undefined) return new Rejected({ why })
  return new Rejected({ why, dot, held: (yield* store.version).get(dot.device) ?? 0 })
})

const refused = (reason: BundleStoreError["reason"]) => new BundleStoreError({ operation: "push", reason })
