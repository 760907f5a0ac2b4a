/**
 * A relay's tables in memory, for tests and simulations, with what those do to it: copies taken and put back, bytes
 * spoiled, a disk that fails.
 */
import type { Dot } from "@kith/core/log/Dot"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { NO_ENTRY } from "@kith/core/log/MembershipEntry"
import { overlaps } from "@kith/core/log/Placement"
import {
  type BundleFacts,
  type CalendarFacts,
  defaultRelayLimits,
  type DueWakes,
  type RelayLimits
} from "@kith/core/log/RelayStore"
import { checksum } from "../checksum.ts"
import { type Fault, StoreFault } from "../sqlite/StoreFault.ts"
import type { LiveSpan, RelayTables, WorkspaceRow } from "./RelayTables.ts"
import { bundleChecksum, readBundle } from "./StoredBundle.ts"

interface MemoryBundle extends LiveSpan {
  readonly key: number
  readonly device: DeviceId
  readonly encoded: Uint8Array
  readonly checksum: number
  readonly at: number
  readonly replacedAt: number | undefined
}

interface MemoryWorkspace {
  row: WorkspaceRow
  entries: Array<Uint8Array>
  heads: Map<DeviceId, Head>
  /** By feed, in the order in which they end. */
  live: Map<DeviceId, Array<MemoryBundle>>
  replaced: Map<number, MemoryBundle>
  uploaded: Map<DeviceId, number>
  glance: MemoryGlance | undefined
}

interface MemoryCalendar {
  readonly key: number
  readonly text: Uint8Array
  readonly checksum: number
  readonly device: DeviceId
  readonly at: number
}

interface MemoryGlance {
  readonly encoded: Uint8Array
  readonly checksum: number
  readonly uploader: DeviceId
}

/** Everything at one moment, as plain data. */
export interface RelayImage {
  readonly lastKey: number
  readonly lastId: number
  readonly workspaces: ReadonlyArray<Readonly<MemoryWorkspace>>
  readonly signers: ReadonlyArray<readonly [DeviceId, ReadonlyArray<WorkspaceId>]>
  readonly calendars: ReadonlyArray<readonly [string, MemoryCalendar]>
  readonly forgotten: ReadonlyArray<WorkspaceId>
  readonly lastWake: number
  readonly wakes: ReadonlyArray<readonly [number, DueWakes]>
}

export class RelayMemory {
  /** Hold from the next write on. */
  limits: RelayLimits
  /** While set, every operation fails with it: a full disk, a busy file. */
  fault: Fault | undefined
  private lastKey = 0
  private lastId = 0
  private workspaces = new Map<WorkspaceId, MemoryWorkspace>()
  private byKey = new Map<number, MemoryWorkspace>()
  private bundles = new Map<number, MemoryBundle>()
  private signers = new Map<DeviceId, ReadonlyArray<WorkspaceId>>()
  private calendars = new Map<string, MemoryCalendar>()
  /** In the order in which they were. */
  private forgotten: ReadonlyArray<WorkspaceId> = []
  private lastWake = 0
  private wakes = new Map<number, DueWakes>()
  private undo: Array<() => void> = []

  constructor(limits: Partial<RelayLimits> = {}) {
    this.limits = { ...defaultRelayLimits, ...limits }
  }

  snapshot(): RelayImage {
    return {
      lastKey: this.lastKey,
      lastId: this.lastId,
      workspaces: [...this.workspaces.values()].map(copyOf),
      signers: [...this.signers],
      calendars: [...this.calendars],
      forgotten: this.forgotten,
      lastWake: this.lastWake,
      wakes: [...this.wakes]
    }
  }

  /** As a backup put back: what came after it is gone. The same image may be put back again. */
  restore(image: RelayImage): void {
    this.lastKey = image.lastKey
    this.lastId = image.lastId
    const copies = image.workspaces.map(copyOf)
    this.workspaces = new Map(copies.map((each) => [each.row.workspace, each]))
    this.byKey = new Map(copies.map((each) => [each.row.key, each]))
    this.bundles = new Map(
      copies
        .flatMap(({ live, replaced }) => [...[...live.values()].flat(), ...replaced.values()])
        .map((each) => [each.id, each])
    )
    this.signers = new Map(image.signers)
    this.calendars = new Map(image.calendars)
    this.forgotten = image.forgotten
    this.lastWake = image.lastWake
    this.wakes = new Map(image.wakes)
  }

