/**
 * Where this device's own feed here and at a remote part. They do when this log is an old image that was put back, or when a
 * clone of it goes on elsewhere: what lies beyond the parting here was never published, and has to be said again under another
 * identity (`Reidentify.ts`).
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { sameBytes } from "./Bytes.ts"
import { type Bundle, headOf } from "./Bundle.ts"
import { type BundleStore, BundleStoreError, StoreCorrupt } from "./BundleStore.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { Head } from "./Feed.ts"
import type { Deflate } from "./FeedPage.ts"
import type { LocalBundles } from "./LocalBundles.ts"
import { Primitives } from "./Primitives.ts"
import { headsAlong, openBundle } from "./Sealing.ts"

export interface Parting {
  /** The last event that both hold; `seq` 0 for none. */
  readonly common: Head
  /** Where the remote's copy ends. */
  readonly theirs: Head
}

/** Reads the remote's copy back to an event that both hold. */
export const partingOf = Effect.fn("OwnFeed.partingOf")(function* (
  local: LocalBundles,
  remote: BundleStore,
  deflate: Deflate
) {
  const { device } = yield* DeviceKeys
  const theirs = yield* remote.version
  const held = (yield* local.version).get(device) ?? 0
  const reach = Math.min(held, theirs.get(device) ?? 0)
  const ends = (yield* local.ownEnds(0)).map(({ seq }) => seq).filter((seq) => seq <= reach)
  for (const from of [...ends.toReversed(), 0]) {
    // All of the others' feeds count as held: only this one is asked for.
    const pulled = yield* remote.pull(new Map([...theirs, [device, from]]))
    const bundles = (yield* Stream.runCollect(pulled.bundles)).filter((bundle) => bundle.device === device)
    const parting = yield* partingIn(local, bundles, from, held, deflate)
    if (parting !== undefined) return parting
  }
  return yield* new BundleStoreError({
    operation: "pull",
    reason: new StoreCorrupt({ dot: { device, seq: 1 }, cause: new Error("own feed does not begin here") })
  })
})

/** `undefined` where these bundles do not go on from what is held at `from`. */
const partingIn = Effect.fnUntraced(function* (
  local: LocalBundles,
  bundles: ReadonlyArray<Bundle>,
  from: number,
  held: number,
  deflate: Deflate
) {
  const { sha256 } = yield* Primitives
  const { device } = yield* DeviceKeys
  let common = yield* local.headAt(device, from)
  const [first] = bundles
  if (first === undefined) return { common, theirs: common } satisfies Parting
  const before = yield* local.headAt(device, first.first - 1)
  if (!sameBytes(before.chain, first.before)) return undefined
  let at: Head = before
  let parted = false
  for (const bundle of bundles) {
    const run = yield* openBundle(bundle, deflate)
    if (typeof run === "string" || run.first !== at.seq + 1) return undefined
    for (const head of headsAlong(sha256, at, run.entries)) {
      at = head
      if (parted || head.seq > held) continue
      if (sameBytes((yield* local.headAt(device, head.seq)).chain, head.chain)) common = head
      else if (head.seq <= from) return undefined
      else parted = true
    }
    // What its author signed there is this device's own signature, so this cannot be made up.
    if (!sameBytes(headOf(bundle).chain, at.chain)) return undefined
  }
  return { common, theirs: at } satisfies Parting
})
