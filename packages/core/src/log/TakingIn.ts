/** Taking in a bundle: admitted, opened, and worked out again to the last hash before any of it is kept. */
import * as Effect from "effect/Effect"
import { admit, countsUpTo } from "./Admission.ts"
import { sameBytes } from "./Bytes.ts"
import { type Bundle, headOf } from "./Bundle.ts"
import { Rejected, type Rejection } from "./BundleStore.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { Deflate } from "./FeedPage.ts"
import type { HeldFeeds } from "./HeldFeeds.ts"
import { LocalLog, LocalLogError } from "./LocalLog.ts"
import { Primitives } from "./Primitives.ts"
import { headsAlong, openBundle } from "./Sealing.ts"
import type { SignedHead } from "./SignedHead.ts"
import { SyncStore } from "./SyncStore.ts"

/** Other processes of this device may take in the same events this many times in a row. */
const ATTEMPTS = 100

export const takingIn = Effect.fn("TakingIn.takingIn")(function* (
  { members, originOf, headAt, entriesFrom, leave }: HeldFeeds,
  deflate: Deflate
) {
  const log = yield* LocalLog
  const store = yield* SyncStore
  const keys = yield* DeviceKeys
  const { sha256 } = yield* Primitives

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
    const membership = yield* members
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

  return take
})

const isMoved = (error: unknown): boolean => error instanceof LocalLogError && error.reason._tag === "Moved"
