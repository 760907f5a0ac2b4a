/** One push against a relay's tables: bundle by bundle, until one is refused. Only inside `RelayTables.write`. */
import { OverLimit, Rejected } from "@kith/core/log/BundleStore"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { place } from "@kith/core/log/Placement"
import type { RelayLimits } from "@kith/core/log/RelayStore"
import type { VersionVector } from "@kith/core/log/VersionVector"
import { ALL, type LiveSpan, type RelayTables, type WorkspaceRow } from "./RelayTables.ts"
import type { Incoming } from "./StoredBundle.ts"

export interface Push {
  readonly workspace: WorkspaceId
  readonly uploader: DeviceId
  readonly bundles: ReadonlyArray<Incoming>
  readonly at: number
}

export interface Pushed {
  /** Where the feeds pushed end now. */
  readonly version: VersionVector
  /** What is new. */
  readonly stored: ReadonlyArray<Incoming>
  /** Why it went no further. */
  readonly refused: Rejected | OverLimit | undefined
}

/** Throws `StoreFault`; a refusal is part of the answer, since what came before it is kept. */
export const pushInto = (tables: RelayTables, limits: RelayLimits, push: Push): Pushed => {
  const found = tables.workspace(push.workspace)
  if (found === undefined) return refusedAll(new Rejected({ why: "notThisWorkspace" }))
  const version = new Map<DeviceId, number>()
  const stored: Array<Incoming> = []
  let row = found
  let refused: Pushed["refused"]
  for (const bundle of push.bundles) {
    const { device } = bundle.bundle
    const head = tables.head(row.key, device) ?? NOTHING
    const next = put(tables, limits, push, row, head, bundle)
    if (next instanceof Rejected || next instanceof OverLimit) {
      refused = next
      break
    }
    row = next.row
    if (next.isNew) stored.push(bundle)
    version.set(device, next.isNew ? bundle.bundle.last : head.seq)
  }
  if (row !== found) tables.saveWorkspace(row)
  return { version, stored, refused }
}

const refusedAll = (refused: Rejected | OverLimit): Pushed => ({ version: new Map(), stored: [], refused })

/** A feed of which nothing is held. */
const NOTHING: Head = { seq: 0, chain: new Uint8Array() }

interface Put {
  readonly row: WorkspaceRow
  readonly isNew: boolean
}

const put = (
  tables: RelayTables,
  limits: RelayLimits,
  push: Push,
  row: WorkspaceRow,
  head: Head,
  { bundle, encoded }: Incoming
): Put | Rejected | OverLimit => {
  const { device, first, last, after } = bundle
  // What touches it: whatever ends no earlier than right before it, and begins no later than right behind it.
  const spans =
    first > head.seq ? [] : tables.spansAfter(row.key, device, first - 2, ALL).filter((span) => span.first <= last + 1)
  const placement = place(bundle, head, spans, push.uploader === device)
  if (placement instanceof Rejected) return placement
  if (placement._tag === "Held") return { row, isNew: false }
  const goes = placement._tag === "Replace" ? (placement.spans as ReadonlyArray<LiveSpan>) : []
  const freed = goes.reduce((sum, { bytes }) => sum + bytes, 0)
  // Sending the same events ever again as another bundle is not a way to fill the disk.
  if (goes.length > 0 && row.replacedBytes + freed > limits.workspaceBytes) return { row, isNew: false }
  const added = encoded.length
  const over = overLimit(tables, limits, push, row, added - freed)
  if (over !== undefined) return over
  for (const span of goes) {
    tables.setReplaced(span.id, push.at)
    tables.addUploaded(row.key, span.uploader, -span.bytes)
  }
  const isNew = placement._tag === "Append"
  if (isNew) tables.saveHead(row.key, device, { seq: last, chain: after })
  tables.addBundle(row.key, { bundle, encoded }, push.uploader, push.at)
  tables.addUploaded(row.key, push.uploader, added)
  return {
    isNew,
    row: {
      ...row,
      bundles: row.bundles + 1 - goes.length,
      bytes: row.bytes + added - freed,
      replacedBytes: row.replacedBytes + freed
    }
  }
}

const overLimit = (
  tables: RelayTables,
  { workspaceBytes, uploaderBytes }: RelayLimits,
  { uploader }: Push,
  row: WorkspaceRow,
  grows: number
): OverLimit | undefined => {
  if (grows <= 0) return undefined
  const over = (allowed: number) => new OverLimit({ limit: "workspaceBytes", allowed })
  if (row.bytes + row.membershipBytes + grows > workspaceBytes) return over(workspaceBytes)
  if (tables.uploadedBy(row.key, uploader) + grows > uploaderBytes) return over(uploaderBytes)
  return undefined
}
