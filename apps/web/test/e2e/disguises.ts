/** Whether words stand in bytes, however they are dressed: in clear, encoded, packed, or several of these at once. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib"

/** Those of these words that stand in these bytes, sorted. */
export const wordsIn = (words: ReadonlyArray<string>, pieces: ReadonlyArray<Buffer>): ReadonlyArray<string> => {
  const sought = words.map((word) => [word, disguisesOf(word)] as const)
  const found = new Set<string>()
  for (const bytes of differing(pieces.flatMap((piece) => [piece, ...undressed(piece)]))) {
    // One character a byte; the second for what is the same in capitals.
    const text = bytes.toString("latin1")
    const small = text.toLowerCase()
    for (const [word, { exact, anyCase }] of sought) {
      if (found.has(word)) continue
      if (exact.some((each) => text.includes(each)) || anyCase.some((each) => small.includes(each))) found.add(word)
    }
  }
  return [...found].sort()
}

interface Disguises {
  readonly exact: ReadonlyArray<string>
  readonly anyCase: ReadonlyArray<string>
}

const disguisesOf = (word: string): Disguises => {
  const bytes = Buffer.from(word)
  const escaped = (prefix: string): string =>
    Array.from(word, (character) =>
      character < "\x80" ? character : `${prefix}${character.charCodeAt(0).toString(16).padStart(4, "0")}`
    ).join("")
  const base64 = [bytes, Buffer.from(word, "utf16le")].flatMap((encoded) => [0, 1, 2].map(base64From(encoded)))
  const anyCase = [
    bytes.toString("latin1"),
    word,
    bytes.toString("hex"),
    Buffer.from(word, "utf16le").toString("latin1"),
    Buffer.from(word, "utf16le").swap16().toString("latin1"),
    encodeURIComponent(word),
    encodeURIComponent(word).replaceAll("%20", "+"),
    Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
    escaped("\\u")
  ]
  return {
    exact: [...base64, ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))],
    anyCase: [...new Set(anyCase.map((each) => each.toLowerCase()))]
  }
}

/** Without the characters at the ends, which depend on what stands beside it. */
const base64From =
  (bytes: Buffer) =>
  (offset: number): string =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6))

/** A header before what is packed is no longer than this. */
const HEADER = 64

/** Long enough to hold a packed word. */
const SHORTEST = 12

const undressed = (piece: Buffer): ReadonlyArray<Buffer> => {
  const decoded = (piece.toString("latin1").match(/[\w+/-]{24,}={0,2}/g) ?? []).map((text) =>
    Buffer.from(text, "base64")
  )
  return [...decoded, ...[piece, ...decoded].flatMap(unpacked)]
}

const most = { maxOutputLength: 1 << 20 }

const unpacked = (piece: Buffer): ReadonlyArray<Buffer> => {
  const out: Array<Buffer> = []
  const attempt = (unpack: () => Buffer): void => {
    try {
      out.push(unpack())
    } catch {
      // That was not packed.
    }
  }
  for (let from = 0; from < Math.min(piece.length - SHORTEST, HEADER); from++) {
    const rest = piece.subarray(from)
    if (mayBeDeflate(rest)) attempt(() => inflateRawSync(rest, most))
    if (rest[0] === 0x78) attempt(() => inflateSync(rest, most))
    if (rest[0] === 0x1f && rest[1] === 0x8b) attempt(() => gunzipSync(rest, most))
    if (from === 0 && piece.length < most.maxOutputLength) attempt(() => brotliDecompressSync(rest, most))
  }
  return out
}

/** RFC 1951: most bytes cannot begin a block, and trying costs. */
const mayBeDeflate = (bytes: Buffer): boolean => {
  const kind = (bytes[0]! >> 1) & 3
  if (kind === 0) return bytes.readUInt16LE(1) === (~bytes.readUInt16LE(3) & 0xffff)
  if (kind === 2) return bytes[0]! >> 3 <= 29 && (bytes[1]! & 31) <= 29
  return kind === 1
}

const differing = (pieces: ReadonlyArray<Buffer>): ReadonlyArray<Buffer> => [
  ...new Map(pieces.map((piece) => [piece.toString("latin1"), piece])).values()
]
