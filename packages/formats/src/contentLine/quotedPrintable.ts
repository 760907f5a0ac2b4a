/** Quoted-printable, as vCard 2.1 has it in values; soft line breaks are gone by then. */
import { utf8 } from "@kith/core/log/Bytes"

/** Lenient: a `=` that encodes nothing stands for itself, and what is not ASCII for its UTF-8. */
export const quotedPrintableBytes = (text: string): Uint8Array => {
  const source = utf8(text)
  const out = new Uint8Array(source.length)
  let length = 0
  for (let at = 0; at < source.length; at++) {
    const high = source[at] === 0x3d ? hexDigit(source[at + 1]) : -1
    const low = high < 0 ? -1 : hexDigit(source[at + 2])
    if (low < 0) out[length++] = source[at]!
    else {
      out[length++] = high * 16 + low
      at += 2
    }
  }
  return out.subarray(0, length)
}

const hexDigit = (code = 0): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code & 0xdf
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : -1
}
