/** `kith backup FILE`: the whole log in one file, made while it is in use; the keys only when asked for. */
import { chmodSync, realpathSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import { backupLog } from "@kith/storage/sqlite/backupLog"
import { openLog, openLogCopy } from "@kith/storage/sqlite/LogFile"
import { type Call, logCommand } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { KEY_FILE } from "../home.ts"
import { failed } from "../Stopped.ts"
import { openWholeFile } from "../wholeFile.ts"
import { backupWords } from "../words/backupWords.ts"

const flags = { "with-keys": { kind: "boolean" } } as const

export const backup = {
  ...logCommand({
    flags,
    takes: [1, 1],
    words: backupWords,
    run: Effect.fnUntraced(function* ({ args: [typed], flags: asked }: Call<typeof flags>, { out, lang, folder }) {
      const say = backupWords[lang]
      const file = resolve(typed!)
      const attempt = <A>(evaluate: () => A) =>
        Effect.try({ try: evaluate, catch: (cause) => fileFault(cause, file, lang) })
      const target = yield* attempt(() => realpathSync(dirname(file)))
      if (target === realpathSync(folder)) return yield* failed(say.ownFile(file))
      // The place is tried first, so that what cannot be written is told in terms of files.
      yield* attempt(() => openWholeFile(file).abandon())
      yield* Effect.acquireUseRelease(
        Effect.sync(() => openLog(folder, { create: false })),
        (log) => backupLog(log, file),
        (log) => Effect.sync(() => log.close())
      )
      // Others on this computer have no business with it.
      yield* attempt(() => chmodSync(file, 0o600))
      const keys = `${file}.keys`
      if (asked["with-keys"]) yield* attempt(() => copyPrivately(join(folder, KEY_FILE), keys))
      const events = eventsIn(file)
      if (out.isJson) return out.json({ file, events, keys: asked["with-keys"] ? keys : null })
      out.echo(`${out.style.good("✓")} ${say.done(events, file)}`)
      if (asked["with-keys"]) out.problem(`${out.style.warn("!")} ${say.keysToo(keys)}`)
      else out.note(`  ${say.noKeys}`)
    })
  }),
  opens: "asItStands" as const
}

const copyPrivately = (from: string, to: string): void => {
  const file = openWholeFile(to)
  try {
    file.write(readFileSync(from))
    file.finish()
  } finally {
    file.abandon()
  }
}

const eventsIn = (file: string): number => {
  const copy = openLogCopy(file, { readOnly: true })
  try {
    return copy.feeds().reduce((sum, { seq }) => sum + seq, 0)
  } finally {
    copy.close()
  }
}
