/**
 * Loaded into a `kith` before all else: ends it as `kill -9` does, right after its `KILL_AT`th step at the files of the folder
 * `KILL_IN`, however fast the machine is.
 */
import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"

const { KILL_IN = "", KILL_AT = "" } = process.env
let left = Number(KILL_AT)

for (const step of ["openSync", "writeFileSync", "linkSync", "renameSync", "unlinkSync", "rmSync"] as const) {
  const take = fs[step] as (path: unknown, ...rest: ReadonlyArray<unknown>) => unknown
  Reflect.set(fs, step, (path: unknown, ...rest: ReadonlyArray<unknown>): unknown => {
    const taken = take(path, ...rest)
    if (String(path).startsWith(KILL_IN) && --left === 0) process.kill(process.pid, "SIGKILL")
    return taken
  })
}
syncBuiltinESMExports()
