/** A workspace's published calendars into a relay's tables. They count against the same limits as bundles. */
import { OverLimit, Rejected } from "@kith/core/log/BundleStore"
import { MAX_CALENDAR_BYTES, MAX_CALENDARS } from "@kith/core/log/CalendarAddress"
import type { PublishedCalendar, RelayLimits } from "@kith/core/log/RelayStore"
import type { RelayTables, WorkspaceRow } from "./RelayTables.ts"

/** Only inside `RelayTables.write`. Throws `Rejected` and `OverLimit`. */
export const keepCalendar = (
  tables: RelayTables,
  { workspaceBytes, uploaderBytes }: RelayLimits,
  row: WorkspaceRow,
  { id, device, text, at }: Pick<PublishedCalendar, "id" | "device" | "text" | "at">
): "added" | "replaced" => {
  if (text.length > MAX_CALENDAR_BYTES) throw new OverLimit({ limit: "requestBytes", allowed: MAX_CALENDAR_BYTES })
  const { calendars } = tables
  const before = calendars.facts(id)
  if (before !== undefined && before.key !== row.key) throw new Rejected({ why: "notThisWorkspace" })
  if (before === undefined && calendars.list(row.key).length >= MAX_CALENDARS) {
    throw new OverLimit({ limit: "calendars", allowed: MAX_CALENDARS })
  }
  const freed = before?.bytes ?? 0
  const grows = text.length - freed
  const growsOfOwn = before?.device === device ? grows : text.length
  const over = (allowed: number) => new OverLimit({ limit: "workspaceBytes", allowed })
  if (grows > 0 && row.bytes + row.membershipBytes + grows > workspaceBytes) throw over(workspaceBytes)
  if (growsOfOwn > 0 && tables.uploadedBy(row.key, device) + growsOfOwn > uploaderBytes) throw over(uploaderBytes)
  if (before !== undefined) tables.addUploaded(row.key, before.device, -before.bytes)
  tables.addUploaded(row.key, device, text.length)
  calendars.save(row.key, id, text, device, at)
  tables.saveWorkspace({ ...row, bytes: row.bytes + grows })
  return before === undefined ? "added" : "replaced"
}

/** Only inside `RelayTables.write`. `false` for one that this workspace does not have. */
export const dropCalendar = (tables: RelayTables, row: WorkspaceRow, id: string): boolean => {
  const before = tables.calendars.facts(id)
  if (before?.key !== row.key) return false
  tables.calendars.remove(id)
  tables.addUploaded(row.key, before.device, -before.bytes)
  tables.saveWorkspace({ ...row, bytes: row.bytes - before.bytes })
  return true
}
