/** A workbook into the log: the sheet that has people, or the one that somebody names. */
import * as Effect from "effect/Effect"
import { FormatError } from "@kith/formats/Format"
import { type RecognisedSheet, sheetFormat, workbookSheets } from "@kith/formats/xlsx/workbookSheets"
import { printable } from "../output/printable.ts"
import { askLine } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { shellWord } from "../shellWord.ts"
import { failed, needsDecision, usage } from "../Stopped.ts"
import { importTableWords } from "../words/importTableWords.ts"
import { bytesShown, formatFault, type ImportedFile } from "./importedFile.ts"
import { preparePeople } from "./importPeople.ts"
import { prepareTable } from "./importTable.ts"
import type { Asked } from "./Outcome.ts"

export const prepareWorkbook = Effect.fnUntraced(function* (session: Session, file: ImportedFile, asked: Asked) {
  const sheets = yield* workbookSheets(bytesShown(file, session)).pipe(
    Effect.mapError((error) => (error instanceof FormatError ? formatFault(error, file, session) : error))
  )
  const { name, recognised } = yield* sheetMeant(session, file, sheets, asked)
  if (recognised === undefined) {
    return yield* failed(importTableWords[session.lang].sheets.nobody(printable(name)))
  }
  if (sheets.length > 1) session.out.note(importTableWords[session.lang].sheets.taken(printable(name)))
  if (recognised._tag === "Table") {
    return yield* prepareTable(session, file, recognised, asked, (mapping) => sheetFormat(mapping, name))
  }
  if (asked.map !== undefined) return yield* usage(importTableWords[session.lang].noTable(printable(file.path)))
  return yield* preparePeople(session, file, recognised.format, asked)
})

const sheetMeant = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  sheets: ReadonlyArray<RecognisedSheet>,
  { only, dryRun }: Asked
) {
  const { out, lang, global } = session
  const say = importTableWords[lang].sheets
  const names = printable(sheets.map(({ name }) => name).join(", "))
  if (only.length > 0) {
    const typed = only.join(",")
    const chosen = sheets.find(({ name }) => keyOf(name) === keyOf(typed))
    return chosen ?? (yield* usage(say.noSuch(printable(only.join(", ")), names)))
  }
  const usual = sheets.find((sheet) => sheet.usual)
  if (usual === undefined) return yield* failed(say.noneAtAll(printable(file.path), names))
  const people = sheets.filter(({ recognised, hidden }) => recognised !== undefined && hidden === usual.hidden)
  if (people.length === 1 || dryRun || global.yes) return usual
  if (!out.isJson) {
    out.note(say.inIt)
    out.table(
      [{ align: "right" }, { least: 12 }, { style: out.style.dim }],
      people.map(({ name, hidden }, index) => [`${index + 1}`, printable(name), hidden ? say.hidden : ""]),
      1
    )
  }
  if (out.canAsk && !out.isJson) {
    const chosen = people[Number(yield* askLine(session, say.which(people.length))) - 1]
    if (chosen !== undefined) return chosen
  }
  return yield* needsDecision(say.decide(shellWord(printable(usual.name))), {
    decision: "sheet",
    sheets: people.map(({ name }) => name)
  })
})

/** Names of sheets differ neither in case nor, as they are typed, in the spaces around commas. */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s*,\s*/g, ",")
    .trim()
