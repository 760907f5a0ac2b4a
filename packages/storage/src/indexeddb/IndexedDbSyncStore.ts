/** What syncing keeps, in the log's database beside the feeds. */
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
import { readStored, StoreFault } from "../StoreFault.ts"
import { done, type OpenOptions } from "./Database.ts"
import { localLogOn, openLogDatabase } from "./IndexedDbLocalLog.ts"
import { type LogDatabase, Store } from "./LogDatabase.ts"
import { logAttempt } from "./webAttempt.ts"

/** Alone, for as long as the layer lives. */
export const layerSyncStore = (name: string, options?: OpenOptions): Layer.Layer<SyncStore, LocalLogError> =>
  Layer.effect(SyncStore, Effect.map(opened(name, options), syncStoreOn))

/** The log and what syncing keeps, on one connection for as long as the layer lives. */
export const layerSyncedLog = (name: string, options?: OpenOptions): Layer.Layer<LocalLog | SyncStore, LocalLogError> =>
  Layer.effectContext(
    Effect.map(opened(name, options), (log) =>
      Context.make(LocalLog, localLogOn(log)).pipe(Context.add(SyncStore, syncStoreOn(log)))
    )
  )

const opened = (name: string, options?: OpenOptions) =>
  Effect.acquireRelease(openLogDatabase(name, options), (log) => Effect.sync(() => log.close()))

/** For whoever has opened the log itself, and closes it. */
export const syncStoreOn = (log: LogDatabase): SyncStore["Service"] => {
  const sync = <A>(body: () => Promise<A>): Effect.Effect<A, LocalLogError> => logAttempt("sync", body)
  return {
    membership: (from) => sync(() => readMembership(log, from)),
    extendMembership: (length, entries) => sync(() => extendMembership(log, length, entries)),
    signedHeads: (device, after) => sync(() => readHeads(log, device, after)),
    addSignedHeads: (heads) => sync(() => addHeads(log, heads)),
    dropSignedHeads: (device, after) => sync(() => dropHeads(log, device, after)),
    remotes: sync(() => readRemotes(log)),
    saveRemote: (name, state) => sync(() => saveRemote(log, name, state)),
    forks: sync(() => readForks(log)),
    addFork: (fork) => sync(() => addFork(log, fork))
  }
}

/** With each record, whether it is still as it was written. */
interface Sum {
  readonly checksum: number
}

const readMembership = async (log: LogDatabase, from: number): Promise<ReadonlyArray<MembershipEntry>> => {
  const stored = await log.database.read([Store.membership], (transaction) => {
    const store = transaction.objectStore(Store.membership)
    return Promise.all([
      done(store.getAllKeys(IDBKeyRange.lowerBound(from))),
      done<Array<MembershipEntry & Sum>>(store.getAll(IDBKeyRange.lowerBound(from)))
    ])
  })
  const [numbers, entries] = stored
  return entries.map(({ json, signature, checksum }, index) => {
    // An entry that is lost is as bad as one that is damaged: the chain hangs on each.
    if (numbers[index] !== from + index) throw corrupt()
    return checked({ json, signature }, checksum, () => entrySum(from + index, { json, signature }))
  })
}

/** Compares and swaps: other tabs write here, too. */
const extendMembership = (
  log: LogDatabase,
  length: number,
  entries: ReadonlyArray<MembershipEntry>
): Promise<boolean> =>
  log.database.write([Store.membership], async (transaction) => {
    const store = transaction.objectStore(Store.membership)
    const [count, last] = await Promise.all([done(store.count()), done(store.openKeyCursor(null, "prev"))])
    if (count !== ((last?.key ?? -1) as number) + 1) throw corrupt()
    if (count !== length) return false
    entries.forEach(({ json, signature }, index) => {
      const entry = { json: json.slice(), signature: signature.slice() }
      store.put({ ...entry, checksum: entrySum(length + index, entry) }, length + index)
    })
    return true
  })

const entrySum = (number: number, { json, signature }: MembershipEntry): number =>
  checksum(`${number} ${checksum("", signature)}`, json)

const headsOf = (device: DeviceId, after: number): IDBKeyRange =>
  IDBKeyRange.bound([device, after], [device, Number.MAX_SAFE_INTEGER], true)

