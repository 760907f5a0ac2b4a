/** Joining, comparing and writing out byte strings. */
import { utf8ToBytes } from "@noble/hashes/utils.js"

/** Text as UTF-8. */
export const utf8: (text: string) => Uint8Array = utf8ToBytes

export const concat = (...parts: ReadonlyArray<Uint8Array>): Uint8Array => {
  let length = 0
  for (const part of parts) length += part.length
  const out = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

/** Eight bytes, big-endian: wide enough for any `seq`. */
export const uint64 = (value: number): Uint8Array => {
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, BigInt(value))
  return out
}

/** Every runtime that Kith knows has it; the language's own typings do not. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean }
) => { readonly decode: (bytes: Uint8Array) => string }

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** UTF-8 as text, to the byte: one text for one byte string. Throws `TypeError` on what is no UTF-8. */
export const utf8ToText = (bytes: Uint8Array): string => strict.decode(bytes)
