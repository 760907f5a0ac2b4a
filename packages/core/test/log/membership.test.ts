/** Who may change what in a workspace, rule by rule. */
import { utf8 } from "../../src/log/Bytes.ts"
import { describe, expect, it } from "vitest"
import { cardOf, cutOf, type Keys, type Signer, TestWorkspace } from "./Workspace.ts"
import { deviceIdOf } from "../../src/log/Feed.ts"
import { isActive, type MembershipFault, roleOf } from "../../src/log/Membership.ts"
import { addDevice, addMember, changeRole, revokeDevices, setRecovery } from "../../src/log/MembershipAuthor.ts"
import {
  type Change,
  type EntryBody,
  type Grant,
  MAX_CHANGES,
  MAX_ENTRY_BYTES,
  MAX_LABEL_BYTES,
  NO_ENTRY
} from "../../src/log/MembershipEntry.ts"
import { MAX_EPOCHS, MAX_GRANT_BYTES, wrapKeys } from "../../src/log/Grant.ts"
import { MAX_DEVICES, type Members, withChanges } from "../../src/log/Members.ts"
import type { DeviceId, MemberId } from "../../src/log/Ids.ts"
import type { DevicePairs } from "../../src/log/NewDevice.ts"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"

const adopted = ({ publicKey }: Keys, ...seqs: readonly [number, ...ReadonlyArray<number>]): Change => {
  const [first, ...more] = seqs
  const endAt = (seq: number) => ({ seq, chain: new Uint8Array(32).fill(seq) })
  return { _tag: "FeedAdopted", signing: publicKey, ends: [endAt(first), ...more.map(endAt)] }
}

const sealed = utf8("sealed")
const label = utf8("label")

/** An owner with laptop and tablet, an editor with a phone and a pad, a reader with a kiosk; and a phrase. */
const club = () => {
  const at = new TestWorkspace("club")
  const tablet = at.device("tablet")
  const phone = at.device("phone")
  const pad = at.device("pad")
  const kiosk = at.device("kiosk")
  const phrase = at.phrase("phrase")
  at.take(at.by(at.founder, addDevice(at.membership, cardOf(tablet, "tablet"))), tablet)
  at.take(
    at.by(at.founder, addMember(at.membership, { label: "Ed", role: "editor", device: cardOf(phone, "phone") })),
    phone
  )
  at.take(at.by(phone, addDevice(at.membership, cardOf(pad, "pad"))), pad)
  at.take(
    at.by(at.founder, addMember(at.membership, { label: "Rea", role: "reader", device: cardOf(kiosk, "kiosk") })),
    kiosk
  )
  at.take(
    at.by(
      at.founder,
      setRecovery(at.membership, { signing: phrase.signing.publicKey, receiving: phrase.receiving.publicKey })
    )
  )
  const memberOf = (keys: Keys): MemberId => at.membership.devices.get(keys.device)!.member
  return {
    at,
    laptop: at.founder,
    tablet,
    phone,
    pad,
    kiosk,
    phrase,
    ed: memberOf(phone),
    rea: memberOf(kiosk),
    memberOf
  }
}
type Club = ReturnType<typeof club>

const card = (keys: Keys) => ({ signing: keys.publicKey, receiving: keys.receivingKey, label })
const grantTo = (to: string): Grant => ({ to, sealed })
const added = (keys: Keys, member: MemberId): Change => ({
  _tag: "DeviceAdded",
  member,
  device: card(keys),
  grant: grantTo(keys.device)
})
const joins = (keys: Keys, member: string, role: "owner" | "editor" | "reader" = "editor"): Change => ({
  _tag: "MemberAdded",
  member: member as MemberId,
  role,
  label,
  device: card(keys),
  grant: grantTo(keys.device)
})
const revoked = (...devices: readonly [Keys, ...Array<Keys>]): Change => {
  const [first, ...more] = devices
  return { _tag: "DevicesRevoked", cuts: [cutOf(first), ...more.map((keys) => cutOf(keys))] }
}
const epoch = (number: number, ...to: ReadonlyArray<Keys | "recovery">): Change => ({
  _tag: "EpochBegan",
  epoch: number,
  grants: to.map((keys) => grantTo(keys === "recovery" ? keys : keys.device))
})
const phraseSet = ({ signing, receiving }: DevicePairs): Change => ({
  _tag: "RecoverySet",
  signing: signing.publicKey,
  receiving: receiving.publicKey,
  grant: grantTo("recovery")
})

