/** Sealing what this device holds, feed by feed: each bundle ends where somebody vouched for it. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { sameBytes } from "./Bytes.ts"
import { TARGET_BUNDLE_BYTES } from "./Bundle.ts"
import { Rejected, StoreCorrupt } from "./BundleStore.ts"
import { SIGNATURE_BYTES } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { Head } from "./Feed.ts"
import type { Deflate, Run } from "./FeedPage.ts"
import type { HeldFeeds } from "./HeldFeeds.ts"
import type { DeviceId } from "./Ids.ts"
import { Primitives } from "./Primitives.ts"
import { headsAlong, packRun, seal } from "./Sealing.ts"
import { signHead, type SignedHead } from "./SignedHead.ts"
import { SyncStore } from "./SyncStore.ts"

/** Ends what an owner's cut vouches for, in place of a signature that only the author could make. */
const UNSIGNED = new Uint8Array(SIGNATURE_BYTES)

export const handingOut = Effect.fn("HandingOut.handingOut")(function* (
  { asRead, headAt, entriesFrom }: HeldFeeds,
  deflate: Deflate
) {
  const store = yield* SyncStore
  const keys = yield* DeviceKeys
  const { sha256 } = yield* Primitives

  /**
   * The next bundle of a feed, from `before` on and to `end` at most. It ends at a head that its author signed: this device
   * signs its own wherever it likes, unless it is to end at one of `among`.
   */
  const nextBundle = Effect.fnUntraced(function* (
    device: DeviceId,
    before: Head,
    end: number,
    among?: ReadonlySet<number>
  ) {
    const isOwn = device === keys.device && among === undefined
    const known = isOwn ? [] : yield* endsOf(device, before.seq, end)
    const signed = among === undefined ? known : known.filter(({ seq }) => among.has(seq))
    if (!isOwn && signed.length === 0) return undefined
    let entries = yield* entriesFrom(device, before.seq + 1, end - before.seq)
    for (;;) {
      const within = signed.filter(({ seq }) => seq <= before.seq + entries.length)
      // A single bundle may be longer than is read at a time; it was made so, and is handed on so.
      const last = isOwn ? before.seq + entries.length : (within.at(-1) ?? signed[0]!).seq
      while (before.seq + entries.length < last) {
        const from = before.seq + entries.length + 1
        entries = [...entries, ...(yield* entriesFrom(device, from, last - from + 1))]
      }
      const chosen = entries.slice(0, last - before.seq)
      const run: Run = { device, first: before.seq + 1, entries: chosen }
      const packed = packRun(run, deflate)
      const isSmallest = chosen.length === 1 || (!isOwn && within.length <= 1)
      if (packed.length > TARGET_BUNDLE_BYTES && !isSmallest) {
        const fits = Math.max(1, Math.floor((chosen.length * TARGET_BUNDLE_BYTES * 0.95) / packed.length))
        entries = chosen.slice(0, Math.max(fits, isOwn ? 1 : signed[0]!.seq - before.seq))
        continue
      }
      const after = headsAlong(sha256, before, chosen).at(-1)!
      const head = isOwn ? yield* ownEnd(after) : signed.find(({ seq }) => seq === last)!
      const span = { device, first: run.first, last, epoch: asRead().epoch, before: before.chain, after: after.chain }
      if (!sameBytes(head.chain, after.chain)) {
        return yield* Effect.fail(new StoreCorrupt({ dot: { device, seq: last }, cause: new Error("chain") }))
      }
      const bundle = yield* seal(packed, span, head.signature)
      if (bundle === undefined) return yield* Effect.fail(new Rejected({ why: "notAMember" }))
      return { bundle, after }
    }
  })

  /** Where bundles of a feed may end: at heads that its author signed, and where an owner signed for it. */
  const endsOf = Effect.fnUntraced(function* (device: DeviceId, after: number, end: number) {
    const signed = (yield* store.signedHeads(device, after)).filter(({ seq }) => seq <= end)
    const known = new Set(signed.map(({ seq }) => seq))
    const { cut, vouched = [], adopted = false } = asRead().devices.get(device) ?? {}
    // Of a feed that was cut more than once, only the last cut is sure to lie on what is held.
    const others = (adopted ? vouched : cut === undefined ? [] : [cut])
      .filter(({ seq }) => seq > after && seq <= end && !known.has(seq))
      .map(({ seq, chain }): SignedHead => ({ device, seq, chain, signature: UNSIGNED }))
    return others.length === 0 ? signed : [...signed, ...others].toSorted((a, b) => a.seq - b.seq)
  })

  const ownEnd = Effect.fnUntraced(function* (head: Head) {
    const [known] = yield* store.signedHeads(keys.device, head.seq - 1)
    if (known?.seq === head.seq && sameBytes(known.chain, head.chain)) return known
    const signed = yield* signHead(head)
    yield* store.addSignedHeads([signed])
    return signed
  })

  const feed = (device: DeviceId, from: number, end: number, among?: ReadonlySet<number>) =>
    Stream.unwrap(
      Effect.map(headAt(device, from), (start) =>
        Stream.unfold(start, (before: Head) =>
          before.seq >= end
            ? Effect.succeed(undefined)
            : Effect.map(nextBundle(device, before, end, among), (next) =>
                next === undefined ? undefined : ([next.bundle, next.after] as const)
              )
        )
      )
    )

  return { nextBundle, feed }
})
