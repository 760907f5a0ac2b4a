/**
 * Membership, sealing and pairing as bytes that were written once and must be read, and written, alike for good. Never
 * regenerate the fixture: a new format gets a fixture of its own beside the old one.
 */
import { createPublicKey, verify } from "node:crypto"
import { readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { describe, expect, it } from "vitest"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { decodeBundle, encodeHeader } from "../../src/log/Bundle.ts"
import { concat, utf8 } from "../../src/log/Bytes.ts"
import { Ciphers } from "../../src/log/Ciphers.ts"
import { DeviceKeys } from "../../src/log/DeviceKeys.ts"
import { unwrapKeys, wrapKeys } from "../../src/log/Grant.ts"
import { readLabel, sealLabel } from "../../src/log/Label.ts"
import { membershipOf } from "../../src/log/Membership.ts"
import { addDevice, revokeDevices, setRecovery } from "../../src/log/MembershipAuthor.ts"
import { decodeEntry, encodeEntry, entryHash, type MembershipEntry } from "../../src/log/MembershipEntry.ts"
import { keyPair } from "../../src/log/NewDevice.ts"
import {
  channelOf,
  commitmentTo,
  emptyTranscript,
  openStep,
  sealStep,
  steps,
  withMessage,
  wordsHash
} from "../../src/log/Pairing.ts"
import { codeOf, linkOf, readInvitation } from "../../src/log/PairingCode.ts"
import {
  encodeAnswer,
  encodeOffer,
  encodeRequest,
  encodeReveal,
  encodeWelcome,
  readOffer,
  readRequest,
  readWelcome,
  requestMessage
} from "../../src/log/PairingMessages.ts"
import { Primitives } from "../../src/log/Primitives.ts"
import { phraseKeys, phraseOf, readPhrase } from "../../src/log/RecoveryPhrase.ts"
import { isSigned, signHead } from "../../src/log/SignedHead.ts"
import { threeWords } from "../../src/log/ThreeWords.ts"
import { cardOf, cutOf, primitivesFrom, type Runtime, TestWorkspace } from "./Workspace.ts"

const golden = JSON.parse(
  readFileSync(new URL("../fixtures/golden-membership-1.json", import.meta.url), "utf8")
) as Made

const hex = (raw: Uint8Array): string => Buffer.from(raw).toString("hex")
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"))
const filled = (byte: number, count = 32): Uint8Array => new Uint8Array(count).fill(byte)

const run = <A, E>(effect: Effect.Effect<A, E, Runtime>, word: string): Promise<A> =>
  Effect.runPromise(
    effect.pipe(Effect.provideService(Ciphers, nodeCiphers), Effect.provideService(Primitives, primitivesFrom(word)))
  )

/** Everything that is pinned, made anew from fixed keys and fixed randomness. */
const make = async () => {
  const at = new TestWorkspace("golden")
  const phone = at.device("phone")
  const by = <A, E>(effect: Effect.Effect<A, E, Runtime | DeviceKeys>): Promise<A> =>
    run(Effect.provideService(effect, DeviceKeys, at.founder), "golden by")
  at.take(at.by(at.founder, addDevice(at.membership, cardOf(phone, "Téléphone"))))
  const phrase = await run(phraseOf("fr", filled(0x5a, 16)), "phrase")
  const recovery = await run(phraseKeys(phrase), "phrase")
  const card = { signing: recovery.signing.publicKey, receiving: recovery.receiving.publicKey }
  at.take(at.by(at.founder, setRecovery(at.membership, card)))
  at.take(at.by(at.founder, revokeDevices(at.membership, { cuts: [cutOf(phone, 3)] })))

  const receiving = await run(keyPair("x25519", filled(9)), "grant")
  const keyring = {
    secret: filled(1),
    epochs: new Map([
      [0, filled(2)],
      [300, filled(3)]
    ])
  }
  const header = encodeHeader({
    workspace: at.founder.workspace,
    device: phone.device,
    first: 2 ** 40,
    last: 2 ** 40 + 99,
    epoch: 7,
    before: filled(4),
    after: filled(5),
    nonce: filled(6, 12)
  })
  const secret = filled(0x0f, 16)
  const channel = channelOf(nodeSha256, secret)
  const offer = encodeOffer({
    language: "fr",
    workspace: at.founder.workspace,
    signing: at.founder.publicKey,
    receiving: at.founder.receivingKey,
    length: 4,
    head: at.membership.head,
    commitment: commitmentTo(nodeSha256, filled(8, 16))
  })
  const sealedOffer = await run(sealStep(channel, "offer", emptyTranscript(nodeSha256), offer), "offer")
  const offered = withMessage(nodeSha256, emptyTranscript(nodeSha256), sealedOffer)
  const unsigned = { signing: phone.publicKey, receiving: phone.receivingKey, nonce: filled(7, 16), label: "Téléphone" }
  const signature = await run(phone.sign(requestMessage(offered, unsigned)), "request")
  const link = {
    secret,
    workspace: at.founder.workspace,
    inviter: at.founder.device,
    head: at.membership.head,
    relay: "https://relay.example"
  }
  return {
    workspace: at.founder.workspace as string,
    entries: at.entries.map((entry) => hex(encodeEntry(entry))),
    hashes: at.entries.map((entry) => hex(entryHash(nodeSha256, entry))),
    label: hex((await by(sealLabel(at.founder, 0, "Ana’s “phone”")))!),
    head: hex((await by(signHead({ seq: 258, chain: filled(0xaa) }))).signature),
    bundleHeader: hex(header),
    grant: hex(await run(wrapKeys(receiving.publicKey, keyring), "grant")),
    phrase: Redacted.value(phrase.words),
    recovery: [recovery.signing, recovery.receiving].map((pair) => hex(pair.publicKey)),
    link: linkOf(nodeSha256, "https://app.example/", link),
    code: codeOf(filled(0x0f, 10)),
    slots: steps.map((step) => channel.slots[step]),
    keys: steps.map((step) => hex(channel.keys[step])),
    offer: hex(offer),
    sealedOffer: hex(sealedOffer),
    request: hex(encodeRequest({ ...unsigned, signature })),
    reveal: hex(encodeReveal(filled(8, 16))),
    answers: [true, false].map((agreed) => hex(encodeAnswer(agreed))),
    welcomes: ([{ hash: filled(1) }, "refused", "failed"] as const).map((welcome) => hex(encodeWelcome(welcome))),
    words: [...(await run(threeWords("fr", wordsHash(nodeSha256, offered, filled(8, 16))), "words"))]
  }
}
type Made = Awaited<ReturnType<typeof make>>

describe("of version 1 for good", () => {
  it("is what is written", async () => {
    expect(await make()).toEqual(golden)
  })

  const entries: ReadonlyArray<MembershipEntry> = golden.entries.map((entry) => decodeEntry(bytes(entry)))

  it("is a chain: founded, a device added, a phrase set, the device revoked", async () => {
    const { membership, fault } = await run(membershipOf(golden.workspace as never, entries), "read")
    expect(fault).toBeUndefined()
    expect(hex(membership.head)).toBe(golden.hashes.at(-1))
    expect(membership).toMatchObject({ length: 4, epoch: 1 })
    expect([...membership.devices.values()].map(({ revoked }) => revoked)).toEqual([false, true])
  })

  it("is an entry's signature, as anybody's Ed25519 checks it", () => {
    const { founder } = new TestWorkspace("golden")
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(founder.publicKey).toString("base64url") },
      format: "jwk"
    })
    for (const { json, signature } of entries) {
      expect(verify(null, concat(utf8("kith/membership/1\n"), json), key, signature)).toBe(true)
    }
    const head = concat(
      utf8("kith/head/1"),
      utf8(founder.workspace),
      utf8(founder.device),
      Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 2),
      filled(0xaa)
    )
    expect(verify(null, head, key, bytes(golden.head))).toBe(true)
  })

  it("is a signed head", async () => {
    const { founder } = new TestWorkspace("golden")
    const head = { device: founder.device, seq: 258, chain: filled(0xaa), signature: bytes(golden.head) }
    expect(await run(isSigned(founder.workspace, founder.publicKey, head), "head")).toBe(true)
    expect(await run(isSigned(founder.workspace, founder.publicKey, { ...head, seq: 259 }), "head")).toBe(false)
  })

  it("is a grant, opened", async () => {
    const receiving = await run(keyPair("x25519", filled(9)), "grant")
    const { secret, epochs } = (await run(unwrapKeys(receiving, bytes(golden.grant)), "grant"))!
    expect(secret).toEqual(filled(1))
    expect([...epochs]).toEqual([
      [0, filled(2)],
      [300, filled(3)]
    ])
  })

  it("is a sealed name, opened", async () => {
    const { founder } = new TestWorkspace("golden")
    const read = Effect.provideService(readLabel(0, bytes(golden.label)), DeviceKeys, founder)
    expect(await run(read, "label")).toBe("Ana’s “phone”")
  })

  it("is a bundle's header, read", () => {
    const bundle = decodeBundle(concat(bytes(golden.bundleHeader), filled(0, 64), filled(1, 20)))
    expect(bundle).toMatchObject({
      workspace: golden.workspace,
      first: 2 ** 40,
      last: 2 ** 40 + 99,
      epoch: 7,
      nonce: filled(6, 12)
    })
  })

  it("is a phrase, with its keys", async () => {
    const phrase = await run(readPhrase(golden.phrase), "phrase")
    const { signing, receiving } = await run(phraseKeys(phrase), "phrase")
    expect([hex(signing.publicKey), hex(receiving.publicKey)]).toEqual(golden.recovery)
  })

  it("are links, codes and the messages of a pairing, read", async () => {
    expect(readInvitation(nodeSha256, golden.link)).toMatchObject({
      _tag: "Link",
      relay: "https://relay.example",
      workspace: golden.workspace
    })
    expect(readInvitation(nodeSha256, golden.code)).toEqual({ _tag: "Code", secret: filled(0x0f, 10) })
    const channel = channelOf(nodeSha256, filled(0x0f, 16))
    const opened = await run(
      openStep(channel, "offer", emptyTranscript(nodeSha256), bytes(golden.sealedOffer)),
      "offer"
    )
    expect(hex(opened!)).toBe(golden.offer)
    expect(readOffer(bytes(golden.offer))).toMatchObject({ language: "fr", length: 4, workspace: golden.workspace })
    expect(readRequest(bytes(golden.request))?.label).toBe("Téléphone")
    expect(golden.welcomes.map((welcome) => readWelcome(bytes(welcome)))).toEqual([
      { hash: filled(1) },
      "refused",
      "failed"
    ])
  })
})
