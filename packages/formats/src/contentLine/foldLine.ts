/** Writing lines that vCard and iCalendar readers take: folded, ended, and in bytes. */
import { utf8 } from "@kith/core/log/Bytes"

/** Of one line, without its end: RFC 5545, section 3.1, and RFC 6350, section 3.2. */
export const LONGEST_LINE_OCTETS = 75

/** Characters gathered before they are encoded. */
const PIECE = 64 * 1024

/**
 * The line with its end, CRLF, folded after at most 75 octets and never inside a character. A lone surrogate counts
 * as what it becomes in UTF-8, U+FFFD.
 */
export const foldLine = (line: string): string => {
  if (line.length <= LONGEST_LINE_OCTETS / 3) return `${line}\r\n`
  let folded = ""
  let from = 0
  let octets = 0
  for (let at = 0; at < line.length;) {
    const point = line.codePointAt(at)!
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (octets + size > LONGEST_LINE_OCTETS) {
      folded += `${line.slice(from, at)}\r\n `
      from = at
      octets = 1
    }
    octets += size
    at += point < 0x10000 ? 1 : 2
  }
  return `${folded}${line.slice(from)}\r\n`
}

/** Folded lines as bytes, in pieces of some 64 KiB. */
export function* foldedBytes(lines: Iterable<string>): Generator<Uint8Array> {
  let text = ""
  for (const line of lines) {
    text += foldLine(line)
    if (text.length >= PIECE) {
      yield utf8(text)
      text = ""
    }
  }
  if (text !== "") yield utf8(text)
}
