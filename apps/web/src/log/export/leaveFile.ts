/** Everything in one file that opens without Kith, for somebody who leaves. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { utf8 } from "@kith/core/log/Bytes"
import { leaveFiles } from "@kith/formats/leave/leaveFiles"
import { offlineEnd, offlineHead, offlinePerson } from "@kith/formats/leave/offlinePage"
import { peopleFile } from "@kith/formats/peopleFile"
import { zipInto } from "@kith/formats/zip/zipInto"
import type { LogSession } from "../Method.ts"
import { personPage } from "../person/personPage.ts"
import { calendarOf, everybodyAsRows, type Exported } from "./exportFile.ts"
import { blobSink, diskSink, type FileSink, type PlaceOnDisk } from "./FileSink.ts"
import { personAsText } from "./personAsText.ts"
import { writeWholeLog } from "./wholeLog.ts"

export interface Leaving {
  /** Where to, on the disk; left out: the answer has the file. */
  readonly place?: PlaceOnDisk | undefined
}

export interface Left extends Exported {
  readonly people: number
}

const NO_NAME = "Kith"

export const leaveFile = Effect.fnUntraced(function* (session: LogSession, { place }: Leaving) {
  const sink = place === undefined ? blobSink("application/zip") : yield* diskSink(place)
  return yield* Effect.gen(function* () {
    const counts = yield* writeInto(session, sink)
    const file = yield* sink.end
    return { name: `kith-${isoOf(session.today)}.zip`, file, ...counts } satisfies Left
  }).pipe(Effect.onError(() => sink.abandon))
})

const writeInto = Effect.fnUntraced(function* (session: LogSession, sink: FileSink) {
  const { lang, log, settings, onProgress } = session
  const title = settings.name ?? NO_NAME
  const files = leaveFiles[lang]
  const zip = zipInto(sink.write)
  zip.add(files.readmeName, [utf8(files.readme(title))])
  const rows = yield* everybodyAsRows(session)
  for (const [name, format] of files.files) {
    zip.add(name, yield* peopleFile(rows, format, { language: lang, excel: true }))
    yield* sink.settle
  }
  zip.add(files.calendarName, (yield* calendarOf(session, { tasks: false })).bytes)
  const lines = zip.open("log.jsonl")
  const count = yield* writeWholeLog(session, { write: lines.write, settle: sink.settle }, onProgress)
  lines.end()
  const page = zip.open("index.html")
  page.write(offlineHead(title, files.pageIntro, lang))
  const everybody = yield* log.everybody()
  for (const [index, { id }] of everybody.entries()) {
    const person = yield* personPage(session, { id })
    page.write(offlinePerson({ name: person.name, work: person.about, text: personAsText(person, lang) }))
    onProgress(index + 1, everybody.length)
    if (index % 100 === 0) yield* sink.settle
  }
  page.write(offlineEnd())
  page.end()
  zip.end()
  return { count, people: everybody.length }
})
