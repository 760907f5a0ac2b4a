/** Lets another device in: the inviter's side of a pairing, from the link to the entry in the chain. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { Ciphers } from "./Ciphers.ts"
import { toBase32 } from "./Base32.ts"
import { DeviceKeys, type DeviceKeysError } from "./DeviceKeys.ts"
import { ID_BYTES } from "./Ids.ts"
import { plainLabel } from "./Label.ts"
import { mayReceive, type Membership } from "./Membership.ts"
import { addDevice, addMember, NotAuthored } from "./MembershipAuthor.ts"
import { entryHash, type MembershipEntry, type Role } from "./MembershipEntry.ts"
import type { NewDevice } from "./NewDevice.ts"
import {
  channelOf,
  commitmentTo,
  emptyTranscript,
  openStep,
  PAIRING_NONCE_BYTES,
  type PairingChannel,
  sealStep,
  type Transcript,
  withMessage,
  wordsHash
} from "./Pairing.ts"
import { CODE_SECRET_BYTES, codeOf, LINK_SECRET_BYTES, linkOf } from "./PairingCode.ts"
import { PairingError } from "./PairingError.ts"
import { MAX_PAIRING_LIFE_MS, PAIRING_LIFE_MS, PairingMailbox } from "./PairingMailbox.ts"
import {
  encodeOffer,
  encodeReveal,
  encodeWelcome,
  readAnswer,
  readRequest,
  requestMessage,
  type Welcome
} from "./PairingMessages.ts"
import { awaitPost, look, PATIENCE_MS, POLL_MS, post } from "./PairingPost.ts"
import { Primitives } from "./Primitives.ts"
import { threeWords } from "./ThreeWords.ts"
import type { WordLanguage } from "./WordList.ts"

export type Words = readonly [string, string, string]

export interface InviteOptions<E, R> {
  /** The chain as it is known; with this device in it. */
  readonly membership: Membership
  /** What opens the link: the app's address, or the relay's. */
  readonly page: string
  /** Where both meet, and where the joiner will sync. */
  readonly relay: string
  /** Of the three words. */
  readonly language: WordLanguage
  /** Asks whether the other screen, of the device that calls itself so, shows the same words. */
  readonly confirm: (words: Words, label: string) => Effect.Effect<boolean, E, R>
  /** Adds the device to the chain, here and where the joiner will read it (`admitDevice`). */
  readonly admit: (device: NewDevice) => Effect.Effect<MembershipEntry, E, R>
}

export interface OpenInvitation<E, R> {
  /** For a QR code, or to send to oneself. */
  readonly link: string
  /** To type. The same invitation: whoever comes first by either uses up both. */
  readonly code: string
  /** When it ends, ms; unless it is extended. */
  readonly expiresAt: Effect.Effect<number>
  /** Ten minutes more from now on; at most an hour in all. */
  readonly extend: Effect.Effect<void, PairingError, PairingMailbox>
  /** Waits for the other device and lets it in; gives the entry and the device's name. Once only. */
  readonly accepted: Effect.Effect<
    { readonly entry: MembershipEntry; readonly label: string },
    PairingError | E,
    PairingMailbox | Ciphers | Primitives | R
  >
}

interface Way {
  readonly channel: PairingChannel
  readonly transcript: Transcript
}

/** Puts an offer where the link and the code lead. Nothing is let in before `accepted` is run and confirmed. */
export const invite = Effect.fn("Inviting.invite")(function* <E, R>(options: InviteOptions<E, R>) {
  const { sha256, random } = yield* Primitives
  const keys = yield* DeviceKeys
  const { membership, language } = options
  const startedAt = yield* Clock.currentTimeMillis
  let expiresAt = startedAt + PAIRING_LIFE_MS
  const nonce = random(PAIRING_NONCE_BYTES)
  const offer = encodeOffer({
    language,
    workspace: membership.workspace,
    signing: keys.publicKey,
    receiving: keys.receivingKey,
    length: membership.length,
    head: membership.head,
    commitment: commitmentTo(sha256, nonce)
  })
  const offered = Effect.fnUntraced(function* (secret: Uint8Array) {
    const channel = channelOf(sha256, secret)
    const message = yield* sealStep(channel, "offer", emptyTranscript(sha256), offer)
    yield* post(channel.slots.offer, message, startedAt + PATIENCE_MS)
    return { channel, transcript: withMessage(sha256, emptyTranscript(sha256), message) } satisfies Way
  })
  const linkSecret = random(LINK_SECRET_BYTES)
  const codeSecret = random(CODE_SECRET_BYTES)
  const ways = [yield* offered(linkSecret), yield* offered(codeSecret)]
  const taker = toBase32(random(2 * ID_BYTES))

  const invitation: OpenInvitation<E, R> = {
    link: linkOf(sha256, options.page, {
      secret: linkSecret,
      workspace: membership.workspace,
      inviter: keys.device,
      head: membership.head,
      relay: options.relay
    }),
    code: codeOf(codeSecret),
    expiresAt: Effect.sync(() => expiresAt),
    extend: Effect.gen(function* () {
      const { keep } = yield* PairingMailbox
      const now = yield* Clock.currentTimeMillis
      if (now >= expiresAt) return yield* new PairingError({ reason: "Expired" })
      const kept = yield* Effect.forEach(ways, ({ channel }) =>
        Effect.isSuccess(keep(channel.slots.offer, PAIRING_LIFE_MS))
      )
      if (kept.includes(false)) return yield* new PairingError({ reason: "Unavailable" })
      expiresAt = Math.min(now + PAIRING_LIFE_MS, startedAt + MAX_PAIRING_LIFE_MS)
    }),
    accepted: Effect.suspend(() => accept(options, ways, nonce, taker, () => expiresAt)).pipe(
      Effect.ensuring(withdraw(ways, taker))
    )
  }
  return invitation
})

