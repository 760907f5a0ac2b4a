/**
 * Text from the bytes of a file that does not say how it is encoded: UTF-8, UTF-16 either way round, or Windows-1252.
 * For the CSV reader, a piece at a time.
 */
import { windows1252 } from "./windows1252.ts"

/** The one global that is asked of a runtime; all that run JavaScript modules have it. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal?: boolean; readonly ignoreBOM: true }
) => { readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string }

/** Bytes that are looked at before the encoding is decided. */
const HEAD = 512
/** A line longer than this is decoded in parts, so that it need not be held whole. */
const PART = 256 * 1024
const LF = 10
const CR = 13
const EMPTY = new Uint8Array(0)

/**
 * Text comes out up to the last line end seen, and the rest with `end`. Lines, not files, fall back to Windows-1252:
 * a line that is not UTF-8 is decoded as Windows-1252, so one bad line in a long file spoils only itself. How the
 * bytes are cut into pieces makes no difference to the text.
 */
export class BytesToText {
  private head: Uint8Array = EMPTY
  private decode: ((bytes: Uint8Array, final: boolean) => string) | undefined

  push(bytes: Uint8Array): string {
    if (this.decode !== undefined) return this.decode(bytes, false)
    this.head = joined(this.head, bytes)
    return this.head.length < HEAD ? "" : this.begin(false)
  }

  end(): string {
    return this.decode === undefined ? this.begin(true) : this.decode(EMPTY, true)
  }

  private begin(final: boolean): string {
    const { encoding, mark } = encodingOf(this.head)
    this.decode = encoding === "utf-8" ? utf8Lines() : utf16(encoding)
    const bytes = this.head.subarray(mark)
    this.head = EMPTY
    return this.decode(bytes, final)
  }
}

/** The encoding, and how many bytes its byte order mark takes. */
const encodingOf = (
  head: Uint8Array
): { readonly encoding: "utf-8" | "utf-16le" | "utf-16be"; readonly mark: number } => {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", mark: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", mark: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", mark: 2 }
  return { encoding: unmarkedUtf16(head) ?? "utf-8", mark: 0 }
}

/** Western text in UTF-16 has a zero in nearly every second byte, and no other file of text has. */
const unmarkedUtf16 = (head: Uint8Array): "utf-16le" | "utf-16be" | undefined => {
  const pairs = Math.floor(Math.min(head.length, HEAD) / 2)
  if (pairs < 8) return undefined
  let even = 0
  let odd = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) even++
    if (head[2 * pair + 1] === 0) odd++
  }
  if (even === 0 && odd > 0.7 * pairs) return "utf-16le"
  return odd === 0 && even > 0.7 * pairs ? "utf-16be" : undefined
}

const utf16 = (encoding: "utf-16le" | "utf-16be") => {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes: Uint8Array, final: boolean): string => decoder.decode(bytes, { stream: !final })
}

const utf8Lines = () => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
  let rest: Uint8Array = EMPTY

  const part = (bytes: Uint8Array): string => (isUtf8(bytes) ? decoder.decode(bytes) : windows1252(bytes))

  /** A line, or the beginning of one that is longer than a part. */
  const line = (bytes: Uint8Array): string => {
    let text = ""
    let at = 0
    while (bytes.length - at > PART) {
      const until = characterStart(bytes, at + PART)
      text += part(bytes.subarray(at, until))
      at = until
    }
    return text + part(bytes.subarray(at))
  }

  const lines = (bytes: Uint8Array): string => {
    try {
      return decoder.decode(bytes)
    } catch {
      // Somewhere in it is a line that is not UTF-8.
    }
    let text = ""
    for (let at = 0; at < bytes.length;) {
      const until = afterLine(bytes, at)
      text += line(bytes.subarray(at, until))
      at = until
    }
    return text
  }

  return (bytes: Uint8Array, final: boolean): string => {
    const all = joined(rest, bytes)
    if (final) {
      rest = EMPTY
      return lines(all)
    }
    const whole = afterLastLine(all)
    let text = lines(all.subarray(0, whole))
    let from = whole
    while (all.length - from > PART) {
      const until = characterStart(all, from + PART)
      text += part(all.subarray(from, until))
      from = until
    }
    rest = all.slice(from)
    return text
  }
}

const afterLine = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === LF || bytes[at] === CR) return at + 1
  return bytes.length
}

const afterLastLine = (bytes: Uint8Array): number => {
  for (let at = bytes.length; at > 0; at--) if (bytes[at - 1] === LF || bytes[at - 1] === CR) return at
  return 0
}

/** The start of the character that the byte at `at` belongs to, at most three bytes back. */
const characterStart = (bytes: Uint8Array, at: number): number => {
  let start = at
  while (start > at - 3 && (bytes[start]! & 0xc0) === 0x80) start--
  return (bytes[start]! & 0xc0) === 0x80 ? at : start
}

/** As the Unicode standard has it (table 3-7): no surrogates, no overlong forms, nothing above U+10FFFF. */
export const isUtf8 = (bytes: Uint8Array): boolean => {
  const end = bytes.length
  let at = 0
  while (at < end) {
    const lead = bytes[at++]!
    if (lead < 0x80) continue
    if (lead < 0xc2 || lead > 0xf4) return false
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    const second = bytes[at++]
    if (second === undefined || second < low || second > high) return false
    if (lead >= 0xe0 && (bytes[at++]! & 0xc0) !== 0x80) return false
    if (lead >= 0xf0 && (bytes[at++]! & 0xc0) !== 0x80) return false
  }
  return true
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b
  const out = new Uint8Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}
