/** A file that says that a process is writing another one; it is not minded once that process is gone. */
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs"
import { hostname } from "node:os"

/** After so long nobody on another machine is still writing one file. */
const ABANDONED_MS = 10 * 60 * 1000

/** Gives what lets go of it; undefined while somebody else has it. */
export const takeLock = (path: string): (() => void) | undefined => {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, "wx", 0o600)
      writeSync(file, `${process.pid} ${hostname()}`)
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (cause) {
      if ((cause as { code?: string }).code !== "EEXIST") throw cause
      if (!isAbandoned(path)) return undefined
      rmSync(path, { force: true })
    }
  }
  return undefined
}

const isAbandoned = (path: string): boolean => {
  try {
    const [pid, host] = readFileSync(path, "utf8").split(" ")
    // Now and then read between its making and its writing.
    if (host !== hostname()) return Date.now() - statSync(path).mtimeMs > (host === undefined ? 5000 : ABANDONED_MS)
    return !isRunning(Number(pid))
  } catch {
    return true
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as { code?: string }).code === "EPERM"
  }
}
