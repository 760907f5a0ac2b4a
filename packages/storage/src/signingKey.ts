/**
 * Which 32 bytes may be somebody's Ed25519 key. Implementations differ on odd ones (RFC 8032 leaves it open), and two
 * devices that disagree about a signature would disagree about the log: so all layers of `Ciphers` ask here first.
 */

/** The y of every point of small order (1, 2, 4 and 8), little-endian: such a "key" signs for anybody. */
const SMALL = new Set([
  `01${"00".repeat(31)}`,
  `ec${"ff".repeat(30)}7f`,
  "00".repeat(32),
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
])

const LENGTH = 32

/** Of the right length, with its number in its only spelling (below 2^255 - 19), and not of small order. */
export const maySign = (publicKey: Uint8Array): boolean => {
  if (publicKey.length !== LENGTH) return false
  // The sign of x does not matter here.
  const y = publicKey.slice()
  y[31]! &= 0x7f
  const second = y[0]! >= 0xed && y[31] === 0x7f && y.subarray(1, 31).every((byte) => byte === 0xff)
  return !second && !SMALL.has(hexOf(y))
}

/** Bytes as text that a map can go by. */
export const hexOf = (bytes: Uint8Array): string => {
  let out = ""
  for (const byte of bytes) out += (byte < 16 ? "0" : "") + byte.toString(16)
  return out
}