  /** Flips one bit of the stored bytes of the bundle that begins there. */
  spoil(workspace: WorkspaceId, { device, seq }: Dot): void {
    const found = this.workspaces.get(workspace)?.live.get(device)
    const index = found?.findIndex(({ first }) => first === seq) ?? -1
    if (found === undefined || index < 0) throw new Error(`no bundle begins at ${device}:${seq}`)
    const encoded = found[index]!.encoded.slice()
    encoded[encoded.length >> 1]! ^= 1
    found[index] = { ...found[index]!, encoded }
    this.bundles.set(found[index].id, found[index])
  }

  /** The same of its glance. */
  spoilGlance(workspace: WorkspaceId): void {
    const found = this.workspaces.get(workspace)
    if (found?.glance === undefined) throw new Error(`no glance of ${workspace}`)
    const encoded = found.glance.encoded.slice()
    encoded[encoded.length >> 1]! ^= 1
    found.glance = { ...found.glance, encoded }
  }

  /** The same of a published calendar. */
  spoilCalendar(id: string): void {
    const found = this.calendars.get(id)
    if (found === undefined) throw new Error(`no calendar ${id}`)
    const text = found.text.slice()
    text[text.length >> 1]! ^= 1
    this.calendars.set(id, { ...found, text })
  }

