/** `kith sheet sync --watch`: keeps sheets in step until it is stopped, and speaks when something happened. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { timeInWords } from "@kith/core/domain/words/whenToWords"
import type { SheetReport } from "@kith/sheets/Report"
import { exitCode } from "../exitCode.ts"
import { failureInWords } from "../failure.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import type { Stopped } from "../Stopped.ts"
import { spanInWords } from "../sync/syncReport.ts"
import { untilStopped } from "../untilStopped.ts"
import { sheetReportWords } from "../words/sheetReportWords.ts"
import type { OpenedSheet } from "./openSheet.ts"
import { openKept, pause, runSheet } from "./runSheet.ts"
import { headline, remarks, reportJson, stoppedInWords } from "./sheetReport.ts"
import { type KeptSheet, readSheets } from "./sheetsFile.ts"

/** Between two looks, unless told; Google allows sixty requests a minute, and a look that finds something takes three or more. */
export const everyMs = (kept: KeptSheet, seconds: number | undefined): number =>
  Math.max((seconds ?? (kept.place.kind === "google" ? 60 : 15)) * 1000, kept.place.kind === "google" ? 10_000 : 1000)

const LONGEST_MS = 15 * 60_000

/** Ends with a signal; or with words, where the first look shows that it cannot work. */
export const watchSheets = Effect.fnUntraced(function* (
  session: Session,
  sheets: ReadonlyArray<KeptSheet>,
  seconds: number | undefined
) {
  const { out, lang } = session
  const names = sheets.map(({ name }) => printable(name)).join(", ")
  const shortest = Math.min(...sheets.map((kept) => everyMs(kept, seconds)))
  out.note(sheetReportWords[lang].watching(names, spanInWords(shortest, lang)))
  // A signal that comes in the middle of a run ends that as being killed does, which loses nothing.
  const all = Effect.forEach(sheets, (kept) => watchOne(session, kept, everyMs(kept, seconds), sheets.length === 1), {
    concurrency: "unbounded",
    discard: true
  })
  yield* Effect.raceFirst(all, untilStopped)
  return exitCode.done
})

const watchOne = Effect.fnUntraced(function* (session: Session, first: KeptSheet, every: number, isOnly: boolean) {
  let opened: OpenedSheet | undefined
  // What one look has seen of the log spares the next to read everybody.
  const held = {}
  let said = ""
  let failures = 0
  for (let look = 1; ; look++) {
    const kept = (yield* readSheets(session)).find(({ id }) => id === first.id)
    // Disconnected meanwhile.
    if (kept === undefined) return
    const ran = yield* Effect.result(
      Effect.gen(function* () {
        opened ??= yield* openKept(session, kept)
        return yield* runSheet(session, kept, opened, false, held)
      })
    )
    if (ran._tag === "Success") {
      if (failures > 0) tell(session, sheetReportWords[session.lang].backAgain(printable(kept.name)))
      failures = 0
      said = yield* tellNews(session, kept, ran.success, said, isOnly)
      yield* pause(ran.success.unfinished ? Math.min(every, 2000) : every)
      continue
    }
    const failure = inWords(session, ran.failure)
    if (look === 1 && failure.exit !== exitCode.offline) return yield* Effect.fail(ran.failure)
    opened = undefined
    const wait = Math.min(every * 2 ** Math.min(failures, 10), Math.max(LONGEST_MS, every))
    // Once for each bad time; who comes back in an hour wants to see one line.
    if (failures === 0) {
      const { awayAgain } = sheetReportWords[session.lang]
      if (session.out.isJson) session.out.json({ event: "away", sheet: kept.name, retryMs: wait })
      else
        session.out.problem(
          `${clock(session)}  ${session.out.style.warn("!")} ${awayAgain(failure.text, spanInWords(wait, session.lang))}`
        )
      session.out.flush()
    }
    failures++
    yield* pause(wait)
  }
})

/** Another program that holds the log for a while, say, is no reason to give up a sheet for good. */
const inWords = ({ lang, folder, home }: Session, failure: unknown): Stopped =>
  failureInWords(failure, { lang, command: "sheet", folder, home: home.folder })

/** Gives what was said of things that last, which is said again only when it changes. */
const tellNews = Effect.fnUntraced(function* (
  session: Session,
  kept: KeptSheet,
  report: SheetReport,
  said: string,
  isOnly: boolean
) {
  const { out } = session
  const one = { kept, report, dryRun: false }
  const lasting = JSON.stringify([
    report.stopped,
    report.setAside,
    report.conflicts,
    report.removed,
    report.deletedInLog
  ])
  const isNews = report.events + report.cellsOut + report.healed + report.notices.length > 0
  if (!isNews && (lasting === said || (said === "" && lasting === NOTHING))) return lasting
  if (out.isJson) out.json({ event: "inStep", ...reportJson(one) })
  else {
    const stopped = yield* stoppedInWords(session, one, isOnly)
    if (stopped !== undefined) out.problem(`${clock(session)}  ${out.style.warn("!")} ${stopped}`)
    else {
      out.line(`${clock(session)}  ${headline(session, one)}`)
      if (lasting !== said || report.notices.length > 0)
        for (const text of yield* remarks(session, one)) out.line(`       ${text}`)
    }
  }
  out.flush()
  return lasting
})

const NOTHING = JSON.stringify([undefined, [], [], [], []])

const tell = (session: Session, text: string): void => {
  if (session.out.isJson) session.out.json({ event: "back" })
  else session.out.line(`${clock(session)}  ${text}`)
  session.out.flush()
}

/** What time it is, in the log's zone. */
const clock = ({ calendar, lang }: Session): string => timeInWords(localOf(calendar.zone, Date.now()).minute, lang)
