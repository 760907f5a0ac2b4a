/** A file that says that a process is writing another one; it is not minded once that process is gone. */
import { copyFileSync, constants, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { hostname } from "node:os"
import { basename, dirname, join } from "node:path"

/** After so long nobody on another machine is still writing one file. */
const ABANDONED_MS = 10 * 60 * 1000

/** Gives what lets go of it; undefined while somebody else has it. */
export const takeLock = (path: string): (() => void) | undefined => {
  for (let attempt = 0; attempt < 2; attempt++) {
    if (putThere(path)) {
      sweep(path)
      return () => rmSync(path, { force: true })
    }
    if (!isAbandoned(path)) return undefined
    rmSync(path, { force: true })
  }
  return undefined
}

/** With its content or not at all: a process that is killed leaves no lock that says nobody's name. */
const putThere = (path: string): boolean => {
  const own = `${path}.${process.pid}`
  writeFileSync(own, `${process.pid} ${hostname()}`, { mode: 0o600 })
  try {
    linkSync(own, path)
    return true
  } catch (cause) {
    if ((cause as { code?: string }).code === "EEXIST") return false
    // A file system without links, as of some sticks and shares.
    return copied(own, path)
  } finally {
    rmSync(own, { force: true })
  }
}

const copied = (from: string, to: string): boolean => {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    return true
  } catch (cause) {
    if ((cause as { code?: string }).code === "EEXIST") return false
    throw cause
  }
}

/** What killed processes left on their way to the lock. */
const sweep = (path: string): void => {
  const prefix = `${basename(path)}.`
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue
    rmSync(join(dirname(path), name), { force: true })
  }
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
