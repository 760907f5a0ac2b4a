/** What holds of a membership chain whatever entries anybody writes, in whatever order. */
import { strict as assert } from "node:assert"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { utf8 } from "../../src/log/Bytes.ts"
import type { DeviceId, MemberId } from "../../src/log/Ids.ts"
import { isActive, type Membership } from "../../src/log/Membership.ts"
import { type Change, type Cut, type EntryBody, NO_ENTRY, readEntry, RECOVERY } from "../../src/log/MembershipEntry.ts"
import { cutOf, type Keys, type Signer, TestWorkspace } from "./Workspace.ts"

const sealed = utf8("sealed")
const label = utf8("label")
const NAMES = ["a", "b", "c", "d", "e", "f"] as const
const MEMBERS = ["1", "2", "3"].map((digit) => digit.repeat(16) as MemberId)

/**
 * One entry as somebody tries it: numbers pick among what there is. A `sound` one picks where it has a chance, and ends with
 * the epoch that it owes; else anything is tried by anybody.
 */
const attempts = fc.array(
  fc.record({
    by: fc.nat(8),
    sound: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    changes: fc.array(
      fc.record({
        kind: fc.nat(10),
        which: fc.nat(8),
        member: fc.nat(3),
        role: fc.nat(2),
        seq: fc.nat(9),
        off: fc.nat(19)
      }),
      { minLength: 1, maxLength: 2 }
    )
  }),
  // As many short histories as long ones: in a short one there is nobody yet to be removed, and no cut to be moved.
  { minLength: 1, maxLength: 25, size: "max" }
)
type Attempt = typeof attempts extends fc.Arbitrary<ReadonlyArray<infer A>> ? A : never

const play = (tries: ReadonlyArray<Attempt>, check: (step: Step) => void): void => {
  const at = new TestWorkspace("laws")
  const devices: ReadonlyArray<Keys> = [at.founder, ...NAMES.map((name) => at.device(name))]
  const phrases = ["p", "q"].map((word) => at.phrase(word))
  for (const { by, sound, changes: tried } of tries) {
    const before = at.membership
    const signers: ReadonlyArray<Signer> = [...devices, ...phrases]
    const able = sound
      ? signers.filter((one) => (by % 4 === 0 ? isThere(before, one) : mayDoAll(before, one)))
      : signers
    const signer = (able.length > 0 ? able : signers)[by % (able.length || signers.length)]!
    const changes = tried.map((change) => changeOf(before, devices, phrases, at.owner, sound, change))
    const takes = changes.some(({ _tag }) => _tag === "DevicesRevoked" || _tag === "MemberRemoved")
    if (sound && takes) changes.push(epochAfter(before, changes))
    const entry = at.entry(signer, changes)
    const after = at.answer(entry)
    if (typeof after === "string") continue
    at.take(entry)
    check({ at, before, after, body: at.run(readEntry(entry))! })
  }
}

const isThere = (now: Membership, signer: Signer): boolean =>
  "device" in signer ? isActive(now, signer.device) : now.recovery !== undefined

const mayDoAll = (now: Membership, signer: Signer): boolean =>
  isThere(now, signer) &&
  (!("device" in signer) || now.members.get(now.devices.get(signer.device)!.member)!.role === "owner")

interface Step {
  readonly at: TestWorkspace
  readonly before: Membership
  readonly after: Membership
  readonly body: EntryBody
}

