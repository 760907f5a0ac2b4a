/**
 * What a chain of membership entries amounts to: who belongs, whose events count and how far, and which keys were given
 * to whom. Clients and relays work it out alike, from the first entry on; nothing else says who may read or write.
 */
import * as Effect from "effect/Effect"
import { sameBytes } from "./Bytes.ts"
import { Ciphers, KEY_BYTES } from "./Ciphers.ts"
import { deviceIdOf, workspaceIdOf } from "./Feed.ts"
import type { DeviceId, WorkspaceId } from "./Ids.ts"
import { type ChangeFault, type Members, withChanges } from "./Members.ts"
import {
  entryHash,
  type EntryBody,
  isSignedBy,
  type MembershipEntry,
  NO_ENTRY,
  readEntry,
  RECOVERY,
  type Role
} from "./MembershipEntry.ts"
import { Primitives } from "./Primitives.ts"

export interface Membership extends Members {
  readonly workspace: WorkspaceId
  /** How many entries. */
  readonly length: number
  /** The hash of the last one. */
  readonly head: Uint8Array
}

/** Why an entry does not follow; the chain before it stands. */
export type MembershipFault =
  /** No entry, or one with a key that secrets cannot be wrapped to. */
  | "malformed"
  | "notThisWorkspace"
  /** It names another predecessor: somebody else was quicker, or the chain is forked. */
  | "doesNotFollow"
  | "unknownAuthor"
  | "badSignature"
  | ChangeFault

/** The workspace before its first entry. */
export const noMembership = (workspace: WorkspaceId): Membership => ({
  workspace,
  length: 0,
  head: NO_ENTRY,
  devices: new Map(),
  members: new Map(),
  epoch: 0,
  epochDue: false,
  recovery: undefined,
  grants: new Map()
})

export const isActive = (self: Membership, device: DeviceId): boolean => self.devices.get(device)?.revoked === false

export const roleOf = (self: Membership, device: DeviceId): Role | undefined => {
  const found = self.devices.get(device)
  return found === undefined || found.revoked ? undefined : self.members.get(found.member)?.role
}

/** Whether it belongs and its events count: a reader's never do. */
export const mayWrite = (self: Membership, device: DeviceId): boolean => {
  const role = roleOf(self, device)
  return role === "owner" || role === "editor"
}

/** Adds one entry, or says why it does not follow. Needs no key but public ones. */
export const extend: (
  self: Membership,
  entry: MembershipEntry
) => Effect.Effect<Membership | MembershipFault, never, Primitives | Ciphers> = Effect.fn("Membership.extend")(
  function* (self, entry) {
    const { sha256 } = yield* Primitives
    const body = yield* readEntry(entry)
    if (body === undefined) return "malformed"
    if (body.workspace !== self.workspace) return "notThisWorkspace"
    if (body.index !== self.length || !sameBytes(body.previous, self.head)) return "doesNotFollow"
    const idOf = (publicKey: Uint8Array): DeviceId => deviceIdOf(sha256, publicKey)
    const [first] = body.changes
    if (self.length === 0) {
      if (first._tag !== "Founded") return "senseless"
      const id = workspaceIdOf(sha256, first.device.signing, first.nonce)
      if (id !== self.workspace) return "notThisWorkspace"
      if (body.author !== idOf(first.device.signing)) return "unknownAuthor"
    }
    const signing = first._tag === "Founded" && self.length === 0 ? first.device.signing : authorKey(self, body)
    if (signing === undefined) return "unknownAuthor"
    if (!(yield* isSignedBy(signing, entry))) return "badSignature"
    for (const key of receivingKeys(body)) if (!(yield* mayReceive(key))) return "malformed"
    const members = withChanges(self, body, idOf)
    if (typeof members === "string") return members
    return { ...members, workspace: self.workspace, length: self.length + 1, head: entryHash(sha256, entry) }
  }
)

/** The whole chain, as far as it follows. */
export const membershipOf = Effect.fn("Membership.membershipOf")(function* (
  workspace: WorkspaceId,
  entries: ReadonlyArray<MembershipEntry>
) {
  let membership = noMembership(workspace)
  for (const entry of entries) {
    const next = yield* extend(membership, entry)
    if (typeof next === "string") return { membership, fault: next }
    membership = next
  }
  return { membership, fault: undefined }
})

const authorKey = (self: Membership, { author }: EntryBody): Uint8Array | undefined => {
  if (author === RECOVERY) return self.recovery?.signing
  const device = self.devices.get(author as DeviceId)
  return device?.revoked === false ? device.card.signing : undefined
}

const receivingKeys = ({ changes }: EntryBody): ReadonlyArray<Uint8Array> =>
  changes.flatMap((change) => {
    if (change._tag === "RecoverySet") return [change.receiving]
    return "device" in change ? [change.device.receiving] : []
  })

/** Any private key will do: with a key of small order nothing can be agreed by anybody. */
const PROBE = new Uint8Array(KEY_BYTES).fill(1)

/**
 * Whether secrets can be wrapped to a key at all. A member who got one in to which they cannot would keep everybody from
 * beginning an epoch, and so from being revoked.
 */
export const mayReceive = Effect.fnUntraced(function* (key: Uint8Array) {
  return (yield* (yield* Ciphers).agree(PROBE, key)) !== undefined
})
