/**
 * The membership chain in a folder: files `INDEX.entries`, each with the entries that were added at once, named by the index
 * of the first. Making a file of a name that is not there is the compare-and-swap; on one disk it decides who was first,
 * and between disks that meet later a second file of one index shows that the chain was forked.
 *
 * Bytes of a file: for each entry a 4-byte length and the entry (`encodeEntry`), then the SHA-256 of all that.
 */
import { ByteReader } from "@kith/core/log/ByteReader"
import { ByteWriter } from "@kith/core/log/ByteWriter"
import { sameBytes } from "@kith/core/log/Bytes"
import { OverLimit } from "@kith/core/log/BundleStore"
import { decodeEntry, entryHash, MAX_ENTRY_BYTES, NO_ENTRY } from "@kith/core/log/MembershipEntry"
import { HASH_BYTES, type Sha256 } from "@kith/core/log/Sha256"
import type { Link } from "./extendChain.ts"
import { type FolderFiles, PARTIAL } from "./FolderFiles.ts"
import type { FolderProblem } from "./FolderIndex.ts"

export interface HeldChain {
  readonly entries: ReadonlyArray<Uint8Array>
  /** The hash of the last one. */
  readonly head: Uint8Array
  readonly bytes: number
  readonly problems: ReadonlyArray<FolderProblem>
}

const pattern = /^([0-9]{6})(.*)\.entries$/
/** Entries of one file; a larger one is none of ours. */
const MOST_BYTES = 16 * MAX_ENTRY_BYTES
const MOST_ENTRIES = 10_000

const nameOf = (index: number): string => `${String(index).padStart(6, "0")}.entries`

export class FolderChain {
  private readonly files: FolderFiles
  private readonly folder: string
  private readonly sha256: Sha256

  constructor(files: FolderFiles, folder: string, sha256: Sha256) {
    this.files = files
    this.folder = folder
    this.sha256 = sha256
  }

  /** As far as it goes on without a hole, each entry following the one before. */
  held(): HeldChain {
    const names = new Set(this.files.list(this.folder).filter((name) => !name.endsWith(PARTIAL)))
    const problems: Array<FolderProblem> = []
    const entries: Array<Uint8Array> = []
    let head: Uint8Array = NO_ENTRY
    let bytes = 0
    for (let name = nameOf(0); names.delete(name) && entries.length < MOST_ENTRIES; name = nameOf(entries.length)) {
      const added = this.readFile(name)
      if (added === undefined) {
        problems.push({ _tag: "Damaged", file: name })
        break
      }
      if (!sameBytes(previousOf(added[0]!), head)) {
        problems.push({ _tag: "MembershipFork", index: entries.length })
        break
      }
      entries.push(...added)
      head = entryHash(this.sha256, decodeEntry(added.at(-1)!))
      bytes += added.reduce((sum, { length }) => sum + length, 0)
    }
    for (const name of names) problems.push(...this.problemOf(name, entries))
    return { entries, head, bytes, problems }
  }

  /** `false`, and nothing added, where the chain does not end as the links say, or somebody was quicker. */
  extend(links: ReadonlyArray<Link>): boolean {
    const [first] = links
    if (first === undefined) return true
    const { entries, head } = this.held()
    if (first.body.index > entries.length) return false
    const common = entries.slice(first.body.index, first.body.index + links.length)
    if (common.some((encoded, index) => !sameBytes(encoded, links[index]!.encoded))) return false
    const fresh = links.slice(common.length)
    if (fresh.length === 0) return true
    if (!sameBytes(fresh[0]!.body.previous, head)) return false
    if (entries.length + fresh.length > MOST_ENTRIES) {
      throw new OverLimit({ limit: "membershipEntries", allowed: MOST_ENTRIES })
    }
    return this.add(entries.length, fresh)
  }

  private add(index: number, fresh: ReadonlyArray<Link>): boolean {
    const writer = new ByteWriter()
    for (const { encoded } of fresh) writer.u32(encoded.length).raw(encoded)
    const content = writer.done()
    const path = this.pathOf(nameOf(index))
    const bytes = new ByteWriter().raw(content).raw(this.sha256(content)).done()
    if (this.files.create(path, bytes)) return true
    if (this.readFile(nameOf(index)) !== undefined) return false
    // What was left there by a crash, or not carried over whole, holds nothing.
    this.files.write([[path, bytes]])
    return true
  }

  private readFile(name: string): ReadonlyArray<Uint8Array> | undefined {
    const bytes = this.files.read(this.pathOf(name), MOST_BYTES + 1)
    if (bytes === undefined || bytes.length <= HASH_BYTES || bytes.length > MOST_BYTES) return undefined
    const content = bytes.subarray(0, -HASH_BYTES)
    if (!sameBytes(this.sha256(content), bytes.subarray(-HASH_BYTES))) return undefined
    try {
      const reader = new ByteReader(content)
      const entries: Array<Uint8Array> = []
      while (reader.left > 0) entries.push(reader.raw(reader.u32()))
      // Whatever is handed on must at least have the form of entries.
      for (const encoded of entries) previousOf(encoded)
      return entries
    } catch {
      return undefined
    }
  }

  private problemOf(name: string, held: ReadonlyArray<Uint8Array>): ReadonlyArray<FolderProblem> {
    const index = Number(pattern.exec(name)?.[1])
    if (Number.isNaN(index)) return [{ _tag: "Stray", file: name }]
    const entries = this.readFile(name)
    if (entries === undefined) return [{ _tag: "Damaged", file: name }]
    const isForked = entries.some((encoded, at) => {
      const own = held[index + at]
      return own !== undefined && !sameBytes(own, encoded)
    })
    return [isForked ? { _tag: "MembershipFork", index } : { _tag: "Stray", file: name }]
  }

  private pathOf(name: string): string {
    return `${this.folder}/${name}`
  }
}

/** Throws on what is no entry. That the entry is rightly signed is for its reader to see. */
const previousOf = (encoded: Uint8Array): Uint8Array => {
  const { previous } = JSON.parse(Buffer.from(decodeEntry(encoded).json).toString()) as { readonly previous: string }
  return new Uint8Array(Buffer.from(previous, "base64url"))
}
