/**
 * Changing who belongs to a log, for apps. The chain of such changes is one line: where the log syncs, each is put there
 * first, so that two at once can never contradict each other, and without that place nothing is changed.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { BundleStore } from "./BundleStore.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import { extendBoth } from "./extendBoth.ts"
import type { DeviceId } from "./Ids.ts"
import type { LocalBundles } from "./LocalBundles.ts"
import { isActive, type Membership } from "./Membership.ts"
import type { Cut, MembershipEntry } from "./MembershipEntry.ts"

/** Nothing was changed. */
export class MembersUnchanged extends Schema.TaggedError<MembersUnchanged>()("MembersUnchanged", {
  why: Schema.Literals([
    /** The place's chain is another than the one held here. */
    "forked",
    /** This device is not on the chain, or no longer. */
    "notBegun",
    /** Others kept changing it meanwhile. */
    "busy"
  ])
}) {}

/** The log's chain here and, where it syncs, there: a `Chain` for `admitDevice`. */
export const chainOver = (local: LocalBundles, remote: BundleStore | undefined) => ({
  membership: Effect.gen(function* () {
    if (remote !== undefined) {
      const news = yield* remote.membership((yield* local.membership(0)).length)
      if (news.length > 0) {
        const isTaken = yield* Effect.result(local.extendMembership(news))
        if (isTaken._tag === "Failure" || !isTaken.success) return yield* new MembersUnchanged({ why: "forked" })
      }
    }
    return yield* local.members
  }),
  extend: Effect.fnUntraced(function* (entry: MembershipEntry) {
    return remote === undefined ? yield* local.extendMembership([entry]) : yield* extendBoth(local, remote, entry)
  })
})

const TRIES = 8

/**
 * Makes one entry, here and where the log syncs, and gives the membership that it leads to.
 *
 * @param remote where the log syncs; `undefined` only for one that never did
 */
export const changeMembers = Effect.fnUntraced(function* <E, R>(
  local: LocalBundles,
  remote: BundleStore | undefined,
  author: (membership: Membership) => Effect.Effect<MembershipEntry, E, R>
) {
  const chain = chainOver(local, remote)
  for (let tries = 0; tries < TRIES; tries++) {
    const membership = yield* chain.membership
    if (!isActive(membership, (yield* DeviceKeys).device)) return yield* new MembersUnchanged({ why: "notBegun" })
    if (yield* chain.extend(yield* author(membership))) return yield* local.members
  }
  return yield* new MembersUnchanged({ why: "busy" })
})

/** Takes over the chain as a place holds it, where there is none here: a log from a very early backup must not begin twice. */
export const takeChainFrom = Effect.fnUntraced(function* (local: LocalBundles, remote: BundleStore) {
  if ((yield* local.membership(0)).length > 0) return
  const entries = yield* remote.membership(0)
  if (entries.length > 0) yield* local.extendMembership(entries)
})

/** Up to where a device's changes count, when it goes: all that is held of it here. */
export const cutOf = Effect.fnUntraced(function* (local: LocalBundles, device: DeviceId) {
  const seq = (yield* local.version).get(device) ?? 0
  const { chain } = yield* local.headAt(device, seq)
  return { device, seq, chain } satisfies Cut
})
