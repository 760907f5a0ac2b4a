/** Imports a file that was looked at, or says what importing it would do. All its parts are one batch, and one undo. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { ColumnMapping } from "@kith/core/domain/entities/TableMapping"
import { FileImported } from "@kith/core/domain/events/RecordEvents"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { BatchId, newId } from "@kith/core/log/Ids"
import { firstReminderOf, MESSAGES_REMIND_DAYS } from "@kith/core/workspace/FirstReminders"
import { recentBatches } from "@kith/core/workspace/RecentBatches"
import type { Format } from "@kith/formats/Format"
import { genericCsv, mappingFingerprint } from "@kith/formats/generic/genericCsv"
import { CUSTOM, isTarget } from "@kith/formats/generic/targets"
import { unreadableFileWords } from "@kith/formats/unreadableFile"
import type { LogSession } from "../Method.ts"
import { headOf, isReadWhole, type Part, type Parts, partsOf } from "./importParts.ts"
import { type Meter, tooLargeInWords, unreadableInWords, withMeter } from "./importSource.ts"
import { importWords } from "./importWords.ts"
import { mappingFor } from "./lookAtFile.ts"
import { meetingsReport, type PartReport, peopleReport, touchesReport } from "./reportInWords.ts"

export interface Importing {
  /** What `stopReading` stops: made up by the page. */
  readonly job: string
  readonly file: File
  /** Says what would happen, and writes nothing. */
  readonly dryRun: boolean
  /** Starts first reminders for new contacts, a few a working day. */
  readonly remind: boolean
  /** Which parts, by their paths; left out: those that are usual. */
  readonly parts?: ReadonlyArray<string> | undefined
  /** Of tables: what each column holds, where somebody has changed it. By the part's path. */
  readonly columns?: Readonly<Record<string, ReadonlyArray<string>>> | undefined
  /** Whose messages they are, by the key that `lookAtFile` gave. */
  readonly me?: string | undefined
  /** Makes contacts of people in messages and meetings who are none. */
  readonly addPeople: boolean
  /** Of messages, keeps what was written, too. */
  readonly keepText: boolean
}

export type Imported =
  | {
      readonly _tag: "Done"
      readonly parts: ReadonlyArray<PartReport>
      /** What is said of reminders; empty for nothing. */
      readonly reminders: string
      /** Anything of it is new here, or changes what is. */
      readonly isNews: boolean
      /** Takes all of it back; absent where nothing was written. */
      readonly undo: string | undefined
    }
  /** `undo`: takes back what had come in by then. */
  | { readonly _tag: "CannotRead"; readonly why: string; readonly undo: string | undefined }
  | { readonly _tag: "Stopped"; readonly undo: string | undefined }

/** Rows that are worked out without a pause, a tenth of a second of work on a slow phone; and of those that are written at once. */
const AT_ONCE = { tried: 200, written: 250 }

/** Batches among which one that broke off is looked for: others may have been written meanwhile. */
const LATELY = 20

export const importFile = Effect.fnUntraced(function* (session: LogSession, asked: Importing) {
  const batch = BatchId.make(newId(session.log.random))
  const { file, job, dryRun } = asked
  const written = Effect.gen(function* () {
    if (dryRun) return undefined
    return (yield* recentBatches(LATELY)).some((last) => last.batch === batch) ? batch : undefined
  })
  return yield* withMeter(session, { job, size: file.size }, (meter) =>
    importParts(session, asked, batch, meter).pipe(
      // What a reader throws while rows are taken comes as a defect.
      Effect.catchDefect((defect) => Effect.fail(defect)),
      Effect.catch((error) =>
        Effect.gen(function* () {
          if (meter.signal.aborted) return { _tag: "Stopped", undo: yield* written } satisfies Imported
          const why = unreadableInWords(error, file.name, session.lang)
          if (why === undefined) return yield* Effect.fail(error)
          return { _tag: "CannotRead", why, undo: yield* written } satisfies Imported
        })
      )
    )
  )
})

interface Run {
  readonly session: LogSession
  readonly asked: Importing
  readonly batch: BatchId
  readonly meter: Meter
  /** In a dry run in which messages follow: source keys of people whom the parts before would have added. */
  readonly coming: Set<string> | undefined
}

