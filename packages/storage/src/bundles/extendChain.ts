/** Adding to a workspace's membership chain by compare-and-swap. Only inside `RelayTables.write`. */
import * as Effect from "effect/Effect"
import { sameBytes } from "@kith/core/log/Bytes"
import { OverLimit, Rejected } from "@kith/core/log/BundleStore"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { encodeEntry, type EntryBody, entryHash, type MembershipEntry, readEntry } from "@kith/core/log/MembershipEntry"
import type { RelayLimits } from "@kith/core/log/RelayStore"
import type { Sha256 } from "@kith/core/log/Sha256"
import type { RelayTables, WorkspaceRow } from "./RelayTables.ts"

/** An entry and what a store looks at. */
export interface Link {
  readonly body: EntryBody
  readonly encoded: Uint8Array
  readonly hash: Uint8Array
}

/** Fails with `Rejected` for what is no run of one chain; who may have signed it is not asked here. */
export const linksOf = Effect.fnUntraced(function* (
  sha256: Sha256,
  workspace: WorkspaceId,
  entries: ReadonlyArray<MembershipEntry>
) {
  const links: Array<Link> = []
  for (const entry of entries) {
    const body = yield* readEntry(entry)
    if (body === undefined) return yield* new Rejected({ why: "badMembership" })
    if (body.workspace !== workspace) return yield* new Rejected({ why: "notThisWorkspace" })
    const before = links.at(-1)
    const follows =
      before === undefined || (body.index === before.body.index + 1 && sameBytes(body.previous, before.hash))
    if (!follows) return yield* new Rejected({ why: "badMembership" })
    links.push({ body, encoded: encodeEntry(entry), hash: entryHash(sha256, entry) })
  }
  return links
})

/** The workspace with its longer chain, or `undefined` when that ends elsewhere than the links say. Throws `OverLimit`. */
export const extendChain = (
  tables: RelayTables,
  limits: RelayLimits,
  sha256: Sha256,
  row: WorkspaceRow,
  links: ReadonlyArray<Link>
): WorkspaceRow | undefined => {
  const fresh = beyondHeld(tables, row, links)
  if (fresh === undefined) return undefined
  const [first] = fresh
  if (first === undefined) return row
  if (first.body.index !== row.entries || !sameBytes(first.body.previous, row.head)) return undefined
  const bytes = fresh.reduce((sum, { encoded }) => sum + encoded.length, 0)
  if (row.entries + fresh.length > limits.membershipEntries) {
    throw new OverLimit({ limit: "membershipEntries", allowed: limits.membershipEntries })
  }
  if (row.bytes + row.membershipBytes + bytes > limits.workspaceBytes) {
    throw new OverLimit({ limit: "workspaceBytes", allowed: limits.workspaceBytes })
  }
  for (const { body, encoded } of fresh) {
    tables.addEntry(row.key, body.index, encoded)
    for (const signer of signersIn(sha256, body)) tables.addSigner(row.key, signer)
  }
  const longer: WorkspaceRow = {
    ...row,
    entries: row.entries + fresh.length,
    head: fresh.at(-1)!.hash,
    membershipBytes: row.membershipBytes + bytes
  }
  tables.saveWorkspace(longer)
  return longer
}

/** Without those at the beginning that are held; `undefined` where one of them is held otherwise. */
const beyondHeld = (
  tables: RelayTables,
  row: WorkspaceRow,
  links: ReadonlyArray<Link>
): ReadonlyArray<Link> | undefined => {
  const [first] = links
  if (first === undefined || first.body.index >= row.entries) return links
  const held = tables.entries(row.key, first.body.index)
  const same = links.every(({ encoded }, index) => held[index] === undefined || sameBytes(held[index], encoded))
  return same ? links.slice(held.length) : undefined
}

/** Keys that an entry names, as device ids: the phrase's too, so that it finds its workspace. */
const signersIn = (sha256: Sha256, { changes }: EntryBody): ReadonlyArray<DeviceId> =>
  changes.flatMap((change) => {
    switch (change._tag) {
      case "Founded":
      case "DeviceAdded":
      case "MemberAdded":
        return [deviceIdOf(sha256, change.device.signing)]
      case "RecoverySet":
        return [deviceIdOf(sha256, change.signing)]
      default:
        return []
    }
  })
