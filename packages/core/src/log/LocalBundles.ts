/**
 * This device's own log as a `BundleStore`: what it hands out is sealed when somebody asks, and what it takes in is admitted,
 * opened, and worked out again to the last hash before it is kept. Clients are the authority; a relay's checks only spare
 * them work.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import { admit, countsUpTo } from "./Admission.ts"
import { sameBytes } from "./Bytes.ts"
import { type Bundle, headOf, TARGET_BUNDLE_BYTES } from "./Bundle.ts"
import {
  type BundleStore,
  BundleStoreError,
  type Carried,
  OverLimit,
  Rejected,
  type Rejection,
  StoreCorrupt,
  StoreUnavailable
} from "./BundleStore.ts"
import { type Ciphers, SIGNATURE_BYTES } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import { emptyHead, type Head } from "./Feed.ts"
import type { Deflate, Run } from "./FeedPage.ts"
import type { DeviceId } from "./Ids.ts"
import { type Forgotten, LocalLog, LocalLogError } from "./LocalLog.ts"
import { extend, type Membership, noMembership } from "./Membership.ts"
import type { MembershipEntry } from "./MembershipEntry.ts"
import { Primitives } from "./Primitives.ts"
import { readFeed } from "./readFeed.ts"
import { headsAlong, openBundle, packRun, seal } from "./Sealing.ts"
import { signHead, type SignedHead } from "./SignedHead.ts"
import { SyncStore } from "./SyncStore.ts"
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

/** At most so many events are packed into a bundle. */
const MOST_EVENTS = 2048
/** Other processes of this device may take in the same events this many times in a row. */
const ATTEMPTS = 100
/** Ends what an owner's cut vouches for, in place of a signature that only the author could make. */
const UNSIGNED = new Uint8Array(SIGNATURE_BYTES)
/** How often the log is looked at for what was written, where nobody says so (`look`). */
const LOOK_EVERY = "500 millis"

