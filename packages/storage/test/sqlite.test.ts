/** What is particular to SQLite: how the log is packed, what stands beside it, and what is left in the folder. */
import { readdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { LocalLog } from "@kith/core/log/LocalLog"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { layerEntityStore } from "@kith/storage/sqlite/SqliteEntityStore"
import { layerLocalLog, localLogOn } from "@kith/storage/sqlite/SqliteLocalLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { appendAll, faultIn, readAll, singles } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

/** Events in each page. */
const pageLengths = (log: LogFile): ReadonlyArray<number> =>
  log.connection
    .all("SELECT first, last FROM pages ORDER BY first")
    .map((row) => (row["last"] as number) - (row["first"] as number) + 1)

describe("packing", () => {
  it("makes one page of 64 small ones, and large ones of 2,048 events", () => {
    const log = openLog(testFolder())
    const feed = new SampleFeed("a")
    appendAll(log, feed, singles(63))
    expect(pageLengths(log)).toEqual(singles(63))
    appendAll(log, feed, singles(1))
    expect(pageLengths(log)).toEqual([64])
    appendAll(log, feed, [...singles(64), 1, 200, 3])
    expect(pageLengths(log)).toEqual([64, 64, 1, 200, 3])
    appendAll(log, feed, [5000])
    // 332 loose ones and 5,000 are two large pages and 1,236, which stay loose.
    expect(pageLengths(log)).toEqual([2048, 2048, 1236])
    appendAll(log, feed, [...singles(3), 808])
    expect(pageLengths(log)).toEqual([2048, 2048, 1236, 1, 1, 1, 808])
    appendAll(log, feed, [1])
    expect(pageLengths(log)).toEqual([2048, 2048, 2048])
    appendAll(log, feed, [2048])
    expect(pageLengths(log)).toEqual([2048, 2048, 2048, 2048])
    log.close()
  })

  it("keeps a page below a megabyte, but for a single event that is larger", () => {
    const log = openLog(testFolder())
    const feed = new SampleFeed("a")
    const texts = [10, 700_000, 700_000, 3_000_000, 10, 10].map((length) => "x".repeat(length))
    const { run, head } = feed.next(6, (seq) => texts[seq - 1]!)
    appendAll(log, new SampleFeed("b"), [1])
    Effect.runSync(localLogOn(log).append(run, head))
    const sizes = log.connection.all("SELECT raw FROM pages WHERE feed = 2").map((row) => row["raw"] as number)
    expect(sizes.filter((raw) => raw > 1_048_576).length).toBe(1)
    expect(sizes.length).toBeGreaterThan(2)
    expect(readAll(log).slice(1)).toEqual(run.entries)
    log.close()
  })

  it("makes a log that was written one by one about as small as one that was imported", () => {
    const bytesOf = (lengths: ReadonlyArray<number>): number => {
      const log = openLog(testFolder())
      log.setMeta("made", "for a test that need not wait for the disk")
      log.connection.database.exec("PRAGMA synchronous = OFF")
      appendAll(log, new SampleFeed("a"), lengths)
      const bytes = log.connection.get("SELECT sum(length(bytes)) AS bytes FROM pages")!["bytes"] as number
      log.close()
      return bytes
    }
    expect(bytesOf(singles(2048 + 64))).toBe(bytesOf([2048, 64]))
    expect(bytesOf(singles(2048 + 70))).toBeLessThan(bytesOf([2048 + 70]) * 1.2)
  })
})

describe("a log that is open", () => {
  it("keeps facts that describe the workspace", () => {
    const folder = testFolder()
    const log = openLog(folder)
    expect(log.meta("name")).toBe(undefined)
    log.setMeta("name", "Ana’s log 👋")
    log.setMeta("created", "2026-03-02")
    log.setMeta("name", "Ana’s other log")
    log.close()
    const again = openLog(folder, { readOnly: true })
    expect([again.meta("name"), again.meta("created")]).toEqual(["Ana’s other log", "2026-03-02"])
    expect(faultIn(() => again.setMeta("name", "x"))).toEqual({ _tag: "Unavailable", why: "readOnly" })
    again.close()
  })

  it("serves its port for whoever opened it, and is closed by nobody else", async () => {
    const log = openLog(testFolder())
    const feed = new SampleFeed("a")
    const { run, head } = feed.next(2)
    const port = localLogOn(log)
    await Effect.runPromise(port.append(run, head))
    expect((await Effect.runPromise(port.heads)).get(feed.device)).toEqual(head)
    expect(log.heads().get(feed.device)).toEqual(head)
    log.close()
    expect(await Effect.runPromise(Effect.flip(port.heads))).toMatchObject({
      operation: "heads",
      reason: { _tag: "Unavailable", why: "other" }
    })
  })

  it("takes a head that is not the run's for a mistake in the program", () => {
    const log = openLog(testFolder())
    const { run, head } = new SampleFeed("a").next(2)
    expect(() => Effect.runSync(localLogOn(log).append(run, { ...head, seq: 3 }))).toThrow("the head is not the run's")
    expect(log.heads().size).toBe(0)
    log.close()
  })

  it("leaves two files and no journal when its layers are closed", async () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    const work = Effect.gen(function* () {
      const context = yield* Layer.build(Layer.mergeAll(layerLocalLog(folder), layerEntityStore(folder)))
      const { run, head } = feed.next(2)
      yield* Context.get(context, LocalLog).append(run, head)
      return yield* Context.get(context, EntityStore).folded
    })
    expect(await Effect.runPromise(Effect.scoped(work))).toBe(undefined)
    expect(readdirSync(folder).sort()).toEqual(["entities.sqlite", "log.sqlite"])
  })
})

describe("entities that are opened to read", () => {
  it("are left as they are, even where they are damaged", async () => {
    const folder = testFolder()
    const path = join(folder, "entities.sqlite")
    writeFileSync(path, "no database")
    const opening = Effect.scoped(Layer.build(layerEntityStore(folder, { readOnly: true })))
    expect(await Effect.runPromise(Effect.flip(opening))).toMatchObject({
      operation: "open",
      reason: { _tag: "Corrupt" }
    })
    expect(statSync(path).size).toBe(11)
    await Effect.runPromise(Effect.scoped(Layer.build(layerEntityStore(folder))))
    expect(statSync(path).size).toBeGreaterThan(11)
  })
})