const NEW_MEMBER = "0123456789abcdef"
const zeros = new Uint8Array(32)

type Case = readonly [
  title: string,
  expected: MembershipFault | "follows",
  make: (club: Club) => readonly [Signer, ...Array<Change>]
]

const cases: ReadonlyArray<Case> = [
  // Adding devices.
  ["an owner adds a device of its own", "follows", ({ at, laptop }) => [laptop, added(at.device("new"), at.owner)]],
  ["an owner's second device does, too", "follows", ({ at, tablet }) => [tablet, added(at.device("new"), at.owner)]],
  [
    "an owner adds a device for somebody else",
    "follows",
    ({ at, laptop, ed }) => [laptop, added(at.device("new"), ed)]
  ],
  ["an editor adds a device of its own", "follows", ({ at, phone, ed }) => [phone, added(at.device("new"), ed)]],
  ["a reader adds a device of its own", "follows", ({ at, kiosk, rea }) => [kiosk, added(at.device("new"), rea)]],
  [
    "an editor adds a device for the owner",
    "notAllowed",
    ({ at, phone }) => [phone, added(at.device("new"), at.owner)]
  ],
  ["a reader adds a device for an editor", "notAllowed", ({ at, kiosk, ed }) => [kiosk, added(at.device("new"), ed)]],
  ["the phrase adds a device", "follows", ({ at, phrase }) => [phrase, added(at.device("new"), at.owner)]],
  ["a device comes twice", "senseless", ({ at, laptop, phone }) => [laptop, added(phone, at.owner)]],
  ["a device of nobody", "senseless", ({ at, laptop }) => [laptop, added(at.device("new"), NEW_MEMBER as MemberId)]],
  [
    "a grant goes to another device than the one added",
    "senseless",
    ({ at, laptop, phone }) => [
      laptop,
      { ...added(at.device("new"), at.owner), grant: grantTo(phone.device) } as Change
    ]
  ],
  [
    "a device to which nothing can be wrapped",
    "malformed",
    ({ at, phone, ed }) => [
      phone,
      {
        _tag: "DeviceAdded",
        member: ed,
        device: { ...card(at.device("new")), receiving: zeros },
        grant: grantTo(at.device("new").device)
      }
    ]
  ],
  [
    "a device too many of one member",
    "overLimit",
    ({ at, phone, ed }) => [phone, ...Array.from({ length: 63 }, (_, index) => added(at.device(`new ${index}`), ed))]
  ],
  [
    "as many devices as a member may have",
    "follows",
    ({ at, phone, ed }) => [phone, ...Array.from({ length: 62 }, (_, index) => added(at.device(`new ${index}`), ed))]
  ],
  // Adding and removing members, and their roles.
  ["an owner adds a member", "follows", ({ at, laptop }) => [laptop, joins(at.device("new"), NEW_MEMBER)]],
  ["an owner adds an owner", "follows", ({ at, laptop }) => [laptop, joins(at.device("new"), NEW_MEMBER, "owner")]],
  ["the phrase adds a member", "follows", ({ at, phrase }) => [phrase, joins(at.device("new"), NEW_MEMBER)]],
  ["an editor adds a member", "notAllowed", ({ at, phone }) => [phone, joins(at.device("new"), NEW_MEMBER)]],
  ["a member comes twice", "senseless", ({ at, laptop, ed }) => [laptop, joins(at.device("new"), ed)]],
  ["a member whose name is no id", "malformed", ({ at, laptop }) => [laptop, joins(at.device("new"), "Ed")]],
  [
    "an owner removes a member",
    "follows",
    ({ laptop, tablet, kiosk, ed, phone, pad }) => [
      laptop,
      { _tag: "MemberRemoved", member: ed, cuts: [cutOf(phone), cutOf(pad)] },
      epoch(1, laptop, tablet, kiosk, "recovery")
    ]
  ],
  [
    "a member is removed without a new epoch",
    "senseless",
    ({ laptop, ed, phone, pad }) => [laptop, { _tag: "MemberRemoved", member: ed, cuts: [cutOf(phone), cutOf(pad)] }]
  ],
  [
    "a member is removed, and one device forgotten",
    "senseless",
    ({ laptop, tablet, kiosk, ed, phone, pad }) => [
      laptop,
      { _tag: "MemberRemoved", member: ed, cuts: [cutOf(phone)] },
      epoch(1, laptop, tablet, kiosk, pad, "recovery")
    ]
  ],
  [
    "a member is removed, and somebody else's device with it",
    "senseless",
    ({ laptop, ed, phone, pad, kiosk }) => [
      laptop,
      { _tag: "MemberRemoved", member: ed, cuts: [cutOf(phone), cutOf(pad), cutOf(kiosk)] }
    ]
  ],
  [
    "an editor removes a reader",
    "notAllowed",
    ({ phone, rea, kiosk }) => [phone, { _tag: "MemberRemoved", member: rea, cuts: [cutOf(kiosk)] }]
  ],
  [
    "an editor makes itself an owner",
    "notAllowed",
    ({ phone, ed }) => [phone, { _tag: "RoleChanged", member: ed, role: "owner", cuts: [] }]
  ],
  [
    "an owner makes an editor an owner",
    "follows",
    ({ laptop, ed }) => [laptop, { _tag: "RoleChanged", member: ed, role: "owner", cuts: [] }]
  ],
  [
    "an editor becomes a reader",
    "follows",
    ({ laptop, ed, phone, pad }) => [
      laptop,
      { _tag: "RoleChanged", member: ed, role: "reader", cuts: [cutOf(phone), cutOf(pad)] }
    ]
  ],
  [
    "an editor becomes a reader, without a cut",
    "senseless",
    ({ laptop, ed }) => [laptop, { _tag: "RoleChanged", member: ed, role: "reader", cuts: [] }]
  ],
  [
    "an editor becomes a reader, and the owner is cut",
    "senseless",
    ({ laptop, tablet, ed, phone, pad }) => [
      laptop,
      { _tag: "RoleChanged", member: ed, role: "reader", cuts: [cutOf(phone), cutOf(pad), cutOf(tablet)] }
    ]
  ],
  [
    "a role changes into itself",
    "senseless",
    ({ laptop, ed }) => [laptop, { _tag: "RoleChanged", member: ed, role: "editor", cuts: [] }]
  ],
  [
    "a cut where a role needs none",
    "senseless",
    ({ laptop, ed, phone }) => [laptop, { _tag: "RoleChanged", member: ed, role: "owner", cuts: [cutOf(phone)] }]
  ],
  // Revoking.
  [
    "an owner revokes another's device",
    "follows",
    ({ laptop, tablet, phone, pad, kiosk }) => [
      laptop,
      revoked(phone),
      epoch(1, laptop, tablet, pad, kiosk, "recovery")
    ]
  ],
  ["a device is revoked without a new epoch", "senseless", ({ laptop, phone }) => [laptop, revoked(phone)]],
  [
    "a device is revoked after the new epoch, whose key it gets",
    "senseless",
    ({ laptop, tablet, phone, pad, kiosk }) => [
      laptop,
      epoch(1, laptop, tablet, phone, pad, kiosk, "recovery"),
      revoked(phone)
    ]
  ],
  [
    "an editor revokes a device of its own",
    "follows",
    ({ laptop, tablet, phone, pad, kiosk }) => [phone, revoked(pad), epoch(1, laptop, tablet, phone, kiosk, "recovery")]
  ],
  ["an editor gives its own device up", "follows", ({ phone }) => [phone, revoked(phone)]],
  ["an editor revokes a reader's device", "notAllowed", ({ phone, kiosk }) => [phone, revoked(kiosk)]],
  [
    "an editor revokes its own and the owner's device in one go",
    "notAllowed",
    ({ phone, pad, laptop }) => [phone, revoked(pad, laptop)]
  ],
  ["one device is revoked twice in an entry", "senseless", ({ laptop, phone }) => [laptop, revoked(phone, phone)]],
  ["a device that was never there", "senseless", ({ at, laptop }) => [laptop, revoked(at.device("stranger"))]],
  [
    "no device is revoked, to begin an epoch",
    "malformed",
    ({ phone, laptop }) => [phone, { _tag: "DevicesRevoked", cuts: [] as never }, epoch(1, laptop)]
  ],
  [
    "a device takes new keys and gives its old ones up",
    "follows",
    ({ at, phone, ed }) => [phone, added(at.device("new"), ed), revoked(phone)]
  ],
  [
    "a device that gives itself up lets a stranger into another's name",
    "notAllowed",
    ({ at, phone }) => [phone, added(at.device("new"), at.owner), revoked(phone)]
  ],
  // Cuts.
  [
    "an owner takes in what was cut off",
    "follows",
    ({ laptop, kiosk }) => [laptop, { _tag: "CutMoved", cut: cutOf(kiosk, 1) }]
  ],
  [
    "a cut moves where there is none",
    "senseless",
    ({ laptop, phone }) => [laptop, { _tag: "CutMoved", cut: cutOf(phone, 9) }]
  ],
  ["a cut moves back", "senseless", ({ laptop, kiosk }) => [laptop, { _tag: "CutMoved", cut: cutOf(kiosk, 0) }]],
  ["a reader moves its own cut", "notAllowed", ({ kiosk }) => [kiosk, { _tag: "CutMoved", cut: cutOf(kiosk, 9) }]],
  // Feeds that came with another log's file.
  ["an owner adopts a feed", "follows", ({ at, laptop }) => [laptop, adopted(at.device("old"), 4, 9)]],
  ["somebody else adopts one", "notAllowed", ({ at, kiosk }) => [kiosk, adopted(at.device("old"), 4)]],
  ["a feed is adopted whose device belongs", "senseless", ({ laptop, phone }) => [laptop, adopted(phone, 4)]],
  ["an adopted feed goes back", "senseless", ({ at, laptop }) => [laptop, adopted(at.device("old"), 9, 4)]],
  // Epochs.
  [
    "an owner begins an epoch",
    "follows",
    ({ laptop, tablet, phone, pad, kiosk }) => [laptop, epoch(1, laptop, tablet, phone, pad, kiosk, "recovery")]
  ],
  [
    "an editor begins an epoch for its own sake",
    "notAllowed",
    ({ laptop, tablet, phone, pad, kiosk }) => [phone, epoch(1, laptop, tablet, phone, pad, kiosk, "recovery")]
  ],
  [
    "an epoch is left out",
    "senseless",
    ({ laptop, tablet, phone, pad, kiosk }) => [laptop, epoch(2, laptop, tablet, phone, pad, kiosk, "recovery")]
  ],
  [
    "two epochs begin at once",
    "senseless",
    ({ laptop, tablet, phone, pad, kiosk }) => [
      laptop,
      epoch(1, laptop, tablet, phone, pad, kiosk, "recovery"),
      epoch(2, laptop, tablet, phone, pad, kiosk, "recovery")
    ]
  ],
  [
    "an epoch leaves a device out",
    "senseless",
    ({ laptop, tablet, phone, pad }) => [laptop, epoch(1, laptop, tablet, phone, pad, "recovery")]
  ],
  [
    "an epoch leaves the phrase out",
    "senseless",
    ({ laptop, tablet, phone, pad, kiosk }) => [laptop, epoch(1, laptop, tablet, phone, pad, kiosk)]
  ],
  [
    "an epoch's key goes to a stranger",
    "senseless",
    ({ at, laptop, tablet, phone, pad, kiosk }) => [
      laptop,
      epoch(1, laptop, tablet, phone, pad, kiosk, at.device("stranger"), "recovery")
    ]
  ],
  [
    "an epoch's key goes to one device twice",
    "senseless",
    ({ laptop, tablet, phone, pad, kiosk }) => [laptop, epoch(1, laptop, tablet, phone, pad, kiosk, kiosk, "recovery")]
  ],
  // The phrase.
  ["an owner sets another phrase", "follows", ({ at, laptop }) => [laptop, phraseSet(at.phrase("other"))]],
  ["the phrase sets another phrase", "follows", ({ at, phrase }) => [phrase, phraseSet(at.phrase("other"))]],
  ["an editor sets a phrase", "notAllowed", ({ at, phone }) => [phone, phraseSet(at.phrase("other"))]],
  [
    "a phrase to which nothing can be wrapped",
    "malformed",
    ({ at, laptop }) => [laptop, { ...phraseSet(at.phrase("other")), receiving: zeros } as Change]
  ],
  [
    "a phrase that is not the chain's signs",
    "badSignature",
    ({ at }) => [at.phrase("other"), added(at.device("new"), at.owner)]
  ],
  [
    "the phrase revokes every device, itself staying",
    "follows",
    ({ laptop, tablet, phone, pad, kiosk, phrase }) => [
      phrase,
      revoked(laptop, tablet, phone, pad, kiosk),
      epoch(1, "recovery")
    ]
  ],
  // Founding.
  [
    "a workspace is founded again",
    "senseless",
    ({ at, laptop }) => [
      laptop,
      { _tag: "Founded", nonce: laptop.founding!, member: NEW_MEMBER as MemberId, device: card(at.device("new")) }
    ]
  ],
  [
    "a founding stands behind another change",
    "senseless",
    ({ at, laptop }) => [
      laptop,
      added(at.device("new"), at.owner),
      { _tag: "Founded", nonce: laptop.founding!, member: NEW_MEMBER as MemberId, device: card(at.device("newer")) }
    ]
  ],
  // Sizes.
  [
    "too many changes",
    "malformed",
    ({ at, laptop, ed }) => [
      laptop,
      ...Array.from({ length: MAX_CHANGES + 1 }, (_, index) => added(at.device(`new ${index}`), ed))
    ]
  ],
  [
    "a name that is too long",
    "malformed",
    ({ at, laptop, ed }) => [
      laptop,
      {
        _tag: "DeviceAdded",
        member: ed,
        device: { ...card(at.device("new")), label: new Uint8Array(MAX_LABEL_BYTES + 1) },
        grant: grantTo(at.device("new").device)
      }
    ]
  ],
  [
    "an empty grant",
    "malformed",
    ({ at, laptop, ed }) => [
      laptop,
      { ...added(at.device("new"), ed), grant: { to: at.device("new").device, sealed: new Uint8Array(0) } } as Change
    ]
  ]
]

