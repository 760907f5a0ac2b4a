/** How the blocks of a map stand in their object store: each under its fence, and all fences once more in one list. */
import { StoreFault } from "../StoreFault.ts"
import type { Block, Key, Put, Shelf } from "./Blocks.ts"
import { done } from "./Database.ts"

/** The first block's. */
const START: IDBValidKey = []

/** Under this key, which comes before every block's, a list of all fences: reading so many keys takes far longer. */
const FENCES = ""

export const readFences = async (store: IDBObjectStore): Promise<ReadonlyArray<Key>> =>
  (await done<ReadonlyArray<Key> | undefined>(store.get(FENCES))) ?? []

/** `all`: how many there are. */
export const readBlocks = async (
  store: IDBObjectStore,
  wanted: ReadonlyArray<Key>,
  all: number
): Promise<ReadonlyArray<Block>> => {
  const blocks = (wanted.length === all ? await everyBlock(store, all) : undefined) ?? (await eachBlock(store, wanted))
  if (!blocks.every((block) => Array.isArray(block?.keys))) throw new StoreFault({ _tag: "Corrupt" })
  return blocks as ReadonlyArray<Block>
}

const eachBlock = (store: IDBObjectStore, wanted: ReadonlyArray<Key>): Promise<ReadonlyArray<Block | undefined>> =>
  Promise.all(wanted.map((fence) => done<Block | undefined>(store.get(fence as IDBValidKey))))

/** `undefined` where the store has others besides, which is not so by itself. */
const everyBlock = async (store: IDBObjectStore, all: number): Promise<ReadonlyArray<Block> | undefined> => {
  const blocks = await done<Array<Block>>(store.getAll(IDBKeyRange.lowerBound(START)))
  return blocks.length === all ? blocks : undefined
}

/** What has changed of a shelf, but for its fences. Resolves when the database has it, so that little waits in memory. */
export const putBlocks = async (transaction: IDBTransaction, name: string, puts: ReadonlyArray<Put>): Promise<void> => {
  const store = transaction.objectStore(name)
  let last: IDBRequest | undefined
  for (const [fence, block] of puts) {
    last = block === undefined ? store.delete(fence as IDBValidKey) : store.put(block, fence as IDBValidKey)
  }
  if (last !== undefined) await done(last)
}

export const putFences = (transaction: IDBTransaction, name: string, { fences }: Shelf): void => {
  transaction.objectStore(name).put(fences, FENCES)
}
