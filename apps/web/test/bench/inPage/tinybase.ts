/// <reference lib="dom" />
/**
 * The peer's page: the same people in TinyBase, in a store that merges as Kith's log does, kept in IndexedDB by the persister
 * that comes with it; those due first by the store's own sorting.
 */
import { createMergeableStore } from "tinybase/mergeable-store"
import { createIndexedDbPersister } from "tinybase/persisters/persister-indexed-db"

interface BareScope {
  readonly bareMade: (count: number) => ReadonlyArray<{ readonly id: string; readonly due: number }>
  readonly bareShow: (people: ReadonlyArray<unknown>) => void
}

const { bareMade, bareShow } = globalThis as unknown as BareScope
const count = Number(new URLSearchParams(location.search).get("fill") ?? 0)
const store = createMergeableStore("bench")
const persister = createIndexedDbPersister(store, "tinybase")
if (count > 0) {
  store.setTable("people", Object.fromEntries(bareMade(count).map(({ id, ...person }) => [id, person])) as never)
  await persister.save()
} else await persister.load()
bareShow(store.getSortedRowIds("people", "due", false, 0, 5).map((id) => store.getRow("people", id)))
