/** Where a message's first line is, and what stands between the greeting and the name that signs it. */
import type { Span } from "./Seen.ts"

export const firstLine = (text: string): Span => {
  const start = text.search(/\S/)
  const end = text.indexOf("\n", start)
  return { start, end: end < 0 ? text.length : end }
}

/** Without the greeting, and without the lines that sign it. */
export const bodyOf = (text: string): Span => {
  const { start, end } = firstLine(text)
  const isLine = end < text.trimEnd().length && end - start < GREETING
  const comma = text.slice(start, start + GREETING).indexOf(",")
  const from = isLine ? end : comma < 0 ? start : start + comma + 1
  return { start: from, end: Math.max(from, signedFrom(text)) }
}

/** Where the name begins that ends it, with a line above that leads to it: "Thank you,". */
const signedFrom = (text: string): number => {
  const name = lastLine(text, text.length)
  if (name.start <= firstLine(text).start) return text.length
  if (/[.?!:;]$/.test(text.slice(name.start, name.end)) || name.end - name.start > SIGNATURE) return text.length
  const closing = lastLine(text, name.start)
  const isClosing = text[closing.end - 1] === "," && closing.end - closing.start <= SIGNATURE
  return isClosing ? closing.start : name.start
}

const SIGNATURE = 40

/** The last line before that has something in it, without the spaces around. */
const lastLine = (text: string, before: number): Span => {
  let end = before
  while (end > 0 && /\s/.test(text[end - 1]!)) end--
  return { start: text.lastIndexOf("\n", end - 1) + 1, end }
}

/** No greeting is longer. */
const GREETING = 60
