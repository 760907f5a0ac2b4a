/** Random bytes written over a store's files: what is read is what was written, or it is said that it cannot be. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import type { Entry } from "@kith/core/log/Event"
import type { Head } from "@kith/core/log/Feed"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { nodePages } from "@kith/storage/sqlite/LogPage"
import { readEntries } from "@kith/storage/sqlite/readRuns"
import { layerEntityStore } from "@kith/storage/sqlite/SqliteEntityStore"
import { faultOf } from "@kith/storage/sqlite/faultOf"
import { verifyLog } from "@kith/storage/sqlite/verifyLog"
import { checksum } from "@kith/storage/checksum"
import { sampleEntity, sampleReminder } from "@kith/testkit/conformance/sampleEntities"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { randomFrom } from "./children/numbers.ts"
import { appendAll, changesTo, contentOf, faultIn, makeLog, readAll, singles } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

/** Random bytes over a place of the file, in millionths of its length: a few, or a page and more. */
const blow = fc.record({
  at: fc.nat({ max: 999_999 }),
  length: fc.constantFrom(1, 4, 40, 4096, 9000),
  seed: fc.nat({ max: 1_000_000 })
})
type Blow = typeof blow extends fc.Arbitrary<infer A> ? A : never

const strike = (file: string, blows: ReadonlyArray<Blow>): void => {
  const content = readFileSync(file)
  for (const { at, length, seed } of blows) {
    const from = Math.floor((at / 1_000_000) * content.length)
    const random = randomFrom(seed)
    for (let index = from; index < Math.min(content.length, from + length); index++) content[index] = random() * 256
  }
  writeFileSync(file, content)
}

/** A value, or the fault in its place; anything else that is thrown fails the test. */
const attempted = <A>(body: () => A): A | string => {
  try {
    return body()
  } catch (cause) {
    return faultOf(cause).fault._tag
  }
}

