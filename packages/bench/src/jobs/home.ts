/** Makes a `KITH_HOME` of a sample: its log under new keys, folded, with somebody to ask for. */
import { randomBytes } from "node:crypto"
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import * as Effect from "effect/Effect"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { PREFERENCES_ID } from "@kith/core/domain/entities/Preferences"
import { PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { exactly } from "@kith/core/workspace/Identity"
import { catchUp } from "@kith/core/workspace/Projector"
import { commit } from "@kith/core/workspace/Writer"
import { createKeyFile } from "@kith/storage/keyFile/createKeyFile"
import { LOG_FILE } from "@kith/storage/sqlite/LogFile"
import type { Say } from "../harness/Say.ts"
import type { HomeInput } from "../sample/Home.ts"
import { KEY_FILE, portsOf } from "../sample/ports.ts"

/** So many things are known of whoever is shown. */
const AROUND = 5

export const run = async ({ sample, path, log }: HomeInput, say: Say): Promise<void> => {
  mkdirSync(log, { recursive: true, mode: 0o700 })
  // The generated devices are other devices of this log; the key file's own feed stands beside theirs.
  copyFileSync(join(sample, LOG_FILE), join(log, LOG_FILE))
  await Effect.runPromise(createKeyFile(join(log, KEY_FILE), (count) => randomBytes(count)))
  writeFileSync(join(path, "default"), `${basename(log)}\n`)
  const contact = await Effect.runPromise(Effect.provide(fill, portsOf(log)))
  say({ contact })
}

const fill = Effect.gen(function* () {
  yield* catchUp()
  yield* commit(
    [PreferencesChanged.draft(PREFERENCES_ID, { name: "bench", zone: "America/Toronto", jurisdiction: "ON" })],
    { via: "cli" }
  )
  const store = yield* EntityStore
  let closest = { contact: "", off: Infinity }
  for (const name of yield* store.names("contact/", 1000)) {
    const around = yield* store.range("of", ...exactly(name))
    const off = Math.abs(around.length - AROUND)
    const isThere = (yield* store.get([name])).get(name)?.record.registers.has("deleted") === false
    if (isThere && off < closest.off) closest = { contact: kindAndId(name).id, off }
  }
  return closest.contact
})
