/** What a relay's store does beside being a bundle store: on SQLite and in memory alike. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "vitest"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import type { Ciphers } from "@kith/core/log/Ciphers"
import { Primitives } from "@kith/core/log/Primitives"
import {
  defaultRelayLimits,
  MAX_LAG_BYTES,
  type News,
  type RelayLimits,
  RelayStore,
  REPLACED_KEPT_MS
} from "@kith/core/log/RelayStore"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { layerMemoryRelayStore } from "@kith/storage/bundles/MemoryRelayStore"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { layerSqliteRelayStore } from "@kith/storage/bundles/SqliteRelayStore"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { makeSampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { testFolder } from "../temporaryFolder.ts"

const ports = Layer.mergeAll(layerNodeCiphers, Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom }))

type Limits = Partial<RelayLimits>

const engines = {
  sqlite: (limits: Limits) =>
    layerSqliteRelayStore(testFolder(), { limits: () => ({ ...defaultRelayLimits, ...limits }) }),
  memory: (limits: Limits) => layerMemoryRelayStore(new RelayMemory(limits))
}

const reasonOf = <A>(effect: Effect.Effect<A, BundleStoreError>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason)

/** A workspace that a relay has begun. */
const begun = Effect.fnUntraced(function* (devices?: number) {
  const relay = yield* RelayStore
  const sample = yield* makeSampleWorkspace(devices === undefined ? {} : { devices })
  yield* relay.create(sample.workspace, sample.chain)
  const opened = (yield* relay.open(sample.workspace))!
  const [a, b] = sample.devices
  return { relay, sample, opened, a, b, ofA: opened.as(a.device), ofB: opened.as(b.device) }
})

