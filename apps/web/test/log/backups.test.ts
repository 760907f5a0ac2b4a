/** A backup made in a browser and by the command line, brought back in another browser: as itself by its phrase, or as a new log. */
import { readFileSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import * as Effect from "effect/Effect"
import { LocalLog } from "@kith/core/log/LocalLog"
import { SyncStore } from "@kith/core/log/SyncStore"
import { backupLog } from "@kith/storage/sqlite/backupLog"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { localLogOn } from "@kith/storage/sqlite/SqliteLocalLog"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { SqliteFile, type SqliteValue } from "../../src/log/data/SqliteFile.ts"
import { BrowserInMemory } from "./browserInMemory.ts"
import { begun, inStep, peopleOf, runRelay, synced, type Tab } from "./pairedTabs.ts"

const job = "a job"

const backupOf = async (tab: Tab): Promise<File> => {
  const { file, name } = await tab.ask.makeBackup({})
  return new File([file!], name)
}

const phraseOf = async (tab: Tab): Promise<string> => {
  const made = await tab.tell.makePhrase()
  if (made._tag !== "Made") throw new Error("no phrase")
  return made.words.join(" ")
}

describe("a browser's backup", () => {
  it("comes back as itself by its phrase after everything else is lost, and syncs to a new server from there", async () => {
    const first = new BrowserInMemory()
    const lost = first.tab()
    await begun(lost, "Ana Souza")
    let phrase = ""
    {
      await using gone = await runRelay()
      await synced(lost, gone.url, "Laptop")
      phrase = await phraseOf(lost)
      await begun(lost, "Luc Tran")
    }
    const file = await backupOf(lost)
    const whoWas = (await lost.ask.whoReads()).devices.map(({ id }) => id)
    await lost.close()

    const browser = new BrowserInMemory()
    const tab = browser.tab()
    const seen = await tab.ask.lookAtBackup({ job, file })
    expect(seen).toMatchObject({ _tag: "Backup", hasPhrase: true, relay: expect.stringContaining("http://127.0.0.1") })
    const wrong = { phrase: "abandon ".repeat(11) + "about", relay: "", label: "New" }
    expect(await tab.tell.restoreBackup({ job, file, as: wrong })).toEqual({ _tag: "NotLetIn", why: "otherPhrase" })
    expect(await tab.tell.restoreBackup({ job, file, as: { ...wrong, phrase: "no phrase" } })).toEqual({
      _tag: "NotLetIn",
      why: "notAPhrase"
    })
    expect(await tab.tell.restoreBackup({ job, file, as: { ...wrong, phrase, relay: "http://127.0.0.1:1" } })).toEqual({
      _tag: "NotLetIn",
      why: "unreachable"
    })
    const done = await tab.tell.restoreBackup({ job, file, as: { phrase, relay: "", label: "New laptop" } })
    expect(done).toMatchObject({ _tag: "Itself" })
    await tab.close()

    await using relay = await runRelay()
    const restored = browser.tab({ log: (done as { readonly log: string }).log })
    expect(await peopleOf(restored)).toEqual(["Ana Souza", "Luc Tran"])
    await synced(restored, relay.url, "New laptop")
    const { devices } = await restored.ask.whoReads()
    expect(devices.map(({ id }) => id)).toEqual(expect.arrayContaining(whoWas))
    expect(devices).toHaveLength(2)
    // All of it went to the new server: whoever comes now has it from there.
    const next = new BrowserInMemory()
    const joining = next.tab()
    await joining.tell.join({ text: phrase, byPhrase: true, relay: relay.url, label: "Phone" })
    const joined = await joining.until(
      () => joining.ask.pairingState(),
      ({ _tag }) => _tag === "Joined" || _tag === "Failed"
    )
    await joining.close()
    const phone = next.tab({ log: (joined as { readonly log: string }).log })
    await inStep(phone)
    expect(await peopleOf(phone)).toEqual(["Ana Souza", "Luc Tran"])
    await Promise.all([phone.close(), restored.close()])
  })

  it("comes back as a new log without its phrase", async () => {
    const lost = new BrowserInMemory().tab()
    await begun(lost, "Ana Souza")
    const file = await backupOf(lost)
    await lost.close()
    const tab = new BrowserInMemory().tab()
    expect(await tab.ask.lookAtBackup({ job, file })).toMatchObject({ _tag: "Backup", hasPhrase: false })
    expect(await tab.tell.restoreBackup({ job, file })).toMatchObject({ _tag: "Done" })
    expect(await peopleOf(tab)).toEqual(["Ana Souza"])
    expect((await tab.ask.examineLog()).isWell).toBe(true)
    await tab.close()
  })

  it("is not taken over, in no part, where a byte of it was altered", async () => {
    const lost = new BrowserInMemory().tab()
    await begun(lost, "Ana Souza")
    const bytes = new Uint8Array(await (await backupOf(lost)).arrayBuffer())
    await lost.close()
    const tab = new BrowserInMemory().tab()
    const isHarmless = async (at: number): Promise<boolean> => {
      const altered = bytes.slice()
      altered[at]! ^= 0x20
      const file = new File([altered], "kith-backup.zip")
      const done = await tab.tell.restoreBackup({ job, file }).catch(() => undefined)
      return done?._tag === "Done"
    }
    for (let at = 40; at < bytes.length / 2; at += 97) {
      if (await isHarmless(at)) throw new Error(`taken over with byte ${at} altered`)
      expect(await peopleOf(tab)).toEqual([])
    }
    await tab.close()
  })
})

describe("a backup by the command line", () => {
  /** What `kith backup` of this log would make. */
  const commandLineBackup = async (browser: BrowserInMemory): Promise<Uint8Array<ArrayBuffer>> => {
    const folder = mkdtempSync(join(tmpdir(), "kith-backup-"))
    const log = openLog(folder)
    try {
      await browser.run("log", () =>
        Effect.gen(function* () {
          const [from, to] = [yield* LocalLog, localLogOn(log)]
          const [beside, besideTo] = [yield* SyncStore, syncStoreOn(log)]
          const heads = yield* from.heads
          for (const run of yield* from.read(new Map(), Number.MAX_SAFE_INTEGER)) {
            yield* to.append(run, heads.get(run.device)!)
            yield* besideTo.addSignedHeads(yield* beside.signedHeads(run.device, 0))
          }
          yield* besideTo.extendMembership(0, yield* beside.membership(0))
          for (const [name, state] of yield* beside.remotes) yield* besideTo.saveRemote(name, state)
        })
      )
      const file = join(folder, "copy.kith")
      await Effect.runPromise(backupLog(log, file))
      return new Uint8Array(readFileSync(file))
    } finally {
      log.close()
      rmSync(folder, { recursive: true })
    }
  }

  it("comes back in a browser as itself by its phrase, and as a new log without; damaged, in no part", async () => {
    await using relay = await runRelay()
    const browser = new BrowserInMemory()
    const laptop = browser.tab()
    await begun(laptop, "Ana Souza")
    await synced(laptop, relay.url, "Laptop")
    const phrase = await phraseOf(laptop)
    await begun(laptop, "Luc Tran")
    await inStep(laptop)
    const bytes = await commandLineBackup(browser)
    const file = new File([bytes], "log.kith")

    const other = new BrowserInMemory()
    const tab = other.tab()
    const damaged = bytes.slice()
    damaged[Buffer.from(bytes).indexOf("Souza")]! ^= 1
    expect(await tab.tell.restoreBackup({ job, file: new File([damaged], "log.kith") })).toMatchObject({
      _tag: "CannotRead"
    })
    const seen = await tab.ask.lookAtBackup({ job, file })
    expect(seen).toMatchObject({ _tag: "Backup", hasPhrase: true, relay: new URL(relay.url).host })
    const as = { phrase, relay: relay.url, label: "New" }
    const done = await tab.tell.restoreBackup({ job, file, as })
    expect(done).toMatchObject({ _tag: "Itself" })
    expect(await tab.tell.restoreBackup({ job, file })).toMatchObject({ _tag: "Done" })
    expect(await peopleOf(tab)).toEqual(["Ana Souza", "Luc Tran"])
    await tab.close()
    const restored = other.tab({ log: (done as { readonly log: string }).log })
    await inStep(restored)
    expect(await peopleOf(restored)).toEqual(["Ana Souza", "Luc Tran"])
    await begun(restored, "Mai Pham")
    await laptop.until(
      () => peopleOf(laptop),
      (names) => names.includes("Mai Pham")
    )
    await Promise.all([restored.close(), laptop.close()])
  })
})

describe("SqliteFile", () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.string({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 9000 })
  )
  const rows = fc.array(fc.tuple(value, value), { maxLength: 120 })

  const written = (sql: string, fill: (database: DatabaseSync) => void, pageSize: number): Uint8Array => {
    const folder = mkdtempSync(join(tmpdir(), "kith-sqlite-"))
    try {
      const path = join(folder, "some.db")
      const database = new DatabaseSync(path)
      database.exec(`PRAGMA page_size = ${pageSize}; ${sql}`)
      fill(database)
      database.close()
      expect(statSync(path).size % pageSize).toBe(0)
      return new Uint8Array(readFileSync(path))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  const plain = (values: ReadonlyArray<SqliteValue>) =>
    values.map((each) => (each instanceof Uint8Array ? [...each] : each))

  it("reads what SQLite has written: any values, small and overflowing, in tables with and without row ids", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(512, 4096, 65_536), (all, pageSize) => {
        const sql = `PRAGMA application_id = 77; PRAGMA user_version = 5;
          CREATE TABLE one (id INTEGER PRIMARY KEY, a, b); CREATE TABLE two (k INTEGER PRIMARY KEY, a) WITHOUT ROWID;`
        const bytes = written(
          sql,
          (database) => {
            database.exec("BEGIN")
            const [one, two] = [
              database.prepare("INSERT INTO one (a, b) VALUES (?, ?)"),
              database.prepare("INSERT INTO two (k, a) VALUES (?, ?)")
            ]
            all.forEach(([a, b], index) => {
              one.run(a, b)
              two.run(index, a)
            })
            database.exec("COMMIT")
          },
          pageSize
        )
        const file = new SqliteFile(bytes)
        expect([file.applicationId, file.userVersion]).toEqual([77, 5])
        expect([...file.rows("one")].map(({ rowid, values }) => [rowid, ...plain(values.slice(1))])).toEqual(
          all.map((row, index) => [index + 1, ...plain(row)])
        )
        expect([...file.rows("two")].map(({ values }) => plain(values))).toEqual(
          all.map(([a], index) => [index, ...plain([a])])
        )
        expect([...file.rows("three")]).toEqual([])
      }),
      propertyRuns(15)
    )
  })

  it("ends with an error, and never hangs, on a file that is damaged or cut short", () => {
    const bytes = written(
      "CREATE TABLE one (id INTEGER PRIMARY KEY, a);",
      (database) => {
        for (let index = 0; index < 60; index++) database.exec(`INSERT INTO one (a) VALUES (zeroblob(${index * 40}))`)
      },
      512
    )
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, flip, isCut) => {
        const bad = isCut ? bytes.slice(0, at) : bytes.slice()
        if (!isCut) bad[at]! ^= flip
        let count = 0
        try {
          for (const _ of new SqliteFile(bad).rows("one")) count++
        } catch (error) {
          expect((error as Error).name).toBe("NotSqlite")
        }
        expect(count).toBeLessThan(100_000)
      }),
      propertyRuns(150)
    )
  })
})
