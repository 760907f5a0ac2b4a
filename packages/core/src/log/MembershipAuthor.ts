/**
 * Makes the next entry of a membership chain, signed by this device, or by the phrase where it is handed in: everything
 * that people do with devices and members. What `extend` would refuse never leaves here.
 *
 * An entry names its predecessor. Where somebody else was quicker, read on and make it anew.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type Ciphers, KEY_BYTES } from "./Ciphers.ts"
import { DeviceKeys, type DeviceKeysError } from "./DeviceKeys.ts"
import { byThisDevice, type EntryAuthor } from "./EntryAuthor.ts"
import { deviceIdOf, type Head } from "./Feed.ts"
import { wrapKeys } from "./Grant.ts"
import { type DeviceId, type MemberId, newId } from "./Ids.ts"
import { readLabel, sealLabel } from "./Label.ts"
import { extend, type Membership, type MembershipFault, noMembership } from "./Membership.ts"
import {
  type Change,
  type Cut,
  type DeviceCard,
  type Grant,
  type MembershipEntry,
  RECOVERY,
  type Role,
  signEntry
} from "./MembershipEntry.ts"
import type { NewDevice } from "./NewDevice.ts"
import { Primitives } from "./Primitives.ts"

/** Nothing was made: the chain's rules do not let this author do so, or it lacks a key that it would have to hand on. */
export class NotAuthored extends Schema.TaggedError<NotAuthored>()("NotAuthored", {
  why: Schema.Union([
    Schema.Literal("keyMissing"),
    Schema.Literals([
      "malformed",
      "notThisWorkspace",
      "doesNotFollow",
      "unknownAuthor",
      "badSignature",
      "notAllowed",
      "senseless",
      "overLimit"
    ] satisfies ReadonlyArray<MembershipFault>)
  ])
}) {}

type Authored<R = never> = Effect.Effect<MembershipEntry, NotAuthored | DeviceKeysError, R | Ciphers | Primitives>

/** By this device, unless somebody else is named. */
interface Authoring<Options> {
  (membership: Membership, options: Options): Authored<DeviceKeys>
  (membership: Membership, options: Options, by: EntryAuthor): Authored
}

type Changes = Effect.Effect<ReadonlyArray<Change>, NotAuthored | DeviceKeysError, Ciphers | Primitives>

const authoring = <Options>(
  name: string,
  changes: (membership: Membership, options: Options, by: EntryAuthor) => Changes
): Authoring<Options> =>
  Effect.fn(`MembershipAuthor.${name}`)(function* (membership: Membership, options: Options, by?: EntryAuthor) {
    const author = by ?? (yield* byThisDevice)
    return yield* signed(membership, author, yield* changes(membership, options, author))
    // Typed by overloads: who hands in an author needs no keys of a device.
  }) as Authoring<Options>

/** The first entry, by the device that founded the workspace. */
export const found = Effect.fn("MembershipAuthor.found")(function* ({ label }: { readonly label: string }) {
  const { workspace, publicKey, receivingKey, founding } = yield* DeviceKeys
  if (founding === undefined) return yield* new NotAuthored({ why: "notAllowed" })
  const { random } = yield* Primitives
  const by = yield* byThisDevice
  const membership = noMembership(workspace)
  const device = yield* cardOf(by, membership, { signing: publicKey, receiving: receivingKey, label })
  const member = newId(random) as MemberId
  return yield* signed(membership, by, [{ _tag: "Founded", nonce: founding, member, device }])
})

export interface AddDevice extends NewDevice {
  /** Whose it is; the author's own member unless said. */
  readonly member?: MemberId
}

/** A further device, with all keys up to now. */
export const addDevice = authoring<AddDevice>("addDevice", (membership, options, by) =>
  Effect.map(deviceAdded(membership, options, by), (change) => [change])
)

export interface AddMember {
  /** The member's name. */
  readonly label: string
  readonly role: Role
  readonly device: NewDevice
}

/** A further member, with its first device. */
export const addMember = authoring<AddMember>(
  "addMember",
  Effect.fnUntraced(function* (membership, { label, role, device }, by) {
    const member = newId((yield* Primitives).random) as MemberId
    const card = yield* cardOf(by, membership, device)
    const sealed = yield* labelOf(by, membership, label)
    const grant = yield* grantOf(by, device)
    return [{ _tag: "MemberAdded", member, role, label: sealed, device: card, grant }]
  })
)