const changeOf = (
  now: Membership,
  devices: ReadonlyArray<Keys>,
  phrases: ReadonlyArray<ReturnType<TestWorkspace["phrase"]>>,
  owner: MemberId,
  sound: boolean,
  { kind, which, member, role, seq, off }: Attempt["changes"][number]
): Change => {
  const known = [...now.members.values()].filter(({ removed }) => !removed).map((one) => one.id)
  const fitting = !sound
    ? [owner, ...MEMBERS]
    : kind === 2 || kind === 3
      ? MEMBERS.filter((one) => !known.includes(one))
      : known
  const id = fitting[member % fitting.length] ?? owner
  const pick = (fits: (keys: Keys) => boolean): Keys => {
    const fitting = sound ? devices.filter(fits) : devices
    return (fitting.length > 0 ? fitting : devices)[which % (fitting.length || devices.length)]!
  }
  const fresh = pick(({ device }) => !now.devices.has(device))
  const there = pick(({ device }) => isActive(now, device))
  const device = { signing: fresh.publicKey, receiving: fresh.receivingKey, label }
  const grant = { to: off === 0 ? RECOVERY : fresh.device, sealed }
  const roles = ["owner", "editor", "reader"] as const
  const theirs = [...now.devices.values()].filter((one) => one.member === id && !one.revoked)
  const cuts: ReadonlyArray<Cut> = theirs.slice(off === 1 ? 1 : 0).map((one) => cutOf(one.id, seq))
  switch (kind) {
    case 0:
    case 1:
      return { _tag: "DeviceAdded", member: id, device, grant }
    case 2:
    case 3:
      return { _tag: "MemberAdded", member: id, role: roles[role]!, label, device, grant }
    case 4:
      return { _tag: "DevicesRevoked", cuts: [cutOf(there, seq)] }
    case 5:
      return { _tag: "MemberRemoved", member: id, cuts }
    case 6:
      return { _tag: "RoleChanged", member: id, role: roles[role]!, cuts: role === 2 || off === 2 ? cuts : [] }
    case 7: {
      const moved = pick((keys) => now.devices.get(keys.device)?.cut !== undefined)
      const from = sound ? 1 + (now.devices.get(moved.device)?.cut?.seq ?? 0) : 0
      return { _tag: "CutMoved", cut: cutOf(moved, from + seq) }
    }
    case 8:
      return epochAfter(now, [])
    case 9: {
      const { publicKey: signing } = phrases[which % 2]!.signing
      return { _tag: "FeedAdopted", signing, ends: [endAt(seq + 1), ...(off === 3 ? [endAt(seq)] : [endAt(seq + 2)])] }
    }
    default: {
      const phrase = phrases[which % 2]!
      const set = { signing: phrase.signing.publicKey, receiving: phrase.receiving.publicKey }
      return { _tag: "RecoverySet", ...set, grant: { to: RECOVERY, sealed } }
    }
  }
}

const endAt = (seq: number) => ({ seq, chain: new Uint8Array(32).fill(seq) })

/** Grants for whoever would be there after these changes. */
const epochAfter = (now: Membership, changes: ReadonlyArray<Change>): Change => {
  const to = new Set<string>(activeIn(now))
  let recovery = now.recovery !== undefined
  for (const change of changes) {
    if (change._tag === "DeviceAdded" || change._tag === "MemberAdded") to.add(change.grant.to)
    if (change._tag === "DevicesRevoked" || change._tag === "MemberRemoved") {
      for (const { device } of change.cuts) to.delete(device)
    }
    if (change._tag === "RecoverySet") recovery = true
  }
  if (recovery) to.add(RECOVERY)
  return { _tag: "EpochBegan", epoch: now.epoch + 1, grants: [...to].map((id) => ({ to: id, sealed })) }
}

const activeIn = ({ devices }: Membership): ReadonlyArray<DeviceId> =>
  [...devices.values()].filter(({ revoked }) => !revoked).map(({ id }) => id)

const hasOwner = ({ devices, members }: Membership): boolean =>
  [...devices.values()].some(({ revoked, member }) => !revoked && members.get(member)!.role === "owner")

const laws = new Map<string, (step: Step) => void>()
const law = (name: string, check: (step: Step) => void): void => void laws.set(name, check)

/* After every entry that follows: */
law("somebody can act: an owner's device, or the phrase", ({ after }) => {
  assert.equal(hasOwner(after) || after.recovery !== undefined, true)
})

law("its author could sign before it", ({ before, body }) => {
  assert.ok(body.author === RECOVERY ? before.recovery !== undefined : isActive(before, body.author as DeviceId))
})

law("who was revoked or removed stays so, and nobody is forgotten", ({ before, after }) => {
  for (const { id, revoked, member, card } of before.devices.values()) {
    const now = after.devices.get(id)!
    assert.deepEqual([now.member, now.card], [member, card])
    if (revoked) assert.equal(now.revoked, true)
  }
  for (const { id, removed } of before.members.values()) if (removed) assert.equal(after.members.get(id)!.removed, true)
})

