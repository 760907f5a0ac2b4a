/**
 * The maps of the entities' database, as far as they were read, kept in memory until somebody writes. Asking IndexedDB takes
 * half a millisecond, however little is asked, and working out the reminders of 10,000 contacts asks 90,000 times.
 *
 * Every commit leaves a mark of its own. What is kept is what was read under one mark; whatever is read beside it is read
 * together with the mark, and a commit looks at it first. Only where all that is asked is in memory may a commit of another
 * tab go unseen, for `LEASE_MS` at most: in this tab everybody shares what is kept (`sharedShelves`).
 */
import { StoreFault } from "../sqlite/StoreFault.ts"
import { type Block, Blocks, type Key, type Load, type Put, type Shelf } from "./Blocks.ts"
import { type Database, done } from "./Database.ts"
import { FOLDED, foldedIn, SHAPES, type ShelfName, type StoredFolded } from "./EntityDatabase.ts"

const LEASE_MS = 20

/** About so many characters are kept, which is more than a log of 100,000 events has; then none. */
const MOST_KEPT = 32_000_000

/** What was read under one mark. */
interface State {
  readonly folded: StoredFolded | undefined
  readonly shelves: Map<ShelfName, Shelf>
}

/** Of one moment. */
export interface Reader {
  readonly folded: StoredFolded | undefined
  readonly shelf: (name: ShelfName) => Promise<Blocks>
}

export interface Writer extends Reader {
  /** Of this shelf, in place of what is there. */
  readonly change: (name: ShelfName, changes: ReadonlyArray<readonly [Key, string | undefined]>) => Promise<void>
  /** Everything goes first. */
  readonly clear: () => void
}

/** What was read goes with another mark. */
class Outdated extends Error {}

export class Shelves {
  private state: State = { folded: undefined, shelves: new Map() }
  private checkedAt = -Infinity
  private kept = 0

  /** Whatever is in memory is read again. */
  forget(): void {
    this.start(undefined)
    this.checkedAt = -Infinity
  }

  async read<A>(database: Database, body: (reader: Reader) => Promise<A>): Promise<A> {
    for (;;) {
      if (performance.now() - this.checkedAt > LEASE_MS) {
        const stored = await database.read([FOLDED], foldedIn)
        if (markOf(stored) !== markOf(this.state.folded)) this.start(stored)
        this.checkedAt = performance.now()
      }
      const { state } = this
      try {
        return await body({
          folded: state.folded,
          shelf: (name) =>
            this.blocksOn(state, name, (ask) =>
              database.read([FOLDED, name], async (transaction) => {
                // Both at once: what was asked for arrives behind the mark, and is of no use if that is another.
                const [stored, answer] = await Promise.all([foldedIn(transaction), ask(transaction)])
                if (markOf(stored) === markOf(state.folded)) return answer
                if (this.state === state) this.start(stored)
                throw new Outdated()
              })
            )
        })
      } catch (cause) {
        if (!(cause instanceof Outdated)) throw cause
      }
    }
  }

  /** All or nothing; `body` says what was folded then, and may reject. */
  async write(
    database: Database,
    stores: ReadonlyArray<string>,
    body: (writer: Writer, transaction: IDBTransaction) => Promise<Omit<StoredFolded, "mark">>
  ): Promise<void> {
    const next = await database.writeSoon(stores, async (transaction) => {
      const stored = await foldedIn(transaction)
      if (markOf(stored) !== markOf(this.state.folded)) this.start(stored)
      const before = this.state
      const shelves = new Map(before.shelves)
      const shelf = (name: ShelfName) => this.blocksOn({ ...before, shelves }, name, (ask) => ask(transaction))
      const folded = await body(
        {
          folded: stored,
          shelf,
          change: async (name, changes) => {
            if (changes.length === 0) return
            const changed = await (await shelf(name)).changed(changes)
            storeAll(transaction.objectStore(name), shelves.get(name)!, changed)
            shelves.set(name, changed.shelf)
          },
          clear: () => {
            for (const name of stores) transaction.objectStore(name).clear()
            for (const name of Object.keys(SHAPES) as ReadonlyArray<ShelfName>) {
              shelves.set(name, { fences: [], blocks: [] })
            }
          }
        },
        transaction
      )
      const marked: StoredFolded = { ...folded, mark: crypto.randomUUID() }
      transaction.objectStore(FOLDED).put(marked, ONE)
      return { folded: marked, shelves }
    })
    this.state = next
    this.checkedAt = performance.now()
  }

