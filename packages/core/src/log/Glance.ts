/**
 * A glance of a log: what a device shows in the moment after it was let in, while the log itself is still on its way. A
 * device that holds everything makes it and leaves it at the relay, sealed for the members and signed by itself. The layout
 * of its bytes, and who is believed; what it says is `workspace/GlanceContents.ts`.
 */
import { toBase32 } from "./Base32.ts"
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { concat, utf8 } from "./Bytes.ts"
import { NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES } from "./Ciphers.ts"
import { type DeviceId, ID_BYTES, type WorkspaceId, WORKSPACE_ID_BYTES } from "./Ids.ts"
import { idBytes } from "./WireIds.ts"

/** A whole glance, as bytes. */
export const MAX_GLANCE_BYTES = 256 * 1024
/** What its text may unpack to. */
export const MAX_GLANCE_TEXT_BYTES = 4 * 1024 * 1024

export interface GlanceHeader {
  readonly workspace: WorkspaceId
  /** Who made it. */
  readonly device: DeviceId
  /** When, by that device's clock, ms. */
  readonly at: number
  /** Which key sealed it. */
  readonly epoch: number
  readonly nonce: Uint8Array
}

export interface Glance extends GlanceHeader {
  /** Ed25519 by its author of header and seal: every member holds the key that seals, readers too. */
  readonly signature: Uint8Array
  /** AES-256-GCM of the packed text (`Packing.ts`), the header as additional data. */
  readonly sealed: Uint8Array
}

const MAGIC = utf8("KG")
const VERSION = 1
/** Magic, version, ids, time, epoch, nonce. */
const HEADER_BYTES = 3 + WORKSPACE_ID_BYTES + ID_BYTES + 8 + 4 + NONCE_BYTES

/** The header's bytes, which are also the additional data of the seal. */
export const encodeGlanceHeader = ({ workspace, device, at, epoch, nonce }: GlanceHeader): Uint8Array =>
  new ByteWriter()
    .raw(MAGIC)
    .u8(VERSION)
    .raw(idBytes(workspace, WORKSPACE_ID_BYTES))
    .raw(idBytes(device, ID_BYTES))
    .u64(at)
    .u32(epoch)
    .raw(nonce)
    .done()

export const encodeGlance = (glance: Glance): Uint8Array =>
  concat(encodeGlanceHeader(glance), glance.signature, glance.sealed)

/** How long it is as bytes, without making them. */
export const glanceLength = ({ signature, sealed }: Glance): number => HEADER_BYTES + signature.length + sealed.length

/** Throws `RangeError` on what is no glance. The parts are views on `bytes`. */
export const decodeGlance = (bytes: Uint8Array): Glance => {
  if (bytes.length > MAX_GLANCE_BYTES) throw new RangeError("glance: too large")
  const reader = new ByteReader(bytes)
  if (reader.u8() !== MAGIC[0] || reader.u8() !== MAGIC[1]) throw new RangeError("glance: no glance")
  if (reader.u8() !== VERSION) throw new RangeError("glance: of another version")
  const workspace = toBase32(reader.raw(WORKSPACE_ID_BYTES)) as WorkspaceId
  const device = toBase32(reader.raw(ID_BYTES)) as DeviceId
  const at = reader.u64()
  const epoch = reader.u32()
  const nonce = reader.raw(NONCE_BYTES)
  const signature = reader.raw(SIGNATURE_BYTES)
  const sealed = reader.rest()
  if (sealed.length <= TAG_BYTES) throw new RangeError("glance: cut short")
  return { workspace, device, at, epoch, nonce, signature, sealed }
}

const SIGNED = utf8("kith/glance/1")

/** "kith/glance/1" ‖ header ‖ seal. */
export const glanceMessage = (header: Uint8Array, sealed: Uint8Array): Uint8Array => concat(SIGNED, header, sealed)
