/** What every `SyncStore` keeps to. Published: an adapter of your own runs it with one line. */
import * as fc from "fast-check"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import type { DeviceId } from "@kith/core/log/Ids"
import type { LocalLogError } from "@kith/core/log/LocalLog"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { SignedHead } from "@kith/core/log/SignedHead"
import { type Fork, type RemoteState, SyncStore } from "@kith/core/log/SyncStore"
import { propertyRuns } from "../propertyRuns.ts"
import { type Exceptions, type Laws, lawsHold, type MakePlace } from "./conformance.ts"

type Store = SyncStore["Service"]

/**
 * @example
 * syncStoreSuite("memory", Effect.succeed(layerMemorySyncStore), {
 *   "keeps everything when it is opened again": "it keeps nothing once closed"
 * })
 */
export const syncStoreSuite = (
  name: string,
  make: MakePlace<SyncStore, LocalLogError>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `SyncStore on ${name}`,
    laws,
    exceptions,
    Effect.map(make, (layer) => Effect.map(Layer.build(Layer.fresh(layer)), Context.get(SyncStore)))
  )

/** What stands in an entry is nothing to its store. */
const entry = (number: number, name = "entry"): MembershipEntry => ({
  json: utf8(JSON.stringify({ name, number, padding: "é".repeat(number % 700) })),
  signature: Uint8Array.from({ length: 64 }, (_, index) => index + number)
})

const entries = (from: number, to: number): ReadonlyArray<MembershipEntry> =>
  Array.from({ length: to - from }, (_, index) => entry(from + index))

const laptop = "laptop" as DeviceId
const phone = "phone" as DeviceId

const head = (device: DeviceId, seq: number, name = "head"): SignedHead => {
  const chain = nobleSha256(utf8(`${device} ${seq} ${name}`))
  return { device, seq, chain, signature: Uint8Array.of(...chain, ...chain) }
}

const relay: RemoteState = {
  version: new Map([
    [laptop, 3],
    [phone, 70_000]
  ]),
  at: 1_772_000_000_000,
  clockAhead: -3_600_000,
  repacked: 2
}
const folder: RemoteState = { version: new Map(), at: 0, clockAhead: undefined, repacked: 0 }

const fill = Effect.fnUntraced(function* (store: Store) {
  yield* store.extendMembership(0, entries(0, 3))
  yield* store.addSignedHeads([head(laptop, 1), head(phone, 9)])
  yield* store.saveRemote("wss://relay.example.ca/é", relay)
  yield* store.saveRemote("", folder)
  yield* store.addFork({ device: phone, seq: 4, at: 5 })
})

const contentOf = Effect.fnUntraced(function* (store: Store) {
  return {
    membership: yield* store.membership(0),
    heads: [...(yield* store.signedHeads(laptop, 0)), ...(yield* store.signedHeads(phone, 0))],
    remotes: new Map(yield* store.remotes),
    forks: yield* store.forks
  }
})

