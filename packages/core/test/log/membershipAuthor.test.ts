/** What people do with devices and members, as the entries that come of it. */
import { describe, expect, it } from "vitest"
import * as Effect from "effect/Effect"
import { unwrapKeys } from "../../src/log/Grant.ts"
import { byPhrase, keyringOf } from "../../src/log/EntryAuthor.ts"
import { readLabel } from "../../src/log/Label.ts"
import { isActive, roleOf } from "../../src/log/Membership.ts"
import {
  addDevice,
  addMember,
  beginEpoch,
  changeRole,
  found,
  moveCut,
  removeMember,
  replaceDevice,
  revokeDevices,
  setRecovery
} from "../../src/log/MembershipAuthor.ts"
import type { MemberId } from "../../src/log/Ids.ts"
import { readEntry } from "../../src/log/MembershipEntry.ts"
import { recover } from "../../src/log/Recovering.ts"
import { newPhrase, phraseKeys } from "../../src/log/RecoveryPhrase.ts"
import { cardOf, cutOf, type Keys, primitivesFrom, type Runtime, runWith, TestWorkspace } from "./Workspace.ts"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { Ciphers } from "../../src/log/Ciphers.ts"
import { Primitives } from "../../src/log/Primitives.ts"
import { utf8 } from "../../src/log/Bytes.ts"

/** Laptop and phone of one person. */
const pair = () => {
  const at = new TestWorkspace("pair")
  const phone = at.device("phone")
  at.take(at.by(at.founder, addDevice(at.membership, cardOf(phone, "Ana’s phone"))), phone)
  return { at, laptop: at.founder, phone }
}

const epochsOf = (keys: Keys): ReadonlyArray<number> => Effect.runSync(keys.epochs)

const labelOf = (at: TestWorkspace, reader: Keys, device: Keys): string | undefined => {
  const { epoch, card } = at.membership.devices.get(device.device)!
  return at.by(reader, readLabel(epoch, card.label))
}

const NONCE = new Uint8Array(12)
const NOTHING = new Uint8Array(0)
/** Whether two devices have the same key of an epoch. */
const share = (epoch: number, one: Keys, other: Keys): boolean => {
  const sealed = Effect.runSync(one.seal(epoch, NONCE, NOTHING, utf8("hello")))
  return sealed !== undefined && Effect.runSync(other.open(epoch, NONCE, NOTHING, sealed)) !== undefined
}

describe("a device that is added", () => {
  it("has every key up to now, and the workspace's secret", () => {
    const { at, laptop, phone } = pair()
    expect(isActive(at.membership, phone.device)).toBe(true)
    expect(share(0, laptop, phone)).toBe(true)
    expect(phone.mac(utf8("row"))).toEqual(laptop.mac(utf8("row")))
  })

  it("shows its name to members, and to nobody else", () => {
    const { at, phone, laptop } = pair()
    expect(labelOf(at, phone, phone)).toBe("Ana’s phone")
    expect(labelOf(at, phone, laptop)).toBe("laptop")
    expect(labelOf(at, at.device("stranger"), phone)).toBeUndefined()
    expect(at.entries.some(({ json }) => Buffer.from(json).includes("Ana"))).toBe(false)
  })

  it("can add another itself", () => {
    const { at, phone } = pair()
    const tablet = at.device("tablet")
    at.take(at.by(phone, addDevice(at.membership, cardOf(tablet, "tablet"))), tablet)
    expect(share(0, phone, tablet)).toBe(true)
  })
})

describe("a device that is revoked", () => {
  it("gets nothing of the new epoch, which all others do", () => {
    const { at, laptop, phone } = pair()
    const tablet = at.device("tablet")
    at.take(at.by(laptop, addDevice(at.membership, cardOf(tablet, "tablet"))), tablet)
    at.take(at.by(laptop, revokeDevices(at.membership, { cuts: [cutOf(phone, 12)] })), phone, tablet)
    expect(at.membership.epoch).toBe(1)
    expect(at.membership.devices.get(phone.device)).toMatchObject({ revoked: true, cut: cutOf(phone, 12) })
    expect(epochsOf(phone)).toEqual([0])
    expect(epochsOf(tablet)).toEqual([0, 1])
    expect(share(1, laptop, tablet)).toBe(true)
    const grants = at.membership.grants.get(tablet.device)!
    expect(grants).toHaveLength(2)
  })

  it("leaves what it wrote past the cut to an owner, who may take it in", () => {
    const { at, laptop, phone } = pair()
    at.take(at.by(laptop, revokeDevices(at.membership, { cuts: [cutOf(phone, 12)] })))
    at.take(at.by(laptop, moveCut(at.membership, { cut: cutOf(phone, 15) })))
    expect(at.membership.devices.get(phone.device)!.cut?.seq).toBe(15)
    const back = at.by(laptop, Effect.flip(moveCut(at.membership, { cut: cutOf(phone, 14) })))
    expect(back).toMatchObject({ _tag: "NotAuthored", why: "senseless" })
  })

  it("by itself begins no epoch whose key it would know", () => {
    const { at, laptop, phone } = pair()
    at.take(at.by(phone, revokeDevices(at.membership, { cuts: [cutOf(phone)] })))
    expect(at.membership).toMatchObject({ epoch: 0, epochDue: true })
    at.take(at.by(laptop, beginEpoch(at.membership, {})), phone)
    expect(at.membership).toMatchObject({ epoch: 1, epochDue: false })
    expect(epochsOf(phone)).toEqual([0])
  })
})

