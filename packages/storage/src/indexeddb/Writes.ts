/** What is to be written to the entities' database: of several commits together, only the last value of each key. */
import type { Block } from "./Blocks.ts"

type Put = readonly [key: IDBValidKey, value: unknown]

export class Writes {
  private isCleared = false
  private readonly puts = new Map<string, Map<string, Put>>()

  /** `undefined`: it goes. */
  put(store: string, key: IDBValidKey, value: unknown): void {
    const puts = this.puts.get(store) ?? new Map<string, Put>()
    this.puts.set(store, puts)
    puts.set(JSON.stringify(key), [key, value])
  }

  /** All that was there goes, in every store. */
  clear(): void {
    this.isCleared = true
    this.puts.clear()
  }

  /** Those of a later commit. */
  add(later: Writes): void {
    if (later.isCleared) this.clear()
    for (const [store, puts] of later.puts) for (const [key, value] of puts.values()) this.put(store, key, value)
  }

  /** In a transaction on all of these stores. */
  store(transaction: IDBTransaction, stores: ReadonlyArray<string>): void {
    if (this.isCleared) for (const name of stores) transaction.objectStore(name).clear()
    for (const [name, puts] of this.puts) {
      const store = transaction.objectStore(name)
      for (const [key, value] of puts.values()) {
        if (value === undefined) store.delete(key)
        else store.put(value, key)
      }
    }
  }

  /** About how many characters its blocks have. */
  get weight(): number {
    let sum = 0
    for (const puts of this.puts.values()) {
      for (const [, value] of puts.values()) if (isBlock(value)) sum += weightOf(value)
    }
    return sum
  }
}

const isBlock = (value: unknown): value is Block => Array.isArray((value as Block | undefined)?.keys)

const KEY_WEIGHT = 24

/** About how many characters a block has. */
export const weightOf = ({ keys, values = [] }: Block): number =>
  values.reduce((sum, value) => sum + value.length, keys.length * KEY_WEIGHT)