export interface RevokeDevices {
  /** A device each, and up to where its events count. */
  readonly cuts: ReadonlyArray<Cut>
}

/** Devices that are lost or no longer used; a new epoch for the others, unless the author only gives itself up. */
export const revokeDevices = authoring<RevokeDevices>(
  "revokeDevices",
  Effect.fnUntraced(function* (membership, { cuts }, by) {
    const [first, ...more] = cuts
    if (first === undefined) return yield* new NotAuthored({ why: "senseless" })
    const revoked: Change = { _tag: "DevicesRevoked", cuts: [first, ...more] }
    if (cuts.every(({ device }) => device === by.author)) return [revoked]
    return [revoked, yield* epochBegan(membership, { without: cuts })]
  })
)

export interface RemoveMember extends RevokeDevices {
  readonly member: MemberId
}

/** A member with all devices, each with its cut; a new epoch for the others. */
export const removeMember = authoring<RemoveMember>("removeMember", (membership, { member, cuts }) =>
  Effect.map(epochBegan(membership, { without: cuts }), (began) => [{ _tag: "MemberRemoved", member, cuts }, began])
)

export interface ChangeRole {
  readonly member: MemberId
  readonly role: Role
  /** For whom becomes a reader: each of its devices, and up to where its events count. */
  readonly cuts: ReadonlyArray<Cut>
}

export const changeRole = authoring<ChangeRole>("changeRole", (_, { member, role, cuts }) =>
  Effect.succeed([{ _tag: "RoleChanged", member, role, cuts }])
)

/** Takes in what a cut had cut off, up to a later one. */
export const moveCut = authoring<{ readonly cut: Cut }>("moveCut", (_, { cut }) =>
  Effect.succeed([{ _tag: "CutMoved", cut }])
)

export interface AdoptFeed {
  readonly signing: Uint8Array
  /** Where its bundles may end, ascending; the last is up to where it counts. */
  readonly ends: readonly [Head, ...ReadonlyArray<Head>]
}

/** Takes in the feed of a device that never belonged, as it came with another log's file. */
export const adoptFeed = authoring<AdoptFeed>("adoptFeed", (_, { signing, ends: [first, ...more] }) =>
  Effect.succeed([{ _tag: "FeedAdopted", signing, ends: [endOf(first), ...more.map(endOf)] }])
)

const endOf = ({ seq, chain }: Head) => ({ seq, chain })

/** A new key for what is written from now on: due after a device has left by itself (`Members.epochDue`). */
export const beginEpoch = authoring<{}>("beginEpoch", (membership) =>
  Effect.map(epochBegan(membership, {}), (began) => [began])
)

export interface SetRecovery {
  /** The phrase's public keys (`RecoveryPhrase.ts`). */
  readonly signing: Uint8Array
  readonly receiving: Uint8Array
}

/** A recovery phrase. In place of another it begins an epoch, since whoever found the old one could read on. */
export const setRecovery = authoring<SetRecovery>(
  "setRecovery",
  Effect.fnUntraced(function* (membership, { signing, receiving }, by) {
    const grant: Grant = { to: RECOVERY, sealed: yield* by.grantTo(receiving) }
    const set: Change = { _tag: "RecoverySet", signing, receiving, grant }
    return membership.recovery === undefined ? [set] : [set, yield* epochBegan(membership, { recovery: receiving })]
  })
)

export interface ReplaceDevice {
  /** The same machine under new keys. */
  readonly device: Omit<NewDevice, "label"> & { readonly label?: string }
  /** The author's own: up to where what it wrote under the old keys counts. */
  readonly cut: Cut
}

/** Re-identifies the author, a clone or a restored image: its new keys come in and its old ones go, in one entry. */
export const replaceDevice = Effect.fn("MembershipAuthor.replaceDevice")(function* (
  membership: Membership,
  { device, cut }: ReplaceDevice
) {
  const by = yield* byThisDevice
  const own = membership.devices.get(by.author as DeviceId)
  const label = device.label ?? (own === undefined ? undefined : yield* readLabel(own.epoch, own.card.label)) ?? ""
  const added = yield* deviceAdded(membership, { ...device, label }, by)
  return yield* signed(membership, by, [added, { _tag: "DevicesRevoked", cuts: [cut] }])
})