const readHeads = async (log: LogDatabase, device: DeviceId, after: number): Promise<ReadonlyArray<SignedHead>> => {
  const stored = await log.database.read([Store.signedHeads], (transaction) =>
    done<Array<SignedHead & Sum>>(transaction.objectStore(Store.signedHeads).getAll(headsOf(device, after)))
  )
  return stored.map(({ checksum, ...head }) => checked(head, checksum, () => headSum(head), { device, seq: head.seq }))
}

const addHeads = async (log: LogDatabase, heads: ReadonlyArray<SignedHead>): Promise<void> => {
  if (heads.length === 0) return
  await log.database.writeSoon([Store.signedHeads], async (transaction) => {
    const store = transaction.objectStore(Store.signedHeads)
    // The last put of a key would win, and the first is to be kept.
    const first = new Map(heads.toReversed().map((head) => [`${head.device} ${head.seq}`, head]))
    await Promise.all(
      [...first.values()].map(async ({ device, seq, chain, signature }) => {
        if ((await done(store.getKey([device, seq]))) !== undefined) return
        const head = { device, seq, chain: chain.slice(), signature: signature.slice() }
        store.put({ ...head, checksum: headSum(head) }, [device, seq])
      })
    )
  })
}

const dropHeads = (log: LogDatabase, device: DeviceId, after: number): Promise<void> =>
  log.database.write([Store.signedHeads], async (transaction) => {
    transaction.objectStore(Store.signedHeads).delete(headsOf(device, after))
  })

const headSum = ({ device, seq, chain, signature }: SignedHead): number =>
  checksum(`${device} ${seq} ${checksum("", chain)}`, signature)

interface StoredRemote extends Sum {
  readonly name: string
  /** JSON of a `RemoteState`, its version as a list. */
  readonly state: string
}

const readRemotes = async (log: LogDatabase): Promise<ReadonlyMap<string, RemoteState>> => {
  const stored = await log.database.read([Store.remotes], (transaction) =>
    done<Array<StoredRemote>>(transaction.objectStore(Store.remotes).getAll())
  )
  return new Map(stored.flatMap(remoteOf))
}

const saveRemote = (log: LogDatabase, name: string, { version, ...rest }: RemoteState): Promise<void> => {
  const state = JSON.stringify({ ...rest, version: [...version] })
  return log.database.write([Store.remotes], async (transaction) => {
    const stored: StoredRemote = { name, state, checksum: remoteSum(name, state) }
    transaction.objectStore(Store.remotes).put(stored, name)
  })
}

/** One that is damaged is left out: what a remote holds is asked again anyway. */
const remoteOf = (stored: StoredRemote): ReadonlyArray<readonly [string, RemoteState]> => {
  try {
    const { name, state } = stored
    if (remoteSum(name, state) !== stored.checksum) return []
    const { version, clockAhead, ...rest } = JSON.parse(state)
    return [[name, { ...rest, version: new Map(version), clockAhead }]]
  } catch {
    return []
  }
}

const remoteSum = (name: string, state: string): number => checksum(`${name}\n${state}`, NO_BYTES)

const readForks = async (log: LogDatabase): Promise<ReadonlyArray<Fork>> => {
  const stored = await log.database.read([Store.forks], (transaction) =>
    done<Array<Fork & Sum>>(transaction.objectStore(Store.forks).getAll())
  )
  return stored.map(({ checksum, ...fork }) => checked(fork, checksum, () => forkSum(fork)))
}

const addFork = (log: LogDatabase, { device, seq, at }: Fork): Promise<void> =>
  log.database.write([Store.forks], async (transaction) => {
    const store = transaction.objectStore(Store.forks)
    if ((await done(store.getKey([device, seq]))) !== undefined) return
    store.put({ device, seq, at, checksum: forkSum({ device, seq, at }) }, [device, seq])
  })

const forkSum = ({ device, seq, at }: Fork): number => checksum([device, seq, at].join(" "), NO_BYTES)

const NO_BYTES = new Uint8Array()

const checked = <A>(value: A, sum: number, expected: () => number, dot?: Dot): A => {
  if (readStored(expected) !== sum) throw corrupt(dot)
  return value
}

const corrupt = (dot?: Dot): StoreFault =>
  new StoreFault(dot === undefined ? { _tag: "Corrupt" } : { _tag: "Corrupt", dot })
