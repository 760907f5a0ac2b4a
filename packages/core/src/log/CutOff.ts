/**
 * What a remote still holds of a feed beyond where it was cut: events that count nowhere, and that an owner may take in after
 * all (`moveCut`). They left every other device's log when the cut came.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { sameBytes } from "./Bytes.ts"
import { headOf } from "./Bundle.ts"
import type { BundleStore } from "./BundleStore.ts"
import type { Head } from "./Feed.ts"
import type { Deflate } from "./FeedPage.ts"
import type { DeviceId } from "./Ids.ts"
import type { LocalBundles } from "./LocalBundles.ts"
import { Primitives } from "./Primitives.ts"
import { headsAlong, openBundle } from "./Sealing.ts"
import { isSigned } from "./SignedHead.ts"

/**
 * Where the feed ends there, as far as it truly goes on from the cut: opened, worked out again, and signed by its author.
 * The cut itself where there is nothing beyond it; `undefined` for a feed that was never cut.
 */
export const cutOff = Effect.fn("CutOff.cutOff")(function* (
  local: LocalBundles,
  remote: BundleStore,
  device: DeviceId,
  deflate: Deflate
) {
  const { sha256 } = yield* Primitives
  const { workspace, devices } = yield* local.members
  const known = devices.get(device)
  if (known?.cut === undefined) return undefined
  const { cut, card } = known
  let end: Head = { seq: cut.seq, chain: cut.chain }
  const { version, bundles } = yield* remote.pull(new Map([...(yield* remote.version), [device, cut.seq]]))
  if ((version.get(device) ?? 0) <= cut.seq) return end
  const feed = Stream.filter(bundles, (bundle) => bundle.device === device)
  yield* Stream.runForEachWhile(
    feed,
    Effect.fnUntraced(function* (bundle) {
      const run = yield* openBundle(bundle, deflate)
      if (typeof run === "string" || bundle.first > end.seq + 1) return false
      const heads = headsAlong(sha256, { seq: bundle.first - 1, chain: bundle.before }, run.entries)
      const meets = bundle.first > end.seq ? bundle.before : heads[end.seq - bundle.first]!.chain
      const isTrue = sameBytes(meets, end.chain) && sameBytes(heads.at(-1)!.chain, bundle.after)
      if (!isTrue || !(yield* isSigned(workspace, card.signing, headOf(bundle)))) return false
      end = { seq: bundle.last, chain: bundle.after.slice() }
      return true
    })
  )
  return end
})
