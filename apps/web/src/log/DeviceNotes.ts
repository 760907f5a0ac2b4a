/**
 * What this browser alone knows of a log, beside it: where it syncs, what it is called, what somebody has been told already.
 * Never synced, and nothing in it that a log would be missed for.
 */
import { type Database, done, openDatabase } from "@kith/storage/indexeddb/Database"

export interface DeviceNotes {
  /** The sync server's address. */
  readonly relay?: string
  /** What this device is called on the log's list of devices. */
  readonly label?: string
  /** When it was last in step with the sync server, ms. */
  readonly syncedAt?: number
  /** This device met its own changes elsewhere, longer than here: a copy of it is at work. */
  readonly elsewhere?: boolean
  /** Until when nobody is asked for the recovery phrase again, ms. */
  readonly phraseAskedUntil?: number
  /** Reminders are to reach this device while the app is closed. */
  readonly push?: boolean
}

const STORE = "notes"
const KEY = "device"

const schema = {
  version: 1,
  upgrade: (database: IDBDatabase): void => void database.createObjectStore(STORE)
}

export const notesDatabaseName = (log: string): string => `kith/${log}/device`

const withNotes = async <A>(log: string, use: (database: Database) => Promise<A>): Promise<A> => {
  const database = await openDatabase(notesDatabaseName(log), schema)
  try {
    return await use(database)
  } finally {
    database.close()
  }
}

export const readNotes = (log: string): Promise<DeviceNotes> =>
  withNotes(log, (database) =>
    database.read([STORE], async (transaction) => (await done(transaction.objectStore(STORE).get(KEY))) ?? {})
  )

/** Changes some of them; a member that is `undefined` is dropped. */
export const writeNotes = (log: string, change: { readonly [K in keyof DeviceNotes]?: DeviceNotes[K] | undefined }) =>
  withNotes(log, (database) =>
    database.write([STORE], async (transaction) => {
      const store = transaction.objectStore(STORE)
      const before: DeviceNotes = (await done(store.get(KEY))) ?? {}
      const entries = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)
      store.put(Object.fromEntries(entries), KEY)
    })
  )
