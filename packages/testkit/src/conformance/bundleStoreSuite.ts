/** What every `BundleStore` keeps to. Published: an adapter of your own runs it with one line. */
import * as fc from "fast-check"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { expect } from "vitest"
import { type Bundle, MAX_BUNDLE_BYTES, MAX_LONE_BUNDLE_BYTES } from "@kith/core/log/Bundle"
import type { BundleStore } from "@kith/core/log/BundleStore"
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Primitives } from "@kith/core/log/Primitives"
import { emptyVersion, type VersionVector } from "@kith/core/log/VersionVector"
import { propertyRuns } from "../propertyRuns.ts"
import { makeSampleWorkspace, type SampleWorkspace } from "../sampleWorkspace.ts"
import type { SampleDevice } from "../SampleDevice.ts"
import { type Exceptions, type Laws, lawsHold, type Open, reasonOf } from "./conformance.ts"

/** Where one workspace's bundles are kept. Nothing at first, not even the chain. */
export interface BundlePlace {
  /** Opens the store as this device uses it, for as long as the scope lives. May be open several times at once. */
  readonly as: (device: DeviceId) => Effect.Effect<BundleStore, unknown, Scope.Scope>
  /** Changes stored bytes of the bundle that begins there. */
  readonly spoil?: (dot: Dot) => Effect.Effect<void, unknown>
  /** Lets all bundles and entries together take so many bytes, from the next push on. */
  readonly allow?: (bytes: number) => Effect.Effect<void, unknown>
}

/** A workspace and a place for it. */
interface Fixture {
  readonly sample: SampleWorkspace
  readonly place: BundlePlace
}

/**
 * `make` makes a new place for a sample; it is removed with its scope.
 *
 * @example
 * bundleStoreSuite("memory", (sample) => memoryPlace(sample.workspace), ports, {
 *   "keeps what was acknowledged when it is opened again": "it keeps nothing once closed"
 * })
 */
export const bundleStoreSuite = (
  name: string,
  make: (sample: SampleWorkspace) => Effect.Effect<BundlePlace, unknown, Scope.Scope>,
  ports: Layer.Layer<Ciphers | Primitives>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `BundleStore on ${name}`,
    laws,
    exceptions,
    Effect.gen(function* () {
      const sample = yield* makeSampleWorkspace()
      const place = yield* make(sample)
      return Effect.succeed({ sample, place }) as Open<Fixture>
    }).pipe(Effect.provide(ports))
  )

/** The store with the whole chain, as the founder uses it, and its devices. */
const started = Effect.fnUntraced(function* (open: Open<Fixture>) {
  const { sample, place } = yield* open
  const [a, b] = sample.devices
  const store = yield* place.as(a.device)
  expect(yield* store.extendMembership(sample.chain)).toBe(true)
  return { sample, place, a, b, store }
})

const pulled = Effect.fnUntraced(function* (store: BundleStore, held: VersionVector = emptyVersion) {
  const { version, bundles } = yield* store.pull(held)
  const all = yield* Stream.runCollect(bundles)
  expectToBring(all, held, version)
  return all
})

/** Each feed in order and without a hole, up to the version, and no bundle that brings nothing. */
const expectToBring = (bundles: ReadonlyArray<Bundle>, held: VersionVector, version: VersionVector): void => {
  const reached = new Map(held)
  for (const { device, first, last } of bundles) {
    const at = reached.get(device) ?? 0
    expect(first, `a hole before ${device}:${first}`).toBeLessThanOrEqual(at + 1)
    expect(last, `nothing new in ${device}:${first}-${last}`).toBeGreaterThan(at)
    reached.set(device, last)
  }
  for (const [device, seq] of version) expect(reached.get(device), device).toBe(Math.max(seq, held.get(device) ?? 0))
}

/** All events that the store hands out, by feed. */
const eventsIn = Effect.fnUntraced(function* (store: BundleStore, reader: SampleDevice) {
  const events = new Map<DeviceId, Array<Entry>>()
  for (const bundle of yield* pulled(store)) {
    const { device, first, entries } = yield* reader.open(bundle)
    const before = events.get(device) ?? []
    events.set(device, [...before.slice(0, first - 1), ...entries])
  }
  return events
})

