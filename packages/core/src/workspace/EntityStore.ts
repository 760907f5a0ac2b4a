/** The port on folded entities and their indexes: derived, so never synced or backed up. Layers: SQLite, memory. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { SetAside } from "../domain/declare/EventType.ts"
import type { EntityRecord } from "../domain/merge/EntityRecord.ts"
import type { Reminder } from "../domain/rules/Reminder.ts"
import type { Dot } from "../log/Dot.ts"
import type { DeviceId } from "../log/Ids.ts"
import { Corrupt, Full, NewerSchema, Unavailable } from "../log/LocalLog.ts"
import type { VersionVector } from "../log/VersionVector.ts"

/** The store was folded further by another process meanwhile: read again and fold the rest. */
export class FoldedMeanwhile extends Schema.TaggedError<FoldedMeanwhile>()("FoldedMeanwhile", {}) {}

export class EntityStoreError extends Schema.TaggedError<EntityStoreError>()("EntityStoreError", {
  operation: Schema.Literals(["open", "folded", "get", "names", "range", "reminders", "setAside", "commit", "clear"]),
  reason: Schema.Union([Unavailable, Full, Corrupt, NewerSchema, FoldedMeanwhile])
}) {
  override get message(): string {
    return `${this.operation}: ${this.reason._tag}`
  }
}

/** Events that wrote an entity, as runs of one feed: device, first and last `seq`, in the order folded. */
export type Touches = ReadonlyArray<readonly [DeviceId, number, number]>

export interface StoredEntity {
  readonly record: EntityRecord
  readonly touches: Touches
}

/** How far the entities are folded, and under which catalogue and calendar. */
export interface Folded {
  readonly version: VersionVector
  readonly catalogue: string
}

export interface IndexEntry {
  readonly index: string
  readonly key: string
  /** An entity's name: `contact/<id>`. */
  readonly entity: string
}

export interface StoredReminder {
  /** Whose evaluation made it: `contact/<id>` or `gathering/<id>`; all of a subject's are replaced together. */
  readonly subject: string
  readonly reminder: Reminder
}

export interface Kept {
  readonly dot: Dot
  readonly type: string
  readonly entity: string
  readonly why: SetAside["why"]
  readonly detail: string
}

export interface Changes {
  /** What the store must have been folded to; fails with `FoldedMeanwhile` otherwise. */
  readonly base: VersionVector
  readonly folded: Folded
  readonly entities: ReadonlyMap<string, StoredEntity>
  readonly addKeys: ReadonlyArray<IndexEntry>
  readonly removeKeys: ReadonlyArray<IndexEntry>
  /** Every reminder of these subjects, in place of those before. */
  readonly reminders: ReadonlyMap<string, ReadonlyArray<Reminder>>
  /** Held but not folded. */
  readonly setAside: ReadonlyArray<Kept>
  /** Starts from nothing in the same transaction: readers see the old entities until it is done. */
  readonly clear?: boolean
  /**
   * Another commit follows at once. What is read from here on says this one too, but a crash may take it back, whole, as may
   * another process that commits meanwhile: `folded` then says from where to fold again.
   */
  readonly more?: boolean
}

/** Which reminders are open, ms: those that open at or before `until`, and have not lapsed by `now`. */
export interface Open {
  readonly until: number
  readonly now: number
}

/** How many to read: of rank 0 those that opened last, of each other rank those that opened first. */
export interface AtMost {
  readonly fixed: number
  readonly others: number
}

export interface RangeOptions {
  readonly limit?: number
  readonly reverse?: boolean
}

export class EntityStore extends Context.Service<
  EntityStore,
  {
    /** `undefined`: nothing folded yet. */
    readonly folded: Effect.Effect<Folded | undefined, EntityStoreError>
    readonly get: (names: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, StoredEntity>, EntityStoreError>
    /** Names of entities that start so, in order. */
    readonly names: (prefix: string, limit: number) => Effect.Effect<ReadonlyArray<string>, EntityStoreError>
    /**
     * Entries of one index from key `from`, included, to key `to`, excluded, by key and then by entity. All text is
     * ordered by code point, as its UTF-8 bytes are, and is kept well-formed: a lone surrogate becomes U+FFFD.
     */
    readonly range: (
      index: string,
      from: string,
      to: string,
      options?: RangeOptions
    ) => Effect.Effect<ReadonlyArray<IndexEntry>, EntityStoreError>
    /** Open reminders, by rank, by when they open and by id. Reads no more than it gives, however many there are. */
    readonly reminders: (open: Open, atMost: AtMost) => Effect.Effect<ReadonlyArray<StoredReminder>, EntityStoreError>
    /** How many such there are, counting no further than `atMost`. */
    readonly countReminders: (open: Open, atMost: number) => Effect.Effect<number, EntityStoreError>
    /** The first that opens after this moment. */
    readonly nextReminder: (after: number) => Effect.Effect<StoredReminder | undefined, EntityStoreError>
    /** Reminders whose id starts so, by id; `enough`: so many will do, and a store may stop there. */
    readonly remindersById: (
      prefix: string,
      enough?: number
    ) => Effect.Effect<ReadonlyArray<StoredReminder>, EntityStoreError>
    /** By when they open, and by id. */
    readonly remindersOf: (subject: string) => Effect.Effect<ReadonlyArray<StoredReminder>, EntityStoreError>
    /** By device and `seq`. */
    readonly setAside: Effect.Effect<ReadonlyArray<Kept>, EntityStoreError>
    /** All or nothing. Keys are removed first: an entry that is also added is there afterwards. */
    readonly commit: (changes: Changes) => Effect.Effect<void, EntityStoreError>
  }
>()("@kith/core/workspace/EntityStore") {}
