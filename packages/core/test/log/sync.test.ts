/** `sync` between two devices through a relay's store: both ways, cuts, forks, lies, repacking, keys that are not there. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { type Bundle, MAX_BUNDLE_BYTES } from "@kith/core/log/Bundle"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { utf8 } from "@kith/core/log/Bytes"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { SyncDevice } from "./SyncDevices.ts"
import {
  added,
  allOf,
  cutOf,
  deviceWith,
  entry,
  extend,
  giveChain,
  holds,
  memoryRelay,
  revoke,
  syncDevice,
  syncDevices,
  syncNow,
  write
} from "./SyncDevices.ts"

/** What a report says beside how many. */
const quiet = {
  waiting: 0,
  refusals: [],
  ownFeedElsewhere: false,
  revoked: false,
  forkedMembership: false
}

/** A relay that hands out something else than it holds. */
const lying = (store: BundleStore, lie: (bundle: Bundle) => ReadonlyArray<Bundle>): BundleStore => ({
  ...store,
  pull: (held) =>
    Effect.map(store.pull(held), ({ version, bundles }) => ({
      version,
      bundles: Stream.flatMap(bundles, (bundle) => Stream.fromIterable(lie(bundle)))
    }))
})

/** Which nothing makes smaller than half. */
const textOf = (length: number): string => {
  let text = ""
  for (let block = 0; text.length < length; block++) text += Buffer.from(nobleSha256(utf8(`${block}`))).toString("hex")
  return text
}

const flipped = (bytes: Uint8Array, at = 0): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))

describe("two devices and a relay", () => {
  it("hold what either held, and then have nothing to say", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 5)
    await write(b, 3)
    expect(await syncNow(a, relay.as(a))).toEqual({ ...quiet, received: 0, sent: 5 })
    expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 5, sent: 3 })
    expect(await syncNow(a, relay.as(a))).toEqual({ ...quiet, received: 3, sent: 0 })
    expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 0, sent: 0 })
    expect([await holds(a, a, b), await holds(b, a, b)]).toEqual(["a5 b3", "a5 b3"])
    expect(await b.run(b.log.read(new Map(), 100))).toEqual(
      expect.arrayContaining([...(await a.run(a.log.read(new Map(), 100)))])
    )
  })

  it("go on from where they were", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    for (let round = 0; round < 4; round++) {
      await write(a, 2)
      await syncNow(a, relay.as(a))
      expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 2, sent: 0 })
    }
    expect(await holds(b, a)).toBe("a8")
  })

  it("hand over each other's events to an empty relay, and to one set back", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 3)
    await syncNow(a, relay.as(a))
    await syncNow(b, relay.as(b))
    const old = relay.memory.snapshot()
    await write(a, 4)
    await write(b, 2)
    await syncNow(a, relay.as(a))
    await syncNow(b, relay.as(b))
    relay.memory.restore(old)
    expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 0, sent: 6 })
    const other = await memoryRelay(a)
    expect(await syncNow(b, other.as(b))).toEqual({ ...quiet, received: 0, sent: 9 })
    const c = await syncDevice("c", a)
    await extend(a, [await added(a, c)])
    await giveChain(a, c)
    await syncNow(c, other.as(c))
    expect(await holds(c, a, b)).toBe("a7 b2")
  })

  it("carry an event that is larger than bundles are, with what comes before and after it", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 2)
    await write(a, 1, textOf(2 * MAX_BUNDLE_BYTES))
    await write(a, 3)
    expect(await syncNow(a, relay.as(a))).toEqual({ ...quiet, received: 0, sent: 6 })
    const bundles = await allOf(a, relay.as(a))
    expect(bundles.map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 3],
      [4, 6]
    ])
    expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 6, sent: 0 })
    // Who did not write it hands it on in the same way.
    const other = await memoryRelay(a)
    expect(await syncNow(b, other.as(b))).toEqual({ ...quiet, received: 0, sent: 6 })
    expect(await b.run(b.log.read(new Map(), 100))).toEqual([...(await a.run(a.log.read(new Map(), 100)))])
  })

  it("bring a new device the whole chain with the first sync", async () => {
    const [a] = await syncDevices("a")
    const relay = await memoryRelay(a)
    const b = await syncDevice("b", a)
    await write(a, 3)
    await extend(a, [await added(a, b)])
    await syncNow(a, relay.as(a))
    expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 3, sent: 0 })
  })

  it("do not call a device revoked that is not in the chain yet", async () => {
    const [a] = await syncDevices("a")
    const relay = await memoryRelay(a)
    await syncNow(a, relay.as(a))
    const b = await syncDevice("b", a)
    expect(await syncNow(b, relay.as(b))).toMatchObject({ revoked: false, received: 0 })
  })

  it("take the same bundle twice as once, alone or at the same time", async () => {
    const [a, b] = await syncDevices("a", "b")
    await write(a, 5)
    const bundles = await allOf(a)
    const taken = await b.run(
      Effect.all(
        [...bundles, ...bundles].map((bundle) => b.local.take(bundle)),
        { concurrency: "unbounded" }
      )
    )
    expect(taken.toSorted((a, b) => a - b)).toEqual([0, 5])
    expect(await b.run(b.local.take(bundles[0]!))).toBe(0)
  })

  it("read the chain at the same time without stumbling over each other", async () => {
    const [a, b] = await syncDevices("a", "b")
    const c = await syncDevice("c", a)
    await extend(a, [await added(a, c)])
    const late = await deviceWith("late", c.keys)
    const chain = await a.run(a.local.membership(0))
    await late.run(late.store.extendMembership(0, chain))
    const slowly = Effect.andThen(Effect.yieldNow, late.local.members)
    const read = await late.run(
      Effect.all([late.local.members, slowly, late.local.members], { concurrency: "unbounded" })
    )
    expect(read.map(({ length }) => length)).toEqual([3, 3, 3])
    void b
  })
})

