/** Why a pairing came to nothing. Whatever it was, the workspace is as it was, unless somebody was let in: then they can be revoked. */
import * as Schema from "effect/Schema"

export const pairingFaults = [
  /** No offer lies there: the code was mistyped, or its time is long over. */
  "NotFound",
  /** Somebody else has used the invitation. */
  "AlreadyUsed",
  /** Nobody answered in time. */
  "Expired",
  /** The mailbox could not be reached. */
  "Unavailable",
  /** A message was not made by whoever has the secret, or is not one of this pairing. */
  "Tampered",
  /** The other device runs a later version. */
  "Newer",
  /** Somebody said that the three words are not the same: on this device, or on the other. */
  "RefusedHere",
  "RefusedThere",
  /** The inviter could not add the device to the chain. */
  "NotAdmitted",
  /** The offer is of another workspace, inviter or head than the link says. */
  "NotAsInvited",
  /** The chain does not follow from the workspace's founder. */
  "BadChain",
  /** The entry that the inviter named is not in the chain: somebody holds the chain back, or has forked it. */
  "HeadMissing",
  /** The inviter is no device of the workspace, or no longer. */
  "InviterUnknown",
  /** This device's entry is not in the chain, or was not made by the inviter. */
  "EntryMissing",
  /** The chain lets this device in, and its grant does not open. */
  "KeysMissing"
] as const
export type PairingFault = (typeof pairingFaults)[number]

export class PairingError extends Schema.TaggedError<PairingError>()("PairingError", {
  reason: Schema.Literals(pairingFaults),
  cause: Schema.optionalKey(Schema.Defect())
}) {
  override get message(): string {
    return this.reason
  }
}