/** Waits for the first request of either way, and goes through with it. */
const accept = Effect.fn("Inviting.accept")(function* <E, R>(
  options: InviteOptions<E, R>,
  ways: ReadonlyArray<Way>,
  nonce: Uint8Array,
  taker: string,
  deadline: () => number
) {
  const { sha256 } = yield* Primitives
  const { verify } = yield* Ciphers
  const { way, message } = yield* firstRequest(ways, taker, deadline)
  yield* withdraw(ways, taker)
  const { channel } = way
  const plain = yield* openStep(channel, "request", way.transcript, message)
  const request = plain === undefined ? undefined : readRequest(plain)
  if (request === undefined) return yield* new PairingError({ reason: "Tampered" })
  const isOwn = yield* verify(request.signing, requestMessage(way.transcript, request), request.signature)
  if (!isOwn || !(yield* mayReceive(request.receiving))) return yield* new PairingError({ reason: "Tampered" })

  const asked = withMessage(sha256, way.transcript, message)
  const until = (yield* Clock.currentTimeMillis) + PAIRING_LIFE_MS
  const reveal = yield* sealStep(channel, "reveal", asked, encodeReveal(nonce))
  yield* post(channel.slots.reveal, reveal, until)
  const revealed = withMessage(sha256, asked, reveal)
  const welcome = Effect.fnUntraced(function* (answer: Welcome) {
    const sealed = yield* sealStep(channel, "welcome", revealed, encodeWelcome(answer))
    yield* post(channel.slots.welcome, sealed, until)
  })

  const label = plainLabel(request.label)
  const words = yield* threeWords(options.language, wordsHash(sha256, asked, nonce))
  if (!(yield* options.confirm(words, label))) {
    yield* Effect.ignore(welcome("refused"))
    return yield* new PairingError({ reason: "RefusedHere" })
  }
  const answer = yield* awaitPost(channel.slots.answer, taker, until)
  const said = yield* openStep(channel, "answer", revealed, answer)
  const agreed = said === undefined ? undefined : readAnswer(said)
  if (agreed === undefined) return yield* new PairingError({ reason: "Tampered" })
  if (!agreed) return yield* new PairingError({ reason: "RefusedThere" })
  const { signing, receiving } = request
  const entry = yield* options
    .admit({ signing, receiving, label })
    .pipe(Effect.tapCause(() => Effect.ignore(welcome("failed"))))
  yield* welcome({ hash: entryHash(sha256, entry) })
  return { entry, label }
})

const firstRequest = Effect.fnUntraced(function* (ways: ReadonlyArray<Way>, taker: string, deadline: () => number) {
  for (;;) {
    if ((yield* Clock.currentTimeMillis) >= deadline()) return yield* new PairingError({ reason: "Expired" })
    for (const way of ways) {
      const message = yield* look(way.channel.slots.request, taker, deadline())
      if (message !== undefined) return { way, message }
    }
    yield* Effect.sleep(POLL_MS)
  }
})

/** Takes the offers back, so that nobody else finds one. */
const withdraw = Effect.fnUntraced(function* (ways: ReadonlyArray<Way>, taker: string) {
  const { take } = yield* PairingMailbox
  for (const { channel } of ways) yield* Effect.ignore(take(channel.slots.offer, taker))
})

/** The chain to add to: this device's and the remote's. */
export interface Chain<E, R> {
  readonly membership: Effect.Effect<Membership, E, R>
  /** By compare-and-swap: `false`, where it has grown meanwhile. */
  readonly extend: (entry: MembershipEntry) => Effect.Effect<boolean, E, R>
}

/** As whose: a further device of the inviter's own, or the first one of a further member. */
export type Joining =
  | { readonly _tag: "OwnDevice" }
  | { readonly _tag: "Member"; readonly label: string; readonly role: Role }

/** How often an entry is made anew because somebody else was quicker. */
const TRIES = 8

export const admitDevice = <E, R>(chain: Chain<E, R>, as: Joining) =>
  Effect.fn("Inviting.admitDevice")(function* (
    device: NewDevice
  ): Effect.fn.Return<MembershipEntry, E | NotAuthored | DeviceKeysError, R | DeviceKeys | Ciphers | Primitives> {
    for (let tries = 0; tries < TRIES; tries++) {
      const membership = yield* chain.membership
      const entry =
        as._tag === "OwnDevice"
          ? yield* addDevice(membership, device)
          : yield* addMember(membership, { label: as.label, role: as.role, device })
      if (yield* chain.extend(entry)) return entry
    }
    return yield* new NotAuthored({ why: "doesNotFollow" })
  })
