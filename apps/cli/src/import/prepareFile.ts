/** Makes a file of whatever format ready to be imported: everything is asked and looked at before anything is written. */
import * as Effect from "effect/Effect"
import { genericCsv } from "@kith/formats/generic/genericCsv"
import type { Recognised } from "@kith/formats/recognise"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { importArchiveWords } from "../words/importArchiveWords.ts"
import { ownerMeant } from "./accountOwner.ts"
import type { ImportedFile } from "./importedFile.ts"
import { preparePeople } from "./importPeople.ts"
import { prepareTable } from "./importTable.ts"
import { prepareTouches } from "./importTouches.ts"
import type { Asked } from "./Outcome.ts"

/** @param owner the account's, where it is known already */
export const prepareFile = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  recognised: Recognised,
  asked: Asked,
  owner?: string
) {
  switch (recognised._tag) {
    case "People":
      return yield* preparePeople(session, file, recognised.format, asked)
    case "Table":
      return yield* prepareTable(session, file, recognised, asked, genericCsv)
    case "Touches": {
      const { format } = recognised
      const me = owner ?? (yield* ownerMeant(session, [{ file, format }], asked))
      return yield* prepareTouches(session, file, format, asked, me)
    }
    case "Calendar": {
      const { prepareMeetings } = yield* Effect.promise(() => import("./importMeetings.ts"))
      return yield* prepareMeetings(session, file, asked)
    }
    case "Workbook": {
      const { prepareWorkbook } = yield* Effect.promise(() => import("./importWorkbook.ts"))
      return yield* prepareWorkbook(session, file, asked)
    }
    case "Archive":
    case "Log":
      return yield* failed(importArchiveWords[session.lang].byItself(printable(file.path)))
  }
})
