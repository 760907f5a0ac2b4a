/**
 * Feeds that came with another log's file, of devices that never belonged here. An owner vouches for them in the membership
 * chain, so that they go to the other devices too.
 */
import * as Effect from "effect/Effect"
import type { BundleStore } from "../log/BundleStore.ts"
import { SIGNATURE_BYTES } from "../log/Ciphers.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { emptyHead, type Head } from "../log/Feed.ts"
import type { DeviceId } from "../log/Ids.ts"
import type { LocalBundles } from "../log/LocalBundles.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { roleOf } from "../log/Membership.ts"
import { adoptFeed } from "../log/MembershipAuthor.ts"
import { Primitives } from "../log/Primitives.ts"
import { headsAlong } from "../log/Sealing.ts"
import { SyncStore } from "../log/SyncStore.ts"

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
  publicKeys: ReadonlyMap<DeviceId, Uint8Array>
) {
  const { device: own } = yield* DeviceKeys
  const store = yield* SyncStore
  let adopted = 0
  for (const [device, { seq }] of yield* (yield* LocalLog).heads) {
    const membership = yield* local.members
    const known = membership.devices.get(device)
    const from = known?.cut?.seq ?? 0
    const signing = known?.card.signing ?? publicKeys.get(device)
    if (roleOf(membership, own) !== "owner" || known?.adopted === false || signing === undefined || seq <= from)
      continue
    const [first, ...more] = yield* endsOf(device, signing, seq).pipe(
      Effect.map((ends) => ends.filter((end) => end.seq > from).slice(0, MOST_ENDS))
    )
    if (first === undefined) continue
    const entry = yield* adoptFeed(membership, { signing, ends: [first, ...more] })
    // Where somebody was quicker, the next sync tries again.
    if (!(yield* remote.extendMembership([entry]))) return adopted
    const signature = new Uint8Array(SIGNATURE_BYTES)
    yield* store.addSignedHeads([first, ...more].map(({ seq, chain }) => ({ device, seq, chain, signature })))
    yield* local.extendMembership([entry])
    adopted++
  }
  return adopted
})

/** Heads of a feed at every so many events, and at its end. */
const endsOf = Effect.fnUntraced(function* (device: DeviceId, signing: Uint8Array, last: number) {
  const log = yield* LocalLog
  const { workspace } = yield* DeviceKeys
  const { sha256 } = yield* Primitives
  const held = new Map([...(yield* log.heads)].map(([each, { seq }]) => [each, seq]))
  const ends: Array<Head> = []
  let at = emptyHead(sha256, workspace, signing)
  while (at.seq < last) {
    held.set(device, at.seq)
    const [run] = yield* log.read(held, STEP)
    const heads = run === undefined ? [] : headsAlong(sha256, at, run.entries)
    const end = heads.at(-1)
    if (end === undefined) break
    at = end
    ends.push(end)
  }
  return ends
})
