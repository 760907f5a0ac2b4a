/** One property of a vCard or an iCalendar object: `item1.TEL;TYPE=CELL:+1 416 555 0100`. For the readers of both. */
import { windows1252 } from "../csv/windows1252.ts"

declare const TextDecoder: new (
  encoding: string,
  options?: { readonly fatal: boolean }
) => { readonly decode: (bytes: Uint8Array) => string }

/** Without a byte order mark at the beginning: files that were put together have one in the middle. */
const strict = new TextDecoder("utf-8", { fatal: true })

export interface ContentLine {
  /** Properties with the same group belong together; as written. */
  readonly group: string | undefined
  /** In capitals. */
  readonly name: string
  /** By name, in capitals, in the order written; a value without a name, as vCard 2.1 has them, is under "". */
  readonly params: ReadonlyMap<string, ReadonlyArray<string>>
  /** As written, still escaped and encoded. */
  readonly value: string
}

/** Undefined for what is no such line. A line that is not UTF-8 is in the charset that it names, or Windows-1252. */
export const contentLineOf = (bytes: Uint8Array): ContentLine | undefined => {
  const text = utf8Text(bytes)
  if (text !== undefined) return parseContentLine(text)
  const line = parseContentLine(windows1252(bytes))
  const charset = line?.params.get("CHARSET")?.[0]
  if (line === undefined || charset === undefined || isLatin(charset)) return line
  return parseContentLine(decoded(bytes, charset))
}

/** Bytes in a charset by name: one that is unknown, or UTF-8 that is none, is taken for Windows-1252. */
export const decoded = (bytes: Uint8Array, charset: string | undefined): string => {
  const name = charset?.trim().toLowerCase() ?? "utf-8"
  if (isLatin(name)) return windows1252(bytes)
  if (name !== "utf-8" && name !== "utf8") {
    try {
      return new TextDecoder(name).decode(bytes)
    } catch {
      // Nobody knows that one.
    }
  }
  return utf8Text(bytes) ?? windows1252(bytes)
}

const utf8Text = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

const isLatin = (charset: string): boolean =>
  /^\s*(iso[-_]?8859[-_]?1|latin-?1|windows[-_]?1252|cp1252|us-ascii|ascii)\s*$/i.test(charset)

export const parseContentLine = (text: string): ContentLine | undefined => {
  const colon = colonOf(text)
  if (colon < 0) return undefined
  const value = text.slice(colon + 1)
  const head = text.slice(0, colon)
  const [named = "", ...parts] = head.includes(";") ? splitOutsideQuotes(head, ";") : [head]
  const name = NAME.exec(named.trim())
  if (name === null) return undefined
  if (parts.length === 0) return { group: name[1], name: name[2]!.toUpperCase(), params: NO_PARAMS, value }
  const params = new Map<string, ReadonlyArray<string>>()
  for (const part of parts) {
    if (part.trim() === "") continue
    const named = PARAM.exec(part)
    const key = named === null ? "" : named[1]!.toUpperCase()
    const values = splitOutsideQuotes(part.slice(named === null ? 0 : named[0].length), ",").map(paramValue)
    params.set(key, [...(params.get(key) ?? []), ...values])
  }
  return { group: name[1], name: name[2]!.toUpperCase(), params, value }
}

const PARAM = /^\s*([\w-]+)\s*=/
const NO_PARAMS: ContentLine["params"] = new Map()
const NAME = /^(?:([\w.-]+)\.)?([\w-]+)$/

/** The first colon outside quotes; in a line whose quotes are never closed, the first at all. */
const colonOf = (text: string): number => {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) quoted = !quoted
    else if (code === 58 && !quoted) return at
  }
  return quoted ? text.indexOf(":") : -1
}

const splitOutsideQuotes = (text: string, separator: string): ReadonlyArray<string> => {
  if (!text.includes('"')) return text.split(separator)
  const parts: Array<string> = []
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

/** Without its quotes, and with what RFC 6868 writes for a line end, a quote and its own sign. */
const paramValue = (written: string): string => {
  const text = written.trim().replace(/^"([^"]*)"$/, "$1")
  return text.includes("^")
    ? text.replace(/\^[n'^]/g, (pair) => (pair === "^n" ? "\n" : pair === "^'" ? '"' : "^"))
    : text
}
