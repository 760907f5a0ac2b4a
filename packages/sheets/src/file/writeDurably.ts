/** A new file that is on the disk when the call returns. */
import { closeSync, fchmodSync, fsyncSync, openSync, writeSync } from "node:fs"

/** Replaces what is there under this very name. */
export const writeDurably = (path: string, bytes: Uint8Array, mode: number): void => {
  const file = openSync(path, "w", mode & 0o777)
  try {
    fchmodSync(file, mode & 0o777)
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
