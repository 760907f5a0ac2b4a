/**
 * The maps of the entities' database, as far as they were read, kept in memory until somebody writes. Asking IndexedDB takes
 * half a millisecond, however little is asked, and working out the reminders of 10,000 contacts asks 90,000 times.
 *
 * Every commit on the disk has a mark of its own. What is kept is what was read under one mark; whatever is read beside it is
 * read together with the mark, and a commit looks at it first. Only where all that is asked is in memory may a commit of
 * another tab go unseen, for `LEASE_MS` at most: in this tab everybody shares what is kept (`sharedShelves.ts`).
 *
 * Commits of which more follow are held back, and go to the disk with the last one: folding a log touches the same blocks
 * with every few thousand events, and so each is written once. Who asks is answered from what is held back. A crash takes it,
 * and so does another tab's commit: the disk then says how far things are folded, and the rest is folded again.
 */
import { Blocks, type Key, type Load, type Shelf } from "./Blocks.ts"
import type { Database } from "./Database.ts"
import { ENTITY_STORES, FOLDED, foldedIn, SHAPES, type ShelfName, type StoredFolded } from "./EntityDatabase.ts"
import { putBlocks, readBlocks, readFences } from "./storedBlocks.ts"
import { weightOf, Writes } from "./Writes.ts"

const LEASE_MS = 20

/** About so many characters. */
export interface Room {
  /** Kept of what was read, while one commit does not follow the other; then none is. */
  readonly kept: number
  /** Held back; then it goes to the disk. */
  readonly held: number
  /** Kept while it is folded. Beyond, whatever is folded next is read and written anew, over and over. */
  readonly folding: number
}

/** All that a log of 100,000 events comes to are 76 million. */
const ROOM: Room = { kept: 32_000_000, held: 96_000_000, folding: 128_000_000 }

/** What is held back goes to the disk after so long, should nothing follow. */
const IDLE_MS = 10_000

/** And so often while more follows, so that a phone that ends its pages early gets on with each start. */
const HELD_MS = 15_000

/** What was read under one mark, and what was committed on top of it. */
interface State {
  /** On the disk. */
  readonly stored: StoredFolded | undefined
  readonly folded: Fold | undefined
  readonly shelves: Map<ShelfName, Shelf>
  /** What the disk lacks. */
  readonly held: Writes | undefined
}

export type Fold = Omit<StoredFolded, "mark">

/** Of one moment. */
export interface Reader {
  readonly folded: Fold | undefined
  readonly shelf: (name: ShelfName) => Promise<Blocks>
}

export interface Writer extends Reader {
  /** Of this shelf, in place of what is there. */
  readonly change: (name: ShelfName, changes: ReadonlyArray<readonly [Key, string | undefined]>) => Promise<void>
  /** Into a store that is not in blocks. */
  readonly put: (store: string, key: IDBValidKey, value: unknown) => void
  /** Everything goes first. */
  readonly clear: () => void
}

/** What was read goes with another mark. */
class Outdated extends Error {}

type Body = (writer: Writer) => Promise<Fold>

/** How blocks are asked for: in a transaction that reads of the moment of one mark. */
type Within = (name: ShelfName) => <A>(ask: (transaction: IDBTransaction) => Promise<A>) => Promise<A>

export class Shelves {
  private state: State = startOf(undefined)
  private checkedAt = -Infinity
  private kept = 0
  private last: Promise<unknown> = Promise.resolve()
  private heldSince = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly room: Room

  constructor(room = ROOM) {
    this.room = room
  }

  /** Whatever is in memory is read again; what was held back is gone. */
  forget(): void {
    this.start(undefined)
    this.checkedAt = -Infinity
  }

  async read<A>(database: Database, body: (reader: Reader) => Promise<A>): Promise<A> {
    for (;;) {
      const state = await this.current(database)
      const within = this.reading(database, state)
      try {
        return await body({ folded: state.folded, shelf: (name) => this.blocksOn(state.shelves, name, within(name)) })
      } catch (cause) {
        if (!(cause instanceof Outdated)) throw cause
      }
    }
  }

  /** All or nothing; `body` says what was folded then, and may reject. `more`: as in `Changes`. */
  write(database: Database, body: Body, more: boolean): Promise<void> {
    return this.inTurn(() => (more ? this.hold(database, body) : this.store(database, body)))
  }

  /** What is held back goes to the disk. */
  settle(database: Database): Promise<void> {
    return this.inTurn(() => this.storeHeld(database))
  }

