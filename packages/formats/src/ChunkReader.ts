/** Reading in pieces, without Effect in the loop: what text formats are made of, and how it becomes a stream. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Pull from "effect/Pull"
import * as Stream from "effect/Stream"
import type { Row } from "@kith/core/domain/SourceRecord"
import { type FileSummary, FormatError } from "./Format.ts"

/** One reading of one file. Throws `FormatError` alone, and is of no more use then. */
export interface ChunkReader<A> {
  /** The next bytes of the file, and what they complete. How a file is cut into pieces makes no difference. */
  readonly push: (bytes: Uint8Array) => ReadonlyArray<A>
  /** No more bytes: what was left. */
  readonly end: () => ReadonlyArray<A>
}

export interface RowReader<A = Row> extends ChunkReader<A> {
  /** The newest date that the file has given of itself so far; final after `end`. */
  readonly asOf: string | undefined
}

/** Bytes given to a reader at once: a caller who hands over a whole file gets its rows in pieces all the same. */
const PIECE = 64 * 1024

/** The stream that a fresh reader makes of `bytes`; one array of results for each piece. */
export const readWith = <A, E, R>(
  open: () => ChunkReader<A>,
  bytes: Stream.Stream<Uint8Array, E, R>
): Stream.Stream<A, FormatError | E, R> =>
  Stream.transformPull(bytes, (pull) =>
    Effect.sync(() => {
      const reader = open()
      let waiting: Array<Uint8Array> = []
      let ended = false
      const next: Pull.Pull<readonly [A, ...Array<A>], FormatError | E, void, R> = Effect.suspend(() => {
        for (;;) {
          const piece = waiting.shift()
          if (piece === undefined) break
          const results = attempt(() => reader.push(piece))
          if (results instanceof FormatError) return Effect.fail(results)
          if (isSome(results)) return Effect.succeed(results)
        }
        if (ended) return Cause.done()
        return Effect.matchEffect(
          Pull.catchDone(pull, () => Effect.succeed(undefined)),
          {
            onFailure: (error) => Effect.fail(error),
            onSuccess: (chunks) => {
              if (chunks !== undefined) {
                waiting = chunks.flatMap(piecesOf)
                return next
              }
              ended = true
              const results = attempt(() => reader.end())
              if (results instanceof FormatError) return Effect.fail(results)
              return isSome(results) ? Effect.succeed(results) : Cause.done()
            }
          }
        )
      })
      return next
    })
  )

/** Reads all and keeps only the counts and the file's date. */
export const summariseWith = <A extends { readonly _tag: string }, E, R>(
  open: () => RowReader<A>,
  bytes: Stream.Stream<Uint8Array, E, R>
): Effect.Effect<FileSummary, FormatError | E, R> =>
  Effect.suspend(() => {
    const reader = open()
    let rows = 0
    let refused = 0
    return readWith(() => reader, bytes).pipe(
      Stream.runForEachArray((batch) =>
        Effect.sync(() => {
          for (const row of batch) {
            if (row._tag === "Refused") refused++
            else rows++
          }
        })
      ),
      Effect.map(() => ({ rows, refused, ...(reader.asOf === undefined ? {} : { asOf: reader.asOf }) }))
    )
  })

const attempt = <A>(run: () => A): A | FormatError => {
  try {
    return run()
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}

const isSome = <A>(results: ReadonlyArray<A>): results is readonly [A, ...Array<A>] => results.length > 0

const piecesOf = (chunk: Uint8Array): ReadonlyArray<Uint8Array> => {
  if (chunk.length <= PIECE) return [chunk]
  const pieces: Array<Uint8Array> = []
  for (let at = 0; at < chunk.length; at += PIECE) pieces.push(chunk.subarray(at, at + PIECE))
  return pieces
}
