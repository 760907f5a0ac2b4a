/** What there is to tell in the coming weeks: written by the worker of the log, read by the service worker. In this browser only. */

export interface Notice {
  /** Which reminder, and which opening of it. */
  readonly id: string
  /** Whose: the log's name in this browser. */
  readonly log: string
  /** From when it is shown, ms. */
  readonly at: number
  /** After that it is not shown any more, ms. */
  readonly until: number
  readonly title: string
  readonly body: string
  /** Which page of the app it opens. */
  readonly url: string
  readonly lang: "en" | "fr"
  /** Says only that it is there: names are not for a locked screen. */
  readonly isDiscreet: boolean
}

const NOTICES_DATABASE = "kith-notices"
const COMING = "coming"
/** Ids of those that were shown. */
const SHOWN = "shown"

const answered = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error("notices"))
  })

const inNotices = async <A>(use: (coming: IDBObjectStore, shown: IDBObjectStore) => Promise<A>): Promise<A> => {
  const opening = indexedDB.open(NOTICES_DATABASE, 1)
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

const allOf = (coming: IDBObjectStore): Promise<ReadonlyArray<Notice>> => answered<Array<Notice>>(coming.getAll())

const shownIds = async (shown: IDBObjectStore): Promise<ReadonlyArray<string>> =>
  (await answered(shown.getAllKeys())) as ReadonlyArray<string>

/** What was written for a log before. */
export const noticesOf = (log: string): Promise<ReadonlyArray<Notice>> =>
  inNotices(async (coming) => (await allOf(coming)).filter((notice) => notice.log === log))

/** In place of a log's before. What was shown is not shown again, as long as it stays among them. */
export const replaceNotices = (log: string, notices: ReadonlyArray<Notice>): Promise<void> =>
  inNotices(async (coming, shown) => {
    const left = new Set(notices.map(({ id }) => id))
    for (const notice of await allOf(coming)) {
      if (notice.log !== log) left.add(notice.id)
      else if (!left.has(notice.id)) coming.delete(notice.id)
    }
    for (const notice of notices) coming.put(notice)
    for (const id of await shownIds(shown)) if (!left.has(id)) shown.delete(id)
  })

/** Those to show now, which count as shown from then on, the first first; and how many are open in all. */
export const takeNotices = (now: number): Promise<{ readonly due: ReadonlyArray<Notice>; readonly open: number }> =>
  inNotices(async (coming, shown) => {
    const all = await allOf(coming)
    const before = new Set(await shownIds(shown))
    const begun = all.filter(({ at }) => at <= now)
    const due = begun.filter(({ id, until }) => now < until && !before.has(id)).sort((a, b) => a.at - b.at)
    for (const { id } of due) shown.put(now, id)
    return { due, open: begun.length }
  })