describe("in a club with an owner, an editor, a reader and a phrase", () => {
  it.each(cases)("%s: %s", (_title, expected, make) => {
    const all = club()
    const [signer, ...changes] = make(all)
    const answer = all.at.answer(all.at.entry(signer, changes))
    expect(typeof answer === "string" ? answer : "follows").toBe(expected)
  })

  it("an entry counts whole or not at all", () => {
    const { at, laptop, ed } = club()
    const before = at.membership
    const entry = at.entry(laptop, [
      added(at.device("new"), ed),
      { _tag: "RoleChanged", member: ed, role: "editor", cuts: [] }
    ])
    expect(at.answer(entry)).toBe("senseless")
    expect(at.membership).toBe(before)
    expect(isActive(before, at.device("new").device)).toBe(false)
  })

  it("a revoked device signs nothing more, its member's others do", () => {
    const { at, laptop, tablet, phone, pad, kiosk, ed } = club()
    at.take(at.entry(laptop, [revoked(phone), epoch(1, laptop, tablet, pad, kiosk, "recovery")]))
    expect(at.answer(at.entry(phone, [added(at.device("new"), ed)]))).toBe("unknownAuthor")
    expect(roleOf(at.membership, phone.device)).toBeUndefined()
    expect(at.answer(at.entry(pad, [added(at.device("new"), ed)]))).not.toBeTypeOf("string")
    expect(at.answer(at.entry(laptop, [revoked(phone)]))).toBe("senseless")
    expect(at.answer(at.entry(laptop, [added(phone, ed)]))).toBe("senseless")
  })

  it("nobody is left without an owner, unless the phrase can still act", () => {
    const at = new TestWorkspace("alone")
    expect(at.answer(at.entry(at.founder, [revoked(at.founder)]))).toBe("senseless")
    const own = at.owner
    expect(at.answer(at.entry(at.founder, [{ _tag: "RoleChanged", member: own, role: "editor", cuts: [] }]))).toBe(
      "senseless"
    )
    expect(at.answer(at.entry(at.founder, [phraseSet(at.phrase("p")), revoked(at.founder)]))).not.toBeTypeOf("string")
  })

  it("what a reader writes counts for nothing, and what an editor wrote before it became one still does", () => {
    const { at, laptop, kiosk, phone, pad, ed, rea } = club()
    expect(at.membership.devices.get(kiosk.device)!.cut).toEqual({ device: kiosk.device, seq: 0, chain: NO_ENTRY })
    at.take(
      at.by(laptop, changeRole(at.membership, { member: ed, role: "reader", cuts: [cutOf(phone, 5), cutOf(pad, 6)] }))
    )
    expect(at.membership.devices.get(phone.device)!.cut?.seq).toBe(5)
    at.take(at.by(laptop, changeRole(at.membership, { member: rea, role: "editor", cuts: [] })))
    expect(at.membership.devices.get(kiosk.device)!.cut).toBeUndefined()
  })

  it("a device that became a reader's keeps its earlier cut when it is revoked", () => {
    const { at, laptop, phone, pad, ed } = club()
    at.take(
      at.by(laptop, changeRole(at.membership, { member: ed, role: "reader", cuts: [cutOf(phone, 5), cutOf(pad, 6)] }))
    )
    at.take(at.by(laptop, revokeDevices(at.membership, { cuts: [cutOf(phone, 90)] })))
    expect(at.membership.devices.get(phone.device)!.cut?.seq).toBe(5)
    at.take(at.by(laptop, changeRole(at.membership, { member: ed, role: "editor", cuts: [] })))
    expect(at.membership.devices.get(phone.device)!.cut?.seq).toBe(5)
    expect(at.membership.devices.get(pad.device)!.cut).toBeUndefined()
  })

  it("after a device has left by itself an epoch is due, and an owner's pays it", () => {
    const { at, laptop, tablet, phone, pad, kiosk } = club()
    at.take(at.by(phone, revokeDevices(at.membership, { cuts: [cutOf(phone)] })))
    expect(at.membership.epochDue).toBe(true)
    at.take(at.entry(laptop, [epoch(1, laptop, tablet, pad, kiosk, "recovery")]))
    expect(at.membership.epochDue).toBe(false)
  })
})

