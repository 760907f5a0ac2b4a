/** A folder of bundles on a disk, which another program may carry elsewhere meanwhile. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from "node:fs"
import { basename, dirname, join } from "node:path"
import { makeFolder } from "../node/makeFolder.ts"
import { plain } from "../node/plain.ts"
import { syncPath } from "../node/syncPath.ts"
import { StoreFault } from "../StoreFault.ts"
import { type FolderFiles, PARTIAL } from "./FolderFiles.ts"

/** After so long nobody is still writing a file. */
const ABANDONED_MS = 60 * 60 * 1000

let written = 0

/** `folder` must be there: a stick that is not plugged in is not to be mistaken for an empty one. */
export const nodeFolderFiles = (folder: string): FolderFiles => {
  const at = (path: string): string => join(folder, path)

  const writeBeside = (path: string, bytes: Uint8Array): string => {
    const final = at(path)
    const beside = join(dirname(final), `.${basename(final)}.${process.pid}-${++written}${PARTIAL}`)
    try {
      writeNew(beside, bytes)
    } catch (cause) {
      rmSync(beside, { force: true })
      throw cause
    }
    return beside
  }

  const prepare = (path: string): string => {
    requireFolder(folder)
    const parent = dirname(at(path))
    makeFolder(parent)
    return parent
  }

  return {
    name: folder,
    list: (below) => {
      requireFolder(folder)
      try {
        return readdirSync(at(below)).filter((name) => !isAbandoned(join(at(below), name)))
      } catch (cause) {
        if (codeOf(cause) === "ENOENT") return []
        throw cause
      }
    },
    size: (path) => statSync(at(path), { throwIfNoEntry: false })?.size,
    read: (path, atMost) => readStart(at(path), atMost),
    write: (files) => {
      if (files.length === 0) return
      const parent = prepare(files[0]![0])
      for (const [path, bytes] of files) renameSync(writeBeside(path, bytes), at(path))
      syncPath(parent)
    },
    create: (path, bytes) => {
      const parent = prepare(path)
      const beside = writeBeside(path, bytes)
      try {
        return linkNew(beside, at(path), bytes)
      } finally {
        rmSync(beside, { force: true })
        syncPath(parent)
      }
    },
    remove: (paths) => {
      for (const path of paths) rmSync(at(path), { force: true })
    }
  }
}

const codeOf = (cause: unknown): unknown => (cause as { readonly code?: unknown }).code

const requireFolder = (folder: string): void => {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new StoreFault({ _tag: "Unavailable", why: "missing" })
  }
}

const writeNew = (path: string, bytes: Uint8Array): void => {
  const handle = openSync(path, "wx")
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A link is made whole or not at all; sticks mostly know no links, and there the file itself is made. */
const linkNew = (beside: string, path: string, bytes: Uint8Array): boolean => {
  try {
    try {
      linkSync(beside, path)
    } catch (cause) {
      if (codeOf(cause) === "EEXIST") throw cause
      writeNew(path, bytes)
    }
    return true
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false
    throw cause
  }
}

const readStart = (path: string, atMost: number): Uint8Array | undefined => {
  let handle: number
  try {
    handle = openSync(path, "r")
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined
    throw cause
  }
  try {
    const wanted = Math.min(atMost, fstatSync(handle).size)
    const bytes = Buffer.alloc(wanted)
    let length = 0
    for (let read = 1; read > 0 && length < wanted; length += read) {
      read = readSync(handle, bytes, length, wanted - length, null)
    }
    return plain(bytes.subarray(0, length))
  } finally {
    closeSync(handle)
  }
}

/** Left behind by a crash; taken away in passing. */
const isAbandoned = (path: string): boolean => {
  if (!path.endsWith(PARTIAL)) return false
  const stat = statSync(path, { throwIfNoEntry: false })
  const isOld = stat !== undefined && Date.now() - stat.mtimeMs > ABANDONED_MS
  if (isOld) rmSync(path, { force: true })
  return isOld
}
