/**
 * A sorted map in few large records. A record takes IndexedDB a tenth of a millisecond to write, however small it is: 20,000
 * entities one by one take 1.9 s and in blocks of 64 take 0.2 s, 20,000 index entries 2.2 s and in blocks of 256 take 0.02 s.
 *
 * A block's key is its fence: it holds what lies from there to before the next one, and need not hold anything at the fence
 * itself. The first block's is `[]`, which comes before every key, and stays; another one goes when it is empty.
 */

/** Comes after every text and every number, at the end of a key that bounds a range. */
export const AFTER: ReadonlyArray<never> = []

/** Parts compare one after the other: numbers as such, text by UTF-16 unit (`textKey.ts`). */
export type Key = ReadonlyArray<string | number | typeof AFTER>

export interface Item {
  readonly key: Key
  readonly value: string
}

/** `undefined`: it goes. */
export type Change = readonly [key: Key, value: string | undefined]

export interface Shape {
  /** How many parts a key has. */
  readonly parts: number
  /** Items in a full block; at twice as many it is parted. */
  readonly size: number
}

export interface RangeOptions {
  readonly limit?: number | undefined
  readonly reverse?: boolean | undefined
}

export interface Block {
  /** Keys, part by part. */
  readonly keys: ReadonlyArray<string | number>
  /** Left out where all are empty. */
  readonly values?: ReadonlyArray<string>
}

/** The blocks of one map, as far as they have been read: `undefined` those that have not. */
export interface Shelf {
  /** Ascending; none where the map was always empty. */
  readonly fences: ReadonlyArray<Key>
  readonly blocks: Array<Block | undefined>
}

/** Reads blocks that are there, in the order of their fences. */
export type Load = (fences: ReadonlyArray<Key>) => Promise<ReadonlyArray<Block>>

/** What answers as a sorted map does. */
export type Sorted = Pick<Blocks, "get" | "range">

/** A block as it is to be stored; `undefined`: it goes. */
export type Put = readonly [fence: Key, block: Block | undefined]

const START: Key = []
const EMPTY: Block = { keys: [] }

export class Blocks {
  private readonly shape: Shape
  private readonly shelf: Shelf
  private readonly load: Load
  private readonly used: (block: Block) => void

  /** What is loaded is put on the shelf, and may be taken from there at any time. `used`: told of each block looked at. */
  constructor(shape: Shape, shelf: Shelf, load: Load, used: (block: Block) => void = () => undefined) {
    this.shape = shape
    this.shelf = shelf
    this.load = load
    this.used = used
  }

  /** Values by key, in the order asked. */
  async get(keys: ReadonlyArray<Key>): Promise<ReadonlyArray<string | undefined>> {
    if (this.shelf.fences.length === 0) return keys.map(() => undefined)
    const places = keys.map((key) => this.placeOf(key))
    const blocks = await this.ready(places)
    return keys.map((key, at) => {
      const block = blocks.get(places[at]!)!
      const index = this.indexOf(block, key)
      return this.holds(block, index, key) ? (block.values?.[index] ?? "") : undefined
    })
  }

  /** From the first key, included, to the second, excluded. Reads as many blocks as it takes to reach the limit. */
  async range(from: Key, to: Key, { limit = Infinity, reverse = false }: RangeOptions = {}): Promise<Array<Item>> {
    const { fences } = this.shelf
    if (fences.length === 0 || compareKeys(from, to) >= 0 || limit <= 0) return []
    const [first, last] = [this.placeOf(from), this.placeOf(to)]
    const items: Array<Item> = []
    for (let read = 0, step = 0; read <= last - first && items.length < limit; read += step) {
      // What is half full on average is enough for the limit nearly always.
      step = Math.min(last - first + 1 - read, Math.ceil((2 * (limit - items.length)) / this.shape.size))
      const places = Array.from({ length: step }, (_, at) => (reverse ? last - read - at : first + read + at))
      const blocks = await this.ready(places)
      for (const place of places) {
        const found = this.itemsIn(blocks.get(place)!, from, to)
        for (const item of reverse ? found.reverse() : found) items.push(item)
      }
    }
    return items.length > limit ? items.slice(0, limit) : items
  }

  /** The shelf after these changes, and what of it is to be stored. Of several changes to one key the last one holds. */
  async changed(changes: ReadonlyArray<Change>): Promise<{ readonly shelf: Shelf; readonly puts: ReadonlyArray<Put> }> {
    if (changes.length === 0) return { shelf: this.shelf, puts: [] }
    const sorted = changes.toSorted(([a], [b]) => compareKeys(a, b))
    let place = 0
    const places = sorted.map(([key]) => (place = this.placeOf(key, place)))
    const found = this.shelf.fences.length > 0 ? await this.ready(places) : new Map([[0, EMPTY]])
    const before = this.shelf.fences.length > 0 ? this.shelf : { fences: [START], blocks: [EMPTY] }
    const fences: Array<Key> = []
    const blocks: Array<Block | undefined> = []
    const puts: Array<Put> = []
    let at = 0
    before.fences.forEach((fence, place) => {
      const from = at
      while (at < sorted.length && places[at] === place) at++
      const merged = from === at ? undefined : this.merged(found.get(place)!, sorted, from, at)
      const parted = merged === undefined ? [[fence, before.blocks[place]] as const] : this.parted(fence, merged)
      for (const [key, block] of parted) {
        fences.push(key)
        blocks.push(block)
      }
      if (merged === undefined) return
      if (parted.length === 0) puts.push([fence, undefined])
      for (const put of parted) puts.push(put)
    })
    // The first block of an empty map is there only once something is in it.
    return puts.length === 0 ? { shelf: this.shelf, puts } : { shelf: { fences, blocks }, puts }
  }

