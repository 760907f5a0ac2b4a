/** A relay's bundles in memory, those that are handed out and those that were replaced: a shelf of `RelayMemory`. */
import type { Dot } from "@kith/core/log/Dot"
import { overlaps } from "@kith/core/log/Placement"
import type { BundleFacts } from "@kith/core/log/RelayStore"
import type { MemoryUndo } from "./MemoryUndo.ts"
import { bundlesIn, type MemoryBundle, type MemoryWorkspace } from "./MemoryWorkspace.ts"
import type { RelayTables, WorkspaceRow } from "./RelayTables.ts"
import { bundleChecksum, readBundle } from "./StoredBundle.ts"

type BundleTable = Pick<
  RelayTables,
  | "spansAfter"
  | "addBundle"
  | "bundle"
  | "setReplaced"
  | "replacedBefore"
  | "replacedWithin"
  | "removeBundle"
  | "dropBundle"
  | "facts"
>

/** What the shelf asks of what it stands in. */
interface Workspaces {
  readonly of: (key: number) => MemoryWorkspace
  readonly save: (row: WorkspaceRow) => void
}

export class MemoryBundles {
  private last = 0
  private byId = new Map<number, MemoryBundle>()
  private readonly undo: MemoryUndo
  private readonly workspaces: Workspaces

  constructor(undo: MemoryUndo, workspaces: Workspaces) {
    this.undo = undo
    this.workspaces = workspaces
  }

  /** The bundles themselves are in the images of their workspaces. */
  get image(): number {
    return this.last
  }

  restore(last: number, workspaces: ReadonlyArray<MemoryWorkspace>): void {
    this.last = last
    this.byId = new Map(workspaces.flatMap(bundlesIn).map((each) => [each.id, each]))
  }

  /** Flips one bit of the stored bytes of the bundle that begins there. */
  spoil(workspace: MemoryWorkspace | undefined, { device, seq }: Dot): void {
    const feed = workspace?.live.get(device)
    const index = feed?.findIndex(({ first }) => first === seq) ?? -1
    if (feed === undefined || index < 0) throw new Error(`no bundle begins at ${device}:${seq}`)
    const encoded = feed[index]!.encoded.slice()
    encoded[encoded.length >> 1]! ^= 1
    feed[index] = { ...feed[index]!, encoded }
    this.byId.set(feed[index].id, feed[index])
  }

  /** A workspace's, with it. */
  removeAll(workspace: MemoryWorkspace): void {
    for (const { id } of bundlesIn(workspace)) this.undo.delete(this.byId, id)
  }

  readonly table: BundleTable = {
    spansAfter: (key, device, seq, limit) => {
      const live = this.workspaces.of(key).live.get(device) ?? []
      const from = firstEndingAfter(live, seq)
      return live.slice(from, from + limit)
    },
    addBundle: (key, { bundle, encoded }, uploader, at) => {
      const { device, first, last, before, after } = bundle
      const added: MemoryBundle = {
        id: ++this.last,
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
      const { live } = this.workspaces.of(key)
      if (!live.has(device)) this.undo.put(live, device, [])
      const feed = live.get(device)!
      const index = firstEndingAfter(feed, last)
      feed.splice(index, 0, added)
      this.undo.by(() => feed.splice(index, 1))
      this.undo.put(this.byId, added.id, added)
    },
    bundle: (id) => {
      const found = this.byId.get(id)
      if (found === undefined) return undefined
      const { device, first, encoded, checksum } = found
      return { bundle: readBundle(encoded, checksum, { device, seq: first }), encoded }
    },
    setReplaced: (id, at) => {
      const found = this.byId.get(id)!
      const { live, replaced } = this.workspaces.of(found.key)
      const feed = live.get(found.device)!
      const index = feed.indexOf(found)
      feed.splice(index, 1)
      this.undo.by(() => feed.splice(index, 0, found))
      const gone = { ...found, replacedAt: at }
      this.undo.put(replaced, id, gone)
      this.undo.put(this.byId, id, gone)
    },
    replacedBefore: (at, limit) =>
      [...this.byId.values()]
        .filter(({ replacedAt }) => replacedAt !== undefined && replacedAt < at)
        .slice(0, limit)
        .map(({ id, key, bytes }) => ({ id, key, bytes })),
    replacedWithin: (key, device, span) =>
      [...this.workspaces.of(key).replaced.values()]
        .filter((each) => each.device === device && overlaps(each, span))
        .map(({ id, bytes }) => ({ id, key, bytes })),
    removeBundle: (id) => {
      const { key, device } = this.byId.get(id)!
      const { live, replaced } = this.workspaces.of(key)
      const feed = live.get(device) ?? []
      const index = feed.findIndex((each) => each.id === id)
      if (index < 0) this.undo.delete(replaced, id)
      else {
        const [gone] = feed.splice(index, 1)
        this.undo.by(() => feed.splice(index, 0, gone!))
      }
      this.undo.delete(this.byId, id)
    },
    dropBundle: ({ id, key, bytes }) => {
      const { replaced, row } = this.workspaces.of(key)
      this.undo.delete(replaced, id)
      this.undo.delete(this.byId, id)
      this.workspaces.save({ ...row, replacedBytes: row.replacedBytes - bytes })
    },
    facts: (key) => bundlesIn(this.workspaces.of(key)).map(factsOf).sort(byFeed)
  }
}

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
