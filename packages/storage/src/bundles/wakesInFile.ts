/** When devices are to be woken, in `relay.sqlite`. */
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { DeviceWakes } from "@kith/core/log/RelayStore"
import type { Connection, Row } from "../sqlite/Connection.ts"
import type { WakeTable } from "./WakeTable.ts"

export const wakesSql = `CREATE TABLE wakes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key INTEGER NOT NULL,
      device TEXT NOT NULL,
      due INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      endpoint TEXT NOT NULL,
      hours TEXT NOT NULL,
      UNIQUE (key, device)
    );
    CREATE INDEX wakes_by_due ON wakes (due)`

export const wakesInFile = (connection: Connection): WakeTable => {
  const remove = (key: number, device: DeviceId): boolean =>
    connection.get("DELETE FROM wakes WHERE key = ? AND device = ? RETURNING id", key, device) !== undefined
  return {
    get: (key, device) => {
      const row = connection.get("SELECT * FROM wakes WHERE key = ? AND device = ?", key, device)
      return row === undefined ? undefined : wakesOf(row)
    },
    count: (key) => connection.get("SELECT count(*) AS devices FROM wakes WHERE key = ?", key)!["devices"] as number,
    save: (key, { device, endpoint, hours, dueAt }) => {
      remove(key, device)
      connection.run(
        "INSERT INTO wakes (key, device, due, tries, endpoint, hours) VALUES (?, ?, ?, 0, ?, ?)",
        key,
        device,
        dueAt,
        endpoint,
        JSON.stringify(hours)
      )
    },
    remove,
    due: (now, most) =>
      connection
        .all("SELECT * FROM wakes JOIN workspaces USING (key) WHERE due <= ? ORDER BY due, id LIMIT ?", now, most)
        .map((row) => ({
          ...wakesOf(row),
          id: row["id"] as number,
          workspace: row["workspace"] as WorkspaceId,
          tries: row["tries"] as number
        })),
    settle: (id, left) => {
      const settled =
        left === undefined
          ? connection.get("DELETE FROM wakes WHERE id = ? RETURNING id", id)
          : connection.get(
              "UPDATE wakes SET due = ?, tries = ?, hours = ? WHERE id = ? RETURNING id",
              left.dueAt,
              left.tries,
              JSON.stringify(left.hours),
              id
            )
      return settled !== undefined
    }
  }
}

const wakesOf = (row: Row): DeviceWakes => ({
  device: row["device"] as DeviceId,
  endpoint: row["endpoint"] as string,
  hours: hoursIn(row["hours"] as string),
  dueAt: row["due"] as number
})

/** None where it does not read back: nobody else's wake waits for one that is lost. */
const hoursIn = (text: string): ReadonlyArray<number> => {
  try {
    const hours: unknown = JSON.parse(text)
    return Array.isArray(hours) ? hours.filter((hour) => Number.isSafeInteger(hour)) : []
  } catch {
    return []
  }
}