describe("a damaged log", () => {
  it("gives back what was written or says that it is corrupt, wherever it is hit", () => {
    const root = testFolder()
    const whole = join(root, "whole")
    const feed = new SampleFeed("a")
    const written = makeLog(whole, feed, [2100, ...singles(70), 90, 3])
    const head = feed.next(0).head
    let cases = 0
    const outcomes = new Set<string>()
    fc.assert(
      fc.property(fc.array(blow, { minLength: 1, maxLength: 4 }), (blows) => {
        const folder = join(root, `case-${cases++}`)
        mkdirSync(folder)
        copyFileSync(join(whole, "log.sqlite"), join(folder, "log.sqlite"))
        strike(join(folder, "log.sqlite"), blows)
        const before = contentOf(folder)
        const log = attempted(() => openLog(folder, { create: false }))
        if (typeof log === "string") {
          // Bytes that happen to say a later version make it look newer; the file is left alone all the same.
          expect(["Corrupt", "NewerSchema"]).toContain(log)
          outcomes.add("not opened")
        } else {
          outcomes.add(checkReading(log, written, feed, head))
          log.close()
        }
        expect(contentOf(folder)).toEqual(before)
      }),
      {
        ...propertyRuns(100),
        examples: [
          // A length of gigabytes, which SQLite refuses without calling the file malformed.
          [
            [
              { at: 9160, length: 4096, seed: 715523 },
              { at: 270, length: 1, seed: 0 }
            ]
          ],
          // An integer that JavaScript's numbers do not hold.
          [[{ at: 168508, length: 9000, seed: 440328 }]]
        ]
      }
    )
    // Otherwise the blows hit nothing, or everything.
    expect(outcomes).toContain("unreadable")
    expect(outcomes).toContain("whole")
  }, 600_000)

  const checkReading = (log: LogFile, written: ReadonlyArray<Entry>, feed: SampleFeed, head: Head): string => {
    const heads = attempted(() => log.heads())
    if (heads !== "Corrupt") expect(heads).toEqual(new Map([[feed.device, head]]))
    const read = attempted(() => readAll(log))
    if (read !== "Corrupt") expect(read).toEqual(written)
    const last = attempted(() => readEntries(log, [{ device: feed.device, seq: written.length }]))
    if (last !== "Corrupt") expect(last).toEqual(written.slice(-1))
    const reports = attempted(() => verifyLog(log, nodeSha256, () => feed.start))
    const state = typeof reports === "string" ? "unreadable" : reports[0]!.state
    if (typeof reports === "string") expect(reports).toBe("Corrupt")
    else if (typeof read !== "string") expect(state).toBe("whole")
    return state === "damaged" ? "unreadable" : state
  }

  it("still gives every event outside the damaged page, takes new ones, and names what is lost", () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    const written = makeLog(folder, feed, [2048, 2048, ...singles(63)])
    const log = openLog(folder)
    log.connection.write(() => {
      log.connection.run("UPDATE pages SET bytes = zeroblob(length(bytes)) WHERE first IN (2049, 4100)")
      log.connection.run("DELETE FROM pages WHERE first = 4110")
    })
    expect(faultIn(() => readAll(log))).toEqual({ _tag: "Corrupt", dot: { device: feed.device, seq: 2049 } })
    const entriesAt = (seqs: ReadonlyArray<number>) =>
      readEntries(
        log,
        seqs.map((seq) => ({ device: feed.device, seq }))
      )
    expect(faultIn(() => entriesAt([4110]))).toEqual({ _tag: "Corrupt", dot: { device: feed.device, seq: 4110 } })
    const whole = [1, 2048, 4099, 4101, 4109, 4111, 4159]
    expect(entriesAt(whole)).toEqual(whole.map((seq) => written[seq - 1]))
    // The 64th small page, which would be packed with the damaged ones, and then a large one.
    const added = appendAll(log, feed, [1, 1, 2048])
    expect(entriesAt(added.map(({ event }) => event.dot.seq))).toEqual(added)
    expect(entriesAt(whole)).toEqual(whole.map((seq) => written[seq - 1]))
    const damage = [
      [2049, 4096],
      [4100, 4100],
      [4110, 4110]
    ]
    const report = { device: feed.device, events: 4159 + 2050, state: "damaged", damage }
    expect(verifyLog(log, nodeSha256, () => feed.start)).toEqual([report])
    log.connection.write(() => log.connection.run("DELETE FROM pages WHERE first >= 4159"))
    const cut = { ...report, damage: [...damage, [4159, 6209]] }
    expect(verifyLog(log, nodeSha256, () => feed.start)).toEqual([cut])
    log.close()
  })

  it("is not made worse by what is packed after it, when the pages before are gone", () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    makeLog(folder, feed, [2048, ...singles(40)])
    const log = openLog(folder)
    log.connection.write(() => log.connection.run("DELETE FROM pages WHERE first > 2060"))
    const added = appendAll(log, feed, [...singles(30), 2048])
    expect(
      readEntries(
        log,
        added.map(({ event }) => event.dot)
      )
    ).toEqual(added)
    expect(verifyLog(log, nodeSha256, () => feed.start)[0]!.damage).toEqual([[2061, 2088]])
    log.close()
  })

  it("is found out by its hashes where somebody put another history into it with care", () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    makeLog(folder, feed, [3])
    const log = openLog(folder)
    const state = (start: Head | undefined) => verifyLog(log, nodeSha256, () => start)[0]!.state
    expect(state(feed.start)).toBe("whole")
    expect(state(undefined)).toBe("unproven")
    expect(state(new SampleFeed("b").start)).toBe("broken")
    const { run } = new SampleFeed("a").next(3, () => "something else")
    const { raw, deflated, checksum, bytes } = nodePages.pageOf(run)
    log.connection.write(() =>
      log.connection.run(
        "UPDATE pages SET raw = ?, deflated = ?, checksum = ?, bytes = ?",
        raw,
        Number(deflated),
        checksum,
        bytes
      )
    )
    expect(readAll(log).map(({ event }) => event.body)).toEqual(Array(3).fill("something else"))
    expect(state(feed.start)).toBe("broken")
    log.close()
  })
})