  readonly tables: RelayTables = {
    write: (body) => {
      this.fail()
      this.undo = []
      try {
        return body()
      } catch (cause) {
        for (const revert of this.undo.reverse()) revert()
        throw cause
      } finally {
        this.undo = []
      }
    },
    read: (body) => {
      this.fail()
      return body()
    },

    workspace: (workspace) => this.workspaces.get(workspace)?.row,
    addWorkspace: (workspace) => {
      const row: WorkspaceRow = {
        key: ++this.lastKey,
        workspace,
        entries: 0,
        head: NO_ENTRY,
        bundles: 0,
        bytes: 0,
        replacedBytes: 0,
        membershipBytes: 0
      }
      const added: MemoryWorkspace = {
        row,
        entries: [],
        heads: new Map(),
        live: new Map(),
        replaced: new Map(),
        uploaded: new Map(),
        glance: undefined
      }
      this.put(this.workspaces, workspace, added)
      this.put(this.byKey, row.key, added)
      return row
    },
    saveWorkspace: (row) => {
      const found = this.of(row.key)
      const before = found.row
      found.row = row
      this.undo.push(() => (found.row = before))
    },
    removeWorkspace: (key) => {
      const found = this.of(key)
      for (const { id } of this.wakesIn(key)) this.delete(this.wakes, id)
      this.delete(this.workspaces, found.row.workspace)
      this.delete(this.byKey, key)
      for (const { id } of [...[...found.live.values()].flat(), ...found.replaced.values()])
        this.delete(this.bundles, id)
      for (const [id, calendar] of this.calendars) if (calendar.key === key) this.delete(this.calendars, id)
      for (const [signer, theirs] of this.signers) {
        this.put(
          this.signers,
          signer,
          theirs.filter((each) => each !== found.row.workspace)
        )
      }
    },
    isForgotten: (workspace) => this.forgotten.includes(workspace),
    addForgotten: (workspace, most) => {
      this.tables.dropForgotten(workspace)
      this.forgotten = [...this.forgotten, workspace].slice(-most)
    },
    dropForgotten: (workspace) => {
      const before = this.forgotten
      this.forgotten = before.filter((each) => each !== workspace)
      this.undo.push(() => (this.forgotten = before))
    },
    statistics: () => {
      const sum = (of: (row: WorkspaceRow) => number) =>
        [...this.workspaces.values()].reduce((total, { row }) => total + of(row), 0)
      return {
        workspaces: this.workspaces.size,
        bundles: sum(({ bundles }) => bundles),
        bytes: sum(({ bytes }) => bytes),
        replacedBytes: sum(({ replacedBytes }) => replacedBytes),
        membershipBytes: sum(({ membershipBytes }) => membershipBytes)
      }
    },

    entries: (key, from) => this.of(key).entries.slice(from),
    addEntry: (key, _, encoded) => {
      const { entries } = this.of(key)
      entries.push(encoded)
      this.undo.push(() => entries.pop())
    },
    addSigner: (key, signer) => {
      const { workspace } = this.of(key).row
      const known = this.signers.get(signer) ?? []
      if (!known.includes(workspace)) this.put(this.signers, signer, [...known, workspace])
    },
    workspacesOf: (signer) => this.signers.get(signer) ?? [],

    heads: (key) => this.of(key).heads,
    head: (key, device) => this.of(key).heads.get(device),
    saveHead: (key, device, head) => this.put(this.of(key).heads, device, head),

    spansAfter: (key, device, seq, limit) => {
      const live = this.of(key).live.get(device) ?? []
      const from = firstEndingAfter(live, seq)
      return live.slice(from, from + limit)
    },
    addBundle: (key, { bundle, encoded }, uploader, at) => {
      const { device, first, last, before, after } = bundle
      const added: MemoryBundle = {
        id: ++this.lastId,
        key,
        device,
        first,
        last,
        before: before.slice(),
        after: after.slice(),
        bytes: encoded.length,
        encoded,
        checksum: bundleChecksum(encoded),
        uploader,
        at,
        replacedAt: undefined
      }
      const { live } = this.of(key)
      if (!live.has(device)) this.put(live, device, [])
      const feed = live.get(device)!
      const index = firstEndingAfter(feed, last)
      feed.splice(index, 0, added)
      this.undo.push(() => feed.splice(index, 1))
      this.put(this.bundles, added.id, added)
    },
    bundle: (id) => {
      const found = this.bundles.get(id)
      if (found === undefined) return undefined
      const { device, first, encoded, checksum } = found
      return { bundle: readBundle(encoded, checksum, { device, seq: first }), encoded }
    },
    setReplaced: (id, at) => {
      const found = this.bundles.get(id)!
      const { live, replaced } = this.of(found.key)
      const feed = live.get(found.device)!
      const index = feed.indexOf(found)
      feed.splice(index, 1)
      this.undo.push(() => feed.splice(index, 0, found))
      const gone = { ...found, replacedAt: at }
      this.put(replaced, id, gone)
      this.put(this.bundles, id, gone)
    },
    replacedBefore: (at, limit) =>
      [...this.bundles.values()]
        .filter(({ replacedAt }) => replacedAt !== undefined && replacedAt < at)
        .slice(0, limit)
        .map(({ id, key, bytes }) => ({ id, key, bytes })),
    replacedWithin: (key, device, span) =>
      [...this.of(key).replaced.values()]
        .filter((each) => each.device === device && overlaps(each, span))
        .map(({ id, bytes }) => ({ id, key, bytes })),
    removeBundle: (id) => {
      const { key, device } = this.bundles.get(id)!
      const { live, replaced } = this.of(key)
      const feed = live.get(device) ?? []
      const index = feed.findIndex((each) => each.id === id)
      if (index < 0) this.delete(replaced, id)
      else {
        const [gone] = feed.splice(index, 1)
        this.undo.push(() => feed.splice(index, 0, gone!))
      }
      this.delete(this.bundles, id)
    },
    dropBundle: ({ id, key, bytes }) => {
      const found = this.of(key)
      this.delete(found.replaced, id)
      this.delete(this.bundles, id)
      this.tables.saveWorkspace({ ...found.row, replacedBytes: found.row.replacedBytes - bytes })
    },
    facts: (key) => {
      const { live, replaced } = this.of(key)
      return [...[...live.values()].flat(), ...replaced.values()].map(factsOf).sort(byFeed)
    },

    uploaded: (key) => this.of(key).uploaded,
    uploadedBy: (key, uploader) => this.of(key).uploaded.get(uploader) ?? 0,
    addUploaded: (key, uploader, bytes) => {
      const { uploaded } = this.of(key)
      this.put(uploaded, uploader, (uploaded.get(uploader) ?? 0) + bytes)
    },

    glance: (key) => {
      const { glance } = this.of(key)
      if (glance !== undefined && checksum("glance", glance.encoded) !== glance.checksum) {
        throw new StoreFault({ _tag: "Corrupt" })
      }
      return glance?.encoded
    },
    glanceFacts: (key) => {
      const { glance } = this.of(key)
      return glance === undefined ? undefined : { bytes: glance.encoded.length, uploader: glance.uploader }
    },
    saveGlance: (key, encoded, uploader) => {
      const found = this.of(key)
      const before = found.glance
      found.glance = { encoded, checksum: checksum("glance", encoded), uploader }
      this.undo.push(() => (found.glance = before))
    },

    calendars: {
      get: (id) => {
        const found = this.calendars.get(id)
        if (found === undefined) return undefined
        if (checksum("calendar", found.text) !== found.checksum) throw new StoreFault({ _tag: "Corrupt" })
        const { workspace } = this.of(found.key).row
        return { ...calendarFactsOf(id, found), workspace, text: found.text }
      },
      facts: (id) => {
        const found = this.calendars.get(id)
        return found === undefined ? undefined : { ...calendarFactsOf(id, found), key: found.key }
      },
      list: (key) =>
        [...this.calendars]
          .filter(([, calendar]) => calendar.key === key)
          .map(([id, calendar]) => calendarFactsOf(id, calendar))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      save: (key, id, text, device, at) =>
        this.put(this.calendars, id, { key, text, checksum: checksum("calendar", text), device, at }),
      remove: (id) => this.delete(this.calendars, id)
    },

    wakes: {
      get: (key, device) => {
        const found = this.wakesIn(key).find((each) => each.device === device)
        return found === undefined
          ? undefined
          : { device, endpoint: found.endpoint, hours: found.hours, dueAt: found.dueAt }
      },
      count: (key) => this.wakesIn(key).length,
      save: (key, wakes) => {
        this.tables.wakes.remove(key, wakes.device)
        const id = ++this.lastWake
        this.put(this.wakes, id, { ...wakes, id, workspace: this.of(key).row.workspace, tries: 0 })
      },
      remove: (key, device) => {
        const found = this.wakesIn(key).find((each) => each.device === device)
        if (found !== undefined) this.delete(this.wakes, found.id)
        return found !== undefined
      },
      due: (now, most) =>
        [...this.wakes.values()]
          .filter(({ dueAt }) => dueAt <= now)
          .sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)
          .slice(0, most),
      settle: (id, left) => {
        const found = this.wakes.get(id)
        if (found === undefined) return false
        if (left === undefined) this.delete(this.wakes, id)
        else this.put(this.wakes, id, { ...found, ...left })
        return true
      }
    }
  }

  private of(key: number): MemoryWorkspace {
    return this.byKey.get(key)!
  }

  private wakesIn(key: number): ReadonlyArray<DueWakes> {
    const { workspace } = this.of(key).row
    return [...this.wakes.values()].filter((each) => each.workspace === workspace)
  }

  private fail(): void {
    if (this.fault !== undefined) throw new StoreFault(this.fault)
  }

  private put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const had = map.has(key)
    const before = map.get(key)
    map.set(key, value)
    this.undo.push(() => (had ? map.set(key, before!) : map.delete(key)))
  }

  private delete<K, V>(map: Map<K, V>, key: K): void {
    if (!map.has(key)) return
    const before = map.get(key)!
    map.delete(key)
    this.undo.push(() => map.set(key, before))
  }
}

/** Bytes are shared: nothing changes them in place. */
const copyOf = (self: Readonly<MemoryWorkspace>): MemoryWorkspace => ({
  row: self.row,
  entries: [...self.entries],
  heads: new Map(self.heads),
  live: new Map([...self.live].map(([device, feed]) => [device, [...feed]])),
  replaced: new Map(self.replaced),
  uploaded: new Map(self.uploaded),
  glance: self.glance
})

/** Binary search; ties stand in the order in which they came. */
const firstEndingAfter = (feed: ReadonlyArray<MemoryBundle>, seq: number): number => {
  let low = 0
  let high = feed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (feed[middle]!.last > seq) high = middle
    else low = middle + 1
  }
  return low
}

const calendarFactsOf = (id: string, { device, at, text }: MemoryCalendar): CalendarFacts => ({
  id,
  device,
  at,
  bytes: text.length
})

const factsOf = ({ device, first, last, bytes, uploader, at, replacedAt }: MemoryBundle): BundleFacts => ({
  device,
  first,
  last,
  bytes,
  uploader,
  at,
  replacedAt
})

const byFeed = (a: BundleFacts, b: BundleFacts): number =>
  a.device === b.device ? a.first - b.first || a.last - b.last : a.device < b.device ? -1 : 1
