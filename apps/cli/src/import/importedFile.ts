/** A file to be imported: what is known of it beforehand, and its bytes as a stream, as often as they are wanted. */
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs"
import { basename } from "node:path"
import * as Stream from "effect/Stream"
import type { FormatError } from "@kith/formats/Format"
import { fileFault } from "../fileFault.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { failed, type Stopped } from "../Stopped.ts"
import { importWords } from "../words/importWords.ts"

export interface ImportedFile {
  readonly path: string
  readonly name: string
  readonly size: number
  /** When it was last written, ms. */
  readonly modified: number
}

/** Throws what the file system throws. */
export const importedFile = (path: string): ImportedFile => {
  const found = statSync(path)
  if (found.isDirectory()) throw Object.assign(new Error(`EISDIR: ${path}`), { code: "EISDIR" })
  return { path, name: basename(path), size: found.size, modified: found.mtimeMs }
}

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

export const bytesOf = ({ path }: ImportedFile, { lang }: Session): Stream.Stream<Uint8Array, Stopped> =>
  // Opened only once somebody reads.
  Stream.suspend(() =>
    Stream.fromAsyncIterable<Uint8Array, Stopped>(createReadStream(path, { highWaterMark: PIECE }), (cause) =>
      fileFault(cause, path, lang)
    )
  )

const PIECE = 256 * 1024
const MEGABYTE = 1024 * 1024

/** Why a file cannot be read at all. */
export const formatFault = ({ reason }: FormatError, { path }: ImportedFile, { lang }: Session): Stopped => {
  const say = importWords[lang]
  switch (reason._tag) {
    case "NotThisFormat":
      return failed(say.unknownFormat(printable(path)))
    case "TooLarge":
      return failed(
        say.tooLarge(
          printable(path),
          reason.limit === "bytes" ? say.megabytes(reason.allowed / MEGABYTE) : say.rows(reason.allowed)
        )
      )
    case "Broken":
      return failed(say.brokenFile(printable(path), reason.line))
  }
}
