/**
 * This device's own log as a `BundleStore`: what it hands out is sealed when somebody asks (`HandingOut.ts`), and what it
 * takes in is worked out again to the last hash before it is kept (`TakingIn.ts`). Clients are the authority; a relay's
 * checks only spare them work.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import { sameBytes } from "./Bytes.ts"
import type { Bundle } from "./Bundle.ts"
import {
  type BundleStore,
  BundleStoreError,
  type Carried,
  OverLimit,
  Rejected,
  StoreCorrupt,
  StoreUnavailable
} from "./BundleStore.ts"
import type { Ciphers } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { Head } from "./Feed.ts"
import type { Deflate } from "./FeedPage.ts"
import { handingOut } from "./HandingOut.ts"
import { heldFeeds } from "./HeldFeeds.ts"
import type { DeviceId } from "./Ids.ts"
import { type Forgotten, LocalLog, LocalLogError } from "./LocalLog.ts"
import { extend, type Membership } from "./Membership.ts"
import type { MembershipEntry } from "./MembershipEntry.ts"
import type { Primitives } from "./Primitives.ts"
import type { SignedHead } from "./SignedHead.ts"
import { SyncStore } from "./SyncStore.ts"
import { takingIn } from "./TakingIn.ts"
import { emptyVersion, type VersionVector } from "./VersionVector.ts"

export type LocalPorts = LocalLog | SyncStore | DeviceKeys | Ciphers | Primitives

export interface LocalBundles extends BundleStore {
  /** The membership chain as held, with cuts applied and keys taken in. */
  readonly members: Effect.Effect<Membership, BundleStoreError>
  /** The chain of a feed after this event, which is held. */
  readonly headAt: (device: DeviceId, seq: number) => Effect.Effect<Head, BundleStoreError>
  /** As `push`, for one bundle; says how many events were new. */
  readonly take: (bundle: Bundle) => Effect.Effect<number, BundleStoreError>
  /** This device's own feed behind `after` as few bundles, up to the last of these ends, at each of which a bundle ended before. */
  readonly repacked: (after: number, ends: ReadonlyArray<number>) => Stream.Stream<Bundle, BundleStoreError>
  /** These parts of this device's own feed, sealed as they are held now; each in as many bundles as it takes. */
  readonly resealed: (spans: ReadonlyArray<Carried>) => Stream.Stream<Bundle, BundleStoreError>
  /** As `LocalLog.forgotten`. */
  readonly forgotten: (after: number) => Effect.Effect<Forgotten, BundleStoreError>
  /** The heads at which this device's own bundles ended, beyond `after`. */
  readonly ownEnds: (after: number) => Effect.Effect<ReadonlyArray<SignedHead>, BundleStoreError>
  /**
   * As `changes`, but what is new since `start`, one bundle after the other, each handed to `give`; and nothing that `held`,
   * which may grow meanwhile, has by then: what came from there is not sealed to go back.
   */
  readonly follow: <E, R>(
    start: VersionVector,
    held: VersionVector,
    give: (bundle: Bundle) => Effect.Effect<void, E, R>
  ) => Effect.Effect<never, E | BundleStoreError, R>
  /** Lets `changes` and `follow` look now: for whoever knows that something was written, here or by another process. */
  readonly look: Effect.Effect<void>
  /** The runtime's, that it was made with. */
  readonly deflate: Deflate
}

/** How often the log is looked at for what was written, where nobody says so (`look`). */
const LOOK_EVERY = "500 millis"