  private inTurn<A>(work: () => Promise<A>): Promise<A> {
    const turn = this.last.then(work)
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async store(database: Database, body: Body): Promise<void> {
    const next = await database.writeSoon(ENTITY_STORES, async (transaction) => {
      const stored = await foldedIn(transaction)
      if (markOf(stored) !== markOf(this.state.stored)) this.start(stored)
      const before = this.state
      const { folded, shelves, writes } = await this.made(before, body, () => (ask) => ask(transaction))
      before.held?.store(transaction, ENTITY_STORES)
      writes.store(transaction, ENTITY_STORES)
      return { stored: markIn(transaction, folded), folded, shelves, held: undefined }
    })
    this.isStored(next, this.room.kept)
  }

  private async hold(database: Database, body: Body): Promise<void> {
    for (;;) {
      const before = await this.current(database)
      try {
        const { folded, shelves, writes } = await this.made(before, body, this.reading(database, before))
        // Another tab has committed; what is here may also have become too much to keep, and is right all the same.
        if (markOf(this.state.stored) !== markOf(before.stored) || this.state.held !== before.held) continue
        if (before.held === undefined) this.heldSince = performance.now()
        const held = before.held ?? new Writes()
        held.add(writes)
        this.state = { stored: before.stored, folded, shelves, held }
      } catch (cause) {
        if (cause instanceof Outdated) continue
        throw cause
      }
      clearTimeout(this.timer)
      this.timer = setTimeout(() => void this.settle(database).catch(() => undefined), IDLE_MS)
      const isDue = performance.now() - this.heldSince > HELD_MS || this.state.held!.weight > this.room.held
      if (isDue) await this.storeHeld(database)
      return
    }
  }

  private async storeHeld(database: Database): Promise<void> {
    const { state } = this
    const { folded, held } = state
    if (held === undefined || folded === undefined) return
    try {
      const stored = await database.writeSoon(ENTITY_STORES, async (transaction) => {
        if (markOf(await foldedIn(transaction)) !== markOf(state.stored)) throw new Outdated()
        held.store(transaction, ENTITY_STORES)
        return markIn(transaction, folded)
      })
      // More may follow still.
      this.isStored({ ...state, stored, held: undefined }, this.room.folding)
    } catch (cause) {
      // It is folded again from what the disk has.
      this.forget()
      if (!(cause instanceof Outdated)) throw cause
    }
  }

  private async made(before: State, body: Body, within: Within) {
    const shelves = new Map(before.shelves)
    const writes = new Writes()
    const shelf = (name: ShelfName) => this.blocksOn(shelves, name, within(name))
    const folded = await body({
      folded: before.folded,
      shelf,
      change: async (name, changes) => {
        if (changes.length === 0) return
        const changed = await (await shelf(name)).changed(changes)
        putBlocks(writes, name, shelves.get(name)!, changed)
        shelves.set(name, changed.shelf)
      },
      put: (store, key, value) => writes.put(store, key, value),
      clear: () => {
        writes.clear()
        for (const name of Object.keys(SHAPES) as ReadonlyArray<ShelfName>) {
          shelves.set(name, { fences: [], blocks: [] })
        }
      }
    })
    return { folded, shelves, writes }
  }

  /** What is in memory, where the disk has no later mark. */
  private async current(database: Database): Promise<State> {
    if (performance.now() - this.checkedAt > LEASE_MS) {
      const stored = await database.read([FOLDED], foldedIn)
      if (markOf(stored) !== markOf(this.state.stored)) this.start(stored)
      this.checkedAt = performance.now()
    }
    return this.state
  }

  private reading(database: Database, state: State): Within {
    return (name) => (ask) =>
      database.read([FOLDED, name], async (transaction) => {
        // Both at once: what was asked for arrives behind the mark, and is of no use if that is another.
        const [stored, answer] = await Promise.all([foldedIn(transaction), ask(transaction)])
        if (markOf(stored) === markOf(state.stored)) return answer
        if (this.state === state) this.start(stored)
        throw new Outdated()
      })
  }

  private isStored(state: State, mostKept: number): void {
    clearTimeout(this.timer)
    this.state = state
    this.checkedAt = performance.now()
    this.kept = 0
    for (const { blocks } of state.shelves.values()) {
      for (const block of blocks) if (block !== undefined) this.kept += weightOf(block)
    }
    if (this.kept > mostKept) this.start(state.stored)
  }

  private start(stored: StoredFolded | undefined): void {
    this.state = startOf(stored)
    this.kept = 0
  }

  private async blocksOn(
    shelves: Map<ShelfName, Shelf>,
    name: ShelfName,
    within: <A>(ask: (transaction: IDBTransaction) => Promise<A>) => Promise<A>
  ): Promise<Blocks> {
    let shelf = shelves.get(name)
    if (shelf === undefined) {
      const fences = await within((transaction) => readFences(transaction.objectStore(name)))
      shelf = shelves.get(name) ?? { fences, blocks: fences.map(() => undefined) }
      shelves.set(name, shelf)
    }
    const { fences } = shelf
    const load: Load = async (wanted) => {
      const blocks = await within((transaction) => readBlocks(transaction.objectStore(name), wanted, fences.length))
      for (const block of blocks) this.kept += weightOf(block)
      if (this.kept > this.room.kept && this.state.held === undefined) this.start(this.state.stored)
      return blocks
    }
    return new Blocks(SHAPES[name], shelf, load)
  }
}

const startOf = (stored: StoredFolded | undefined): State => ({
  stored,
  folded: stored,
  shelves: new Map(),
  held: undefined
})

const markIn = (transaction: IDBTransaction, folded: Fold): StoredFolded => {
  const marked: StoredFolded = { ...folded, mark: crypto.randomUUID() }
  transaction.objectStore(FOLDED).put(marked, ONE)
  return marked
}

const markOf = (folded: StoredFolded | undefined): string => folded?.mark ?? ""

/** Its one key. */
const ONE = 1