  private start(folded: StoredFolded | undefined): void {
    this.state = { folded, shelves: new Map() }
    this.kept = 0
  }

  private async blocksOn(
    state: State,
    name: ShelfName,
    within: <A>(ask: (transaction: IDBTransaction) => Promise<A>) => Promise<A>
  ): Promise<Blocks> {
    let shelf = state.shelves.get(name)
    if (shelf === undefined) {
      const read = await within((transaction) =>
        done<ReadonlyArray<Key> | undefined>(transaction.objectStore(name).get(FENCES))
      )
      const fences = read ?? []
      shelf = state.shelves.get(name) ?? { fences, blocks: fences.map(() => undefined) }
      state.shelves.set(name, shelf)
    }
    const { fences } = shelf
    const load: Load = async (wanted) => {
      const blocks = await within((transaction) => readBlocks(transaction.objectStore(name), wanted, fences.length))
      for (const block of blocks) this.kept += weightOf(block)
      if (this.kept > MOST_KEPT) this.start(this.state.folded)
      return blocks
    }
    return new Blocks(SHAPES[name], shelf, load)
  }
}

const markOf = (folded: StoredFolded | undefined): string => folded?.mark ?? ""

/** Its one key. */
const ONE = 1

const START: IDBValidKey = []

/** Under this key, which comes before every block's, a list of all fences: reading so many keys takes far longer. */
const FENCES = ""

const storeAll = (
  store: IDBObjectStore,
  before: Shelf,
  { shelf, puts }: { readonly shelf: Shelf; readonly puts: ReadonlyArray<Put> }
): void => {
  for (const [fence, block] of puts) {
    if (block === undefined) store.delete(fence as IDBValidKey)
    else store.put(block, fence as IDBValidKey)
  }
  const sameFences = shelf.fences.length === before.fences.length && puts.every(([, block]) => block !== undefined)
  if (!sameFences) store.put(shelf.fences, FENCES)
}

const readBlocks = async (
  store: IDBObjectStore,
  wanted: ReadonlyArray<Key>,
  all: number
): Promise<ReadonlyArray<Block>> => {
  const blocks =
    wanted.length === all
      ? await done<Array<Block>>(store.getAll(IDBKeyRange.lowerBound(START)))
      : await Promise.all(wanted.map((fence) => done<Block | undefined>(store.get(fence as IDBValidKey))))
  if (!blocks.every((block) => Array.isArray(block?.keys))) throw new StoreFault({ _tag: "Corrupt" })
  return blocks as ReadonlyArray<Block>
}

const KEY_WEIGHT = 24
const weightOf = ({ keys, values = [] }: Block): number =>
  values.reduce((sum, value) => sum + value.length, keys.length * KEY_WEIGHT)

/** By the database's name. */
const shared = new Map<string, { readonly shelves: Shelves; users: number }>()

/** What everybody in this tab keeps of a database; `release` when done with it. */
export const sharedShelves = (name: string): { readonly shelves: Shelves; readonly release: () => void } => {
  const held = shared.get(name) ?? { shelves: new Shelves(), users: 0 }
  shared.set(name, held)
  held.users++
  return {
    shelves: held.shelves,
    release: () => {
      if (--held.users === 0) shared.delete(name)
    }
  }
}
