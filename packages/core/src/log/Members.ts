/**
 * The rules of membership: who belongs, whose events count and how far, and what each change of an entry makes of that, as
 * far as its author may make it. Pure; the chain around it (order, hashes, signatures) is `Membership.ts`.
 *
 * What holds whatever entries come: somebody is left who can act for the workspace, an owner with a device or the recovery
 * phrase; who was revoked or removed stays so; a revoked device's cut never moves on but by `CutMoved`; whoever takes
 * another's device away begins a new epoch in the same entry; an epoch's key goes to every remaining device and the phrase,
 * and to nobody else.
 */
import { NO_ENTRY, RECOVERY } from "./MembershipEntry.ts"
import type { Change, Cut, DeviceCard, EntryBody, Grant, Role } from "./MembershipEntry.ts"
import { KEY_BYTES } from "./Ciphers.ts"
import { MAX_EPOCHS } from "./Grant.ts"
import type { DeviceId, MemberId } from "./Ids.ts"

/** Devices that are there at one time: an epoch's grants to so many fit into one entry. */
export const MAX_DEVICES = 1000
/** Of one member: nobody uses up the places of the others. */
const MAX_DEVICES_EACH = 64
/** Members who are no owners leave the rest of the epochs to those who can remove them. */
const MAX_EPOCHS_BY_OTHERS = MAX_EPOCHS / 2

export interface Device {
  readonly id: DeviceId
  readonly member: MemberId
  readonly card: DeviceCard
  /** The entry that added it, and when, by its author's clock. */
  readonly index: number
  readonly at: number
  /** Which key its label was sealed under. */
  readonly epoch: number
  /** Its feed counts up to here; `undefined`: all of it. */
  readonly cut: Cut | undefined
  /** Heads that its cuts have named so far: as good as signed by itself. */
  readonly vouched: ReadonlyArray<Cut>
  readonly revoked: boolean
  /** It never belonged: only its feed was taken over, with another log's file. */
  readonly adopted: boolean
}

export interface Member {
  readonly id: MemberId
  readonly role: Role
  /** Sealed; the founder's has none. */
  readonly label: Uint8Array | undefined
  /** Which key its label was sealed under. */
  readonly epoch: number
  readonly removed: boolean
}

export interface Members {
  readonly devices: ReadonlyMap<DeviceId, Device>
  readonly members: ReadonlyMap<MemberId, Member>
  /** The key that seals what is written now. */
  readonly epoch: number
  /** A device gave itself up and may still know the key: an owner should begin an epoch. */
  readonly epochDue: boolean
  readonly recovery: { readonly signing: Uint8Array; readonly receiving: Uint8Array } | undefined
  /** Every grant so far, by whom it is to, in the order of the chain. */
  readonly grants: ReadonlyMap<string, ReadonlyArray<Grant>>
}

export type ChangeFault =
  | "notAllowed"
  /** It speaks of a device or member that is not there, adds one that is, takes a key from nobody, or leaves no owner. */
  | "senseless"
  /** More devices or epochs than there may be. */
  | "overLimit"

/** All changes of an entry, or why there are none. The author is one who may sign at all. */
export const withChanges = (
  before: Members,
  body: EntryBody,
  idOf: (publicKey: Uint8Array) => DeviceId
): Members | ChangeFault => {
  const founding = before.members.size === 0
  if (founding !== (body.changes[0]._tag === "Founded")) return "senseless"
  const step = new Step(before, body, idOf)
  for (const change of body.changes) {
    const fault = founding ? undefined : step.mayMake(change) ? undefined : "notAllowed"
    const wrong = fault ?? step.add(change)
    if (wrong !== undefined) return wrong
  }
  return step.done()
}

/** One entry's changes on their way. What its author may do is seen from before the entry, which it may leave in. */
class Step {
  private readonly devices: Map<DeviceId, Device>
  private readonly members: Map<MemberId, Member>
  private readonly grants: Map<string, ReadonlyArray<Grant>>
  private epoch: number
  private epochDue: boolean
  private recovery: Members["recovery"]
  /** Somebody other than the author lost a device, and no epoch began since. */
  private keyIsKnown = false
  private readonly before: Members
  private readonly body: EntryBody
  private readonly idOf: (publicKey: Uint8Array) => DeviceId

  constructor(before: Members, body: EntryBody, idOf: (publicKey: Uint8Array) => DeviceId) {
    this.before = before
    this.body = body
    this.idOf = idOf
    this.devices = new Map(before.devices)
    this.members = new Map(before.members)
    this.grants = new Map(before.grants)
    this.epoch = before.epoch
    this.epochDue = before.epochDue
    this.recovery = before.recovery
  }

