/** A folder in memory, for simulations: copies of it taken, merged and put back, files cut short or doubled. */
import { type Fault, StoreFault } from "../StoreFault.ts"
import type { FolderFiles } from "./FolderFiles.ts"

export class FolderMemory implements FolderFiles {
  readonly name: string
  /** By path. Changed at will from outside; the bytes in it never are. */
  readonly files: Map<string, Uint8Array>
  /** While set, every operation fails with it. */
  fault: Fault | undefined

  constructor(name = "folder", files: Iterable<readonly [string, Uint8Array]> = []) {
    this.name = name
    this.files = new Map(files)
  }

  snapshot(): ReadonlyArray<readonly [string, Uint8Array]> {
    return [...this.files]
  }

  restore(image: Iterable<readonly [string, Uint8Array]>): void {
    this.files.clear()
    for (const [path, bytes] of image) this.files.set(path, bytes)
  }

  /** As a sync service does: what is there under another name's content stays, as a conflicted copy of the other's. */
  mergeFrom(other: FolderMemory): void {
    for (const [path, bytes] of other.files) {
      const own = this.files.get(path)
      if (own === undefined) this.files.set(path, bytes)
      else if (own.length !== bytes.length || own.some((byte, index) => byte !== bytes[index])) {
        this.files.set(path.replace(/(\.[^./]*)?$/, ` (conflicted copy of ${other.name})$1`), bytes)
      }
    }
  }

  readonly list = (folder: string): ReadonlyArray<string> => {
    this.fail()
    const prefix = `${folder}/`
    return [...this.files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
  }

  readonly size = (path: string): number | undefined => this.files.get(path)?.length

  readonly read = (path: string, atMost: number): Uint8Array | undefined => {
    this.fail()
    return this.files.get(path)?.slice(0, atMost)
  }

  readonly write: FolderFiles["write"] = (files) => {
    this.fail()
    for (const [path, bytes] of files) this.files.set(path, bytes)
  }

  readonly create = (path: string, bytes: Uint8Array): boolean => {
    this.fail()
    if (this.files.has(path)) return false
    this.files.set(path, bytes)
    return true
  }

  readonly remove = (paths: ReadonlyArray<string>): void => {
    this.fail()
    for (const path of paths) this.files.delete(path)
  }

  private fail(): void {
    if (this.fault !== undefined) throw new StoreFault(this.fault)
  }
}
