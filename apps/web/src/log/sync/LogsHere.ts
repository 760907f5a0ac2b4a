/**
 * The logs of this browser, one beside the other: there is one until somebody joins another. For joining, for a new identity,
 * and for what is left behind. `logsInBrowser.ts` fills it; tests keep logs in memory.
 */
import type * as Effect from "effect/Effect"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { DevicePairs, JoinedKeys } from "@kith/core/log/NewDevice"
import type { DeviceNotes, NotesPlace } from "../DeviceNotes.ts"
import type { Ports } from "../Ports.ts"

/** What a device has once it was let into a log. */
export interface JoinedLog {
  /** To be stored first: nobody can grant them again. */
  readonly keys: JoinedKeys
  /** The chain, verified. */
  readonly entries: ReadonlyArray<MembershipEntry>
}

export interface LogsHere {
  /** By the names that they have here, which people never see. */
  readonly names: Effect.Effect<ReadonlyArray<string>>
  readonly notes: (log: string) => NotesPlace
  /** Makes this browser's copy of a log: its keys, its chain and its notes. Durable when it succeeds, with its name. */
  readonly keep: (joined: JoinedLog, notes: DeviceNotes) => Effect.Effect<string, unknown>
  /**
   * The keys that are to take the place of a log's own: those that are pending already, or `pairs`, or new ones. Durable before
   * anybody hears of them; they hold nothing of the workspace until they accept a grant.
   */
  readonly pending: (log: string, pairs?: DevicePairs) => Effect.Effect<DeviceKeys["Service"], unknown>
  /** Puts the pending keys in place of the log's own, at one stroke; whoever has the log open opens it anew. */
  readonly settle: (log: string) => Effect.Effect<void, unknown>
  /** Runs on another log, unless a tab is at work with it or it is not there: `undefined` then. */
  readonly borrow: <A, E>(log: string, use: Effect.Effect<A, E, Ports>) => Effect.Effect<A | undefined, unknown>
  /** Deletes another log for good, its keys too; `false`, and nothing deleted, while a tab is at work with it. */
  readonly remove: (log: string) => Effect.Effect<boolean, unknown>
}
