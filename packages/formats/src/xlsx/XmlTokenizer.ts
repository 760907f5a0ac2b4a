/**
 * Tags and texts of an XML part, a piece at a time, with where they stand. For the parts of workbooks.
 *
 * Why this is not a library: `docs/decisions/xml-reader.md`. A test holds it equal to saxes.
 *
 * Invariants. Cutting the text differently gives the same tokens. No more is held than one token may have, and one
 * piece. A document type is refused, so there are no entities to expand and nothing is fetched.
 */
import { XlsxFault } from "./XlsxFault.ts"

/** Offsets count UTF-16 code units from the start of the text. */
export interface XmlSink {
  /** `attributes`: what stands between name and `>`, for `attributeOf`. An empty element is opened and closed. */
  readonly open: (name: string, attributes: string, from: number, to: number) => void
  readonly close: (name: string, from: number, to: number) => void
  /** As it stands, for `fromXml`; `literal` where it is none of that (CDATA). One text may come in several parts. */
  readonly text: (raw: string, literal: boolean) => void
}

/** Code units of one tag or text. A cell may have a million, each of which may be an entity. */
const TOKEN_MAX = 8 * 1024 * 1024
const DEPTH_MAX = 200
const LESS = 60
const GREATER = 62
const DOUBLE = 34
const SINGLE = 39
const SLASH = 47
const BANG = 33
const QUESTION = 63

export class XmlTokenizer {
  private rest = ""
  /** Offset of `rest` in the whole. */
  private base = 0
  /** No token ends in `rest` before here. */
  private searched = 0
  /** The quote that a tag not yet ended is in; 0 for none. */
  private quote = 0
  private readonly names: Array<string> = []
  private began = false

  private readonly sink: XmlSink

  constructor(sink: XmlSink) {
    this.sink = sink
  }

  push(text: string): void {
    const held = this.rest
    const all = held === "" ? text : held + text
    let at = 0
    for (;;) {
      const next = this.token(all, at)
      if (next === undefined) break
      at = next
      this.searched = 0
    }
    this.rest = at === 0 ? all : all.slice(at)
    this.base += at
    if (this.rest.length > TOKEN_MAX) throw new XlsxFault("brokenXml", "token")
  }

  end(): void {
    if (this.names.length > 0 || !this.began || this.rest.trim() !== "") throw new XlsxFault("brokenXml", "end")
  }

  /** Reads what begins at `at`; where it ends, or undefined when that is not in sight. */
  private token(text: string, at: number): number | undefined {
    if (at >= text.length) return undefined
    if (text.charCodeAt(at) !== LESS) {
      const open = text.indexOf("<", at + this.searched)
      if (open === -1) return this.more(text, at)
      if (this.names.length > 0) this.sink.text(text.slice(at, open), false)
      else if (text.slice(at, open).replace("\ufeff", "").trim() !== "") throw new XlsxFault("brokenXml", "text")
      return open
    }
    const second = text.charCodeAt(at + 1)
    if (second === SLASH) return this.closing(text, at)
    if (second === QUESTION) return this.passed(text, at, 2, "?>")
    if (second === BANG) return this.declaration(text, at)
    return Number.isNaN(second) ? undefined : this.opening(text, at)
  }

  private opening(text: string, at: number): number | undefined {
    const end = this.tagEnd(text, at)
    if (end === -1) return undefined
    const empty = text.charCodeAt(end - 1) === SLASH
    const inside = text.slice(at + 1, empty ? end - 1 : end)
    const space = nameEnd(inside)
    const name = inside.slice(0, space)
    if (name === "" || this.names.length >= DEPTH_MAX || (this.began && this.names.length === 0)) {
      throw new XlsxFault("brokenXml", "element")
    }
    this.began = true
    this.sink.open(name, inside.slice(space), this.base + at, this.base + end + 1)
    if (empty) this.sink.close(name, this.base + end + 1, this.base + end + 1)
    else this.names.push(name)
    return end + 1
  }

  /** Where the tag's `>` is, which may also stand in an attribute's quotes; -1 when it is not in sight. */
  private tagEnd(text: string, at: number): number {
    for (let index = at + Math.max(1, this.searched); index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (this.quote !== 0) {
        if (code === this.quote) this.quote = 0
      } else if (code === GREATER) return index
      else if (code === DOUBLE || code === SINGLE) this.quote = code
    }
    this.searched = text.length - at
    return -1
  }

  private closing(text: string, at: number): number | undefined {
    const end = text.indexOf(">", at)
    if (end === -1) return undefined
    const name = text.slice(at + 2, end).trimEnd()
    if (this.names.pop() !== name) throw new XlsxFault("brokenXml", "nesting")
    this.sink.close(name, this.base + at, this.base + end + 1)
    return end + 1
  }

  /** A comment or CDATA; a document type is refused. */
  private declaration(text: string, at: number): number | undefined {
    if (text.startsWith("<!--", at)) return this.passed(text, at, 4, "-->")
    if (text.startsWith("<![CDATA[", at) && this.names.length > 0) {
      const end = text.indexOf("]]>", at + Math.max(9, this.searched))
      if (end === -1) return this.more(text, at)
      // Line ends are one character here too.
      this.sink.text(text.slice(at + 9, end).replace(/\r\n?/g, "\n"), true)
      return end + 3
    }
    if (text.length - at < 9 && ("<!--".startsWith(text.slice(at, at + 4)) || "<![CDATA[".startsWith(text.slice(at)))) {
      return undefined
    }
    throw new XlsxFault("brokenXml", "declaration")
  }

  private passed(text: string, at: number, skip: number, until: string): number | undefined {
    const end = text.indexOf(until, at + Math.max(skip, this.searched))
    return end === -1 ? this.more(text, at) : end + until.length
  }

  /** What was looked through for an end need not be again, but for the end's first characters. */
  private more(text: string, at: number): undefined {
    this.searched = Math.max(0, text.length - at - 2)
  }
}

const nameEnd = (tag: string): number => {
  for (let at = 0; at < tag.length; at++) if (tag.charCodeAt(at) <= 32) return at
  return tag.length
}
