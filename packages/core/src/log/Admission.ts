/**
 * Whether a bundle may be taken in at all, as far as that can be seen without opening it: the same question at a relay and
 * at every client. How it joins what is held is `Placement.ts`.
 */
import * as Effect from "effect/Effect"
import { sameBytes } from "./Bytes.ts"
import { type Bundle, headOf } from "./Bundle.ts"
import { Rejected } from "./BundleStore.ts"
import { Ciphers } from "./Ciphers.ts"
import { encodeGlanceHeader, type Glance, glanceMessage } from "./Glance.ts"
import { mayWrite, type Membership } from "./Membership.ts"
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

/**
 * Fails with why a glance is not to be believed. Only what a device that belongs and may write has signed is: whoever was
 * taken out, or may only read, speaks for nobody. Needs public keys only, so relays ask it as well.
 */
export const admitGlance = Effect.fnUntraced(function* (membership: Membership, glance: Glance) {
  const { workspace, device, epoch, signature, sealed } = glance
  if (workspace !== membership.workspace) return yield* new Rejected({ why: "notThisWorkspace" })
  const author = membership.devices.get(device)
  if (author === undefined) return yield* new Rejected({ why: "notAMember" })
  if (!mayWrite(membership, device)) return yield* new Rejected({ why: "mayNotWrite" })
  if (epoch > membership.epoch) return yield* new Rejected({ why: "malformed" })
  const { verify } = yield* Ciphers
  const message = glanceMessage(encodeGlanceHeader(glance), sealed)
  if (!(yield* verify(author.card.signing, message, signature))) return yield* new Rejected({ why: "badSignature" })
})
