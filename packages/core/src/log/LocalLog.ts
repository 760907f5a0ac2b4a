/** The port on this device's own copy of the log. Layers: SQLite, memory (and IndexedDB for the web). */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Dot } from "./Dot.ts"
import type { Entry } from "./Event.ts"
import type { Head } from "./Feed.ts"
import type { Run } from "./FeedPage.ts"
import { DeviceId } from "./Ids.ts"
import type { VersionVector } from "./VersionVector.ts"

/** The store cannot be reached, is busy, or is read-only; what was acknowledged before is safe. */
export class Unavailable extends Schema.TaggedError<Unavailable>()("Unavailable", {
  why: Schema.Literals(["busy", "readOnly", "missing", "other"]),
  cause: Schema.Defect()
}) {}

/** No room left; nothing of this append was kept. */
export class Full extends Schema.TaggedError<Full>()("Full", { cause: Schema.Defect() }) {}

/** The feed does not end where the writer thought: another process of this device was quicker. Read and try again. */
export class Moved extends Schema.TaggedError<Moved>()("Moved", { device: DeviceId, seq: Schema.Int }) {}

/** Stored bytes no longer read back as they were written. */
export class Corrupt extends Schema.TaggedError<Corrupt>()("Corrupt", {
  dot: Schema.optionalKey(Dot),
  cause: Schema.Defect()
}) {}

/** Written by a newer version of Kith; not touched. */
export class NewerSchema extends Schema.TaggedError<NewerSchema>()("NewerSchema", {
  found: Schema.Int,
  known: Schema.Int
}) {}

export class LocalLogError extends Schema.TaggedError<LocalLogError>()("LocalLogError", {
  operation: Schema.Literals([
    "open",
    "heads",
    "append",
    "read",
    "entries",
    "forget",
    "truncate",
    "sync",
    "verify",
    "backup",
    "restore"
  ]),
  reason: Schema.Union([Unavailable, Full, Moved, Corrupt, NewerSchema])
}) {
  override get message(): string {
    return `${this.operation}: ${this.reason._tag}`
  }
}

export interface Forgotten {
  readonly upTo: number
  readonly dots: ReadonlyArray<Dot>
}

export class LocalLog extends Context.Service<
  LocalLog,
  {
    /** Where each feed ends. */
    readonly heads: Effect.Effect<ReadonlyMap<DeviceId, Head>, LocalLogError>
    /**
     * Adds a run to the end of a feed, all or nothing, and durable once it succeeds. Fails with
     * `Moved` unless the feed holds exactly `run.first - 1` events (none: a feed not seen before).
     */
    readonly append: (run: Run, head: Head) => Effect.Effect<void, LocalLogError>
    /** Runs beyond `held`, one a feed, at most `limit` events in all but always one; none when all is held. */
    readonly read: (held: VersionVector, limit: number) => Effect.Effect<ReadonlyArray<Run>, LocalLogError>
    /** Single entries, in the order asked; a dot not held is left out. */
    readonly entries: (dots: ReadonlyArray<Dot>) => Effect.Effect<ReadonlyArray<Entry>, LocalLogError>
    /**
     * Drops content and salt of these events for good, stored pages and journals included. After `Unavailable` with
     * `busy` some may be left in a journal that another process still reads; doing it again finishes it.
     */
    readonly forget: (dots: ReadonlyArray<Dot>) => Effect.Effect<void, LocalLogError>
    /**
     * What `forget` has dropped so far, in the order in which it did: `upTo` counts its steps, and those beyond `after` are
     * told. What came here forgotten already is none of it.
     */
    readonly forgotten: (after: number) => Effect.Effect<Forgotten, LocalLogError>
    /**
     * Takes the end of a feed away, so that it ends in `head`: what lies beyond a revoked device's cut, or what a clone
     * wrote. Nothing where the feed is no longer than that; `head.seq` 0 takes all of it.
     */
    readonly truncate: (device: DeviceId, head: Head) => Effect.Effect<void, LocalLogError>
    /** How often `truncate` took something away, counted in the same transaction: what was folded before is of no use then. */
    readonly truncations: Effect.Effect<number, LocalLogError>
  }
>()("@kith/core/log/LocalLog") {}
