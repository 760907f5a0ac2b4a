/** What `kith backup` makes: a copy of the log's SQLite file, read here row by row. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Base64 from "effect/encoding/Base64"
import { sameBytes } from "@kith/core/log/Bytes"
import type { Entry } from "@kith/core/log/Event"
import { emptyHead, type Head, headAfter } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { keysInChain } from "@kith/core/log/MemberKeys"
import { type MembershipEntry, readEntry } from "@kith/core/log/MembershipEntry"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { SignedHead } from "@kith/core/log/SignedHead"
import { PageCodec } from "@kith/storage/LogPage"
import { webDeflate } from "@kith/storage/webDeflate"
import { type Backup, NotWhole } from "./Backup.ts"
import { NotSqlite, SqliteFile, type SqliteRow, type SqliteValue } from "./SqliteFile.ts"

/** "Kitl", and the schemas of it that are known: `storage/sqlite/LogFile.ts`. */
const APPLICATION = 0x4b69746c
const SCHEMA = 2

const decoder = new TextDecoder()
const pages = new PageCodec(webDeflate, (bytes) => decoder.decode(bytes))

interface FeedRow {
  readonly feed: number
  readonly device: DeviceId
  readonly head: Head
}

/** Fails with `NotWhole`. */
export const sqliteBackup = Effect.fnUntraced(function* (bytes: Uint8Array) {
  const file = yield* reading(() => new SqliteFile(bytes))
  if (file.applicationId !== APPLICATION) return yield* new NotWhole({ why: "notOfKith" })
  if (file.userVersion > SCHEMA) return yield* new NotWhole({ why: "newer" })
  const chain = yield* reading(() =>
    [...file.rows("membership")].map(({ values }): MembershipEntry => ({
      json: blob(values[1]),
      signature: blob(values[2])
    }))
  )
  const founding = chain[0] === undefined ? undefined : yield* readEntry(chain[0])
  if (founding === undefined) return yield* new NotWhole({ why: "neverSynced" })
  const { workspace } = founding
  const feeds = yield* reading(() => [...file.rows("feeds")].map(feedOf).filter(({ head }) => head.seq > 0))
  const publicKeys = new Map(yield* keysInChain(chain, nobleSha256))
  yield* reading(() => {
    for (const { values } of file.rows("meta")) {
      const device = /^public-key\/(.+)$/.exec(text(values[0]))?.[1]
      if (device === undefined || publicKeys.has(device as DeviceId)) continue
      publicKeys.set(device as DeviceId, Result.getOrThrow(Base64.decode(text(values[1]))))
    }
  })
  const runs = function* (): Generator<ReadonlyArray<Entry>> {
    const byNumber = new Map(feeds.map((feed) => [feed.feed, feed]))
    for (const row of file.rows("pages")) {
      const feed = byNumber.get(number(row.values[0]))
      if (feed !== undefined) yield pages.runOf(feed.device, pageOf(row)).entries
    }
  }
  return {
    workspace,
    chain,
    heads: yield* reading(() => [...file.rows("signed_heads")].map(signedHeadOf)),
    relay: yield* reading(() => [...file.rows("remotes")].map(({ values }) => text(values[0]))[0]),
    publicKeys,
    changes: feeds.reduce((sum, { head }) => sum + head.seq, 0),
    entries: async function* () {
      for (const entries of runs()) yield* entries
    },
    check: reading(() => {
      const reached = new Map<DeviceId, Head>()
      for (const { device } of feeds) {
        const key = publicKeys.get(device)
        if (key !== undefined) reached.set(device, emptyHead(nobleSha256, workspace, key))
      }
      for (const entries of runs()) {
        const { device, seq } = entries[0]!.event.dot
        const before = reached.get(device)
        if (before === undefined || before.seq + 1 !== seq) throw new NotSqlite("feed")
        reached.set(device, headAfter(nobleSha256, before, entries))
      }
      for (const { device, head } of feeds) {
        const end = reached.get(device)
        if (end?.seq !== head.seq || !sameBytes(end.chain, head.chain)) throw new NotSqlite("chain")
      }
    })
  } satisfies Backup
})

/** Whatever does not read back, by the format or by the log's own checksums: it is damaged. */
const reading = <A>(read: () => A): Effect.Effect<A, NotWhole> =>
  Effect.try({ try: read, catch: () => new NotWhole({ why: "damaged" }) })

const feedOf = ({ rowid, values: [, device, seq, chain] }: SqliteRow): FeedRow => ({
  feed: rowid,
  device: text(device) as DeviceId,
  head: { seq: number(seq), chain: blob(chain) }
})

const pageOf = ({ values: [, first, last, raw, deflated, checksum, bytes] }: SqliteRow) => ({
  first: number(first),
  last: number(last),
  raw: number(raw),
  deflated: deflated === 1,
  checksum: number(checksum),
  bytes: blob(bytes)
})

const signedHeadOf = ({ values: [device, seq, chain, signature] }: SqliteRow): SignedHead => ({
  device: text(device) as DeviceId,
  seq: number(seq),
  chain: blob(chain),
  signature: blob(signature)
})

const number = (value: SqliteValue | undefined): number => {
  if (typeof value !== "number") throw new NotSqlite("number")
  return value
}

const text = (value: SqliteValue | undefined): string => {
  if (typeof value !== "string") throw new NotSqlite("text")
  return value
}

const blob = (value: SqliteValue | undefined): Uint8Array => {
  if (!(value instanceof Uint8Array)) throw new NotSqlite("blob")
  return value
}
