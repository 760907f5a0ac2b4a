/** One entry more of the membership chain, where the log syncs and here. */
import * as Effect from "effect/Effect"
import type { BundleStore } from "./BundleStore.ts"
import type { MembershipEntry } from "./MembershipEntry.ts"

/**
 * The remote first, by compare-and-swap, so that two devices at once never fork the chain; `false` where somebody was
 * quicker. Should this be cut short after that, the next sync brings the entry.
 */
export const extendBoth = Effect.fnUntraced(function* (
  local: BundleStore,
  remote: BundleStore,
  entry: MembershipEntry
) {
  return (yield* remote.extendMembership([entry])) && (yield* local.extendMembership([entry]))
})
