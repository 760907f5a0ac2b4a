/** Everybody, what is due, or the whole log as a file that other programs read. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { leftOut } from "@kith/formats/google/notCarried"
import { writeCalendar } from "@kith/formats/icalendar/writeCalendar"
import { peopleFile, type PeopleFormat, toKithRow } from "@kith/formats/peopleFile"
import type { LogSession } from "../Method.ts"
import { blobSink, diskSink, type FileSink, type PlaceOnDisk } from "./FileSink.ts"
import { writeWholeLog } from "./wholeLog.ts"

export type ExportFormat = PeopleFormat | "ics" | "todo-ics" | "jsonl"

export interface Exporting {
  readonly format: ExportFormat
  /** CSV for Excel. */
  readonly excel?: boolean | undefined
  readonly vcardVersion?: "3.0" | "4.0" | undefined
  /** Where to, on the disk; left out: the answer has the file. */
  readonly place?: PlaceOnDisk | undefined
}

export interface Exported {
  /** What to call it. */
  readonly name: string
  /** The file, unless it is on the disk already. */
  readonly file: Blob | undefined
  /** People, entries or changes in it. */
  readonly count: number
}

const TYPES: Readonly<Record<ExportFormat, readonly [extension: string, type: string]>> = {
  csv: ["csv", "text/csv"],
  "kith-csv": ["csv", "text/csv"],
  xlsx: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  vcard: ["vcf", "text/vcard"],
  ics: ["ics", "text/calendar"],
  "todo-ics": ["ics", "text/calendar"],
  jsonl: ["jsonl", "application/jsonl"]
}

/** How a file's name begins: two kinds may end alike, and lie side by side. */
const KINDS: Readonly<Record<ExportFormat, string>> = {
  xlsx: "kith-people",
  "kith-csv": "kith-people",
  csv: "kith-contacts",
  vcard: "kith-contacts",
  ics: "kith-calendar",
  "todo-ics": "kith-tasks",
  jsonl: "kith-log"
}

export const exportFile = Effect.fnUntraced(function* (session: LogSession, asked: Exporting) {
  const [extension, type] = TYPES[asked.format]
  const sink = asked.place === undefined ? blobSink(type) : yield* diskSink(asked.place)
  return yield* Effect.gen(function* () {
    const count = yield* writeInto(session, asked, sink)
    const file = yield* sink.end
    return { name: `${KINDS[asked.format]}-${isoOf(session.today)}.${extension}`, file, count } satisfies Exported
  }).pipe(Effect.onError(() => sink.abandon))
})

const writeInto = Effect.fnUntraced(function* (session: LogSession, asked: Exporting, sink: FileSink) {
  const { format, excel = false, vcardVersion = "3.0" } = asked
  switch (format) {
    case "jsonl":
      return yield* writeWholeLog(session, sink, session.onProgress)
    case "ics":
    case "todo-ics": {
      const { bytes, entries } = yield* calendarOf(session, { tasks: format === "todo-ics" })
      for (const piece of bytes) sink.write(piece)
      return entries
    }
    default: {
      const rows = yield* everybodyAsRows(session)
      for (const piece of yield* peopleFile(rows, format, { language: session.lang, excel, vcardVersion })) {
        sink.write(piece)
      }
      return rows.length
    }
  }
})

export const everybodyAsRows = Effect.fnUntraced(function* ({ log }: LogSession) {
  return (yield* log.sheetRows()).map(toKithRow)
})

const NO_NAME = "Kith"

/** With names and reasons: it is the user's own, and stays with them. */
export const calendarOf = Effect.fnUntraced(function* (
  { log, lang, settings }: LogSession,
  { tasks }: { readonly tasks: boolean }
) {
  const { entries } = yield* log.calendarFeed({ lang, meetings: !tasks })
  const stamp = yield* Clock.currentTimeMillis
  const form = tasks ? ("tasks" as const) : ("events" as const)
  return { bytes: writeCalendar({ name: settings.name ?? NO_NAME, entries, stamp, form }), entries: entries.length }
})

/** Fields that a plain CSV has no place for and that somebody here has: their names, in words. */
export const notInCsv = Effect.fnUntraced(function* (session: LogSession, _: undefined) {
  return leftOut(yield* everybodyAsRows(session), session.lang)
})
