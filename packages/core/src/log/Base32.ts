/** Crockford's base 32 in lower case: ids that people can read aloud and type (no i, l, o, u). */

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

/** Five bits a character, most significant first; the last character is padded with zero bits. */
export const toBase32 = (bytes: Uint8Array): string => {
  const codes: Array<number> = []
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      codes.push(ALPHABET.charCodeAt((buffer >> bits) & 31))
    }
    buffer &= (1 << bits) - 1
  }
  if (bits > 0) codes.push(ALPHABET.charCodeAt((buffer << (5 - bits)) & 31))
  // In one piece: a text grown by a character at a time takes five times the memory of its own length.
  return String.fromCharCode(...codes)
}

/** The inverse, and only of what `toBase32` gives: `undefined` for any other text. */
export const fromBase32 = (text: string): Uint8Array | undefined => {
  const out = new Uint8Array(Math.floor((text.length * 5) / 8))
  let at = 0
  let buffer = 0
  let bits = 0
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return undefined
    buffer = (buffer << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      out[at++] = (buffer >> bits) & 255
    }
    buffer &= (1 << bits) - 1
  }
  return buffer === 0 && bits < 5 ? out : undefined
}
