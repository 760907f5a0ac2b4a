/** What is in a folder of bundles now: looked at again with each operation, since others write there too. */
import { sameBytes } from "@kith/core/log/Bytes"
import { type Bundle, mostBytesOf } from "@kith/core/log/Bundle"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { Sha256 } from "@kith/core/log/Sha256"
import { type BundleFile, bundleFileOf, bundleInFile, sizeInName, START_BYTES } from "./bundleFile.ts"
import { type FolderFiles, PARTIAL } from "./FolderFiles.ts"
import { routeFrom } from "./route.ts"
import { unforked } from "./unforked.ts"

/** What was found and not used. */
export type FolderProblem =
  /** No file of ours, or a copy of one under another name. */
  | { readonly _tag: "Stray"; readonly file: string }
  /** Not all there yet, or damaged. */
  | { readonly _tag: "Damaged"; readonly file: string }
  /** A feed that goes on in two ways from there. */
  | { readonly _tag: "Fork"; readonly device: DeviceId; readonly seq: number }
  /** The membership chain goes on in two ways. */
  | { readonly _tag: "MembershipFork"; readonly index: number }
  /** More files than are looked at. */
  | { readonly _tag: "TooMany"; readonly allowed: number }

/** One feed as far as its bundles reach without a hole. */
export interface FolderFeed {
  readonly head: Head
  readonly spans: ReadonlyArray<BundleFile>
}

export interface FolderView {
  readonly feeds: ReadonlyMap<DeviceId, FolderFeed>
  readonly bytes: number
  readonly files: number
  readonly problems: ReadonlyArray<FolderProblem>
}

/** A push is refused, and a scan goes no further, beyond so many. */
export const MOST_FILES = 100_000

export class FolderIndex {
  private readonly files: FolderFiles
  private readonly sha256: Sha256
  private readonly folder: string
  private readonly workspace: WorkspaceId
  /** By name, which stands for the content. Files that are not whole are looked at again each time. */
  private known = new Map<string, BundleFile>()
  /** Files that turned out not to hold what their names say. */
  private readonly bad = new Set<string>()
  private settled: ReadonlyMap<DeviceId, Settled> = new Map()

  constructor(files: FolderFiles, folder: string, workspace: WorkspaceId, sha256: Sha256) {
    this.files = files
    this.folder = folder
    this.workspace = workspace
    this.sha256 = sha256
  }

  view(): FolderView {
    const names = this.files
      .list(this.folder)
      .filter((name) => !name.endsWith(PARTIAL))
      .sort()
    const problems: Array<FolderProblem> = []
    if (names.length > MOST_FILES) problems.push({ _tag: "TooMany", allowed: MOST_FILES })
    const found = new Map<string, BundleFile>()
    for (const name of names.slice(0, MOST_FILES)) {
      const file = this.known.get(name) ?? this.look(name)
      if (typeof file === "string") problems.push({ _tag: file, file: name })
      else found.set(name, file)
    }
    this.known = found
    const byDevice = Map.groupBy(found.values(), ({ device }) => device)
    const settled = new Map<DeviceId, Settled>()
    for (const [device, all] of byDevice) settled.set(device, this.settle(device, all))
    this.settled = settled
    const feeds = new Map<DeviceId, FolderFeed>()
    for (const [device, { feed, forks }] of settled) {
      if (feed !== undefined) feeds.set(device, feed)
      for (const seq of forks) problems.push({ _tag: "Fork", device, seq })
    }
    let bytes = 0
    for (const { size } of found.values()) bytes += size
    return { feeds, bytes, files: names.length, problems }
  }

  /** All of a feed's files, those of a fork that was left aside too. */
  filesOf(device: DeviceId): ReadonlyArray<BundleFile> {
    this.view()
    return [...this.known.values()].filter((file) => file.device === device)
  }

  /** `undefined` where it is gone, or is not what its name says; the latter is remembered. */
  read(file: BundleFile): Bundle | undefined {
    const encoded = this.files.read(this.pathOf(file.name), mostBytesOf(file) + 1)
    if (encoded === undefined) {
      this.known.delete(file.name)
      return undefined
    }
    const bundle = bundleInFile(this.sha256, file, encoded)
    if (bundle?.workspace !== this.workspace || !sameBytes(bundle.after, file.after)) {
      this.bad.add(file.name)
      this.known.delete(file.name)
      return undefined
    }
    return bundle
  }

  pathOf(name: string): string {
    return `${this.folder}/${name}`
  }

  private look(name: string): BundleFile | "Stray" | "Damaged" {
    const size = sizeInName(name)
    if (size === undefined) return "Stray"
    const path = this.pathOf(name)
    if (this.bad.has(name) || this.files.size(path) !== size) return "Damaged"
    const start = this.files.read(path, START_BYTES)
    return (start && bundleFileOf(name, start)) ?? "Damaged"
  }

  /** Worked out again only where a feed's files are not those of last time. */
  private settle(device: DeviceId, all: ReadonlyArray<BundleFile>): Settled {
    const before = this.settled.get(device)
    const isSame = before?.all.length === all.length && before.all.every((file, index) => file === all[index])
    if (isSame) return before
    const { spans, forks } = unforked(all)
    const end = routeFrom(0, spans).at(-1)
    return { all, forks, feed: end && { head: { seq: end.last, chain: end.after }, spans } }
  }
}

/** A feed's files, and what they come to. */
interface Settled {
  readonly all: ReadonlyArray<BundleFile>
  readonly forks: ReadonlyArray<number>
  /** `undefined` where its first bundle is not there. */
  readonly feed: FolderFeed | undefined
}
