/** A file that somebody chose, or one in an archive: its bytes as often as they are wanted, a piece at a time, until they are not. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { FormatError } from "@kith/formats/Format"
import { archiveFaultInWords, formatFaultInWords } from "@kith/formats/unreadableFile"
import { memberBytes } from "@kith/formats/zip/Archive"
import { ArchiveError } from "@kith/formats/zip/ArchiveError"
import type { Member } from "@kith/formats/zip/directory"
import type { LogSession } from "../Method.ts"
import { importWords } from "./importWords.ts"

/** Somebody stopped it, or the file is not there any more. */
export class NotRead extends Schema.TaggedError<NotRead>()("NotRead", { why: Schema.Literals(["stopped", "lost"]) }) {}

export interface ImportSource {
  readonly name: string
  /** In an archive; empty otherwise. */
  readonly path: string
  /** When it was last written, ms. */
  readonly modified: number
  readonly bytes: Stream.Stream<Uint8Array, NotRead | ArchiveError>
}

/** What is asked of the disk at a time: so much of a file is in memory, and no more. */
const READ = 1024 * 1024
/** What is worked on without a pause. */
const PIECE = 64 * 1024

/** Of a file that is one table, one list of contacts or one calendar: more keeps a phone busy for a minute, and full. */
const MOST_BYTES = 100 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/** Why a file that is read whole is not even begun, in a sentence; `undefined` where it is. */
export const tooLargeInWords = ({ name, size }: File, lang: Language): string | undefined =>
  size <= MOST_BYTES
    ? undefined
    : importWords[lang].tooLarge(name, Math.ceil(size / MEGABYTE), Math.floor(MOST_BYTES / MEGABYTE))

/** Calls that may be stopped, by the id that the page gave them. */
const running = new Map<string, AbortController>()

/** Whoever began it is told that it was stopped. */
export const stopReading = (_: LogSession, { job }: { readonly job: string }): Effect.Effect<void> =>
  Effect.sync(() => running.get(job)?.abort())

/** How far a job is. Bytes count, since rows are not known beforehand. */
export interface Meter {
  readonly signal: AbortSignal
  /** A pass over the whole file is to come. */
  readonly expect: (passes: number) => void
  readonly read: (bytes: number) => void
  /** What somebody waits for goes first. */
  readonly giveWay: () => Promise<void>
}

/** Says how far it is at most so often, in thousandths. */
const THOUSAND = 1000

export const withMeter = <A, E, R>(
  { onProgress, giveWay }: Pick<LogSession, "onProgress" | "giveWay">,
  { job, size }: { readonly job: string; readonly size: number },
  use: (meter: Meter) => Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const stopper = new AbortController()
      running.set(job, stopper)
      return stopper
    }),
    ({ signal }) => {
      let done = 0
      let of = 0
      let told = -1
      return use({
        signal,
        expect: (passes) => {
          of += passes * size
        },
        read: (bytes) => {
          done += bytes
          const now = of === 0 ? 0 : Math.min(THOUSAND - 1, Math.floor((done / of) * THOUSAND))
          if (now <= told) return
          told = now
          onProgress(now, THOUSAND)
        },
        giveWay
      })
    },
    () => Effect.sync(() => running.delete(job))
  )

export const sourceOf = (file: File, meter: Meter): ImportSource => ({
  name: file.name,
  path: "",
  modified: file.lastModified,
  bytes: Stream.suspend(() => Stream.fromAsyncIterable(piecesOf(file, meter), notRead))
})

const notRead = (cause: unknown): NotRead => (cause instanceof NotRead ? cause : new NotRead({ why: "lost" }))

async function* piecesOf(file: File, { signal, read, giveWay }: Meter): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.size; from += READ) {
    const bytes = new Uint8Array(await file.slice(from, from + READ).arrayBuffer())
    for (let at = 0; at < bytes.length; at += PIECE) {
      await giveWay()
      if (signal.aborted) throw new NotRead({ why: "stopped" })
      const piece = bytes.subarray(at, at + PIECE)
      read(piece.length)
      yield piece
    }
  }
}

export const memberOf = (archive: ImportSource, member: Member): ImportSource => ({
  name: member.name,
  path: member.path,
  modified: archive.modified,
  bytes: memberBytes(archive.bytes, member)
})

/** What a file could not be read for, in a sentence; `undefined` where that is not what went wrong. */
export const unreadableInWords = (error: unknown, name: string, lang: Language): string | undefined => {
  if (error instanceof FormatError) return formatFaultInWords(error, name, lang)
  if (error instanceof ArchiveError) return archiveFaultInWords(error, error.member ?? name, lang)
  if (error instanceof NotRead) return error.why === "lost" ? importWords[lang].lost(name) : importWords[lang].stopped
  return undefined
}
