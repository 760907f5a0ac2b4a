/** The five messages of a pairing as bytes. Every reader gives `undefined` for what is no such message. */
import { fromBase32, toBase32 } from "./Base32.ts"
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { concat, utf8 } from "./Bytes.ts"
import { KEY_BYTES, SIGNATURE_BYTES } from "./Ciphers.ts"
import { type WorkspaceId, WORKSPACE_ID_BYTES } from "./Ids.ts"
import { MAX_LABEL_LENGTH } from "./MembershipEntry.ts"
import { PAIRING_NONCE_BYTES, type Transcript } from "./Pairing.ts"
import { HASH_BYTES } from "./Sha256.ts"
import type { WordLanguage } from "./WordList.ts"

const VERSION = 1
const LANGUAGES: ReadonlyArray<WordLanguage> = ["en", "fr"]
const MAX_LABEL_UTF8 = 4 * MAX_LABEL_LENGTH

export interface Offer {
  /** Of the words that both screens show. */
  readonly language: WordLanguage
  readonly workspace: WorkspaceId
  readonly signing: Uint8Array
  readonly receiving: Uint8Array
  /** How many entries the chain has, and the hash of the last. */
  readonly length: number
  readonly head: Uint8Array
  readonly commitment: Uint8Array
}

/** An offer of a version that is not known here reads as `newer`. */
export const encodeOffer = (offer: Offer): Uint8Array =>
  new ByteWriter()
    .u8(VERSION)
    .u8(LANGUAGES.indexOf(offer.language))
    .raw(workspaceBytes(offer.workspace))
    .raw(offer.signing)
    .raw(offer.receiving)
    .u32(offer.length)
    .raw(offer.head)
    .raw(offer.commitment)
    .done()

export const readOffer = (bytes: Uint8Array): Offer | "newer" | undefined =>
  bytes.length > 0 && bytes[0]! > VERSION
    ? "newer"
    : reading(bytes, (reader) => ({
        language: known(LANGUAGES[reader.u8()]),
        workspace: toBase32(reader.raw(WORKSPACE_ID_BYTES)) as WorkspaceId,
        signing: reader.raw(KEY_BYTES),
        receiving: reader.raw(KEY_BYTES),
        length: reader.u32(),
        head: reader.raw(HASH_BYTES),
        commitment: reader.raw(HASH_BYTES)
      }))

export interface Request {
  readonly signing: Uint8Array
  readonly receiving: Uint8Array
  readonly nonce: Uint8Array
  readonly label: string
  /** By the signing key, of `requestMessage`: nobody is let in under another's key. */
  readonly signature: Uint8Array
}

const JOIN = utf8("kith/pair/join/1")

/** "kith/pair/join/1" ‖ transcript up to the offer ‖ signing ‖ receiving ‖ nonce ‖ label. */
export const requestMessage = (transcript: Transcript, request: Omit<Request, "signature">): Uint8Array =>
  concat(JOIN, transcript, request.signing, request.receiving, request.nonce, utf8(request.label))

export const encodeRequest = (request: Request): Uint8Array =>
  new ByteWriter()
    .u8(VERSION)
    .raw(request.signing)
    .raw(request.receiving)
    .raw(request.nonce)
    .text(request.label)
    .raw(request.signature)
    .done()

export const readRequest = (bytes: Uint8Array): Request | undefined =>
  reading(bytes, (reader) => ({
    signing: reader.raw(KEY_BYTES),
    receiving: reader.raw(KEY_BYTES),
    nonce: reader.raw(PAIRING_NONCE_BYTES),
    label: reader.text(MAX_LABEL_UTF8),
    signature: reader.raw(SIGNATURE_BYTES)
  }))

export const encodeReveal = (nonce: Uint8Array): Uint8Array => new ByteWriter().u8(VERSION).raw(nonce).done()

export const readReveal = (bytes: Uint8Array): Uint8Array | undefined =>
  reading(bytes, (reader) => reader.raw(PAIRING_NONCE_BYTES))

export const encodeAnswer = (agreed: boolean): Uint8Array => Uint8Array.of(VERSION, agreed ? 1 : 0)

export const readAnswer = (bytes: Uint8Array): boolean | undefined =>
  reading(bytes, (reader) => known([false, true][reader.u8()]))

/** The entry that lets the joiner in; or `refused`, the inviter's user said no; or `failed`, it could not be added. */
export type Welcome = { readonly hash: Uint8Array } | "refused" | "failed"

export const encodeWelcome = (welcome: Welcome): Uint8Array => {
  const writer = new ByteWriter().u8(VERSION)
  if (typeof welcome === "string") return writer.u8(welcome === "refused" ? 1 : 2).done()
  return writer.u8(0).raw(welcome.hash).done()
}

export const readWelcome = (bytes: Uint8Array): Welcome | undefined =>
  reading(bytes, (reader) => {
    const outcome = known((["entry", "refused", "failed"] as const)[reader.u8()])
    return outcome === "entry" ? { hash: reader.raw(HASH_BYTES) } : outcome
  })

const reading = <A>(bytes: Uint8Array, read: (reader: ByteReader) => A): A | undefined => {
  try {
    // Views on what a mailbox handed over would change with it.
    const reader = new ByteReader(bytes.slice())
    if (reader.u8() !== VERSION) return undefined
    const value = read(reader)
    reader.end()
    return value
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof TypeError) return undefined
    throw cause
  }
}

const known = <A>(value: A | undefined): A => {
  if (value === undefined) throw new RangeError("pairing: unknown value")
  return value
}

const workspaceBytes = (workspace: WorkspaceId): Uint8Array => {
  const bytes = fromBase32(workspace)
  if (bytes?.length !== WORKSPACE_ID_BYTES) throw new RangeError("pairing: not a workspace's id")
  return bytes
}
