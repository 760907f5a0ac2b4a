/** Messages and invitations into the log, and the report of it. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { MESSAGES_REMIND_DAYS } from "@kith/core/workspace/FirstReminders"
import type { TouchReport } from "@kith/core/workspace/ImportingTouches"
import { FormatError } from "@kith/formats/Format"
import type { TouchFormat } from "@kith/formats/TouchFormat"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { importTouchWords } from "../words/importTouchWords.ts"
import { importWords } from "../words/importWords.ts"
import { bytesOf, bytesShown, formatFault, type ImportedFile } from "./importedFile.ts"
import { brokenOff, firstReminderOn, remindersInWords } from "./importPeople.ts"
import type { Asked, Outcome, Part, Prepared } from "./Outcome.ts"
import { SHOWN, tellReasons, unreadableInWords } from "./refusedInWords.ts"
import { tellPairs } from "./tellPeople.ts"

/** @param owner the account's, by source key; undefined where the file names nobody by an address */
export const prepareTouches = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  format: TouchFormat,
  asked: Asked,
  owner: string | undefined
) {
  const { rows, refused } = yield* format
    .summarise(bytesShown(file, session))
    .pipe(Effect.mapError((error) => (error instanceof FormatError ? formatFault(error, file, session) : error)))
  const prepared: Prepared = {
    rows: rows + refused,
    run: (part) => run(session, file, format, asked, { owner, total: rows + refused }, part)
  }
  return prepared
})

const run = Effect.fnUntraced(function* (
  session: Session,
  file: ImportedFile,
  format: TouchFormat,
  { dryRun, remind, keepText, addPeople }: Asked,
  { owner, total }: { readonly owner: string | undefined; readonly total: number },
  part: Part | undefined
) {
  const { out, lang, log, today } = session
  const via = `import:${format.id}`
  const bar = out.progress(importWords[lang].importing)
  const open = () => Stream.toAsyncIterable(format.read(bytesOf(file, session), { keepText }))
  const report: TouchReport = yield* log
    .importTouches(open, {
      source: format.source,
      via,
      file: file.name,
      dryRun,
      addUnknown: addPeople,
      onProgress: (done) => bar.at(done, total),
      ...(owner === undefined ? {} : { me: owner }),
      ...(part === undefined ? {} : { batch: part.batch, coming: part.coming }),
      ...(remind ? { remindSince: isoOf(today - MESSAGES_REMIND_DAYS), reviveOn: firstReminderOn(session) } : {})
    })
    .pipe(
      Effect.ensuring(Effect.sync(() => bar.end())),
      Effect.catchDefect(() => brokenOff(session, file, via))
    )
  const { unknown, leftOut, maybeSame } = report
  const outcome: Outcome = {
    rows: report.rows,
    new: report.new,
    known: report.known,
    changed: 0,
    maybeSame: maybeSame.count,
    unreadable: report.unreadable,
    undo: report.undo,
    more: {
      people: report.people,
      added: report.added,
      leftOut: { ...leftOut },
      unknown: unknown.first.map(({ name, url, messages }) => ({ name, url: url ?? null, messages })),
      ...(unknown.count > unknown.first.length ? { unknownInAll: unknown.count } : {}),
      me: report.me === "" ? null : report.me,
      zone: report.zone
    },
    tell: tell(session, report, { dryRun, keepText, isInvitations: format.id === "linkedin-invitations" }),
    reminders:
      report.new === 0 ? "" : remind && report.added === 0 ? "" : remindersInWords(session, remind, report.added)
  }
  return outcome
})

interface Telling {
  readonly dryRun: boolean
  readonly keepText: boolean
  /** Which LinkedIn writes without a time zone. */
  readonly isInvitations: boolean
}

const tell = Effect.fnUntraced(function* (
  session: Session,
  report: TouchReport,
  { dryRun, keepText, isInvitations }: Telling
) {
  const { out, lang } = session
  const say = importTouchWords[lang]
  const both = importWords[lang]
  const { known, added, leftOut, unknown, maybeSame, unreadable, zone } = report
  const kind = isInvitations ? "invitations" : "messages"
  const parts = [
    say.fresh[kind](report.new, report.people),
    say.known[kind](known),
    ...(added > 0 ? [say.added(added)] : []),
    ...unreadableInWords(unreadable, session)
  ]
  out.line(both.total(say[kind](report.rows), parts.join(", ")))
  tellReasons(unreadable, session)
  const left = (["draft", "sponsored", "nameless", "deleted"] as const).flatMap((why) =>
    leftOut[why] > 0 ? [say.leftOut[why](leftOut[why])] : []
  )
  if (left.length > 0) out.line(say.notTaken(left.join(", ")))
  if (leftOut.unknown > 0) {
    out.line(say.unknown(leftOut.unknown, unknown.count))
    const rows = unknown.first
      .slice(0, SHOWN)
      .map(({ name, url, messages }) => [printable(name), say.times(messages), printable(url ?? "")])
    out.table([{ least: 12 }, {}, { least: 12, style: out.style.dim }], rows, 1)
    if (unknown.count > SHOWN) out.line(` ${both.andMore(unknown.count - SHOWN)}`)
  }
  if (maybeSame.count > 0 && !dryRun) yield* tellPairs(session, maybeSame)
  if (isInvitations && report.new > 0) out.note(say.assumedZone(zone))
  if (!keepText && report.new > 0 && !isInvitations) out.note(say.noText)
})
