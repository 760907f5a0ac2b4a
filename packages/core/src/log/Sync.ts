/**
 * Makes this device and one remote hold what either held. A remote is anything that fills `BundleStore`; nothing of it is
 * believed that its bytes do not show.
 *
 * One feed's fault never holds up the others: what cannot be taken in is reported, and the first version of a forked feed
 * is kept.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { sameBytes } from "./Bytes.ts"
import type { Bundle } from "./Bundle.ts"
import { type BundleStore, BundleStoreError, Rejected, type Rejection, StoreUnavailable } from "./BundleStore.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { DeviceId } from "./Ids.ts"
import type { LocalBundles } from "./LocalBundles.ts"
import { isActive, type Membership } from "./Membership.ts"
import { clean, mend } from "./Renewing.ts"
import { afterRepacking, isThere, type Packed, repackingDue, smallAfter } from "./Repacking.ts"
import { SyncStore } from "./SyncStore.ts"
import { emptyVersion, joinVersions, lacking, type VersionVector } from "./VersionVector.ts"

/** A bundle that was not taken in, and why. */
export interface Refusal {
  readonly device: DeviceId
  /** Its first event. */
  readonly seq: number
  readonly why: Rejection
}

export interface SyncReport {
  /** Events taken in. */
  readonly received: number
  /** Events of any device that the remote had lacked. */
  readonly sent: number
  /** Events of any device that the remote still lacks. */
  readonly waiting: number
  readonly refusals: ReadonlyArray<Refusal>
  /**
   * The remote holds events of this very device that are not here: this log is an old image, or a clone of it goes on
   * elsewhere. Nothing was sent; the device needs a new identity (`Reidentify.ts`).
   */
  readonly ownFeedElsewhere: boolean
  /** This device was taken out of the workspace. */
  readonly revoked: boolean
  /** The membership chain goes on in two ways: somebody lies. Nothing else was exchanged. */
  readonly forkedMembership: boolean
}

/** Bundles pushed together. */
const GROUP = 32

const nothing: SyncReport = {
  received: 0,
  sent: 0,
  waiting: 0,
  refusals: [],
  ownFeedElsewhere: false,
  revoked: false,
  forkedMembership: false
}

/** Others may extend the chain this many times while two ends are being joined; a remote may as well never take any. */
const ATTEMPTS = 16

/** `between` is run when everything was received and before anything is sent: what it writes goes along. */
export const sync = Effect.fn("Sync.sync")(function* <E = never, R = never>(
  local: LocalBundles,
  remote: BundleStore,
  between: Effect.Effect<void, E, R> = Effect.void
) {
  const { device } = yield* DeviceKeys
  const inStep = yield* isInStep(local, remote)
  const joined = inStep ? undefined : yield* joinMemberships(local, remote)
  if (joined === false) return { ...nothing, forkedMembership: true }
  const membership = yield* local.members
  const before = yield* local.version
  const known = membership.devices.get(device)
  if (known === undefined || known.revoked) {
    return { ...nothing, revoked: known !== undefined, waiting: lacking(before, emptyVersion) }
  }
  const taken = inStep
    ? { theirs: { version: before }, received: 0, refusals: [] }
    : yield* takeFrom(local, remote, device, membership)
  const { theirs, received, refusals } = taken
  if (refusals.some((refusal) => refusal.device === device && refusal.why === "fork")) {
    return { ...nothing, received, refusals, ownFeedElsewhere: true, waiting: lacking(before, theirs.version) }
  }
  yield* between
  const isFalse = refusals.some((refusal) => refusal.device === device && refusal.why === "malformed")
  const isMended = isFalse && (yield* mend(local, remote, device, theirs.version))
  const holds = yield* local.version
  const sent = yield* send(local, remote, theirs.version, joined ?? membership.length)
  const reached = joinVersions(theirs.version, sent.version)
  yield* remember(local, remote, membership, reached, theirs.version)
  return {
    ...nothing,
    received,
    sent: lacking(holds, theirs.version) - lacking(holds, reached),
    waiting: lacking(holds, reached),
    refusals: [...refusals.filter((refusal) => !isMended || refusal.device !== device), ...sent.refusals],
    ownFeedElsewhere: sent.refusals.some((refusal) => refusal.device === device && refusal.why === "fork")
  } satisfies SyncReport
})

/**
 * All that the remote has. Where the chain grew there in the meantime, there may be devices and keys that it names only now:
 * what was refused for that is asked for once more.
 */
