/** What every `LocalLog` keeps to. Published: an adapter of your own runs it with one line. */
import * as fc from "fast-check"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect } from "vitest"
import { commitmentOf, forgetEntry, type Head, headAfter } from "@kith/core/log/Feed"
import type { Entry } from "@kith/core/log/Event"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { LocalLog, type LocalLogError } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { emptyVersion, type VersionVector } from "@kith/core/log/VersionVector"
import { propertyRuns } from "../propertyRuns.ts"
import { type Exceptions, type Laws, lawsHold, type MakePlace, reasonOf } from "./conformance.ts"
import { SampleFeed } from "./sampleFeed.ts"

export type Log = LocalLog["Service"]

/**
 * @example
 * localLogSuite("memory", Effect.succeed(layerMemoryLocalLog), {
 *   "keeps what was acknowledged when it is opened again": "it keeps nothing once closed"
 * })
 */
export const localLogSuite = (
  name: string,
  make: MakePlace<LocalLog, LocalLogError>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `LocalLog on ${name}`,
    laws,
    exceptions,
    Effect.map(make, (layer) => Effect.map(Layer.build(Layer.fresh(layer)), Context.get(LocalLog)))
  )

/** Everything that a log gives from `held` on, in steps of `limit`. */
const readAll = Effect.fnUntraced(function* (log: Log, limit: number, held: VersionVector = emptyVersion) {
  const version = new Map(held)
  const read = new Map<DeviceId, Array<Entry>>()
  for (;;) {
    const runs = yield* log.read(version, limit)
    if (runs.length === 0) return read
    expect(runs.reduce((sum, { entries }) => sum + entries.length, 0)).toBeLessThanOrEqual(limit)
    for (const { device, first, entries } of runs) {
      expect(entries.length).toBeGreaterThan(0)
      expect(first).toBe((version.get(device) ?? 0) + 1)
      expect(entries.map(({ event }) => event.dot)).toEqual(entries.map((_, index) => ({ device, seq: first + index })))
      version.set(device, first + entries.length - 1)
      read.set(device, [...(read.get(device) ?? []), ...entries])
    }
  }
})

const seqsOf = (entries: Iterable<Entry>): ReadonlyArray<number> => [...entries].map(({ event }) => event.dot.seq)

const oneByOne = Effect.fnUntraced(function* (log: Log, feed: SampleFeed, count: number) {
  const entries: Array<Entry> = []
  for (let index = 0; index < count; index++) {
    const { run, head } = feed.next(1)
    yield* log.append(run, head)
    entries.push(...run.entries)
  }
  return entries
})

