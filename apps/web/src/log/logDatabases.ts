/** The databases that one log has in this browser. */
import { deleteDatabase } from "@kith/storage/indexeddb/Database"
import { entityDatabaseName } from "@kith/storage/indexeddb/EntityDatabase"
import { keyDatabaseName } from "@kith/storage/indexeddb/KeyDatabase"
import { logDatabaseName } from "@kith/storage/indexeddb/LogDatabase"
import { notesDatabaseName } from "./DeviceNotes.ts"

/** What can be made again first, and its keys last: what is left of a log after a crash is still a log. */
export const databaseNames = (log: string): ReadonlyArray<string> =>
  [entityDatabaseName, notesDatabaseName, logDatabaseName, keyDatabaseName].map((nameOf) => nameOf(log))

/** In that order. Waits for whoever has one open to close it. */
export const deleteDatabasesOf = async (log: string): Promise<void> => {
  for (const name of databaseNames(log)) await deleteDatabase(name)
}
