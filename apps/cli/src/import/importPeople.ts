/** Rows of people into the log: a first pass to see that all is well and of when it is, and then the import. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { firstReminderOf } from "@kith/core/workspace/FirstReminders"
import { recentBatches } from "@kith/core/workspace/RecentBatches"
import { type Format, FormatError } from "@kith/formats/Format"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { failed } from "../Stopped.ts"
import { importWords } from "../words/importWords.ts"
import { bytesOf, bytesShown, formatFault, type ImportedFile } from "./importedFile.ts"
import type { Asked, Outcome, Part, Prepared } from "./Outcome.ts"
import { tellPeople } from "./tellPeople.ts"

export const preparePeople = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  format: Format,
  asked: Asked
) {
  const { rows, refused, asOf } = yield* format
    .summarise(bytesShown(file, session))
    .pipe(Effect.mapError((error) => (error instanceof FormatError ? formatFault(error, file, session) : error)))
  const prepared: Prepared = {
    rows: rows + refused,
    run: (part) => run(session, file, format, asked, { total: rows + refused, asOf: asOf ?? "" }, part)
  }
  return prepared
})

const run = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  format: Format,
  { dryRun, remind }: Asked,
  { total, asOf }: { readonly total: number; readonly asOf: string },
  part: Part | undefined
) {
  const { out, lang, log } = session
  const say = importWords[lang]
  const via = `import:${format.id}`
  const bar = out.progress(say.importing)
  const rows = format.read(bytesOf(file, session)).pipe(
    Stream.mapArray((rows) => {
      if (dryRun && part !== undefined) {
        for (const row of rows) if (row._tag === "Read") part.coming.add(row.record.sourceKey)
      }
      return rows
    })
  )
  const report = yield* log
    .importRows(Stream.toAsyncIterable(rows), {
      source: format.source,
      asOf: `${asOf}|${new Date(file.modified).toISOString()}`,
      via,
      file: file.name,
      dryRun,
      onProgress: (done) => bar.at(done, total),
      ...(part === undefined ? {} : { batch: part.batch }),
      ...(remind ? { reviveOn: firstReminderOn(session) } : {})
    })
    .pipe(
      Effect.ensuring(Effect.sync(() => bar.end())),
      Effect.catchDefect(() => brokenOff(session, file, via))
    )
  const outcome: Outcome = {
    rows: report.rows,
    new: report.new,
    known: report.known,
    changed: report.changed,
    maybeSame: report.maybeSame.count,
    unreadable: report.unreadable,
    undo: report.undo,
    more: {},
    tell: tellPeople(session, report, dryRun),
    reminders: report.new === 0 ? "" : remindersInWords(session, remind, report.new)
  }
  return outcome
})

/** What is said of the first reminders of so many new contacts. */
export const remindersInWords = (session: Session, remind: boolean, count: number): string => {
  const { today, lang } = session
  const say = importWords[lang]
  if (!remind || count === 0) return say.noReminders
  const [first, last] = [0, count - 1].map((nth) => dateInWords(firstReminderOf(nth, session), { today, lang }))
  return say.reminders(first!, last!)
}

export const firstReminderOn =
  (session: Session) =>
  (nth: number): string =>
    isoOf(firstReminderOf(nth, session))

/** The file was changed under our hands: what was committed stands, and can be taken back. */
export const brokenOff = Effect.fnUntraced(function* (session: Session, file: ImportedFile, via: string) {
  const last = (yield* recentBatches(1))[0]
  const hint = last?.via === via ? yield* undoHint(session, last.batch) : "kith undo"
  return yield* failed(importWords[session.lang].brokeOff(printable(file.path), hint))
})
