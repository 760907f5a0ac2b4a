/** What is in an archive, and of which format. For importing one as a service delivered it. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { HEAD_BYTES, recognise, type Recognised } from "../recognise.ts"
import { memberHeads, membersOf } from "./Archive.ts"
import { ARCHIVE_LIMITS, type ArchiveError, type ArchiveLimits } from "./ArchiveError.ts"
import type { Member } from "./directory.ts"

export interface RecognisedMember {
  readonly member: Member
  /** Undefined for what Kith does not read. An archive within the archive is told, and not opened. */
  readonly recognised: Recognised | undefined
  /**
   * It is surely a list of people or of messages, and in LinkedIn's archive one of LinkedIn's own: its many other tables
   * are about the user, and are read only where somebody asks for one by name.
   */
  readonly usual: boolean
}

/** Every file of the archive, in its order. Two passes over its bytes; `memberBytes` streams one. */
export const recognisedMembers = <E, R>(
  archive: Stream.Stream<Uint8Array, E, R>,
  limits: ArchiveLimits = ARCHIVE_LIMITS
): Effect.Effect<ReadonlyArray<RecognisedMember>, ArchiveError | E, R> =>
  Effect.gen(function* () {
    const members = yield* membersOf(archive, limits)
    const found = yield* memberHeads(archive, members, HEAD_BYTES, limits).pipe(
      Stream.map(({ member, head }) => ({ member, recognised: recognise(head, member.name) })),
      Stream.runCollect
    )
    const isLinkedIn = found.some(({ recognised }) => isOfLinkedIn(recognised))
    return found
      .map(({ member, recognised }) => ({
        member,
        recognised,
        usual: isSure(recognised) && (!isLinkedIn || isOfLinkedIn(recognised))
      }))
      .toSorted((a, b) => a.member.offset - b.member.offset)
  })

/** A format that has known most of the headings. */
const SURE = 0.5

const isSure = (recognised: Recognised | undefined): boolean =>
  recognised?._tag === "Touches" || (recognised?._tag === "People" && recognised.sure >= SURE)

const isOfLinkedIn = (recognised: Recognised | undefined): boolean =>
  (recognised?._tag === "Touches" || recognised?._tag === "People") && recognised.format.source === "linkedin"