  /** The blocks at these places, whatever becomes of the shelf meanwhile. */
  private async ready(places: ReadonlyArray<number>): Promise<ReadonlyMap<number, Block>> {
    const { fences, blocks } = this.shelf
    const found = new Map<number, Block>()
    const missing = new Set<number>()
    for (const place of places) {
      const block = blocks[place]
      if (block === undefined) missing.add(place)
      else found.set(place, block)
    }
    if (missing.size > 0) {
      const wanted = [...missing].sort((a, b) => a - b)
      const loaded = await this.load(wanted.map((place) => fences[place]!))
      // Somebody else may have asked for it, too.
      wanted.forEach((place, index) => found.set(place, (blocks[place] ??= loaded[index]!)))
    }
    for (const block of found.values()) this.used(block)
    return found
  }

  /** Of the block that a key belongs in. */
  private placeOf(key: Key, from = 0): number {
    const { fences } = this.shelf
    let low = from
    let high = fences.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareKeys(fences[middle]!, key) <= 0) low = middle + 1
      else high = middle
    }
    return Math.max(from, low - 1)
  }

  /** None where it is empty and may go. */
  private parted(fence: Key, block: Block): ReadonlyArray<readonly [Key, Block]> {
    const { keys, values } = block
    const { parts, size } = this.shape
    const count = keys.length / parts
    if (count === 0 && fence.length > 0) return []
    if (count < 2 * size) return [[fence, block]]
    const out: Array<readonly [Key, Block]> = []
    for (let at = 0; at < count; at += size) {
      const some = keys.slice(at * parts, (at + size) * parts)
      const of = values?.slice(at, at + size)
      out.push([
        at === 0 ? fence : some.slice(0, parts),
        of === undefined ? { keys: some } : { keys: some, values: of }
      ])
    }
    return out
  }

  /** `undefined`: as it was. */
  private merged(block: Block, changes: ReadonlyArray<Change>, from: number, to: number): Block | undefined {
    const { parts } = this.shape
    const keys: Array<string | number> = []
    const values: Array<string> = []
    let index = 0
    let changed = false
    const keep = (until: number): void => {
      for (let at = index * parts; at < until * parts; at++) keys.push(block.keys[at]!)
      for (let at = index; at < until; at++) values.push(block.values?.[at] ?? "")
      index = until
    }
    for (let at = from; at < to; at++) {
      const [key, value] = changes[at]!
      if (at + 1 < to && compareKeys(changes[at + 1]![0], key) === 0) continue
      keep(this.indexOf(block, key, index))
      const held = this.holds(block, index, key)
      const before = held ? (block.values?.[index] ?? "") : undefined
      if (held) index++
      if (value !== undefined) {
        for (const part of key) keys.push(part as string | number)
        values.push(value)
      }
      changed ||= before !== value
    }
    if (!changed) return undefined
    keep(block.keys.length / parts)
    return values.every((value) => value === "") ? { keys } : { keys, values }
  }

  private itemsIn(block: Block, from: Key, to: Key): Array<Item> {
    const { parts } = this.shape
    const items: Array<Item> = []
    const end = this.indexOf(block, to)
    for (let index = this.indexOf(block, from); index < end; index++) {
      items.push({ key: block.keys.slice(index * parts, (index + 1) * parts), value: block.values?.[index] ?? "" })
    }
    return items
  }

  /** Of the first item that does not come before this key. */
  private indexOf({ keys }: Block, key: Key, from = 0): number {
    let low = from
    let high = keys.length / this.shape.parts
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.compareAt(keys, middle, key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  private holds({ keys }: Block, index: number, key: Key): boolean {
    return index * this.shape.parts < keys.length && this.compareAt(keys, index, key) === 0
  }

  private compareAt(keys: ReadonlyArray<string | number>, index: number, key: Key): number {
    const { parts } = this.shape
    for (let part = 0; part < parts; part++) {
      if (part === key.length) return 1
      const order = compareParts(keys[index * parts + part]!, key[part]!)
      if (order !== 0) return order
    }
    return parts - key.length
  }
}

export const compareKeys = (a: Key, b: Key): number => {
  const length = Math.min(a.length, b.length)
  for (let part = 0; part < length; part++) {
    const order = compareParts(a[part]!, b[part]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Of parts that stand in one place, so both text, or both numbers, or one of them `AFTER`. */
const compareParts = (a: Key[number], b: Key[number]): number => {
  // Most are of one index, and its name one and the same string.
  if (a === b) return 0
  if (typeof a === "object") return typeof b === "object" ? 0 : 1
  if (typeof b === "object") return -1
  return a < b ? -1 : 1
}
