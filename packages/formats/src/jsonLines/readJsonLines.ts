/**
 * A log from JSON Lines, verified as it is read: every feed's chain is computed again and held against the header's
 * heads. For importing a log, and for whoever checks an export.
 */
import * as Result from "effect/Result"
import type * as Stream from "effect/Stream"
import { sameBytes } from "@kith/core/log/Bytes"
import type { Entry } from "@kith/core/log/Event"
import { commitmentOf, deviceIdOf, emptyHead, type Head, nextHead } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Sha256 } from "@kith/core/log/Sha256"
import { type ChunkReader, readWith } from "../ChunkReader.ts"
import { FormatError } from "../Format.ts"
import { bytesOf, decodeHeader, entryOfLine, type FeedLine, type LogHeader } from "./LogLine.ts"
import { type Utf8Line, Utf8Lines } from "./Utf8Lines.ts"

/** Why a line could not be read. `outOfOrder`: not the next event of its feed, so that it, or one before it, is missing. */
export type LineRefusal = "notUtf8" | "lineTooLarge" | "notJson" | "notAnEvent" | "unknownFeed" | "outOfOrder"

/** What came of a feed. `incomplete`: fewer events than the header says; `chainDiffers`: something was changed. */
export type FeedVerdict = "verified" | "noPublicKey" | "incomplete" | "chainDiffers"

export type LogItem =
  /** The first item. */
  | { readonly _tag: "Header"; readonly header: LogHeader }
  /** In the order of its feed, without holes. `head`: the feed's after it; absent where its public key is. */
  | { readonly _tag: "Entry"; readonly line: number; readonly entry: Entry; readonly head?: Head }
  | { readonly _tag: "Refused"; readonly line: number; readonly why: LineRefusal }
  /** The last items, one for each feed of the header. */
  | { readonly _tag: "Feed"; readonly device: DeviceId; readonly verdict: FeedVerdict }

export interface ReadLogOptions {
  readonly sha256: Sha256
  /** Fails with `Broken` at the first line or feed that is not perfectly in order, instead of reporting it. */
  readonly strict?: boolean
}

/** The longest line: far above any event that an app writes, and a bound on what is held. */
export const LONGEST_LINE = 16 * 1024 * 1024

/** Fails with `NotThisFormat` unless the first line is a header of version 1, `Broken` when its keys are not its devices'. */
export const readJsonLines = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>,
  options: ReadLogOptions
): Stream.Stream<LogItem, FormatError | E, R> => readWith(() => jsonLinesReader(options), bytes)

export const jsonLinesReader = (options: ReadLogOptions): ChunkReader<LogItem> => new JsonLinesReader(options)

/** Whether these first bytes are a log's; `head` may end anywhere behind the header's beginning. */
export const isJsonLinesLog = (head: Uint8Array): boolean => {
  const opening = String.fromCharCode(...head.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, "")
  return /^\s*\{\s*"kith"\s*:\s*"log"/.test(opening)
}

interface Feed {
  readonly stated: FeedLine
  seq: number
  head: Head | undefined
}

class JsonLinesReader implements ChunkReader<LogItem> {
  private readonly lines = new Utf8Lines(LONGEST_LINE)
  private feeds: Map<string, Feed> | undefined
  private items: Array<LogItem> = []
  private line = 0
  private readonly sha256: Sha256
  private readonly strict: boolean

  constructor({ sha256, strict = false }: ReadLogOptions) {
    this.sha256 = sha256
    this.strict = strict
  }

  push(bytes: Uint8Array): ReadonlyArray<LogItem> {
    return this.take(this.lines.push(bytes))
  }

  end(): ReadonlyArray<LogItem> {
    const items = this.take(this.lines.end())
    if (this.feeds === undefined) throw notThisFormat()
    const verdicts = [...this.feeds.values()].map((feed): LogItem => {
      const verdict = verdictOn(feed)
      if (this.strict && verdict !== "verified") throw broken(this.line, `${verdict} ${feed.stated.device}`)
      return { _tag: "Feed", device: feed.stated.device, verdict }
    })
    return [...items, ...verdicts]
  }

  private take(lines: ReadonlyArray<Utf8Line>): ReadonlyArray<LogItem> {
    for (const line of lines) {
      this.line = line.line
      if (this.feeds === undefined) this.feeds = this.readHeader(line)
      else if (line._tag === "Refused") this.refuse(line.line, line.why)
      else this.readEntry(this.feeds, line.line, line.text)
    }
    const items = this.items
    this.items = []
    return items
  }

  private readHeader(line: Utf8Line): Map<string, Feed> {
    const decoded = decodeHeader(line._tag === "Line" ? parsed(line.text) : undefined)
    if (Result.isFailure(decoded)) throw notThisFormat()
    const header = decoded.success
    this.items.push({ _tag: "Header", header })
    return new Map(
      header.feeds.map((stated) => {
        const key = stated.publicKey === undefined ? undefined : bytesOf(stated.publicKey)
        if (key !== undefined && deviceIdOf(this.sha256, key) !== stated.device) {
          throw broken(line.line, `the public key is not that of ${stated.device}`)
        }
        const head = key === undefined ? undefined : emptyHead(this.sha256, header.workspace, key)
        return [stated.device, { stated, seq: 0, head }]
      })
    )
  }

  private readEntry(feeds: ReadonlyMap<string, Feed>, line: number, text: string): void {
    const json = parsed(text)
    if (json === undefined) return this.refuse(line, "notJson")
    const entry = entryOfLine(json)
    if (entry === undefined) return this.refuse(line, "notAnEvent")
    const { device, seq } = entry.event.dot
    const feed = feeds.get(device)
    if (feed === undefined) return this.refuse(line, "unknownFeed")
    if (seq !== feed.seq + 1) return this.refuse(line, "outOfOrder")
    feed.seq = seq
    if (feed.head === undefined) {
      this.items.push({ _tag: "Entry", line, entry })
      return
    }
    feed.head = nextHead(this.sha256, feed.head, commitmentOf(this.sha256, entry))
    this.items.push({ _tag: "Entry", line, entry, head: feed.head })
  }

  private refuse(line: number, why: LineRefusal): void {
    if (this.strict) throw broken(line, why)
    this.items.push({ _tag: "Refused", line, why })
  }
}

/** A feed may go on beyond the header's head only if the file was tampered with, or is of another moment. */
const verdictOn = ({ stated, seq, head }: Feed): FeedVerdict => {
  if (seq < stated.seq) return "incomplete"
  if (head === undefined) return "noPublicKey"
  return seq === stated.seq && sameBytes(head.chain, bytesOf(stated.chain)) ? "verified" : "chainDiffers"
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const notThisFormat = (): FormatError => new FormatError({ format: "jsonl", reason: { _tag: "NotThisFormat" } })

const broken = (line: number, why: string): FormatError =>
  new FormatError({ format: "jsonl", reason: { _tag: "Broken", line, why } })
