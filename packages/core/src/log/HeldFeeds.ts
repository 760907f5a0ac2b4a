/**
 * What this device holds of each feed and of the membership chain, with cuts applied: the ground on which `HandingOut.ts`
 * seals and `TakingIn.ts` admits.
 */
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import { countsUpTo } from "./Admission.ts"
import { sameBytes } from "./Bytes.ts"
import { StoreCorrupt } from "./BundleStore.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import { emptyHead, type Head } from "./Feed.ts"
import type { DeviceId } from "./Ids.ts"
import { LocalLog } from "./LocalLog.ts"
import { extend, noMembership } from "./Membership.ts"
import { Primitives } from "./Primitives.ts"
import { readFeed } from "./readFeed.ts"
import { headsAlong } from "./Sealing.ts"
import { SyncStore } from "./SyncStore.ts"
import type { VersionVector } from "./VersionVector.ts"

/** Entries read at once. */
const MOST_EVENTS = 2048

export const heldFeeds = Effect.fn("HeldFeeds.heldFeeds")(function* () {
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

  /** What counts of what is held: this device may have written on after it was cut. */
  const standing = Effect.gen(function* () {
    yield* members
    const heads = yield* log.heads
    const counted: VersionVector = new Map(
      [...heads].flatMap(([device, { seq }]) =>
        membership.devices.has(device)
          ? [[device, Math.min(seq, countsUpTo(membership, device))]]
          : // Before the chain begins there is this device alone.
            membership.length === 0 && device === keys.device
            ? [[device, seq]]
            : []
      )
    )
    return { heads, version: counted }
  })
  return {
    /** The chain as it is now, cuts applied and keys taken in. */
    members,
    /** The chain as `members` last gave it. */
    asRead: () => membership,
    originOf,
    headAt,
    entriesFrom,
    leave,
    standing
  }
})

export type HeldFeeds = Effect.Success<ReturnType<typeof heldFeeds>>
