/**
 * The messages by which a device that belongs lets in one that does not, and what binds them together. Pure but for
 * `Ciphers`; who sends what when is `Inviting.ts` and `Joining.ts`.
 *
 *   inviter -> offer    workspace, its keys, the chain's head, a commitment to a nonce
 *   joiner  -> request  its keys and name, a nonce, its signature
 *   inviter -> reveal   the nonce committed to: now both show three words
 *   joiner  -> answer   whether they are the same
 *   inviter -> welcome  the entry that lets the joiner in, or why there is none
 *
 * Each is sealed under a key of its own, made from the secret, with all messages before it as additional data: who lacks the
 * secret can forge none, and who replays or mixes them is found out. Who has seen the secret and stands between could still
 * pass for both; the words are for that. Since the inviter is bound to its nonce before it sees the joiner's, and tells it
 * only then, nobody in between can look for messages that make the words agree: the chance is 2⁻³³.
 */
import * as Effect from "effect/Effect"
import { toBase32 } from "./Base32.ts"
import { concat, sameBytes, utf8 } from "./Bytes.ts"
import { Ciphers, NONCE_BYTES } from "./Ciphers.ts"
import { hkdfSha256 } from "./Hkdf.ts"
import { SLOT_LENGTH } from "./PairingMailbox.ts"
import { Primitives } from "./Primitives.ts"
import type { Sha256 } from "./Sha256.ts"

export const steps = ["offer", "request", "reveal", "answer", "welcome"] as const
export type PairingStep = (typeof steps)[number]

/** Random bytes of either side, which the words depend on. */
export const PAIRING_NONCE_BYTES = 16

const SALT = utf8("kith/pair/1")
const COMMIT = utf8("kith/pair/commit/1")
const WORDS = utf8("kith/pair/words/1")
const SLOT_BYTES = (SLOT_LENGTH * 5) / 8

/** What a secret gives to whoever has it. */
export interface PairingChannel {
  readonly slots: Readonly<Record<PairingStep, string>>
  readonly keys: Readonly<Record<PairingStep, Uint8Array>>
}

export const channelOf = (sha256: Sha256, secret: Uint8Array): PairingChannel => {
  const each = <A>(make: (step: PairingStep) => A) =>
    Object.fromEntries(steps.map((step) => [step, make(step)])) as Record<PairingStep, A>
  const derive = (what: string): Uint8Array => hkdfSha256(sha256, secret, SALT, utf8(what))
  return {
    slots: each((step) => toBase32(derive(`kith/pair/slot/1/${step}`).subarray(0, SLOT_BYTES))),
    keys: each((step) => derive(`kith/pair/key/1/${step}`))
  }
}

/** A hash of all messages so far, as they were sent. */
export type Transcript = Uint8Array

export const emptyTranscript = (sha256: Sha256): Transcript => sha256(SALT)

export const withMessage = (sha256: Sha256, transcript: Transcript, message: Uint8Array): Transcript =>
  sha256(concat(transcript, sha256(message)))

/** "kith/pair/<step>/1" ‖ transcript. */
const headerOf = (step: PairingStep, transcript: Transcript): Uint8Array =>
  concat(utf8(`kith/pair/${step}/1`), transcript)

/** Nonce (12 bytes) ‖ AES-256-GCM. */
export const sealStep = Effect.fnUntraced(function* (
  { keys }: PairingChannel,
  step: PairingStep,
  transcript: Transcript,
  plain: Uint8Array
) {
  const { seal } = yield* Ciphers
  const nonce = (yield* Primitives).random(NONCE_BYTES)
  return concat(nonce, yield* seal(keys[step], nonce, headerOf(step, transcript), plain))
})

/** `undefined` for what is not this step's message after these others. */
export const openStep = Effect.fnUntraced(function* (
  { keys }: PairingChannel,
  step: PairingStep,
  transcript: Transcript,
  message: Uint8Array
) {
  const { open } = yield* Ciphers
  if (message.length < NONCE_BYTES) return undefined
  const nonce = message.subarray(0, NONCE_BYTES)
  return yield* open(keys[step], nonce, headerOf(step, transcript), message.subarray(NONCE_BYTES))
})

/** H("kith/pair/commit/1" ‖ nonce). */
export const commitmentTo = (sha256: Sha256, nonce: Uint8Array): Uint8Array => sha256(concat(COMMIT, nonce))

export const isRevealed = (sha256: Sha256, commitment: Uint8Array, nonce: Uint8Array): boolean =>
  nonce.length === PAIRING_NONCE_BYTES && sameBytes(commitmentTo(sha256, nonce), commitment)

/** What the three words stand for: H("kith/pair/words/1" ‖ transcript up to the request ‖ the inviter's nonce). */
export const wordsHash = (sha256: Sha256, transcript: Transcript, nonce: Uint8Array): Uint8Array =>
  sha256(concat(WORDS, transcript, nonce))