describe("what a relay hands over", () => {
  const lies: ReadonlyArray<readonly [string, (bundle: Bundle) => ReadonlyArray<Bundle>, string]> = [
    ["a byte of the events changed", (each) => [{ ...each, sealed: flipped(each.sealed, 20) }], "malformed"],
    ["another nonce", (each) => [{ ...each, nonce: flipped(each.nonce) }], "malformed"],
    ["another chain at its end", (each) => [{ ...each, after: flipped(each.after) }], "badSignature"],
    ["another chain at its beginning", (each) => [{ ...each, before: flipped(each.before) }], "malformed"],
    ["another signature", (each) => [{ ...each, signature: flipped(each.signature) }], "badSignature"],
    ["a later number", (each) => [{ ...each, first: each.first + 1, last: each.last + 1 }], "badSignature"],
    ["an epoch that there is not", (each) => [{ ...each, epoch: 9 }], "malformed"],
    ["another workspace's name", (each) => [{ ...each, workspace: "0" as never }], "notThisWorkspace"],
    ["a device that nobody knows", (each) => [{ ...each, device: "0000000000000000" as never }], "notAMember"]
  ]
  it.each(lies)("is refused with %s, and the true one is taken afterwards", async (_, lie, why) => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 4)
    await syncNow(a, relay.as(a))
    const report = await syncNow(b, lying(relay.as(b), lie))
    expect(report.refusals.map((refusal) => refusal.why)).toEqual([why])
    expect(await holds(b, a)).toBe("a0")
    expect(await syncNow(b, relay.as(b))).toMatchObject({ received: 4, refusals: [] })
  })

  it("is refused with a gap, and other feeds are taken all the same", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const relay = await memoryRelay(a)
    for (let round = 0; round < 3; round++) {
      await write(a, 1)
      await syncNow(a, relay.as(a))
    }
    await write(b, 2)
    await syncNow(b, relay.as(b))
    const report = await syncNow(
      c,
      lying(relay.as(c), (each) => (each.device === a.id && each.first === 1 ? [] : [each]))
    )
    expect(report).toMatchObject({ received: 2, refusals: [{ device: a.id, seq: 2, why: "gap" }] })
    expect(await holds(c, a, b)).toBe("a0 b2")
  })

  it("may come in another order of feeds, and twice", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const relay = await memoryRelay(a)
    await write(a, 2)
    await syncNow(a, relay.as(a))
    await write(b, 2)
    await syncNow(b, relay.as(b))
    expect(
      await syncNow(
        c,
        lying(relay.as(c), (each) => [each, each])
      )
    ).toMatchObject({ received: 4, refusals: [] })
  })

  it("is refused when an earlier bundle takes a later one's place", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 1)
    await syncNow(a, relay.as(a))
    await write(a, 1)
    await syncNow(a, relay.as(a))
    const [first, second] = await allOf(a, relay.as(a))
    const swapped = (each: Bundle) => [
      each.first === 1 ? { ...second!, first: 1, last: 1 } : { ...first!, first: 2, last: 2 }
    ]
    expect((await syncNow(b, lying(relay.as(b), swapped))).refusals).toMatchObject([{ why: "badSignature", seq: 1 }])
  })

  it("cannot make a device give up its identity by what is not signed", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 2)
    await write(b, 2)
    await syncNow(a, relay.as(a))
    await syncNow(b, relay.as(b))
    const claims: BundleStore = {
      ...relay.as(a),
      pull: (held) => Effect.map(relay.as(a).pull(held), (pulled) => ({ ...pulled, version: new Map([[a.id, 99]]) }))
    }
    expect(await syncNow(a, claims)).toMatchObject({ ownFeedElsewhere: false, received: 2 })
    const [own] = await allOf(a)
    const forged = { ...own!, first: 3, last: 4, before: own!.after }
    const offers: BundleStore = {
      ...relay.as(a),
      pull: () => Effect.succeed({ version: new Map([[a.id, 4]]), bundles: Stream.make(forged) })
    }
    expect(await syncNow(a, offers)).toMatchObject({ ownFeedElsewhere: false, refusals: [{ why: "badSignature" }] })
  })
})