describe.each(Object.entries(engines))("a relay's store on %s", (_, engine) => {
  const on =
    (limits: Limits, test: Effect.Effect<void, unknown, RelayStore | Ciphers | Primitives | Scope.Scope>) => () =>
      Effect.runPromise(
        Effect.scoped(
          Effect.provide(test, Layer.mergeAll(Layer.provide(engine(limits), ports), ports, TestClock.layer()))
        )
      )

  it(
    "begins a workspace once, and keeps it apart from others",
    on(
      {},
      Effect.gen(function* () {
        const { relay, sample, a, ofA } = yield* begun()
        const other = yield* begun()
        expect(yield* relay.create(sample.workspace, sample.chain)).toBe("exists")
        expect(yield* relay.presence(sample.workspace)).toBe("here")
        yield* ofA.push([yield* a.next(2)])
        expect([...(yield* other.ofA.version)]).toEqual([])
        expect(yield* ofA.membership(0)).toEqual(sample.chain)
        expect((yield* relay.statistics).workspaces).toBe(2)
      })
    )
  )

  it(
    "begins nothing with entries that do not begin a chain",
    on(
      {},
      Effect.gen(function* () {
        const relay = yield* RelayStore
        const { workspace, chain } = yield* makeSampleWorkspace()
        const bad = yield* reasonOf(relay.create(workspace, [chain[1]]))
        expect(bad).toMatchObject({ _tag: "Rejected", why: "badMembership" })
        expect(yield* relay.presence(workspace)).toBe("unknown")
        expect(yield* relay.open(workspace)).toBe(undefined)
        expect(yield* relay.create(workspace, chain)).toBe("created")
      })
    )
  )

  it(
    "finds a workspace by any of its devices and by its phrase",
    on(
      {},
      Effect.gen(function* () {
        const { relay, sample, a, b, ofA } = yield* begun()
        yield* begun()
        for (const signer of [a.device, b.device, sample.recovery]) {
          expect(yield* relay.workspacesOf(signer)).toEqual([sample.workspace])
        }
        const stranger = (yield* makeSampleWorkspace()).devices[0].device
        expect(yield* relay.workspacesOf(stranger)).toEqual([])
        yield* ofA.extendMembership([yield* sample.following(sample.chain, 0)])
        yield* relay.remove(sample.workspace)
        expect(yield* relay.workspacesOf(a.device)).toEqual([])
      })
    )
  )

  it(
    "keeps nothing of what an author has put something in the place of, and counts no byte of it",
    on(
      {},
      Effect.gen(function* () {
        const { relay, opened, a, b, ofA, ofB } = yield* begun()
        const small = [yield* a.next(2), yield* a.next(1), yield* a.next(3)]
        for (const bundle of small) yield* ofA.push([bundle])
        yield* ofA.push([yield* a.span(1, 6)])
        yield* ofB.push([yield* a.next(4)])
        expect((yield* opened.facts).filter(({ replacedAt }) => replacedAt !== undefined)).toHaveLength(3)
        yield* ofA.replace!([yield* a.span(1, 10)])
        const facts = yield* opened.facts
        expect(facts).toMatchObject([{ first: 1, last: 10, uploader: a.device, replacedAt: undefined }])
        const usage = yield* opened.usage
        expect(usage).toMatchObject({ bundles: 1, bytes: facts[0]!.bytes, replacedBytes: 0 })
        expect(usage.byUploader.get(a.device)).toBe(facts[0]!.bytes)
        expect(usage.byUploader.get(b.device) ?? 0).toBe(0)
        expect(yield* relay.sweep).toEqual({ bundles: 0, bytes: 0 })
        expect(yield* relay.statistics).toMatchObject({ bundles: 1, bytes: usage.bytes, replacedBytes: 0 })
      })
    )
  )

  it(
    "forgets a workspace that is removed, for those too who have it open",
    on(
      {},
      Effect.gen(function* () {
        const { relay, sample, a, opened, ofA } = yield* begun()
        yield* ofA.push([yield* a.next(3)])
        const news = yield* Stream.runCollect(yield* opened.news).pipe(Effect.forkChild)
        const { bundles } = yield* ofA.pull(emptyVersion)
        expect(yield* relay.remove(sample.workspace)).toBe(true)
        expect(yield* relay.remove(sample.workspace)).toBe(false)
        expect(yield* Fiber.join(news)).toEqual([])
        for (const attempted of [ofA.version, ofA.push([yield* a.next(1)]), ofA.membership(0), opened.usage]) {
          expect(yield* reasonOf(attempted as Effect.Effect<unknown, BundleStoreError>)).toMatchObject({
            _tag: "Rejected",
            why: "forgotten"
          })
        }
        // Who reads on must not come upon the next one's.
        yield* relay.create(sample.workspace, sample.chain, true)
        expect([...(yield* ofA.version)]).toEqual([])
        expect((yield* relay.statistics).bytes).toBe(0)
        expect((yield* Effect.exit(Stream.runCollect(bundles)))._tag).toBe("Failure")
      })
    )
  )

  it(
    "brings back what was removed for nobody who does not say so; what was never there it does not call removed",
    on(
      {},
      Effect.gen(function* () {
        const { relay, sample } = yield* begun()
        const other = yield* begun()
        yield* relay.remove(sample.workspace)
        const forgotten = { _tag: "Rejected", why: "forgotten" }
        expect(yield* reasonOf(relay.create(sample.workspace, sample.chain))).toMatchObject(forgotten)
        expect(yield* relay.presence(sample.workspace)).toBe("forgotten")
        expect(yield* relay.open(sample.workspace)).toBe(undefined)
        expect(yield* relay.workspacesOf(sample.devices[0].device)).toEqual([])
        expect(yield* relay.statistics).toMatchObject({ workspaces: 1 })
        expect(yield* relay.presence(other.sample.workspace)).toBe("here")
        expect(yield* relay.remove((yield* makeSampleWorkspace()).workspace)).toBe(false)
        // What does not begin a chain does not lift it, either.
        expect(yield* reasonOf(relay.create(sample.workspace, [sample.chain[1]], true))).toMatchObject({
          why: "badMembership"
        })
        expect(yield* relay.presence(sample.workspace)).toBe("forgotten")
        expect(yield* relay.create(sample.workspace, sample.chain, true)).toBe("created")
        expect(yield* relay.presence(sample.workspace)).toBe("here")
        expect(yield* relay.create(sample.workspace, sample.chain)).toBe("exists")
      })
    )
  )

  it(
    "keeps a replaced bundle for thirty days, and hands it out no longer",
    on(
      {},
      Effect.gen(function* () {
        const { relay, a, opened, ofA, ofB } = yield* begun()
        for (let index = 0; index < 3; index++) yield* ofA.push([yield* a.next(1)])
        yield* TestClock.adjust(1000)
        const before = yield* opened.usage
        const large = yield* a.span(1, 3)
        yield* ofA.push([large])
        const after = yield* opened.usage
        expect(after).toMatchObject({ bundles: 1, replacedBytes: before.bytes })
        expect([...after.byUploader]).toEqual([[a.device, after.bytes]])
        expect((yield* opened.facts).map(({ first, last, replacedAt }) => [first, last, replacedAt])).toEqual([
          [1, 1, 1000],
          [1, 3, undefined],
          [2, 2, 1000],
          [3, 3, 1000]
        ])
        expect(yield* Stream.runCollect((yield* ofB.pull(emptyVersion)).bundles)).toEqual([large])
        yield* TestClock.adjust(REPLACED_KEPT_MS)
        expect(yield* relay.sweep).toEqual({ bundles: 0, bytes: 0 })
        yield* TestClock.adjust(1)
        expect(yield* relay.sweep).toEqual({ bundles: 3, bytes: before.bytes })
        expect(yield* opened.usage).toMatchObject({ bundles: 1, bytes: after.bytes, replacedBytes: 0 })
        expect((yield* opened.facts).length).toBe(1)
      })
    )
  )

  it(
    "counts what is held by who handed it in, and stops each at its share",
    on(
      { uploaderBytes: 6_000 },
      Effect.gen(function* () {
        const { a, b, opened, ofA, ofB } = yield* begun()
        const [first, second] = [yield* a.next(10), yield* a.next(10)]
        yield* ofA.push([first])
        const [third] = [yield* b.next(1)]
        // One device may hand over another's.
        yield* ofB.push([third])
        yield* ofA.push([second])
        const refused = yield* reasonOf(ofA.push([yield* a.next(40)]))
        expect(refused).toMatchObject({ _tag: "OverLimit", allowed: 6_000 })
        const { bytes, byUploader } = yield* opened.usage
        expect(bytes).toBe([...byUploader.values()].reduce((sum, each) => sum + each, 0))
        expect([...byUploader.keys()]).toEqual(expect.arrayContaining([a.device, b.device]))
        yield* ofB.push([yield* a.span(21, 22)])
      })
    )
  )

  it(
    "holds its other limits: workspaces, entries, and what replacing may take",
    on(
      { workspaces: 1, membershipEntries: 3, workspaceBytes: 40_000 },
      Effect.gen(function* () {
        const { relay, sample, a, opened, ofA } = yield* begun()
        const other = yield* makeSampleWorkspace()
        expect(yield* reasonOf(relay.create(other.workspace, other.chain))).toMatchObject({ limit: "workspaces" })
        const third = yield* sample.following(sample.chain, 0)
        expect(yield* ofA.extendMembership([third])).toBe(true)
        const fourth = yield* sample.following([...sample.chain, third], 0)
        const over = yield* reasonOf(ofA.extendMembership([fourth]))
        expect(over).toMatchObject({ _tag: "OverLimit", limit: "membershipEntries", allowed: 3 })
        expect(yield* ofA.membership(2)).toEqual([third])
        // Always the same events, always as another bundle.
        yield* ofA.push([yield* a.next(1)])
        for (let round = 0; round < 20; round++) yield* ofA.push([yield* a.next(1)])
        let kept = 0
        for (let last = 2; last <= a.seq; last++) {
          yield* Effect.ignore(ofA.push([yield* a.span(1, last)]))
          const { replacedBytes } = yield* opened.usage
          expect(replacedBytes).toBeGreaterThanOrEqual(kept)
          kept = replacedBytes
        }
        expect(kept).toBeGreaterThan(20_000)
        expect(kept).toBeLessThanOrEqual(40_000)
        expect([...(yield* ofA.version)]).toEqual([[a.device, a.seq]])
      })
    )
  )

  it(
    "tells news from the moment that it was asked, with who handed it in; repacking is no news",
    on(
      {},
      Effect.gen(function* () {
        const { sample, a, b, opened, ofA, ofB } = yield* begun()
        const news = yield* opened.news
        const first = yield* a.next(1)
        yield* ofB.push([first])
        yield* ofA.push([first, yield* a.next(1)])
        yield* ofA.push([yield* a.span(1, 2)])
        yield* ofA.extendMembership([yield* sample.following(sample.chain, 0)])
        yield* ofB.push([yield* b.next(1)])
        const told = yield* Stream.runCollect(Stream.take(news, 4))
        expect(told.map(inShort)).toEqual([
          [a.device, 1, b.device],
          [a.device, 2, a.device],
          3,
          [b.device, 1, b.device]
        ])
      })
    )
  )

  it(
    "cuts off who does not read its news, and nobody else",
    on(
      {},
      Effect.gen(function* () {
        const { a, opened, ofA } = yield* begun()
        const slow = yield* opened.news
        const quick = yield* Stream.runCollect(Stream.take(yield* opened.news, 16)).pipe(
          Effect.forkChild({ startImmediately: true })
        )
        const words = "networking ".repeat(15_000)
        for (let index = 0; index < 16; index++) yield* ofA.push([yield* a.next(1, () => words)])
        expect((yield* Fiber.join(quick)).length).toBe(16)
        const seen: Array<News> = []
        const reading = Stream.runForEach(slow, (news) => Effect.sync(() => seen.push(news)))
        expect(yield* reasonOf(reading)).toMatchObject({ _tag: "StoreUnavailable" })
        expect(seen.length * words.length).toBeLessThanOrEqual(MAX_LAG_BYTES)
        expect(seen.length).toBeGreaterThan(0)
      })
    )
  )

  it(
    "answers each of many pushes at once, the refused ones too",
    on(
      {},
      Effect.gen(function* () {
        const { a, b, ofA, ofB } = yield* begun()
        const ofFirst = yield* Effect.replicateEffect(
          Effect.suspend(() => a.next(1)),
          30
        )
        b.write(1)
        const ofSecond = yield* Effect.replicateEffect(
          Effect.suspend(() => b.next(1)),
          5
        )
        const all = [...ofFirst.map((bundle) => ofA.push([bundle])), ...ofSecond.map((bundle) => ofB.push([bundle]))]
        const results = yield* Effect.forEach(all, (push) => Effect.result(push), { concurrency: "unbounded" })
        expect(results.map(({ _tag }) => _tag)).toEqual([...Array(30).fill("Success"), ...Array(5).fill("Failure")])
        expect([...(yield* ofA.version)]).toEqual([[a.device, 30]])
      })
    )
  )
})

const inShort = (news: News) =>
  news._tag === "BundleStored" ? [news.bundle.device, news.bundle.last, news.uploader] : news.length
