/** Secrets wrapped to one X25519 key: how a new device, or the phrase, comes to the workspace's keys. */
import * as Effect from "effect/Effect"
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { concat, utf8 } from "./Bytes.ts"
import { Ciphers, KEY_BYTES, NONCE_BYTES } from "./Ciphers.ts"
import { hkdfSha256 } from "./Hkdf.ts"
import { Primitives } from "./Primitives.ts"

/** What a grant holds. */
export interface Keyring {
  /** The workspace's own, which never rotates; left out where a new epoch's key is all there is to tell. */
  readonly secret: Uint8Array | undefined
  /** Keys by epoch. */
  readonly epochs: ReadonlyMap<number, Uint8Array>
}

const WRAP = utf8("kith/grant/1")
const VERSION = 1
/** How many epochs a workspace may have: two grants of all their keys fit into one entry. */
export const MAX_EPOCHS = 2000
/** A grant of everything: at most 34 bytes an epoch, and a hundred around them. */
export const MAX_GRANT_BYTES = MAX_EPOCHS * 34 + 100
/** The key is used once, so its nonce may be fixed. */
const NONCE = new Uint8Array(NONCE_BYTES)

/**
 * Ephemeral public key (32 bytes) ‖ AES-256-GCM, under HKDF(X25519(ephemeral, receiving), salt = ephemeral ‖ receiving,
 * "kith/grant/1"), of: version, 1 or 0 for the secret and it, a count, and each epoch with its key.
 */
export const wrapKeys = Effect.fnUntraced(function* (receivingKey: Uint8Array, { secret, epochs }: Keyring) {
  const { random, sha256 } = yield* Primitives
  const { publicKeyOf, agree, seal } = yield* Ciphers
  const privateKey = random(KEY_BYTES)
  const ephemeral = yield* publicKeyOf("x25519", privateKey)
  const shared = yield* agree(privateKey, receivingKey)
  // A key of small order is nobody's; whoever offers it shall get nothing that anybody could read.
  if (shared === undefined) return yield* Effect.die(new RangeError("grant: not a receiving key"))
  const writer = new ByteWriter().u8(VERSION).u8(secret === undefined ? 0 : 1)
  if (secret !== undefined) writer.raw(secret)
  writer.varint(epochs.size)
  for (const [epoch, key] of epochs) writer.varint(epoch).raw(key)
  const key = hkdfSha256(sha256, shared, concat(ephemeral, receivingKey), WRAP)
  return concat(ephemeral, yield* seal(key, NONCE, WRAP, writer.done()))
})

/** `undefined` for what was not wrapped to this key. */
export const unwrapKeys = Effect.fnUntraced(function* (
  pair: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array },
  grant: Uint8Array
) {
  const { agree } = yield* Ciphers
  return yield* unwrapWith({ publicKey: pair.publicKey, agree: (theirs) => agree(pair.privateKey, theirs) }, grant)
})

/** A receiving key at work, which need not show itself. */
export interface Receiving {
  readonly publicKey: Uint8Array
  /** What both sides of an X25519 exchange know; `undefined` for a public key of small order, or one that is none. */
  readonly agree: (publicKey: Uint8Array) => Effect.Effect<Uint8Array | undefined>
}

/** As `unwrapKeys`. */
export const unwrapWith = Effect.fnUntraced(function* ({ publicKey, agree }: Receiving, grant: Uint8Array) {
  const { sha256 } = yield* Primitives
  const { open } = yield* Ciphers
  if (grant.length <= KEY_BYTES) return undefined
  const ephemeral = grant.subarray(0, KEY_BYTES)
  const shared = yield* agree(ephemeral)
  if (shared === undefined) return undefined
  const key = hkdfSha256(sha256, shared, concat(ephemeral, publicKey), WRAP)
  const plain = yield* open(key, NONCE, WRAP, grant.subarray(KEY_BYTES))
  return plain === undefined ? undefined : keyringOf(plain)
})

const keyringOf = (plain: Uint8Array): Keyring | undefined => {
  try {
    const reader = new ByteReader(plain)
    if (reader.u8() !== VERSION) return undefined
    const secret = reader.u8() === 1 ? reader.raw(KEY_BYTES).slice() : undefined
    const epochs = new Map<number, Uint8Array>()
    const count = reader.count(KEY_BYTES + 1)
    if (count > MAX_EPOCHS) return undefined
    for (let index = 0; index < count; index++) epochs.set(reader.varint(), reader.raw(KEY_BYTES).slice())
    reader.end()
    return { secret, epochs }
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}
