/** HKDF-SHA-256 (RFC 5869) for one key: from a shared secret to a key for one purpose. */
import { concat } from "./Bytes.ts"
import { hmacSha256, type Sha256 } from "./Sha256.ts"

/** The first 32 bytes. `info` is a domain-separation string. */
export const hkdfSha256 = (sha256: Sha256, secret: Uint8Array, salt: Uint8Array, info: Uint8Array): Uint8Array =>
  hmacSha256(hmacSha256(salt, sha256)(secret), sha256)(concat(info, Uint8Array.of(1)))
