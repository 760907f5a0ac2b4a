/** The indexes of reminders: enough for `kith due` not to look at rows, however many there are, and made of older ones in place. */
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { commitChanges } from "@kith/storage/sqlite/commitChanges"
import { countReminders, readReminders, readRemindersById } from "@kith/storage/sqlite/reminderQueries"
import { sampleReminder } from "@kith/testkit/conformance/sampleEntities"
import { testFolder } from "./temporaryFolder.ts"

const NOW = 1000
const OPEN = { until: NOW, now: NOW }
const ALL = { fixed: 1000, others: 1000 }

/** Some that lapse and some that do not, in three ranks. */
const reminders = Array.from({ length: 60 }, (_, index): Reminder => {
  const plain = sampleReminder(`r${String(index).padStart(2, "0")}`, (index % 3) * 10, index * 20)
  return index % 4 === 0 ? { ...plain, why: { ...plain.why, lapses: index * 40 } } : plain
})

const folderOf = (): string => {
  const folder = testFolder()
  const file = openEntities(folder)
  const version = new Map()
  const changes = {
    base: version,
    folded: { version, catalogue: "" },
    entities: new Map(),
    addKeys: [],
    removeKeys: [],
    reminders: new Map([["contact/1", reminders]]),
    setAside: []
  }
  commitChanges(file, changes, () => "{}")
  file.close()
  return folder
}

/** As version 2 had them. */
const makeOld = (folder: string): void => {
  const database = new DatabaseSync(join(folder, "entities.sqlite"))
  database.exec(`
    DROP INDEX reminders_by_opening;
    DROP INDEX reminders_by_lapse;
    CREATE INDEX reminders_by_opening ON reminders (rank, opens, id) WHERE lapses IS NULL;
    CREATE INDEX reminders_by_lapse ON reminders (rank, lapses) WHERE lapses IS NOT NULL;
    PRAGMA user_version = 2`)
  database.close()
}

const answers = (folder: string, options: { readonly readOnly: boolean }) => {
  const file = openEntities(folder, options)
  try {
    return {
      version: file.connection.version,
      open: readReminders(file, OPEN, ALL).map(({ reminder }) => reminder.id),
      count: countReminders(file, OPEN, 1000)
    }
  } finally {
    file.close()
  }
}

const expected = reminders
  .filter(({ opens, why }) => opens <= NOW && (why.lapses ?? Infinity) > NOW)
  .toSorted((a, b) => a.rank - b.rank || a.opens - b.opens)
  .map(({ id }) => id)

describe("the indexes of reminders", () => {
  it("answer alike as version 2 had them, where nothing may be written, and as they are made of those", () => {
    const folder = folderOf()
    const all = { open: expected, count: expected.length }
    expect(expected.length).toBeGreaterThan(20)
    expect(answers(folder, { readOnly: false })).toEqual({ version: 3, ...all })
    makeOld(folder)
    expect(answers(folder, { readOnly: true })).toEqual({ version: 2, ...all })
    expect(answers(folder, { readOnly: false })).toEqual({ version: 3, ...all })
  })

  it("are all that counting looks at", () => {
    const folder = folderOf()
    makeOld(folder)
    const file = openEntities(folder)
    for (const which of ["lapses IS NULL", "lapses > 5"]) {
      const sql = `EXPLAIN QUERY PLAN SELECT 1 FROM reminders WHERE rank = 0 AND ${which} AND opens <= 9`
      const plan = file.connection.all(sql).map((row) => row["detail"])
      expect(plan.join("\n")).toContain("USING COVERING INDEX")
    }
    file.close()
  })

  it("stop where as many reminders by the start of an id were found as are enough", () => {
    const file = openEntities(folderOf())
    expect(readRemindersById(file, "r").length).toBe(60)
    expect(readRemindersById(file, "r", 3).map(({ reminder }) => reminder.id)).toEqual(["r00", "r01", "r02"])
    file.close()
  })
})
