/** Lines of UTF-8, numbered, from bytes in pieces. For JSON Lines, where nothing else than UTF-8 is allowed. */

declare const TextDecoder: new (
  encoding: "utf-8",
  options: { readonly fatal: true }
) => { readonly decode: (bytes: Uint8Array) => string }

export type Utf8Line =
  | { readonly _tag: "Line"; readonly line: number; readonly text: string }
  | { readonly _tag: "Refused"; readonly line: number; readonly why: "notUtf8" | "lineTooLarge" }

const LF = 10

/** Lines end in LF or CRLF. Blank lines count, and are not passed on. No more is held than `longest` bytes and a piece. */
export class Utf8Lines {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true })
  private held: Array<Uint8Array> = []
  private length = 0
  private line = 0
  private readonly longest: number

  constructor(longest: number) {
    this.longest = longest
  }

  push(bytes: Uint8Array): Array<Utf8Line> {
    const lines: Array<Utf8Line> = []
    let from = 0
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      this.hold(bytes.subarray(from, end))
      this.finish(lines)
      from = end + 1
    }
    // A copy: the caller may use its bytes again.
    if (from < bytes.length) this.hold(bytes.slice(from))
    return lines
  }

  end(): Array<Utf8Line> {
    const lines: Array<Utf8Line> = []
    if (this.length > 0) this.finish(lines)
    return lines
  }

  private hold(bytes: Uint8Array): void {
    this.length += bytes.length
    if (this.length > this.longest) this.held = []
    else this.held.push(bytes)
  }

  private finish(lines: Array<Utf8Line>): void {
    const line = ++this.line
    const { held, length } = this
    this.held = []
    this.length = 0
    if (length > this.longest) {
      lines.push({ _tag: "Refused", line, why: "lineTooLarge" })
      return
    }
    const text = this.decode(held, length)
    if (text === undefined) lines.push({ _tag: "Refused", line, why: "notUtf8" })
    else if (text.trim() !== "") lines.push({ _tag: "Line", line, text })
  }

  private decode(held: ReadonlyArray<Uint8Array>, length: number): string | undefined {
    try {
      return this.decoder.decode(held.length === 1 ? held[0]! : joined(held, length))
    } catch {
      return undefined
    }
  }
}

const joined = (parts: ReadonlyArray<Uint8Array>, length: number): Uint8Array => {
  const out = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
