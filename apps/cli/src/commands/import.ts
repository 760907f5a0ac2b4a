/** `kith import FILE`: contacts from a file of another program, or a whole log. */
import * as Effect from "effect/Effect"
import { HEAD_BYTES, recognise } from "@kith/formats/recognise"
import { logCommand } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { importedFile, readHead } from "../import/importedFile.ts"
import { importPeople } from "../import/importPeople.ts"
import { importWholeLog } from "../import/importWholeLog.ts"
import { printable } from "../output/printable.ts"
import { failed } from "../Stopped.ts"
import { importWords } from "../words/importWords.ts"

export const importing = logCommand({
  flags: { "dry-run": { kind: "boolean" }, remind: { kind: "boolean" } },
  takes: [1, 1],
  words: importWords,
  run: Effect.fnUntraced(function* ({ args: [path], flags }, session) {
    const { lang } = session
    const attempt = <A>(evaluate: () => A) =>
      Effect.try({ try: evaluate, catch: (cause) => fileFault(cause, path!, lang) })
    const file = yield* attempt(() => importedFile(path!))
    const head = yield* attempt(() => readHead(file, HEAD_BYTES))
    const recognised = recognise(head, file.name)
    if (recognised === undefined) return yield* failed(importWords[lang].unknownFormat(printable(path!)))
    if (recognised._tag === "Log") return yield* importWholeLog(session, file, flags["dry-run"])
    return yield* importPeople(session, file, recognised.format, { dryRun: flags["dry-run"], remind: flags.remind })
  })
})
