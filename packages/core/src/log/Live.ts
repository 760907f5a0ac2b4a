/** Stays in step with a remote for as long as it runs: what is written here goes there at once, and the other way round. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { Bundle } from "./Bundle.ts"
import { type BundleStore, BundleStoreError } from "./BundleStore.ts"
import type { DeviceId } from "./Ids.ts"
import type { LocalBundles } from "./LocalBundles.ts"
import { Primitives } from "./Primitives.ts"
import { receiveOne, remember, sync, type SyncReport } from "./Sync.ts"
import { REPACK_FROM } from "./Repacking.ts"
import { lacking, type VersionVector } from "./VersionVector.ts"

export type LiveEvent =
  /** In step, after having caught up. */
  | { readonly _tag: "InStep"; readonly report: SyncReport }
  /** So many events came in. `reached`: what the remote holds by then, as far as is known. */
  | { readonly _tag: "Received"; readonly events: number; readonly reached: VersionVector }
  /** So many bundles went out, and were taken. */
  | { readonly _tag: "Sent"; readonly bundles: number; readonly reached: VersionVector }
  /** The remote is out of reach; what is written is safe here. It is tried again after `retryMs`. */
  | { readonly _tag: "Away"; readonly error: BundleStoreError; readonly retryMs: number }

export interface LiveOptions<E, R> {
  readonly local: LocalBundles
  /** Reaches the remote for as long as the scope lives; run again after each failure. */
  readonly open: Effect.Effect<BundleStore, BundleStoreError, Scope.Scope>
  /** Told of everything that happens, in order. */
  readonly on: (event: LiveEvent) => Effect.Effect<void, E, R>
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 60_000

/** Ends only when it must not go on: this device was revoked, met its own feed elsewhere, or found the chain forked. */
export const live = Effect.fn("Live.live")(function* <E, R>({ local, open, on }: LiveOptions<E, R>) {
  let failures = 0
  for (;;) {
    const ended = yield* Effect.result(
      Effect.scoped(
        Effect.gen(function* () {
          const remote = yield* open
          const report = yield* sync(local, remote)
          failures = 0
          yield* on({ _tag: "InStep", report })
          if (report.revoked || report.ownFeedElsewhere || report.forkedMembership) return report
          return yield* follow(local, remote, report, on)
        })
      )
    )
    if (ended._tag === "Success") {
      if (ended.success !== undefined) return ended.success
      // Something was missed, or refused: catch up, without ever doing so in a tight circle.
      yield* Effect.sleep(FIRST_RETRY_MS)
      continue
    }
    const error = ended.failure
    if (!(error instanceof BundleStoreError)) return yield* Effect.fail(error)
    const retryMs = yield* retryAfter(error, failures++)
    yield* on({ _tag: "Away", error, retryMs })
    yield* Effect.sleep(retryMs)
  }
})

/** Forwards both ways until something is missed. */
const follow = Effect.fnUntraced(function* <E, R>(
  local: LocalBundles,
  remote: BundleStore,
  { waiting }: SyncReport,
  on: LiveOptions<E, R>["on"]
) {
  const reached = new Map<DeviceId, number>(yield* remote.version)
  // What came between catching up and listening is caught up with too.
  if (lacking(reached, yield* local.version) > 0) return undefined
  const given = new WeakSet<Bundle>()
  const incoming = remote.changes.pipe(
    Stream.takeUntilEffect(
      Effect.fnUntraced(function* (bundle) {
        // A remote tells of what it was given, too; this very one was sealed here.
        if (given.has(bundle)) return false
        reached.set(bundle.device, Math.max(reached.get(bundle.device) ?? 0, bundle.last))
        const taken = yield* receiveOne(local, bundle)
        if (typeof taken !== "number") return true
        if (taken > 0) yield* on({ _tag: "Received", events: taken, reached })
        return false
      })
    ),
    Stream.runDrain
  )
  let sent = 0
  // Where nothing waited, all that the remote lacks was written since; otherwise some of it is refused there, and stays here.
  const start = waiting === 0 ? new Map(reached) : yield* local.version
  const outgoing = local.follow(
    start,
    reached,
    Effect.fnUntraced(function* (bundle) {
      given.add(bundle)
      for (const [device, seq] of yield* remote.push([bundle])) reached.set(device, seq)
      yield* on({ _tag: "Sent", bundles: 1, reached })
      if (++sent % REPACK_FROM === 0) yield* remember(local, remote, yield* local.members, new Map(reached))
    })
  )
  yield* Effect.raceFirst(incoming, outgoing)
  return undefined
})

/** Twice as long after each failure, up to a minute, and up to half of it at random, so that a crowd spreads out. */
const retryAfter = Effect.fnUntraced(function* ({ reason }: BundleStoreError, failures: number) {
  const { random } = yield* Primitives
  const asked = reason._tag === "StoreUnavailable" || reason._tag === "OverLimit" ? reason.retryAfterMs : undefined
  const grown = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10))
  return Math.max(asked ?? 0, Math.round(grown * (1 - random(1)[0]! / 512)))
})