const laws = {
  "holds nothing at first": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      expect([...(yield* log.heads)]).toEqual([])
      expect(yield* log.read(emptyVersion, 10)).toEqual([])
      expect(yield* log.entries([{ device: new SampleFeed("a").device, seq: 1 }])).toEqual([])
    }),

  "reads back what was appended, every part of it, and where each feed ends": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feeds = [new SampleFeed("a"), new SampleFeed("b")] as const
      const written = new Map<DeviceId, Array<Entry>>(feeds.map(({ device }) => [device, []]))
      const heads = new Map<DeviceId, Head>()
      // a1 | b1 b2 | a2-40 | b3 | a41-81
      for (const [which, count] of [
        [0, 1],
        [1, 2],
        [0, 39],
        [1, 1],
        [0, 41]
      ] as const) {
        const { run, head } = feeds[which].next(count)
        yield* log.append(run, head)
        written.get(run.device)!.push(...run.entries)
        heads.set(run.device, head)
      }
      expect(new Map(yield* log.heads)).toEqual(heads)
      expect(yield* readAll(log, 1000)).toEqual(written)
    }),

  "takes an append only where the feed ends, and says where that is": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feed = new SampleFeed("a")
      const first = feed.next(3)
      const second = feed.next(2)
      const third = feed.next(1)
      const { device } = feed
      expect(yield* reasonOf(log.append(second.run, second.head))).toMatchObject({ _tag: "Moved", device, seq: 0 })
      yield* log.append(first.run, first.head)
      // Again, and with one left out.
      expect(yield* reasonOf(log.append(first.run, first.head))).toMatchObject({ _tag: "Moved", device, seq: 3 })
      expect(yield* reasonOf(log.append(third.run, third.head))).toMatchObject({ _tag: "Moved", device, seq: 3 })
      // Another history from an earlier head on.
      feed.rewind(headAfter(nobleSha256, feed.start, first.run.entries.slice(0, 1)))
      const fork = feed.next(2, () => "a fork")
      expect(yield* reasonOf(log.append(fork.run, fork.head))).toMatchObject({ _tag: "Moved", device, seq: 3 })
      expect([...(yield* log.heads)]).toEqual([[device, first.head]])
      expect(yield* readAll(log, 100)).toEqual(new Map([[device, first.run.entries]]))
      yield* log.append(second.run, second.head)
      expect((yield* log.heads).get(device)).toEqual(second.head)
    }),

  "takes an empty run at the end of a feed, which changes nothing": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feed = new SampleFeed("a")
      const { run, head } = feed.next(1)
      yield* log.append({ device: feed.device, first: 1, entries: [] }, feed.start)
      expect([...(yield* log.heads)]).toEqual([])
      yield* log.append(run, head)
      yield* log.append({ device: feed.device, first: 2, entries: [] }, head)
      expect([...(yield* log.heads)]).toEqual([[feed.device, head]])
    }),

  "reads from any version on, in steps of any size, each event once": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const a = new SampleFeed("a")
      const b = new SampleFeed("b")
      const ofA = yield* oneByOne(log, a, 70)
      const ofB = b.next(30)
      yield* log.append(ofB.run, ofB.head)
      for (const limit of [1, 7, 64, 99, 100, 5000]) {
        const read = yield* readAll(log, limit)
        expect(seqsOf(read.get(a.device)!)).toEqual(seqsOf(ofA))
        expect(seqsOf(read.get(b.device)!)).toEqual(seqsOf(ofB.run.entries))
      }
      const rest = yield* readAll(
        log,
        8,
        new Map([
          [a.device, 68],
          [b.device, 30]
        ])
      )
      expect([...rest].map(([device, entries]) => [device, seqsOf(entries)])).toEqual([[a.device, [69, 70]]])
      // A limit that lets nothing through would never come to an end.
      expect((yield* log.read(emptyVersion, 0)).length).toBe(1)
      expect(
        yield* log.read(
          new Map([
            [a.device, 70],
            [b.device, 31]
          ]),
          10
        )
      ).toEqual([])
    }),

  "finds single entries, in the order asked, leaving out what it does not hold": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const a = new SampleFeed("a")
      const b = new SampleFeed("b")
      const ofA = yield* oneByOne(log, a, 80)
      const ofB = b.next(20)
      yield* log.append(ofB.run, ofB.head)
      const asked = [
        { device: a.device, seq: 79 },
        { device: b.device, seq: 20 },
        { device: a.device, seq: 3 },
        { device: a.device, seq: 81 },
        { device: new SampleFeed("c").device, seq: 1 },
        { device: a.device, seq: 3 },
        { device: b.device, seq: 1 }
      ]
      expect(yield* log.entries(asked)).toEqual([ofA[78], ofB.run.entries[19], ofA[2], ofA[2], ofB.run.entries[0]])
      expect(yield* log.entries([])).toEqual([])
    }),

  "keeps its order while thousands are appended, one by one and all at once": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feed = new SampleFeed("a")
      const written = yield* oneByOne(log, feed, 300)
      for (const count of [5000, 1, 63, 64, 2048, 1, 700, 700, 700]) {
        const { run, head } = feed.next(count)
        yield* log.append(run, head)
        written.push(...run.entries)
      }
      written.push(...(yield* oneByOne(log, feed, 130)))
      const read = (yield* readAll(log, 999)).get(feed.device)!
      expect(read).toEqual(written)
      expect(headAfter(nobleSha256, feed.start, read)).toEqual((yield* log.heads).get(feed.device))
    }),

  "forgets content and salt, and nothing else": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const a = new SampleFeed("a")
      const b = new SampleFeed("b")
      const written = yield* oneByOne(log, a, 66)
      const ofB = b.next(3)
      yield* log.append(ofB.run, ofB.head)
      const forgotten = new Set([1, 65, 66, 30])
      const dots = [...forgotten].map((seq) => ({ device: a.device, seq }))
      const strangers = [
        { device: a.device, seq: 67 },
        { device: new SampleFeed("c").device, seq: 1 }
      ]
      yield* log.forget([...dots, ...strangers])
      const expected = written.map((entry) =>
        forgotten.has(entry.event.dot.seq) ? forgetEntry(nobleSha256, entry) : entry
      )
      expect((yield* readAll(log, 100)).get(a.device)).toEqual(expected)
      expect(yield* log.entries(dots)).toEqual(dots.map(({ seq }) => expected[seq - 1]))
      // Again: what is gone stays as it is.
      yield* log.forget(dots)
      const read = (yield* readAll(log, 100)).get(a.device)!
      expect(read.map((entry) => commitmentOf(nobleSha256, entry))).toEqual(
        written.map((entry) => commitmentOf(nobleSha256, entry))
      )
      expect(headAfter(nobleSha256, a.start, read)).toEqual((yield* log.heads).get(a.device))
      expect((yield* readAll(log, 100)).get(b.device)).toEqual(ofB.run.entries)
      yield* oneByOne(log, a, 70)
      expect((yield* readAll(log, 100)).get(a.device)!.slice(0, 66)).toEqual(expected)
    }),

  "tells what it has forgotten, once each, from any step on": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feed = new SampleFeed("a")
      yield* oneByOne(log, feed, 70)
      const dots = (...seqs: ReadonlyArray<number>) => seqs.map((seq) => ({ device: feed.device, seq }))
      expect(yield* log.forgotten(0)).toEqual({ upTo: 0, dots: [] })
      yield* log.forget(dots(3, 66))
      const { upTo } = yield* log.forgotten(0)
      // What is gone already, and what is not held, is no news.
      yield* log.forget(dots(66, 3, 99))
      expect((yield* log.forgotten(0)).upTo).toBe(upTo)
      yield* log.forget(dots(70, 3, 1))
      const all = yield* log.forgotten(0)
      expect(all.dots.map(({ seq }) => seq).toSorted((x, y) => x - y)).toEqual([1, 3, 66, 70])
      expect((yield* log.forgotten(upTo)).dots.map(({ seq }) => seq).toSorted((x, y) => x - y)).toEqual([1, 70])
      expect(yield* log.forgotten(all.upTo)).toEqual({ upTo: all.upTo, dots: [] })
      expect((yield* log.forgotten(all.upTo + 5)).upTo).toBe(all.upTo)
    }),

  "takes the end of a feed away, wherever that falls, and goes on from there": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feed = new SampleFeed("a")
      const other = new SampleFeed("b")
      const written: Array<Entry> = []
      for (const count of [5000, ...Array.from({ length: 70 }, () => 1), 90, 3]) {
        const { run, head } = feed.next(count)
        yield* log.append(run, head)
        written.push(...run.entries)
      }
      const beside = other.next(3)
      yield* log.append(beside.run, beside.head)
      let truncations = 0
      for (const seq of [5162, 5161, 5130, 5070, 5069, 5001, 5000, 4999, 4096, 2100, 2048, 7, 1]) {
        const head = headAfter(nobleSha256, feed.start, written.slice(0, seq))
        yield* log.truncate(feed.device, head)
        truncations++
        expect((yield* log.heads).get(feed.device)).toEqual(head)
        const read = yield* readAll(log, 4000)
        expect(read.get(feed.device)).toEqual(written.slice(0, seq))
        expect(read.get(other.device)).toEqual(beside.run.entries)
        expect(yield* log.truncations).toBe(truncations)
        const gone = [seq, seq + 1].map((one) => ({ device: feed.device, seq: one }))
        expect(yield* log.entries(gone)).toEqual([written[seq - 1]])
        // Other events than those that stood there.
        feed.rewind(head)
        const next = feed.next(2, (at) => `instead, ${at}`)
        yield* log.append(next.run, next.head)
        expect((yield* readAll(log, 4000)).get(feed.device)).toEqual([...written.slice(0, seq), ...next.run.entries])
        yield* log.truncate(feed.device, head)
        truncations++
      }
    }),

  "takes nothing away from a feed that is no longer than that, or that it does not hold": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feed = new SampleFeed("a")
      const { run, head } = feed.next(3)
      yield* log.append(run, head)
      const ahead = feed.next(2)
      const stranger = new SampleFeed("b")
      yield* log.truncate(feed.device, head)
      yield* log.truncate(feed.device, ahead.head)
      yield* log.truncate(stranger.device, stranger.start)
      expect([...(yield* log.heads)]).toEqual([[feed.device, head]])
      expect(yield* log.truncations).toBe(0)
    }),

  "takes a whole feed away, which can then begin again, and leaves the others theirs": (open) =>
    Effect.gen(function* () {
      const log = yield* open
      const feeds = ["a", "b", "c"].map((name) => new SampleFeed(name))
      const written = new Map<DeviceId, ReadonlyArray<Entry>>()
      const append = Effect.fnUntraced(function* (feed: SampleFeed, count: number) {
        const { run, head } = feed.next(count)
        yield* log.append(run, head)
        written.set(feed.device, [...(written.get(feed.device) ?? []), ...run.entries])
      })
      const empty = Effect.fnUntraced(function* (feed: SampleFeed) {
        yield* log.truncate(feed.device, feed.start)
        feed.rewind(feed.start)
        written.delete(feed.device)
      })
      const [a, b, c] = feeds as [SampleFeed, SampleFeed, SampleFeed]
      const check = Effect.gen(function* () {
        expect(yield* readAll(log, 90)).toEqual(written)
        expect(new Set((yield* log.heads).keys())).toEqual(new Set(written.keys()))
      })
      for (const feed of feeds) yield* append(feed, 70)
      for (const feed of [b, c, a]) {
        yield* empty(feed)
        yield* check
      }
      yield* append(new SampleFeed("d"), 2)
      yield* append(c, 3)
      yield* append(a, 66)
      yield* check
      yield* append(b, 1)
      yield* check
    }),

  "keeps what was acknowledged when it is opened again": (open) =>
    Effect.gen(function* () {
      const feed = new SampleFeed("a")
      const written = yield* Effect.scoped(Effect.flatMap(open, (log) => oneByOne(log, feed, 70)))
      const more = yield* Effect.scoped(
        Effect.gen(function* () {
          const log = yield* open
          yield* log.forget([{ device: feed.device, seq: 2 }])
          return yield* oneByOne(log, feed, 2)
        })
      )
      const log = yield* open
      expect((yield* readAll(log, 50)).get(feed.device)).toEqual([
        written[0],
        forgetEntry(nobleSha256, written[1]!),
        ...written.slice(2),
        ...more
      ])
      expect((yield* log.heads).get(feed.device)!.seq).toBe(72)
      const before = headAfter(nobleSha256, feed.start, [written[0]!])
      yield* log.truncate(feed.device, before)
      const again = yield* open
      expect([...(yield* again.heads)]).toEqual([[feed.device, before]])
      expect(yield* again.truncations).toBe(1)
    }),

  "is one log, however often it is open": (open) =>
    Effect.gen(function* () {
      const one = yield* open
      const other = yield* open
      const feed = new SampleFeed("a")
      const first = feed.next(70)
      const second = feed.next(1)
      yield* one.append(first.run, first.head)
      expect((yield* other.entries([{ device: feed.device, seq: 70 }])).length).toBe(1)
      yield* other.append(second.run, second.head)
      expect(yield* reasonOf(one.append(second.run, second.head))).toMatchObject({ _tag: "Moved", seq: 71 })
      yield* one.forget([{ device: feed.device, seq: 70 }])
      // What the other has read before is forgotten there as well.
      expect((yield* other.entries([{ device: feed.device, seq: 70 }]))[0]!.event.body).toBe(null)
      yield* one.truncate(feed.device, headAfter(nobleSha256, feed.start, first.run.entries.slice(0, 65)))
      expect(yield* other.entries([{ device: feed.device, seq: 70 }])).toEqual([])
      expect(yield* other.truncations).toBe(1)
    }),

  "answers as a plain list of entries would, whatever is done to it": (open) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) =>
          Effect.runPromise(Effect.scoped(Effect.flatMap(open, (log) => checkAgainstModel(log, steps))))
        ),
        propertyRuns(30)
      )
    )
} satisfies Laws<string, Log>

