/**
 * What has changed of a map, apart from the blocks it stands in: the last value of each key. Folding a log changes keys at
 * random, and so nearly every block with every few thousand events; kept apart, a change costs what it is itself.
 */
import { type Change, compareKeys, type Key } from "./Blocks.ts"
import { KEY_WEIGHT } from "./KeptBlocks.ts"

/** `undefined`: it is gone. */
export type Entry = [key: Key, value: string | undefined]

/** Of one first part, as an index is: one that is asked for is sorted, and the others are not. */
interface Group {
  sorted: Array<Entry>
  fresh: Array<Entry>
}

/** Of an entry, its place in a map and in a list. */
const ENTRY_WEIGHT = 40

export class Overlay {
  private readonly entries = new Map<string | number, Entry>()
  private readonly groups = new Map<Key[number], Group>()
  /** About how many characters it has. */
  weight = 0

  /** Of several changes to one key the last one holds. */
  change(changes: ReadonlyArray<Change>): void {
    for (const [key, value] of changes) {
      const name = nameOf(key)
      const entry = this.entries.get(name)
      if (entry !== undefined) {
        this.weight += (value?.length ?? 0) - (entry[1]?.length ?? 0)
        entry[1] = value
        continue
      }
      const fresh: Entry = [key, value]
      this.entries.set(name, fresh)
      this.groupOf(key).fresh.push(fresh)
      this.weight += (value?.length ?? 0) + key.length * KEY_WEIGHT + ENTRY_WEIGHT
    }
  }

  /** `undefined`: it did not change. */
  at(key: Key): Entry | undefined {
    return this.entries.get(nameOf(key))
  }

  /** From the first key, included, to the second, excluded, in order. */
  between(from: Key, to: Key): ReadonlyArray<Entry> {
    const out: Array<Entry> = []
    for (const sorted of this.sortedGroups(from, to)) {
      const end = placeIn(sorted, to)
      for (let at = placeIn(sorted, from); at < end; at++) out.push(sorted[at]!)
    }
    return out
  }

  /** All of it, in order. */
  all(): ReadonlyArray<Change> {
    return this.sortedGroups().flat()
  }

  private sortedGroups(from?: Key, to?: Key): ReadonlyArray<ReadonlyArray<Entry>> {
    return [...this.groups]
      .filter(([first, { sorted, fresh }]) => {
        const [key] = (sorted[0] ?? fresh[0])!
        // Of one part, all are one group.
        if (from === undefined || to === undefined || key.length === 1) return true
        return compareKeys([first], from.slice(0, 1)) >= 0 && compareKeys([first], to.slice(0, 1)) <= 0
      })
      .map(([, group]) => sortedOf(group))
      .sort(([a], [b]) => compareKeys(a![0], b![0]))
  }

  private groupOf(key: Key): Group {
    const first = key.length === 1 ? "" : key[0]!
    let group = this.groups.get(first)
    if (group === undefined) this.groups.set(first, (group = { sorted: [], fresh: [] }))
    return group
  }
}

const sortedOf = (group: Group): ReadonlyArray<Entry> => {
  if (group.fresh.length > 0) {
    // Each of the two is in order then, which sorting makes use of.
    const fresh = group.fresh.sort(inOrder)
    group.sorted = group.sorted.length === 0 ? fresh : [...group.sorted, ...fresh].sort(inOrder)
    group.fresh = []
  }
  return group.sorted
}

const inOrder = ([a]: Entry, [b]: Entry): number => compareKeys(a, b)

/** Of the first entry that does not come before this key. */
const placeIn = (sorted: ReadonlyArray<Entry>, key: Key): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareKeys(sorted[middle]![0], key) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Keys of one map have as many parts each, so that one of one part needs no marks between them. */
export const nameOf = (key: Key): string | number => {
  if (key.length === 1) return key[0] as string | number
  let name = ""
  for (const part of key as ReadonlyArray<string | number>) {
    name += typeof part === "string" ? `${part.length}:${part}` : `${part};`
  }
  return name
}
