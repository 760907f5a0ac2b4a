/** A database as it is, below the ports: what somebody with the browser's files would see. */

export interface Everything {
  /** Of the one store, or of all. */
  readonly keys: ReadonlyArray<IDBValidKey>
  readonly records: ReadonlyMap<IDBValidKey, unknown>
  readonly cryptoKeys: ReadonlyArray<CryptoKey>
  /** Every byte string and text in it. */
  readonly bytes: ReadonlyArray<Uint8Array>
  readonly put: (record: unknown, key: IDBValidKey) => Promise<void>
}

export const done = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error!))
  })

/** As it is there, whatever its version. */
const withRaw = async <A>(name: string, body: (database: IDBDatabase) => Promise<A>): Promise<A> => {
  const database = await done(indexedDB.open(name))
  try {
    return await body(database)
  } finally {
    database.close()
  }
}

export const everythingIn = (name: string): Promise<Everything> =>
  withRaw(name, async (database) => {
    const stores = [...database.objectStoreNames]
    const records = new Map<IDBValidKey, unknown>()
    for (const store of stores) {
      const shelf = database.transaction(store).objectStore(store)
      const [keys, values] = await Promise.all([done(shelf.getAllKeys()), done(shelf.getAll())])
      keys.forEach((key, index) => records.set(key, values[index]))
    }
    const cryptoKeys: Array<CryptoKey> = []
    const bytes: Array<Uint8Array> = []
    const walk = (value: unknown): void => {
      if (value instanceof CryptoKey) cryptoKeys.push(value)
      else if (value instanceof Uint8Array) bytes.push(value)
      else if (typeof value === "string") bytes.push(new TextEncoder().encode(value))
      else if (value !== null && typeof value === "object") Object.values(value).forEach(walk)
    }
    for (const record of records.values()) walk(record)
    const put = (record: unknown, key: IDBValidKey): Promise<void> =>
      withRaw(name, async (again) => {
        await done(again.transaction(stores[0]!, "readwrite").objectStore(stores[0]!).put(record, key))
      })
    return { keys: [...records.keys()], records, cryptoKeys, bytes, put }
  })

/** Whether these bytes stand anywhere in it, as they are, in hexadecimal or in base 64. */
export const holds = ({ bytes }: Everything, wanted: Uint8Array): boolean => {
  const hex = [...wanted].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  const base64 = btoa(String.fromCharCode(...wanted)).replace(/=+$/, "")
  return bytes.some((some) => {
    const text = Array.from(some, (byte) => String.fromCharCode(byte)).join("")
    return [String.fromCharCode(...wanted), hex, base64].some((form) => text.includes(form))
  })
}

/** As it is, or made without any store under a version of its own; never closes for another tab. */
export const openRaw = (name: string, version?: number): Promise<IDBDatabase> => done(indexedDB.open(name, version))

/** What of a stored record tests change. */
export interface StoredRecord {
  seq: number
  readonly bytes: Uint8Array
  readonly values: Array<string>
}

/** Changes one record behind the store's back. */
export const changeRaw = async (
  name: string,
  store: string,
  key: IDBValidKey,
  change: (record: StoredRecord) => void
): Promise<void> =>
  withRaw(name, async (database) => {
    const shelf = database.transaction(store, "readwrite").objectStore(store)
    const record = await done<StoredRecord>(shelf.get(key))
    change(record)
    await done(shelf.put(record, key))
  })
