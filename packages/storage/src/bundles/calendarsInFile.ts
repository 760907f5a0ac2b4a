/** Published calendars in `relay.sqlite`. */
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { CalendarFacts } from "@kith/core/log/RelayStore"
import { checksum } from "../checksum.ts"
import type { Connection, Row } from "../sqlite/Connection.ts"
import { readStored, StoreFault } from "../StoreFault.ts"
import type { CalendarTable } from "./CalendarTable.ts"

/** Text and address are not together in any file: the id is a hash of what stands in the address. */
export const calendarsSql = `CREATE TABLE calendars (
      id TEXT PRIMARY KEY,
      key INTEGER NOT NULL,
      device TEXT NOT NULL,
      at INTEGER NOT NULL,
      size INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      text BLOB NOT NULL
    );
    CREATE INDEX calendars_by_workspace ON calendars (key)`

export const calendarsInFile = (connection: Connection): CalendarTable => ({
  get: (id) => {
    const row = connection.get("SELECT * FROM calendars JOIN workspaces USING (key) WHERE id = ?", id)
    if (row === undefined) return undefined
    const text = row["text"] as Uint8Array
    if (readStored(() => checksum("calendar", text)) !== row["checksum"]) throw new StoreFault({ _tag: "Corrupt" })
    return { ...factsOf(row), workspace: row["workspace"] as WorkspaceId, text }
  },
  facts: (id) => {
    const row = connection.get("SELECT id, key, device, at, size FROM calendars WHERE id = ?", id)
    return row === undefined ? undefined : { ...factsOf(row), key: row["key"] as number }
  },
  list: (key) =>
    connection.all("SELECT id, device, at, size FROM calendars WHERE key = ? ORDER BY id", key).map(factsOf),
  save: (key, id, text, device, at) =>
    connection.run(
      "INSERT OR REPLACE INTO calendars (id, key, device, at, size, checksum, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
      id,
      key,
      device,
      at,
      text.length,
      checksum("calendar", text),
      text
    ),
  remove: (id) => connection.run("DELETE FROM calendars WHERE id = ?", id)
})

const factsOf = (row: Row): CalendarFacts => ({
  id: row["id"] as string,
  device: row["device"] as DeviceId,
  at: row["at"] as number,
  bytes: row["size"] as number
})
