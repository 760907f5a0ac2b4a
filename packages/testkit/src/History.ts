/**
 * What several devices wrote, each on what it had seen: for laws, and for tests
 * that tell a story. Histories read as their notation: `a1 a2 | (a1) b1` is a
 * feed of two events, and one of one event whose author had received `a1`.
 */
import { type Catalogue, cellsOf, toDelta } from "@kith/core/domain/Catalogue"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import type { Draft } from "@kith/core/domain/declare/EventType"
import type { HideKey } from "@kith/core/domain/merge/CellAddress"
import { emptyRecord, type EntityRecord, fold, replacedBy } from "@kith/core/domain/merge/EntityRecord"
import type { Delta, Write } from "@kith/core/domain/merge/State"
import type { Dot } from "@kith/core/log/Dot"
import type { Entry, Event } from "@kith/core/log/Event"
import type { BatchId, DeviceId } from "@kith/core/log/Ids"
import { SALT_BYTES } from "@kith/core/log/Sha256"
import { includesDot } from "@kith/core/log/VersionVector"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { testHide } from "./testHide.ts"
import { makeVirtualWorld, type VirtualWorld } from "./VirtualWorld.ts"

export class History {
  /** In the order in which they were written, and so each feed in its own. */
  readonly entries: ReadonlyArray<Entry>
  readonly feeds: ReadonlyMap<DeviceId, ReadonlyArray<Entry>>
  /** What each event does; events set aside are left out. */
  readonly deltas: ReadonlyMap<Entry, Delta>
  readonly notation: string

  constructor(entries: ReadonlyArray<Entry>, deltas: ReadonlyMap<Entry, Delta>, notation: string) {
    this.entries = entries
    this.deltas = deltas
    this.notation = notation
    this.feeds = Map.groupBy(entries, ({ event }) => event.dot.device)
  }

  /** The notation, then a line an event. */
  toString(): string {
    return [this.notation, ...this.entries.map(({ event }) => lineOf(event))].join("\n  ")
  }

  [fc.toStringMethod](): string {
    return this.toString()
  }
}

/** `a1`: an event in the notation. */
export const labelOf = ({ device, seq }: Dot): string => `${device}${seq}`

const lineOf = ({ dot, at, type, version, entity, replaces, body }: Event): string =>
  [
    `${labelOf(dot)} at ${at}: ${type}@${version} ${entity} ${JSON.stringify(body)}`,
    ...(replaces.length === 0 ? [] : [`replaces ${replaces.map(labelOf).join(" ")}`])
  ].join(" ")

interface Author {
  readonly records: Map<string, EntityRecord>
  readonly version: Map<DeviceId, number>
  readonly seen: Array<Entry>
  /** Its feed in the notation, and what it received since its last event. */
  readonly written: Array<string>
  received: Array<string>
}

export interface WriteOptions {
  /** The author's clock, ms. */
  readonly at?: number
  readonly batch?: BatchId
  /** Instead of what the author's state says; for events that no proper writer makes. */
  readonly replaces?: ReadonlyArray<Dot>
  /** Instead of what the catalogue says, for types that it does not know. */
  readonly writes?: ReadonlyArray<Write>
}

/** Plays devices that write and receive. */
export class HistoryBuilder {
  private readonly catalogue: Catalogue
  private readonly hide: HideKey
  private readonly world: VirtualWorld
  private readonly authors = new Map<DeviceId, Author>()
  private readonly entries: Array<Entry> = []
  private readonly deltas = new Map<Entry, Delta>()

  constructor(catalogue: Catalogue, hide: HideKey = testHide, world: VirtualWorld = makeVirtualWorld(1)) {
    this.catalogue = catalogue
    this.hide = hide
    this.world = world
  }

  /** Writes an event as a device's writer does: what it replaces follows from what that device has seen. */
  write(device: string, draft: Draft, options: WriteOptions = {}): Entry {
    const author = this.author(device)
    const { type, version, entity, body } = draft
    const own = author.version.get(device as DeviceId) ?? 0
    const unstamped: Event = {
      dot: { device: device as DeviceId, seq: own + 1 },
      at: options.at ?? this.world.now(),
      via: "test",
      ...(options.batch === undefined ? {} : { batch: options.batch }),
      type,
      version,
      entity,
      replaces: [],
      body
    }
    const delta = toDelta(this.catalogue, unstamped)
    const writes = options.writes ?? (Result.isSuccess(delta) ? delta.success.writes : [])
    const replaces = options.replaces ?? draft.replaces ?? replacedBy(this.recordOf(device, entity), writes, this.hide)
    const definition = this.catalogue.entities.get(kindAndId(entity).kind)
    const entry: Entry = {
      event: { ...unstamped, replaces },
      cells: definition === undefined ? [] : cellsOf(definition, writes, this.hide),
      salt: this.world.random(SALT_BYTES)
    }
    if (Result.isSuccess(delta)) this.deltas.set(entry, { ...delta.success, replaces })
    author.written.push(...author.received.map((label) => `(${label})`), labelOf(entry.event.dot))
    author.received = []
    this.entries.push(entry)
    this.take(author, entry)
    this.world.pass(1000)
    return entry
  }

  /** A device receives another's feed, from where it held it up to `seq`. */
  receive(device: string, from: string, seq: number): void {
    const author = this.author(device)
    const held = author.version.get(from as DeviceId) ?? 0
    const feed = this.entries.filter(({ event }) => event.dot.device === from)
    for (const entry of feed.slice(held, seq)) this.take(author, entry)
    const now = author.version.get(from as DeviceId) ?? 0
    if (now === held) return
    author.received = [...author.received.filter((label) => !label.startsWith(from)), `${from}${now}`]
  }

  /** What a device has folded of an entity. */
  recordOf(device: string, entity: string): EntityRecord {
    return this.author(device).records.get(entity) ?? emptyRecord()
  }

  /** What a device has written and received, in that order. */
  seenBy(device: string): ReadonlyArray<Entry> {
    return this.author(device).seen
  }

  /** What an event does; `undefined`: it was set aside. */
  deltaOf(entry: Entry): Delta | undefined {
    return this.deltas.get(entry)
  }

  lengthOf(device: string): number {
    return this.author(device).version.get(device as DeviceId) ?? 0
  }

  history(): History {
    const devices = [...this.authors.keys()].sort()
    const feeds = devices.map((device) => this.author(device).written.join(" "))
    return new History(this.entries, this.deltas, feeds.filter((feed) => feed !== "").join(" | "))
  }

  private author(device: string): Author {
    let author = this.authors.get(device as DeviceId)
    if (author === undefined) {
      author = { records: new Map(), version: new Map(), seen: [], written: [], received: [] }
      this.authors.set(device as DeviceId, author)
    }
    return author
  }

  private take(author: Author, entry: Entry): void {
    const { dot } = entry.event
    if (includesDot(author.version, dot)) return
    const delta = this.deltas.get(entry)
    if (delta !== undefined) {
      let record = author.records.get(delta.entity)
      if (record === undefined) author.records.set(delta.entity, (record = emptyRecord()))
      fold(record, delta, author.version, this.hide)
    }
    author.version.set(dot.device, dot.seq)
    author.seen.push(entry)
  }
}
