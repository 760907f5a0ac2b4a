/**
 * The port on what a device keeps beside its log so that it can sync: the membership chain, the heads that authors signed,
 * and how far each remote was known to be. In the same database as the log. Layers: SQLite, memory (and IndexedDB).
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { DeviceId } from "./Ids.ts"
import type { LocalLogError } from "./LocalLog.ts"
import type { MembershipEntry } from "./MembershipEntry.ts"
import type { SignedHead } from "./SignedHead.ts"
import type { VersionRecord, VersionVector } from "./VersionVector.ts"

/** What was last heard of a relay or folder. */
export interface RemoteState {
  /** What it held. */
  readonly version: VersionVector
  /** When, by this device's clock, ms. */
  readonly at: number
  /** How far its clock was ahead of this device's, ms; `undefined` for one that has none. */
  readonly clockAhead: number | undefined
  /** Up to which `seq` this device's own bundles there are as large as they will be. */
  readonly repacked: number
  /** As `Packed.merged`. */
  readonly merged?: ReadonlyArray<number>
  /** Up to which step of `LocalLog.forgotten` it holds nothing any more of what was forgotten of this device's; 0: left out. */
  readonly cleaned?: number
  /** What this device last left there as a glance (`workspace/Glancing.ts`); never before: left out. */
  readonly glance?: GlanceMark
}

export interface GlanceMark {
  /** When, by this device's clock, ms. */
  readonly at: number
  readonly epoch: number
  /** What the log held. */
  readonly version: VersionRecord
  /** Which reminders came first, as a hash. */
  readonly first: string
  /** Up to which step of `LocalLog.forgotten` it holds nothing any more of what was forgotten. */
  readonly forgotten: number
}

/** A feed that somebody was seen to continue in two ways; the first was kept. */
export interface Fork {
  readonly device: DeviceId
  /** The first event of the bundle that was refused. */
  readonly seq: number
  readonly at: number
}

export class SyncStore extends Context.Service<
  SyncStore,
  {
    /** Entries from this index on. */
    readonly membership: (from: number) => Effect.Effect<ReadonlyArray<MembershipEntry>, LocalLogError>
    /** Adds entries behind the first `length`, durably; `false`, and nothing added, unless there are exactly so many. */
    readonly extendMembership: (
      length: number,
      entries: ReadonlyArray<MembershipEntry>
    ) => Effect.Effect<boolean, LocalLogError>
    /** Heads of a feed that its author signed, beyond `after`, by `seq`. Some may lie beyond what the log holds. */
    readonly signedHeads: (device: DeviceId, after: number) => Effect.Effect<ReadonlyArray<SignedHead>, LocalLogError>
    /**
     * Keeps the first of each `(device, seq)`; durable no later than what is written after it. A power cut right behind it may
     * take it back: an author signs the same again, and of others' feeds a head goes before the run that it ends.
     */
    readonly addSignedHeads: (heads: ReadonlyArray<SignedHead>) => Effect.Effect<void, LocalLogError>
    /** Drops the signed heads of a feed beyond `after`: with what was taken off its end. */
    readonly dropSignedHeads: (device: DeviceId, after: number) => Effect.Effect<void, LocalLogError>
    readonly remotes: Effect.Effect<ReadonlyMap<string, RemoteState>, LocalLogError>
    readonly saveRemote: (name: string, state: RemoteState) => Effect.Effect<void, LocalLogError>
    readonly forks: Effect.Effect<ReadonlyArray<Fork>, LocalLogError>
    /** Keeps the first of each `(device, seq)`. */
    readonly addFork: (fork: Fork) => Effect.Effect<void, LocalLogError>
  }
>()("@kith/core/log/SyncStore") {}
