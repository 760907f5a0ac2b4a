/** One workspace of a relay's tables in memory, for `RelayMemory` and its shelves. */
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { NO_ENTRY } from "@kith/core/log/MembershipEntry"
import type { LiveSpan, WorkspaceRow } from "./RelayTables.ts"

export interface MemoryBundle extends LiveSpan {
  readonly key: number
  readonly device: DeviceId
  readonly encoded: Uint8Array
  readonly checksum: number
  readonly at: number
  readonly replacedAt: number | undefined
}

interface MemoryGlance {
  readonly encoded: Uint8Array
  readonly checksum: number
  readonly uploader: DeviceId
}

export interface MemoryWorkspace {
  row: WorkspaceRow
  entries: Array<Uint8Array>
  heads: Map<DeviceId, Head>
  /** By feed, in the order in which they end. */
  live: Map<DeviceId, Array<MemoryBundle>>
  replaced: Map<number, MemoryBundle>
  uploaded: Map<DeviceId, number>
  glance: MemoryGlance | undefined
}

export const emptyWorkspace = (key: number, workspace: WorkspaceId): MemoryWorkspace => ({
  row: {
    key,
    workspace,
    entries: 0,
    head: NO_ENTRY,
    bundles: 0,
    bytes: 0,
    replacedBytes: 0,
    membershipBytes: 0
  },
  entries: [],
  heads: new Map(),
  live: new Map(),
  replaced: new Map(),
  uploaded: new Map(),
  glance: undefined
})

/** Bytes are shared: nothing changes them in place. */
export const copyOf = (self: Readonly<MemoryWorkspace>): MemoryWorkspace => ({
  row: self.row,
  entries: [...self.entries],
  heads: new Map(self.heads),
  live: new Map([...self.live].map(([device, feed]) => [device, [...feed]])),
  replaced: new Map(self.replaced),
  uploaded: new Map(self.uploaded),
  glance: self.glance
})

export const bundlesIn = ({ live, replaced }: Readonly<MemoryWorkspace>): ReadonlyArray<MemoryBundle> => [
  ...[...live.values()].flat(),
  ...replaced.values()
]
