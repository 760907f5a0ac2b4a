/** Comes back to a workspace from its recovery phrase alone, on an empty machine that has read the chain from somewhere. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { byPhrase, keyringOf } from "./EntryAuthor.ts"
import { deviceIdOf } from "./Feed.ts"
import type { MemberId } from "./Ids.ts"
import { extend, type Membership } from "./Membership.ts"
import { NotAuthored, recoverDevice } from "./MembershipAuthor.ts"
import type { Cut } from "./MembershipEntry.ts"
import { type JoinedKeys, newDevicePairs } from "./NewDevice.ts"
import { Primitives } from "./Primitives.ts"
import { phraseKeys, type RecoveryPhrase } from "./RecoveryPhrase.ts"

/** `otherPhrase`: the chain knows another; a slip that the checksum let through, another workspace, or a phrase since replaced. */
class NotRecovered extends Schema.TaggedError<NotRecovered>()("NotRecovered", {
  why: Schema.Literals(["noPhrase", "otherPhrase", "keysMissing"])
}) {}

export interface RecoverOptions {
  readonly membership: Membership
  readonly phrase: Pick<RecoveryPhrase, "entropy">
  /** The machine's name. */
  readonly label: string
  /** Whose device it will be; the first owner's unless said. */
  readonly member?: MemberId
  /** Devices that are lost, and up to where their events count; they are revoked in the same entry. */
  readonly lost: ReadonlyArray<Cut>
}

/** The entry to add to the chain, and the keys to store once it is there. */
export const recover = Effect.fn("Recovering.recover")(function* (options: RecoverOptions) {
  const { membership, phrase, label, member, lost } = options
  if (membership.recovery === undefined) return yield* new NotRecovered({ why: "noPhrase" })
  const by = yield* byPhrase(membership, yield* phraseKeys(phrase))
  if (by === undefined) return yield* new NotRecovered({ why: "otherPhrase" })
  const pairs = yield* newDevicePairs
  const device = {
    signing: pairs.signing.publicKey,
    receiving: pairs.receiving.publicKey,
    label,
    ...(member === undefined ? {} : { member })
  }
  const entry = yield* recoverDevice(membership, { device, cuts: lost }, by)
  const next = yield* extend(membership, entry)
  if (typeof next === "string") return yield* new NotAuthored({ why: next })
  const id = deviceIdOf((yield* Primitives).sha256, device.signing)
  const { secret, epochs } = yield* keyringOf(next, id, pairs.receiving)
  if (secret === undefined) return yield* new NotRecovered({ why: "keysMissing" })
  const keys: JoinedKeys = { workspace: membership.workspace, ...pairs, secret, epochs }
  return { entry, keys }
})
