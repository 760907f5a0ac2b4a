/** Rows into SQLite, each a durable commit of its own: what keeping something costs at least. */
import { DatabaseSync } from "node:sqlite"

export interface DurableRows {
  readonly add: (bytes: Uint8Array) => void
  readonly close: () => void
}

export const durableRows = (path: string): DurableRows => {
  const database = new DatabaseSync(path)
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
  database.exec("CREATE TABLE rows (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
  const insert = database.prepare("INSERT INTO rows (bytes) VALUES (?)")
  return { add: (bytes) => void insert.run(bytes), close: () => database.close() }
}
