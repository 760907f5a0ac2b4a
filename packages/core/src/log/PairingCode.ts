/**
 * An invitation as people carry it from one device to another: a link, mostly as a QR code, that says everything; or a code
 * to type, that says only the secret.
 */
import { fromBase32, toBase32 } from "./Base32.ts"
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { concat, sameBytes, utf8 } from "./Bytes.ts"
import { type DeviceId, ID_BYTES, type WorkspaceId, WORKSPACE_ID_BYTES } from "./Ids.ts"
import { HASH_BYTES, type Sha256 } from "./Sha256.ts"

/** 128 bits. */
export const LINK_SECRET_BYTES = 16
/** 80 bits: sixteen characters, which can be typed. */
export const CODE_SECRET_BYTES = 10
/** A relay's address at its longest. */
const MAX_RELAY_BYTES = 1024
/** Longer than any link; what people paste is looked at only so far. */
const MAX_TEXT = 8192

export interface PairingLink {
  readonly secret: Uint8Array
  readonly workspace: WorkspaceId
  /** The inviter, whose id is its key's fingerprint. */
  readonly inviter: DeviceId
  /** The last entry of the membership chain as the inviter knew it. */
  readonly head: Uint8Array
  readonly relay: string
}

export type Invitation =
  | ({ readonly _tag: "Link" } & PairingLink)
  | { readonly _tag: "Code"; readonly secret: Uint8Array }

/** `neither`: it looks like no link and no code. `length`: a code with too few or too many characters. */
export type InvitationFault = "neither" | "length" | "damaged" | "newer"

const MARK = "#kith-pair/"
const VERSION = "1"
const CHECK = utf8("kith/link/1")
const CHECK_BYTES = 4
const CODE_LENGTH = (CODE_SECRET_BYTES * 8) / 5

/** Four groups of four, in lower case. */
export const codeOf = (secret: Uint8Array): string => toBase32(secret).replace(/.{4}(?=.)/g, "$&-")

/** Everything secret stands in the fragment, which browsers keep to themselves. `page` is what opens it: the app, or a relay. */
export const linkOf = (sha256: Sha256, page: string, link: PairingLink): string => {
  const payload = new ByteWriter()
    .raw(link.secret)
    .raw(idBytes(link.workspace))
    .raw(idBytes(link.inviter))
    .raw(link.head)
    .text(link.relay)
    .done()
  return `${page.split("#")[0]}${MARK}${VERSION}/${toBase32(concat(payload, checkOf(sha256, payload)))}`
}

/** Tells a link from a code, and reads either, as it was typed or pasted. */
export const readInvitation = (sha256: Sha256, text: string): Invitation | InvitationFault => {
  if (text.length > MAX_TEXT) return "neither"
  // Mail programs break links.
  const joined = text.replace(/\s+/g, "")
  const mark = joined.toLowerCase().indexOf(MARK)
  if (mark < 0) return /[:/#.]/.test(joined) ? "neither" : readCode(joined)
  const [version, payload = "", ...more] = joined.slice(mark + MARK.length).split("/")
  if (version !== VERSION) return /^\d+$/.test(version!) ? "newer" : "damaged"
  return more.length > 0 ? "damaged" : readLink(sha256, payload)
}

const readCode = (text: string): Invitation | InvitationFault => {
  const plain = forgiven(text.replace(/[-‐-―−_]+/g, ""))
  const secret = fromBase32(plain)
  if (secret?.length === CODE_SECRET_BYTES) return { _tag: "Code", secret }
  if (!/^[0-9a-z]+$/.test(plain)) return "neither"
  return plain.length === CODE_LENGTH ? "neither" : "length"
}

/** What people take for another character; `u` is none of this alphabet's. */
const forgiven = (text: string): string => text.toLowerCase().replace(/[il]/g, "1").replace(/o/g, "0")

const readLink = (sha256: Sha256, text: string): Invitation | InvitationFault => {
  const bytes = fromBase32(forgiven(text))
  if (bytes === undefined || bytes.length < CHECK_BYTES) return "damaged"
  const payload = bytes.subarray(0, -CHECK_BYTES)
  if (!sameBytes(checkOf(sha256, payload), bytes.subarray(-CHECK_BYTES))) return "damaged"
  try {
    const reader = new ByteReader(payload)
    const secret = reader.raw(LINK_SECRET_BYTES).slice()
    const workspace = toBase32(reader.raw(WORKSPACE_ID_BYTES)) as WorkspaceId
    const inviter = toBase32(reader.raw(ID_BYTES)) as DeviceId
    const head = reader.raw(HASH_BYTES).slice()
    const relay = reader.text(MAX_RELAY_BYTES)
    reader.end()
    return { _tag: "Link", secret, workspace, inviter, head, relay }
  } catch {
    return "damaged"
  }
}

/** Finds slips, not forgers: those have no secret. */
const checkOf = (sha256: Sha256, payload: Uint8Array): Uint8Array =>
  sha256(concat(CHECK, payload)).subarray(0, CHECK_BYTES)

const idBytes = (id: string): Uint8Array => {
  const bytes = fromBase32(id)
  if (bytes === undefined) throw new RangeError("link: not an id")
  return bytes
}
