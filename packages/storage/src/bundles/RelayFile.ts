/** `relay.sqlite`: a relay's tables in one file, which several processes may have open. */
import { join } from "node:path"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { NO_ENTRY } from "@kith/core/log/MembershipEntry"
import type { BundleFacts } from "@kith/core/log/RelayStore"
import { checksum } from "../checksum.ts"
import { type Connection, type OpenOptions, openConnection, type Row } from "../sqlite/Connection.ts"
import { readStored, StoreFault } from "../StoreFault.ts"
import { calendarsInFile } from "./calendarsInFile.ts"
import { glancesInFile } from "./glancesInFile.ts"
import { relaySchema } from "./relaySchema.ts"
import type { LiveSpan, RelayTables, WorkspaceRow } from "./RelayTables.ts"
import { bundleChecksum, readBundle } from "./StoredBundle.ts"
import { wakesInFile } from "./wakesInFile.ts"

const RELAY_FILE = "relay.sqlite"

/** Throws `StoreFault`. */
export const openRelayFile = (folder: string, options?: OpenOptions): Connection =>
  openConnection(join(folder, RELAY_FILE), relaySchema, options)

/** A relay's file of another name: a backup. */
export const openRelayCopy = (file: string): Connection =>
  openConnection(file, relaySchema, { readOnly: true, create: false })

