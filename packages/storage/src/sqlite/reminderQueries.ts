/** Reading reminders: few rows of an index, however many there are in all. What `kith due` runs. */
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { StoredReminder } from "@kith/core/workspace/EntityStore"
import type { Row } from "./Connection.ts"
import type { EntityFile } from "./EntityFile.ts"
import { readStored } from "./StoreFault.ts"
import { afterPrefix } from "./entityQueries.ts"

/**
 * Reminders that open at or before `until`: by rank, by when they open, by id. All of rank 0, and at most `limit` of each
 * other rank.
 */
export const readReminders = (file: EntityFile, until: number, limit: number): ReadonlyArray<StoredReminder> =>
  ranksAbove(file, -1).flatMap((rank) =>
    file.connection
      .all(
        "SELECT * FROM reminders WHERE rank = ? AND opens <= ? ORDER BY opens, id, subject LIMIT ?",
        rank,
        until,
        rank === 0 ? -1 : limit
      )
      .map(reminderOf)
  )

/** How many open at or before `until` beyond rank 0, counting no further than `atMost`. */
export const countReminders = (file: EntityFile, until: number, atMost: number): number => {
  let count = 0
  for (const rank of ranksAbove(file, 0)) {
    if (count >= atMost) break
    const row = file.connection.get(
      "SELECT count(*) AS found FROM (SELECT 1 FROM reminders WHERE rank = ? AND opens <= ? LIMIT ?)",
      rank,
      until,
      atMost - count
    )
    count += row!["found"] as number
  }
  return count
}

/** Reminders whose id starts so, by id. */
export const readRemindersById = (file: EntityFile, prefix: string): ReadonlyArray<StoredReminder> =>
  file.connection
    .all("SELECT * FROM reminders WHERE id >= ? AND id < ? ORDER BY id, subject", prefix, afterPrefix(prefix))
    .map(reminderOf)

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

/** A rank is found by one step in the index; there are only a handful. */
const ranksAbove = (file: EntityFile, above: number): ReadonlyArray<number> => {
  const ranks: Array<number> = []
  for (let rank: unknown = above; ; ranks.push(rank as number)) {
    rank = file.connection.get("SELECT min(rank) AS rank FROM reminders WHERE rank > ?", rank as number)!["rank"]
    if (rank === null) return ranks
  }
}