const takeFrom = Effect.fnUntraced(function* (
  local: LocalBundles,
  remote: BundleStore,
  device: DeviceId,
  membership: Membership
) {
  const once = Effect.fnUntraced(function* (known: Membership) {
    const held = yield* local.version
    const wanted = wantedBeyond(held, known)
    wanted.set(device, Math.min(held.get(device) ?? 0, yield* publishedAt(remote, device)))
    const theirs = yield* remote.pull(wanted)
    return { theirs, ...(yield* receive(local, theirs.bundles)) }
  })
  const first = yield* once(membership)
  if (!first.refusals.some(({ why }) => whereTheChainIsShort.has(why))) return first
  if ((yield* joinMemberships(local, remote)) === false) return first
  const grown = yield* local.members
  if (grown.length === membership.length) return first
  const again = yield* once(grown)
  return { ...again, received: first.received + again.received }
})

/** How a bundle is refused whose device, role or key the chain as held does not know yet. */
const whereTheChainIsShort: ReadonlySet<Rejection> = new Set(["notAMember", "mayNotWrite", "malformed"])

/**
 * Nothing new on either side, as nearly always: one question and its answer. Not asked where this device's own feed has to be
 * looked at (`publishedAt`).
 */
const isInStep = Effect.fnUntraced(function* (local: LocalBundles, remote: BundleStore) {
  if (remote.compare === undefined) return false
  const { device } = yield* DeviceKeys
  const membership = yield* local.members
  if (!isActive(membership, device)) return false
  const { length, head } = membership
  const version = yield* local.version
  if ((version.get(device) ?? 0) !== (yield* publishedAt(remote, device))) return false
  const answer = yield* Effect.result(remote.compare({ length, head, version }))
  if (answer._tag === "Success") return answer.success === "same"
  // Who was taken out meanwhile is answered nothing but the chain that says so.
  return isRejected(answer.failure) ? false : yield* Effect.fail(answer.failure)
})

/**
 * How much of this device's own feed is known to be at the remote. What there is beyond that was brought there by others, or
 * by this device before a crash, or by a clone: it is asked for, and compared. Where both ends hold as many events, only this
 * tells a clone's from one's own, so no shorter way to "nothing new" may leave it out.
 */
const publishedAt = Effect.fnUntraced(function* (remote: BundleStore, device: DeviceId) {
  return (yield* (yield* SyncStore).remotes).get(remote.name)?.version.get(device) ?? 0
})

/** What is held, and of feeds that are held up to their cut, whatever there may be: none of it counts. */
const wantedBeyond = (held: VersionVector, membership: Membership): Map<DeviceId, number> => {
  const out = new Map(held)
  for (const { id, cut } of membership.devices.values()) {
    if (cut !== undefined && (held.get(id) ?? 0) >= cut.seq) out.set(id, Number.MAX_SAFE_INTEGER)
  }
  return out
}

/**
 * How many entries both have after it; `false` where the chains part. The shorter side gets what it lacks; a remote that
 * has lost its end, too.
 */
const joinMemberships = Effect.fnUntraced(function* (local: LocalBundles, remote: BundleStore) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const ours = yield* local.membership(0)
    const theirs = yield* remote.membership(Math.max(0, ours.length - 1))
    // From our last entry on, if it has that many; all of it otherwise.
    const from = theirs.length > 0 || ours.length === 0 ? Math.max(0, ours.length - 1) : 0
    const rest = from === 0 && ours.length > 1 ? yield* remote.membership(0) : theirs
    for (const [index, entry] of rest.entries()) {
      const own = ours[from + index]
      if (own !== undefined && !(sameBytes(own.signature, entry.signature) && sameBytes(own.json, entry.json))) {
        return false
      }
    }
    const held = from + rest.length
    if (held > ours.length) {
      const taken = yield* Effect.result(local.extendMembership(rest.slice(ours.length - from)))
      // An entry that does not follow is a lie or damage; an honest remote sends none.
      if (taken._tag === "Failure") {
        if (isRejected(taken.failure)) return false
        return yield* Effect.fail(taken.failure)
      }
      if (taken.success) return held
      if ((yield* local.membership(0)).length === ours.length) return false
    } else if (held === ours.length || (yield* remote.extendMembership(ours.slice(held)))) return ours.length
    // Somebody was quicker: look again.
  }
  const cause = new Error("membership: moved on each time")
  return yield* new BundleStoreError({ operation: "extendMembership", reason: new StoreUnavailable({ cause }) })
})

/** Takes in what comes, feed by feed; after a fault the rest of that feed is left. */
const receive = Effect.fnUntraced(function* (local: LocalBundles, bundles: Stream.Stream<Bundle, BundleStoreError>) {
  let received = 0
  const refusals = new Map<DeviceId, Refusal>()
  yield* Stream.runForEach(
    bundles,
    Effect.fnUntraced(function* (bundle) {
      if (refusals.has(bundle.device)) return
      const taken = yield* receiveOne(local, bundle)
      if (typeof taken === "number") received += taken
      else refusals.set(bundle.device, taken)
    })
  )
  return { received, refusals: [...refusals.values()] }
})

