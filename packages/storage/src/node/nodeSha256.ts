/** SHA-256 by Node's own crypto, which takes half the time of the portable one. */
import { nobleSha256, type Sha256 } from "@kith/core/log/Sha256"
import { plain } from "./plain.ts"

const loadCrypto = () => process.getBuiltinModule("node:crypto")
// Loaded when first asked for: it takes a fifth of a start, and most commands hash nothing.
let crypto: ReturnType<typeof loadCrypto> | undefined

export const nodeSha256: Sha256 = (bytes) => plain((crypto ??= loadCrypto()).hash("sha256", bytes, "buffer"))

/** So many hashes by the portable function, which is there anyway, cost less than loading the fast one. */
const FEW = 64

/** For a process that may hash little or much: the portable function at first, and Node's own once it is worth loading. */
export const thriftySha256 = (): Sha256 => {
  let hashed = 0
  return (bytes) => (++hashed > FEW ? nodeSha256(bytes) : nobleSha256(bytes))
}