describe("a feed that is elsewhere", () => {
  it("is found by a device restored from an old image, which sends nothing and takes nothing of it", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    const image = await deviceWith("a", a.keys)
    await giveChain(a, image)
    await write(a, 5)
    await syncNow(a, relay.as(a))
    await write(b, 1)
    await syncNow(b, relay.as(b))
    await write(image, 2)
    const report = await syncNow(image, relay.as(image))
    expect(report).toMatchObject({ ownFeedElsewhere: true, sent: 0 })
    expect(await holds(image, a, b)).toBe("a2 b1")
  })

  it("is found by one whose image is merely old", async () => {
    const [a] = await syncDevices("a")
    const relay = await memoryRelay(a)
    const image = await deviceWith("a", a.keys)
    await giveChain(a, image)
    await write(a, 2)
    await write(image, 2)
    await write(a, 3)
    await syncNow(a, relay.as(a))
    expect(await syncNow(image, relay.as(image))).toMatchObject({ ownFeedElsewhere: true, sent: 0 })
    expect(await holds(image, a)).toBe("a2")
  })

  it("is found by a clone that has written more than the first", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    const clone = await deviceWith("a", a.keys)
    await giveChain(a, clone)
    await write(a, 2)
    await syncNow(a, relay.as(a))
    await write(clone, 4, "clone")
    await write(b, 3)
    await syncNow(b, relay.as(b))
    const report = await syncNow(clone, relay.as(clone))
    expect(report).toMatchObject({ ownFeedElsewhere: true, refusals: [{ device: a.id, why: "fork" }] })
  })

  it("is found by a clone that has written exactly as much", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 2)
    await syncNow(a, relay.as(a))
    const clone = await deviceWith("a", a.keys)
    await giveChain(a, clone)
    for (const bundle of await allOf(a)) await b.run(b.local.take(bundle))
    await write(clone, 2, "clone")
    expect(await syncNow(clone, relay.as(clone))).toMatchObject({ ownFeedElsewhere: true, sent: 0 })
    expect(await holds(b, a)).toBe("a2")
  })

  it("is not taken for elsewhere when the device crashed before it noted what it had sent", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 3)
    await a.run(relay.as(a).extendMembership(await a.run(a.local.membership(0))))
    await a.run(relay.as(a).push(await allOf(a)))
    expect(await syncNow(a, relay.as(a))).toEqual({ ...quiet, received: 0, sent: 0 })
    expect(await syncNow(b, relay.as(b))).toMatchObject({ received: 3 })
  })

  it("is kept by others as they saw it first, and the second is reported", async () => {
    const [a, b] = await syncDevices("a", "b")
    const [one, two] = [await memoryRelay(a), await memoryRelay(a)]
    const clone = await deviceWith("a", a.keys)
    await giveChain(a, clone)
    await write(a, 2)
    await write(clone, 3, "clone")
    await syncNow(a, one.as(a))
    await syncNow(clone, two.as(clone))
    await syncNow(b, one.as(b))
    await write(b, 2)
    const report = await syncNow(b, two.as(b))
    expect(report.refusals).toMatchObject([{ device: a.id, why: "fork" }])
    expect(report.ownFeedElsewhere).toBe(false)
    expect(await holds(b, a, b)).toBe("a2 b2")
    expect(await b.run(b.store.forks)).toMatchObject([{ device: a.id }])
    // The other relay's version of it is in the way of nothing else.
    expect(await holdsAt(two.as(b), b)).toBe(2)
  })

  it("is no longer in the way once another fork was heard of and lost in a crash", async () => {
    const [a, b] = await syncDevices("a", "b")
    const clone = await deviceWith("a", a.keys)
    await giveChain(a, clone)
    await write(a, 2)
    await write(clone, 2, "clone")
    const [theirs] = await allOf(clone)
    // What a crash leaves between keeping the head and keeping the events.
    await b.run(b.store.addSignedHeads([{ device: a.id, seq: 2, chain: theirs!.after, signature: theirs!.signature }]))
    const relay = await memoryRelay(a)
    await syncNow(a, relay.as(a))
    expect(await syncNow(b, relay.as(b))).toMatchObject({ received: 2 })
    const empty = await memoryRelay(a)
    expect(await syncNow(b, empty.as(b))).toMatchObject({ sent: 2, waiting: 0 })
  })
})

