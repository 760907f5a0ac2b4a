/** A full disk, a read-only folder, another version's file: each says what is wrong, and the log stays whole. */
import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { LocalLog } from "@kith/core/log/LocalLog"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { commitChanges } from "@kith/storage/sqlite/commitChanges"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { readRange } from "@kith/storage/sqlite/entityQueries"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { layerLocalLog } from "@kith/storage/sqlite/SqliteLocalLog"
import { verifyLog } from "@kith/storage/sqlite/verifyLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { childCommand, startChild, untilItEnds } from "./children/startChild.ts"
import { appendAll, changesTo, contentOf, faultIn, makeLog, readAll, recordText, singles } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

describe("a full disk", () => {
  it("refuses an append whole, keeps all before it, and takes it once there is room", () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    const log = openLog(folder)
    const written = [...appendAll(log, feed, singles(100))]
    const pages = log.connection.get("PRAGMA page_count")!["page_count"] as number
    log.connection.database.exec(`PRAGMA max_page_count = ${pages + 2}`)
    expect(faultIn(() => appendAll(log, feed, [6000]))).toEqual({ _tag: "Full" })
    expect(readAll(log)).toEqual(written)
    // Small ones still find room, and then those do not either.
    feed.rewind(log.heads().get(feed.device)!)
    expect(
      faultIn(() => {
        for (;;) written.push(...appendAll(log, feed, [1]))
      })
    ).toEqual({ _tag: "Full" })
    expect(written.length).toBeGreaterThan(100)
    expect(readAll(log)).toEqual(written)
    log.close()
    const again = openLog(folder)
    feed.rewind(again.heads().get(feed.device)!)
    written.push(...appendAll(again, feed, [6000]))
    expect(readAll(again)).toEqual(written)
    expect(verifyLog(again, nodeSha256, () => feed.start)[0]!.state).toBe("whole")
    again.close()
  })

  it("leaves the entities as they were folded before", () => {
    const folder = testFolder()
    const entities = openEntities(folder)
    const keys = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ index: "n", key: String(index), entity: "contact/1" }))
    commitChanges(entities, changesTo(0, 1, { addKeys: keys(3) }), recordText)
    const limit = entities.connection.get("PRAGMA page_count")!["page_count"] as number
    entities.connection.database.exec(`PRAGMA max_page_count = ${limit + 5}`)
    const commit = () => commitChanges(entities, changesTo(1, 2, { addKeys: keys(20_000) }), recordText)
    expect(faultIn(commit)).toEqual({ _tag: "Full" })
    expect(readRange(entities, "n", "", "z").length).toBe(3)
    entities.connection.database.exec("PRAGMA max_page_count = 1000000")
    commit()
    expect(readRange(entities, "n", "", "z").length).toBe(20_000)
    entities.close()
  })

  const onOwnDisk = ["unshare", "-rm", "sh", "-c", `mount -t tmpfs -o size=700k tmpfs "$0" && exec "$@"`]
  const own = spawnSync(onOwnDisk[0]!, [...onOwnDisk.slice(1), tmpdir(), "true"]).status === 0
  const notHere = own ? "" : " (not here: this system lets no user mount one)"
  it.skipIf(!own)(`is the same on a real one: a file system of 700 kB${notHere}`, async () => {
    const disk = testFolder()
    const command = [...onOwnDisk, disk, ...childCommand("filler", join(disk, "log"), "a")]
    const { out, errors } = await untilItEnds(startChild(command))
    expect(errors).toBe("")
    const told = JSON.parse(out)
    expect(told).toEqual({ held: 0, seq: told.seq, read: told.seq, fault: { _tag: "Full" } })
    expect(told.seq).toBeGreaterThan(100)
  })

  it("keeps the log whole where files may not grow further", async () => {
    const folder = join(testFolder(), "log")
    const command = ["sh", "-c", `ulimit -f 600 && exec "$@"`, "sh", ...childCommand("filler", folder, "a")]
    const { out, errors } = await untilItEnds(startChild(command))
    expect(errors).toBe("")
    const told = JSON.parse(out)
    // SQLite does not say which failure of writing it was.
    expect(told).toEqual({ held: 0, seq: told.seq, read: told.seq, fault: { _tag: "Unavailable", why: "other" } })
    expect(told.seq).toBeGreaterThan(100)
    const log = openLog(folder, { create: false })
    expect(readAll(log).length).toBe(told.seq)
    log.close()
  })
})