type Step =
  | { readonly do: "append"; readonly feed: number; readonly count: number }
  | { readonly do: "stale"; readonly feed: number; readonly back: number }
  | { readonly do: "forget"; readonly feed: number; readonly seqs: ReadonlyArray<number> }
  | { readonly do: "truncate"; readonly feed: number; readonly seq: number }
  | { readonly do: "read"; readonly held: ReadonlyArray<number>; readonly limit: number }

const feedNumber = fc.nat({ max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("append" as const),
    feed: feedNumber,
    count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 70 }))
  }),
  fc.record({ do: fc.constant("stale" as const), feed: feedNumber, back: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    do: fc.constant("forget" as const),
    feed: feedNumber,
    seqs: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 4 })
  }),
  fc.record({ do: fc.constant("truncate" as const), feed: feedNumber, seq: fc.nat({ max: 120 }) }),
  fc.record({
    do: fc.constant("read" as const),
    held: fc.array(fc.nat({ max: 120 }), { maxLength: 3 }),
    limit: fc.integer({ min: 1, max: 90 })
  })
)

/** The store may hold what an earlier case left, so feeds are named anew each time. */
let cases = 0

const checkAgainstModel = Effect.fnUntraced(function* (log: Log, steps: ReadonlyArray<Step>) {
  const feeds = [0, 1, 2].map((index) => new SampleFeed(`case ${cases}, feed ${index}`))
  cases++
  const model: ReadonlyArray<Array<Entry>> = [[], [], []]
  const before = new Map([...(yield* log.heads)].map(([device, { seq }]) => [device, seq] as const))
  const read = (held: ReadonlyArray<number>, limit: number) =>
    readAll(log, limit, new Map([...before, ...feeds.map(({ device }, index) => [device, held[index] ?? 0] as const)]))
  const expected = (held: ReadonlyArray<number>) =>
    new Map(
      feeds.flatMap(({ device }, index) => {
        const rest = model[index]!.slice(held[index] ?? 0)
        return rest.length === 0 ? [] : [[device, rest] as const]
      })
    )
  for (const one of steps) {
    switch (one.do) {
      case "append": {
        const { run, head } = feeds[one.feed]!.next(one.count)
        yield* log.append(run, head)
        model[one.feed]!.push(...run.entries)
        break
      }
      case "stale": {
        const { device } = feeds[one.feed]!
        const entries = model[one.feed]!.slice(-one.back)
        if (entries.length === 0) break
        const last = model[one.feed]!.length
        const again: Run = { device, first: last - entries.length + 1, entries }
        const reason = yield* reasonOf(log.append(again, { seq: last, chain: new Uint8Array(32) }))
        expect(reason).toMatchObject({ _tag: "Moved", device, seq: last })
        break
      }
      case "forget": {
        const { device } = feeds[one.feed]!
        const entries = model[one.feed]!
        yield* log.forget(one.seqs.map((seq) => ({ device, seq })))
        for (const seq of one.seqs) {
          if (seq <= entries.length) entries[seq - 1] = forgetEntry(nobleSha256, entries[seq - 1]!)
        }
        break
      }
      case "truncate": {
        const feed = feeds[one.feed]!
        const entries = model[one.feed]!
        const kept = Math.min(one.seq, entries.length)
        const head = headAfter(nobleSha256, feed.start, entries.slice(0, kept))
        yield* log.truncate(feed.device, one.seq === kept ? head : { ...head, seq: one.seq })
        entries.length = kept
        feed.rewind(head)
        break
      }
      case "read":
        expect(yield* read(one.held, one.limit)).toEqual(expected(one.held))
    }
  }
  expect(yield* read([], 64)).toEqual(expected([]))
})
