/**
 * What a relay's store keeps, as plain synchronous lookups and writes: filled by SQLite and by memory. What follows from
 * what, such as where a bundle goes or which quota it counts against, is `relayStoreOn.ts`, once for both.
 *
 * All of it throws `StoreFault`; a checksum that does not fit is `Corrupt`.
 */
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { HeldSpan } from "@kith/core/log/Placement"
import type { BundleFacts, RelayStatistics } from "@kith/core/log/RelayStore"
import type { CalendarTable } from "./CalendarTable.ts"
import type { Incoming } from "./StoredBundle.ts"
import type { WakeTable } from "./WakeTable.ts"

/** A workspace and the sums that limits are held against. */
export interface WorkspaceRow {
  readonly key: number
  readonly workspace: WorkspaceId
  /** How many membership entries, and the hash of the last one. */
  readonly entries: number
  readonly head: Uint8Array
  readonly bundles: number
  readonly bytes: number
  readonly replacedBytes: number
  readonly membershipBytes: number
}

/** A bundle that is handed out. */
export interface LiveSpan extends HeldSpan {
  /** The larger, the later it was stored. */
  readonly id: number
  readonly bytes: number
  readonly uploader: DeviceId
}

/** A bundle that another one took the place of. */
export interface ReplacedBundle {
  readonly id: number
  readonly key: number
  readonly bytes: number
}

/** A glance, as limits see it. */
export interface GlanceFacts {
  readonly bytes: number
  readonly uploader: DeviceId
}

export interface RelayTables {
  /** All or nothing, and durable when it returns. Nothing else writes meanwhile. */
  readonly write: <A>(body: () => A) => A
  /** Several reads of one moment. */
  readonly read: <A>(body: () => A) => A

  readonly workspace: (workspace: WorkspaceId) => WorkspaceRow | undefined
  readonly addWorkspace: (workspace: WorkspaceId, at: number) => WorkspaceRow
  readonly saveWorkspace: (row: WorkspaceRow) => void
  readonly removeWorkspace: (key: number) => void
  /** Whether it was removed, and how that is remembered, of the latest so many, and no longer. */
  readonly isForgotten: (workspace: WorkspaceId) => boolean
  readonly addForgotten: (workspace: WorkspaceId, most: number) => void
  readonly dropForgotten: (workspace: WorkspaceId) => void
  readonly statistics: () => RelayStatistics

  /** Entries of the membership chain from an index on, encoded. */
  readonly entries: (key: number, from: number) => ReadonlyArray<Uint8Array>
  readonly addEntry: (key: number, index: number, encoded: Uint8Array) => void
  readonly addSigner: (key: number, signer: DeviceId) => void
  readonly workspacesOf: (signer: DeviceId) => ReadonlyArray<WorkspaceId>

  /** Where each feed ends. */
  readonly heads: (key: number) => ReadonlyMap<DeviceId, Head>
  readonly head: (key: number, device: DeviceId) => Head | undefined
  readonly saveHead: (key: number, device: DeviceId, head: Head) => void

  /** Bundles of a feed that end after `seq`, by where they end; the first `limit` of them. */
  readonly spansAfter: (key: number, device: DeviceId, seq: number, limit: number) => ReadonlyArray<LiveSpan>
  /** Of a feed whose head is saved. */
  readonly addBundle: (key: number, bundle: Incoming, uploader: DeviceId, at: number) => void
  /** As it was stored; `undefined` for one that is gone. */
  readonly bundle: (id: number) => Incoming | undefined
  readonly setReplaced: (id: number, at: number) => void
  readonly replacedBefore: (at: number, limit: number) => ReadonlyArray<ReplacedBundle>
  /** Replaced ones of a feed that carry any of these events. */
  readonly replacedWithin: (
    key: number,
    device: DeviceId,
    span: { readonly first: number; readonly last: number }
  ) => ReadonlyArray<ReplacedBundle>
  /** Whichever it is; the sums are for the caller to keep. */
  readonly removeBundle: (id: number) => void
  /** With what it takes of its workspace's `replacedBytes`. */
  readonly dropBundle: (bundle: ReplacedBundle) => void
  readonly facts: (key: number) => ReadonlyArray<BundleFacts>

  /** Bytes handed in, of what is handed out, by who handed them in. */
  readonly uploaded: (key: number) => ReadonlyMap<DeviceId, number>
  readonly uploadedBy: (key: number, uploader: DeviceId) => number
  readonly addUploaded: (key: number, uploader: DeviceId, bytes: number) => void

  /** The workspace's glance, encoded. */
  readonly glance: (key: number) => Uint8Array | undefined
  /** Of the one that is kept, whether or not it can still be read. */
  readonly glanceFacts: (key: number) => GlanceFacts | undefined
  /** In place of the one before. */
  readonly saveGlance: (key: number, encoded: Uint8Array, uploader: DeviceId, at: number) => void

  readonly calendars: CalendarTable
  readonly wakes: WakeTable
}

/** No limit on `spansAfter`. */
export const ALL = 2 ** 31
