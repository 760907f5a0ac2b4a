/** The tables of `relay.sqlite`, and how an older file comes to have them: for `RelayFile.ts`. */
import type { Schema } from "../sqlite/Connection.ts"
import { calendarsSql } from "./calendarsInFile.ts"
import { glancesSql } from "./glancesInFile.ts"
import { wakesSql } from "./wakesInFile.ts"

/**
 * Everything is found by workspace and feed first. Keys are never used again, so that whoever still reads from a workspace
 * that was removed meanwhile does not come upon another one. Bytes stand last in their rows, beyond what lookups read; and
 * a new bundle touches one index only, since each page more makes the commit slower that somebody waits for.
 */
export const relaySchema: Schema = {
  version: 5,
  applicationId: 0x4b697472, // "Kitr"
  sql: `
    CREATE TABLE workspaces (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      workspace TEXT NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      head BLOB NOT NULL,
      bundles INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      replaced_bytes INTEGER NOT NULL,
      membership_bytes INTEGER NOT NULL
    );
    CREATE TABLE entries (
      key INTEGER NOT NULL,
      number INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (key, number)
    );
    CREATE TABLE signers (
      signer TEXT NOT NULL,
      key INTEGER NOT NULL,
      PRIMARY KEY (signer, key)
    ) WITHOUT ROWID;
    CREATE INDEX signers_by_workspace ON signers (key);
    CREATE TABLE feeds (
      feed INTEGER PRIMARY KEY AUTOINCREMENT,
      key INTEGER NOT NULL,
      device TEXT NOT NULL,
      seq INTEGER NOT NULL,
      chain BLOB NOT NULL,
      checksum INTEGER NOT NULL,
      UNIQUE (key, device)
    );
    CREATE TABLE bundles (
      id INTEGER PRIMARY KEY,
      feed INTEGER NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      replaced_at INTEGER,
      at INTEGER NOT NULL,
      uploader TEXT NOT NULL,
      before BLOB NOT NULL,
      after BLOB NOT NULL,
      size INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      bytes BLOB NOT NULL
    );
    CREATE INDEX live ON bundles (feed, last) WHERE replaced_at IS NULL;
    CREATE INDEX replaced ON bundles (replaced_at) WHERE replaced_at IS NOT NULL;
    CREATE INDEX replaced_of ON bundles (feed) WHERE replaced_at IS NOT NULL;
    CREATE TABLE uploaded (
      key INTEGER NOT NULL,
      uploader TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (key, uploader)
    ) WITHOUT ROWID;`,
  migrations: [
    // 2: glances.
    glancesSql,
    // 3: published calendars.
    calendarsSql,
    // 4: that a workspace was removed.
    `CREATE TABLE forgotten (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      workspace TEXT NOT NULL UNIQUE
    )`,
    // 5: when devices are to be woken.
    wakesSql
  ],
  // Zeros over what is deleted: bundles go at once where their author has forgotten what they hold.
  beforeWriting: "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON"
}
