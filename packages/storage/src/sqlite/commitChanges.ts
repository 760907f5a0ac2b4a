/** Writing what the projector folded: one transaction, in the order of the tables, with as few calls as possible. */
import type { EntityRecord } from "@kith/core/domain/merge/EntityRecord"
import type { Changes, IndexEntry } from "@kith/core/workspace/EntityStore"
import { versionToText } from "../versionText.ts"
import type { EntityFile } from "./EntityFile.ts"
import { payloadOf } from "./reminderQueries.ts"
import { StoreFault } from "../StoreFault.ts"

/** Rows a statement: calling into SQLite costs more than inserting so small a row. */
const ROWS = 64

/** Throws `StoreFault`: `FoldedMeanwhile` unless the store was folded to exactly `changes.base`. */
export const commitChanges = (file: EntityFile, changes: Changes, encode: (record: EntityRecord) => string): void => {
  // Before the lock is taken.
  const entities = [...changes.entities]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { record, touches }]) => [name, encode(record), JSON.stringify(touches)] as const)
  const { connection } = file
  connection.write(() => {
    const stored = (connection.get("SELECT version FROM folded")?.["version"] ?? versionToText(new Map())) as string
    if (stored !== versionToText(changes.base)) throw new StoreFault({ _tag: "FoldedMeanwhile" })
    if (changes.clear === true) {
      for (const table of ["entities", "keys", "reminders", "set_aside"]) connection.run(`DELETE FROM ${table}`)
    }
    putEntities(file, entities)
    changeKeys(file, changes)
    putReminders(file, changes.reminders)
    putSetAside(file, changes.setAside)
    connection.run(
      `INSERT INTO folded (one, version, catalogue) VALUES (1, ?, ?)
       ON CONFLICT (one) DO UPDATE SET version = excluded.version, catalogue = excluded.catalogue`,
      versionToText(changes.folded.version),
      changes.folded.catalogue
    )
  })
}

const putEntities = (
  { connection }: EntityFile,
  entities: ReadonlyArray<readonly [name: string, record: string, touches: string]>
): void => {
  const put = connection.statement(
    `INSERT INTO entities (name, record, touches) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET record = excluded.record, touches = excluded.touches`
  )
  for (const [name, record, touches] of entities) put.run(name, record, touches)
}

/** Removed first: an entry that is named on both sides is there afterwards. */
const changeKeys = (file: EntityFile, { addKeys, removeKeys }: Changes): void => {
  const { connection } = file
  const remove = connection.statement("DELETE FROM keys WHERE idx = ? AND key = ? AND entity = ?")
  for (const { index, key, entity } of removeKeys) {
    const id = file.indexId(index)
    if (id !== undefined) remove.run(id, key, entity)
  }
  for (const [index, entries] of Map.groupBy(addKeys, (entry) => entry.index)) {
    const id = file.indexId(index) ?? file.newIndexId(index)
    const sorted = entries.sort(byKey)
    const whole = sorted.length - (sorted.length % ROWS)
    for (let at = 0; at < whole; at += ROWS) {
      connection.run(insertKeys(ROWS), ...sorted.slice(at, at + ROWS).flatMap(({ key, entity }) => [id, key, entity]))
    }
    const one = connection.statement(insertKeys(1))
    for (const { key, entity } of sorted.slice(whole)) one.run(id, key, entity)
  }
}

const insertKeys = (rows: number): string =>
  `INSERT OR IGNORE INTO keys (idx, key, entity) VALUES ${Array(rows).fill("(?, ?, ?)").join(", ")}`

// Any order close to the table's makes for fewer pages touched at a time.
const byKey = (a: IndexEntry, b: IndexEntry): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.entity < b.entity ? -1 : 1

const putReminders = ({ connection }: EntityFile, reminders: Changes["reminders"]): void => {
  const remove = connection.statement("DELETE FROM reminders WHERE subject = ?")
  const put = connection.statement(
    "INSERT OR REPLACE INTO reminders (subject, id, rank, opens, lapses, payload) VALUES (?, ?, ?, ?, ?, ?)"
  )
  for (const [subject, list] of reminders) {
    remove.run(subject)
    for (const reminder of list) {
      const { id, rank, opens, why } = reminder
      put.run(subject, id, rank, opens, why.lapses ?? null, payloadOf(reminder))
    }
  }
}

const putSetAside = ({ connection }: EntityFile, kept: Changes["setAside"]): void => {
  const put = connection.statement(
    "INSERT OR REPLACE INTO set_aside (device, seq, type, entity, why, detail) VALUES (?, ?, ?, ?, ?, ?)"
  )
  for (const { dot, type, entity, why, detail } of kept) put.run(dot.device, dot.seq, type, entity, why, detail)
}
