/** The one hash of the log. Handed in as an argument: native where there is one, `nobleSha256` elsewhere. */
import { sha256 } from "@noble/hashes/sha2.js"
import { concat } from "./Bytes.ts"

/** SHA-256 of some bytes; 32 bytes. Synchronous: WebCrypto's costs a task a call. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const HASH_BYTES = 32

/** Random bytes hashed before an event's content, so that a short text cannot be guessed from its hash. */
export const SALT_BYTES = 16

export const nobleSha256: Sha256 = sha256

const BLOCK_BYTES = 64

/** HMAC-SHA-256 (RFC 2104) under one key, by whichever hash is handed in: as fast as that is. */
export const hmacSha256 = (key: Uint8Array, hash: Sha256 = nobleSha256): ((message: Uint8Array) => Uint8Array) => {
  const block = new Uint8Array(BLOCK_BYTES)
  block.set(key.length > BLOCK_BYTES ? hash(key) : key)
  const inner = block.map((byte) => byte ^ 0x36)
  const outer = block.map((byte) => byte ^ 0x5c)
  return (message) => hash(concat(outer, hash(concat(inner, message))))
}