const holdsAt = async (store: BundleStore, device: SyncDevice) => (await device.run(store.version)).get(device.id)

describe("a revoked device", () => {
  it("keeps what it wrote up to its cut, on every device, also where more was folded", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const relay = await memoryRelay(a)
    await write(b, 4)
    await syncNow(b, relay.as(b))
    await syncNow(a, relay.as(a))
    await syncNow(c, relay.as(c))
    await revoke(a, b, 2)
    expect(await holds(a, b)).toBe("b2")
    expect(await syncNow(a, relay.as(a))).toMatchObject({ ...quiet })
    expect(await syncNow(c, relay.as(c))).toMatchObject({ ...quiet })
    expect(await holds(c, b)).toBe("b2")
    expect(await c.run(c.log.truncations)).toBe(1)
  })

  it("learns of it, keeps its own events, and reads nothing that comes after", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(b, 2)
    await syncNow(b, relay.as(b))
    await syncNow(a, relay.as(a))
    await revoke(a, b, 2)
    await write(a, 3)
    await syncNow(a, relay.as(a))
    await write(b, 2)
    expect(await syncNow(b, relay.as(b))).toMatchObject({ revoked: true, sent: 0, received: 0 })
    expect(await holds(b, a, b)).toBe("a0 b4")
    expect(await b.run(b.keys.epochs)).toEqual([0])
    const [bundle] = await allOf(a)
    expect(bundle!.epoch).toBe(1)
  })

  it("is cut in the middle of a bundle for whoever meets the bundle afterwards", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const relay = await memoryRelay(a)
    await write(b, 6)
    await syncNow(b, relay.as(b))
    await syncNow(a, relay.as(a))
    await revoke(a, b, 4)
    await syncNow(a, relay.as(a))
    expect(await syncNow(c, relay.as(c))).toMatchObject({ ...quiet, received: 4 })
    expect(await holds(c, b)).toBe("b4")
  })

  it("can be handed on by whoever holds it up to the cut, also to an empty relay", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const relay = await memoryRelay(a)
    await write(b, 6)
    await syncNow(b, relay.as(b))
    await syncNow(a, relay.as(a))
    await revoke(a, b, 4)
    await syncNow(a, relay.as(a))
    await syncNow(c, relay.as(c))
    for (const device of [a, c]) {
      const empty = await memoryRelay(a)
      expect(await syncNow(device, empty.as(device))).toMatchObject({ ...quiet, sent: 4 })
      const late = await syncDevice(`late ${device.name}`, a)
      await extend(a, [await added(a, late)])
      await giveChain(a, late)
      expect(await syncNow(late, empty.as(late))).toMatchObject({ ...quiet, received: 4 })
    }
  })

  it("has it back when an owner moves the cut, from a relay that held it all along", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const relay = await memoryRelay(a)
    await write(b, 2)
    await syncNow(b, relay.as(b))
    await write(b, 2)
    const cut = await cutOf(b, b, 4)
    await syncNow(b, relay.as(b))
    await syncNow(a, relay.as(a))
    await revoke(a, b, 2)
    await syncNow(a, relay.as(a))
    await syncNow(c, relay.as(c))
    expect(await holds(c, b)).toBe("b2")
    await extend(a, [{ _tag: "CutMoved", cut }])
    expect(await syncNow(a, relay.as(a))).toMatchObject({ ...quiet, received: 2 })
    expect(await syncNow(c, relay.as(c))).toMatchObject({ ...quiet, received: 2 })
    expect([await holds(a, b), await holds(c, b)]).toEqual(["b4", "b4"])
  })

  it("whose feed was forked before counts only as the cut says", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const clone = await deviceWith("b", b.keys)
    await giveChain(a, clone)
    await write(b, 3)
    await write(clone, 3, "clone")
    for (const bundle of await allOf(b)) await a.run(a.local.take(bundle))
    for (const bundle of await allOf(clone)) await c.run(c.local.take(bundle))
    await revoke(a, b, 2)
    const relay = await memoryRelay(a)
    await syncNow(a, relay.as(a))
    expect(await syncNow(c, relay.as(c))).toMatchObject({ ...quiet, received: 2 })
    const bodies = async (device: SyncDevice) =>
      (await device.run(device.log.read(new Map(), 9))).flatMap(({ entries }) => entries)
    expect(await bodies(c)).toEqual(await bodies(a))
  })

  it("does not keep others from syncing what it wrote beyond its cut before they knew", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const [one, two] = [await memoryRelay(a), await memoryRelay(a)]
    await write(b, 5)
    await syncNow(b, one.as(b))
    await syncNow(c, one.as(c))
    await write(c, 2)
    await syncNow(a, one.as(a))
    await revoke(a, b, 1)
    await syncNow(a, two.as(a))
    expect(await syncNow(c, two.as(c))).toMatchObject({ ...quiet, sent: 2 })
    expect(await syncNow(a, two.as(a))).toMatchObject({ ...quiet, received: 2 })
  })
})

