/**
 * A run of one feed, packed and sealed: what is sent, and what relays and folders keep. The layout of its bytes, and the
 * limits that everybody holds it to. It is unsigned; its end carries the author's signature (`SignedHead.ts`), and whoever
 * opens it works the chain out again (`LocalBundles.ts`).
 */
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { fromBase32, toBase32 } from "./Base32.ts"
import { utf8 } from "./Bytes.ts"
import { NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES } from "./Ciphers.ts"
import { type DeviceId, ID_BYTES, type WorkspaceId, WORKSPACE_ID_BYTES } from "./Ids.ts"
import { HASH_BYTES } from "./Sha256.ts"
import type { SignedHead } from "./SignedHead.ts"

/** A whole bundle of several events, as bytes. */
export const MAX_BUNDLE_BYTES = 256 * 1024
/**
 * One of a single event, which nobody can make smaller: a log may hold such a one, though writers refuse them (`eventSize.ts`),
 * and all that follows in its feed would wait for it. It fits into one message (`MAX_MESSAGE_BYTES`) and a file's name.
 */
export const MAX_LONE_BUNDLE_BYTES = 960 * 1024
/** What sealing aims at, so that another deflate's output still fits. */
export const TARGET_BUNDLE_BYTES = 224 * 1024
/** What a bundle may unpack to: beyond, it is a bomb. */
export const MAX_UNPACKED_BYTES = 16 * 1024 * 1024

export interface BundleHeader {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  /** The `seq` of the first and the last event. */
  readonly first: number
  readonly last: number
  /** Which key sealed it. */
  readonly epoch: number
  /** The feed's chain before the first event, and after the last. */
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly nonce: Uint8Array
}

export interface Bundle extends BundleHeader {
  /** The author's, of the head (`last`, `after`). */
  readonly signature: Uint8Array
  /** AES-256-GCM of the packed page, the header as additional data. */
  readonly sealed: Uint8Array
}

/** How many bytes a bundle may have. */
export const mostBytesOf = ({ first, last }: { readonly first: number; readonly last: number }): number =>
  first === last ? MAX_LONE_BUNDLE_BYTES : MAX_BUNDLE_BYTES

/** The head at its end. */
export const headOf = ({ device, last, after, signature }: Bundle): SignedHead => ({
  device,
  seq: last,
  chain: after,
  signature
})

const MAGIC = utf8("KB")
const VERSION = 1

/** The header's bytes, which are also the additional data of the seal. Ids that are no ids throw `RangeError`. */
export const encodeHeader = (header: BundleHeader): Uint8Array =>
  new ByteWriter()
    .raw(MAGIC)
    .u8(VERSION)
    .raw(idBytes(header.workspace, WORKSPACE_ID_BYTES))
    .raw(idBytes(header.device, ID_BYTES))
    .u64(header.first)
    .u32(header.last - header.first + 1)
    .u32(header.epoch)
    .raw(header.before)
    .raw(header.after)
    .raw(header.nonce)
    .done()

export const encodeBundle = (bundle: Bundle): Uint8Array =>
  new ByteWriter().raw(encodeHeader(bundle)).raw(bundle.signature).raw(bundle.sealed).done()

/** The bytes that bundles were decoded from, which are the ones that `encodeBundle` makes of them. */
const sources = new WeakMap<Bundle, Uint8Array>()

/** As `encodeBundle`, of a bundle that `decodeBundle` has made: without making them again. `undefined` for any other. */
export const encodedAs = (bundle: Bundle): Uint8Array | undefined => sources.get(bundle)

/** Throws `RangeError` on what is no bundle. The parts are views on `bytes`. */
export const decodeBundle = (bytes: Uint8Array): Bundle => {
  if (bytes.length > MAX_LONE_BUNDLE_BYTES) throw new RangeError("bundle: too large")
  const reader = new ByteReader(bytes)
  if (reader.u8() !== MAGIC[0] || reader.u8() !== MAGIC[1]) throw new RangeError("bundle: no bundle")
  if (reader.u8() !== VERSION) throw new RangeError("bundle: of another version")
  const workspace = toBase32(reader.raw(WORKSPACE_ID_BYTES)) as WorkspaceId
  const device = toBase32(reader.raw(ID_BYTES)) as DeviceId
  const first = reader.u64()
  const count = reader.u32()
  const epoch = reader.u32()
  const before = reader.raw(HASH_BYTES)
  const after = reader.raw(HASH_BYTES)
  const nonce = reader.raw(NONCE_BYTES)
  const signature = reader.raw(SIGNATURE_BYTES)
  const sealed = reader.rest()
  const last = first + count - 1
  if (first < 1 || count < 1 || !Number.isSafeInteger(last)) throw new RangeError("bundle: no events")
  if (bytes.length > mostBytesOf({ first, last })) throw new RangeError("bundle: too large")
  if (sealed.length <= TAG_BYTES) throw new RangeError("bundle: cut short")
  const bundle = { workspace, device, first, last, epoch, before, after, nonce, signature, sealed }
  sources.set(bundle, bytes)
  return bundle
}

const idBytes = (id: string, length: number): Uint8Array => {
  const bytes = fromBase32(id)
  if (bytes?.length !== length) throw new RangeError("bundle: not an id")
  return bytes
}
