/** One push against a relay's tables: bundle by bundle, until one is refused. Only inside `RelayTables.write`. */
import type { Bundle } from "@kith/core/log/Bundle"
import { OverLimit, Rejected } from "@kith/core/log/BundleStore"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { place, placeInstead } from "@kith/core/log/Placement"
import type { RelayLimits } from "@kith/core/log/RelayStore"
import type { VersionVector } from "@kith/core/log/VersionVector"
import { missing } from "./missing.ts"
import { ALL, type LiveSpan, type RelayTables, type WorkspaceRow } from "./RelayTables.ts"
import type { Incoming } from "./StoredBundle.ts"

export interface Push {
  readonly workspace: WorkspaceId
  readonly uploader: DeviceId
  readonly bundles: ReadonlyArray<Incoming>
  readonly at: number
  /** In place of what is held (`BundleStore.replace`). */
  readonly instead?: boolean
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
  if (found === undefined) return refusedAll(missing(tables, push.workspace))
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
  const isAuthor = push.uploader === device
  if (push.instead === true && !isAuthor) return new Rejected({ why: "mayNotWrite", dot: { device, seq: first } })
  const spans = first > head.seq ? [] : spansAround(tables, row.key, bundle, isAuthor)
  const placement = push.instead
    ? placeInstead(bundle, head, spans, (one, than) => one.id > than.id)
    : place(bundle, head, spans, isAuthor)
  if (placement instanceof Rejected) return placement
  if ("_tag" in placement && placement._tag === "Held") return { row, isNew: false }
  const goes = placement.spans as ReadonlyArray<LiveSpan>
  const freed = bytesOf(goes)
  const hasRoom = row.replacedBytes + freed <= limits.workspaceBytes
  // Sending the same events ever again as another bundle is not a way to fill the disk. Nor is it one to keep what others brought.
  if (!hasRoom && !push.instead && last <= head.seq && goes.every(({ uploader }) => uploader === device)) {
    return { row, isNew: false }
  }
  const added = encoded.length
  const over = overLimit(tables, limits, push, row, added - freed)
  if (over !== undefined) return over
  const kept = push.instead || !hasRoom ? [] : goes
  for (const span of goes) {
    if (kept.length > 0) tables.setReplaced(span.id, push.at)
    else tables.removeBundle(span.id)
    tables.addUploaded(row.key, span.uploader, -span.bytes)
  }
  const before = push.instead ? tables.replacedWithin(row.key, device, bundle) : []
  for (const { id } of before) tables.removeBundle(id)
  const isNew = last > head.seq
  if (isNew) tables.saveHead(row.key, device, { seq: last, chain: after })
  tables.addBundle(row.key, { bundle, encoded }, push.uploader, push.at)
  tables.addUploaded(row.key, push.uploader, added)
  return {
    isNew,
    row: {
      ...row,
      bundles: row.bundles + 1 - goes.length,
      bytes: row.bytes + added - freed,
      replacedBytes: row.replacedBytes + bytesOf(kept) - bytesOf(before)
    }
  }
}

/**
 * What touches it: whatever ends no earlier than right before it, and begins no later than right behind it. For the author,
 * who may supersede what others brought, also what lies beside that.
 */
const spansAround = (tables: RelayTables, key: number, bundle: Bundle, isAuthor: boolean): ReadonlyArray<LiveSpan> => {
  const { device, first, last } = bundle
  const between = (from: number, to: number): ReadonlyArray<LiveSpan> =>
    tables.spansAfter(key, device, from - 2, ALL).filter((span) => span.first <= to + 1)
  const spans = between(first, last)
  if (!isAuthor) return spans
  const from = spans.reduce((least, span) => Math.min(least, span.first), first)
  const to = spans.reduce((most, span) => Math.max(most, span.last), last)
  return from === first && to === last ? spans : between(from, to)
}

const bytesOf = (bundles: ReadonlyArray<{ readonly bytes: number }>): number =>
  bundles.reduce((sum, { bytes }) => sum + bytes, 0)

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
