/** The folder of a log that is being made: beside its place, with a name that nobody looks for, until it is whole. */
import { randomBytes } from "node:crypto"
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import * as Effect from "effect/Effect"
import { makeFolder } from "@kith/storage/node/makeFolder"
import { DEFAULT_FILE, isLog } from "./home.ts"
import type { Outside } from "./Session.ts"
import { failed } from "./Stopped.ts"
import { initWords } from "./words/initWords.ts"

/**
 * Runs `make` in a folder that is put in its place afterwards, or is gone when `make` fails. `placeOf` is asked at the end:
 * what a log is called may not be known before.
 */
export const withNewFolder = Effect.fnUntraced(function* <A, E, R>(
  outside: Outside,
  make: (beside: string) => Effect.Effect<A, E, R>,
  placeOf: (made: A) => string
) {
  const beside = join(outside.home.folder, `.new-${randomBytes(6).toString("hex")}`)
  return yield* Effect.gen(function* () {
    yield* attempt(outside, () => makeFolder(beside, 0o700))
    const made = yield* make(beside)
    const folder = placeOf(made)
    yield* attempt(outside, () => renameSync(beside, folder))
    return { made, folder, isDefault: becomesDefault(outside.home.folder, basename(folder)) }
  }).pipe(Effect.ensuring(Effect.sync(() => rmSync(beside, { recursive: true, force: true }))))
})

const attempt = ({ home, lang }: Outside, body: () => void) =>
  Effect.try({
    try: body,
    catch: (cause) => {
      const { code } = cause as NodeJS.ErrnoException
      const inTheWay = code === "ENOTEMPTY" || code === "EEXIST" || code === "ENOTDIR"
      return failed(
        inTheWay
          ? initWords[lang].inTheWay(home.folder)
          : initWords[lang].unwritable(home.folder, code ?? String(cause))
      )
    }
  })

/** The first log is the one that is meant when none is named. */
const becomesDefault = (home: string, name: string): boolean => {
  const file = join(home, DEFAULT_FILE)
  try {
    if (existsSync(file) && isLog(join(home, readFileSync(file, "utf8").trim()))) return false
    writeFileSync(file, `${name}\n`)
  } catch {
    // Only a convenience: with one log, that one is meant anyway.
  }
  return true
}
