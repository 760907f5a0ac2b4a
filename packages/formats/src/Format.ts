/**
 * The port between files and contacts: bytes to rows, and back. For those who add a format, and for importing and
 * exporting. No I/O: whoever calls opens the file.
 */
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import type { Row } from "@kith/core/domain/SourceRecord"
import type { KithRow } from "./KithRow.ts"

/** The bytes are not this format's. */
const NotThisFormat = Schema.TaggedStruct("NotThisFormat", {})

/** The file is over a limit; nothing beyond it was read. */
const TooLarge = Schema.TaggedStruct("TooLarge", {
  limit: Schema.Literals(["bytes", "rows"]),
  allowed: Schema.Int
})

/** The file breaks off or contradicts itself; `line` counts from 1, `why` is a fact for logs and tests. */
const Broken = Schema.TaggedStruct("Broken", { line: Schema.Int, why: Schema.String })

/** A file that cannot be read at all. What is wrong with one row is a `Refused` row instead. */
export class FormatError extends Schema.TaggedError<FormatError>()("FormatError", {
  format: Schema.String,
  reason: Schema.Union([NotThisFormat, TooLarge, Broken])
}) {
  override get message(): string {
    return `${this.format}: ${this.reason._tag}`
  }
}

/** What a file may hold at most. Above `bytes` and `rows` the file is refused, above the others the row. */
export interface Limits {
  readonly bytes: number
  readonly rows: number
  /** UTF-16 code units in one cell. */
  readonly cell: number
  /** UTF-16 code units in all cells of one row. */
  readonly row: number
  readonly columns: number
}

export const LIMITS: Limits = {
  bytes: 200 * 1024 * 1024,
  rows: 1_000_000,
  cell: 1024 * 1024,
  row: 4 * 1024 * 1024,
  columns: 4096
}

/** What a first pass tells before anything is written. */
export interface FileSummary {
  /** Rows that can be read. */
  readonly rows: number
  /** Rows that cannot; each is a `Refused` of `read`. */
  readonly refused: number
  /**
   * The file's own date, `YYYY-MM-DD`, by which a newer export wins over an older one; absent where a format has
   * none. It is what the file says, and may lie in the future.
   */
  readonly asOf?: string
}

/** How a file is to be written. */
export interface WriteOptions {
  /** Of the headings and of the words that stand for kinds and stages. English unless told. */
  readonly language?: "en" | "fr"
  /** For Excel, which takes a file without a byte order mark for one in a code page. */
  readonly byteOrderMark?: boolean
}

export interface Format {
  /** Names the format in errors, in `via: import:<id>` and on the command line. */
  readonly id: string
  /** Who says so: what several exports of one source have in common, and what their values never conflict within. */
  readonly source: string
  /** How sure it is, from 0 to 1, from the first bytes (some 64 KiB, or the whole file) and the file's name. */
  readonly recognise: (head: Uint8Array, name?: string) => number
  /** Rows in the order of the file, in constant memory. Give the same bytes as often as you like: nothing is kept. */
  readonly read: <E, R>(bytes: Stream.Stream<Uint8Array, E, R>) => Stream.Stream<Row, FormatError | E, R>
  /** A pass over the whole file; it fails where `read` would, before a row has been used. */
  readonly summarise: <E, R>(bytes: Stream.Stream<Uint8Array, E, R>) => Effect.Effect<FileSummary, FormatError | E, R>
  /** Bytes in pieces of some 64 KiB. A one-shot iterable is first gathered, since columns depend on what rows fill. */
  readonly write?: (rows: Iterable<KithRow>, options?: WriteOptions) => Iterable<Uint8Array>
}
