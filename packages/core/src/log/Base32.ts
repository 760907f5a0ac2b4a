/** Crockford's base 32 in lower case: ids that people can read aloud and type (no i, l, o, u). */

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

/** Five bits a character, most significant first; the last character is padded with zero bits. */
export const toBase32 = (bytes: Uint8Array): string => {
  let out = ""
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += ALPHABET[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  return bits === 0 ? out : out + ALPHABET[(buffer << (5 - bits)) & 31]
}