describe("a device that takes new keys", () => {
  it("comes in and goes in one entry, which it signs with the old ones, and keeps its name", () => {
    const { at, phone } = pair()
    const anew = at.device("phone, again")
    const { signing, receiving } = cardOf(anew, "")
    at.take(at.by(phone, replaceDevice(at.membership, { device: { signing, receiving }, cut: cutOf(phone, 40) })), anew)
    expect(at.entries).toHaveLength(3)
    expect(isActive(at.membership, phone.device)).toBe(false)
    expect(roleOf(at.membership, anew.device)).toBe("owner")
    expect(labelOf(at, anew, anew)).toBe("Ana’s phone")
    expect(share(0, at.founder, anew)).toBe(true)
  })

  it("may be the founder's", () => {
    const { at, laptop, phone } = pair()
    const anew = at.device("laptop, restored")
    at.take(
      at.by(laptop, replaceDevice(at.membership, { device: cardOf(anew, "laptop"), cut: cutOf(laptop, 3) })),
      anew
    )
    at.take(at.by(anew, revokeDevices(at.membership, { cuts: [cutOf(phone)] })), anew)
    expect(at.membership.epoch).toBe(1)
  })
})

describe("a member", () => {
  it("comes with a role and a device, changes roles, and goes with all devices", () => {
    const { at, laptop } = pair()
    const theirs = at.device("Bo’s laptop")
    const add = addMember(at.membership, { label: "Bo", role: "editor", device: cardOf(theirs, "Bo’s laptop") })
    at.take(at.by(laptop, add), theirs)
    const { member } = at.membership.devices.get(theirs.device)!
    const { label, epoch } = at.membership.members.get(member)!
    expect(at.by(theirs, readLabel(epoch, label!))).toBe("Bo")
    at.take(at.by(laptop, changeRole(at.membership, { member, role: "reader", cuts: [cutOf(theirs, 4)] })))
    expect(roleOf(at.membership, theirs.device)).toBe("reader")
    at.take(at.by(laptop, removeMember(at.membership, { member, cuts: [cutOf(theirs, 9)] })), theirs)
    expect(roleOf(at.membership, theirs.device)).toBeUndefined()
    expect(at.membership.devices.get(theirs.device)!.cut?.seq).toBe(4)
    expect(epochsOf(theirs)).toEqual([0])
  })
})

describe("what the rules forbid is not even made", () => {
  it.each([
    [
      "an editor adds a member",
      "notAllowed",
      (at: TestWorkspace, editor: Keys) =>
        at.by(
          editor,
          Effect.flip(addMember(at.membership, { label: "", role: "reader", device: cardOf(at.device("x"), "") }))
        )
    ],
    [
      "an editor revokes the owner's laptop",
      "notAllowed",
      (at: TestWorkspace, editor: Keys) =>
        at.by(editor, Effect.flip(revokeDevices(at.membership, { cuts: [cutOf(at.founder)] })))
    ],
    [
      "a stranger adds itself",
      "keyMissing",
      (at: TestWorkspace) => {
        const x = at.device("x")
        return at.by(x, Effect.flip(addDevice(at.membership, { ...cardOf(x, "x"), member: at.owner })))
      }
    ],
    [
      "nothing is revoked",
      "senseless",
      (at: TestWorkspace) => at.by(at.founder, Effect.flip(revokeDevices(at.membership, { cuts: [] })))
    ],
    [
      "a device that was let in founds",
      "notAllowed",
      (at: TestWorkspace, editor: Keys) => at.by(editor, Effect.flip(found({ label: "" })))
    ]
  ] as const)("%s: %s", (_title, why, make) => {
    const at = new TestWorkspace("forbidden")
    const editor = at.device("editor")
    at.take(
      at.by(at.founder, addMember(at.membership, { label: "E", role: "editor", device: cardOf(editor, "e") })),
      editor
    )
    expect(make(at, editor)).toMatchObject({ _tag: "NotAuthored", why })
  })
})

