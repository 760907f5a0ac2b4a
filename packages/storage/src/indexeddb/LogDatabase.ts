/**
 * `kith/<name>/log`, the precious one of a log's databases in a browser: its stores, and where each feed ends. Opened by
 * `openLogDatabase(name)`; `localLogOn(db)` and `syncStoreOn(db)` are the ports on it.
 */
import type { Head } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { type LogPage, PageCodec } from "../LogPage.ts"
import { readStored, StoreFault } from "../StoreFault.ts"
import { type Feed, feedSum } from "../StoredFeed.ts"
import { webDeflate } from "../webDeflate.ts"
import { type Database, done, openDatabase, type OpenOptions, type Schema } from "./Database.ts"

export const logDatabaseName = (name: string): string => `kith/${name}/log`

/** Keys stand outside of the records. */
export const Store = {
  /** Feed number: `StoredLogFeed`. */
  feeds: "feeds",
  /** Feed number and first `seq`: `LogPage`. */
  pages: "pages",
  /** `TRUNCATIONS`: how often. */
  counts: "counts",
  /** Step, from 1 on: device and what of it was forgotten then. */
  forgotten: "forgotten",
  /** Index in the chain. */
  membership: "membership",
  /** Device and `seq`. */
  signedHeads: "signedHeads",
  /** Name. */
  remotes: "remotes",
  /** Device and `seq`. */
  forks: "forks"
} as const

const schema: Schema = {
  version: 1,
  upgrade: (database) => {
    for (const store of Object.values(Store)) database.createObjectStore(store)
  }
}

interface StoredLogFeed extends Feed {
  readonly checksum: number
}

const utf8Decoder = new TextDecoder("utf-8", { ignoreBOM: true })

export const webPages = new PageCodec(webDeflate, (bytes) => utf8Decoder.decode(bytes))

export class LogDatabase {
  readonly database: Database
  /** Pages decoded last (`readRuns.ts`). */
  readonly decoded = new Map<string, Run>()

  /** Use `openLogDatabase` of `IndexedDbLocalLog.ts`. */
  constructor(database: Database) {
    this.database = database
  }

  close(): void {
    this.database.close()
  }
}

/** Rejects as `openDatabase` does. */
export const openLog = async (name: string, options?: OpenOptions): Promise<LogDatabase> =>
  new LogDatabase(await openDatabase(logDatabaseName(name), schema, options))

export const readHeads = (log: LogDatabase): Promise<ReadonlyMap<DeviceId, Head>> =>
  log.database.read(
    [Store.feeds, Store.pages],
    async (transaction) =>
      new Map(
        (await feedsIn(transaction)).flatMap(({ device, seq, chain }) => (seq === 0 ? [] : [[device, { seq, chain }]]))
      )
  )

/**
 * In the order in which they were first appended to, and always all of them: a feed that seemed not to be there would be
 * begun again, and fork. One that was truncated to nothing keeps its number, so that the others keep theirs.
 */
export const feedsIn = async (transaction: IDBTransaction): Promise<ReadonlyArray<Feed>> => {
  const [stored, page] = await Promise.all([
    done<Array<StoredLogFeed>>(transaction.objectStore(Store.feeds).getAll()),
    done(transaction.objectStore(Store.pages).openKeyCursor(null, "prev"))
  ])
  const feeds = stored.map(feedOf)
  const last = page === null ? 0 : (page.key as [number, number])[0]
  if (feeds.length < last || feeds.some(({ feed, seq }, index) => feed !== index + 1 || (feed > last && seq > 0))) {
    throw new StoreFault({ _tag: "Corrupt" })
  }
  return feeds
}

export const saveFeed = (transaction: IDBTransaction, feed: Feed): void => {
  const { device, seq, chain, packed, looseBytes, fresh } = feed
  const stored: StoredLogFeed = {
    feed: feed.feed,
    device,
    seq,
    chain: chain.slice(),
    packed,
    looseBytes,
    fresh,
    checksum: feedSum(feed)
  }
  transaction.objectStore(Store.feeds).put(stored, feed.feed)
}

export const putPage = (transaction: IDBTransaction, { feed }: Feed, page: LogPage): void => {
  // A view would be stored with all that it is a view on.
  transaction.objectStore(Store.pages).put({ ...page, bytes: page.bytes.slice() }, [feed, page.first])
}

export const removePages = (transaction: IDBTransaction, feed: Feed, first: number): void => {
  transaction.objectStore(Store.pages).delete(pagesFrom(feed, first))
}

/** Keys of a feed's pages whose first event is this one or later, and up to `last` if that is given. */
export const pagesFrom = ({ feed }: Feed, first: number, last = Number.MAX_SAFE_INTEGER): IDBKeyRange =>
  IDBKeyRange.bound([feed, first], [feed, last])

export const readPages = (transaction: IDBTransaction, range: IDBKeyRange): Promise<ReadonlyArray<LogPage>> =>
  done<Array<LogPage>>(transaction.objectStore(Store.pages).getAll(range))

const feedOf = ({ checksum, ...feed }: StoredLogFeed): Feed => {
  if (readStored(() => feedSum(feed)) !== checksum) throw new StoreFault({ _tag: "Corrupt" })
  return feed
}