  /** Owners and the phrase may do anything; others may add and revoke their own devices, and begin an epoch with that. */
  mayMake(change: Change): boolean {
    if (this.isByOwner()) return true
    const own = this.before.devices.get(this.body.author as DeviceId)?.member
    switch (change._tag) {
      case "DeviceAdded":
        return change.member === own
      case "DevicesRevoked":
        return change.cuts.every(({ device }) => this.before.devices.get(device)?.member === own)
      case "EpochBegan":
        return this.body.changes.some(({ _tag }) => _tag === "DevicesRevoked")
      default:
        return false
    }
  }

  add(change: Change): ChangeFault | undefined {
    switch (change._tag) {
      case "Founded":
        if (this.members.size > 0) return "senseless"
        return this.addMember(change.member, "owner", undefined, change.device)
      case "DeviceAdded":
        if (this.members.get(change.member)?.removed !== false) return "senseless"
        return this.addDevice(change.member, change.device, change.grant)
      case "MemberAdded":
        if (this.members.has(change.member)) return "senseless"
        return this.addMember(change.member, change.role, change.label, change.device, change.grant)
      case "DevicesRevoked":
        return this.revoke(change.cuts)
      case "MemberRemoved":
        return this.removeMember(change.member, change.cuts)
      case "RoleChanged":
        return this.changeRole(change.member, change.role, change.cuts)
      case "FeedAdopted":
        return this.adoptFeed(change.signing, change.ends)
      case "CutMoved": {
        const device = this.devices.get(change.cut.device)
        if (device?.cut === undefined || change.cut.seq <= device.cut.seq) return "senseless"
        this.devices.set(device.id, cutAt(device, change.cut))
        return undefined
      }
      case "EpochBegan":
        return this.beginEpoch(change.epoch, change.grants)
      case "RecoverySet":
        if (change.grant.to !== RECOVERY) return "senseless"
        this.recovery = { signing: change.signing, receiving: change.receiving }
        // What was wrapped to the phrase before is of no use to this one.
        this.grants.set(RECOVERY, [change.grant])
        return undefined
    }
  }

  done(): Members | ChangeFault {
    if (this.keyIsKnown) return "senseless"
    const { devices, members, epoch, epochDue, recovery, grants } = this
    const isOwned = this.active().some(({ member }) => members.get(member)!.role === "owner")
    // The phrase can still act where every owner's device is lost.
    return recovery === undefined && !isOwned ? "senseless" : { devices, members, epoch, epochDue, recovery, grants }
  }

  private addMember(
    id: MemberId,
    role: Role,
    label: Uint8Array | undefined,
    card: DeviceCard,
    grant?: Grant
  ): ChangeFault | undefined {
    this.members.set(id, { id, role, label, epoch: this.epoch, removed: false })
    return this.addDevice(id, card, grant)
  }

  private addDevice(member: MemberId, card: DeviceCard, grant?: Grant): ChangeFault | undefined {
    const id = this.idOf(card.signing)
    if (this.devices.has(id) || (grant !== undefined && grant.to !== id)) return "senseless"
    const active = this.active()
    if (active.length >= MAX_DEVICES || this.devicesOf(member).length >= MAX_DEVICES_EACH) return "overLimit"
    const { index, at } = this.body
    // What a reader writes counts for nothing.
    const cut = this.members.get(member)!.role === "reader" ? nothingOf(id) : undefined
    this.devices.set(id, {
      id,
      member,
      card,
      index,
      at,
      epoch: this.epoch,
      cut,
      vouched: [],
      revoked: false,
      adopted: false
    })
    if (grant !== undefined) this.addGrant(grant)
    return undefined
  }

  private adoptFeed(signing: Uint8Array, ends: ReadonlyArray<Omit<Cut, "device">>): ChangeFault | undefined {
    const id = this.idOf(signing)
    const known = this.devices.get(id)
    const member = this.before.devices.get(this.body.author as DeviceId)?.member
    if (member === undefined || known?.adopted === false) return "senseless"
    const cuts = ends.map((end): Cut => ({ device: id, ...end }))
    if (cuts.some(({ seq }, index) => seq <= (cuts[index - 1]?.seq ?? known?.cut?.seq ?? 0))) return "senseless"
    const { index, at } = this.body
    const card: DeviceCard = { signing, receiving: NO_KEY, label: NO_LABEL }
    const device = known ?? {
      id,
      member,
      card,
      index,
      at,
      epoch: this.epoch,
      vouched: [],
      revoked: true,
      adopted: true
    }
    this.devices.set(id, { ...device, cut: cuts.at(-1)!, vouched: [...device.vouched, ...cuts] })
    return undefined
  }