describe("a recovery phrase", () => {
  const run = <A, E>(effect: Effect.Effect<A, E, Runtime>, word = "phrase"): Promise<A> =>
    Effect.runPromise(
      effect.pipe(Effect.provideService(Ciphers, nodeCiphers), Effect.provideService(Primitives, primitivesFrom(word)))
    )

  const withPhrase = async () => {
    const all = pair()
    const { at, laptop } = all
    const phrase = await run(newPhrase("en"))
    const keys = await run(phraseKeys(phrase))
    const card = { signing: keys.signing.publicKey, receiving: keys.receiving.publicKey }
    at.take(at.by(laptop, setRecovery(at.membership, card)), all.phone)
    return { ...all, phrase, keys }
  }

  it("lets an empty machine in, with every key there ever was, and lost devices out", async () => {
    const { at, laptop, phone, phrase } = await withPhrase()
    at.take(at.by(laptop, beginEpoch(at.membership, {})), phone)
    const lost = [cutOf(laptop, 30), cutOf(phone, 20)]
    const { entry, keys } = await run(recover({ membership: at.membership, phrase, label: "new laptop", lost }))
    at.take(entry)
    expect(at.run(readEntry(entry))?.author).toBe("recovery")
    expect([...at.membership.devices.values()].map(({ revoked }) => revoked)).toEqual([true, true, false])
    expect(keys.epochs.size).toBe(3)
    const { signing, receiving, ...rest } = keys
    expect(signing.publicKey).toHaveLength(32)
    expect(receiving.publicKey).toHaveLength(32)
    expect(rest.secret).toHaveLength(32)
    expect(at.membership.members.get(at.owner)!.role).toBe("owner")
  })

  it("lets a machine in without revoking anything", async () => {
    const { at, phrase } = await withPhrase()
    const { entry } = await run(recover({ membership: at.membership, phrase, label: "second", lost: [] }))
    at.take(entry)
    expect(at.membership.epoch).toBe(0)
    expect(at.membership.devices.size).toBe(3)
  })

  it("adds a device to the member that is named", async () => {
    const { at, laptop, phrase } = await withPhrase()
    const theirs = at.device("Bo")
    at.take(at.by(laptop, addMember(at.membership, { label: "Bo", role: "editor", device: cardOf(theirs, "") })))
    const { member } = at.membership.devices.get(theirs.device)!
    const { entry } = await run(recover({ membership: at.membership, phrase, label: "", lost: [], member }))
    at.take(entry)
    expect([...at.membership.devices.values()].at(-1)!.member).toBe(member)
    const nobody = "0".repeat(16) as MemberId
    const fault = await run(
      Effect.flip(recover({ membership: at.membership, phrase, label: "", lost: [], member: nobody }))
    )
    expect(fault).toMatchObject({ _tag: "NotAuthored", why: "senseless" })
  })

  it("is told from another phrase, and from none", async () => {
    const { at } = await withPhrase()
    const other = await run(newPhrase("fr"), "other")
    const asked = recover({ membership: at.membership, phrase: other, label: "", lost: [] })
    expect(await run(Effect.flip(asked))).toMatchObject({ why: "otherPhrase" })
    const bare = pair().at.membership
    expect(await run(Effect.flip(recover({ membership: bare, phrase: other, label: "", lost: [] })))).toMatchObject({
      why: "noPhrase"
    })
  })

  it("in place of another begins an epoch that the other cannot read", async () => {
    const { at, laptop, phone, keys } = await withPhrase()
    const next = await run(phraseKeys(await run(newPhrase("en"), "next")))
    const card = { signing: next.signing.publicKey, receiving: next.receiving.publicKey }
    at.take(at.by(laptop, setRecovery(at.membership, card)), phone)
    expect(at.membership.epoch).toBe(1)
    expect(at.run(byPhrase(at.membership, keys))).toBeUndefined()
    expect(epochsOf(phone)).toEqual([0, 1])
    const grants = at.membership.grants.get("recovery")!
    expect(grants.map(({ sealed }) => at.run(unwrapKeys(keys.receiving, sealed)))).toEqual([undefined, undefined])
    const { secret, epochs } = at.run(keyringOf(at.membership, "recovery", next.receiving))
    expect([secret?.length, [...epochs.keys()]]).toEqual([32, [0, 1]])
  })

  it("signs what a device would: the author is an argument", async () => {
    const { at, phone, keys } = await withPhrase()
    const by = at.run(byPhrase(at.membership, keys))!
    at.take(runWith(primitivesFrom("by phrase"))(revokeDevices(at.membership, { cuts: [cutOf(phone)] }, by)))
    expect(isActive(at.membership, phone.device)).toBe(false)
    expect(epochsOf(at.founder)).toEqual([0, 1])
  })
})
