/**
 * Everything in a log as bytes: everybody in any of the formats that hold people, and the log itself line by line. For
 * `kith export` and `kith leave`.
 */
import * as Effect from "effect/Effect"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Entry } from "@kith/core/log/Event"
import type { DeviceId } from "@kith/core/log/Ids"
import { LocalLog } from "@kith/core/log/LocalLog"
import type { SheetRow } from "@kith/core/workspace/SheetRows"
import type { KithRow } from "@kith/formats/KithRow"
import { lineOfEntry } from "@kith/formats/jsonLines/LogLine"
import { logHeader } from "@kith/formats/jsonLines/writeJsonLines"
import { writeKithCsv } from "@kith/formats/kithSheet/kithCsv"
import { publicKeysKnown } from "./publicKeys.ts"
import type { Session } from "./Session.ts"
import { exportWords } from "./words/exportWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

export type Write = (piece: Uint8Array) => void

export type PeopleFormat = "csv" | "kith-csv" | "xlsx" | "vcard"

export interface PeopleOptions {
  readonly language: Language
  /** CSV for Excel: with a byte order mark, and with semicolons where the comma is the decimal sign. */
  readonly excel?: boolean
  readonly vcardVersion?: "3.0" | "4.0"
}

/** Everybody, as files have them. */
export const everybodyAsRows = Effect.fnUntraced(function* ({ log }: Pick<Session, "log">) {
  return (yield* log.sheetRows()).map(kithRow)
})

export const writePeople = Effect.fnUntraced(function* (
  rows: ReadonlyArray<KithRow>,
  format: PeopleFormat,
  options: PeopleOptions,
  write: Write
) {
  for (const piece of yield* piecesOf(rows, format, options)) write(piece)
})

/** Each format is loaded when it is asked for. */
const piecesOf = (
  rows: ReadonlyArray<KithRow>,
  format: PeopleFormat,
  { language, excel = false, vcardVersion = "3.0" }: PeopleOptions
): Effect.Effect<Iterable<Uint8Array>> => {
  switch (format) {
    case "csv":
      return Effect.map(
        Effect.promise(() => import("@kith/formats/google/writeGoogleCsv")),
        ({ writeGoogleCsv }) => writeGoogleCsv(rows, { byteOrderMark: excel })
      )
    case "kith-csv": {
      const forExcel = excel ? ({ byteOrderMark: true, delimiter: language === "fr" ? ";" : "," } as const) : {}
      return Effect.succeed(writeKithCsv(rows, { language, ...forExcel }))
    }
    case "xlsx":
      return Effect.map(
        Effect.promise(() => import("@kith/formats/xlsx/kithXlsx")),
        ({ writeKithXlsx }) => writeKithXlsx(rows, { language })
      )
    case "vcard":
      return Effect.map(
        Effect.promise(() => import("@kith/formats/vcard/writeVCard")),
        ({ writeVCard }) => writeVCard(rows, { version: vcardVersion })
      )
  }
}

const kithRow = ({ id, contact, ...rest }: SheetRow): KithRow => ({ ...contact, ...rest, id, name: contact.name ?? "" })

/** Events read at a time. */
const CHUNK = 8192
const ENCODER = new TextEncoder()

/** Says how many events. */
export const wholeLog = Effect.fnUntraced(function* ({ folder, out, lang }: Session, write: Write) {
  const log = yield* LocalLog
  const keys = yield* DeviceKeys
  const heads = yield* log.heads
  const header = logHeader(keys.workspace, heads, publicKeysKnown(folder, keys))
  const count = [...heads.values()].reduce((sum, { seq }) => sum + seq, 0)
  const bar = out.progress(exportWords[lang].writing)
  write(ENCODER.encode(`${JSON.stringify(header)}\n`))
  const held = new Map<DeviceId, number>()
  let done = 0
  while (done < count) {
    const runs = yield* log.read(held, CHUNK)
    if (runs.length === 0) break
    for (const { device, entries } of runs) {
      // What another process has added since belongs to the next export.
      const ours = entries.filter(({ event }) => event.dot.seq <= (heads.get(device)?.seq ?? 0))
      if (ours.length > 0) write(linesOf(ours))
      held.set(device, entries.at(-1)!.event.dot.seq)
      done += ours.length
    }
    bar.at(done, count)
  }
  bar.end()
  return count
})

const linesOf = (entries: ReadonlyArray<Entry>): Uint8Array =>
  ENCODER.encode(entries.map((entry) => `${lineOfEntry(entry)}\n`).join(""))
