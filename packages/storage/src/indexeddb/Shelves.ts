/**
 * The maps of the entities' database, as far as they were read, kept in memory until somebody writes. Asking IndexedDB takes
 * half a millisecond, however little is asked, and working out the reminders of 10,000 contacts asks 90,000 times.
 *
 * Every commit on the disk has a mark of its own. What is kept is what was read under one mark; whatever is read beside it is
 * read together with the mark, and a commit looks at it first. Only where all that is asked is in memory may a commit of
 * another tab go unseen, for `LEASE_MS` at most: in this tab everybody shares what is kept (`sharedShelves.ts`).
 *
 * Commits of which more follow are held back, apart from the blocks, and go to the disk with the last one (`Held.ts`): each
 * block is written once. Who asks is answered from both. A crash takes what is held back, and so does another tab's commit:
 * the disk then says how far things are folded, and the rest is folded again.
 */
import type { Key, Shelf, Sorted } from "./Blocks.ts"
import { NOTHING } from "./Covered.ts"
import type { Database } from "./Database.ts"
import { ENTITY_STORES, FOLDED, foldedIn, type ShelfName, type StoredFolded } from "./EntityDatabase.ts"
import { type Commit, Held } from "./Held.ts"
import { JoinedReads } from "./JoinedReads.ts"
import { type Room, ShelfMemory, SHELVES, unread, type Within } from "./ShelfMemory.ts"
import { readFences } from "./storedBlocks.ts"

const LEASE_MS = 20

/** What is held back goes to the disk after so long, should nothing follow. */
const IDLE_MS = 10_000

/** And so often while more follows, so that a phone that ends its pages early gets on with each start. */
const HELD_MS = 15_000
/** But not before so many times as long have passed as that took the last time. */
const HELD_TIMES = 4

/** What was read under one mark, and what was committed on top of it. */
interface State {
  /** On the disk. */
  readonly stored: StoredFolded | undefined
  readonly folded: Fold | undefined
  /** As on the disk. */
  readonly shelves: Map<ShelfName, Shelf>
  /** What the disk lacks. */
  readonly held: Held | undefined
}

export type Fold = Omit<StoredFolded, "mark">

/** Of one moment. */
export interface Reader {
  readonly folded: Fold | undefined
  readonly shelf: (name: ShelfName) => Promise<Sorted>
}

/** What a commit says is read by those after it. */
export interface Writer extends Reader {
  /** Of this shelf, in place of what is there. */
  readonly change: (name: ShelfName, changes: ReadonlyArray<readonly [Key, string | undefined]>) => void
  /** Into a store that is not in blocks. */
  readonly put: (store: string, key: IDBValidKey, value: unknown) => void
  /** Everything goes first. */
  readonly clear: () => void
}

/** What was read goes with another mark. */
class Outdated extends Error {}

type Body = (writer: Writer) => Promise<Fold>

/** How a shelf's blocks are asked for. */
type Asking = (name: ShelfName) => Within

export class Shelves {
  private state: State = startOf(undefined)
  /** Another one whenever what is read may differ from what was read before. */
  private moment = 0
  private checkedAt = -Infinity
  private checking: Promise<void> | undefined
  private readonly memory: ShelfMemory
  private readonly reads = new WeakMap<Database, JoinedReads>()
  private last: Promise<unknown> = Promise.resolve()
  private heldSince = 0
  private storingMs = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(room?: Room) {
    this.memory = new ShelfMemory(room)
  }

  /** Whatever is in memory is read again; what was held back is gone. */
  forget(): void {
    this.start(undefined)
    this.checkedAt = -Infinity
  }

  async read<A>(database: Database, body: (reader: Reader) => Promise<A>): Promise<A> {
    for (;;) {
      const state = await this.known(database)
      const { moment } = this
      const within = this.reading(database, state)
      try {
        const answer = await body({
          folded: state.folded,
          shelf: (name) => this.memory.sorted(state, name, within(name))
        })
        if (moment === this.moment && (await this.isLatest(database, state))) return answer
      } catch (cause) {
        // What was read of two moments may contradict itself.
        if (moment === this.moment && !(cause instanceof Outdated)) throw cause
      } finally {
        this.memory.makeRoom(this.state)
      }
    }
  }

  /** All or nothing; `body` says what was folded then, and may reject. `more`: as in `Changes`. */
  write(database: Database, body: Body, more: boolean): Promise<void> {
    return this.inTurn(() => (more ? this.hold(database, body) : this.store(database, body)))
  }

  /** What is held back goes to the disk. */
  settle(database: Database): Promise<void> {
    return this.inTurn(() => this.storeHeld(database, false))
  }

