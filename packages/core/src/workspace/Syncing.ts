/** A sync as an app runs it: events both ways, folded, with everything that somebody should be told about it. */
import * as Effect from "effect/Effect"
import type { BundleStore } from "../log/BundleStore.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { extendBoth } from "../log/extendBoth.ts"
import type { DeviceId } from "../log/Ids.ts"
import { LocalLog } from "../log/LocalLog.ts"
import type { LocalBundles } from "../log/LocalBundles.ts"
import { isActive, mayWrite, roleOf } from "../log/Membership.ts"
import { beginEpoch, found } from "../log/MembershipAuthor.ts"
import { sync } from "../log/Sync.ts"
import { SyncStore } from "../log/SyncStore.ts"
import { adoptFeeds } from "./AdoptingFeeds.ts"
import { leaveGlance } from "./Glancing.ts"
import { catchUp, type OnProgress } from "./Projector.ts"
import { withheld, witness } from "./Withheld.ts"

export interface SyncWithOptions {
  /** Written with what this device says of itself. */
  readonly via: string
  /** Keys of devices whose feeds came with another log's file: an owner takes these feeds in. Asked for where there are such. */
  readonly publicKeys?: () => ReadonlyMap<DeviceId, Uint8Array>
  /** Told how far folding is of what came. */
  readonly onFolded?: OnProgress
}

/** Fails with `BundleStoreError` where the remote or this device's own store cannot be used; nothing is lost by it. */
export const syncWith = Effect.fn("Syncing.syncWith")(function* (
  local: LocalBundles,
  remote: BundleStore,
  { via, publicKeys, onFolded }: SyncWithOptions
) {
  const { device } = yield* DeviceKeys
  const before = (yield* local.membership(0)).length
  const writes = Effect.gen(function* () {
    yield* catchUp(onFolded)
    if (mayWrite(yield* local.members, device)) yield* witness(yield* local.version, via)
    if (publicKeys !== undefined) yield* adoptFeeds(local, remote, publicKeys)
  })
  const report = yield* sync(local, remote, writes)
  yield* catchUp(onFolded)
  yield* beginEpochIfDue(local, remote)
  const membership = yield* local.members
  const { devices } = membership
  const counted = yield* local.version
  const isWhole = report.refusals.length + report.waiting === 0
  if (isWhole && !report.revoked && !report.ownFeedElsewhere && !report.forkedMembership) {
    yield* Effect.ignore(leaveGlance(local, remote))
  }
  const heads = yield* (yield* LocalLog).heads
  const outside = [...heads].filter(([id]) => devices.get(id)?.adopted !== false)
  return {
    ...report,
    /** Events of devices that the chain does not know, taken over from another log's file: they stay on this device. */
    outside: outside.reduce((sum, [id, { seq }]) => sum + seq - (counted.get(id) ?? 0), 0),
    /** Events of this device that count for nobody else, since it may only read: they go when an owner lets it write. */
    kept: roleOf(membership, device) === "reader" ? (heads.get(device)?.seq ?? 0) - (counted.get(device) ?? 0) : 0,
    /** How many entries the membership chain has grown by. */
    membershipGrew: (yield* local.membership(0)).length - before,
    /** Events that others have seen and this device has not. */
    withheld: yield* withheld(yield* local.members),
    /** Feeds that somebody continued in two ways, ever. */
    forks: yield* (yield* SyncStore).forks
  }
})

/** A device has left by itself: from now on an owner's key seals, which that one never gets. */
const beginEpochIfDue = Effect.fnUntraced(function* (local: LocalBundles, remote: BundleStore) {
  const { device } = yield* DeviceKeys
  const membership = yield* local.members
  if (!membership.epochDue || roleOf(membership, device) !== "owner") return
  const entry = yield* beginEpoch(membership, {})
  // Where somebody was quicker, the next sync looks again.
  yield* extendBoth(local, remote, entry)
})

/** Begins the membership chain with this device, which founded the workspace; nothing where it has begun. */
export const beginMembership = Effect.fn("Syncing.beginMembership")(function* (
  local: LocalBundles,
  options: { readonly label: string }
) {
  const membership = yield* local.members
  const { device, founding } = yield* DeviceKeys
  if (membership.length > 0 || founding === undefined) return isActive(membership, device)
  return yield* local.extendMembership([yield* found(options)])
})
