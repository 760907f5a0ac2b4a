/**
 * Feeds that came with another log's file, of devices that never belonged here. An owner vouches for them in the membership
 * chain, so that they go to the other devices too.
 */
import * as Effect from "effect/Effect"
import type { BundleStore } from "../log/BundleStore.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { extendBoth } from "../log/extendBoth.ts"
import { emptyHead, type Head } from "../log/Feed.ts"
import type { DeviceId } from "../log/Ids.ts"
import type { LocalBundles } from "../log/LocalBundles.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { roleOf } from "../log/Membership.ts"
import { adoptFeed } from "../log/MembershipAuthor.ts"
import { Primitives } from "../log/Primitives.ts"
import { readFeed } from "../log/readFeed.ts"
import { headsAlong } from "../log/Sealing.ts"

/** Events between two places where a bundle may end: few enough to fit into one, whatever they say. */
const STEP = 256
/** Ends that one entry names: the next sync goes on. */
const MOST_ENDS = 2048

/**
 * @param publicKeys of the devices that files have named; a feed without one is left where it is
 * @returns how many feeds were taken in, or further
 */
export const adoptFeeds = Effect.fn("AdoptingFeeds.adoptFeeds")(function* (
  local: LocalBundles,
  remote: BundleStore,
  publicKeys: () => ReadonlyMap<DeviceId, Uint8Array>
) {
  const { device: own } = yield* DeviceKeys
  let adopted = 0
  for (const [device, { seq }] of yield* (yield* LocalLog).heads) {
    const membership = yield* local.members
    const known = membership.devices.get(device)
    const from = known?.cut?.seq ?? 0
    if (roleOf(membership, own) !== "owner" || known?.adopted === false || seq <= from) continue
    const signing = known?.card.signing ?? publicKeys().get(device)
    if (signing === undefined) continue
    const [first, ...more] = yield* endsOf(device, signing, seq).pipe(
      Effect.map((ends) => ends.filter((end) => end.seq > from).slice(0, MOST_ENDS))
    )
    if (first === undefined) continue
    const entry = yield* adoptFeed(membership, { signing, ends: [first, ...more] })
    // Where somebody was quicker, the next sync tries again.
    if (!(yield* extendBoth(local, remote, entry))) return adopted
    adopted++
  }
  return adopted
})

/** Heads of a feed at every so many events, and at its end. */
const endsOf = Effect.fnUntraced(function* (device: DeviceId, signing: Uint8Array, last: number) {
  const { workspace } = yield* DeviceKeys
  const { sha256 } = yield* Primitives
  const ends: Array<Head> = []
  let at = emptyHead(sha256, workspace, signing)
  while (at.seq < last) {
    const end = headsAlong(sha256, at, yield* readFeed(device, at.seq, STEP)).at(-1)
    if (end === undefined) break
    at = end
    ends.push(end)
  }
  return ends
})
