/** What a ZIP archive may hold, and why one cannot be read. For the archive's readers and whoever tells the user. */
import * as Schema from "effect/Schema"

/** The bytes are no ZIP archive's, or its list of members, which stands at its end, is missing: a broken-off download. */
const NotAnArchive = Schema.TaggedStruct("NotAnArchive", {})

/** Above a limit: of members, of bytes of one or of all, or of how much bigger it gets; nothing beyond it was read. */
const TooLarge = Schema.TaggedStruct("TooLarge", {
  limit: Schema.Literals(["entries", "directory", "bytes", "total", "ratio"]),
  allowed: Schema.Int
})

/** Contradicts itself, or what was unpacked is not what was packed; `why` is a fact for logs and tests. */
const Broken = Schema.TaggedStruct("Broken", { why: Schema.String })

/** Locked with a password, or packed by a method other than deflate. */
const Locked = Schema.TaggedStruct("Locked", {})
const UnknownMethod = Schema.TaggedStruct("UnknownMethod", { method: Schema.Int })

export class ArchiveError extends Schema.TaggedError<ArchiveError>()("ArchiveError", {
  /** The member's path, where it is one member's fault. */
  member: Schema.optionalKey(Schema.String),
  reason: Schema.Union([NotAnArchive, TooLarge, Broken, Locked, UnknownMethod])
}) {
  override get message(): string {
    return `${this.member ?? "archive"}: ${this.reason._tag}`
  }
}

export interface ArchiveLimits {
  readonly entries: number
  /** Bytes of the list of members. */
  readonly directory: number
  /** Bytes of one member once unpacked. */
  readonly bytes: number
  /** Bytes of all members, as the archive states them. */
  readonly total: number
  /** How many times bigger a member may get: text shrinks some ten times, and a bomb a thousand. */
  readonly ratio: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  directory: 4 * 1024 * 1024,
  bytes: 200 * 1024 * 1024,
  total: 4 * 1024 * 1024 * 1024,
  ratio: 200
}
