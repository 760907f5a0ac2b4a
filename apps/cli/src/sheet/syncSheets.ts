/** `kith sheet sync`: each sheet once, and what came of it. */
import * as Effect from "effect/Effect"
import { type ExitCode, exitCode } from "../exitCode.ts"
import type { Session } from "../Session.ts"
import { Stopped } from "../Stopped.ts"
import { openKept, runSheet } from "./runSheet.ts"
import { headline, type Reported, remarks, reportJson, reportsJson, stoppedInWords } from "./sheetReport.ts"
import { type KeptSheet, readSheets } from "./sheetsFile.ts"

export const syncSheets = Effect.fnUntraced(function* (
  session: Session,
  sheets: ReadonlyArray<KeptSheet>,
  dryRun: boolean
) {
  const { out } = session
  const isOnly = sheets.length === 1
  const reported: Array<Reported> = []
  const exits: Array<ExitCode> = []
  for (const kept of sheets) {
    const ran = yield* Effect.result(
      Effect.flatMap(openKept(session, kept), (opened) => runSheet(session, kept, opened, dryRun))
    )
    if (ran._tag === "Success") {
      const one: Reported = { kept: yield* again(session, kept), report: ran.success, dryRun }
      reported.push(one)
      exits.push(yield* tellReport(session, one, isOnly))
      continue
    }
    // One that cannot be reached does not keep the others waiting.
    if (isOnly || !(ran.failure instanceof Stopped)) return yield* Effect.fail(ran.failure)
    out.problem(`${out.style.warn("!")} ${ran.failure.text}`)
    exits.push(ran.failure.exit)
  }
  if (out.isJson) {
    const all = reported.map(reportJson)
    out.json(isOnly ? all[0]! : reportsJson(all))
  }
  return WORST.find((exit) => exits.includes(exit)) ?? exitCode.done
})

/** The one that matters most to whoever started it comes first. */
const WORST = [exitCode.failed, exitCode.decision, exitCode.offline]

/** As it is remembered by now. */
const again = Effect.fnUntraced(function* (session: Session, kept: KeptSheet) {
  return (yield* readSheets(session)).find(({ id }) => id === kept.id) ?? kept
})

/** In words, unless scripts listen. Exit 3 where somebody has to look first. */
export const tellReport = Effect.fnUntraced(function* (session: Session, one: Reported, isOnly: boolean) {
  const { out } = session
  const stopped = yield* stoppedInWords(session, one, isOnly)
  if (stopped !== undefined) {
    out.problem(`${out.style.warn("!")} ${stopped}`)
    return exitCode.decision
  }
  if (out.isJson) return exitCode.done
  out.echo(headline(session, one))
  for (const text of yield* remarks(session, one)) out.echo(`  ${text}`)
  return exitCode.done
})
