/**
 * `entities.sqlite`, the derived one of a workspace's two files: entities, their indexes and their reminders. Whatever is
 * wrong with it, it is made anew and folded again from the log. Loads no Effect, as `LogFile.ts`.
 */
import { rmSync } from "node:fs"
import { join } from "node:path"
import type { Folded } from "@kith/core/workspace/EntityStore"
import { versionFromText } from "../versionText.ts"
import { type Connection, type OpenOptions, openConnection, type Schema } from "./Connection.ts"
import { readStored } from "../StoreFault.ts"
import { faultOf } from "./faultOf.ts"

const ENTITY_FILE = "entities.sqlite"

/** Text compares as its UTF-8 bytes, which is by code point. `payload`: what of a reminder has no column of its own. */
const schema: Schema = {
  version: 3,
  applicationId: 0x4b697465, // "Kite"
  sql: `
    CREATE TABLE folded (one INTEGER PRIMARY KEY CHECK (one = 1), version TEXT NOT NULL, catalogue TEXT NOT NULL);
    CREATE TABLE entities (name TEXT PRIMARY KEY, record TEXT NOT NULL, touches TEXT NOT NULL);
    CREATE TABLE indexes (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE keys (
      idx INTEGER NOT NULL, key TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (idx, key, entity)
    ) WITHOUT ROWID;
    CREATE TABLE reminders (
      subject TEXT NOT NULL, id TEXT NOT NULL, rank REAL NOT NULL, opens REAL NOT NULL, lapses REAL, payload TEXT NOT NULL,
      PRIMARY KEY (subject, id)
    ) WITHOUT ROWID;
    CREATE INDEX reminders_by_opening ON reminders (rank, opens, id) WHERE lapses IS NULL;
    CREATE INDEX reminders_by_lapse ON reminders (rank, lapses) WHERE lapses IS NOT NULL;
    CREATE INDEX reminders_by_id ON reminders (id);
    CREATE TABLE set_aside (
      device TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, entity TEXT NOT NULL, why TEXT NOT NULL,
      detail TEXT NOT NULL, PRIMARY KEY (device, seq)
    ) WITHOUT ROWID;`,
  migrations: [
    // 3: with all that counting looks at; finding each row of a million to see that it lapses takes seven times as long.
    `DROP INDEX reminders_by_opening;
    DROP INDEX reminders_by_lapse;
    CREATE INDEX reminders_by_opening ON reminders (rank, opens, id, lapses) WHERE lapses IS NULL;
    CREATE INDEX reminders_by_lapse ON reminders (rank, lapses, opens) WHERE lapses IS NOT NULL;`
  ],
  // After a power cut it may be behind the log, and is folded on from there. What is forgotten leaves no trace here either.
  beforeWriting: "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON"
}

export class EntityFile {
  readonly connection: Connection
  private readonly indexIds = new Map<string, number>()

  /** Use `openEntities`. */
  constructor(connection: Connection) {
    this.connection = connection
  }

  /** `undefined`: nothing folded yet. */
  folded(): Folded | undefined {
    const row = this.connection.get("SELECT version, catalogue FROM folded")
    return row === undefined
      ? undefined
      : readStored(() => ({
          version: versionFromText(row["version"] as string),
          catalogue: row["catalogue"] as string
        }))
  }

  /** The number of an index, if it has ever had an entry. */
  indexId(name: string): number | undefined {
    const known = this.indexIds.get(name)
    if (known !== undefined) return known
    const id = this.connection.get("SELECT id FROM indexes WHERE name = ?", name)?.["id"] as number | undefined
    if (id !== undefined) this.indexIds.set(name, id)
    return id
  }

  /** Only inside a write transaction; nothing is remembered, since the transaction may fail. */
  newIndexId(name: string): number {
    return this.connection.get("INSERT INTO indexes (name) VALUES (?) RETURNING id", name)!["id"] as number
  }

  close(): void {
    this.connection.close()
  }
}

/** Throws `StoreFault`, but neither `Corrupt` nor `NewerSchema` unless read-only: such a file is made anew. */
export const openEntities = (folder: string, options: OpenOptions = {}): EntityFile => {
  const path = join(folder, ENTITY_FILE)
  try {
    return new EntityFile(openConnection(path, schema, options))
  } catch (cause) {
    const { fault } = faultOf(cause)
    if (options.readOnly === true || (fault._tag !== "Corrupt" && fault._tag !== "NewerSchema")) throw cause
    removeEntities(folder)
    return new EntityFile(openConnection(path, schema, options))
  }
}

/** The entities are folded again by whoever opens the folder next. A process that has them open keeps its own until then. */
export const removeEntities = (folder: string): void => {
  const path = join(folder, ENTITY_FILE)
  // The database first: SQLite leaves the journal of a database that is gone alone, so that no other process takes a new
  // one's away when it closes.
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })
}
