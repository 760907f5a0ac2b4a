/** Entities, indexes and reminders in memory, as the stored ones behave: for tests, first steps and the bench. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { EntityRecord } from "@kith/core/domain/merge/EntityRecord"
import { compareDots, dotKey } from "@kith/core/log/Dot"
import { emptyVersion, sameVersion } from "@kith/core/log/VersionVector"
import {
  type Changes,
  EntityStore,
  EntityStoreError,
  type Folded,
  FoldedMeanwhile,
  type IndexEntry,
  type Kept,
  type RangeOptions,
  type StoredEntity
} from "@kith/core/workspace/EntityStore"
import { MemoryReminders } from "./MemoryReminders.ts"
import { SortedList } from "./SortedList.ts"
import { compareText } from "./textOrder.ts"

export const layerMemoryEntityStore: Layer.Layer<EntityStore> = Layer.sync(EntityStore, () => memoryEntityStore())

const memoryEntityStore = (): EntityStore["Service"] => {
  const entities = new MemoryEntities()
  return {
    folded: Effect.sync(() => entities.folded),
    get: (names) => Effect.sync(() => entities.get(names)),
    names: (prefix, limit) => Effect.sync(() => entities.namesFrom(prefix, limit)),
    range: (index, from, to, options) => Effect.sync(() => entities.range(index, from, to, options)),
    reminders: (open, atMost) => Effect.sync(() => entities.reminders.open(open, atMost)),
    countReminders: (open, atMost) => Effect.sync(() => entities.reminders.countOpen(open, atMost)),
    nextReminder: (after) => Effect.sync(() => entities.reminders.next(after)),
    remindersById: (prefix) => Effect.sync(() => entities.reminders.byId(prefix)),
    remindersOf: (subject) => Effect.sync(() => entities.reminders.of(subject)),
    setAside: Effect.sync(() => [...entities.setAside.values()].sort((a, b) => compareDots(a.dot, b.dot))),
    commit: (changes) => Effect.suspend(() => entities.commit(changes))
  }
}

class MemoryEntities {
  folded: Folded | undefined
  readonly setAside = new Map<string, Kept>()
  readonly reminders = new MemoryReminders()
  private readonly entities = new Map<string, StoredEntity>()
  private readonly names = new SortedList(compareText)
  private readonly indexes = new Map<string, SortedList<IndexEntry>>()

  get(names: ReadonlyArray<string>): ReadonlyMap<string, StoredEntity> {
    return new Map(
      names.flatMap((name) => {
        const stored = this.entities.get(name)
        return stored === undefined ? [] : [[name, copyOf(stored)] as const]
      })
    )
  }

  namesFrom(prefix: string, limit: number): ReadonlyArray<string> {
    const from = this.names.indexWhere((name) => compareText(name, prefix) < 0)
    const to = this.names.indexWhere((name) => compareText(name, prefix) < 0 || name.startsWith(prefix))
    return this.names.slice(from, Math.min(to, from + limit))
  }

  range(index: string, from: string, to: string, options: RangeOptions = {}): ReadonlyArray<IndexEntry> {
    const list = this.indexes.get(index)
    if (list === undefined) return []
    const begin = list.indexWhere(({ key }) => compareText(key, from) < 0)
    const end = Math.max(
      begin,
      list.indexWhere(({ key }) => compareText(key, to) < 0)
    )
    const count = Math.min(options.limit ?? Infinity, end - begin)
    return options.reverse === true ? list.slice(end - count, end).toReversed() : list.slice(begin, begin + count)
  }

  commit(changes: Changes): Effect.Effect<void, EntityStoreError> {
    if (!sameVersion(this.folded?.version ?? emptyVersion, changes.base)) {
      return new EntityStoreError({ operation: "commit", reason: new FoldedMeanwhile() })
    }
    if (changes.clear === true) this.clear()
    this.names.change(
      [],
      [...changes.entities.keys()].filter((name) => !this.entities.has(name))
    )
    for (const [name, stored] of changes.entities) this.entities.set(name, copyOf(stored))
    this.changeKeys(changes)
    this.reminders.replace(changes.reminders)
    for (const kept of changes.setAside) this.setAside.set(dotKey(kept.dot), kept)
    this.folded = { version: new Map(changes.folded.version), catalogue: changes.folded.catalogue }
    return Effect.void
  }

  private changeKeys({ addKeys, removeKeys }: Changes): void {
    const removed = Map.groupBy(removeKeys.map(wellFormed), ({ index }) => index)
    const added = Map.groupBy(addKeys.map(wellFormed), ({ index }) => index)
    for (const index of new Set([...removed.keys(), ...added.keys()])) {
      let list = this.indexes.get(index)
      if (list === undefined) this.indexes.set(index, (list = new SortedList(compareEntries)))
      list.change(removed.get(index) ?? [], added.get(index) ?? [])
    }
  }

  private clear(): void {
    this.names.change([...this.entities.keys()], [])
    this.entities.clear()
    this.indexes.clear()
    this.reminders.clear()
    this.setAside.clear()
  }
}

const compareEntries = (a: IndexEntry, b: IndexEntry): number =>
  compareText(a.key, b.key) || compareText(a.entity, b.entity)

/** As every store keeps text, so that a key reads the same from all of them. */
const wellFormed = ({ index, key, entity }: IndexEntry): IndexEntry => ({
  index,
  key: key.toWellFormed(),
  entity: entity.toWellFormed()
})

/** Records are folded into in place, and nothing but a commit may change what is stored. Live values are immutable. */
const copyOf = ({ record, touches }: StoredEntity): StoredEntity => ({ record: copyRecord(record), touches })

const copyRecord = ({ registers, elements, ahead }: EntityRecord): EntityRecord => ({
  registers: new Map(registers),
  elements: new Map([...elements].map(([field, cells]) => [field, new Map(cells)])),
  ahead: new Map(ahead)
})
