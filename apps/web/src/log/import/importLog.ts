/** A whole log from a file: verified to its last change, and only then taken over. For importing one, and for restoring a backup. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { DeviceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { importLog as takeOver, LogNotImported } from "@kith/core/workspace/ImportingLog"
import { bytesOf, type LogHeader } from "@kith/formats/jsonLines/LogLine"
import { readJsonLines } from "@kith/formats/jsonLines/readJsonLines"
import { type LogSession, VIA } from "../Method.ts"
import { headOf, partsOf } from "./importParts.ts"
import { type ImportSource, type Meter, unreadableInWords, withMeter } from "./importSource.ts"
import { importWords } from "./importWords.ts"

export interface LogImporting {
  /** What `stopReading` stops: made up by the page. */
  readonly job: string
  readonly file: File
}

export type LogImported =
  | { readonly _tag: "Done"; readonly changes: number; readonly new: number }
  /** `why`: a whole sentence. */
  | { readonly _tag: "CannotRead"; readonly why: string }
  | { readonly _tag: "Stopped" }

export const importLog = Effect.fnUntraced(function* (session: LogSession, { job, file }: LogImporting) {
  const { lang } = session
  return yield* withMeter(session, { job, size: file.size }, (meter) =>
    fromFile(session, file, meter).pipe(
      Effect.catchDefect((defect) => Effect.fail(defect)),
      Effect.catch((error) => {
        if (meter.signal.aborted) return Effect.succeed<LogImported>({ _tag: "Stopped" })
        const why =
          error instanceof LogNotImported ? importWords[lang][error.why] : unreadableInWords(error, file.name, lang)
        return why === undefined ? Effect.fail(error) : Effect.succeed<LogImported>({ _tag: "CannotRead", why })
      })
    )
  )
})

const fromFile = Effect.fnUntraced(function* ({ background, lang }: LogSession, file: File, meter: Meter) {
  const found = yield* partsOf(file, yield* headOf(file), meter)
  const source = found?.parts.find(({ recognised }) => recognised._tag === "Log")?.source
  if (source === undefined) return { _tag: "CannotRead", why: importWords[lang].nothing(file.name, "") } as const
  meter.expect(2)
  const read = yield* verified(source, lang)
  if (read._tag === "CannotRead") return read
  const { header } = read
  const publicKeys = new Map(
    header.feeds.flatMap(({ device, publicKey }): ReadonlyArray<readonly [DeviceId, Uint8Array]> =>
      publicKey === undefined ? [] : [[device, bytesOf(publicKey)]]
    )
  )
  const { origins = [], publicKeys: known = {} } = yield* Effect.promise(() => background.notes.read())
  const { workspace } = yield* DeviceKeys
  const entries = Stream.toAsyncIterable(
    Stream.flatMap(items(source), (item) => (item._tag === "Entry" ? Stream.make(item.entry) : Stream.empty))
  )
  const from = { workspace: header.workspace, publicKeys, isOrigin: origins.includes(header.workspace) }
  const report = yield* takeOver(from, entries, { via: VIA })
  if (header.workspace !== workspace) {
    // With them its chains can be checked, and what that log writes from now on can be taken over, too.
    yield* Effect.promise(() =>
      background.notes.write({
        origins: [...new Set([...origins, header.workspace])],
        publicKeys: { ...known, ...Object.fromEntries(publicKeys) }
      })
    )
  }
  return { _tag: "Done", changes: report.events, new: report.new } satisfies LogImported
})

const items = (source: ImportSource) => readJsonLines(source.bytes, { sha256: nobleSha256 })

/** Things that are wrong, in the message. */
const SHOWN = 5

/** Reads it all once: a log that is not whole is not taken over in part. */
const verified = Effect.fnUntraced(function* (source: ImportSource, lang: Language) {
  const say = importWords[lang]
  let header: LogHeader | undefined
  const wrong: Array<string> = []
  yield* Stream.runForEach(items(source), (item) =>
    Effect.sync(() => {
      if (item._tag === "Header") header = item.header
      else if (item._tag === "Refused") wrong.push(say.badLine(item.line))
      else if (item._tag === "Feed" && (item.verdict === "incomplete" || item.verdict === "chainDiffers")) {
        wrong.push(say.badFeed)
      }
    })
  )
  if (wrong.length === 0) return { _tag: "Whole", header: header! } as const
  const more = wrong.length > SHOWN ? [say.andMore(wrong.length - SHOWN)] : []
  const why = say.logDamaged(source.name, [...wrong.slice(0, SHOWN), ...more].join("; "))
  return { _tag: "CannotRead", why } satisfies LogImported
})
