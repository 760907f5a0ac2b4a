/**
 * `kith/<name>/entities`, the derived one of a log's databases in a browser: entities, their indexes and their reminders.
 * Whatever is wrong with it, it is made anew and folded again from the log.
 */
import { StoreFault } from "../StoreFault.ts"
import type { Shape } from "./Blocks.ts"
import { type Database, deleteDatabase, done, openDatabase, type OpenOptions, type Schema } from "./Database.ts"

export const entityDatabaseName = (name: string): string => `kith/${name}/entities`

/** One record, of `StoredFolded`. */
export const FOLDED = "folded"
/** Device and `seq`: `Kept`. */
export const SET_ASIDE = "setAside"

/** What is kept in blocks, and how. Text in keys is as `textToKey` makes it. */
export const SHAPES = {
  /** Name: `StoredText`. A few dozen kilobytes a block. */
  entities: { parts: 1, size: 64 },
  /** Index, key, entity. */
  keys: { parts: 3, size: 256 },
  /** Subject: its reminders (`reminderQueries.ts`). */
  subjects: { parts: 1, size: 16 },
  /** As `openingKey`. */
  openings: { parts: 6, size: 128 },
  /** A reminder's id, subject. */
  reminderIds: { parts: 2, size: 256 }
} as const satisfies Record<string, Shape>

export type ShelfName = keyof typeof SHAPES

export const ENTITY_STORES: ReadonlyArray<string> = [FOLDED, SET_ASIDE, ...Object.keys(SHAPES)]

const schema: Schema = {
  version: 1,
  upgrade: (database) => {
    for (const store of ENTITY_STORES) database.createObjectStore(store)
  }
}

export interface StoredFolded {
  /** As `versionToText` makes it. */
  readonly version: string
  readonly catalogue: string
  /** Every rank that a reminder had since all was cleared, ascending. */
  readonly ranks: ReadonlyArray<number>
  /** Another one with each commit. */
  readonly mark: string
}

/** There is one at most. */
export const foldedIn = async (transaction: IDBTransaction): Promise<StoredFolded | undefined> =>
  (await done<Array<StoredFolded>>(transaction.objectStore(FOLDED).getAll()))[0]

/** Rejects as `openDatabase` does, but not with `NewerSchema`: that one is made anew. */
export const openEntities = async (name: string, options?: OpenOptions): Promise<Database> => {
  try {
    return await openDatabase(entityDatabaseName(name), schema, options)
  } catch (cause) {
    if (!(cause instanceof StoreFault) || cause.fault._tag !== "NewerSchema") throw cause
    await removeEntities(name, options)
    return openDatabase(entityDatabaseName(name), schema, options)
  }
}

/** They are folded again by whoever opens them next. */
export const removeEntities = (name: string, options?: OpenOptions): Promise<void> =>
  deleteDatabase(entityDatabaseName(name), options)
