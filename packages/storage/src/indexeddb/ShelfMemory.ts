/**
 * What of the shelves is in memory: answers from it and from what is held back, puts that into the blocks on the disk, and lets
 * go of blocks where they are too many. For `Shelves.ts`, which knows of which moment they are.
 */
import { Blocks, type Key, type Load, type Shelf, type Sorted } from "./Blocks.ts"
import { Covered, NOTHING } from "./Covered.ts"
import { ENTITY_STORES, SHAPES, type ShelfName } from "./EntityDatabase.ts"
import type { Held } from "./Held.ts"
import { KeptBlocks } from "./KeptBlocks.ts"
import { KeyFilter } from "./KeyFilter.ts"
import { Overlay } from "./Overlay.ts"
import { putBlocks, putFences, readBlocks, readFences } from "./storedBlocks.ts"

/** About so many characters. */
export interface Room {
  /** Kept of what was read. */
  readonly kept: number
  /** The same while one commit follows the other, with what is held back. */
  readonly folding: number
  /** Held back; then it goes to the disk. */
  readonly held: number
}

/** All that a log of 100,000 events comes to are 76 million. */
const ROOM: Room = { kept: 8_000_000, folding: 160_000_000, held: 128_000_000 }

/** Keys put into their blocks in one go: the blocks of these are in memory together. */
const MERGED_AT_ONCE = 16_384

/** Asks in a transaction of the moment that is read. */
export type Within = <A>(ask: (transaction: IDBTransaction) => Promise<A>) => Promise<A>

type OnShelves = Map<ShelfName, Shelf>

interface InMemory {
  /** As on the disk. */
  readonly shelves: OnShelves
  /** What the disk lacks. */
  readonly held: Held | undefined
}

export const SHELVES = Object.keys(SHAPES) as ReadonlyArray<ShelfName>

export class ShelfMemory {
  /** One commit follows the other. */
  isFollowed = false
  private readonly kept = new KeptBlocks()
  /** What may be on shelves all of whose keys were written here. */
  private readonly filters = new Map<ShelfName, KeyFilter>()
  private readonly room: Room

  constructor(room = ROOM) {
    this.room = room
  }

  /** Nothing follows any more. */
  settle(): void {
    this.isFollowed = false
    this.filters.clear()
  }

  isTooMuch({ weight }: Held): boolean {
    return weight > this.room.held
  }

  makeRoom({
    shelves,
    held
  }: {
    readonly shelves: ReadonlyMap<ShelfName, Shelf>
    readonly held?: Held | undefined
  }): void {
    const { kept, folding } = this.room
    this.kept.makeRoom(shelves.values(), this.isFollowed ? Math.max(kept, folding - (held?.weight ?? 0)) : kept)
  }

  async sorted({ shelves, held }: InMemory, name: ShelfName, within: Within): Promise<Sorted> {
    const below = async () =>
      held?.isCleared === true ? NOTHING : this.blocksOf(name, await shelfOn(shelves, name, within), within)
    if (held === undefined) return below()
    const filter = this.filters.get(name)
    return new Covered(held.overlays.get(name) ?? new Overlay(), below, (key) => filter?.mayHave(key) ?? true)
  }

  /** Puts what is held back into the blocks on the disk, few of them at a time; answers with what is there then. */
  async merged(transaction: IDBTransaction, before: OnShelves, held: Held): Promise<OnShelves> {
    const { isCleared, puts, overlays } = held
    if (isCleared) {
      for (const name of ENTITY_STORES) transaction.objectStore(name).clear()
      this.filters.clear()
    }
    for (const [store, key, value] of puts) transaction.objectStore(store).put(value, key)
    const shelves: OnShelves = isCleared ? new Map(SHELVES.map((name) => [name, unread([])])) : new Map(before)
    for (const [name, overlay] of overlays) {
      const within: Within = (ask) => ask(transaction)
      let shelf = await shelfOn(shelves, name, within)
      if (shelf.fences.length === 0 && this.isFollowed) this.filters.set(name, new KeyFilter())
      const filter = this.filters.get(name)
      const all = overlay.all()
      const { fences } = shelf
      let isMoved = false
      for (let at = 0; at < all.length; at += MERGED_AT_ONCE) {
        const some = all.slice(at, at + MERGED_AT_ONCE)
        if (filter !== undefined) for (const [key, value] of some) if (value !== undefined) filter.add(key)
        const changed = await this.blocksOf(name, shelf, within).changed(some)
        await putBlocks(transaction, name, changed.puts)
        isMoved ||= changed.puts.some(([, block]) => block === undefined)
        shelf = changed.shelf
        shelves.set(name, shelf)
        for (const [, block] of changed.puts) if (block !== undefined) this.kept.used(block)
        this.makeRoom({ shelves, held })
      }
      if (isMoved || shelf.fences.length !== fences.length) putFences(transaction, name, shelf)
    }
    return shelves
  }

  private blocksOf(name: ShelfName, shelf: Shelf, within: Within): Blocks {
    const { fences } = shelf
    const load: Load = (wanted) =>
      within((transaction) => readBlocks(transaction.objectStore(name), wanted, fences.length))
    return new Blocks(SHAPES[name], shelf, load, (block) => this.kept.used(block))
  }
}

const shelfOn = async (shelves: OnShelves, name: ShelfName, within: Within): Promise<Shelf> => {
  const before = shelves.get(name)
  if (before !== undefined) return before
  const fences = await within((transaction) => readFences(transaction.objectStore(name)))
  const shelf = shelves.get(name) ?? unread(fences)
  shelves.set(name, shelf)
  return shelf
}

/** None of its blocks. */
export const unread = (fences: ReadonlyArray<Key>): Shelf => ({ fences, blocks: fences.map(() => undefined) })
