/** Writes that do not wait for the disk themselves: never durable later than the next one that does. */
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { LOG_FILE, type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { testFolder } from "./temporaryFolder.ts"

const FULL = 2
const NORMAL = 1
const synchronous = (log: LogFile): unknown => log.connection.get("PRAGMA synchronous")!["synchronous"]

const begun = (): { readonly folder: string; readonly log: LogFile } => {
  const folder = join(testFolder(), "log")
  const log = openLog(folder)
  log.setMeta("begun", "yes")
  return { folder, log }
}

describe("a write that need not be durable at once", () => {
  it("waits for no disk, and leaves every other write waiting for it, also when it fails", () => {
    const { log } = begun()
    expect(synchronous(log)).toBe(FULL)
    log.connection.writeSoon(() => {
      expect(synchronous(log)).toBe(NORMAL)
      log.putMeta("soon", "yes")
    })
    expect(synchronous(log)).toBe(FULL)
    expect(() =>
      log.connection.writeSoon(() => {
        log.putMeta("never", "no")
        throw new RangeError("on purpose")
      })
    ).toThrow("on purpose")
    expect(synchronous(log)).toBe(FULL)
    expect([log.meta("soon"), log.meta("never")]).toEqual(["yes", undefined])
    log.close()
  })

  it("is there wherever the one after it is, however much of the journal a power cut leaves", () => {
    const { folder, log } = begun()
    log.connection.truncateJournal()
    const journal = join(folder, `${LOG_FILE}-wal`)
    log.connection.writeSoon(() => log.putMeta("soon", "yes"))
    const between = statSync(journal).size
    log.connection.write(() => log.putMeta("then", "yes"))
    const whole = readFileSync(journal)
    expect(whole.length).toBeGreaterThan(between)
    const found = new Set<string>()
    for (let cut = 0; cut <= whole.length; cut += cut < whole.length ? Math.min(512, whole.length - cut) : 1) {
      const copy = join(folder, `cut-${cut}`)
      mkdirSync(copy)
      copyFileSync(join(folder, LOG_FILE), join(copy, LOG_FILE))
      writeFileSync(join(copy, `${LOG_FILE}-wal`), whole.subarray(0, cut))
      const left = openLog(copy, { create: false })
      found.add([left.meta("begun"), left.meta("soon"), left.meta("then")].join(" "))
      left.close()
    }
    log.close()
    expect(found).toEqual(new Set(["yes  ", "yes yes ", "yes yes yes"]))
  })
})
