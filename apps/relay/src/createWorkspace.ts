/** Beginning a workspace at this relay: whoever founded it hands in its chain, and every entry is verified. */
import * as Effect from "effect/Effect"
import { BundleStoreError, Rejected } from "@kith/core/log/BundleStore"
import { membershipOf } from "@kith/core/log/Membership"
import { type MembershipEntry, readEntry } from "@kith/core/log/MembershipEntry"
import { RelayStore } from "@kith/core/log/RelayStore"

/** Fails with `badMembership` unless the entries are a whole chain from its founding on. `again`: also where it was removed. */
export const createWorkspace = Effect.fnUntraced(function* (entries: ReadonlyArray<MembershipEntry>, again: boolean) {
  const [first, ...rest] = entries
  const founding = first === undefined ? undefined : yield* readEntry(first)
  if (first === undefined || founding === undefined) return yield* bad
  const { membership, fault } = yield* membershipOf(founding.workspace, entries)
  if (fault !== undefined) return yield* bad
  const done = yield* (yield* RelayStore).create(founding.workspace, [first, ...rest], again)
  return { workspace: founding.workspace, length: membership.length, done }
})

const bad = new BundleStoreError({ operation: "open", reason: new Rejected({ why: "badMembership" }) })
