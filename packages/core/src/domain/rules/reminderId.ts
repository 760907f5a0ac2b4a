/**
 * The id of a reminder: a function of what it is about, so that every device computes the same one and "done" said
 * on one settles it on the others. What it is made of never changes: old dispositions name these ids.
 *
 * FNV-1a, 64 bits, over the UTF-8 of `rule|subject|trigger|occurrence` and eight zero bytes (which carry the last
 * letters' difference to the id's first ones, the ones that people type), in base 32: 13 characters. It need not
 * withstand an adversary; of a million reminders, two share an id with a chance of 3 in 100 million.
 */
import { toBase32 } from "../../log/Base32.ts"
import { utf8 } from "../../log/Bytes.ts"

/** @param subject the contact under which the trigger was logged: it stays when contacts are merged */
export const reminderId = (rule: string, subject: string, trigger: string, occurrence: number): string => {
  const { high, low } = fnv1a64(`${rule}|${subject}|${trigger}|${occurrence}\0\0\0\0\0\0\0\0`)
  bytes.setUint32(0, high)
  bytes.setUint32(4, low)
  return toBase32(asBytes)
}

const asBytes = new Uint8Array(8)
const bytes = new DataView(asBytes.buffer)

/** In two halves of 32 bits: BigInt would take fifty times as long. The prime is 2^40 + 435. */
export const fnv1a64 = (text: string): { readonly high: number; readonly low: number } => {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Ids are ASCII; a rule's own name need not be.
    if (code >= 0x80) return fnv1a64OfBytes(utf8(text))
    const product = ((low ^ code) >>> 0) * 435
    high = (Math.imul(high, 435) + Math.floor(product / TWO_32) + ((low ^ code) << 8)) | 0
    low = product >>> 0
  }
  return { high: high >>> 0, low }
}

const fnv1a64OfBytes = (bytes: Uint8Array): { readonly high: number; readonly low: number } => {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (const byte of bytes) {
    const product = ((low ^ byte) >>> 0) * 435
    high = (Math.imul(high, 435) + Math.floor(product / TWO_32) + ((low ^ byte) << 8)) | 0
    low = product >>> 0
  }
  return { high: high >>> 0, low }
}

const TWO_32 = 0x1_0000_0000