describe("keys that are not there", () => {
  it("leave what they seal unread, and everything else goes on", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    await revoke(a, c, 0)
    await write(a, 2)
    const relay = await memoryRelay(a)
    await syncNow(a, relay.as(a))
    const blind = await deviceWith("b", { ...b.keys, accept: () => Effect.succeed(false) })
    await giveChain(a, blind)
    const report = await syncNow(blind, relay.as(blind))
    expect(report.refusals).toMatchObject([{ device: a.id }])
    expect(await holds(blind, a)).toBe("a0")
    expect(await syncNow(b, relay.as(b))).toMatchObject({ ...quiet, received: 2 })
  })
})

describe("a membership chain", () => {
  it("grows both ways", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await syncNow(a, relay.as(a))
    const c = await syncDevice("c", a)
    await extend(a, [await added(a, c)])
    await syncNow(a, relay.as(a))
    await syncNow(b, relay.as(b))
    expect(await b.run(b.local.membership(0))).toHaveLength(3)
  })

  it("that grows at the relay while it is read is read on, for what it names only then", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 2)
    await syncNow(a, relay.as(a))
    const c = await syncDevice("c", a)
    const shared = relay.as(b)
    let asked = false
    // Before the first bundle is handed out, another device is let in and writes.
    const growing: BundleStore = {
      ...shared,
      pull: (held) =>
        Effect.gen(function* () {
          if (!asked) {
            asked = true
            yield* Effect.promise(async () => {
              await extend(a, [await added(a, c)])
              await syncNow(a, relay.as(a))
              await giveChain(a, c)
              await write(c, 3)
              await syncNow(c, relay.as(c))
            })
          }
          return yield* shared.pull(held)
        })
    }
    expect(await syncNow(b, growing)).toEqual({ ...quiet, received: 5, sent: 0 })
  })

  it("that grows here while a remote is written to is told there first", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await syncNow(a, relay.as(a))
    const c = await syncDevice("c", a)
    const shared = relay.as(b)
    await write(b, 2)
    let asked = false
    // Through a folder, say, b learns of another device and of what that wrote, after it told the relay what it knew.
    const growing: BundleStore = {
      ...shared,
      pull: (held) =>
        Effect.gen(function* () {
          const pulled = yield* shared.pull(held)
          if (asked) return pulled
          asked = true
          yield* Effect.promise(async () => {
            await extend(a, [await added(a, c)])
            await giveChain(a, c)
            await write(c, 3)
            await syncNow(b, a.local)
            await syncNow(b, c.local)
          })
          return pulled
        })
    }
    expect(await syncNow(b, growing)).toMatchObject({ ...quiet, sent: 5 })
  })

  it("that goes on in two ways stops everything, at whichever end one looks", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await write(a, 2)
    const [c, d] = [await syncDevice("c", a), await syncDevice("d", a)]
    const other = await entry(a, [await added(a, d)])
    await extend(a, [await added(a, c)])
    await syncNow(a, relay.as(a))
    await b.run(b.local.extendMembership([other]))
    await write(b, 2)
    expect(await syncNow(b, relay.as(b))).toMatchObject({ forkedMembership: true, sent: 0, received: 0 })
    const e = await syncDevice("e", a)
    await extend(a, [await added(a, e)])
    await syncNow(a, relay.as(a))
    expect(await syncNow(b, relay.as(b))).toMatchObject({ forkedMembership: true, sent: 0, received: 0 })
    const [longer] = [await entry(b, [await added(b, await syncDevice("f", a))])]
    await b.run(b.local.extendMembership([longer]))
    await b.run(b.local.extendMembership([await entry(b, [await added(b, await syncDevice("g", a))])]))
    expect(await syncNow(b, relay.as(b))).toMatchObject({ forkedMembership: true, sent: 0, received: 0 })
  })

  it("whose next entry names another predecessor is a lie, and does not go on for ever", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await syncNow(a, relay.as(a))
    const chain = await a.run(a.local.membership(0))
    const clone = await deviceWith("a", a.keys)
    await clone.run(clone.local.extendMembership(chain.slice(0, 1)))
    for (const name of ["c", "d"]) await extend(clone, [await added(clone, await syncDevice(name, a))])
    const [, , another] = await clone.run(clone.local.membership(0))
    const lies: BundleStore = {
      ...relay.as(b),
      membership: (from) => Effect.succeed([...chain, another!].slice(from))
    }
    expect(await syncNow(b, lies)).toMatchObject({ forkedMembership: true })
  })

  it("that the remote never takes ends in an error, not in a circle", async () => {
    const [a] = await syncDevices("a")
    const relay = await memoryRelay(a)
    const stubborn: BundleStore = { ...relay.as(a), extendMembership: () => Effect.succeed(false) }
    await expect(syncNow(a, stubborn)).rejects.toMatchObject({ reason: { _tag: "StoreUnavailable" } })
  })
})

