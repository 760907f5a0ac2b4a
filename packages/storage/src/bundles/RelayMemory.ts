/**
 * A relay's tables in memory, for tests and simulations, with what those do to it: copies taken and put back, bytes
 * spoiled, a disk that fails.
 */
import type { Dot } from "@kith/core/log/Dot"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { defaultRelayLimits, type RelayLimits } from "@kith/core/log/RelayStore"
import { checksum } from "../checksum.ts"
import { type Fault, StoreFault } from "../StoreFault.ts"
import { MemoryBundles } from "./MemoryBundles.ts"
import { type CalendarsImage, MemoryCalendars } from "./MemoryCalendars.ts"
import { MemoryUndo } from "./MemoryUndo.ts"
import { MemoryWakes, type WakesImage } from "./MemoryWakes.ts"
import { copyOf, emptyWorkspace, type MemoryWorkspace } from "./MemoryWorkspace.ts"
import type { RelayTables, WorkspaceRow } from "./RelayTables.ts"

/** Everything at one moment, as plain data. */
export interface RelayImage {
  readonly lastKey: number
  readonly lastBundle: number
  readonly workspaces: ReadonlyArray<Readonly<MemoryWorkspace>>
  readonly signers: ReadonlyArray<readonly [DeviceId, ReadonlyArray<WorkspaceId>]>
  readonly calendars: CalendarsImage
  readonly forgotten: ReadonlyArray<WorkspaceId>
  readonly wakes: WakesImage
}

export class RelayMemory {
  /** Hold from the next write on. */
  limits: RelayLimits
  /** While set, every operation fails with it: a full disk, a busy file. */
  fault: Fault | undefined
  private lastKey = 0
  private workspaces = new Map<WorkspaceId, MemoryWorkspace>()
  private byKey = new Map<number, MemoryWorkspace>()
  private signers = new Map<DeviceId, ReadonlyArray<WorkspaceId>>()
  /** In the order in which they were. */
  private forgotten: ReadonlyArray<WorkspaceId> = []
  private readonly undo = new MemoryUndo()
  private readonly bundles = new MemoryBundles(this.undo, {
    of: (key) => this.of(key),
    save: (row) => this.saveWorkspace(row)
  })
  private readonly calendars = new MemoryCalendars(this.undo, (key) => this.of(key).row.workspace)
  private readonly wakes = new MemoryWakes(this.undo, (key) => this.of(key).row.workspace)

  constructor(limits: Partial<RelayLimits> = {}) {
    this.limits = { ...defaultRelayLimits, ...limits }
  }

  snapshot(): RelayImage {
    return {
      lastKey: this.lastKey,
      lastBundle: this.bundles.image,
      workspaces: [...this.workspaces.values()].map(copyOf),
      signers: [...this.signers],
      calendars: this.calendars.image,
      forgotten: this.forgotten,
      wakes: this.wakes.image
    }
  }

  /** As a backup put back: what came after it is gone. The same image may be put back again. */
  restore(image: RelayImage): void {
    this.lastKey = image.lastKey
    const copies = image.workspaces.map(copyOf)
    this.workspaces = new Map(copies.map((each) => [each.row.workspace, each]))
    this.byKey = new Map(copies.map((each) => [each.row.key, each]))
    this.bundles.restore(image.lastBundle, copies)
    this.signers = new Map(image.signers)
    this.calendars.restore(image.calendars)
    this.forgotten = image.forgotten
    this.wakes.restore(image.wakes)
  }

  /** Flips one bit of the stored bytes of the bundle that begins there. */
  spoil(workspace: WorkspaceId, dot: Dot): void {
    this.bundles.spoil(this.workspaces.get(workspace), dot)
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
    this.calendars.spoil(id)
  }

  readonly tables: RelayTables = {
    write: (body) => {
      this.fail()
      return this.undo.write(body)
    },
    read: (body) => {
      this.fail()
      return body()
    },

    workspace: (workspace) => this.workspaces.get(workspace)?.row,
    addWorkspace: (workspace) => {
      const added = emptyWorkspace(++this.lastKey, workspace)
      this.undo.put(this.workspaces, workspace, added)
      this.undo.put(this.byKey, added.row.key, added)
      return added.row
    },
    saveWorkspace: (row) => this.saveWorkspace(row),
    removeWorkspace: (key) => {
      const found = this.of(key)
      this.wakes.removeAll(key)
      this.undo.delete(this.workspaces, found.row.workspace)
      this.undo.delete(this.byKey, key)
      this.bundles.removeAll(found)
      this.calendars.removeAll(key)
      for (const [signer, theirs] of this.signers) {
        const others = theirs.filter((each) => each !== found.row.workspace)
        this.undo.put(this.signers, signer, others)
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
      this.undo.by(() => (this.forgotten = before))
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
      this.undo.by(() => entries.pop())
    },
    addSigner: (key, signer) => {
      const { workspace } = this.of(key).row
      const known = this.signers.get(signer) ?? []
      if (!known.includes(workspace)) this.undo.put(this.signers, signer, [...known, workspace])
    },
    workspacesOf: (signer) => this.signers.get(signer) ?? [],

    heads: (key) => this.of(key).heads,
    head: (key, device) => this.of(key).heads.get(device),
    saveHead: (key, device, head) => this.undo.put(this.of(key).heads, device, head),

    ...this.bundles.table,

    uploaded: (key) => this.of(key).uploaded,
    uploadedBy: (key, uploader) => this.of(key).uploaded.get(uploader) ?? 0,
    addUploaded: (key, uploader, bytes) => {
      const { uploaded } = this.of(key)
      this.undo.put(uploaded, uploader, (uploaded.get(uploader) ?? 0) + bytes)
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
      this.undo.by(() => (found.glance = before))
    },

    calendars: this.calendars.table,
    wakes: this.wakes.table
  }

  private of(key: number): MemoryWorkspace {
    return this.byKey.get(key)!
  }

  private saveWorkspace(row: WorkspaceRow): void {
    const found = this.of(row.key)
    const before = found.row
    found.row = row
    this.undo.by(() => (found.row = before))
  }

  private fail(): void {
    if (this.fault !== undefined) throw new StoreFault(this.fault)
  }
}
