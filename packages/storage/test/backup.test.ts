/** A backup is one whole file, and is checked to its last event before it takes a log's place. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { backupLog } from "@kith/storage/sqlite/backupLog"
import { commitChanges } from "@kith/storage/sqlite/commitChanges"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { restoreLog } from "@kith/storage/sqlite/restoreLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { appendAll, changesTo, contentOf, readAll, recordText, singles } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

/** A log in use, and a backup of it. */
const backedUp = async () => {
  const root = testFolder()
  const folder = join(root, "log")
  const file = join(root, "backup.kith")
  const feed = new SampleFeed("a")
  const log = openLog(folder)
  log.setMeta("workspace", "w1")
  const written = appendAll(log, feed, [3000, ...singles(70)])
  const head = log.heads().get(feed.device)!
  await Effect.runPromise(backupLog(log, file))
  return { root, folder, file, feed, log, written, head }
}

const restore = (file: string, folder: string, feed: SampleFeed) =>
  restoreLog(file, folder, nodeSha256, () => feed.start)

const reasonOf = (restoring: ReturnType<typeof restore>) =>
  Effect.runPromise(Effect.map(Effect.flip(restoring), ({ operation, reason }) => [operation, reason._tag] as const))

describe("a backup", () => {
  it("is one file with all that the log held, taken while it is open, and restores to the same", async () => {
    const { root, file, feed, log, written, head } = await backedUp()
    appendAll(log, feed, [1])
    expect(readdirSync(root).sort()).toEqual(["backup.kith", "log"])
    const elsewhere = join(root, "elsewhere")
    const { feeds, replaced } = await Effect.runPromise(restore(file, elsewhere, feed))
    expect(feeds).toEqual([{ device: feed.device, events: 3070, state: "whole", damage: [] }])
    expect(replaced).toBe(undefined)
    expect(readdirSync(elsewhere)).toEqual(["log.sqlite"])
    const restored = openLog(elsewhere, { create: false })
    expect(readAll(restored)).toEqual(written)
    expect(restored.heads().get(feed.device)).toEqual(head)
    expect(restored.meta("workspace")).toBe("w1")
    feed.rewind(head)
    appendAll(restored, feed, [1])
    // A reader never waits for a writer there: the journal mode came back too.
    expect(restored.connection.get("PRAGMA journal_mode")).toEqual({ journal_mode: "wal" })
    restored.close()
    log.close()
  })

  it("replaces an older one only when it is complete", async () => {
    const { root, file, feed, log } = await backedUp()
    const before = readFileSync(file)
    appendAll(log, feed, [100])
    writeFileSync(`${file}.partial`, "what a process left that was killed")
    await Effect.runPromise(backupLog(log, file))
    expect(readFileSync(file).equals(before)).toBe(false)
    expect(existsSync(`${file}.partial`)).toBe(false)
    const error = await Effect.runPromise(Effect.flip(backupLog(log, join(root, "nowhere", "backup"))))
    expect(error).toMatchObject({ operation: "backup", reason: { _tag: "Unavailable" } })
    log.close()
  })

  it("puts the log aside that was there, with what it had beyond, and has the entities folded again", async () => {
    const { folder, file, feed, log, written } = await backedUp()
    appendAll(log, feed, [2])
    log.close()
    const entities = openEntities(folder)
    commitChanges(entities, changesTo(0, 3072), recordText)
    entities.close()
    const first = await Effect.runPromise(restore(file, folder, feed))
    const second = await Effect.runPromise(restore(file, folder, feed))
    expect([first.replaced, second.replaced]).toEqual(
      [1, 2].map((number) => join(folder, `log.replaced-${number}.sqlite`))
    )
    expect(readdirSync(folder).sort()).toEqual(["log.replaced-1.sqlite", "log.replaced-2.sqlite", "log.sqlite"])
    const restored = openLog(folder)
    expect(readAll(restored)).toEqual(written)
    restored.close()
    const aside = testFolder()
    copyFileSync(first.replaced!, join(aside, "log.sqlite"))
    const older = openLog(aside)
    expect(older.heads().get(feed.device)!.seq).toBe(3072)
    older.close()
    const anew = openEntities(folder)
    expect(anew.folded()).toBe(undefined)
    anew.close()
  })

  it("takes the place of a log that cannot be opened any more, and finds no journal of it", async () => {
    const { folder, file, feed, log, written } = await backedUp()
    log.close()
    writeFileSync(join(folder, "log.sqlite"), "no database at all, but 40 bytes of text")
    writeFileSync(join(folder, "log.sqlite-wal"), "nor a journal")
    const { replaced } = await Effect.runPromise(restore(file, folder, feed))
    expect(readdirSync(folder).sort()).toEqual(["log.replaced-1.sqlite", "log.sqlite"])
    expect(replaced).toBe(join(folder, "log.replaced-1.sqlite"))
    const restored = openLog(folder)
    expect(readAll(restored)).toEqual(written)
    restored.close()
  })

  it("is refused, and changes nothing, when anything in it is wrong", async () => {
    const { root, folder, file, feed, log } = await backedUp()
    appendAll(log, feed, [2])
    log.close()
    const before = contentOf(folder)
    const spoilt = (name: string, sql: string): string => {
      const copy = join(root, name)
      copyFileSync(file, copy)
      const database = new DatabaseSync(copy)
      database.exec(sql)
      database.close()
      return copy
    }
    const text = join(root, "text")
    writeFileSync(text, "name,company\nAna,RBC\n")
    const cases: ReadonlyArray<readonly [string, string]> = [
      [join(root, "missing"), "Unavailable"],
      [text, "Corrupt"],
      [spoilt("page", "UPDATE pages SET bytes = zeroblob(9) WHERE first = 2049"), "Corrupt"],
      [spoilt("cut", "DELETE FROM pages WHERE last = 3070"), "Corrupt"],
      [spoilt("gone", "DELETE FROM feeds"), "Corrupt"],
      [spoilt("tables", "DROP TABLE feeds"), "Corrupt"],
      [spoilt("newer", "PRAGMA user_version = 7"), "NewerSchema"],
      [spoilt("older", "PRAGMA user_version = 0"), "Corrupt"]
    ]
    for (const [copy, tag] of cases) {
      expect([copy, ...(await reasonOf(restore(copy, folder, feed)))]).toEqual([copy, "restore", tag])
    }
    // Whole, but of another workspace.
    expect(await reasonOf(restore(file, folder, new SampleFeed("b")))).toEqual(["restore", "Corrupt"])
    expect(contentOf(folder)).toEqual(before)
  })

  it("waits for nobody who has the log open, and says so", async () => {
    const { folder, file, feed, log } = await backedUp()
    expect(await reasonOf(restore(file, folder, feed))).toEqual(["restore", "Unavailable"])
    expect(readAll(log).length).toBe(3070)
    log.close()
    await Effect.runPromise(restore(file, folder, feed))
  })
})