const laws = {
  "holds nothing at first": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const nothing = { membership: [], heads: [], remotes: new Map(), forks: [] }
      expect(yield* contentOf(store)).toEqual(nothing)
      expect(yield* store.membership(5)).toEqual([])
      yield* store.dropSignedHeads(laptop, 0)
      yield* store.addSignedHeads([])
      expect(yield* contentOf(store)).toEqual(nothing)
    }),

  "extends the chain only from where it ends, all or nothing": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      expect(yield* store.extendMembership(1, entries(0, 1))).toBe(false)
      expect(yield* store.membership(0)).toEqual([])
      expect(yield* store.extendMembership(0, entries(0, 3))).toBe(true)
      for (const length of [0, 2, 4]) {
        expect(yield* store.extendMembership(length, [entry(length, "another"), entry(length + 1)])).toBe(false)
      }
      expect(yield* store.membership(0)).toEqual(entries(0, 3))
      expect(yield* store.extendMembership(3, [])).toBe(true)
      expect(yield* store.extendMembership(2, [])).toBe(false)
      expect(yield* store.extendMembership(3, entries(3, 40))).toBe(true)
      expect(yield* store.membership(0)).toEqual(entries(0, 40))
      expect(yield* store.membership(38)).toEqual(entries(38, 40))
      expect(yield* store.membership(40)).toEqual([])
      expect(yield* store.membership(41)).toEqual([])
    }),

  "lets one of several writers extend the chain": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const names = ["a", "b", "c", "d"]
      const won = yield* Effect.all(
        names.map((name) => store.extendMembership(0, [entry(0, name), entry(1, name)])),
        { concurrency: "unbounded" }
      )
      expect(won.filter(Boolean).length).toBe(1)
      const winner = names[won.indexOf(true)]!
      expect(yield* store.membership(0)).toEqual([entry(0, winner), entry(1, winner)])
    }),

  "keeps of each head the first, gives those beyond a seq in order, and drops an end": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      yield* store.addSignedHeads([head(laptop, 100), head(laptop, 9), head(phone, 10), head(laptop, 30)])
      yield* store.addSignedHeads([head(laptop, 30, "another"), head(laptop, 2)])
      const seqs = [2, 9, 30, 100]
      expect(yield* store.signedHeads(laptop, 0)).toEqual(seqs.map((seq) => head(laptop, seq)))
      expect(yield* store.signedHeads(laptop, 9)).toEqual([head(laptop, 30), head(laptop, 100)])
      expect(yield* store.signedHeads(laptop, 100)).toEqual([])
      yield* store.dropSignedHeads(laptop, 9)
      expect(yield* store.signedHeads(laptop, 0)).toEqual([head(laptop, 2), head(laptop, 9)])
      expect(yield* store.signedHeads(phone, 0)).toEqual([head(phone, 10)])
      // What is gone may come in another way.
      yield* store.addSignedHeads([head(laptop, 30, "another")])
      expect(yield* store.signedHeads(laptop, 9)).toEqual([head(laptop, 30, "another")])
    }),

  "keeps of each remote what was heard last": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      yield* store.saveRemote("relay", folder)
      yield* store.saveRemote("folder", folder)
      yield* store.saveRemote("relay", relay)
      expect(new Map(yield* store.remotes)).toEqual(
        new Map([
          ["folder", folder],
          ["relay", relay]
        ])
      )
    }),

  "keeps the first report of each fork, in order": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const forks: ReadonlyArray<Fork> = [
        { device: phone, seq: 7, at: 10 },
        { device: laptop, seq: 100, at: 20 },
        { device: laptop, seq: 20, at: 30 },
        { device: phone, seq: 7, at: 40 }
      ]
      for (const fork of forks) yield* store.addFork(fork)
      expect(yield* store.forks).toEqual([forks[2], forks[1], forks[0]])
    }),

  "is not changed by what happens to the bytes afterwards": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const given = entry(0)
      const signed = head(laptop, 1)
      yield* store.extendMembership(0, [given])
      yield* store.addSignedHeads([signed])
      for (const bytes of [given.json, given.signature, signed.chain, signed.signature]) bytes.fill(0)
      expect(yield* store.membership(0)).toEqual([entry(0)])
      expect(yield* store.signedHeads(laptop, 0)).toEqual([head(laptop, 1)])
    }),

  "keeps everything when it is opened again": (open) =>
    Effect.gen(function* () {
      const before = yield* Effect.scoped(
        Effect.gen(function* () {
          const store = yield* open
          yield* fill(store)
          return yield* contentOf(store)
        })
      )
      expect(before.membership.length + before.heads.length + before.remotes.size + before.forks.length).toBe(8)
      expect(yield* contentOf(yield* open)).toEqual(before)
    }),

  "is one store, however often it is open": (open) =>
    Effect.gen(function* () {
      const one = yield* open
      const other = yield* open
      yield* fill(one)
      expect(yield* contentOf(other)).toEqual(yield* contentOf(one))
      expect(yield* other.extendMembership(3, [entry(3, "other")])).toBe(true)
      expect(yield* one.extendMembership(3, [entry(3, "one")])).toBe(false)
      expect(yield* one.membership(3)).toEqual([entry(3, "other")])
    }),

  "answers as plain lists would, whatever is done to it": (open) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), (steps) =>
          Effect.runPromise(Effect.scoped(Effect.flatMap(open, (store) => checkAgainstModel(store, steps))))
        ),
        propertyRuns(40)
      )
    )
} satisfies Laws<string, Store>

type Step =
  | { readonly do: "extend"; readonly off: number; readonly count: number }
  | { readonly do: "heads"; readonly feed: number; readonly seqs: ReadonlyArray<number> }
  | { readonly do: "drop"; readonly feed: number; readonly after: number }

const feed = fc.nat({ max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("extend" as const),
    off: fc.constantFrom(0, 0, 0, -1, 1),
    count: fc.nat({ max: 4 })
  }),
  fc.record({
    do: fc.constant("heads" as const),
    feed,
    seqs: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 })
  }),
  fc.record({ do: fc.constant("drop" as const), feed, after: fc.nat({ max: 30 }) })
)

/** The store may hold what an earlier case left. */
let cases = 0

const checkAgainstModel = Effect.fnUntraced(function* (store: Store, steps: ReadonlyArray<Step>) {
  const devices = [0, 1].map((index) => `case ${cases}, device ${index}` as DeviceId)
  cases++
  const before = (yield* store.membership(0)).length
  const chain: Array<MembershipEntry> = []
  const heads = devices.map(() => new Map<number, SignedHead>())
  for (const [index, one] of steps.entries()) {
    switch (one.do) {
      case "extend": {
        const length = before + chain.length + one.off
        const added = Array.from({ length: one.count }, (_, place) => entry(place, `step ${index}`))
        expect(yield* store.extendMembership(length, added)).toBe(one.off === 0)
        if (one.off === 0) chain.push(...added)
        break
      }
      case "heads": {
        const added = one.seqs.map((seq) => head(devices[one.feed]!, seq, `step ${index}`))
        yield* store.addSignedHeads(added)
        const held = heads[one.feed]!
        for (const each of added) if (!held.has(each.seq)) held.set(each.seq, each)
        break
      }
      case "drop":
        yield* store.dropSignedHeads(devices[one.feed]!, one.after)
        for (const seq of heads[one.feed]!.keys()) if (seq > one.after) heads[one.feed]!.delete(seq)
    }
  }
  expect(yield* store.membership(before)).toEqual(chain)
  for (const [index, device] of devices.entries()) {
    const expected = [...heads[index]!.values()].sort((a, b) => a.seq - b.seq)
    expect(yield* store.signedHeads(device, 0)).toEqual(expected)
  }
})
