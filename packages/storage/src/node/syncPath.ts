/** Makes a file's content, or a folder's list of names, survive a power cut. */
import { closeSync, fsyncSync, openSync, statSync } from "node:fs"

export const syncPath = (path: string): void => {
  // Windows syncs no folders, and files only when they are open for writing.
  if (process.platform === "win32" && statSync(path).isDirectory()) return
  const handle = openSync(path, process.platform === "win32" ? "r+" : "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
