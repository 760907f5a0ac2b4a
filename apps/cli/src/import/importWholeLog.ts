/** A log that was exported as JSON Lines: verified to its last event, and only then taken over. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Entry } from "@kith/core/log/Event"
import type { DeviceId } from "@kith/core/log/Ids"
import { importLog, LogNotImported } from "@kith/core/workspace/ImportingLog"
import { FormatError } from "@kith/formats/Format"
import { bytesOf as decoded, type LogHeader } from "@kith/formats/jsonLines/LogLine"
import { type LogItem, readJsonLines } from "@kith/formats/jsonLines/readJsonLines"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { printable } from "../output/printable.ts"
import { isOrigin, keepOrigin } from "../publicKeys.ts"
import { type Session, VIA } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { importWords } from "../words/importWords.ts"
import { bytesOf, formatFault, type ImportedFile } from "./importedFile.ts"

export const importWholeLog = Effect.fnUntraced(function* (session: Session, file: ImportedFile, dryRun: boolean) {
  const { out, lang, folder } = session
  const say = importWords[lang]
  const { header, events } = yield* verified(session, file)
  const publicKeys = new Map(
    header.feeds.flatMap(({ device, publicKey }): ReadonlyArray<[DeviceId, Uint8Array]> =>
      publicKey === undefined ? [] : [[device, decoded(publicKey)]]
    )
  )
  const bar = out.progress(say.importing)
  const entries = Stream.toAsyncIterable(Stream.flatMap(items(session, file), entryIn))
  const report = yield* importLog(
    { workspace: header.workspace, publicKeys, isOrigin: isOrigin(folder, header.workspace) },
    entries,
    {
      via: VIA,
      dryRun,
      onProgress: (done) => bar.at(done, events)
    }
  ).pipe(
    Effect.ensuring(Effect.sync(() => bar.end())),
    Effect.mapError((error) => (error instanceof LogNotImported ? notImported(error, session) : error))
  )
  if (!dryRun) keepOrigin(folder, header.workspace, publicKeys)
  if (out.isJson) {
    return out.json({
      rows: report.events,
      new: report.new,
      known: report.known,
      changed: 0,
      maybeSame: 0,
      unreadable: [],
      undo: null
    })
  }
  out.line(`${say.events(report.events)}, ${say.newEvents(report.new)}`)
  out.note(dryRun ? say.dryRun : say.noUndo)
})

const items = (session: Session, file: ImportedFile) =>
  readJsonLines(bytesOf(file, session), { sha256: nodeSha256 }).pipe(
    Stream.mapError((error) => (error instanceof FormatError ? formatFault(error, file, session) : error))
  )

const entryIn = (item: LogItem): Stream.Stream<Entry> =>
  item._tag === "Entry" ? Stream.make(item.entry) : Stream.empty

/** Lines named in the message. */
const SHOWN = 5

/** Reads it all once: a log that is not whole is not taken over in part. */
const verified = Effect.fnUntraced(function* (session: Session, file: ImportedFile) {
  const { out, lang } = session
  const say = importWords[lang]
  const bar = out.progress(say.reading)
  let header: LogHeader | undefined
  let events = 0
  const wrong: Array<string> = []
  yield* Stream.runForEach(items(session, file), (item) =>
    Effect.sync(() => {
      if (item._tag === "Header") header = item.header
      else if (item._tag === "Entry") bar.at(++events)
      else if (item._tag === "Refused") wrong.push(say.badLine(item.line))
      else if (item.verdict === "incomplete" || item.verdict === "chainDiffers") wrong.push(say.badFeed(item.device))
    })
  ).pipe(Effect.ensuring(Effect.sync(() => bar.end())))
  if (wrong.length > 0) {
    const more = wrong.length > SHOWN ? [say.andMore(wrong.length - SHOWN)] : []
    return yield* failed(say.logDamaged(printable(file.path), [...wrong.slice(0, SHOWN), ...more].join("; ")))
  }
  return { header: header!, events }
})

const notImported = ({ why, device = "?" as DeviceId }: LogNotImported, { lang }: Session) => {
  const say = importWords[lang]
  switch (why) {
    case "notEmpty":
      return failed(say.notEmpty)
    case "forked":
      return failed(say.forked(device))
    case "noPublicKey":
      return failed(say.noPublicKey(device))
  }
}