/** How many of its events were new; or why it was not taken in. */
export const receiveOne = Effect.fnUntraced(function* (local: LocalBundles, bundle: Bundle) {
  const { device, first } = bundle
  const taken = yield* Effect.result(local.take(bundle))
  if (taken._tag === "Success") return taken.success
  const why = refusalOf(taken.failure)
  if (why === undefined) return yield* Effect.fail(taken.failure)
  // An honest remote may hold what was written beyond a cut: it came there before.
  if (first > ((yield* local.members).devices.get(device)?.cut?.seq ?? first)) return 0
  // Its own feed is another matter, and mended by a new identity.
  if (why === "fork" && device !== (yield* DeviceKeys).device) {
    yield* (yield* SyncStore).addFork({ device, seq: first, at: yield* Clock.currentTimeMillis })
  }
  return { device, seq: first, why } satisfies Refusal
})

/** What a bundle itself is to blame for; `undefined` for what this device's own store could not do. */
const refusalOf = ({ reason }: BundleStoreError): Refusal["why"] | undefined =>
  reason._tag === "Rejected" ? reason.why : undefined

/**
 * Sends what the remote lacks. A feed of which it refuses something is left there, and the others go on; unless the chain
 * has grown here beyond what it was told (`known` entries), by a sync with another remote: then it hears that first.
 */
const send = Effect.fnUntraced(function* (
  local: LocalBundles,
  remote: BundleStore,
  theirs: VersionVector,
  known: number
) {
  const ours = yield* local.pull(theirs)
  let told = known
  let version: VersionVector = emptyVersion
  const refusals = new Map<DeviceId, Refusal>()
  yield* ours.bundles.pipe(
    Stream.grouped(GROUP),
    Stream.runForEach(
      Effect.fnUntraced(function* (group) {
        for (;;) {
          const bundles = group.filter(({ device }) => !refusals.has(device))
          if (bundles.length === 0) return
          const pushed = yield* Effect.result(remote.push(bundles))
          if (pushed._tag === "Success") {
            version = joinVersions(version, pushed.success)
            return
          }
          const { reason } = pushed.failure
          const dot = reason._tag === "Rejected" ? reason.dot : undefined
          // Where no feed is to blame, this device is: it is not signed in any more, or was revoked meanwhile.
          if (reason._tag !== "Rejected" || dot === undefined || !bundles.some(({ device }) => device === dot.device)) {
            return yield* Effect.fail(pushed.failure)
          }
          if (whereTheChainIsShort.has(reason.why) && (yield* local.members).length > told) {
            const joined = yield* joinMemberships(local, remote)
            if (joined !== false) {
              told = joined
              continue
            }
          }
          // What came before it is there; sending that again does no harm.
          refusals.set(dot.device, { ...dot, why: reason.why })
        }
      })
    )
  )
  return { version, refusals: [...refusals.values()] }
})

/** Notes how far the remote is, and sends small bundles of this device once more as large ones, when they have become many. */
export const remember = Effect.fnUntraced(function* (
  local: LocalBundles,
  remote: BundleStore,
  membership: Membership,
  reached: VersionVector,
  /** What it held before, where that was asked. */
  held: VersionVector = reached
) {
  const { device } = yield* DeviceKeys
  const store = yield* SyncStore
  const known = (yield* store.remotes).get(remote.name)
  let packed: Packed = known ?? { repacked: 0 }
  const small = (yield* local.ownEnds(smallAfter(packed))).map(({ seq }) => seq)
  const due = repackingDue(
    packed,
    small.filter((seq) => seq <= (reached.get(device) ?? 0))
  )
  if (due !== undefined && membership.devices.get(device)?.cut === undefined) {
    const made = yield* Stream.runCollect(local.repacked(due.after, due.ends))
    const before = packed
    // A remote that does not take them keeps the small ones, which are as good.
    const isTaken = yield* Effect.isSuccess(remote.push(made.filter((bundle) => !isThere(before, bundle))))
    const lasts = made.map(({ last }) => last)
    if (isTaken) packed = afterRepacking(packed, due, lasts)
  }
  // Where that fails, the next sync does it: nothing else hangs on it.
  const cleaned = yield* Effect.option(clean(local, remote, device, { known, held, reached }))
  const at = yield* Clock.currentTimeMillis
  yield* store.saveRemote(remote.name, {
    version: reached,
    at,
    clockAhead: remote.clockAhead ?? known?.clockAhead,
    repacked: packed.repacked,
    ...(packed.merged === undefined ? {} : { merged: packed.merged }),
    cleaned: Option.getOrElse(cleaned, () => known?.cleaned ?? 0),
    ...(known?.glance === undefined ? {} : { glance: known.glance })
  })
})

const isRejected = (error: BundleStoreError): boolean => error.reason instanceof Rejected
