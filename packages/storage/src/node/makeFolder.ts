/**
 * Makes a folder, and those above it that are missing. Node's own `recursive` never returns where a folder takes no others
 * and says `ENOENT`, as `/proc` does.
 */
import { existsSync, mkdirSync, statSync } from "node:fs"
import { dirname } from "node:path"

/** One that is there is success. `mode` is for those that are made; throws what the system says. */
export const makeFolder = (path: string, mode = 0o777): void => {
  try {
    mkdirSync(path, { mode })
  } catch (cause) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return
    const above = dirname(path)
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || existsSync(above)) throw cause
    makeFolder(above, mode)
    makeFolder(path, mode)
  }
}
