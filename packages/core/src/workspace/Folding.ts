/**
 * A working set of entities, into which events are folded before a store
 * commits them: the projector fills it from the log, the writer from drafts.
 */
import * as Result from "effect/Result"
import { type Catalogue, deltaOfKnown, forgottenDelta, knownRows, toDelta } from "../domain/Catalogue.ts"
import { emptyRecord, type EntityRecord, fold, isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import { SetAside } from "../domain/declare/EventType.ts"
import type { Delta } from "../domain/merge/State.ts"
import type { HideKey } from "../domain/merge/CellAddress.ts"
import { ContentForgotten, forgottenBy } from "../domain/events/HistoryEvents.ts"
import { dotKey } from "../log/Dot.ts"
import type { Entry, Event } from "../log/Event.ts"
import type { DeviceId } from "../log/Ids.ts"
import type { PageSpan } from "../log/PagedRun.ts"
import { includesDot, type VersionVector } from "../log/VersionVector.ts"
import type { Changes, IndexEntry, Kept, StoredEntity, Touches } from "./EntityStore.ts"
import { keysOf } from "./IndexKeys.ts"
import { Index } from "./IndexNames.ts"
import { difference } from "./indexDifference.ts"
import { mayRemindAlone, subjectsOf } from "./subjectsOf.ts"
import { NOTHING_WAITS, WaitingRows } from "./WaitingRows.ts"

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
  /** By name: its place in `working`. */
  private readonly places = new Map<string, number>()
  /** What was folded so far, or the last row that waits for somebody to look. */
  private readonly working: Array<Working | number> = []
  private readonly waiting = new WaitingRows()
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
    return this.places.has(name)
  }

  /** Takes entities over from the store; every entity must be loaded, or known to be new, before an event of it is added. */
  load(name: string, stored: StoredEntity | undefined): void {
    if (this.places.has(name)) return
    this.places.set(name, this.working.length)
    // Where nothing was, there was no index entry, and no subject that it will not have afterwards.
    if (stored === undefined) this.working.push(NOTHING_WAITS)
    else {
      const keysBefore = keysOf(name, stored.record)
      this.working.push({ ...stored, keysBefore, subjectsBefore: subjectsOf(name, stored.record, keysBefore) })
    }
  }

  record(name: string): EntityRecord {
    return this.looked(name)?.record ?? emptyRecord()
  }

  /** Folds one event, in its feed's order; one that is already held changes nothing. `read`: what it does, where known. */
  add(entry: Entry, read?: Delta): void {
    const { event } = entry
    if (includesDot(this.version, event.dot)) return
    this.foldNow(entry, read)
    const { device, seq } = event.dot
    if (event.batch !== undefined) this.note(event.batch, device, seq, seq)
    this.version.set(device, seq)
  }

  private foldNow(entry: Entry, read?: Delta): void {
    const { event } = entry
    const delta = read === undefined ? this.deltaOf(entry) : Result.succeed(read)
    const working = this.looked(event.entity)
    if (working === undefined) throw new Error(`Folding: ${event.entity} was not loaded`)
    if (Result.isSuccess(delta)) fold(working.record, delta.success, this.version, this.hide)
    else {
      const { why, detail } = delta.failure
      this.setAside.push({ dot: event.dot, type: event.type, entity: event.entity, why, detail })
    }
    if (event.type === ContentForgotten.tag && Result.isSuccess(delta)) this.noteForgets(event)
    working.touches = touch(working.touches, event.dot.device, event.dot.seq)
  }

  /**
   * Folds events of a page, all of which are checked; those of entities that are new wait in its columns until the entity is
   * looked at. An entity that was not loaded is new.
   */
  addPage({ page, from, to }: PageSpan): void {
    const { device, first } = page
    const { entity, devices, batch: batches } = page.columns
    // All are checked at once, which a few of them alone would not be worth.
    const known = 2 * (to - from) < page.count ? noneKnown : knownRows(this.catalogue, page)
    const start = this.waiting.add(page)
    // By device of the page: what is held. The page's own device is the first.
    const held = devices.map((each) => this.version.get(each) ?? 0)
    const begin = Math.max(from, held[0]! + 1 - first)
    for (let row = begin; row < to; row++) {
      const name = entity[row]!
      let place = this.places.get(name)
      if (place === undefined) {
        this.places.set(name, (place = this.working.length))
        this.working.push(NOTHING_WAITS)
      }
      const last = this.working[place]!
      if (typeof last === "number" && known(row, name) && page.replacesOnly(row, held)) {
        this.waiting.link(start + row, last)
        this.working[place] = start + row
      } else {
        this.version.set(device, held[0]!)
        this.foldNow(page.entryAt(row))
      }
      held[0] = first + row
    }
    this.version.set(device, held[0]!)
    let end = 0
    for (const [batch, events] of batches) {
      const one = Math.max(end, begin)
      end += events
      const other = Math.min(end, to)
      if (batch !== null && one < other) this.note(batch, device, first + one, first + other - 1)
    }
  }

  private looked(name: string): Working | undefined {
    const place = this.places.get(name)
    return place === undefined ? undefined : this.lookedAt(place)
  }

  /** Folds what waits. */
  private lookedAt(place: number): Working {
    const last = this.working[place]!
    if (typeof last !== "number") return last
    const working: Working = { record: emptyRecord(), touches: NONE, keysBefore: NONE, subjectsBefore: NONE }
    this.working[place] = working
    this.waiting.visit(last, (page, row) => {
      fold(working.record, deltaOfKnown(this.catalogue, page, row), this.version, this.hide)
      working.touches = touch(working.touches, page.device, page.first + row)
    })
    return working
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

  private note(batch: string, device: DeviceId, from: number, to: number): void {
    const last = this.batches.at(-1)
    if (last !== undefined && last.batch === batch && last.device === device && last.last === from - 1) last.last = to
    else this.batches.push({ batch, device, first: from, last: to })
  }

  /** Everything that a store needs to catch up with what was folded here, under which mark it is to be stored. */
  changes(mark: string): Changes {
    const addKeys: Array<IndexEntry> = [...this.forgets]
    const removeKeys: Array<IndexEntry> = []
    const entities = new Map<string, StoredEntity>()
    const stale = new Set<string>()
    for (const [name, place] of this.places) {
      const { record, touches, keysBefore, subjectsBefore } = this.lookedAt(place)
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
const noneKnown = (): boolean => false

const touch = (touches: Touches, device: DeviceId, seq: number): Touches => {
  const last = touches.at(-1)
  if (last === undefined) return [[device, seq, seq]]
  return last[0] === device && last[2] === seq - 1
    ? [...touches.slice(0, -1), [device, last[1], seq]]
    : [...touches, [device, seq, seq]]
}
