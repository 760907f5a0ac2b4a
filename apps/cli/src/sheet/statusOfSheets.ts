/** `kith sheet status`: which sheets there are, when they were last in step, and what waits. */
import * as Effect from "effect/Effect"
import { isoWithOffset, localOf } from "@kith/core/domain/calendar/Zone"
import { momentInWords } from "@kith/core/domain/words/whenToWords"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { columnsInWords } from "./fieldsMeant.ts"
import { placeName } from "./placeMeant.ts"
import { openKept, runSheet } from "./runSheet.ts"
import { headline, remarks, reportJson, stoppedInWords } from "./sheetReport.ts"
import type { KeptSheet } from "./sheetsFile.ts"
import { Stopped } from "../Stopped.ts"

/** Exit 0 also where a sheet cannot be reached: what is known here is said all the same. */
export const statusOfSheets = Effect.fnUntraced(function* (session: Session, sheets: ReadonlyArray<KeptSheet>) {
  const { out, lang, calendar, today } = session
  const say = sheetWords[lang]
  const all = []
  for (const [index, kept] of sheets.entries()) {
    const looked = yield* Effect.result(
      Effect.flatMap(openKept(session, kept), (opened) => runSheet(session, kept, opened, true))
    )
    if (looked._tag === "Failure" && !(looked.failure instanceof Stopped)) return yield* Effect.fail(looked.failure)
    const one = looked._tag === "Success" ? { kept, report: looked.success, dryRun: true } : undefined
    const problem = looked._tag === "Failure" ? (looked.failure as Stopped).text : undefined
    if (out.isJson) {
      const { syncedAt } = kept
      all.push({
        id: kept.id,
        name: kept.name,
        place: placeName(kept.place),
        fields: kept.fields === undefined ? null : [...kept.fields],
        syncedAt: syncedAt === undefined ? null : isoWithOffset(calendar.zone, syncedAt),
        waiting: one === undefined ? null : reportJson(one),
        problem: problem ?? null
      })
      continue
    }
    out.line(
      `${out.style.id(`${index + 1}`)}  ${out.style.bold(printable(kept.name))}  ${out.style.dim(printable(placeName(kept.place)))}`
    )
    const since =
      kept.syncedAt === undefined
        ? say.neverSynced
        : say.synced(momentInWords(localOf(calendar.zone, kept.syncedAt), { today, lang }))
    out.line(`   ${since}`)
    out.line(`   ${say.goesOut(columnsInWords(kept.fields, lang))}`)
    if (problem !== undefined) out.line(`   ${out.style.warn("!")} ${problem}`)
    if (one === undefined) continue
    const stopped = yield* stoppedInWords(session, one, sheets.length === 1)
    if (stopped !== undefined) out.line(`   ${out.style.warn("!")} ${stopped}`)
    else out.line(`   ${isQuiet(one.report) ? say.inStep(one.report.rows) : headline(session, one)}`)
    for (const text of yield* remarks(session, one)) out.line(`   ${text}`)
  }
  if (out.isJson) out.json(all)
})

const isQuiet = ({ cellsOut, events }: { readonly cellsOut: number; readonly events: number }): boolean =>
  cellsOut + events === 0
