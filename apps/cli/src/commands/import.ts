/** `kith import FILE`: people, messages and meetings from a file of another program, or a whole log. */
import * as Effect from "effect/Effect"
import { isListOfLines, otherFile } from "@kith/formats/otherFile"
import { HEAD_BYTES, recognise, recogniseTable } from "@kith/formats/recognise"
import { unreadableFileWords } from "@kith/formats/unreadableFile"
import { logCommand } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { notHeeded } from "../import/flagsHeeded.ts"
import { importedFile, readHead } from "../import/importedFile.ts"
import type { Asked } from "../import/Outcome.ts"
import { prepareFile } from "../import/prepareFile.ts"
import { tellOutcome } from "../import/tellOutcome.ts"
import { printable } from "../output/printable.ts"
import { failed, usage } from "../Stopped.ts"
import { importArchiveWords } from "../words/importArchiveWords.ts"
import { importTableWords } from "../words/importTableWords.ts"
import { importWords } from "../words/importWords.ts"
import { otherFileWords } from "../words/otherFileWords.ts"

export const importing = logCommand({
  flags: {
    "dry-run": { kind: "boolean" },
    remind: { kind: "boolean" },
    map: { kind: "value" },
    me: { kind: "many" },
    "keep-text": { kind: "boolean" },
    "add-people": { kind: "boolean" },
    only: { kind: "value" }
  },
  takes: [1, 1],
  words: importWords,
  run: Effect.fnUntraced(function* ({ args: [path], flags }, session) {
    const { lang } = session
    const asked: Asked = {
      dryRun: flags["dry-run"],
      remind: flags.remind,
      keepText: flags["keep-text"],
      addPeople: flags["add-people"],
      map: flags.map,
      me: flags.me,
      only: (flags.only ?? "").split(",").flatMap((name) => name.trim() || [])
    }
    const attempt = <A>(evaluate: () => A) =>
      Effect.try({ try: evaluate, catch: (cause) => fileFault(cause, path!, lang) })
    const file = yield* attempt(() => importedFile(path!))
    const head = yield* attempt(() => readHead(file, HEAD_BYTES))
    const shown = printable(path!)
    const other = otherFile(head, file.name)
    if (other !== undefined) return yield* failed(otherFileWords[lang].cannot(shown, otherFileWords[lang].files[other]))
    const found = recognise(head, file.name)
    const holdsSeveral = found?._tag === "Archive" || found?._tag === "Workbook"
    if (asked.only.length > 0 && !holdsSeveral) return yield* usage(importArchiveWords[lang].noParts(shown))
    const recognised = asked.map === undefined || holdsSeveral ? found : recogniseTable(head)
    if (recognised === undefined) {
      if (found === undefined && isListOfLines(head)) {
        return yield* failed(otherFileWords[lang].cannot(shown, otherFileWords[lang].listOfLines))
      }
      return yield* found === undefined
        ? failed(unreadableFileWords[lang].unknownFormat(shown))
        : usage(importTableWords[lang].noTable(shown))
    }
    const useless = recognised._tag === "Archive" ? undefined : notHeeded(session, asked, path!, [recognised._tag])
    if (useless !== undefined) return yield* useless
    if (recognised._tag === "Log") {
      const { importWholeLog } = yield* Effect.promise(() => import("../import/importWholeLog.ts"))
      return yield* importWholeLog(session, file, asked.dryRun)
    }
    if (recognised._tag === "Archive") {
      const { importArchive } = yield* Effect.promise(() => import("../import/importArchive.ts"))
      return yield* importArchive(session, file, asked)
    }
    const prepared = yield* prepareFile(session, file, recognised, asked)
    yield* tellOutcome(session, yield* prepared.run(), asked)
  })
})