/** `deflate` is the runtime's. */
export const localBundles = Effect.fn("LocalBundles.localBundles")(function* (deflate: Deflate) {
  const ports = yield* Effect.context<LocalPorts>()
  const log = yield* LocalLog
  const store = yield* SyncStore
  const keys = yield* DeviceKeys
  const { sha256 } = yield* Primitives
  let membership = noMembership(keys.workspace)
  /** How much of the chain was acted upon: a full disk may come between reading it and that. */
  let applied = 0
  const oneReader = yield* Semaphore.make(1)

  /** Reads what was added to the chain meanwhile, here or by another process. */
  const members = Effect.gen(function* () {
    for (const entry of yield* store.membership(membership.length)) {
      const next = yield* extend(membership, entry)
      if (typeof next === "string") return yield* Effect.fail(new StoreCorrupt({ cause: new Error(next) }))
      membership = next
    }
    if (applied < membership.length) {
      for (const { sealed } of membership.grants.get(keys.device) ?? []) yield* keys.accept(sealed)
      yield* applyCuts
      applied = membership.length
    }
    return membership
  }).pipe(oneReader.withPermit)

  /** What was written beyond a cut leaves the log; where the log holds another chain than the cut's, the whole feed does. */
  const applyCuts = Effect.gen(function* () {
    for (const [device, head] of yield* log.heads) {
      const cut = membership.devices.get(device)?.cut
      // What this device wrote itself stays with it: it is its only copy, until somebody takes it in after all.
      if (cut === undefined || head.seq < cut.seq || device === keys.device) continue
      // A file may have brought more of it since; that is taken in with the next entry about it.
      if (membership.devices.get(device)!.adopted) continue
      const isSame = cut.seq === 0 || sameBytes((yield* headAt(device, cut.seq)).chain, cut.chain)
      if (!isSame) yield* leave(device, originOf(device))
      else if (head.seq > cut.seq) yield* leave(device, cut.seq === 0 ? originOf(device) : cut)
    }
  })

  /** Takes what lies behind `head` off a feed. */
  const leave = Effect.fnUntraced(function* (device: DeviceId, { seq, chain }: Head) {
    yield* log.truncate(device, { seq, chain })
    yield* store.dropSignedHeads(device, seq)
  })

  const originOf = (device: DeviceId): Head =>
    emptyHead(
      sha256,
      keys.workspace,
      device === keys.device ? keys.publicKey : membership.devices.get(device)!.card.signing
    )

  /** The chain of a feed that is held at least so far. */
  const headAt = Effect.fnUntraced(function* (device: DeviceId, seq: number, heads?: ReadonlyMap<DeviceId, Head>) {
    const head = (heads ?? (yield* log.heads)).get(device)
    if (head?.seq === seq) return head
    if (seq === 0) return originOf(device)
    const [exactly] = yield* store.signedHeads(device, seq - 1)
    if (exactly?.seq === seq) return exactly
    const before = (yield* store.signedHeads(device, 0)).findLast((each) => each.seq < seq)
    let at: Head = before ?? originOf(device)
    while (at.seq < seq) at = headsAlong(sha256, at, yield* entriesFrom(device, at.seq + 1, seq - at.seq)).at(-1)!
    return at
  })

  /** Entries of one feed, at least one and at most `count`. */
  const entriesFrom = Effect.fnUntraced(function* (device: DeviceId, first: number, count: number) {
    const entries = yield* readFeed(device, first - 1, Math.min(count, MOST_EVENTS))
    if (entries.length > 0) return entries
    return yield* Effect.fail(new StoreCorrupt({ dot: { device, seq: first }, cause: new Error("missing") }))
  })

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
      const span = { device, first: run.first, last, epoch: membership.epoch, before: before.chain, after: after.chain }
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
    const { cut, vouched = [], adopted = false } = membership.devices.get(device) ?? {}
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

  /** What counts of what is held: this device may have written on after it was cut. */
  const standing = Effect.gen(function* () {
    yield* members
    const heads = yield* log.heads
    const counted: VersionVector = new Map(
      [...heads].flatMap(([device, { seq }]) =>
        membership.devices.has(device) ? [[device, Math.min(seq, countsUpTo(membership, device))]] : []
      )
    )
    return { heads, version: counted }
  })
  const version = Effect.map(standing, (now) => now.version)

  const pull = Effect.fnUntraced(function* (held: VersionVector) {
    const holds = yield* version
    const lacking = [...holds].filter(([device, seq]) => (held.get(device) ?? 0) < seq)
    const bundles = Stream.fromIterable(lacking).pipe(
      Stream.flatMap(([device, seq]) => feed(device, held.get(device) ?? 0, seq))
    )
    return { version: holds, bundles: asStream("pull", bundles) }
  })

  /** Another process of this device may be quicker; then what is left of the bundle is taken. */
  const take = Effect.fnUntraced(function* (bundle: Bundle) {
    for (let attempt = 1; ; attempt++) {
      const taken = yield* Effect.result(attemptTake(bundle))
      if (taken._tag === "Success") return taken.success
      if (!isMoved(taken.failure) || attempt === ATTEMPTS) return yield* Effect.fail(taken.failure)
    }
  })

  const attemptTake = Effect.fnUntraced(function* (bundle: Bundle) {
    const { device, first } = bundle
    const refuse = (why: Rejection, held?: number) =>
      new Rejected({ why, dot: { device, seq: first }, ...(held === undefined ? {} : { held }) })
    yield* members
    yield* admit(membership, bundle)
    const ends = (yield* log.heads).get(device) ?? originOf(device)
    const held = ends.seq
    const last = Math.min(bundle.last, countsUpTo(membership, device))
    if (bundle.last <= held) {
      if (!sameBytes((yield* headAt(device, bundle.last)).chain, bundle.after)) return yield* refuse("fork", held)
      // Others have brought it there, and what they put inside is seen by members only: its author is the first to look.
      return device !== keys.device || (yield* isAsWritten(bundle)) ? 0 : yield* refuse("malformed", held)
    }
    if (last <= held) return 0
    // Signed by this device, and not here: whatever it continues, it was written elsewhere.
    if (device === keys.device) return yield* refuse("fork", held)
    if (first > held + 1) return yield* refuse("gap", held)
    const run = yield* openBundle(bundle, deflate)
    if (typeof run === "string") return yield* refuse("malformed", held)
    const heads = headsAlong(sha256, { seq: first - 1, chain: bundle.before }, run.entries)
    if (!sameBytes(heads.at(-1)!.chain, bundle.after)) return yield* refuse("malformed", held)
    const { cut } = membership.devices.get(device)!
    const end = heads[last - first]!
    const isUpToCut = cut?.seq === last
    if (isUpToCut && !sameBytes(end.chain, cut.chain)) return yield* refuse("fork", held)
    // The part that is held has to be what is held; its last hash says so for all of it.
    const meets = first > held ? bundle.before : heads[held - first]!.chain
    if (!sameBytes(meets, ends.chain)) {
      if (!isUpToCut) return yield* refuse("fork", held)
      // An owner has said which of the two counts: it is not the one that came first.
      yield* leave(device, originOf(device))
      if (first > 1) return yield* refuse("gap", 0)
      yield* log.append({ device, first, entries: run.entries.slice(0, last) }, end)
      return last
    }
    const entries = run.entries.slice(held + 1 - first, last + 1 - first)
    // First, since a head beyond what is held does no harm, and a run without one could not be handed on.
    if (last === bundle.last) yield* addHead(headOf(bundle), held)
    yield* log.append({ device, first: held + 1, entries }, end)
    return entries.length
  })

  /** Whether a bundle of this device's own feed, all of which is held, carries what was written, and nothing forgotten since. */
  const isAsWritten = Effect.fnUntraced(function* (bundle: Bundle) {
    const { device, first, last } = bundle
    const run = yield* openBundle(bundle, deflate)
    const before = yield* headAt(device, first - 1)
    if (typeof run === "string" || !sameBytes(before.chain, bundle.before)) return false
    if (!sameBytes(headsAlong(sha256, before, run.entries).at(-1)!.chain, bundle.after)) return false
    for (let at = first; at <= last;) {
      const entries = yield* entriesFrom(device, at, last - at + 1)
      const isTold = (index: number) => run.entries[at - first + index]!.forgotten === undefined
      if (entries.some(({ forgotten }, index) => forgotten !== undefined && isTold(index))) return false
      at += entries.length
    }
    return true
  })

  /** A crash may have left the head of a fork that was never taken in; it must not keep out this one. */
  const addHead = Effect.fnUntraced(function* (head: SignedHead, held: number) {
    const [known] = yield* store.signedHeads(head.device, head.seq - 1)
    if (known?.seq === head.seq && !sameBytes(known.chain, head.chain)) yield* store.dropSignedHeads(head.device, held)
    yield* store.addSignedHeads([head])
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

const isMoved = (error: unknown): boolean => error instanceof LocalLogError && error.reason._tag === "Moved"

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