describe("a remote that refuses one feed", () => {
  it("is sent the others", async () => {
    const [a, b, c] = await syncDevices("a", "b", "c")
    const relay = await memoryRelay(a)
    for (const [device, count] of [
      [b, 2],
      [c, 3]
    ] as const) {
      await write(device, count)
      for (const bundle of await allOf(device)) await a.run(a.local.take(bundle))
    }
    await write(a, 2)
    const clone = await deviceWith("b", b.keys)
    await giveChain(a, clone)
    await write(clone, 1, "clone")
    await syncNow(clone, relay.as(clone))
    const report = await syncNow(a, relay.as(a))
    expect(report.refusals).toMatchObject([{ device: b.id, why: "fork" }])
    expect(report).toMatchObject({ sent: 5 })
    expect(Object.fromEntries(await a.run(relay.as(a).version))).toEqual({ [a.id]: 2, [b.id]: 1, [c.id]: 3 })
  })
})

describe("small bundles", () => {
  it("are sent again as large ones when there are 32, and read the same", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    const counts: Array<number> = []
    for (let round = 0; round < 130; round++) {
      await write(a, 1)
      expect(await syncNow(a, relay.as(a))).toEqual({ ...quiet, received: 0, sent: 1 })
      counts.push((await allOf(a, relay.as(a))).length)
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(34)
    expect(counts.at(-1)!).toBeLessThan(10)
    expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 130, sent: 0 })
    const late = await memoryRelay(a)
    expect(await syncNow(b, late.as(b))).toEqual({ ...quiet, received: 0, sent: 130 })
  })

  it("that were repacked are taken by who holds the first half", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    for (let round = 0; round < 70; round++) {
      await write(a, 1)
      await syncNow(a, relay.as(a))
      if (round === 30) await syncNow(b, relay.as(b))
    }
    expect(await syncNow(b, relay.as(b))).toEqual({ ...quiet, received: 39, sent: 0 })
  })
})
