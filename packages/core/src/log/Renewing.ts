/**
 * Putting this device's own feed at a remote right: where others have brought something false in its name, and where what it
 * brought itself holds what has been forgotten since. For `Sync.ts`; only the author can, since everybody else's word is worth
 * no more than what lies there.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { BundleStore, BundleStoreError, Carried } from "./BundleStore.ts"
import type { DeviceId } from "./Ids.ts"
import type { LocalBundles } from "./LocalBundles.ts"
import type { RemoteState } from "./SyncStore.ts"
import type { VersionVector } from "./VersionVector.ts"

/** Bundles pushed together. */
const GROUP = 32

/**
 * Pushes the whole feed anew, as far as the remote has it. All of it, since what is false may overlap what is not: nothing
 * that others have brought is needed afterwards, and it all goes. `false` for a remote that cannot.
 */
export const mend = Effect.fn("Renewing.mend")(function* (
  local: LocalBundles,
  remote: BundleStore,
  device: DeviceId,
  theirs: VersionVector
) {
  if (remote.replace === undefined) return false
  const last = Math.min((yield* local.version).get(device) ?? 0, theirs.get(device) ?? 0)
  yield* renew(local, remote.replace, last === 0 ? [] : [{ first: 1, last }])
  return true
})

export interface Cleaning {
  /** As it was left. */
  readonly known: Pick<RemoteState, "cleaned" | "version"> | undefined
  /** What the remote held when this sync began, and what it holds now. */
  readonly held: VersionVector
  readonly reached: VersionVector
}

/**
 * Seals the bundles again that carry what was forgotten of this device's own feed since the remote was last clean, without it,
 * and has them take the place of those. Says up to where it is clean now, as `RemoteState.cleaned`.
 */
export const clean = Effect.fn("Renewing.clean")(function* (
  local: LocalBundles,
  { replace, holding }: BundleStore,
  device: DeviceId,
  { known, held, reached }: Cleaning
) {
  const of = (version: VersionVector | undefined): number => version?.get(device) ?? 0
  // One that has lost some was put back to an older state, which may hold what it had dropped.
  const cleaned = of(held) < of(known?.version) ? 0 : (known?.cleaned ?? 0)
  if (replace === undefined || holding === undefined) return cleaned
  const since = yield* local.forgotten(cleaned)
  // An old image of the log counts fewer: from the start, then.
  const { upTo, dots } = since.upTo < cleaned ? yield* local.forgotten(0) : since
  const end = of(reached)
  const seqs = [...new Set(dots.filter((dot) => dot.device === device && dot.seq <= end).map(({ seq }) => seq))]
  if (seqs.length === 0) return upTo
  const carried = new Map((yield* holding(seqs)).map(({ first, last }) => [`${first} ${last}`, { first, last }]))
  yield* renew(
    local,
    replace,
    [...carried.values()].filter(({ last }) => last <= end)
  )
  return upTo
})

const renew = (
  local: LocalBundles,
  replace: NonNullable<BundleStore["replace"]>,
  spans: ReadonlyArray<Carried>
): Effect.Effect<void, BundleStoreError> =>
  local.resealed(spans).pipe(
    Stream.grouped(GROUP),
    Stream.runForEach((bundles) => replace(bundles))
  )
