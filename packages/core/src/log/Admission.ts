/**
 * Whether a bundle may be taken in at all, as far as that can be seen without opening it: the same question at a relay and
 * at every client. How it joins what is held is `Placement.ts`.
 */
import * as Effect from "effect/Effect"
import { sameBytes } from "./Bytes.ts"
import { type Bundle, headOf } from "./Bundle.ts"
import { Rejected } from "./BundleStore.ts"
import type { Membership } from "./Membership.ts"
import { isSigned } from "./SignedHead.ts"

/**
 * Fails with `Rejected`. A bundle that runs across its feed's cut is let in, since what lies before the cut counts for
 * ever; whoever folds it takes no more than that (`countsUpTo`).
 */
export const admit = Effect.fnUntraced(function* (membership: Membership, bundle: Bundle) {
  const { workspace, device, first, last, after, epoch } = bundle
  const refuse = (why: Rejected["why"]) => new Rejected({ why, dot: { device, seq: first } })
  if (workspace !== membership.workspace) return yield* refuse("notThisWorkspace")
  const author = membership.devices.get(device)
  if (author === undefined) return yield* refuse("notAMember")
  if (epoch > membership.epoch) return yield* refuse("malformed")
  const { cut } = author
  if (cut !== undefined && first > cut.seq) return yield* refuse("mayNotWrite")
  if (cut !== undefined && last === cut.seq && !sameBytes(after, cut.chain)) return yield* refuse("fork")
  // A head that a cut has named is vouched for in the chain, and a bundle that ran across it can be handed on up to there.
  if (author.vouched.some(({ seq, chain }) => seq === last && sameBytes(chain, after))) return
  if (!(yield* isSigned(workspace, author.card.signing, headOf(bundle)))) return yield* refuse("badSignature")
})

/** The last `seq` of a device's feed that counts; everything, unless it was cut. */
export const countsUpTo = (membership: Membership, device: Bundle["device"]): number => {
  const author = membership.devices.get(device)
  return author === undefined ? 0 : (author.cut?.seq ?? Number.MAX_SAFE_INTEGER)
}