describe("a checksum", () => {
  it("notices every change of a single byte", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (text, bytes, at, flip) => {
          const changed = bytes.slice()
          changed[at % bytes.length]! ^= flip
          expect(checksum(text, changed)).not.toBe(checksum(text, bytes))
        }
      ),
      propertyRuns(200)
    )
  })
})

describe("damaged entities", () => {
  const folded = (folder: string) =>
    Effect.gen(function* () {
      const store = yield* Effect.map(Layer.build(Layer.fresh(layerEntityStore(folder))), Context.get(EntityStore))
      const numbers = Array.from({ length: 300 }, (_, index) => index)
      yield* store.commit({
        ...changesTo(0, 1),
        base: (yield* store.folded)?.version ?? new Map(),
        clear: true,
        entities: new Map(numbers.map((number) => [`contact/${number}`, sampleEntity(number)])),
        addKeys: numbers.map((number) => ({ index: "n", key: String(number), entity: `contact/${number}` })),
        reminders: new Map(
          numbers.map((number) => [`contact/${number}`, [sampleReminder(`r${number}`, number % 3, number)]])
        )
      })
    }).pipe(Effect.scoped)

  /** Everything that there is to read; the reasons of what fails. */
  const readings = (folder: string) =>
    Effect.gen(function* () {
      const store = yield* Effect.map(Layer.build(Layer.fresh(layerEntityStore(folder))), Context.get(EntityStore))
      const names = Array.from({ length: 300 }, (_, index) => `contact/${index}`)
      const failures: Array<string> = []
      const reads = [
        store.folded,
        store.get(names),
        store.names("", 1000),
        store.range("n", "", "z"),
        store.reminders({ until: 1000, now: 1000 }, { fixed: 1000, others: 1000 }),
        store.remindersById(""),
        store.setAside
      ]
      for (const read of reads) {
        const reason = yield* Effect.match(
          read as Effect.Effect<unknown, { readonly reason: { readonly _tag: string } }>,
          {
            onFailure: ({ reason }) => reason._tag,
            onSuccess: () => undefined
          }
        )
        if (reason !== undefined) failures.push(reason)
      }
      return { failures, folded: yield* store.folded }
    }).pipe(Effect.scoped)

  it("are made anew, and can be folded again, wherever they are hit", async () => {
    const folder = testFolder()
    let corrupt = 0
    let anew = 0
    // Whatever else is drawn: one that is noticed when it is opened, and one when it is read.
    const opened: ReadonlyArray<Blow> = [{ at: 0, length: 4096, seed: 1 }]
    const read: ReadonlyArray<Blow> = [300_000, 500_000, 700_000].map((at) => ({ at, length: 9000, seed: 1 }))
    await fc.assert(
      fc.asyncProperty(fc.array(blow, { minLength: 1, maxLength: 4 }), async (blows) => {
        await Effect.runPromise(folded(folder))
        strike(join(folder, "entities.sqlite"), blows)
        const first = await Effect.runPromise(readings(folder))
        for (const failure of first.failures) expect(failure).toBe("Corrupt")
        if (first.failures.length > 0) {
          corrupt++
          // Whoever was told so finds an empty store, at once and from then on.
          expect(first.folded).toBe(undefined)
        }
        if (first.folded === undefined) anew++
        // What no reading met, a commit may; then the next one starts from nothing.
        await Effect.runPromise(
          Effect.retry(folded(folder), { times: 1, while: ({ reason }) => reason._tag === "Corrupt" })
        )
        expect((await Effect.runPromise(readings(folder))).failures).toEqual([])
      }),
      { ...propertyRuns(40), examples: [[[...opened]], [[...read]]] }
    )
    expect(corrupt).toBeGreaterThan(0)
    expect(anew).toBeGreaterThan(corrupt)
  }, 600_000)
})
