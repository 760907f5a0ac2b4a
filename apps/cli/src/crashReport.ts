/** Writes down what nobody expected, for a bug report: where the program was, and nothing that the user typed. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder } from "@kith/storage/node/makeFolder"
import { version } from "./version.ts"

/** The file written; `undefined` where none could be. */
export const writeCrashReport = (cause: unknown, command: string, folder: string): string | undefined => {
  const file = join(folder, "last-crash.txt")
  try {
    makeFolder(folder, 0o700)
    const where = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    const about = `kith ${version}, node ${process.version}, ${process.platform} ${process.arch}, ${new Date().toISOString()}`
    writeFileSync(file, `${about}\ncommand: ${command}\n\n${where}\n`, { mode: 0o600 })
    return file
  } catch {
    return undefined
  }
}