describe("a first entry", () => {
  it("is signed by the founder, whose key and nonce the workspace is named after", () => {
    const at = new TestWorkspace("founding")
    const stranger = at.device("stranger")
    const empty = {
      ...at,
      membership: { ...at.membership, length: 0, head: NO_ENTRY, devices: new Map(), members: new Map() }
    }
    const first = Object.assign(Object.create(TestWorkspace.prototype), empty) as TestWorkspace
    const founding = (keys: Keys, nonce = at.founder.founding!): Change => ({
      _tag: "Founded",
      nonce,
      member: NEW_MEMBER as MemberId,
      device: card(keys)
    })
    expect(first.answer(first.entry(at.founder, [founding(at.founder)]))).not.toBeTypeOf("string")
    expect(first.answer(first.entry(at.founder, [founding(at.founder), phraseSet(at.phrase("p"))]))).not.toBeTypeOf(
      "string"
    )
    expect(first.answer(first.entry(stranger, [founding(stranger)]))).toBe("notThisWorkspace")
    expect(first.answer(first.entry(at.founder, [founding(at.founder, nodeSha256(utf8("other")))]))).toBe(
      "notThisWorkspace"
    )
    expect(first.answer(first.entry(stranger, [founding(at.founder)]))).toBe("unknownAuthor")
    expect(first.answer(first.entry(stranger, [founding(at.founder)], { author: at.founder.device }))).toBe(
      "badSignature"
    )
    expect(first.answer(first.entry(at.founder, [added(stranger, NEW_MEMBER as MemberId)]))).toBe("senseless")
    expect(deviceIdOf(nodeSha256, at.founder.publicKey)).toBe(at.founder.device)
  })
})

