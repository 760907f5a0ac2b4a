/** How WebCrypto names the curves, and what it wants around a private key. */
import type { Curve } from "@kith/core/log/Ciphers"

export const CURVE_NAMES = { ed25519: "Ed25519", x25519: "X25519" } as const satisfies Record<Curve, string>

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
export const pkcs8Prefix = (curve: Curve): Uint8Array => {
  const id = curve === "ed25519" ? 0x70 : 0x6e
  return Uint8Array.of(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, id, 0x04, 0x22, 0x04, 0x20)
}
