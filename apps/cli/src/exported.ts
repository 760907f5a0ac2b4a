/**
 * Everything in a log as bytes: everybody in any of the formats that hold people, and the log itself line by line. For
 * `kith export` and `kith leave`.
 */
import * as Effect from "effect/Effect"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { eventsUpTo, everyEntry } from "@kith/core/log/EveryEntry"
import { LocalLog } from "@kith/core/log/LocalLog"
import { linesOfEntries, logHeader } from "@kith/formats/jsonLines/writeJsonLines"
import type { KithRow } from "@kith/formats/KithRow"
import { peopleFile, type PeopleFormat, type PeopleOptions, toKithRow } from "@kith/formats/peopleFile"
import { publicKeysKnown } from "./publicKeys.ts"
import type { Session } from "./Session.ts"
import { exportWords } from "./words/exportWords.ts"

export type Write = (piece: Uint8Array) => void

/** Everybody, as files have them. */
export const everybodyAsRows = Effect.fnUntraced(function* ({ log }: Pick<Session, "log">) {
  return (yield* log.sheetRows()).map(toKithRow)
})

export const writePeople = Effect.fnUntraced(function* (
  rows: ReadonlyArray<KithRow>,
  format: PeopleFormat,
  options: PeopleOptions,
  write: Write
) {
  for (const piece of yield* peopleFile(rows, format, options)) write(piece)
})

const ENCODER = new TextEncoder()

/** Says how many events. */
export const wholeLog = Effect.fnUntraced(function* ({ folder, out, lang }: Session, write: Write) {
  const keys = yield* DeviceKeys
  const heads = yield* (yield* LocalLog).heads
  const header = logHeader(keys.workspace, heads, publicKeysKnown(folder, keys))
  const count = eventsUpTo(heads)
  const bar = out.progress(exportWords[lang].writing)
  write(ENCODER.encode(`${JSON.stringify(header)}\n`))
  yield* everyEntry(heads, (entries, done) =>
    Effect.sync(() => {
      write(linesOfEntries(entries))
      bar.at(done, count)
    })
  )
  bar.end()
  return count
})