describe("a read-only folder", () => {
  /** Another user than the one who may write everywhere. */
  const unprivileged = process.getuid?.() === 0 ? ["65534"] : []

  it("can be read, and says that it cannot be written to", async () => {
    const outside = testFolder()
    const folder = join(outside, "log")
    makeLog(folder, new SampleFeed("a"), [...singles(70), 5])
    const before = contentOf(folder)
    chmodSync(outside, 0o755)
    chmodSync(folder, 0o555)
    const { out, errors } = await untilItEnds(startChild(childCommand("filler", folder, "a", ...unprivileged)))
    chmodSync(folder, 0o755)
    expect(errors).toBe("")
    expect(JSON.parse(out)).toEqual({ held: 75, seq: 75, read: 75, fault: { _tag: "Unavailable", why: "readOnly" } })
    expect(contentOf(folder)).toEqual(before)
  })

  it("says so where a log is to be made", async () => {
    const outside = testFolder()
    chmodSync(outside, 0o555)
    const folder = join(outside, "log")
    const { out } = await untilItEnds(startChild(childCommand("filler", folder, "a", ...unprivileged)))
    chmodSync(outside, 0o755)
    expect(JSON.parse(out)).toEqual({ fault: { _tag: "Unavailable", why: "readOnly" } })
    expect(existsSync(folder)).toBe(false)
  })

  it("takes nothing through a connection that was opened to read", () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    makeLog(folder, feed, [3])
    const log = openLog(folder, { readOnly: true })
    expect(log.heads().get(feed.device)!.seq).toBe(3)
    expect(faultIn(() => appendAll(log, feed, [1]))).toEqual({ _tag: "Unavailable", why: "readOnly" })
    log.close()
  })
})

describe("a folder without a log", () => {
  it("is told from an empty log, unless one is to be made", () => {
    const folder = testFolder()
    const missing = { _tag: "Unavailable", why: "missing" }
    expect(faultIn(() => openLog(join(folder, "nowhere"), { create: false }))).toEqual(missing)
    expect(faultIn(() => openLog(folder, { create: false }))).toEqual(missing)
    expect(faultIn(() => openLog(folder, { readOnly: true }))).toEqual(missing)
    writeFileSync(join(folder, "log.sqlite"), "")
    expect(faultIn(() => openLog(folder, { create: false }))).toEqual(missing)
    const log = openLog(folder)
    expect(log.heads().size).toBe(0)
    log.close()
    openLog(folder, { create: false }).close()
  })

  it("cannot be where a file is", () => {
    const folder = testFolder()
    writeFileSync(join(folder, "file"), "not a folder")
    expect(faultIn(() => openLog(join(folder, "file")))).toMatchObject({ _tag: "Unavailable" })
    mkdirSync(join(folder, "log.sqlite"))
    expect(faultIn(() => openLog(folder))).toMatchObject({ _tag: "Unavailable" })
  })
})

describe("a file of another version", () => {
  const setVersion = (file: string, version: number): void => {
    const database = new DatabaseSync(file)
    database.exec(`PRAGMA user_version = ${version}`)
    database.close()
  }

  it("of the log is named and not touched", async () => {
    const folder = testFolder()
    makeLog(folder, new SampleFeed("a"), [5])
    setVersion(join(folder, "log.sqlite"), 7)
    const before = contentOf(folder)
    expect(faultIn(() => openLog(folder))).toEqual({ _tag: "NewerSchema", found: 7, known: 2 })
    expect(contentOf(folder)).toEqual(before)
    const opening = Effect.scoped(Effect.map(Layer.build(layerLocalLog(folder)), Context.get(LocalLog)))
    const error = await Effect.runPromise(Effect.flip(opening))
    expect(error).toMatchObject({
      _tag: "LocalLogError",
      operation: "open",
      reason: { _tag: "NewerSchema", found: 7, known: 2 }
    })
    expect(error.message).toBe("open: NewerSchema")
  })

  it("of somebody else's is taken neither for a log nor for an empty one", () => {
    const folder = testFolder()
    const other = new DatabaseSync(join(folder, "log.sqlite"))
    other.exec("CREATE TABLE notes (text TEXT)")
    other.close()
    const before = contentOf(folder)
    expect(faultIn(() => openLog(folder))).toEqual({ _tag: "Corrupt" })
    expect(contentOf(folder)).toEqual(before)
  })

  it("of the entities is made anew", () => {
    const folder = testFolder()
    for (const version of [7, 0]) {
      const old = openEntities(folder)
      commitChanges(old, changesTo(0, 1, { addKeys: [{ index: "n", key: "k", entity: "contact/1" }] }), recordText)
      old.close()
      setVersion(join(folder, "entities.sqlite"), version)
      const made = openEntities(folder)
      expect(made.folded()).toBe(undefined)
      expect(readRange(made, "n", "", "z")).toEqual([])
      made.close()
    }
  })
})

describe("two processes", () => {
  it("wait for each other's writes, and say busy to one that is kept waiting too long", () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    const one = openLog(folder)
    const other = openLog(folder)
    other.connection.database.exec("PRAGMA busy_timeout = 20")
    const blocked = one.connection.write(() => faultIn(() => appendAll(other, feed, [1])))
    expect(blocked).toEqual({ _tag: "Unavailable", why: "busy" })
    feed.rewind(feed.start)
    expect(appendAll(other, feed, [1]).length).toBe(1)
    one.close()
    other.close()
  })
})