const importParts = Effect.fnUntraced(function* (session: LogSession, asked: Importing, batch: BatchId, meter: Meter) {
  const { file, dryRun } = asked
  const { lang, log } = session
  const head = yield* headOf(file)
  const tooLarge = isReadWhole(file, head) ? tooLargeInWords(file, lang) : undefined
  if (tooLarge !== undefined) return { _tag: "CannotRead", why: tooLarge, undo: undefined } satisfies Imported
  const found: Parts | undefined = yield* partsOf(file, head, meter)
  const parts = (found?.parts ?? []).filter(({ path, isUsual }) => asked.parts?.includes(path) ?? isUsual)
  if (parts.length === 0) {
    const why = unreadableFileWords[lang].unknownFormat(file.name)
    return { _tag: "CannotRead", why, undo: undefined } satisfies Imported
  }
  for (const { recognised } of parts) meter.expect(PASSES[recognised._tag])
  const bringsTouches = parts.some(({ recognised }) => recognised._tag === "Touches")
  const run: Run = { session, asked, batch, meter, coming: dryRun && bringsTouches ? new Set() : undefined }
  const done: Array<PartDone> = []
  for (const part of parts) done.push(yield* importPart(run, part))
  const added = done.reduce((sum, each) => sum + each.added, 0)
  const undo = done.find((each) => each.undo !== undefined)?.undo
  if (undo !== undefined && parts.length > 1) {
    const changed = done.reduce((sum, each) => sum + each.changed, 0)
    yield* log.commit([FileImported.draft(batch, { file: file.name, added, changed })], { via: "import:zip", batch })
  }
  return {
    _tag: "Done",
    parts: done.map(({ report }) => report),
    reminders: remindersInWords(session, asked, added),
    isNews: done.some(({ isNews }) => isNews),
    undo
  } satisfies Imported
})

/** Over the bytes, for each kind of part. */
const PASSES: Readonly<Record<Part["recognised"]["_tag"], number>> = {
  People: 2,
  Table: 2,
  Touches: 2,
  Calendar: 1,
  Log: 2
}

interface PartDone {
  readonly report: PartReport
  readonly added: number
  readonly changed: number
  readonly isNews: boolean
  readonly undo: BatchId | undefined
}

const importPart = (run: Run, part: Part) => {
  const { recognised } = part
  switch (recognised._tag) {
    case "People":
      return importPeople(run, part, recognised.format)
    case "Table":
      return importTable(run, part, recognised)
    case "Touches":
      return importTouches(run, part, recognised)
    case "Calendar":
      return importMeetings(run, part)
    case "Log":
      return Effect.die("a whole log is imported by itself")
  }
}

/** Rows of a preview. */
const FIRST = 5

const importPeople = Effect.fnUntraced(function* (run: Run, { source, path }: Part, format: Format) {
  const { session, asked, batch, coming } = run
  const { dryRun, remind } = asked
  const { asOf } = yield* format.summarise(source.bytes)
  const first: Array<{ readonly name: string; readonly about: string }> = []
  const rows = format.read(source.bytes).pipe(
    Stream.mapArray((rows) => {
      for (const row of dryRun ? rows : []) {
        if (row._tag !== "Read") continue
        coming?.add(row.record.sourceKey)
        const { name, position, company, emails } = row.record.fields as FirstValues
        if (first.length < FIRST) {
          first.push({ name: name ?? "", about: [position, company].filter(Boolean).join(", ") || (emails?.[0] ?? "") })
        }
      }
      return rows
    })
  )
  const report = yield* session.log.importRows(Stream.toAsyncIterable(rows), {
    source: format.source,
    asOf: `${asOf ?? ""}|${new Date(source.modified).toISOString()}`,
    via: `import:${format.id}`,
    file: source.name,
    dryRun,
    batch,
    pace: paceOf(run),
    ...(remind ? { reviveOn: firstReminderOn(session) } : {})
  })
  return {
    report: yield* peopleReport(session, path, report, first),
    added: report.new,
    changed: report.changed,
    isNews: report.new + report.changed > 0,
    undo: report.undo
  } satisfies PartDone
})

interface FirstValues {
  readonly name?: string
  readonly position?: string
  readonly company?: string
  readonly emails?: ReadonlyArray<string>
}

