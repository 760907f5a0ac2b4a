/** A log of before there was syncing: what it holds stays, and what syncing keeps finds its place beside it. */
import { chmodSync, copyFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import type { DeviceId } from "@kith/core/log/Ids"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { LOG_FILE, type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { restoreLog } from "@kith/storage/sqlite/restoreLog"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"
import { verifyLog } from "@kith/storage/sqlite/verifyLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { appendAll, contentOf, faultIn, makeLog, readAll, singles } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

const TABLES = ["membership", "signed_heads", "remotes", "forks"]

/** A log as version 1 left it; `journal` as it leaves a log, or a backup. */
const oldLog = (journal: "WAL" | "DELETE" = "WAL") => {
  const folder = testFolder()
  const feed = new SampleFeed("a")
  const written = makeLog(folder, feed, [2100, ...singles(70), 3])
  const database = new DatabaseSync(join(folder, LOG_FILE))
  database.exec(`${TABLES.map((table) => `DROP TABLE ${table};`).join("")} PRAGMA user_version = 1`)
  database.exec(`PRAGMA journal_mode = ${journal}`)
  database.close()
  return { folder, feed, written }
}

const entry = { json: utf8("{}"), signature: new Uint8Array(64) }

const versionIn = (log: LogFile): unknown => log.connection.get("PRAGMA user_version")!["user_version"]

describe("a log of version 1", () => {
  it("is one of today once it is opened, with all that it held", async () => {
    const { folder, feed, written } = oldLog()
    const log = openLog(folder, { create: false })
    expect([versionIn(log), log.connection.version]).toEqual([2, 2])
    expect(readAll(log)).toEqual(written)
    const all = [...written, ...appendAll(log, feed, [1, 80])]
    expect(verifyLog(log, nodeSha256, () => feed.start)[0]!.state).toBe("whole")
    const store = syncStoreOn(log)
    expect(await Effect.runPromise(store.extendMembership(0, [entry]))).toBe(true)
    log.close()
    const again = openLog(folder)
    expect(await Effect.runPromise(syncStoreOn(again).membership(0))).toEqual([entry])
    expect(readAll(again)).toEqual(all)
    again.close()
  })

  it("is read where nothing may be written, and left as it is", async () => {
    const { folder, written } = oldLog("DELETE")
    const before = contentOf(folder)
    const log = openLog(folder, { readOnly: true })
    const store = syncStoreOn(log)
    expect(readAll(log)).toEqual(written)
    expect([versionIn(log), log.connection.version]).toEqual([1, 1])
    expect(await Effect.runPromise(store.membership(0))).toEqual([])
    expect(await Effect.runPromise(store.signedHeads("a" as DeviceId, 0))).toEqual([])
    expect((await Effect.runPromise(store.remotes)).size).toBe(0)
    expect(await Effect.runPromise(store.forks)).toEqual([])
    expect(await Effect.runPromise(Effect.flip(store.extendMembership(0, [entry])))).toMatchObject({
      operation: "sync",
      reason: { _tag: "Unavailable", why: "readOnly" }
    })
    log.close()
    expect(contentOf(folder)).toEqual(before)
  })

  it("is opened by several at once", () => {
    const { folder, written } = oldLog()
    const one = openLog(folder)
    const other = openLog(folder)
    expect([one.connection.version, other.connection.version]).toEqual([2, 2])
    expect(readAll(other)).toEqual(written)
    one.close()
    other.close()
  })

  it("is left as it was where it cannot become one of today", () => {
    const { folder, written } = oldLog("DELETE")
    const database = new DatabaseSync(join(folder, LOG_FILE))
    // A table in the way of the last one: nothing of the migration may be left.
    database.exec("CREATE TABLE forks (other TEXT)")
    database.close()
    expect(faultIn(() => openLog(folder))).toEqual({ _tag: "Corrupt" })
    const undo = new DatabaseSync(join(folder, LOG_FILE))
    expect(undo.prepare("SELECT count(*) AS tables FROM sqlite_schema WHERE name = 'membership'").get()).toEqual({
      tables: 0
    })
    undo.exec("DROP TABLE forks")
    undo.close()
    const log = openLog(folder)
    expect(readAll(log)).toEqual(written)
    log.close()
  })

  it("is restored from a backup of then", async () => {
    const { folder, feed, written } = oldLog("DELETE")
    const backup = join(testFolder(), "backup.sqlite")
    copyFileSync(join(folder, LOG_FILE), backup)
    chmodSync(backup, 0o400)
    const target = join(testFolder(), "log")
    mkdirSync(target)
    await Effect.runPromise(restoreLog(backup, target, nodeSha256, () => feed.start))
    const log = openLog(target, { create: false })
    expect(versionIn(log)).toBe(2)
    expect(readAll(log)).toEqual(written)
    log.close()
  })
})

describe("what syncing keeps", () => {
  it("says that it is damaged, and where; what was heard of a remote is only heard again", async () => {
    const folder = testFolder()
    const log = openLog(folder)
    const store = syncStoreOn(log)
    const device = "a" as DeviceId
    const head = { device, seq: 3, chain: new Uint8Array(32), signature: new Uint8Array(64) }
    await Effect.runPromise(store.extendMembership(0, [entry, entry, entry]))
    await Effect.runPromise(store.addSignedHeads([head]))
    await Effect.runPromise(store.saveRemote("r", { version: new Map(), at: 1, clockAhead: undefined, repacked: 0 }))
    await Effect.runPromise(store.addFork({ device, seq: 1, at: 1 }))
    const damage = (sql: string) => log.connection.write(() => log.connection.run(sql))
    const corrupt = { operation: "sync", reason: { _tag: "Corrupt" } }
    damage("UPDATE membership SET json = x'7b20' WHERE number = 1")
    expect(await Effect.runPromise(Effect.flip(store.membership(0)))).toMatchObject(corrupt)
    expect(await Effect.runPromise(store.membership(2))).toEqual([entry])
    damage("DELETE FROM membership WHERE number = 1")
    expect(await Effect.runPromise(Effect.flip(store.membership(0)))).toMatchObject(corrupt)
    expect(await Effect.runPromise(Effect.flip(store.extendMembership(2, [entry])))).toMatchObject(corrupt)
    damage("UPDATE signed_heads SET chain = x'00'")
    expect(await Effect.runPromise(Effect.flip(store.signedHeads(device, 0)))).toMatchObject({
      reason: { _tag: "Corrupt", dot: { device, seq: 3 } }
    })
    damage("UPDATE forks SET at = 2")
    expect(await Effect.runPromise(Effect.flip(store.forks))).toMatchObject(corrupt)
    damage("UPDATE remotes SET state = '{}'")
    expect((await Effect.runPromise(store.remotes)).size).toBe(0)
    log.close()
  })
})
