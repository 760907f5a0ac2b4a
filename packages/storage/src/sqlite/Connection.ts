/** One open SQLite file: statements prepared when first used, transactions, and the settings that the first write needs. */
import { existsSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite"
import { pathToFileURL } from "node:url"
import { makeFolder } from "../node/makeFolder.ts"
import { syncPath } from "../node/syncPath.ts"
import { type Fault, StoreFault } from "../StoreFault.ts"
import { faultOf } from "./faultOf.ts"

export interface OpenOptions {
  /** Whether to make what is not there. Without it, a folder that holds no store is `missing`. Default true. */
  readonly create?: boolean
  /** Writes nothing, not even the empty store; reads a store on a medium that cannot be written to. */
  readonly readOnly?: boolean
}

export interface Schema {
  /** `user_version` of the file. */
  readonly version: number
  /** `application_id` of the file: tells a newer version of ours from a file of somebody else. */
  readonly applicationId: number
  /** Makes the tables of the oldest version that can still be read. */
  readonly sql: string
  /** From there on, each from one version to the next, the last to `version`; a new store goes through all of them. */
  readonly migrations?: ReadonlyArray<string>
  /** Pragmas that a connection needs from its first write on, and that reading does without. */
  readonly beforeWriting: string
}

export type Row = { readonly [column: string]: SQLOutputValue }

const BUSY_TIMEOUT_MS = 10_000

export class Connection {
  readonly path: string
  readonly database: DatabaseSync
  /** `user_version` of the file: an older one only where nothing may be written. */
  readonly version: number
  private readonly schema: Schema
  private readonly statements = new Map<string, StatementSync>()
  private readyToWrite = false

  /** Use `openConnection`. */
  constructor(path: string, database: DatabaseSync, schema: Schema, version: number) {
    this.path = path
    this.version = version
    this.database = database
    this.schema = schema
  }

  get(sql: string, ...values: ReadonlyArray<SQLInputValue>): Row | undefined {
    return this.statement(sql).get(...values)
  }

  all(sql: string, ...values: ReadonlyArray<SQLInputValue>): ReadonlyArray<Row> {
    return this.statement(sql).all(...values)
  }

  iterate(sql: string, ...values: ReadonlyArray<SQLInputValue>): Iterable<Row> {
    return this.statement(sql).iterate(...values)
  }

  run(sql: string, ...values: ReadonlyArray<SQLInputValue>): void {
    this.statement(sql).run(...values)
  }

  statement(sql: string): StatementSync {
    let statement = this.statements.get(sql)
    if (statement === undefined) this.statements.set(sql, (statement = this.database.prepare(sql)))
    return statement
  }

  /** All or nothing. The write lock is taken at the start, so that nothing read inside can be outdated. */
  write<A>(body: () => A): A {
    this.prepareToWrite()
    return this.within("BEGIN IMMEDIATE", body)
  }

  /**
   * As `write`, without waiting for the disk: it survives the process at once, and a power cut when the next `write` to this
   * file has returned, which waits for both. In between, a power cut may take it back, never a part of it.
   */
  writeSoon<A>(body: () => A): A {
    this.prepareToWrite()
    this.statement("PRAGMA synchronous = NORMAL").run()
    try {
      return this.within("BEGIN IMMEDIATE", body)
    } finally {
      this.statement("PRAGMA synchronous = FULL").run()
    }
  }

  /** Several reads of one moment. */
  read<A>(body: () => A): A {
    return this.within("BEGIN", body)
  }

  /** Moves the journal into the database and empties it. Waits for readers; fails as busy if they do not end. */
  truncateJournal(): void {
    if (this.get("PRAGMA wal_checkpoint(TRUNCATE)")?.["busy"] !== 0) {
      throw new StoreFault({ _tag: "Unavailable", why: "busy" })
    }
  }

  close(): void {
    this.statements.clear()
    if (this.database.isOpen) this.database.close()
  }

  private prepareToWrite(): void {
    if (this.readyToWrite) return
    this.database.exec(this.schema.beforeWriting)
    this.readyToWrite = true
  }

  private within<A>(begin: string, body: () => A): A {
    this.statement(begin).run()
    try {
      const result = body()
      this.statement("COMMIT").run()
      return result
    } catch (cause) {
      // After some failures SQLite has rolled back by itself.
      if (this.database.isTransaction) this.statement("ROLLBACK").run()
      throw cause
    }
  }
}

/** Throws `StoreFault`. */
export const openConnection = (path: string, schema: Schema, options: OpenOptions = {}): Connection => {
  try {
    const readOnly = options.readOnly === true
    prepareFile(path, !readOnly && options.create !== false)
    return opened(path, schema, readOnly, path)
  } catch (cause) {
    const fault = faultOf(cause)
    if (!isReadOnly(fault.fault) || hasJournal(path)) throw fault
    // SQLite reads a journalled database of which it can write nothing at all only when told that nobody else does.
    return opened(path, schema, true, `${pathToFileURL(path).href}?immutable=1`)
  }
}

const opened = (path: string, schema: Schema, readOnly: boolean, location: string): Connection => {
  const database = new DatabaseSync(location, {
    timeout: BUSY_TIMEOUT_MS,
    readOnly,
    enableForeignKeyConstraints: false
  })
  try {
    const found = versionOf(database)
    const version = found === schema.version ? found : adopt(path, database, schema, found, readOnly)
    return new Connection(path, database, schema, version)
  } catch (cause) {
    database.close()
    throw cause
  }
}

const versionOf = (database: DatabaseSync): number =>
  (database.prepare("PRAGMA user_version").get() as { readonly user_version: number }).user_version

/**
 * An empty file becomes a store, and an older store one of today, with all that it holds; what a newer version wrote, or
 * something else, is not touched. Returns the version that the file has then.
 */
const adopt = (path: string, database: DatabaseSync, schema: Schema, found: number, readOnly: boolean): number => {
  const { version, migrations = [], applicationId } = schema
  const oldest = version - migrations.length
  const { application_id: foundId } = database.prepare("PRAGMA application_id").get() as { application_id: number }
  const { tables } = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get() as { tables: number }
  const isOurs = foundId === applicationId
  if (isOurs && found > version) throw new StoreFault({ _tag: "NewerSchema", found, known: version })
  const isNew = found === 0 && foundId === 0 && tables === 0
  if (!isNew && !(isOurs && found >= oldest)) throw new StoreFault({ _tag: "Corrupt" })
  if (readOnly) {
    if (isNew) throw new StoreFault({ _tag: "Unavailable", why: "missing" })
    return found
  }
  if (isNew) enterWalMode(database)
  const connection = new Connection(path, database, schema, version)
  connection.write(() => {
    // Another process may have been quicker.
    const now = versionOf(database)
    if (now > version) throw new StoreFault({ _tag: "NewerSchema", found: now, known: version })
    if (now === 0) database.exec(`${schema.sql}; PRAGMA application_id = ${applicationId}`)
    for (const migration of migrations.slice(Math.max(now, oldest) - oldest)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${version}`)
  })
  if (isNew) syncPath(dirname(path))
  return version
}

/** Changing the journal mode does not wait for the lock as everything else does. */
const enterWalMode = (database: DatabaseSync): void => {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec("PRAGMA journal_mode = WAL")
      return
    } catch (cause) {
      const { fault } = faultOf(cause)
      if (fault._tag !== "Unavailable" || fault.why !== "busy" || attempt === 100) throw cause
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_TIMEOUT_MS / 100)
    }
  }
}

const prepareFile = (path: string, create: boolean): void => {
  if (create) makeFolder(dirname(path), 0o700)
  // An empty file is what is left of a store of which nothing was ever written.
  else if (statSync(path).size === 0 && !hasJournal(path)) throw new StoreFault({ _tag: "Unavailable", why: "missing" })
}

const isReadOnly = (fault: Fault): boolean => fault._tag === "Unavailable" && fault.why === "readOnly"

const hasJournal = (path: string): boolean => existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
