/** The one hash of the log. Handed in as an argument: native where there is one, `nobleSha256` elsewhere. */
import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"

/** SHA-256 of some bytes; 32 bytes. Synchronous: WebCrypto's costs a task a call. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const HASH_BYTES = 32

/** Random bytes hashed before an event's content, so that a short text cannot be guessed from its hash. */
export const SALT_BYTES = 16

export const nobleSha256: Sha256 = sha256

/** HMAC-SHA-256 under one key, whose two blocks are hashed once for all messages. */
export const hmacSha256 = (key: Uint8Array): ((message: Uint8Array) => Uint8Array) => {
  const keyed = hmac.create(sha256, key)
  return (message) => keyed.clone().update(message).digest()
}
