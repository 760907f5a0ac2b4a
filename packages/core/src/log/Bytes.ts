/** Joining, comparing and writing out byte strings. */
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"

/** Text as UTF-8. */
export const utf8: (text: string) => Uint8Array = utf8ToBytes

export const concat: (...parts: Array<Uint8Array>) => Uint8Array = concatBytes

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

/** Eight bytes, big-endian: wide enough for any `seq`. */
export const uint64 = (value: number): Uint8Array => {
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, BigInt(value))
  return out
}
