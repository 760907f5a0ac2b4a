/** A calendar's meetings into the log, and the report of it. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Listed } from "@kith/core/workspace/Importing"
import type { MeetingImportReport } from "@kith/core/workspace/ImportingMeetings"
import { FormatError } from "@kith/formats/Format"
import { readMeetings } from "@kith/formats/icalendar/readMeetings"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { arrangedInWords } from "../valueInWords.ts"
import { importMeetingWords } from "../words/importMeetingWords.ts"
import { importWords } from "../words/importWords.ts"
import { bytesOf, bytesShown, formatFault, type ImportedFile } from "./importedFile.ts"
import { brokenOff } from "./importPeople.ts"
import type { Asked, Outcome, Part, Prepared } from "./Outcome.ts"
import { SHOWN, tellReasons, unreadableInWords } from "./refusedInWords.ts"

const VIA = "import:ics"
/** Series are worked out for so many days back and ahead. */
const A_YEAR = 365

export const prepareMeetings = Effect.fnUntraced(function* (session: Session, file: ImportedFile, asked: Asked) {
  const horizon = { from: isoOf(session.today - A_YEAR), until: isoOf(session.today + A_YEAR) }
  let rows = 0
  yield* readMeetings(bytesShown(file, session), { horizon }).pipe(
    Stream.runForEachArray((read) => Effect.sync(() => (rows += read.length))),
    Effect.mapError((error) => (error instanceof FormatError ? formatFault(error, file, session) : error))
  )
  const prepared: Prepared = { rows, run: (part) => run(session, file, asked, horizon, part) }
  return prepared
})

const run = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  { dryRun, addPeople, me }: Asked,
  horizon: { readonly from: string; readonly until: string },
  part: Part | undefined
) {
  const rows = Stream.toAsyncIterable(readMeetings(bytesOf(file, session), { horizon }))
  const report = yield* session.log
    .importMeetings(rows, {
      via: VIA,
      file: file.name,
      addPeople,
      dryRun,
      me: me.filter((each) => each.includes("@")),
      ...(part === undefined ? {} : { batch: part.batch })
    })
    .pipe(Effect.catchDefect(() => brokenOff(session, file, VIA)))
  const { moved, cancelled, changed, older, kept, passedOver, own, peopleAdded, withNobody, unknown, series } = report
  const outcome: Outcome = {
    rows: report.meetings + report.unreadable.count,
    new: report.new,
    known: report.known,
    changed: moved + cancelled + changed,
    maybeSame: 0,
    unreadable: report.unreadable,
    undo: report.undo,
    more: {
      moved,
      cancelled,
      older,
      kept,
      passedOver,
      own,
      peopleAdded,
      meetings: report.changes.first.map(({ as, line, start, summary }) => ({ as, line, start, summary })),
      withNobody: withNobody.first.map(({ line, start, summary }) => ({ line, start, summary })),
      unknown: unknown.first.map(({ line, name, email }) => ({ line, name, email: email ?? null })),
      series: series.first.map(({ line, start, summary }) => ({ line, start, summary }))
    },
    tell: Effect.sync(() => tell(session, report)),
    reminders: ""
  }
  return outcome
})

const COUNTED = ["moved", "cancelled", "changed", "known", "passedOver", "older", "kept", "own", "peopleAdded"] as const

const tell = (session: Session, report: MeetingImportReport): void => {
  const { out, lang } = session
  const say = importMeetingWords[lang]
  const both = importWords[lang]
  const { changes, withNobody, unknown, series, unreadable } = report
  const parts = [
    say.counted.new(report.new),
    ...COUNTED.flatMap((name) => (report[name] > 0 ? [say.counted[name](report[name])] : [])),
    ...(withNobody.count > 0 ? [say.counted.withNobody(withNobody.count)] : []),
    ...unreadableInWords(unreadable, session)
  ]
  out.line(both.total(say.meetings(report.meetings + unreadable.count), parts.join(", ")))
  tellReasons(unreadable, session)
  const onlyNew = changes.first.every(({ as }) => as === "new")
  listed(
    session,
    changes,
    ({ as, start, summary }) => [
      arrangedInWords(session, start),
      onlyNew ? "" : say.as[as],
      titleOf(summary, say.untitled)
    ],
    [{}, { style: out.style.dim }, { least: 20 }]
  )
  const titled = ({ start, summary }: { readonly start: string; readonly summary: string }): ReadonlyArray<string> => [
    arrangedInWords(session, start),
    titleOf(summary, say.untitled)
  ]
  if (withNobody.count > 0) out.line(say.withNobody)
  listed(session, withNobody, titled, [{}, { least: 20 }])
  if (unknown.count > 0) out.line(say.unknown)
  listed(session, unknown, ({ name, email }) => [printable(name), printable(email ?? "")], [{ least: 12 }, {}])
  if (series.count > 0) out.line(say.series)
  listed(session, series, titled, [{}, { least: 20 }])
}

const listed = <A>(
  { out, lang }: Session,
  { count, first }: Listed<A>,
  row: (one: A) => ReadonlyArray<string>,
  columns: Parameters<Session["out"]["table"]>[0]
): void => {
  if (count === 0) return
  out.table(columns, first.slice(0, SHOWN).map(row), 1)
  if (count > SHOWN) out.line(` ${importWords[lang].andMore(count - SHOWN)}`)
}

const titleOf = (summary: string, untitled: string): string => printable(summary).trim() || untitled
