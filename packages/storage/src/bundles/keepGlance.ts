/** One workspace's glance into a relay's tables, in place of the one before. It counts against the same limits as bundles. */
import { OverLimit, Rejected } from "@kith/core/log/BundleStore"
import { encodeGlance, type Glance, glanceLength, MAX_GLANCE_BYTES } from "@kith/core/log/Glance"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { RelayLimits } from "@kith/core/log/RelayStore"
import type { RelayTables, WorkspaceRow } from "./RelayTables.ts"

export interface LeftGlance {
  readonly encoded: Uint8Array
  readonly uploader: DeviceId
  readonly at: number
}

/** Throws `Rejected` or `OverLimit` on one that nobody would keep here. */
export const glanceBytes = (workspace: WorkspaceId, glance: Glance): Uint8Array => {
  if (glance.workspace !== workspace) throw new Rejected({ why: "notThisWorkspace" })
  if (glanceLength(glance) > MAX_GLANCE_BYTES) throw new OverLimit({ limit: "requestBytes", allowed: MAX_GLANCE_BYTES })
  return encodeGlance(glance)
}

/** Only inside `RelayTables.write`. Throws `OverLimit`. */
export const keepGlance = (
  tables: RelayTables,
  { workspaceBytes, uploaderBytes }: RelayLimits,
  row: WorkspaceRow,
  { encoded, uploader, at }: LeftGlance
): void => {
  const before = tables.glanceFacts(row.key)
  const freed = before?.bytes ?? 0
  const grows = encoded.length - freed
  const freedOfOwn = before?.uploader === uploader ? freed : 0
  const over = (allowed: number) => new OverLimit({ limit: "workspaceBytes", allowed })
  if (grows > 0 && row.bytes + row.membershipBytes + grows > workspaceBytes) throw over(workspaceBytes)
  const growsOfOwn = encoded.length - freedOfOwn
  if (growsOfOwn > 0 && tables.uploadedBy(row.key, uploader) + growsOfOwn > uploaderBytes) throw over(uploaderBytes)
  if (before !== undefined) tables.addUploaded(row.key, before.uploader, -before.bytes)
  tables.addUploaded(row.key, uploader, encoded.length)
  tables.saveGlance(row.key, encoded, uploader, at)
  tables.saveWorkspace({ ...row, bytes: row.bytes + grows })
}