const writtenBy = (...devices: ReadonlyArray<SampleDevice>): ReadonlyMap<DeviceId, ReadonlyArray<Entry>> =>
  new Map(devices.filter(({ seq }) => seq > 0).map((each) => [each.device, each.written()]))

const versionOf = (...devices: ReadonlyArray<SampleDevice>): VersionVector =>
  new Map(devices.filter(({ seq }) => seq > 0).map(({ device, seq }) => [device, seq]))

const oneByOne = Effect.fnUntraced(function* (store: BundleStore, device: SampleDevice, count: number) {
  const bundles: Array<Bundle> = []
  for (let index = 0; index < count; index++) {
    const bundle = yield* device.next(1)
    yield* store.push([bundle])
    bundles.push(bundle)
  }
  return bundles
})

/** As a member may make it that means ill: the author's own signature at its end, over a body that is not the author's. */
const falsified = (bundle: Bundle): Bundle => ({
  ...bundle,
  before: bundle.before.map((byte) => byte ^ 1),
  sealed: bundle.sealed.map((byte) => byte ^ 1)
})

const sizeOf = (bundles: ReadonlyArray<Bundle>): number => bundles.reduce((sum, { sealed }) => sum + sealed.length, 0)

const laws = {
  "holds nothing at first": (open) =>
    Effect.gen(function* () {
      const { sample, place } = yield* open
      const store = yield* place.as(sample.devices[0].device)
      expect([...(yield* store.version)]).toEqual([])
      expect(yield* pulled(store)).toEqual([])
      expect(yield* store.membership(0)).toEqual([])
    }),

  "takes the membership chain in parts or whole, and hands it out from any entry on": (open) =>
    Effect.gen(function* () {
      const { sample, place } = yield* open
      const store = yield* place.as(sample.devices[0].device)
      const [first, second] = sample.chain
      const third = yield* sample.following(sample.chain, 0)
      expect(yield* store.extendMembership([first])).toBe(true)
      expect(yield* store.extendMembership([second, third])).toBe(true)
      for (const from of [0, 1, 2, 3, 10]) {
        expect(yield* store.membership(from)).toEqual([first, second, third].slice(from))
      }
      expect(yield* store.extendMembership([])).toBe(true)
    }),

  "takes entries that it holds already, and what follows them": (open) =>
    Effect.gen(function* () {
      const { sample, store } = yield* started(open)
      const next = yield* sample.following(sample.chain, 0)
      expect(yield* store.extendMembership(sample.chain)).toBe(true)
      expect(yield* store.extendMembership([sample.chain[1], next])).toBe(true)
      expect(yield* store.extendMembership([...sample.chain, next])).toBe(true)
      expect(yield* store.membership(0)).toEqual([...sample.chain, next])
    }),

  "takes one of several entries that follow the same one, however many come at once": (open) =>
    Effect.gen(function* () {
      const { sample, place } = yield* started(open)
      const rivals = yield* Effect.forEach([1, 2, 3, 4], (number) => sample.following(sample.chain, number))
      const taken = yield* Effect.forEach(
        rivals,
        (rival, index) =>
          Effect.flatMap(place.as(sample.devices[index % 2]!.device), (store) => store.extendMembership([rival])),
        { concurrency: "unbounded" }
      )
      expect(taken.filter((each) => each)).toHaveLength(1)
      const store = yield* place.as(sample.devices[1].device)
      expect(yield* store.membership(2)).toEqual([rivals[taken.indexOf(true)]])
      // Nor one behind an entry that is not there.
      const chain = [...sample.chain, rivals[taken.indexOf(false)]!]
      expect(yield* store.extendMembership([yield* sample.following(chain, 0)])).toBe(false)
      expect(yield* store.membership(0)).toHaveLength(3)
    }),

  "takes nothing of entries that are none, or of which one does not follow the other": (open) =>
    Effect.gen(function* () {
      const { sample, store } = yield* started(open)
      const next = yield* sample.following(sample.chain, 0)
      const stray = yield* sample.following(sample.chain, 1)
      const nonsense = { json: next.json.slice(1), signature: next.signature }
      for (const bad of [[next, stray], [next, nonsense], [nonsense]]) {
        expect(yield* reasonOf(store.extendMembership(bad))).toMatchObject({ _tag: "Rejected", why: "badMembership" })
      }
      expect(yield* store.membership(0)).toEqual(sample.chain)
    }),

  "hands out what was pushed, and says how much it holds": (open) =>
    Effect.gen(function* () {
      const { a, b, store } = yield* started(open)
      // a1-3 | b1-2 a4 | b3-50
      expect([...(yield* store.push([yield* a.next(3)]))]).toEqual([[a.device, 3]])
      expect(yield* store.push([yield* b.next(2), yield* a.next(1)])).toEqual(versionOf(a, b))
      expect([...(yield* store.push([yield* b.next(48)]))]).toEqual([[b.device, 50]])
      expect([...(yield* store.push([]))]).toEqual([])
      expect(new Map(yield* store.version)).toEqual(versionOf(a, b))
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a, b))
    }),

  "hands out the very bytes that were pushed": (open) =>
    Effect.gen(function* () {
      const { a, store } = yield* started(open)
      const bundles = [yield* a.next(3), yield* a.next(1)]
      yield* store.push(bundles)
      expect(yield* pulled(store)).toEqual(bundles)
    }),

  "takes what it holds already as success, and changes nothing": (open) =>
    Effect.gen(function* () {
      const { a, b, store } = yield* started(open)
      const first = yield* a.next(2)
      const second = yield* a.next(2)
      yield* store.push([first, second])
      const other = yield* b.next(1)
      expect(yield* store.push([first])).toEqual(versionOf(a))
      expect(yield* store.push([second, other, first, other])).toEqual(versionOf(a, b))
      expect(yield* store.push([yield* a.span(2, 3), yield* a.span(1, 1)])).toEqual(versionOf(a))
      expect(yield* eventsIn(store, a)).toEqual(writtenBy(a, b))
    }),

  "refuses what leaves a gap, keeps what came before it, and says where the feed ends": (open) =>
    Effect.gen(function* () {
      const { a, b, store } = yield* started(open)
      const [first, second, third, fourth] = [yield* a.next(2), yield* a.next(1), yield* a.next(1), yield* a.next(1)]
      const other = yield* b.next(1)
      expect(yield* reasonOf(store.push([second]))).toMatchObject({ why: "gap", dot: { seq: 3 }, held: 0 })
      const refused = yield* reasonOf(store.push([first, third, other]))
      expect(refused).toMatchObject({ _tag: "Rejected", why: "gap", dot: { device: a.device, seq: 4 }, held: 2 })
      expect([...(yield* store.version)]).toEqual([[a.device, 2]])
      yield* store.push([second, third, fourth])
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a))
    }),

  "refuses a feed that goes on in another way, and keeps the first": (open) =>
    Effect.gen(function* () {
      const { a, store } = yield* started(open)
      yield* store.push([yield* a.next(2), yield* a.next(1), yield* a.next(2)])
      const written = a.written()
      // a1 a2 | a3' a4' a5' a6'
      a.rewind(2)
      a.write(4, () => "otherwise")
      for (const [first, last] of [
        [3, 3],
        [4, 4],
        [4, 5],
        [6, 6]
      ] as const) {
        const refused = yield* reasonOf(store.push([yield* a.span(first, last)]))
        expect(refused, `${first}-${last}`).toMatchObject({ why: "fork", dot: { seq: first }, held: 5 })
      }
      expect([...(yield* store.version)]).toEqual([[a.device, 5]])
      expect((yield* eventsIn(store, a)).get(a.device)).toEqual(written)
    }),

  "takes a bundle that begins before the end of what it holds": (open) =>
    Effect.gen(function* () {
      const { a, b, store } = yield* started(open)
      yield* store.push([yield* a.next(1), yield* a.next(2)])
      a.write(3)
      expect(yield* store.push([yield* a.span(2, 6)])).toEqual(versionOf(a))
      a.write(4)
      expect(yield* store.push([yield* a.span(1, 10)])).toEqual(versionOf(a))
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a))
      for (let seq = 0; seq <= 10; seq++) yield* pulled(store, new Map([[a.device, seq]]))
    }),

  "lets an author replace bundles by one that spans them, and nobody else": (open) =>
    Effect.gen(function* () {
      const { a, b, place, store } = yield* started(open)
      const small = yield* oneByOne(store, a, 6)
      const stranger = yield* place.as(b.device)
      yield* stranger.push([yield* a.span(1, 6)])
      expect(yield* pulled(store)).toEqual(small)
      const [four, six] = [yield* a.span(2, 5), yield* a.span(1, 6)]
      expect(yield* store.push([four])).toEqual(versionOf(a))
      expect(yield* pulled(stranger)).toEqual([small[0], four, small[5]])
      // Ends that are none of what is held replace nothing.
      yield* store.push([yield* a.span(3, 6)])
      expect(yield* pulled(store)).toEqual([small[0], four, small[5]])
      yield* store.push([six])
      expect(yield* pulled(store)).toEqual([six])
      expect(yield* pulled(store, new Map([[a.device, 3]]))).toEqual([six])
      // The small ones do not come back.
      yield* stranger.push(small)
      expect(yield* pulled(store)).toEqual([six])
      yield* store.push([yield* a.next(1)])
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a))
    }),

  "gives way to the author where others have brought something of its feed, in whatever pieces it comes": (open) =>
    Effect.gen(function* () {
      const { a, b, place, store } = yield* started(open)
      const stranger = yield* place.as(b.device)
      yield* store.push([yield* a.next(2)])
      a.write(8)
      // A true end, and nothing true inside, nor before it.
      yield* stranger.push([falsified(yield* a.span(2, 9))])
      expect(new Map(yield* store.version)).toEqual(new Map([[a.device, 9]]))
      expect(yield* store.push([yield* a.span(3, 5)])).toEqual(new Map([[a.device, 9]]))
      yield* store.push([yield* a.span(6, 8)])
      yield* store.push([yield* a.span(7, 10)])
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a))
      for (let seq = 0; seq < 10; seq++) {
        for (const bundle of yield* pulled(stranger, new Map([[a.device, seq]]))) yield* b.open(bundle)
      }
      // One that is there under the same numbers, too.
      a.write(2)
      const whole = yield* a.span(11, 12)
      yield* stranger.push([{ ...falsified(whole), before: whole.before }])
      yield* store.push([whole])
      expect(yield* eventsIn(stranger, b)).toEqual(writtenBy(a))
    }),

  "lets an author put its own bundles in the place of everything held of these events, and nobody else": (open) =>
    Effect.gen(function* () {
      const { a, b, place, store } = yield* started(open)
      const stranger = yield* place.as(b.device)
      yield* oneByOne(store, a, 3)
      const [all, more] = [yield* a.span(1, 3), yield* a.next(3)]
      yield* store.push([all, more])
      // What is replaced in part stays, until the rest is replaced as well.
      const [left, right] = [yield* a.span(1, 4), yield* a.span(5, 6)]
      expect(yield* reasonOf(stranger.replace!([left]))).toMatchObject({ why: "mayNotWrite" })
      expect(yield* store.replace!([left])).toEqual(versionOf(a))
      expect(yield* pulled(store)).toEqual([left, more])
      expect(yield* store.replace!([left, right])).toEqual(versionOf(a))
      expect(yield* pulled(store)).toEqual([left, right])
      // The same numbers once more, and something new at the end.
      const again = yield* a.span(5, 6)
      expect(yield* store.replace!([again, yield* a.next(1)])).toEqual(versionOf(a))
      expect((yield* pulled(store)).slice(0, 2)).toEqual([left, again])
      a.write(3)
      const refused = yield* reasonOf(store.replace!([yield* a.span(9, 10)]))
      expect(refused).toMatchObject({ _tag: "Rejected", why: "gap", held: 7 })
      yield* store.push([yield* a.span(8, 10)])
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a))
    }),

  "says which bundles of one's own feed carry which events": (open) =>
    Effect.gen(function* () {
      const { a, b, place, store } = yield* started(open)
      expect(yield* store.holding!([1, 2])).toEqual([])
      yield* store.push([yield* a.next(3), yield* a.next(1), yield* a.next(6), yield* b.next(2)])
      expect(yield* store.holding!([])).toEqual([])
      const spans = (yield* store.holding!([4, 10, 9, 11])).map(({ first, last }) => [first, last])
      expect(spans.toSorted(([x], [y]) => x! - y!)).toEqual([
        [4, 4],
        [5, 10]
      ])
      expect(yield* (yield* place.as(b.device)).holding!([1])).toMatchObject([{ first: 1, last: 2 }])
    }),

  "refuses bundles of another workspace, and those that are too large": (open) =>
    Effect.gen(function* () {
      const { sample, a, b, store } = yield* started(open)
      const foreign = { ...(yield* a.next(1)), workspace: `${sample.workspace.slice(0, -4)}0000` } as Bundle
      expect(yield* reasonOf(store.push([foreign]))).toMatchObject({ _tag: "Rejected", why: "notThisWorkspace" })
      for (const large of [
        { ...(yield* b.next(2)), sealed: new Uint8Array(MAX_BUNDLE_BYTES) },
        { ...(yield* b.span(1, 1)), sealed: new Uint8Array(MAX_LONE_BUNDLE_BYTES) }
      ])
        expect(yield* reasonOf(store.push([large]))).toMatchObject({ _tag: "OverLimit", limit: "bundleBytes" })
      const empty = { ...(yield* b.span(1, 1)), last: 0 }
      expect(yield* reasonOf(store.push([empty]))).toMatchObject({ _tag: "Rejected", why: "malformed" })
      expect([...(yield* store.version)]).toEqual([])
    }),

  "keeps and gives back one event that is larger than bundles are": (open) =>
    Effect.gen(function* () {
      const { a, b, store } = yield* started(open)
      const small = [yield* a.next(2), yield* a.next(1), yield* a.next(2)]
      const large = { ...small[1]!, sealed: new Uint8Array(2 * MAX_BUNDLE_BYTES).fill(7) }
      yield* store.push([small[0]!, large, small[2]!, yield* b.next(1)])
      const given = yield* Stream.runCollect((yield* store.pull(new Map())).bundles)
      expect(given.filter(({ device }) => device === a.device).map(({ sealed }) => sealed.length)).toEqual(
        [small[0]!, large, small[2]!].map(({ sealed }) => sealed.length)
      )
    }),

  "hands out all and only what is lacking, to whoever holds whatever": (open) =>
    Effect.gen(function* () {
      const { place, a, b, store } = yield* started(open)
      const stores = [store, yield* place.as(b.device)] as const
      const run = Effect.runPromise
      // Whatever is pushed, by whom, in whichever pieces: up to ten more events of one feed, begun up to ten earlier.
      const pushes = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.nat(10), fc.nat(10)), {
        minLength: 1,
        maxLength: 4
      })
      const vectors = fc.array(fc.tuple(fc.nat(120), fc.nat(120)), { minLength: 1, maxLength: 4 })
      const property = fc.asyncProperty(pushes, vectors, async (pushed, held) => {
        for (const [isOfA, isByA, before, count] of pushed) {
          const [device, by] = [isOfA ? a : b, stores[isByA ? 0 : 1]]
          const end = device.seq
          device.write(count)
          const last = Math.max(device.seq, 1)
          if (device.seq === 0) continue
          // Now and then a repack of what is held, exactly.
          const first = Math.max(1, end + 1 - before)
          await run(by.push([await run(device.span(Math.min(first, last), last))]))
        }
        expect(new Map(await run(store.version))).toEqual(versionOf(a, b))
        for (const [ofA, ofB] of held) {
          await run(
            pulled(
              store,
              new Map([
                [a.device, ofA],
                [b.device, ofB]
              ])
            )
          )
        }
      })
      yield* Effect.promise(() => Promise.resolve(fc.assert(property, propertyRuns(25))))
      expect(yield* eventsIn(store, a)).toEqual(writtenBy(a, b))
    }),

  "tells of what is pushed from when it is asked, once each": (open) =>
    Effect.gen(function* () {
      const { a, b, place, store } = yield* started(open)
      yield* store.push([yield* a.next(1)])
      // Each feed in order, and no order between them.
      const reached = new Map<DeviceId, number>()
      const told = yield* store.changes.pipe(
        Stream.takeUntil(({ device, last }) => {
          reached.set(device, last)
          return reached.get(a.device) === 4 && reached.get(b.device) === 1
        }),
        Stream.runCollect,
        Effect.forkChild({ startImmediately: true })
      )
      // Where the asking itself takes time, it is over once this is answered.
      yield* store.version
      const second = yield* a.next(2)
      yield* store.push([second])
      yield* store.push([yield* a.span(1, 1), second])
      yield* store.push([yield* a.next(1)])
      yield* (yield* place.as(b.device)).push([yield* b.next(1)])
      expectToBring(yield* Fiber.join(told), new Map([[a.device, 1]]), versionOf(a, b))
    }),

  "keeps what was acknowledged when it is opened again": (open) =>
    Effect.gen(function* () {
      const { sample, place } = yield* open
      const [a, b] = sample.devices
      const before = Effect.gen(function* () {
        const store = yield* place.as(a.device)
        yield* store.extendMembership(sample.chain)
        yield* store.push([yield* a.next(3), yield* b.next(1), yield* a.next(1)])
      })
      yield* Effect.scoped(before)
      const store = yield* place.as(b.device)
      expect(yield* store.membership(0)).toEqual(sample.chain)
      expect(new Map(yield* store.version)).toEqual(versionOf(a, b))
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a, b))
      expect(yield* store.push([yield* b.next(1)])).toEqual(versionOf(b))
    }),

  "takes pushes of several at once": (open) =>
    Effect.gen(function* () {
      const { sample, a, b, place, store } = yield* started(open)
      const other = yield* place.as(b.device)
      // One of them also hands over what the other one writes.
      const works = [oneByOne(store, a, 20), oneByOne(other, b, 20)]
      yield* Effect.all(works, { concurrency: "unbounded" })
      const again = sample.devices.flatMap((device) =>
        Array.from({ length: 20 }, (_, index) => device.span(index + 1, index + 1))
      )
      yield* Effect.forEach(
        again,
        (bundle, index) => Effect.flatMap(bundle, (each) => [store, other][index % 2]!.push([each])),
        {
          concurrency: "unbounded"
        }
      )
      expect(new Map(yield* other.version)).toEqual(versionOf(a, b))
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a, b))
    }),

  "takes no more than it is allowed to, and loses nothing by it": (open) =>
    Effect.gen(function* () {
      const { sample, a, b, place, store } = yield* started(open)
      const first = yield* a.next(20)
      yield* store.push([first])
      const chain = sample.chain.reduce((sum, { json, signature }) => sum + json.length + signature.length, 0)
      const second = yield* a.next(20)
      const large = yield* b.next(200)
      yield* place.allow!(chain + 2 * sizeOf([first, second]) + 500)
      const refused = yield* reasonOf(store.push([second, large]))
      expect(refused).toMatchObject({ _tag: "OverLimit", limit: "workspaceBytes" })
      expect(new Map(yield* store.version)).toEqual(versionOf(a))
      expect(yield* eventsIn(store, b)).toEqual(writtenBy(a))
      yield* place.allow!(1_000_000)
      yield* store.push([second, large])
      expect(yield* eventsIn(store, a)).toEqual(writtenBy(a, b))
    }),

  "does not hand out bytes that are not what was stored, and says so": (open) =>
    Effect.gen(function* () {
      const { a, b, place, store } = yield* started(open)
      const kept = yield* oneByOne(store, a, 3)
      const others = yield* oneByOne(store, b, 2)
      yield* place.spoil!({ device: a.device, seq: 2 })
      const { bundles } = yield* store.pull(emptyVersion)
      const seen: Array<Bundle> = []
      const reason = yield* reasonOf(Stream.runForEach(bundles, (bundle) => Effect.sync(() => seen.push(bundle))))
      expect(reason).toMatchObject({ _tag: "StoreCorrupt", dot: { device: a.device, seq: 2 } })
      expect(new Set(seen)).toEqual(new Set([kept[0], ...others]))
    })
} satisfies Laws<string, Fixture>