describe("however long a workspace lives", () => {
  const { at, laptop, tablet, phone, pad, kiosk } = club()
  const idOf = (publicKey: Uint8Array) => deviceIdOf(nodeSha256, publicKey)
  const body = (author: Keys, ...changes: readonly [Change, ...Array<Change>]): EntryBody => ({
    format: "kith/membership/1",
    workspace: at.founder.workspace,
    index: at.membership.length,
    previous: at.membership.head,
    author: author.device,
    at: 0,
    changes
  })
  const after = (over: Partial<Members>, ...made: Parameters<typeof body>) =>
    withChanges({ ...at.membership, ...over }, body(...made), idOf)

  it("the last epochs are kept for owners, who can then still revoke", () => {
    const half = MAX_EPOCHS / 2
    const byEditor = [revoked(pad), epoch(half, laptop, tablet, phone, kiosk, "recovery")] as const
    const byOwner = [revoked(pad), epoch(MAX_EPOCHS - 1, laptop, tablet, phone, kiosk, "recovery")] as const
    expect(after({ epoch: half - 1 }, phone, ...byEditor)).toBe("overLimit")
    expect(
      after({ epoch: half - 2 }, phone, byEditor[0], { ...byEditor[1], epoch: half - 1 } as Change)
    ).not.toBeTypeOf("string")
    expect(after({ epoch: MAX_EPOCHS - 2 }, laptop, ...byOwner)).not.toBeTypeOf("string")
    expect(after({ epoch: MAX_EPOCHS - 1 }, laptop, byOwner[0], { ...byOwner[1], epoch: MAX_EPOCHS } as Change)).toBe(
      "overLimit"
    )
  })

  it("there are never more devices than an epoch's grants have room for; revoked ones take none", () => {
    const others = (revoked: boolean) => {
      const devices = new Map(at.membership.devices)
      const some = devices.get(kiosk.device)!
      for (let index = devices.size; index < MAX_DEVICES; index++) {
        const id = String(index).padStart(16, "0") as DeviceId
        devices.set(id, { ...some, id, member: String(index) as MemberId, revoked })
      }
      return { devices, members: at.membership.members }
    }
    const adds = added(at.device("new"), at.owner)
    expect(after(others(true), laptop, adds)).not.toBeTypeOf("string")
    expect(after(others(false), laptop, adds)).toBe("overLimit")
  })

  it("a grant of every key, twice, fits into one entry", () => {
    const epochs = new Map(Array.from({ length: MAX_EPOCHS }, (_, index) => [index, zeros] as const))
    const sealed = at.run(wrapKeys(laptop.receivingKey, { secret: zeros, epochs }))
    expect(sealed.length).toBeLessThanOrEqual(MAX_GRANT_BYTES)
    const entry = at.entry(laptop, [
      { ...added(at.device("new"), at.owner), grant: { to: at.device("new").device, sealed } } as Change,
      { ...phraseSet(at.phrase("other")), grant: { to: "recovery", sealed } } as Change
    ])
    expect(entry.json.length).toBeLessThan(MAX_ENTRY_BYTES)
    expect(at.answer(entry)).not.toBeTypeOf("string")
  })

  it("an epoch's grants to all devices fit into one entry", () => {
    const keyring = { secret: undefined, epochs: new Map([[MAX_EPOCHS - 1, zeros]]) }
    const sealed = at.run(wrapKeys(laptop.receivingKey, keyring))
    const grants = Array.from({ length: MAX_DEVICES + 1 }, (_, index) => ({
      to: String(index).padStart(16, "0"),
      sealed
    }))
    const cuts = Array.from({ length: 64 }, (_, index) => cutOf(String(index).padStart(16, "0") as DeviceId, 2 ** 50))
    const entry = at.entry(laptop, [
      { _tag: "MemberRemoved", member: at.owner, cuts },
      { _tag: "EpochBegan", epoch: 1, grants }
    ])
    expect(entry.json.length).toBeLessThan(MAX_ENTRY_BYTES)
  })
})