  private inTurn<A>(work: () => Promise<A>): Promise<A> {
    const turn = this.last.then(work)
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async store(database: Database, body: Body): Promise<void> {
    let isAdded = false
    try {
      const next = await database.writeSoon(ENTITY_STORES, async (transaction) => {
        const stored = await foldedIn(transaction)
        if (markOf(stored) !== markOf(this.state.stored)) this.start(stored)
        const { folded, commit } = await this.made(this.state, body, () => (ask) => ask(transaction))
        this.add(folded, commit)
        isAdded = true
        this.memory.isFollowed = false
        return this.stored(transaction, this.state)
      })
      this.isStored(next, false)
    } catch (cause) {
      // What it took from memory is not on the disk, and is folded again.
      if (isAdded) this.forget()
      throw cause
    }
  }

  private async hold(database: Database, body: Body): Promise<void> {
    for (;;) {
      const before = await this.known(database)
      const { moment } = this
      try {
        const { folded, commit } = await this.made(before, body, this.reading(database, before))
        if (!(await this.isLatest(database, before)) || moment !== this.moment) continue
        this.add(folded, commit)
      } catch (cause) {
        // Another tab may have committed.
        if (cause instanceof Outdated || !(await this.isLatest(database, before)) || moment !== this.moment) continue
        throw cause
      }
      this.memory.isFollowed = true
      clearTimeout(this.timer)
      this.timer = setTimeout(() => void this.settle(database).catch(() => undefined), IDLE_MS)
      const isLong = performance.now() - this.heldSince > Math.max(HELD_MS, HELD_TIMES * this.storingMs)
      if (isLong || this.memory.isTooMuch(this.state.held!)) await this.storeHeld(database, true)
      this.memory.makeRoom(this.state)
      return
    }
  }

  /** Of the state of now; nobody waits between what is looked at and this. */
  private add(folded: Fold, commit: Commit): void {
    const { stored, shelves, held = new Held() } = this.state
    if (this.state.held === undefined) this.heldSince = performance.now()
    held.add(commit)
    this.state = { stored, folded, shelves, held }
    this.moment++
  }

  /** `isFollowed`: more is to come. */
  private async storeHeld(database: Database, isFollowed: boolean): Promise<void> {
    const { state } = this
    if (state.held === undefined) return
    const from = performance.now()
    try {
      const next = await database.writeSoon(ENTITY_STORES, async (transaction) => {
        if (markOf(await foldedIn(transaction)) !== markOf(state.stored)) throw new Outdated()
        return this.stored(transaction, state)
      })
      this.storingMs = performance.now() - from
      this.isStored(next, isFollowed)
    } catch (cause) {
      // It is folded again from what the disk has.
      this.forget()
      if (!(cause instanceof Outdated)) throw cause
    }
  }

  private async stored(transaction: IDBTransaction, { shelves, folded, held }: State): Promise<State> {
    const merged = await this.memory.merged(transaction, shelves, held!)
    return { stored: markIn(transaction, folded!), folded, shelves: merged, held: undefined }
  }

  private async made(before: State, body: Body, within: Asking) {
    const commit: Commit = { isCleared: false, changes: [], puts: [] }
    const folded = await body({
      folded: before.folded,
      shelf: async (name) => (commit.isCleared ? NOTHING : this.memory.sorted(before, name, within(name))),
      change: (name, changes) => void commit.changes.push([name, changes]),
      put: (store, key, value) => void commit.puts.push([store, key, value]),
      clear: () => {
        commit.isCleared = true
      }
    })
    return { folded, commit }
  }

  /** Where nothing was read yet, how things are on the disk, and where the blocks of each shelf begin. */
  private async known(database: Database): Promise<State> {
    if (this.checkedAt !== -Infinity) return this.state
    const from = performance.now()
    const { moment } = this
    const [stored, fences] = await database.read(ENTITY_STORES, (transaction) =>
      Promise.all([
        foldedIn(transaction),
        Promise.all(SHELVES.map((name) => readFences(transaction.objectStore(name))))
      ])
    )
    // Somebody else may have been quicker.
    if (moment === this.moment && this.checkedAt === -Infinity) {
      this.start(stored)
      SHELVES.forEach((name, index) => this.state.shelves.set(name, unread(fences[index]!)))
      this.checkedAt = from
    }
    return this.known(database)
  }

  /** Whether the disk has no later mark than what was read. */
  private async isLatest(database: Database, { stored }: State): Promise<boolean> {
    if (performance.now() - this.checkedAt > LEASE_MS) await (this.checking ??= this.check(database))
    return markOf(stored) === markOf(this.state.stored)
  }

  private async check(database: Database): Promise<void> {
    const from = performance.now()
    try {
      const stored = await database.read([FOLDED], foldedIn)
      if (markOf(stored) !== markOf(this.state.stored)) this.start(stored)
      this.checkedAt = from
    } finally {
      this.checking = undefined
    }
  }

  private reading(database: Database, state: State): Asking {
    return (name) => async (ask) => {
      const from = performance.now()
      const { stored, settled } = await this.joined(database).ask(name, ask)
      // With another mark, what was asked for is of no use, or not even there any more.
      if (markOf(stored) !== markOf(state.stored)) {
        if (this.state === state) this.start(stored)
        throw new Outdated()
      }
      if (markOf(stored) === markOf(this.state.stored)) this.checkedAt = Math.max(this.checkedAt, from)
      if (settled.status === "rejected") throw settled.reason
      return settled.value
    }
  }

  private joined(database: Database): JoinedReads {
    const joined = this.reads.get(database) ?? new JoinedReads(database)
    this.reads.set(database, joined)
    return joined
  }

  private isStored(state: State, isFollowed: boolean): void {
    clearTimeout(this.timer)
    this.state = state
    this.checkedAt = performance.now()
    if (!isFollowed) this.memory.settle()
    this.memory.makeRoom(this.state)
  }

  private start(stored: StoredFolded | undefined): void {
    this.state = startOf(stored)
    this.memory.settle()
    this.moment++
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