const importTable = Effect.fnUntraced(function* (
  run: Run,
  part: Part,
  recognised: Extract<Part["recognised"], { readonly _tag: "Table" }>
) {
  const { log } = run.session
  const { mapping: settled } = yield* mappingFor(log, recognised.guess.mapping)
  const mapping = withColumns(settled, run.asked.columns?.[part.path])
  const { sheetFormat } = yield* Effect.promise(() => import("@kith/formats/xlsx/workbookSheets"))
  const format = "sheet" in recognised ? sheetFormat(mapping, recognised.sheet) : genericCsv(mapping)
  const done = yield* importPeople(run, part, format)
  if (run.asked.dryRun) return done
  const kept = yield* log.keepColumnMapping(mappingFingerprint(mapping), mapping, `import:${format.id}`, run.batch)
  return { ...done, undo: done.undo ?? kept?.batch } satisfies PartDone
})

/** What somebody chose for each column; what is no target is left as it was. */
const withColumns = (mapping: ColumnMapping, columns: ReadonlyArray<string> | undefined): ColumnMapping =>
  columns === undefined
    ? mapping
    : {
        ...mapping,
        columns: mapping.columns.map((column, index) => {
          const as = columns[index]
          if (as === undefined || as === column.as || !isTarget(as)) return column
          return { heading: column.heading, as: as || CUSTOM }
        })
      }

const importTouches = Effect.fnUntraced(function* (
  run: Run,
  { source, path }: Part,
  { format }: Extract<Part["recognised"], { readonly _tag: "Touches" }>
) {
  const { session, asked, batch, coming } = run
  const { log, today } = session
  const { dryRun, remind, keepText, addPeople, me } = asked
  const report = yield* log.importTouches(() => Stream.toAsyncIterable(format.read(source.bytes, { keepText })), {
    source: format.source,
    via: `import:${format.id}`,
    file: source.name,
    dryRun,
    addUnknown: addPeople,
    batch,
    ...(coming === undefined ? {} : { coming }),
    pace: paceOf(run),
    ...(me === undefined ? {} : { me }),
    ...(remind ? { remindSince: isoOf(today - MESSAGES_REMIND_DAYS), reviveOn: firstReminderOn(session) } : {})
  })
  const isInvitations = format.id === "linkedin-invitations"
  return {
    report: touchesReport(session, path, report, { isInvitations, keepText }),
    added: report.added,
    changed: 0,
    isNews: report.new + report.added > 0,
    undo: report.undo
  } satisfies PartDone
})

/** Series are worked out for so many days back and ahead. */
const A_YEAR = 365

const importMeetings = Effect.fnUntraced(function* ({ session, asked, batch }: Run, { source, path }: Part) {
  const { log, today } = session
  const { readMeetings } = yield* Effect.promise(() => import("@kith/formats/icalendar/readMeetings"))
  const horizon = { from: isoOf(today - A_YEAR), until: isoOf(today + A_YEAR) }
  const report = yield* log.importMeetings(Stream.toAsyncIterable(readMeetings(source.bytes, { horizon })), {
    via: "import:ics",
    file: source.name,
    addPeople: asked.addPeople,
    dryRun: asked.dryRun,
    me: asked.me?.includes("@") === true ? [asked.me] : [],
    batch
  })
  return {
    report: meetingsReport(session, path, report),
    added: report.peopleAdded,
    changed: report.moved + report.cancelled + report.changed,
    isNews: report.new + report.moved + report.cancelled + report.changed + report.peopleAdded > 0,
    undo: report.undo
  } satisfies PartDone
})

const paceOf = ({ asked, meter }: Run) => ({
  rows: asked.dryRun ? AT_ONCE.tried : AT_ONCE.written,
  giveWay: meter.giveWay
})

const firstReminderOn =
  (session: LogSession) =>
  (nth: number): string =>
    isoOf(firstReminderOf(nth, session))

const remindersInWords = (session: LogSession, { remind, dryRun }: Importing, added: number): string => {
  const say = importWords[session.lang]
  if (added === 0) return ""
  if (!remind) return dryRun ? "" : say.noReminders
  const [first, last] = [0, added - 1].map((nth) => dateInWords(firstReminderOf(nth, session), session))
  return say.reminders(first!, last!)
}