export const relayTables = (connection: Connection): RelayTables => ({
  write: (body) => connection.write(body),
  read: (body) => connection.read(body),

  workspace: (workspace) => {
    const row = connection.get("SELECT * FROM workspaces WHERE workspace = ?", workspace)
    return row === undefined ? undefined : workspaceOf(row)
  },
  addWorkspace: (workspace, at) =>
    workspaceOf(
      connection.get(
        `INSERT INTO workspaces (workspace, at, entries, head, bundles, bytes, replaced_bytes, membership_bytes)
         VALUES (?, ?, 0, ?, 0, 0, 0, 0) RETURNING *`,
        workspace,
        at,
        NO_ENTRY
      )!
    ),
  saveWorkspace: ({ key, entries, head, bundles, bytes, replacedBytes, membershipBytes }) =>
    connection.run(
      `UPDATE workspaces SET entries = ?, head = ?, bundles = ?, bytes = ?, replaced_bytes = ?, membership_bytes = ?
       WHERE key = ?`,
      entries,
      head,
      bundles,
      bytes,
      replacedBytes,
      membershipBytes,
      key
    ),
  removeWorkspace: (key) => {
    for (const part of ["replaced_at IS NULL", "replaced_at IS NOT NULL"]) {
      connection.run(`DELETE FROM bundles WHERE feed IN (SELECT feed FROM feeds WHERE key = ?) AND ${part}`, key)
    }
    for (const table of ["feeds", "entries", "signers", "uploaded", "glances", "calendars", "wakes", "workspaces"]) {
      connection.run(`DELETE FROM ${table} WHERE key = ?`, key)
    }
  },
  isForgotten: (workspace) =>
    connection.get("SELECT number FROM forgotten WHERE workspace = ?", workspace) !== undefined,
  addForgotten: (workspace, most) => {
    connection.run("INSERT OR REPLACE INTO forgotten (workspace) VALUES (?)", workspace)
    connection.run("DELETE FROM forgotten WHERE number <= (SELECT max(number) FROM forgotten) - ?", most)
  },
  dropForgotten: (workspace) => connection.run("DELETE FROM forgotten WHERE workspace = ?", workspace),
  statistics: () => {
    const row = connection.get(
      `SELECT count(*) AS workspaces, coalesce(sum(bundles), 0) AS bundles, coalesce(sum(bytes), 0) AS bytes,
         coalesce(sum(replaced_bytes), 0) AS replacedBytes, coalesce(sum(membership_bytes), 0) AS membershipBytes
       FROM workspaces`
    )!
    return {
      workspaces: row["workspaces"] as number,
      bundles: row["bundles"] as number,
      bytes: row["bytes"] as number,
      replacedBytes: row["replacedBytes"] as number,
      membershipBytes: row["membershipBytes"] as number
    }
  },

  entries: (key, from) =>
    connection
      .all("SELECT number, checksum, bytes FROM entries WHERE key = ? AND number >= ? ORDER BY number", key, from)
      .map((row, index) => {
        const bytes = row["bytes"] as Uint8Array
        const isWhole = row["number"] === from + index && readStored(() => checksum("entry", bytes)) === row["checksum"]
        if (!isWhole) throw new StoreFault({ _tag: "Corrupt" })
        return bytes
      }),
  addEntry: (key, index, encoded) =>
    connection.run(
      "INSERT INTO entries (key, number, checksum, bytes) VALUES (?, ?, ?, ?)",
      key,
      index,
      checksum("entry", encoded),
      encoded
    ),
  addSigner: (key, signer) => connection.run("INSERT OR IGNORE INTO signers (signer, key) VALUES (?, ?)", signer, key),
  workspacesOf: (signer) =>
    connection
      .all("SELECT workspace FROM signers JOIN workspaces USING (key) WHERE signer = ? ORDER BY key", signer)
      .map((row) => row["workspace"] as WorkspaceId),

  heads: (key) =>
    new Map(
      connection.all("SELECT * FROM feeds WHERE key = ? ORDER BY feed", key).map((row) => [deviceOf(row), headOf(row)])
    ),
  head: (key, device) => {
    const row = connection.get("SELECT * FROM feeds WHERE key = ? AND device = ?", key, device)
    return row === undefined ? undefined : headOf(row)
  },
  saveHead: (key, device, { seq, chain }) =>
    connection.run(
      `INSERT INTO feeds (key, device, seq, chain, checksum) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (key, device) DO UPDATE SET seq = excluded.seq, chain = excluded.chain, checksum = excluded.checksum`,
      key,
      device,
      seq,
      chain,
      headChecksum(key, device, { seq, chain })
    ),

  spansAfter: (key, device, seq, limit) =>
    connection
      .all(
        `SELECT id, first, last, before, after, size, uploader FROM bundles INDEXED BY live
         WHERE feed = (SELECT feed FROM feeds WHERE key = ? AND device = ?) AND replaced_at IS NULL AND last > ?
         ORDER BY last LIMIT ?`,
        key,
        device,
        seq,
        limit
      )
      .map(spanOf),
  addBundle: (key, { bundle, encoded }, uploader, at) => {
    const { device, first, last, before, after } = bundle
    connection.run(
      `INSERT INTO bundles (feed, first, last, at, uploader, before, after, size, checksum, bytes)
       SELECT feed, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM feeds WHERE key = ? AND device = ?`,
      first,
      last,
      at,
      uploader,
      before,
      after,
      encoded.length,
      bundleChecksum(encoded),
      encoded,
      key,
      device
    )
  },
  bundle: (id) => {
    const row = connection.get(
      "SELECT device, first, bundles.checksum, bytes FROM bundles JOIN feeds USING (feed) WHERE id = ?",
      id
    )
    if (row === undefined) return undefined
    const encoded = row["bytes"] as Uint8Array
    const dot = { device: deviceOf(row), seq: row["first"] as number }
    return { bundle: readBundle(encoded, row["checksum"] as number, dot), encoded }
  },
  setReplaced: (id, at) => connection.run("UPDATE bundles SET replaced_at = ? WHERE id = ?", at, id),
  replacedBefore: (at, limit) =>
    connection
      .all("SELECT id, key, size FROM bundles JOIN feeds USING (feed) WHERE replaced_at < ? LIMIT ?", at, limit)
      .map((row) => ({ id: row["id"] as number, key: row["key"] as number, bytes: row["size"] as number })),
  replacedWithin: (key, device, { first, last }) =>
    connection
      .all(
        `SELECT id, size FROM bundles INDEXED BY replaced_of
         WHERE feed = (SELECT feed FROM feeds WHERE key = ? AND device = ?) AND replaced_at IS NOT NULL
           AND first <= ? AND last >= ?`,
        key,
        device,
        last,
        first
      )
      .map((row) => ({ id: row["id"] as number, key, bytes: row["size"] as number })),
  removeBundle: (id) => connection.run("DELETE FROM bundles WHERE id = ?", id),
  dropBundle: ({ id, key, bytes }) => {
    connection.run("DELETE FROM bundles WHERE id = ?", id)
    connection.run("UPDATE workspaces SET replaced_bytes = replaced_bytes - ? WHERE key = ?", bytes, key)
  },
  facts: (key) => {
    const part = (condition: string): string =>
      `SELECT device, first, last, size, uploader, bundles.at, replaced_at, id
       FROM feeds JOIN bundles USING (feed) WHERE key = ? AND ${condition}`
    const both = `${part("replaced_at IS NULL")} UNION ALL ${part("replaced_at IS NOT NULL")}`
    return connection.all(`${both} ORDER BY device, first, last, id`, key, key).map(factsOf)
  },

  uploaded: (key) =>
    new Map(
      connection
        .all("SELECT uploader, bytes FROM uploaded WHERE key = ?", key)
        .map((row) => [row["uploader"] as DeviceId, row["bytes"] as number])
    ),
  uploadedBy: (key, uploader) =>
    (connection.get("SELECT bytes FROM uploaded WHERE key = ? AND uploader = ?", key, uploader)?.["bytes"] ??
      0) as number,
  addUploaded: (key, uploader, bytes) =>
    connection.run(
      `INSERT INTO uploaded (key, uploader, bytes) VALUES (?, ?, ?)
       ON CONFLICT (key, uploader) DO UPDATE SET bytes = bytes + excluded.bytes`,
      key,
      uploader,
      bytes
    ),

  ...glancesInFile(connection),
  calendars: calendarsInFile(connection),
  wakes: wakesInFile(connection)
})

