/**
 * A ZIP archive as services deliver one: what is in it and of which format, and any of its members as a stream of bytes.
 * The archive's bytes are gone through once for the list and once for each reading; nothing of them is kept.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Pull from "effect/Pull"
import * as Stream from "effect/Stream"
import { concat } from "@kith/core/log/Bytes"
import { ARCHIVE_LIMITS, ArchiveError, type ArchiveLimits } from "./ArchiveError.ts"
import { type Member, membersIn, tailBytes } from "./directory.ts"
import { canUnpack, type MemberPiece, MembersReader } from "./MembersReader.ts"

/** The files in an archive, in its order. */
export const membersOf = <E, R>(
  archive: Stream.Stream<Uint8Array, E, R>,
  limits: ArchiveLimits = ARCHIVE_LIMITS
): Effect.Effect<ReadonlyArray<Member>, ArchiveError | E, R> =>
  Effect.suspend(() => {
    const tail = new Tail(tailBytes(limits))
    return archive.pipe(
      Stream.runForEach((bytes) => Effect.sync(() => tail.push(bytes))),
      Effect.andThen(Effect.suspend(() => attempt(() => membersIn(tail.bytes(), tail.size, limits))))
    )
  })

/** A member's bytes; fails at its end where its checksum is not what the archive says. */
export const memberBytes = <E, R>(
  archive: Stream.Stream<Uint8Array, E, R>,
  member: Member,
  limits: ArchiveLimits = ARCHIVE_LIMITS
): Stream.Stream<Uint8Array, ArchiveError | E, R> =>
  pieces(archive, [member], limits, Infinity).pipe(
    Stream.map(({ bytes }) => bytes),
    Stream.filter((bytes) => bytes.length > 0)
  )

export interface MemberHead {
  readonly member: Member
  /** Its first bytes; none of a member that is locked or packed in another way. */
  readonly head: Uint8Array
}

/** How every member begins, one after the other, in one pass over the archive. */
export const memberHeads = <E, R>(
  archive: Stream.Stream<Uint8Array, E, R>,
  members: ReadonlyArray<Member>,
  bytes: number,
  limits: ArchiveLimits = ARCHIVE_LIMITS
): Stream.Stream<MemberHead, ArchiveError | E, R> => {
  let gathered: Array<Uint8Array> = []
  const readable = pieces(archive, members.filter(canUnpack), limits, bytes).pipe(
    Stream.flatMap((piece): Stream.Stream<MemberHead> => {
      gathered.push(piece.bytes)
      if (!piece.last) return Stream.empty
      const head = concat(...gathered).subarray(0, bytes)
      gathered = []
      return Stream.make({ member: piece.member, head })
    })
  )
  const locked = members.filter((member) => !canUnpack(member))
  return Stream.concat(readable, Stream.fromIterable(locked.map((member) => ({ member, head: new Uint8Array(0) }))))
}

/** Stops reading the archive once nothing more of it is wanted. */
const pieces = <E, R>(
  archive: Stream.Stream<Uint8Array, E, R>,
  members: ReadonlyArray<Member>,
  limits: ArchiveLimits,
  upTo: number
): Stream.Stream<MemberPiece, ArchiveError | E, R> =>
  Stream.transformPull(archive, (pull) =>
    Effect.map(
      attempt(() => new MembersReader(members, limits, upTo)),
      (reader) => {
        let waiting: Array<Uint8Array> = []
        const next: Pull.Pull<readonly [MemberPiece, ...Array<MemberPiece>], ArchiveError | E, void, R> =
          Effect.suspend(() => {
            while (waiting.length > 0 && !reader.isDone) {
              const bytes = waiting.shift()!
              const found = attemptNow(() => reader.push(bytes))
              if (found instanceof ArchiveError) return Effect.fail(found)
              if (isSome(found)) return Effect.succeed(found)
            }
            if (reader.isDone) return Cause.done()
            return Effect.matchEffect(
              Pull.catchDone(pull, () => Effect.succeed(undefined)),
              {
                onFailure: (error) => Effect.fail(error),
                onSuccess: (chunks) => {
                  if (chunks !== undefined) {
                    waiting = chunks.flatMap(cut)
                    return next
                  }
                  const ended = attemptNow(() => reader.end())
                  return ended instanceof ArchiveError ? Effect.fail(ended) : Cause.done()
                }
              }
            )
          })
        return next
      }
    )
  )

/** Bytes of the archive handed on at once, so that little is unpacked before somebody takes it. */
const PIECE = 16 * 1024

const cut = (bytes: Uint8Array): ReadonlyArray<Uint8Array> =>
  bytes.length <= PIECE
    ? [bytes]
    : Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, index) =>
        bytes.subarray(index * PIECE, (index + 1) * PIECE)
      )

const attemptNow = <A>(run: () => A): A | ArchiveError => {
  try {
    return run()
  } catch (error) {
    if (error instanceof ArchiveError) return error
    throw error
  }
}

const attempt = <A>(run: () => A): Effect.Effect<A, ArchiveError> =>
  Effect.suspend(() => {
    const result = attemptNow(run)
    return result instanceof ArchiveError ? Effect.fail(result) : Effect.succeed(result)
  })

const isSome = <A>(list: ReadonlyArray<A>): list is readonly [A, ...Array<A>] => list.length > 0

/** The last bytes of a stream. */
class Tail {
  size = 0
  private held = 0
  private chunks: Array<Uint8Array> = []
  private readonly length: number

  constructor(length: number) {
    this.length = length
  }

  push(bytes: Uint8Array): void {
    this.size += bytes.length
    this.held += bytes.length
    // Copied, since whoever reads a file may use the same memory again.
    this.chunks.push(bytes.slice(Math.max(0, bytes.length - this.length)))
    while (this.chunks.length > 1 && this.held - this.chunks[0]!.length >= this.length) {
      this.held -= this.chunks.shift()!.length
    }
  }

  bytes(): Uint8Array {
    const all = concat(...this.chunks)
    return all.subarray(Math.max(0, all.length - this.length))
  }
}
