/** The one hash of the log. Handed in as an argument: native where there is one, `nobleSha256` elsewhere. */
import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"

/** SHA-256 of some bytes; 32 bytes. Synchronous: WebCrypto's costs a task a call. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const HASH_BYTES = 32

export const nobleSha256: Sha256 = sha256

export const hmacSha256 = (key: Uint8Array, message: Uint8Array): Uint8Array => hmac(sha256, key, message)
