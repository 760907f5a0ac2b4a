/** A page of the log as local logs store it: a run's columns, deflated where that pays, with its own checksum. */
import type { Entry } from "@kith/core/log/Event"
import { type Deflate, decodePage, decodeRows, encodePage, type Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import type { PageRows } from "@kith/core/log/PageRows"
import { checksum } from "./checksum.ts"
import { StoreFault } from "./StoreFault.ts"

export const PAGE_EVENTS = 2048
/** Before deflation. A single larger event has a page of its own. */
export const PAGE_BYTES = 1 << 20

/** What is smaller stays raw: deflating costs a fresh append more time than the bytes are worth, until it is packed. */
const DEFLATE_FROM_BYTES = 4096

export interface LogPage {
  readonly first: number
  readonly last: number
  /** Bytes before deflation. */
  readonly raw: number
  readonly deflated: boolean
  readonly checksum: number
  readonly bytes: Uint8Array
}

/** What a page lacks to its limits beyond these is not worth packing it anew. */
export const FULL_EVENTS = PAGE_EVENTS * (7 / 8)
const FULL_BYTES = PAGE_BYTES * (7 / 8)

export const isFull = ({ first, last, raw }: LogPage): boolean => last - first + 1 >= FULL_EVENTS || raw >= FULL_BYTES

/** Makes pages and reads them, by the runtime's own means. */
export class PageCodec {
  private readonly deflate: Deflate
  private readonly textOf: (bytes: Uint8Array) => string

  constructor(deflate: Deflate, textOf: (bytes: Uint8Array) => string) {
    this.deflate = deflate
    this.textOf = textOf
  }

  pageOf(run: Run): LogPage {
    const encoded = encodePage(run)
    const last = run.first + run.entries.length - 1
    const packed = encoded.length < DEFLATE_FROM_BYTES ? encoded : this.deflate.deflate(encoded)
    const deflated = packed.length < encoded.length
    const bytes = deflated ? packed : encoded
    const page = { first: run.first, last, raw: encoded.length, deflated, bytes }
    return { ...page, checksum: pageSum(page) }
  }

  /** As few pages as the limits allow; all but the last are full. */
  pagesOf(device: DeviceId, first: number, entries: ReadonlyArray<Entry>): ReadonlyArray<LogPage> {
    const pages: Array<LogPage> = []
    let at = 0
    let count = PAGE_EVENTS
    while (at < entries.length) {
      const page = this.pageOf({ device, first: first + at, entries: entries.slice(at, at + count) })
      const events = page.last - page.first + 1
      if (page.raw > PAGE_BYTES && events > 1) {
        count = Math.max(1, Math.floor((events * PAGE_BYTES * 0.95) / page.raw))
        continue
      }
      pages.push(page)
      at += events
      count = PAGE_EVENTS
    }
    return pages
  }

  /** Throws `StoreFault` (`Corrupt`, with the page's first dot) unless the page is as it was written. */
  runOf(device: DeviceId, page: LogPage): Run {
    return this.decoded(device, page, decodePage, ({ entries }) => entries.length)
  }

  /** Its events by row, for folding. Throws as `runOf`. */
  rowsOf(device: DeviceId, page: LogPage): PageRows {
    return this.decoded(device, page, decodeRows, ({ count }) => count)
  }

  private decoded<A extends { readonly device: DeviceId; readonly first: number }>(
    device: DeviceId,
    page: LogPage,
    decode: (bytes: Uint8Array, textOf: (bytes: Uint8Array) => string) => A,
    countOf: (made: A) => number
  ): A {
    const { first, last, raw, deflated, bytes } = page
    const damaged = (cause?: unknown): StoreFault =>
      new StoreFault({ _tag: "Corrupt", dot: { device, seq: first } }, cause)
    if (!(bytes instanceof Uint8Array) || pageSum(page) !== page.checksum) throw damaged()
    let made: A
    try {
      made = decode(deflated ? this.deflate.inflate(bytes, raw) : bytes, this.textOf)
    } catch (cause) {
      throw damaged(cause)
    }
    if (made.device !== device || made.first !== first || countOf(made) !== last - first + 1) throw damaged()
    return made
  }
}

const pageSum = ({ first, last, raw, deflated, bytes }: Omit<LogPage, "checksum">): number =>
  checksum([first, last, raw, deflated].join(" "), bytes)
