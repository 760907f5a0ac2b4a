/** Files written whole or not at all: beside their place first, and moved there once everything is on the disk. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { syncPath } from "@kith/storage/node/syncPath"

/** Only their owner may read what is in them. */
const PRIVATE = 0o600

/** Each of these throws what the file system throws; what was there before is then still there. */
export interface WholeFile {
  readonly write: (piece: Uint8Array) => void
  /** Puts it in its place. */
  readonly finish: () => void
  /** Leaves nothing behind; does nothing once it is finished. */
  readonly abandon: () => void
}

export const openWholeFile = (path: string): WholeFile => {
  const target = resolve(path)
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw Object.assign(new Error(`EISDIR: ${target}`), { code: "EISDIR" })
  }
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.partial`)
  const handle = openSync(beside, "w", PRIVATE)
  let isOpen = true
  const close = (): void => {
    if (isOpen) closeSync(handle)
    isOpen = false
  }
  return {
    write: (piece) => {
      let left = piece
      while (left.length > 0) left = left.subarray(writeSync(handle, left))
    },
    finish: () => {
      fsyncSync(handle)
      close()
      renameSync(beside, target)
      syncPath(dirname(target))
    },
    abandon: () => {
      close()
      rmSync(beside, { force: true })
    }
  }
}
