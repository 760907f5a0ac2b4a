/** Reading reminders: few rows of an index, however many there are in all. What `kith due` runs. */
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { AtMost, Open, StoredReminder } from "@kith/core/workspace/EntityStore"
import type { Row } from "./Connection.ts"
import type { EntityFile } from "./EntityFile.ts"
import { readStored } from "../StoreFault.ts"
import { afterPrefix } from "./entityQueries.ts"

/** By rank, by when they open, by id: of rank 0 those that opened last, of each other rank those that opened first. */
export const readReminders = (
  file: EntityFile,
  { until, now }: Open,
  { fixed, others }: AtMost
): ReadonlyArray<StoredReminder> =>
  ranksOf(file).flatMap((rank) =>
    rank === 0
      ? openOf(file, rank, "opens <= ?2", "DESC", { at: until, now, limit: fixed }).toReversed()
      : openOf(file, rank, "opens <= ?2", "ASC", { at: until, now, limit: others })
  )

/** The first that opens after this moment. */
export const readNextReminder = (file: EntityFile, after: number): StoredReminder | undefined =>
  ranksOf(file)
    .flatMap((rank) => openOf(file, rank, "opens > ?2", "ASC", { at: after, now: after, limit: 1 }))
    .reduce<StoredReminder | undefined>(
      (first, next) => (first === undefined || next.reminder.opens < first.reminder.opens ? next : first),
      undefined
    )

/** How many are open, counting no further than `atMost`. */
export const countReminders = (file: EntityFile, { until, now }: Open, atMost: number): number => {
  let count = 0
  for (const rank of ranksOf(file)) {
    for (const which of [KEEPING, LAPSING]) {
      if (count >= atMost) return count
      const sql = `SELECT count(*) AS found FROM (SELECT 1 FROM reminders WHERE ${which} AND opens <= ?2 LIMIT ?3)`
      const values = [rank, until, atMost - count, ...(which === LAPSING ? [now] : [])]
      count += file.connection.get(sql, ...values)!["found"] as number
    }
  }
  return count
}

/** Preparations lapse: of these only what is ahead is ever open, so that they are looked up by when they lapse. */
const KEEPING = "rank = ?1 AND lapses IS NULL"
const LAPSING = "rank = ?1 AND lapses > ?4"

/** Of one rank, what has not lapsed, in order of opening. Reads as many rows of an index as it gives, and what lies ahead. */
const openOf = (
  file: EntityFile,
  rank: number,
  opening: "opens <= ?2" | "opens > ?2",
  direction: "ASC" | "DESC",
  { at, now, limit }: { readonly at: number; readonly now: number; readonly limit: number }
): ReadonlyArray<StoredReminder> => {
  const order = `ORDER BY opens ${direction}, id ${direction}, subject ${direction} LIMIT ?3`
  const some = (which: string) => `SELECT * FROM (SELECT * FROM reminders WHERE ${which} AND ${opening} ${order})`
  return file.connection
    .all(`${some(KEEPING)} UNION ALL ${some(LAPSING)} ${order}`, rank, at, limit, now)
    .map(reminderOf)
}

/** Reminders whose id starts so, by id. */
export const readRemindersById = (file: EntityFile, prefix: string, enough = -1): ReadonlyArray<StoredReminder> => {
  const sql = "SELECT * FROM reminders WHERE id >= ? AND id < ? ORDER BY id, subject LIMIT ?"
  return file.connection.all(sql, prefix, afterPrefix(prefix), enough).map(reminderOf)
}

/** One subject's, by when they open. */
export const readRemindersOf = (file: EntityFile, subject: string): ReadonlyArray<StoredReminder> =>
  file.connection.all("SELECT * FROM reminders WHERE subject = ? ORDER BY opens, id", subject).map(reminderOf)

/** What has no column of its own, as one JSON list. */
export const payloadOf = ({ rule, contact, due, lateAfter, why }: Reminder): string =>
  JSON.stringify([rule, contact ?? null, due, lateAfter ?? null, why])

type Payload = readonly [string, Reminder["contact"] | null, number, number | null, Reminder["why"]]

const reminderOf = (row: Row): StoredReminder => {
  const payload = readStored(() => Array.from(JSON.parse(row["payload"] as string) as Payload))
  const [rule, contact, due, lateAfter, why] = payload as unknown as Payload
  const reminder: Reminder = {
    id: row["id"] as string,
    rule,
    contact: contact ?? undefined,
    opens: row["opens"] as number,
    due,
    lateAfter: lateAfter ?? undefined,
    rank: row["rank"] as number,
    why
  }
  return { subject: row["subject"] as string, reminder }
}

/** Every rank there is, the lowest first: each is found by one step in each index, and there are only a handful. */
const ranksOf = (file: EntityFile): ReadonlyArray<number> =>
  file.connection.all(RANKS).map((row) => row["rank"] as number)

const NEXT_RANK = ["IS NULL", "IS NOT NULL"]
  .map((is) => `SELECT min(rank) AS next FROM reminders WHERE rank > ranks.rank AND lapses ${is}`)
  .join(" UNION ALL ")

const RANKS = `
  WITH RECURSIVE ranks (rank) AS (
    SELECT -1.0 UNION ALL SELECT (SELECT min(next) FROM (${NEXT_RANK})) FROM ranks WHERE rank IS NOT NULL
  )
  SELECT rank FROM ranks WHERE rank >= 0`