/** `deflate` is the runtime's. */
export const localBundles = Effect.fn("LocalBundles.localBundles")(function* (deflate: Deflate) {
  const ports = yield* Effect.context<LocalPorts>()
  const log = yield* LocalLog
  const store = yield* SyncStore
  const keys = yield* DeviceKeys
  const feeds = yield* heldFeeds()
  const { members, headAt, standing } = feeds
  const { nextBundle, feed } = yield* handingOut(feeds, deflate)
  const take = yield* takingIn(feeds, deflate)
  const version = Effect.map(standing, (now) => now.version)

  const pull = Effect.fnUntraced(function* (held: VersionVector) {
    const holds = yield* version
    const lacking = [...holds].filter(([device, seq]) => (held.get(device) ?? 0) < seq)
    const bundles = Stream.fromIterable(lacking).pipe(
      Stream.flatMap(([device, seq]) => feed(device, held.get(device) ?? 0, seq))
    )
    return { version: holds, bundles: asStream("pull", bundles) }
  })

  const extendMembership = Effect.fnUntraced(function* (entries: ReadonlyArray<MembershipEntry>) {
    let at = yield* members
    const [first] = entries
    if (first === undefined) return true
    const held = yield* store.membership(0)
    const known = held.findIndex((entry) => sameBytes(entry.signature, first.signature))
    const fresh = known < 0 ? entries : entries.slice(held.length - known)
    for (const entry of fresh) {
      const next = yield* extend(at, entry)
      if (next === "doesNotFollow") return false
      if (typeof next === "string") return yield* new Rejected({ why: "badMembership" })
      at = next
    }
    if (!(yield* store.extendMembership(held.length, fresh))) return false
    yield* members
    return true
  })

  const run =
    (operation: BundleStoreError["operation"]) =>
    <A, E>(effect: Effect.Effect<A, E, LocalPorts>): Effect.Effect<A, BundleStoreError> =>
      effect.pipe(
        Effect.mapError((error) => errorOf(operation, error)),
        Effect.provide(ports)
      )

  const asStream = <A, E>(operation: BundleStoreError["operation"], stream: Stream.Stream<A, E, LocalPorts>) =>
    stream.pipe(
      Stream.mapError((error) => errorOf(operation, error)),
      Stream.provide(ports)
    )

  const asked = { next: Deferred.makeUnsafe<void>() }
  const look = Effect.sync(() => {
    const { next } = asked
    asked.next = Deferred.makeUnsafe()
    Deferred.doneUnsafe(next, Effect.void)
  })

  const follow = Effect.fnUntraced(function* <E, R>(
    start: VersionVector,
    held: VersionVector,
    give: (bundle: Bundle) => Effect.Effect<unknown, E, R>
  ) {
    const given = new Map(start)
    yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(LOOK_EVERY), look)))
    for (;;) {
      // Taken before looking, so that a look that is asked for meanwhile is not missed.
      const { next } = asked
      const now = yield* run("changes")(standing)
      for (const [device, end] of now.version) {
        const from = Math.max(given.get(device) ?? 0, held.get(device) ?? 0)
        let before = from < end ? yield* run("changes")(headAt(device, from, now.heads)) : undefined
        while (before !== undefined && before.seq < end) {
          const made: { readonly bundle: Bundle; readonly after: Head } | undefined = yield* run("changes")(
            nextBundle(device, before, end)
          )
          if (made === undefined) break
          yield* give(made.bundle)
          before = made.after
          given.set(device, before.seq)
        }
      }
      yield* Deferred.await(next)
    }
  }, Effect.scoped) as <E, R>(
    start: VersionVector,
    held: VersionVector,
    give: (bundle: Bundle) => Effect.Effect<unknown, E, R>
  ) => Effect.Effect<never, E | BundleStoreError, R>

  const changes = Stream.unwrap(
    Effect.map(version, (start) =>
      Stream.callback<Bundle, BundleStoreError>(
        (queue) => follow(start, emptyVersion, (bundle) => Queue.offer(queue, bundle)),
        { bufferSize: 1, strategy: "suspend" }
      )
    )
  )

  return {
    name: "this device",
    version: run("version")(version),
    pull: (held) => run("pull")(pull(held)),
    push: (bundles) =>
      run("push")(
        Effect.gen(function* () {
          for (const bundle of bundles) yield* take(bundle)
          const holds = yield* version
          return new Map(bundles.map(({ device }) => [device, holds.get(device) ?? 0]))
        })
      ),
    headAt: (device, seq) => run("version")(headAt(device, seq)),
    take: (bundle) => run("push")(take(bundle)),
    changes: asStream("changes", changes),
    follow,
    look,
    deflate,
    members: run("membership")(members),
    membership: (from) => run("membership")(store.membership(from)),
    extendMembership: (entries) => run("extendMembership")(extendMembership(entries)),
    repacked: (after, ends) => asStream("pull", feed(keys.device, after, ends.at(-1) ?? after, new Set(ends))),
    resealed: (spans) =>
      asStream(
        "pull",
        Stream.fromIterable(spans).pipe(Stream.flatMap(({ first, last }) => feed(keys.device, first - 1, last)))
      ),
    forgotten: (after) => run("version")(log.forgotten(after)),
    ownEnds: (after) => run("version")(store.signedHeads(keys.device, after))
  } satisfies LocalBundles
})

const errorOf = (operation: BundleStoreError["operation"], error: unknown): BundleStoreError => {
  if (error instanceof BundleStoreError) return error
  return new BundleStoreError({ operation, reason: reasonOf(error) })
}

const reasonOf = (error: unknown): BundleStoreError["reason"] => {
  if (
    error instanceof Rejected ||
    error instanceof OverLimit ||
    error instanceof StoreCorrupt ||
    error instanceof StoreUnavailable
  ) {
    return error
  }
  if (error instanceof LocalLogError && error.reason._tag === "Corrupt") {
    const { dot, cause } = error.reason
    return new StoreCorrupt({ cause, ...(dot === undefined ? {} : { dot }) })
  }
  // A full disk, a busy file, keys that cannot be read: nothing of it was kept, and it can be tried again.
  return new StoreUnavailable({ cause: error })
}
