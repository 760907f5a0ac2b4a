/** A table that is nobody's format into the log, under a mapping of its columns that is remembered with it. */
import * as Effect from "effect/Effect"
import type { ColumnMapping } from "@kith/core/domain/entities/TableMapping"
import type { Format } from "@kith/formats/Format"
import { mappingFingerprint } from "@kith/formats/generic/genericCsv"
import type { Session } from "../Session.ts"
import type { ImportedFile } from "./importedFile.ts"
import { preparePeople } from "./importPeople.ts"
import { mappingMeant, mappingToJson, type Table } from "./mappingMeant.ts"
import type { Asked, Prepared } from "./Outcome.ts"

/** @param formatFor reads the table under a mapping */
export const prepareTable = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  table: Table,
  asked: Asked,
  formatFor: (mapping: ColumnMapping) => Format
) {
  const mapping = yield* mappingMeant(session, table, asked)
  const format = formatFor(mapping)
  const people = yield* preparePeople(session, file, format, asked)
  const prepared: Prepared = {
    rows: people.rows,
    run: Effect.fnUntraced(function* (part) {
      const outcome = yield* people.run(part)
      const more = { ...outcome.more, ...mappingToJson(table, mapping) }
      if (asked.dryRun) return { ...outcome, more }
      const kept = yield* session.log.keepColumnMapping(
        mappingFingerprint(mapping),
        mapping,
        `import:${format.id}`,
        outcome.undo ?? part?.batch
      )
      return { ...outcome, more, undo: outcome.undo ?? kept?.batch }
    })
  }
  return prepared
})
