/** Rows of people into the log: a first pass to see that all is well and of when it is, and then the import. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type Day, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import type { Change, ImportReport, Listed, Refused } from "@kith/core/workspace/Importing"
import { recentBatches } from "@kith/core/workspace/RecentBatches"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { type Format, FormatError } from "@kith/formats/Format"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { failed } from "../Stopped.ts"
import { fieldInWords, valueInWords } from "../valueInWords.ts"
import { importWords } from "../words/importWords.ts"
import { bytesOf, formatFault, type ImportedFile } from "./importedFile.ts"

interface Asked {
  readonly dryRun: boolean
  readonly remind: boolean
}

/** First reminders of one working day. */
const A_DAY = 5

export const importPeople = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  format: Format,
  asked: Asked
) {
  const { out, lang, log, today } = session
  const say = importWords[lang]
  const summary = yield* format
    .summarise(bytesOf(file, session))
    .pipe(Effect.mapError((error) => (error instanceof FormatError ? formatFault(error, file, session) : error)))
  const via = `import:${format.id}`
  const bar = out.progress(say.importing)
  const rows = Stream.toAsyncIterable(format.read(bytesOf(file, session)))
  const report: ImportReport = yield* log
    .importRows(rows, {
      source: format.source,
      asOf: `${summary.asOf ?? ""}|${new Date(file.modified).toISOString()}`,
      via,
      file: file.name,
      dryRun: asked.dryRun,
      onProgress: (done) => bar.at(done, summary.rows + summary.refused),
      ...(asked.remind ? { reviveOn: (nth: number) => isoOf(dayOfFirst(session, nth)) } : {})
    })
    .pipe(
      Effect.ensuring(Effect.sync(() => bar.end())),
      Effect.catchDefect(() => brokenOff(session, file, via))
    )
  if (out.isJson) return out.json(toJson(report))
  yield* tell(session, report, asked)
  if (asked.dryRun) return out.note(say.dryRun)
  const reminders =
    asked.remind && report.new > 0
      ? say.reminders(
          ...([0, report.new - 1].map((nth) => dateInWords(dayOfFirst(session, nth), { today, lang })) as [
            string,
            string
          ])
        )
      : say.noReminders
  const undo = report.undo === undefined ? "" : `   ${yield* undoHint(session, report.undo)}`
  if (undo !== "") out.echo(`${report.new > 0 ? reminders : ""}${undo}`.trim())
})

/** The n-th new contact's first reminder: so many a working day, from today on. */
const dayOfFirst = ({ calendar, today }: Session, nth: number): Day =>
  calendar.addWorkingDays(calendar.nextWorkingDay(today), Math.floor(nth / A_DAY))

/** The file was changed under our hands: what was committed stands, and can be taken back. */
const brokenOff = Effect.fnUntraced(function* (session: Session, file: ImportedFile, via: string) {
  const last = (yield* recentBatches(1))[0]
  const hint = last?.via === via ? yield* undoHint(session, last.batch) : "kith undo"
  return yield* failed(importWords[session.lang].brokeOff(printable(file.path), hint))
})

const toJson = ({ rows, new: fresh, known, changed, maybeSame, unreadable, undo }: ImportReport) => ({
  rows,
  new: fresh,
  known,
  changed,
  maybeSame: maybeSame.count,
  unreadable: unreadable.first.map(({ line, why }) => ({ line, why })),
  // Of very many only the first are listed.
  ...(unreadable.count > unreadable.first.length ? { unreadableInAll: unreadable.count } : {}),
  undo: undo ?? null
})

/** Of each list in the report. */
const SHOWN = 10

const tell = Effect.fnUntraced(function* (session: Session, report: ImportReport, { dryRun }: Asked) {
  const { out, lang } = session
  const say = importWords[lang]
  const { rows, known, changed, maybeSame, unreadable, kept, changes } = report
  const parts = [
    say.fresh(report.new),
    ...(maybeSame.count > 0 ? [say.maybeSame(maybeSame.count)] : []),
    say.known(known),
    ...(changed > 0 ? [say.changed(changed)] : []),
    ...(unreadable.count > 0 ? [say.unreadable(unreadable.count, linesOf(unreadable, lang))] : [])
  ]
  out.line(say.total(say.rows(rows), parts.join(", ")))
  for (const each of withReasons(unreadable.first))
    out.note(` ${say.reasons(say.lines(each.lines, /^\d+$/.test(each.lines)), say.why[each.why])}`)
  if (changes.count > 0) {
    out.line(say.changes)
    const lines: Array<ReadonlyArray<string>> = []
    for (const { name, field, before, after } of jobsFirst(changes.first).slice(0, SHOWN)) {
      const [old, fresh] = [
        yield* valueInWords(session, "contact", field, before),
        yield* valueInWords(session, "contact", field, after)
      ]
      lines.push([printable(name), fieldInWords("contact", field, lang), `${old} → ${fresh}`])
    }
    out.table([{ least: 12 }, { style: out.style.dim }, { wraps: true }], lines, 1)
    if (changes.count > SHOWN) out.line(` ${say.andMore(changes.count - SHOWN)}`)
  }
  if (kept > 0) out.line(say.kept(kept))
  if (maybeSame.count > 0 && !dryRun) yield* tellPairs(session, maybeSame)
})

/** Who changed jobs is news; that an address did is not. */
const jobsFirst = (changes: ReadonlyArray<Change>): ReadonlyArray<Change> =>
  changes.toSorted((a, b) => Number(JOB.has(b.field)) - Number(JOB.has(a.field)))

const JOB: ReadonlySet<string> = new Set(["company", "position"])

const tellPairs = Effect.fnUntraced(function* (session: Session, pairs: ImportReport["maybeSame"]) {
  const { out, lang, log } = session
  const say = importWords[lang]
  const shown = pairs.first.slice(0, SHOWN)
  const ids = yield* shortIds(
    "contact",
    shown.flatMap(({ contact, like }) => [contact, like])
  )
  const rows: Array<ReadonlyArray<string>> = []
  for (const { name, contact, like } of shown) {
    const other = yield* log.person(like)
    const named = [other?.contact.name, other?.contact.company].filter(Boolean).join(", ")
    rows.push([ids.get(contact)!, printable(name), "≟", ids.get(like)!, printable(named)])
  }
  out.line(say.pairs)
  out.table([{ style: out.style.id }, { least: 12 }, {}, { style: out.style.id }, { least: 12 }], rows, 1)
  if (pairs.count > SHOWN) out.line(` ${say.andMore(pairs.count - SHOWN)}`)
})

const lineOf = ({ line, through }: Refused): string =>
  through === undefined || through === line ? String(line) : `${line}–${through}`

const linesOf = ({ count, first }: Listed<Refused>, lang: Session["lang"]): string => {
  const say = importWords[lang]
  const shown = first.slice(0, SHOWN).map(lineOf)
  const more = count > SHOWN ? ` ${say.andMore(count - SHOWN)}` : ""
  return say.lines(`${shown.join(", ")}${more}`, count === 1 && !shown[0]!.includes("–"))
}

/** Reasons other than the one that LinkedIn's hidden members give, each with its first line. */
const withReasons = (
  unreadable: ReadonlyArray<Refused>
): ReadonlyArray<{ readonly lines: string; readonly why: Refused["why"] }> =>
  [...Map.groupBy(unreadable, ({ why }) => why)]
    .filter(([why]) => why !== "noName")
    .map(([why, rows]) => ({ why, lines: rows.slice(0, SHOWN).map(lineOf).join(", ") }))
