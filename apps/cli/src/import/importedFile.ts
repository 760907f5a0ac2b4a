/** A file to be imported, or one in an archive: what is known of it beforehand, and its bytes as often as they are wanted. */
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs"
import { basename, join } from "node:path"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { FormatError } from "@kith/formats/Format"
import { archiveFaultInWords, formatFaultInWords } from "@kith/formats/unreadableFile"
import type { memberBytes } from "@kith/formats/zip/Archive"
import type { ArchiveError } from "@kith/formats/zip/ArchiveError"
import type { Member } from "@kith/formats/zip/directory"
import { fileFault } from "../fileFault.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { failed, type Stopped } from "../Stopped.ts"
import { importWords } from "../words/importWords.ts"

export interface ImportedFile {
  /** As people know it; of a file in an archive, with the archive's path before it. */
  readonly path: string
  readonly name: string
  readonly size: number
  /** When it was last written, ms. */
  readonly modified: number
  /** Opened only once somebody reads. */
  readonly open: (session: Session) => Stream.Stream<Uint8Array, Stopped>
}

/** Throws what the file system throws. */
export const importedFile = (path: string): ImportedFile => {
  const found = statSync(path)
  if (found.isDirectory()) throw Object.assign(new Error(`EISDIR: ${path}`), { code: "EISDIR" })
  return {
    path,
    name: basename(path),
    size: found.size,
    modified: found.mtimeMs,
    open: ({ lang }) =>
      Stream.suspend(() =>
        Stream.fromAsyncIterable<Uint8Array, Stopped>(createReadStream(path, { highWaterMark: PIECE }), (cause) =>
          fileFault(cause, path, lang)
        )
      )
  }
}

/** @param unpack `zip/Archive`'s `memberBytes`, which only archives need */
export const memberFile = (archive: ImportedFile, member: Member, unpack: typeof memberBytes): ImportedFile => ({
  path: join(archive.path, member.path),
  name: member.name,
  size: member.bytes,
  modified: archive.modified,
  open: (session) =>
    unpack(archive.open(session), member).pipe(
      Stream.mapError((error) => (error._tag === "ArchiveError" ? archiveFault(error, archive, session) : error))
    )
})

export const readHead = ({ path }: ImportedFile, length: number): Uint8Array => {
  const handle = openSync(path, "r")
  try {
    const head = new Uint8Array(length)
    let filled = 0
    for (;;) {
      const read = readSync(handle, head, filled, length - filled, filled)
      filled += read
      if (read === 0 || filled === length) return head.subarray(0, filled)
    }
  } finally {
    closeSync(handle)
  }
}

export const bytesOf = (file: ImportedFile, session: Session): Stream.Stream<Uint8Array, Stopped> => file.open(session)

/** The bytes, of a large file with a bar that shows how far a first look at them is. */
export const bytesShown = (file: ImportedFile, session: Session): Stream.Stream<Uint8Array, Stopped> =>
  Stream.suspend(() => {
    if (file.size < LARGE) return file.open(session)
    const bar = session.out.progress(importWords[session.lang].readingMegabytes)
    let read = 0
    return file.open(session).pipe(
      Stream.mapArray((pieces) => {
        for (const { length } of pieces) read += length
        bar.at(Math.round(read / MEGABYTE), Math.ceil(file.size / MEGABYTE))
        return pieces
      }),
      Stream.ensuring(Effect.sync(() => bar.end()))
    )
  })

const PIECE = 256 * 1024
const MEGABYTE = 1024 * 1024
const LARGE = 8 * MEGABYTE

/** Why a file cannot be read at all. */
export const formatFault = (error: FormatError, { path }: ImportedFile, { lang }: Session): Stopped =>
  failed(formatFaultInWords(error, printable(path), lang))

/** Why an archive cannot be read, or a file in it. */
export const archiveFault = (error: ArchiveError, { path }: ImportedFile, { lang }: Session): Stopped =>
  failed(archiveFaultInWords(error, printable(error.member === undefined ? path : join(path, error.member)), lang))