const deviceOf = (row: Row): DeviceId => row["device"] as DeviceId

const workspaceOf = (row: Row): WorkspaceRow => ({
  key: row["key"] as number,
  workspace: row["workspace"] as WorkspaceId,
  entries: row["entries"] as number,
  head: row["head"] as Uint8Array,
  bundles: row["bundles"] as number,
  bytes: row["bytes"] as number,
  replacedBytes: row["replaced_bytes"] as number,
  membershipBytes: row["membership_bytes"] as number
})

/** A wrong end of a feed would let a fork in, or keep its author out. */
const headOf = (row: Row): Head => {
  const head: Head = { seq: row["seq"] as number, chain: row["chain"] as Uint8Array }
  if (readStored(() => headChecksum(row["key"] as number, deviceOf(row), head)) !== row["checksum"]) {
    throw new StoreFault({ _tag: "Corrupt" })
  }
  return head
}

const headChecksum = (key: number, device: DeviceId, { seq, chain }: Head): number =>
  checksum(`${key} ${device} ${seq}`, chain)

const spanOf = (row: Row): LiveSpan => ({
  id: row["id"] as number,
  first: row["first"] as number,
  last: row["last"] as number,
  before: row["before"] as Uint8Array,
  after: row["after"] as Uint8Array,
  bytes: row["size"] as number,
  uploader: row["uploader"] as DeviceId
})

const factsOf = (row: Row): BundleFacts => ({
  device: deviceOf(row),
  first: row["first"] as number,
  last: row["last"] as number,
  bytes: row["size"] as number,
  uploader: row["uploader"] as DeviceId,
  at: row["at"] as number,
  replacedAt: (row["replaced_at"] ?? undefined) as number | undefined
})
