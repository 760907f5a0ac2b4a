/** A map as its blocks and what has changed since say together. */
import type { Item, Key, RangeOptions, Sorted } from "./Blocks.ts"
import { compareKeys } from "./Blocks.ts"
import type { Entry, Overlay } from "./Overlay.ts"

/** Nothing is in it. */
export const NOTHING: Sorted = {
  get: async (keys) => keys.map(() => undefined),
  range: async () => []
}

export class Covered implements Sorted {
  private readonly overlay: Overlay
  private readonly below: () => Promise<Sorted>
  private readonly mayBeBelow: (key: Key) => boolean

  /** `below`: asked for when something is asked that has not changed. `mayBeBelow`: where it is not, nothing is read. */
  constructor(overlay: Overlay, below: () => Promise<Sorted>, mayBeBelow: (key: Key) => boolean) {
    this.overlay = overlay
    this.below = below
    this.mayBeBelow = mayBeBelow
  }

  async get(keys: ReadonlyArray<Key>): Promise<ReadonlyArray<string | undefined>> {
    const values: Array<string | undefined> = []
    const missing: Array<number> = []
    keys.forEach((key, at) => {
      const entry = this.overlay.at(key)
      values.push(entry?.[1])
      if (entry === undefined && this.mayBeBelow(key)) missing.push(at)
    })
    if (missing.length === 0) return values
    const found = await (await this.below()).get(missing.map((at) => keys[at]!))
    missing.forEach((at, index) => (values[at] = found[index]))
    return values
  }

  async range(from: Key, to: Key, { limit = Infinity, reverse = false }: RangeOptions = {}): Promise<Array<Item>> {
    if (limit <= 0) return []
    const changed = this.overlay.between(from, to)
    // Of those below, as many may be gone.
    const items = await (await this.below()).range(from, to, { limit: limit + changed.length, reverse })
    if (changed.length === 0) return items
    const merged = mergedWith(reverse ? items.reverse() : items, changed)
    const wanted = reverse ? merged.reverse() : merged
    return wanted.length > limit ? wanted.slice(0, limit) : wanted
  }
}

/** Both ascending; of one key, what changed holds. */
const mergedWith = (items: ReadonlyArray<Item>, changed: ReadonlyArray<Entry>): Array<Item> => {
  const out: Array<Item> = []
  let at = 0
  for (const [key, value] of changed) {
    let order = 1
    while (at < items.length && (order = compareKeys(items[at]!.key, key)) < 0) out.push(items[at++]!)
    if (at < items.length && order === 0) at++
    if (value !== undefined) out.push({ key, value })
  }
  while (at < items.length) out.push(items[at++]!)
  return out
}
