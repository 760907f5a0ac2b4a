/** What there is to tell in the coming weeks: written by the worker of the log, read by the service worker. In this browser only. */

export interface Notice {
  readonly id: string
  /** From when it is shown, ms. */
  readonly at: number
  /** After that it is of no use any more, ms. */
  readonly until: number
  readonly title: string
  readonly body: string
  /** Which page of the app it opens. */
  readonly url: string
  readonly lang: string
}

const NAME = "kith-notices"
const COMING = "coming"
/** Ids of those that were shown. */
const SHOWN = "shown"

const answered = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error("notices"))
  })

const inNotices = async <A>(use: (coming: IDBObjectStore, shown: IDBObjectStore) => Promise<A>): Promise<A> => {
  const opening = indexedDB.open(NAME, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(COMING, { keyPath: "id" })
    opening.result.createObjectStore(SHOWN)
  }
  const database = await answered(opening)
  try {
    const transaction = database.transaction([COMING, SHOWN], "readwrite")
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error("notices"))
    })
    const result = await use(transaction.objectStore(COMING), transaction.objectStore(SHOWN))
    await ended
    return result
  } finally {
    database.close()
  }
}

/** In place of those before. What was shown is not shown again, as long as it is of use. */
export const replaceNotices = (notices: ReadonlyArray<Notice>): Promise<void> =>
  inNotices(async (coming, shown) => {
    coming.clear()
    for (const notice of notices) coming.put(notice)
    const left = new Set(notices.map(({ id }) => id))
    for (const key of await answered(shown.getAllKeys())) if (!left.has(String(key))) shown.delete(key)
  })

/** Those to show now, which count as shown from then on. */
export const takeNotices = (now: number): Promise<ReadonlyArray<Notice>> =>
  inNotices(async (coming, shown) => {
    const all: ReadonlyArray<Notice> = await answered(coming.getAll())
    const before = new Set((await answered(shown.getAllKeys())).map(String))
    const due = all.filter(({ id, at, until }) => at <= now && now < until && !before.has(id))
    for (const { id } of due) shown.put(now, id)
    return due
  })
