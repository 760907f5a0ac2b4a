/** One open IndexedDB database: transactions that are all or nothing, and its place given up to whoever upgrades it. */
import { StoreFault } from "../StoreFault.ts"

export interface Schema {
  readonly version: number
  /** Makes the stores of `version` from those of an older one; 0: from nothing. */
  readonly upgrade: (database: IDBDatabase, from: number) => void
}

export interface OpenOptions {
  /** Whether to make what is not there; without it, that is `missing`, and stays so. Default true. */
  readonly create?: boolean
  /** How long another tab may take to let go of an older version, ms; then it is busy. 5 s unless given. */
  readonly patience?: number
}

const PATIENCE_MS = 5000

export class Database {
  /** Not once closed, be it by another tab or by the browser. */
  isOpen = true
  private readonly database: IDBDatabase

  /** Use `openDatabase`. */
  constructor(database: IDBDatabase) {
    this.database = database
    // Whoever upgrades or drops it waits for nobody.
    database.addEventListener("versionchange", () => this.close())
    database.addEventListener("close", () => {
      this.isOpen = false
    })
  }

  /** Reads of one moment. `body` may wait for requests of its transaction, and for nothing else. */
  read<A>(stores: ReadonlyArray<string>, body: (transaction: IDBTransaction) => Promise<A>): Promise<A> {
    return run(() => this.database.transaction(stores, "readonly"), body)
  }

  /** All or nothing, one after the other, and on the disk when it succeeds. `body` as in `read`. */
  write<A>(stores: ReadonlyArray<string>, body: (transaction: IDBTransaction) => Promise<A>): Promise<A> {
    return run(() => this.database.transaction(stores, "readwrite", { durability: "strict" }), body)
  }

  /** As `write`, without waiting for the disk: a power cut may take it back, never a part of it. */
  writeSoon<A>(stores: ReadonlyArray<string>, body: (transaction: IDBTransaction) => Promise<A>): Promise<A> {
    return run(() => this.database.transaction(stores, "readwrite", { durability: "relaxed" }), body)
  }

  close(): void {
    this.isOpen = false
    this.database.close()
  }
}

/** The answer to a request. One whose answer nobody wants needs none: its failure fails the transaction. */
export const done = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(lost(request.error!)))
  })

/** A key that is none is told at once, and a bug; told later, a stored value could not be read. */
const lost = (error: DOMException): Error =>
  error.name === "DataError" ? new StoreFault({ _tag: "Corrupt" }, error) : error

const run = <A>(begin: () => IDBTransaction, body: (transaction: IDBTransaction) => Promise<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    const transaction = begin()
    let end: { readonly result: A } | { readonly failure: unknown } | undefined
    transaction.addEventListener("complete", () => {
      if (end !== undefined && "result" in end) resolve(end.result)
      else reject(new Error("transaction: over before what was to be done in it"))
    })
    // What made it abort says more than the requests that were cut off by it.
    transaction.addEventListener("abort", () =>
      reject(transaction.error ?? (end !== undefined && "failure" in end ? end.failure : aborted()))
    )
    const work = async (): Promise<void> => {
      try {
        end = { result: await body(transaction) }
        over(transaction, "commit")
      } catch (failure) {
        end = { failure }
        over(transaction, "abort")
      }
    }
    void work()
  })

const aborted = (): DOMException => new DOMException("The transaction was cut off.", "AbortError")

/** At once rather than when nothing more was asked for. */
const over = (transaction: IDBTransaction, how: "commit" | "abort"): void => {
  try {
    transaction[how]()
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === "InvalidStateError")) throw cause
  }
}

/** Rejects with a `StoreFault` for what a newer version wrote (`NewerSchema`) and what another tab holds on to (`busy`). */
export const openDatabase = async (name: string, schema: Schema, options: OpenOptions = {}): Promise<Database> => {
  const { version, upgrade } = schema
  const request = indexedDB.open(name, version)
  let refused: StoreFault | undefined
  request.addEventListener("upgradeneeded", ({ oldVersion }) => {
    if (oldVersion === 0 && options.create === false) refused = new StoreFault({ _tag: "Unavailable", why: "missing" })
    if (refused === undefined) upgrade(request.result, oldVersion)
    else request.transaction!.abort()
  })
  const giveUp = (fault: StoreFault): void => {
    refused = fault
    // What was to be waited for no longer may come true all the same.
    request.addEventListener("success", () => request.result.close())
  }
  try {
    return new Database(await patiently(request, options, giveUp))
  } catch (cause) {
    if (refused !== undefined) throw refused
    if (!(cause instanceof DOMException && cause.name === "VersionError")) throw cause
    throw new StoreFault({ _tag: "NewerSchema", found: await versionOf(name), known: version }, cause)
  }
}

/** Whoever has it open is asked to close it. */
export const deleteDatabase = async (name: string, options: OpenOptions = {}): Promise<void> => {
  await patiently(indexedDB.deleteDatabase(name), options)
}

/** The answer to a request that others may hold up, which are `busy` then. */
const patiently = (
  request: IDBOpenDBRequest,
  { patience = PATIENCE_MS }: OpenOptions,
  giveUp: (fault: StoreFault) => void = () => undefined
): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    request.addEventListener("blocked", () => {
      timer = setTimeout(() => {
        const fault = new StoreFault({ _tag: "Unavailable", why: "busy" })
        giveUp(fault)
        reject(fault)
      }, patience)
    })
    for (const event of ["upgradeneeded", "success", "error"]) {
      request.addEventListener(event, () => clearTimeout(timer))
    }
    done(request).then(resolve, reject)
  })

/** Of a database that is there; opening it without a version takes it as it is. */
const versionOf = async (name: string): Promise<number> => {
  const database = await done(indexedDB.open(name))
  database.close()
  return database.version
}
