/** How a CSV file is encoded, both ways: what is read is written back to the same bytes. */
import { isUtf8 } from "@kith/formats/csv/bytesToText"
import { windows1252 } from "@kith/formats/csv/windows1252"

export interface TextEncoding {
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252"
  readonly byteOrderMark: boolean
}

export const decodeFile = (bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } => {
  const encoding = encodingOf(bytes)
  const body = bytes.subarray(encoding.byteOrderMark ? (encoding.name === "utf-8" ? 3 : 2) : 0)
  const text =
    encoding.name === "windows-1252"
      ? windows1252(body)
      : new TextDecoder(encoding.name, { ignoreBOM: true }).decode(body)
  return { text, encoding }
}

/** UTF-8 with a mark, which Excel reads too, for a text that Windows-1252 has no characters for. */
export const encodeFile = (text: string, encoding: TextEncoding): Uint8Array => {
  const { name, byteOrderMark } = encoding
  if (name === "utf-8") return Buffer.from(byteOrderMark ? `\ufeff${text}` : text, "utf8")
  if (name === "windows-1252") {
    const codes = Array.from(text, (char) => codeOf.get(char) ?? -1)
    return codes.includes(-1) ? encodeFile(text, { name: "utf-8", byteOrderMark: true }) : Uint8Array.from(codes)
  }
  const bytes = Buffer.from(byteOrderMark ? `\ufeff${text}` : text, "utf16le")
  return name === "utf-16le" ? bytes : bytes.swap16()
}

const encodingOf = (bytes: Uint8Array): TextEncoding => {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: "utf-8", byteOrderMark: true }
  if (a === 0xff && b === 0xfe) return { name: "utf-16le", byteOrderMark: true }
  if (a === 0xfe && b === 0xff) return { name: "utf-16be", byteOrderMark: true }
  return { name: unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252"), byteOrderMark: false }
}

/** Every second byte of Western text in UTF-16 is zero, and no other file of text has zeros. */
const unmarkedUtf16 = (bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined => {
  if (bytes.length < 16 || bytes.length % 2 === 1) return undefined
  let [even, odd] = [0, 0]
  const until = Math.min(bytes.length, 512)
  for (let at = 0; at < until; at++) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  if (even === 0 && odd > 0.35 * until) return "utf-16le"
  return odd === 0 && even > 0.35 * until ? "utf-16be" : undefined
}

const codeOf: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, code) => [windows1252(Uint8Array.of(code)), code])
)
