/**
 * The lines of vCard and iCalendar files, unfolded: what RFC 5545 (section 3.1) and RFC 6350 (section 3.2) share. For
 * the readers of both, a piece of the file at a time.
 *
 * Unfolding is done on bytes, before they are decoded: old writers fold in the middle of a character.
 */
import { utf8 } from "@kith/core/log/Bytes"

/** The one global that is asked of a runtime; all that run JavaScript modules have it. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly ignoreBOM: true }
) => { readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string }

export interface LogicalLine {
  /** Lines of the file, from 1, the last one included. */
  readonly line: number
  readonly through: number
  /** At most as many as the limit says; only until the next line, which takes their place. */
  readonly bytes: Uint8Array
  /** How long it is in the file, in bytes; more than there are when it was cut. */
  readonly length: number
}

export interface LineOptions {
  /** Bytes of one logical line that are kept. */
  readonly longest: number
  /** Whether a property may be quoted-printable, whose lines go on after a `=` at their end: vCard 2.1. */
  readonly quotedPrintable: boolean
}

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
const EQUALS = 61
const EMPTY = new Uint8Array(0)
/** A property's name and parameters, as far as they are looked at. */
const HEAD = 1024

/**
 * Lines end in LF, CRLF or CR, and blank ones are passed over. How the bytes are cut into pieces makes no difference.
 * Holds two lines at most.
 */
export class LogicalLines {
  /** vCard 2.1 folds where white space is, and keeps it; the later formats take one character away. */
  keepsFoldSpace = false
  private line = 0
  private readonly physical: Held
  private readonly logical: Held
  private first = 0
  private last = 0
  /** The line before ended in a soft break. */
  private soft = false
  private wasCr = false
  private decoder: ((bytes: Uint8Array, final: boolean) => Uint8Array) | undefined
  private head = EMPTY
  private readonly options: LineOptions
  private readonly ready: (line: LogicalLine) => void

  constructor(options: LineOptions, ready: (line: LogicalLine) => void) {
    this.options = options
    this.ready = ready
    this.physical = new Held(options.longest)
    this.logical = new Held(options.longest)
  }

  push(bytes: Uint8Array): void {
    if (this.decoder !== undefined) return this.take(this.decoder(bytes, false))
    this.head = joined(this.head, bytes)
    if (this.head.length >= 3) this.begin(false)
  }

  end(): void {
    if (this.decoder === undefined) this.begin(true)
    else this.take(this.decoder(EMPTY, true))
    if (this.physical.length > 0) this.endOfLine()
    this.flush()
  }

  private begin(final: boolean): void {
    const { decoder, mark } = decoderFor(this.head)
    this.decoder = decoder
    const bytes = this.head.subarray(mark)
    this.head = EMPTY
    this.take(decoder(bytes, final))
  }

  private take(bytes: Uint8Array): void {
    let from = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte !== LF && byte !== CR) {
        this.wasCr = false
        continue
      }
      if (byte === LF && this.wasCr) {
        this.wasCr = false
        from = at + 1
        continue
      }
      this.wasCr = byte === CR
      this.physical.add(bytes, from, at)
      this.endOfLine()
      from = at + 1
    }
    this.physical.add(bytes, from, bytes.length)
  }

  private endOfLine(): void {
    this.line++
    const { physical, logical } = this
    const goesOn = this.soft
    this.soft = false
    if (physical.length === 0) return
    const { bytes } = physical
    const begins = bytes[0]
    if (logical.length > 0 && goesOn && !beginsProperty(bytes)) logical.add(bytes, 0, bytes.length, physical.length)
    else if (logical.length > 0 && (begins === SPACE || begins === TAB)) {
      const from = this.keepsFoldSpace ? 0 : 1
      logical.add(bytes, from, bytes.length, physical.length - from)
    } else {
      this.flush()
      this.first = this.line
      logical.add(bytes, 0, bytes.length, physical.length)
    }
    this.last = this.line
    physical.clear()
    this.soft = this.options.quotedPrintable && logical.endsSoftly() && isQuotedPrintable(logical.bytes)
    if (this.soft) logical.dropSoftBreak()
  }

  private flush(): void {
    const { logical } = this
    if (logical.length > 0) {
      this.ready({ line: this.first, through: this.last, bytes: logical.bytes, length: logical.length })
    }
    logical.clear()
  }
}

/** Bytes up to a limit, and how many there were. */
class Held {
  length = 0
  private buffer = new Uint8Array(256)
  private kept = 0
  private readonly longest: number

  constructor(longest: number) {
    this.longest = longest
  }

  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.kept)
  }

  add(bytes: Uint8Array, from: number, until: number, length = until - from): void {
    this.length += length
    const end = Math.min(until, from + this.longest - this.kept)
    if (end <= from) return
    const needed = this.kept + end - from
    if (needed > this.buffer.length) {
      const larger = new Uint8Array(Math.max(needed, Math.min(this.longest, this.buffer.length * 2)))
      larger.set(this.buffer.subarray(0, this.kept))
      this.buffer = larger
    }
    this.buffer.set(bytes.subarray(from, end), this.kept)
    this.kept = needed
  }

  /** Whether it ends in `=` and perhaps blanks, as a line of quoted-printable does that goes on. */
  endsSoftly(): boolean {
    return this.length === this.kept && this.buffer[this.textEnd() - 1] === EQUALS
  }

  dropSoftBreak(): void {
    this.kept = this.length = this.textEnd() - 1
  }

  private textEnd(): number {
    let end = this.kept
    while (end > 0 && (this.buffer[end - 1] === SPACE || this.buffer[end - 1] === TAB)) end--
    return end
  }

  clear(): void {
    this.length = this.kept = 0
    // One line as long as a photo must not keep its room for the rest of the file.
    if (this.buffer.length > 64 * 1024) this.buffer = new Uint8Array(256)
  }
}

/** Some writers leave a `=` at the end of their last line too: what begins like a property is one. */
const beginsProperty = (bytes: Uint8Array): boolean => PROPERTY.test(latin(bytes.subarray(0, 128)))

const PROPERTY =
  /^\s*(?:BEGIN|END|VERSION|N|FN|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|URL|NOTE|BDAY|PHOTO|LOGO|UID|REV|CATEGORIES|NICKNAME|X-[A-Z-]+)(?:;[^:]*)?:(?! )/i

const isQuotedPrintable = (bytes: Uint8Array): boolean => {
  const head = latin(bytes.subarray(0, HEAD))
  return /^[^:]*;\s*(encoding\s*=\s*)?"?quoted-printable/i.test(head)
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** UTF-16 becomes UTF-8; of all else only a byte order mark is taken away. Such files begin with an ASCII letter. */
const decoderFor = (head: Uint8Array) => {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { decoder: unchanged, mark: 3 }
  if (a === 0xff && b === 0xfe) return { decoder: fromUtf16("utf-16le"), mark: 2 }
  if (a === 0xfe && b === 0xff) return { decoder: fromUtf16("utf-16be"), mark: 2 }
  if (head.length > 1 && a !== 0 && b === 0 && c !== 0) return { decoder: fromUtf16("utf-16le"), mark: 0 }
  if (head.length > 1 && a === 0 && b !== 0 && c === 0) return { decoder: fromUtf16("utf-16be"), mark: 0 }
  return { decoder: unchanged, mark: 0 }
}

const unchanged = (bytes: Uint8Array): Uint8Array => bytes

const fromUtf16 = (encoding: "utf-16le" | "utf-16be") => {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes: Uint8Array, final: boolean): Uint8Array => utf8(decoder.decode(bytes, { stream: !final }))
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}