law("no removed member has a device that is there", ({ after }) => {
  for (const { member, revoked } of after.devices.values()) {
    if (after.members.get(member)!.removed) assert.equal(revoked, true)
  }
})

law("cuts move on only where an entry says so", ({ before, after, body }) => {
  for (const { id, cut, member, revoked } of before.devices.values()) {
    const now = after.devices.get(id)!
    if (cut === undefined || (now.cut !== undefined && now.cut.seq <= cut.seq)) continue
    const said = body.changes.some(
      (change) =>
        (change._tag === "CutMoved" && change.cut.device === id) ||
        (change._tag === "FeedAdopted" && now.adopted) ||
        // The same entry may revoke a reader's device that it has just let write.
        (change._tag === "RoleChanged" && change.member === member && !revoked)
    )
    assert.equal(said, true)
  }
})

law("every revoked device and every reader's has a cut", ({ after }) => {
  for (const { cut, revoked, member } of after.devices.values()) {
    if (revoked || after.members.get(member)!.role === "reader") assert.notEqual(cut, undefined)
    else assert.equal(cut, undefined)
  }
})

law(
  "an epoch's key went to all devices that are there and the phrase, and to nobody else",
  ({ before, after, body }) => {
    const began = body.changes.filter((change) => change._tag === "EpochBegan")
    assert.equal(after.epoch, before.epoch + began.length)
    assert.ok(began.length <= 1)
    for (const { grants } of began) {
      // A device that the entry adds later has it from its own grant.
      const added = body.changes.flatMap((change) => ("grant" in change ? [change.grant.to] : []))
      const to = grants.map((grant) => grant.to)
      for (const id of activeIn(after)) assert.equal(to.includes(id) || added.includes(id), true)
      if (after.recovery !== undefined) assert.equal(to.includes(RECOVERY) || added.includes(RECOVERY), true)
      for (const id of to) {
        const gaveItselfUp = id === body.author
        assert.equal(id === RECOVERY || gaveItselfUp || isActive(after, id as DeviceId), true)
      }
    }
  }
)

law("who lost a device to somebody else has a new epoch", ({ before, after, body }) => {
  const taken = activeIn(before).filter((id) => !isActive(after, id) && id !== body.author)
  if (taken.length > 0) assert.equal(after.epoch, before.epoch + 1)
})

law("only owners and the phrase have touched what is another's", ({ before, after, body }) => {
  const author = before.devices.get(body.author as DeviceId)
  if (author === undefined || before.members.get(author.member)!.role === "owner") return
  assert.deepEqual(after.members, before.members)
  assert.deepEqual(after.recovery, before.recovery)
  for (const device of after.devices.values()) {
    if (device.member !== author.member) assert.equal(device, before.devices.get(device.id))
  }
})

law("it follows but once: neither again, nor beside itself, nor elsewhere", ({ at, after, body }) => {
  const entry = at.entries.at(-1)!
  assert.equal(at.answer(entry), "doesNotFollow")
  const early: Membership = { ...after, length: body.index, head: NO_ENTRY }
  const other = Object.assign(Object.create(TestWorkspace.prototype) as TestWorkspace, { ...at, membership: early })
  assert.equal(other.answer(entry), "doesNotFollow")
})

describe("after every entry that follows", () => {
  it("each law above holds, whoever tries what", () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(attempts, (tries) => {
        play(tries, (step) => {
          for (const { _tag } of step.body.changes) seen.set(_tag, (seen.get(_tag) ?? 0) + 1)
          for (const [name, check] of laws) {
            try {
              check(step)
            } catch (cause) {
              throw new Error(`not so: ${name}`, { cause })
            }
          }
        })
      }),
      propertyRuns(100)
    )
    // A law about nothing holds too easily.
    const kinds = [
      "DeviceAdded",
      "MemberAdded",
      "DevicesRevoked",
      "MemberRemoved",
      "RoleChanged",
      "CutMoved",
      "FeedAdopted"
    ]
    for (const kind of [...kinds, "EpochBegan", "RecoverySet"]) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0)
  })
})
