/** Workspaces' glances in `relay.sqlite`: a table of `RelayFile.ts`. */
import type { DeviceId } from "@kith/core/log/Ids"
import { checksum } from "../checksum.ts"
import type { Connection } from "../sqlite/Connection.ts"
import { readStored, StoreFault } from "../StoreFault.ts"
import type { RelayTables } from "./RelayTables.ts"

export const glancesSql = `CREATE TABLE glances (
      key INTEGER PRIMARY KEY,
      uploader TEXT NOT NULL,
      at INTEGER NOT NULL,
      size INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      bytes BLOB NOT NULL
    )`

export const glancesInFile = (connection: Connection): Pick<RelayTables, "glance" | "glanceFacts" | "saveGlance"> => ({
  glance: (key) => {
    const row = connection.get("SELECT checksum, bytes FROM glances WHERE key = ?", key)
    if (row === undefined) return undefined
    const encoded = row["bytes"] as Uint8Array
    if (readStored(() => checksum("glance", encoded)) !== row["checksum"]) throw new StoreFault({ _tag: "Corrupt" })
    return encoded
  },
  glanceFacts: (key) => {
    const row = connection.get("SELECT uploader, size FROM glances WHERE key = ?", key)
    return row === undefined ? undefined : { uploader: row["uploader"] as DeviceId, bytes: row["size"] as number }
  },
  saveGlance: (key, encoded, uploader, at) =>
    connection.run(
      "INSERT OR REPLACE INTO glances (key, uploader, at, size, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?)",
      key,
      uploader,
      at,
      encoded.length,
      checksum("glance", encoded),
      encoded
    )
})
