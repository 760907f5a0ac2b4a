/**
 * A working set of entities, into which events are folded before a store
 * commits them: the projector fills it from the log, the writer from drafts.
 */
import * as Result from "effect/Result"
import { type Catalogue, forgottenDelta, toDelta } from "../domain/Catalogue.ts"
import { emptyRecord, type EntityRecord, fold, isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import { SetAside } from "../domain/declare/EventType.ts"
import type { Delta } from "../domain/merge/State.ts"
import type { HideKey } from "../domain/merge/CellAddress.ts"
import { ContentForgotten, forgottenBy } from "../domain/events/HistoryEvents.ts"
import { type Dot, dotKey } from "../log/Dot.ts"
import type { Entry, Event } from "../log/Event.ts"
import type { DeviceId } from "../log/Ids.ts"
import { includesDot, type VersionVector } from "../log/VersionVector.ts"
import type { Changes, IndexEntry, Kept, StoredEntity, Touches } from "./EntityStore.ts"
import { keysOf } from "./IndexKeys.ts"
import { Index } from "./IndexNames.ts"
import { mayRemindAlone, subjectsOf } from "./subjectsOf.ts"

interface Working {
  readonly record: EntityRecord
  touches: Touches
  /** Its index entries, and whose reminders it concerns, before anything was folded here. */
  readonly keysBefore: ReadonlyArray<IndexEntry>
  readonly subjectsBefore: ReadonlyArray<string>
}

/** What may make somebody new concern the reminders at once. */
export interface Expecting {
  /** There are openings: somebody new may be at their company. */
  readonly openings: boolean
  /** Contacts that something names already. */
  readonly awaited: ReadonlySet<string>
}

export class Folding {
  private readonly working = new Map<string, Working>()
  private readonly setAside: Array<Kept> = []
  private readonly forgets: Array<IndexEntry> = []
  private readonly batches: Array<{ readonly batch: string; readonly device: DeviceId; first: number; last: number }> =
    []
  private readonly version: Map<DeviceId, number>
  readonly base: VersionVector
  private readonly catalogue: Catalogue
  private readonly hide: HideKey

  private readonly expecting: Expecting

  constructor(catalogue: Catalogue, hide: HideKey, base: VersionVector, expecting: Expecting) {
    this.expecting = expecting
    this.catalogue = catalogue
    this.hide = hide
    this.base = base
    this.version = new Map(base)
  }

  has(name: string): boolean {
    return this.working.has(name)
  }

  /** Takes entities over from the store; every entity must be loaded, or known to be new, before an event of it is added. */
  load(name: string, stored: StoredEntity | undefined): void {
    if (this.working.has(name)) return
    // Where nothing was, there was no index entry, and no subject that it will not have afterwards.
    if (stored === undefined) {
      this.working.set(name, { record: emptyRecord(), touches: NONE, keysBefore: NONE, subjectsBefore: NONE })
      return
    }
    const keysBefore = keysOf(name, stored.record)
    this.working.set(name, { ...stored, keysBefore, subjectsBefore: subjectsOf(name, stored.record, keysBefore) })
  }

  record(name: string): EntityRecord {
    return this.working.get(name)?.record ?? emptyRecord()
  }

  /** Folds one event, in its feed's order; one that is already held changes nothing. `read`: what it does, where known. */
  add(entry: Entry, read?: Delta): void {
    const { event } = entry
    if (includesDot(this.version, event.dot)) return
    const delta = read === undefined ? this.deltaOf(entry) : Result.succeed(read)
    const working = this.working.get(event.entity)
    if (working === undefined) throw new Error(`Folding: ${event.entity} was not loaded`)
    if (Result.isSuccess(delta)) fold(working.record, delta.success, this.version, this.hide)
    else {
      const { why, detail } = delta.failure
      this.setAside.push({ dot: event.dot, type: event.type, entity: event.entity, why, detail })
    }
    if (event.type === ContentForgotten.tag && Result.isSuccess(delta)) this.noteForgets(event)
    if (event.batch !== undefined) this.note(event.batch, event.dot)
    working.touches = touch(working.touches, event.dot.device, event.dot.seq)
    this.version.set(event.dot.device, event.dot.seq)
  }

  /** What is known only as a stub waits for its type like any other: folding it early would differ from folding it whole. */
  private deltaOf(entry: Entry): Result.Result<Delta, SetAside> {
    const { event, forgotten } = entry
    if (forgotten === undefined) return toDelta(this.catalogue, event)
    const known = this.catalogue.types.get(event.type)
    if (known !== undefined && event.version <= known.version) return Result.succeed(forgottenDelta(entry))
    return Result.fail(
      new SetAside({
        why: known === undefined ? "unknownType" : "newerVersion",
        detail: `${event.type} version ${event.version}`
      })
    )
  }

  private isAlone(name: string, record: EntityRecord): boolean {
    return !this.expecting.awaited.has(name) && !mayRemindAlone(record, this.expecting.openings)
  }

  private noteForgets(event: Event): void {
    for (const dot of forgottenBy(event)) {
      this.forgets.push({ index: Index.forgetting, key: dotKey(dot), entity: event.entity })
    }
  }

  private note(batch: string, { device, seq }: Dot): void {
    const last = this.batches.at(-1)
    if (last !== undefined && last.batch === batch && last.device === device && last.last === seq - 1) last.last = seq
    else this.batches.push({ batch, device, first: seq, last: seq })
  }

  /** Everything that a store needs to catch up with what was folded here, under which mark it is to be stored. */
  changes(mark: string): Changes {
    const addKeys: Array<IndexEntry> = [...this.forgets]
    const removeKeys: Array<IndexEntry> = []
    const entities = new Map<string, StoredEntity>()
    const stale = new Set<string>()
    for (const [name, { record, touches, keysBefore, subjectsBefore }] of this.working) {
      if (touches.length === 0) continue
      entities.set(name, { record, touches })
      const keys = keysOf(name, record)
      difference(keysBefore, keys, addKeys, removeKeys)
      for (const subject of subjectsBefore) stale.add(subject)
      const alone = subjectsBefore.length === 0 && name.startsWith("contact/") && this.isAlone(name, record)
      for (const subject of subjectsOf(name, record, keys)) if (subject !== name || !alone) stale.add(subject)
      // An event may come that leaves nothing to see of them yet.
      if (this.expecting.awaited.has(name) && !isEmptyRecord(record))
        removeKeys.push({ index: Index.awaited, key: name, entity: name })
    }
    for (const { batch, device, first, last } of this.batches) {
      addKeys.push({ index: Index.batch, key: batch, entity: `${device}:${first}:${last}` })
    }
    for (const subject of stale) addKeys.push({ index: Index.stale, key: subject, entity: subject })
    return {
      base: this.base,
      folded: { version: this.version, catalogue: mark },
      entities,
      addKeys,
      removeKeys,
      reminders: new Map(),
      setAside: this.setAside,
      // The reminders that these bear on.
      more: stale.size > 0
    }
  }
}

const NONE: ReadonlyArray<never> = []

const touch = (touches: Touches, device: DeviceId, seq: number): Touches => {
  const last = touches.at(-1)
  if (last === undefined) return [[device, seq, seq]]
  return last[0] === device && last[2] === seq - 1
    ? [...touches.slice(0, -1), [device, last[1], seq]]
    : [...touches, [device, seq, seq]]
}

const difference = (
  before: ReadonlyArray<IndexEntry>,
  after: ReadonlyArray<IndexEntry>,
  add: Array<IndexEntry>,
  remove: Array<IndexEntry>
): void => {
  if (before.length === 0) {
    for (const entry of after) add.push(entry)
    return
  }
  const keyOf = ({ index, key }: IndexEntry): string => `${index}\u0000${key}`
  const held = new Set(before.map(keyOf))
  const wanted = new Set(after.map(keyOf))
  for (const entry of after) if (!held.has(keyOf(entry))) add.push(entry)
  for (const entry of before) if (!wanted.has(keyOf(entry))) remove.push(entry)
}
