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
  /** This browser was let into the log, and has not got all of it yet. */
  readonly isComing?: boolean
  /** Another log of this browser, which this one took the place of, and what is to become of it. */
  readonly leftBehind?: LeftBehind
  /** So many changes went along when this copy came back as a new device, which somebody has not been told yet. */
  readonly cameBack?: number
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

export interface LeftBehind {
  readonly log: string
  /** `remove`: nothing was ever written in it. `bring`: what it holds comes into this one, and then it goes. */
  readonly then: "remove" | "bring"
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

/** Changes some of them; a member that is `undefined` is dropped. */
export type NotesChange = { readonly [K in keyof DeviceNotes]?: DeviceNotes[K] | undefined }

/** The notes of one log, wherever they are: tests keep them in memory. */
export interface NotesPlace {
  readonly read: () => Promise<DeviceNotes>
  readonly write: (change: NotesChange) => Promise<void>
}

export const notesInBrowser = (log: string): NotesPlace => ({
  read: () => readNotes(log),
  write: (change) => writeNotes(log, change)
})

/** What the notes are after a change. */
export const notesAfter = (before: DeviceNotes, change: NotesChange): DeviceNotes =>
  Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined))

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

export const writeNotes = (log: string, change: NotesChange): Promise<void> =>
  withNotes(log, (database) =>
    database.write([STORE], async (transaction) => {
      const store = transaction.objectStore(STORE)
      store.put(notesAfter((await done(store.get(KEY))) ?? {}, change), KEY)
    })
  )