export interface RecoverDevice {
  /** The machine that the phrase was typed into. */
  readonly device: AddDevice
  /** Devices that are lost; they are revoked in the same entry. */
  readonly cuts: ReadonlyArray<Cut>
}

/** Lets a new device in and lost ones out, in one entry: what the phrase does on an empty machine. */
export const recoverDevice = authoring<RecoverDevice>(
  "recoverDevice",
  Effect.fnUntraced(function* (membership, { device, cuts }, by) {
    const added = yield* deviceAdded(membership, device, by)
    const [first, ...more] = cuts
    if (first === undefined) return [added]
    const revoked: Change = { _tag: "DevicesRevoked", cuts: [first, ...more] }
    return [added, revoked, yield* epochBegan(membership, { with: device, without: cuts })]
  })
)

const signed = Effect.fnUntraced(function* (membership: Membership, by: EntryAuthor, changes: ReadonlyArray<Change>) {
  const [first, ...more] = changes
  if (first === undefined) return yield* new NotAuthored({ why: "senseless" })
  const entry = yield* signEntry(
    {
      format: "kith/membership/1",
      workspace: membership.workspace,
      index: membership.length,
      previous: membership.head,
      author: by.author,
      at: Math.trunc(yield* Clock.currentTimeMillis),
      changes: [first, ...more]
    },
    by.sign
  )
  const next = yield* extend(membership, entry)
  return typeof next === "string" ? yield* new NotAuthored({ why: next }) : entry
})

const deviceAdded = Effect.fnUntraced(function* (membership: Membership, options: AddDevice, by: EntryAuthor) {
  const member = options.member ?? membership.devices.get(by.author as DeviceId)?.member ?? firstOwner(membership)
  if (member === undefined) return yield* new NotAuthored({ why: "senseless" })
  const device = yield* cardOf(by, membership, options)
  return { _tag: "DeviceAdded", member, device, grant: yield* grantOf(by, options) } satisfies Change
})

/** Whose device the phrase adds where nobody says so. */
const firstOwner = ({ members }: Membership): MemberId | undefined =>
  [...members.values()].find(({ role, removed }) => role === "owner" && !removed)?.id

interface EpochFor {
  readonly with?: NewDevice
  readonly without?: ReadonlyArray<Cut>
  /** The phrase's new receiving key. */
  readonly recovery?: Uint8Array
}

/** A fresh key, wrapped to everybody who is there after the entry's other changes. */
const epochBegan = Effect.fnUntraced(function* (membership: Membership, change: EpochFor) {
  const { random, sha256 } = yield* Primitives
  const epoch = membership.epoch + 1
  const keyring = { secret: undefined, epochs: new Map([[epoch, random(KEY_BYTES)]]) }
  const gone = new Set(change.without?.map(({ device }) => device))
  const to: Array<readonly [to: string, receivingKey: Uint8Array]> = []
  for (const { id, card, revoked } of membership.devices.values()) {
    if (!revoked && !gone.has(id)) to.push([id, card.receiving])
  }
  if (change.with !== undefined) to.push([deviceIdOf(sha256, change.with.signing), change.with.receiving])
  const recovery = change.recovery ?? membership.recovery?.receiving
  if (recovery !== undefined) to.push([RECOVERY, recovery])
  const grants: Array<Grant> = []
  for (const [id, receivingKey] of to) grants.push({ to: id, sealed: yield* wrapKeys(receivingKey, keyring) })
  return { _tag: "EpochBegan", epoch, grants } satisfies Change
})

const grantOf = Effect.fnUntraced(function* (by: EntryAuthor, { signing, receiving }: NewDevice) {
  const { sha256 } = yield* Primitives
  return { to: deviceIdOf(sha256, signing), sealed: yield* by.grantTo(receiving) } satisfies Grant
})

const cardOf = Effect.fnUntraced(function* (by: EntryAuthor, membership: Membership, device: NewDevice) {
  const { signing, receiving, label } = device
  return { signing, receiving, label: yield* labelOf(by, membership, label) } satisfies DeviceCard
})

const labelOf = Effect.fnUntraced(function* (by: EntryAuthor, membership: Membership, text: string) {
  const label = yield* sealLabel(by, membership.epoch, text)
  return label === undefined ? yield* new NotAuthored({ why: "keyMissing" }) : label
})
