/** Writing key files: the whole file under its name or what was there before, and for its user's eyes only. */
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { newId, type RandomBytes } from "@kith/core/log/Ids"
import { makeFolder } from "../node/makeFolder.ts"
import { syncPath } from "../node/syncPath.ts"

/** Nothing was written. `exists`: there are keys already, which are never replaced unawares. */
export class KeyFileNotMade extends Schema.TaggedError<KeyFileNotMade>()("KeyFileNotMade", {
  why: Schema.Literals(["exists", "unwritable"]),
  cause: Schema.Defect()
}) {}

/** Durable when it succeeds; fails with `exists` where a file is. */
export const writeNew = (path: string, text: string, random: RandomBytes): Effect.Effect<void, KeyFileNotMade> =>
  attempt(() => {
    makeFolder(dirname(path), 0o700)
    withCopy(path, text, random, (beside) => {
      try {
        // Which fails where a file is, as renaming would not.
        linkSync(beside, path)
      } catch (cause) {
        // Some file systems have no links.
        if ((cause as { readonly code?: unknown }).code === "EEXIST") throw cause
        writeSynced(path, text)
      }
    })
  })

/** Puts other text in the file's place; with `keepAs`, what is there now stays under that name. */
export const writeInPlace = (
  path: string,
  text: string,
  random: RandomBytes,
  keepAs?: string
): Effect.Effect<void, KeyFileNotMade> =>
  attempt(() =>
    withCopy(path, text, random, (beside) => {
      if (keepAs !== undefined) {
        linkSync(path, keepAs)
        syncPath(dirname(path))
      }
      renameSync(beside, path)
    })
  )

const attempt = (write: () => void): Effect.Effect<void, KeyFileNotMade> =>
  Effect.try({
    try: write,
    catch: (cause) => {
      const exists = (cause as { readonly code?: unknown }).code === "EEXIST"
      return new KeyFileNotMade({ why: exists ? "exists" : "unwritable", cause })
    }
  })

const withCopy = (path: string, text: string, random: RandomBytes, place: (beside: string) => void): void => {
  const beside = `${path}.${newId(random)}`
  try {
    writeSynced(beside, text)
    place(beside)
    syncPath(dirname(path))
  } finally {
    rmSync(beside, { force: true })
  }
}

const writeSynced = (path: string, text: string): void => {
  writeFileSync(path, text, { flag: "wx", mode: 0o600, flush: true })
}
