/** Joins a workspace: the new device's side of a pairing, from the link or code to keys and a chain that hold together. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { toBase32 } from "./Base32.ts"
import { sameBytes } from "./Bytes.ts"
import { Ciphers } from "./Ciphers.ts"
import { keyringOf } from "./EntryAuthor.ts"
import { deviceIdOf } from "./Feed.ts"
import { ID_BYTES, type WorkspaceId } from "./Ids.ts"
import type { Words } from "./Inviting.ts"
import { plainLabel } from "./Label.ts"
import { isActive, membershipOf } from "./Membership.ts"
import { entryHash, type MembershipEntry, readEntry } from "./MembershipEntry.ts"
import { type DevicePairs, type JoinedKeys, newDevicePairs } from "./NewDevice.ts"
import {
  channelOf,
  emptyTranscript,
  isRevealed,
  openStep,
  PAIRING_NONCE_BYTES,
  sealStep,
  withMessage,
  wordsHash
} from "./Pairing.ts"
import type { Invitation } from "./PairingCode.ts"
import { PairingError, type PairingFault } from "./PairingError.ts"
import { PAIRING_LIFE_MS } from "./PairingMailbox.ts"
import {
  encodeAnswer,
  encodeRequest,
  type Offer,
  readOffer,
  readReveal,
  readWelcome,
  requestMessage
} from "./PairingMessages.ts"
import { awaitPost, look, PATIENCE_MS, post } from "./PairingPost.ts"
import { Primitives } from "./Primitives.ts"
import { threeWords } from "./ThreeWords.ts"

/** A device that was let in and has no keys stored yet. */
export interface Admitted {
  readonly workspace: WorkspaceId
  readonly pairs: DevicePairs
}

export interface JoinOptions<E, R> {
  /** What was scanned or typed (`readInvitation`). */
  readonly invitation: Invitation
  /** This device's name. */
  readonly label: string
  /** Asks whether the other screen shows the same words. */
  readonly confirm: (words: Words) => Effect.Effect<boolean, E, R>
  /** The whole chain, from where the inviter put it; this device may sign in there by now. */
  readonly chain: (admitted: Admitted) => Effect.Effect<ReadonlyArray<MembershipEntry>, E, R>
}

export interface Joined {
  /** To be stored first: nobody can grant them again. */
  readonly keys: JoinedKeys
  /** The chain, verified from its first entry. */
  readonly entries: ReadonlyArray<MembershipEntry>
}

export const join = Effect.fn("Joining.join")(function* <E, R>(options: JoinOptions<E, R>) {
  const { sha256, random } = yield* Primitives
  const { sign } = yield* Ciphers
  const channel = channelOf(sha256, options.invitation.secret)
  const taker = toBase32(random(2 * ID_BYTES))
  const from = emptyTranscript(sha256)
  const message = yield* look(channel.slots.offer, taker, (yield* Clock.currentTimeMillis) + PATIENCE_MS)
  if (message === undefined) return yield* new PairingError({ reason: "NotFound" })
  const plain = yield* openStep(channel, "offer", from, message)
  const offer = plain === undefined ? undefined : readOffer(plain)
  if (offer === undefined) return yield* new PairingError({ reason: "Tampered" })
  if (offer === "newer") return yield* new PairingError({ reason: "Newer" })
  const inviter = deviceIdOf(sha256, offer.signing)
  const { invitation } = options
  if (invitation._tag === "Link") {
    const same =
      invitation.workspace === offer.workspace &&
      invitation.inviter === inviter &&
      sameBytes(invitation.head, offer.head)
    if (!same) return yield* new PairingError({ reason: "NotAsInvited" })
  }

  const pairs = yield* newDevicePairs
  const offered = withMessage(sha256, from, message)
  const unsigned = {
    signing: pairs.signing.publicKey,
    receiving: pairs.receiving.publicKey,
    nonce: random(PAIRING_NONCE_BYTES),
    label: plainLabel(options.label)
  }
  const signature = yield* sign(pairs.signing.privateKey, requestMessage(offered, unsigned))
  const request = yield* sealStep(channel, "request", offered, encodeRequest({ ...unsigned, signature }))
  yield* post(channel.slots.request, request, yield* inTime)
  const asked = withMessage(sha256, offered, request)

  const revealMessage = yield* awaitPost(channel.slots.reveal, taker, yield* inTime)
  const opened = yield* openStep(channel, "reveal", asked, revealMessage)
  const nonce = opened === undefined ? undefined : readReveal(opened)
  if (nonce === undefined || !isRevealed(sha256, offer.commitment, nonce)) {
    return yield* new PairingError({ reason: "Tampered" })
  }
  const revealed = withMessage(sha256, asked, revealMessage)
  const agreed = yield* options.confirm(yield* threeWords(offer.language, wordsHash(sha256, asked, nonce)))
  const answer = yield* sealStep(channel, "answer", revealed, encodeAnswer(agreed))
  const answered = post(channel.slots.answer, answer, yield* inTime)
  yield* agreed ? answered : Effect.ignore(answered)
  if (!agreed) return yield* new PairingError({ reason: "RefusedHere" })

  const last = yield* awaitPost(channel.slots.welcome, taker, yield* inTime)
  const said = yield* openStep(channel, "welcome", revealed, last)
  const welcome = said === undefined ? undefined : readWelcome(said)
  if (welcome === undefined) return yield* new PairingError({ reason: "Tampered" })
  if (welcome === "refused") return yield* new PairingError({ reason: "RefusedThere" })
  if (welcome === "failed") return yield* new PairingError({ reason: "NotAdmitted" })
  const entries = yield* options.chain({ workspace: offer.workspace, pairs })
  const keys = yield* keysFrom(entries, offer, welcome.hash, pairs)
  return typeof keys === "string" ? yield* new PairingError({ reason: keys }) : ({ keys, entries } satisfies Joined)
})

const inTime = Effect.map(Clock.currentTimeMillis, (now) => now + PAIRING_LIFE_MS)

/** This device's keys, as the chain grants them: only by a chain that begins with the founder and holds what was offered. */
const keysFrom: (
  entries: ReadonlyArray<MembershipEntry>,
  offer: Offer,
  admitting: Uint8Array,
  pairs: DevicePairs
) => Effect.Effect<JoinedKeys | PairingFault, never, Ciphers | Primitives> = Effect.fnUntraced(
  function* (entries, offer, admitting, pairs) {
    const { sha256 } = yield* Primitives
    const { workspace } = offer
    const { membership, fault } = yield* membershipOf(workspace, entries)
    if (fault !== undefined) return "BadChain"
    const known = entries[offer.length - 1]
    if (known === undefined || !sameBytes(entryHash(sha256, known), offer.head)) return "HeadMissing"
    const inviter = deviceIdOf(sha256, offer.signing)
    if (!isActive(membership, inviter)) return "InviterUnknown"
    const own = membership.devices.get(deviceIdOf(sha256, pairs.signing.publicKey))
    // The chain's own rules say whether the inviter was allowed to.
    const entry = own === undefined || own.revoked ? undefined : entries[own.index]
    if (own === undefined || entry === undefined || !sameBytes(entryHash(sha256, entry), admitting))
      return "EntryMissing"
    if ((yield* readEntry(entry))?.author !== inviter) return "EntryMissing"
    if (!sameBytes(own.card.receiving, pairs.receiving.publicKey)) return "EntryMissing"
    const { secret, epochs } = yield* keyringOf(membership, own.id, pairs.receiving)
    return secret === undefined || !epochs.has(membership.epoch)
      ? "KeysMissing"
      : { workspace, ...pairs, secret, epochs }
  }
)
