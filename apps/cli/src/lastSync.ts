/** When a log was last in step with a relay or a folder, as cheaply as `kith due` can know it: one small file. */
import { openSync, readSync, closeSync } from "node:fs"
import { join } from "node:path"

/** In the log's folder; what it holds is `sync/syncFile.ts`'s. */
export const SYNC_FILE = "sync.json"

/** Longer than the file ever is. */
const ROOM = 8192

/** ms; `undefined` for a log that does not sync. */
export const lastSync = (folder: string): number | undefined => {
  let handle: number
  try {
    handle = openSync(join(folder, SYNC_FILE), "r")
  } catch {
    return undefined
  }
  try {
    const bytes = Buffer.allocUnsafe(ROOM)
    const { syncedAt }: { readonly syncedAt?: unknown } = JSON.parse(bytes.toString("utf8", 0, readSync(handle, bytes)))
    return typeof syncedAt === "number" ? syncedAt : undefined
  } catch {
    // Half-written by hand: it is made anew with the next sync.
    return undefined
  } finally {
    closeSync(handle)
  }
}
