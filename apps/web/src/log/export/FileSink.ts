/** Where the bytes of a file go that is made here: onto the disk as they come where the page may choose a place, else into a blob. */
import * as Effect from "effect/Effect"

export interface FileSink {
  readonly write: (piece: Uint8Array) => void
  /** Waits until what was written is out of memory. */
  readonly settle: Effect.Effect<void>
  /** The file, unless it is on the disk already. */
  readonly end: Effect.Effect<Blob | undefined>
  /** Nothing of it stays. */
  readonly abandon: Effect.Effect<void>
}

/** A place that somebody chose, as far as it is used here. */
export interface PlaceOnDisk {
  readonly createWritable: () => Promise<{
    readonly write: (bytes: BufferSource) => Promise<void>
    readonly close: () => Promise<void>
    readonly abort: () => Promise<void>
  }>
}

/** Bytes gathered before they leave this worker's memory. */
const BATCH = 1024 * 1024

export const blobSink = (type: string): FileSink => {
  const blobs: Array<Blob> = []
  let pieces: Array<Uint8Array<ArrayBuffer>> = []
  let size = 0
  const flush = (): void => {
    // A browser may keep blobs on the disk; arrays it cannot.
    if (size > 0) blobs.push(new Blob(pieces))
    pieces = []
    size = 0
  }
  return {
    write: (piece) => {
      pieces.push(piece as Uint8Array<ArrayBuffer>)
      size += piece.length
      if (size >= BATCH) flush()
    },
    settle: Effect.void,
    end: Effect.sync(() => {
      flush()
      return new Blob(blobs, { type })
    }),
    abandon: Effect.void
  }
}

export const diskSink = (place: PlaceOnDisk): Effect.Effect<FileSink> =>
  Effect.map(
    Effect.promise(() => place.createWritable()),
    (file) => {
      let last: Promise<void> = Promise.resolve()
      return {
        write: (piece) => {
          // Whoever made it may write over it.
          const bytes = new Uint8Array(piece)
          last = last.then(() => file.write(bytes))
        },
        settle: Effect.promise(() => last),
        end: Effect.promise(async () => {
          await last
          await file.close()
          return undefined
        }),
        abandon: Effect.promise(() => file.abort().catch(() => undefined))
      }
    }
  )