  private revoke(cuts: ReadonlyArray<Cut>): ChangeFault | undefined {
    for (const cut of cuts) {
      const device = this.devices.get(cut.device)
      if (device === undefined || device.revoked) return "senseless"
      this.devices.set(device.id, { ...cutAt(device, earlier(device.cut, cut)), revoked: true })
      // What a device that gives itself up would hand out, it would know too: somebody else does so later.
      if (device.id === this.body.author) this.epochDue = true
      else this.keyIsKnown = true
    }
    return undefined
  }

  private removeMember(id: MemberId, cuts: ReadonlyArray<Cut>): ChangeFault | undefined {
    const member = this.members.get(id)
    if (member === undefined || member.removed || !this.coverDevicesOf(id, cuts)) return "senseless"
    this.members.set(id, { ...member, removed: true })
    return this.revoke(cuts)
  }

  private changeRole(id: MemberId, role: Role, cuts: ReadonlyArray<Cut>): ChangeFault | undefined {
    const member = this.members.get(id)
    if (member === undefined || member.removed || member.role === role) return "senseless"
    const cutting = role === "reader"
    if (cutting ? !this.coverDevicesOf(id, cuts) : cuts.length > 0) return "senseless"
    this.members.set(id, { ...member, role })
    if (cutting) {
      for (const cut of cuts) {
        const device = this.devices.get(cut.device)!
        this.devices.set(device.id, cutAt(device, earlier(device.cut, cut)))
      }
    } else {
      // Only a reader's devices have cuts while they are there.
      for (const device of this.devicesOf(id)) this.devices.set(device.id, { ...device, cut: undefined })
    }
    return undefined
  }

  private beginEpoch(epoch: number, grants: ReadonlyArray<Grant>): ChangeFault | undefined {
    // Once an entry; and whoever is revoked after it in the same entry would know its key (`keyIsKnown`).
    if (epoch !== this.before.epoch + 1 || this.epoch !== this.before.epoch) return "senseless"
    if (epoch >= (this.isByOwner() ? MAX_EPOCHS : MAX_EPOCHS_BY_OTHERS)) return "overLimit"
    const everybody: Array<string> = this.active().map(({ id }) => id)
    if (this.recovery !== undefined) everybody.push(RECOVERY)
    const to = new Set(grants.map((grant) => grant.to))
    const fits = to.size === grants.length && to.size === everybody.length && everybody.every((id) => to.has(id))
    if (!fits) return "senseless"
    this.epoch = epoch
    this.keyIsKnown = false
    this.epochDue = this.devices.get(this.body.author as DeviceId)?.revoked === true
    for (const grant of grants) this.addGrant(grant)
    return undefined
  }

  private isByOwner(): boolean {
    const { author } = this.body
    if (author === RECOVERY || this.before.members.size === 0) return true
    const own = this.before.devices.get(author as DeviceId)?.member
    return own !== undefined && this.before.members.get(own)?.role === "owner"
  }

  private active(): ReadonlyArray<Device> {
    return [...this.devices.values()].filter(({ revoked }) => !revoked)
  }

  private devicesOf(member: MemberId): ReadonlyArray<Device> {
    return this.active().filter((device) => device.member === member)
  }

  /** Whether there is one cut for each of a member's devices, and none besides. */
  private coverDevicesOf(member: MemberId, cuts: ReadonlyArray<Cut>): boolean {
    const devices = new Set(cuts.map(({ device }) => device))
    const theirs = this.devicesOf(member)
    return devices.size === cuts.length && cuts.length === theirs.length && theirs.every(({ id }) => devices.has(id))
  }

  private addGrant(grant: Grant): void {
    this.grants.set(grant.to, [...(this.grants.get(grant.to) ?? []), grant])
  }
}

const cutAt = (device: Device, cut: Cut): Device => ({ ...device, cut, vouched: [...device.vouched, cut] })

/** A cut holds for good: a later one that lies further on does not bring anything back; only `CutMoved` does. */
const earlier = (before: Cut | undefined, cut: Cut): Cut =>
  before === undefined || cut.seq < before.seq ? cut : before

/** Of a feed whose device was never there. */
const NO_KEY = new Uint8Array(KEY_BYTES)
const NO_LABEL = new Uint8Array(0)

/** The chain of nothing is not compared: no event lies before it. */
const nothingOf = (device: DeviceId): Cut => ({ device, seq: 0, chain: NO_ENTRY })
