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
  /** Reminders show as notifications of this device. */
  readonly notifications?: { readonly isDiscreet: boolean }
  /** They are to reach this device while the app is closed, too. */
  readonly push?: PushKept
  /** What stands at the relay of the calendars published there, as this device knows. */
  readonly calendars?: CalendarsKept
  /** Logs that were taken over from a file: their workspaces. */
  readonly origins?: ReadonlyArray<string>
  /** Of the devices that wrote them, by device. */
  readonly publicKeys?: Readonly<Record<string, Uint8Array>>
}

export interface PushKept {
  /** Where the browser's push service takes what is for this device. */
  readonly endpoint: string
  /** The hours that a relay was last handed. */
  readonly handed?: { readonly relay: string; readonly hours: ReadonlyArray<number>; readonly at: number }
  /** Why the relay did not take them, as its code; empty where it said nothing that is understood. */
  readonly refused?: string
}

export interface CalendarsKept {
  readonly relay: string
  readonly at: number
  /** By id, a hash of what each says. */
  readonly prints: Readonly<Record<string, string>>
  /** How many were revoked by then. */
  readonly revoked: number
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
