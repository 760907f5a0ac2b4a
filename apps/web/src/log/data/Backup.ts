/** A whole log in a file, opened: its changes, and what a recovery phrase needs to make it itself again. */
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Entry } from "@kith/core/log/Event"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { SignedHead } from "@kith/core/log/SignedHead"

export interface Backup {
  readonly workspace: WorkspaceId
  /** The list of devices; empty where the log had none yet. */
  readonly chain: ReadonlyArray<MembershipEntry>
  /** With them its devices hand over each other's changes. */
  readonly heads: ReadonlyArray<SignedHead>
  /** Where it last synced, as an address or a host. */
  readonly relay: string | undefined
  readonly publicKeys: ReadonlyMap<DeviceId, Uint8Array>
  readonly changes: number
  /** Each feed's in its order, as often as they are asked for. */
  readonly entries: () => AsyncIterable<Entry>
  /** Reads it to its last change; fails with `NotWhole`. */
  readonly check: Effect.Effect<void, unknown>
}

/** Nothing was taken over. `neverSynced`: it names no key that it could be verified with. */
export class NotWhole extends Schema.TaggedError<NotWhole>()("NotWhole", {
  why: Schema.Literals(["notOfKith", "newer", "damaged", "neverSynced", "tooLarge"])
}) {}
