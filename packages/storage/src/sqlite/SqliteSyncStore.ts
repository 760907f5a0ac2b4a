/** What syncing keeps, in `log.sqlite` beside the feeds: one file to back up, and one transaction log for both. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Dot } from "@kith/core/log/Dot"
import type { DeviceId } from "@kith/core/log/Ids"
import { LocalLog, type LocalLogError } from "@kith/core/log/LocalLog"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { SignedHead } from "@kith/core/log/SignedHead"
import { type Fork, type RemoteState, SyncStore } from "@kith/core/log/SyncStore"
import { checksum } from "../checksum.ts"
import type { OpenOptions, Row } from "./Connection.ts"
import { type LogFile, openLog } from "./LogFile.ts"
import { attempt } from "./logAttempt.ts"
import { localLogOn } from "./SqliteLocalLog.ts"
import { readStored, StoreFault } from "../StoreFault.ts"

/** The log and what syncing keeps, on one connection for as long as the layer lives. */
export const layerSyncedLog = (
  folder: string,
  options?: OpenOptions
): Layer.Layer<LocalLog | SyncStore, LocalLogError> =>
  Layer.effectContext(
    Effect.acquireRelease(
      attempt("open", () => openLog(folder, options)),
      (log) => Effect.sync(() => log.close())
    ).pipe(Effect.map((log) => Context.make(LocalLog, localLogOn(log)).pipe(Context.add(SyncStore, syncStoreOn(log)))))
  )

/** For a process that has opened the log itself; it closes it itself. */
export const syncStoreOn = (log: LogFile): SyncStore["Service"] => {
  const sync = <A>(body: () => A): Effect.Effect<A, LocalLogError> => attempt("sync", body)
  return {
    membership: (from) => sync(() => readMembership(log, from)),
    extendMembership: (length, entries) => sync(() => extendMembership(log, length, entries)),
    signedHeads: (device, after) => sync(() => readHeads(log, device, after)),
    addSignedHeads: (heads) => sync(() => addHeads(log, heads)),
    dropSignedHeads: (device, after) =>
      sync(() =>
        write(log, "now", () =>
          log.connection.run("DELETE FROM signed_heads WHERE device = ? AND seq > ?", device, after)
        )
      ),
    remotes: sync(() => new Map(rows(log, "SELECT * FROM remotes ORDER BY name").flatMap(remoteOf))),
    saveRemote: (name, state) => sync(() => saveRemote(log, name, state)),
    forks: sync(() => rows(log, "SELECT * FROM forks ORDER BY device, seq").map(forkOf)),
    addFork: (fork) => sync(() => addFork(log, fork))
  }
}

/** The version of `log.sqlite` that has its tables. */
const SINCE = 2

/** None in a log of before there was syncing, which was opened to read. */
const rows = (log: LogFile, sql: string, ...values: ReadonlyArray<string | number>): ReadonlyArray<Row> =>
  log.connection.version < SINCE ? [] : log.connection.all(sql, ...values)

const write = <A>(log: LogFile, durable: "now" | "soon", body: () => A): A => {
  if (log.connection.version < SINCE) throw new StoreFault({ _tag: "Unavailable", why: "readOnly" })
  return durable === "now" ? log.connection.write(body) : log.connection.writeSoon(body)
}

const readMembership = (log: LogFile, from: number): ReadonlyArray<MembershipEntry> =>
  rows(log, "SELECT * FROM membership WHERE number >= ? ORDER BY number", from).map((row, index) => {
    const [number, json, signature] = [row["number"], row["json"] as Uint8Array, row["signature"] as Uint8Array]
    // An entry that is lost is as bad as one that is damaged: the chain hangs on each.
    if (number !== from + index) throw corrupt()
    return checked(row, { json, signature }, () => entrySum(from + index, { json, signature }))
  })

/** Compares and swaps: other processes of this device write here, too. */
const extendMembership = (log: LogFile, length: number, entries: ReadonlyArray<MembershipEntry>): boolean =>
  write(log, "now", () => {
    const found = log.connection.get("SELECT count(*) AS count, coalesce(max(number), -1) AS last FROM membership")!
    if (found["count"] !== (found["last"] as number) + 1) throw corrupt()
    if (found["count"] !== length) return false
    entries.forEach((entry, index) => {
      log.connection.run(
        "INSERT INTO membership (number, json, signature, checksum) VALUES (?, ?, ?, ?)",
        length + index,
        entry.json,
        entry.signature,
        entrySum(length + index, entry)
      )
    })
    return true
  })

const entrySum = (number: number, { json, signature }: MembershipEntry): number =>
  checksum(`${number} ${checksum("", signature)}`, json)

const readHeads = (log: LogFile, device: DeviceId, after: number): ReadonlyArray<SignedHead> =>
  rows(log, "SELECT * FROM signed_heads WHERE device = ? AND seq > ? ORDER BY seq", device, after).map((row) => {
    const seq = row["seq"] as number
    const head = { device, seq, chain: row["chain"] as Uint8Array, signature: row["signature"] as Uint8Array }
    return checked(row, head, () => headSum(head), { device, seq })
  })

const addHeads = (log: LogFile, heads: ReadonlyArray<SignedHead>): void =>
  write(log, "soon", () => {
    for (const head of heads) {
      log.connection.run(
        "INSERT INTO signed_heads (device, seq, chain, signature, checksum) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        head.device,
        head.seq,
        head.chain,
        head.signature,
        headSum(head)
      )
    }
  })

const headSum = ({ device, seq, chain, signature }: SignedHead): number =>
  checksum(`${device} ${seq} ${checksum("", chain)}`, signature)

const saveRemote = (log: LogFile, name: string, { version, ...rest }: RemoteState): void => {
  const state = JSON.stringify({ ...rest, version: [...version] })
  write(log, "now", () =>
    log.connection.run(
      "INSERT OR REPLACE INTO remotes (name, state, checksum) VALUES (?, ?, ?)",
      name,
      state,
      remoteSum(name, state)
    )
  )
}

/** One that is damaged is left out: what a remote holds is asked again anyway. */
const remoteOf = (row: Row): ReadonlyArray<readonly [string, RemoteState]> => {
  const [name, state] = [row["name"] as string, row["state"] as string]
  try {
    if (remoteSum(name, state) !== row["checksum"]) return []
    const { version, clockAhead, ...rest } = JSON.parse(state)
    return [[name, { ...rest, version: new Map(version), clockAhead }]]
  } catch {
    return []
  }
}

const remoteSum = (name: string, state: string): number => checksum(`${name}\n${state}`, NO_BYTES)

const addFork = (log: LogFile, fork: Fork): void =>
  write(log, "now", () =>
    log.connection.run(
      "INSERT INTO forks (device, seq, at, checksum) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      fork.device,
      fork.seq,
      fork.at,
      forkSum(fork)
    )
  )

const forkOf = (row: Row): Fork => {
  const fork = { device: row["device"] as DeviceId, seq: row["seq"] as number, at: row["at"] as number }
  return checked(row, fork, () => forkSum(fork))
}

const forkSum = ({ device, seq, at }: Fork): number => checksum([device, seq, at].join(" "), NO_BYTES)

const NO_BYTES = new Uint8Array()

const checked = <A>(row: Row, value: A, sum: () => number, dot?: Dot): A => {
  if (readStored(sum) !== row["checksum"]) throw corrupt(dot)
  return value
}

const corrupt = (dot?: Dot): StoreFault =>
  new StoreFault(dot === undefined ? { _tag: "Corrupt" } : { _tag: "Corrupt", dot })
