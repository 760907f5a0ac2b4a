/**
 * `log.sqlite`, the precious one of a workspace's two files: its schema, where each feed ends, and the facts that describe
 * the workspace. What `kith due` opens first, so it loads neither Effect nor zlib nor crypto.
 */
import { join } from "node:path"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import type { PageRows } from "@kith/core/log/PageRows"
import { type Feed, feedSum } from "../StoredFeed.ts"
import { type Connection, type OpenOptions, openConnection, type Row, type Schema } from "./Connection.ts"
import { readStored, StoreFault } from "../StoreFault.ts"

export const LOG_FILE = "log.sqlite"

/**
 * Pages hold runs of one feed. Up to `packed` they are large and final; beyond it they are loose, and the last `fresh` of
 * them are as they were appended (`appendRun.ts`). The checksums are ours, since SQLite checks its own structure only.
 */
const schema: Schema = {
  version: 2,
  applicationId: 0x4b69746c, // "Kitl"
  sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE feeds (
      feed INTEGER PRIMARY KEY,
      device TEXT NOT NULL,
      seq INTEGER NOT NULL,
      chain BLOB NOT NULL,
      packed INTEGER NOT NULL,
      loose_bytes INTEGER NOT NULL,
      fresh INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    );
    CREATE TABLE pages (
      feed INTEGER NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      raw INTEGER NOT NULL,
      deflated INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (feed, first)
    );`,
  migrations: [
    // 2: what syncing keeps (`SqliteSyncStore.ts`).
    `CREATE TABLE membership (
      number INTEGER PRIMARY KEY, json BLOB NOT NULL, signature BLOB NOT NULL, checksum INTEGER NOT NULL
    );
    CREATE TABLE signed_heads (
      device TEXT NOT NULL, seq INTEGER NOT NULL, chain BLOB NOT NULL, signature BLOB NOT NULL, checksum INTEGER NOT NULL,
      PRIMARY KEY (device, seq)
    ) WITHOUT ROWID;
    CREATE TABLE remotes (name TEXT PRIMARY KEY, state TEXT NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE forks (
      device TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, checksum INTEGER NOT NULL,
      PRIMARY KEY (device, seq)
    ) WITHOUT ROWID;`
  ],
  // Zeros over what is deleted, from the first delete on: a page that was packed anew holds what is forgotten later.
  beforeWriting: "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON"
}

export class LogFile {
  readonly connection: Connection
  /** Pages decoded last (`readRuns.ts`). */
  readonly decoded = new Map<string, PageRows>()

  /** Use `openLog`. */
  constructor(connection: Connection) {
    this.connection = connection
  }

  heads(): ReadonlyMap<DeviceId, Head> {
    return new Map(this.feeds().flatMap(({ device, seq, chain }) => (seq === 0 ? [] : [[device, { seq, chain }]])))
  }

  /**
   * In the order in which they were first appended to, and always all of them: they are few, and a lookup could miss a
   * damaged one. A feed that seemed not to be there would be begun again, and fork. One that was truncated to nothing
   * keeps its number, so that the others keep theirs.
   */
  feeds(): ReadonlyArray<Feed> {
    const feeds = this.connection.all("SELECT * FROM feeds ORDER BY feed").map(feedOf)
    const last = (this.connection.get("SELECT max(feed) AS last FROM pages")?.["last"] ?? 0) as number
    if (feeds.length < last || feeds.some(({ feed, seq }, index) => feed !== index + 1 || (feed > last && seq > 0))) {
      throw new StoreFault({ _tag: "Corrupt" })
    }
    return feeds
  }

  feed(device: DeviceId): Feed | undefined {
    return this.feeds().find((feed) => feed.device === device)
  }

  /** Only inside a write transaction, with its pages in the same one. */
  saveFeed(saved: Feed): void {
    const { feed, device, seq, chain, packed, looseBytes, fresh } = saved
    this.connection.run(
      `INSERT OR REPLACE INTO feeds (feed, device, seq, chain, packed, loose_bytes, fresh, checksum)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      feed,
      device,
      seq,
      chain,
      packed,
      looseBytes,
      fresh,
      feedSum(saved)
    )
  }

  /** A fact that describes the workspace on this device, such as its id or when it was made. */
  meta(key: string): string | undefined {
    return this.connection.get("SELECT value FROM meta WHERE key = ?", key)?.["value"] as string | undefined
  }

  setMeta(key: string, value: string): void {
    this.connection.write(() => this.putMeta(key, value))
  }

  /** Only inside a write transaction. */
  putMeta(key: string, value: string): void {
    this.connection.run(
      "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      key,
      value
    )
  }

  close(): void {
    this.connection.close()
  }
}

/** Throws `StoreFault`. */
export const openLog = (folder: string, options: OpenOptions = {}): LogFile =>
  new LogFile(openConnection(join(folder, LOG_FILE), schema, options))

/** A log that is there, in a file of another name: a backup. */
export const openLogCopy = (file: string, options: Pick<OpenOptions, "readOnly">): LogFile =>
  new LogFile(openConnection(file, schema, { ...options, create: false }))

const feedOf = (row: Row): Feed => {
  const feed: Feed = {
    feed: row["feed"] as number,
    device: row["device"] as DeviceId,
    seq: row["seq"] as number,
    chain: row["chain"] as Uint8Array,
    packed: row["packed"] as number,
    looseBytes: row["loose_bytes"] as number,
    fresh: row["fresh"] as number
  }
  if (readStored(() => feedSum(feed)) !== row["checksum"]) throw new StoreFault({ _tag: "Corrupt" })
  return feed
}
