/** `kith export`: everybody as a sheet, or the whole log as text; to a file, whole or not at all, or to stdout. */
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
import { type Call, logCommand, type Ports } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { publicKeysKnown } from "../publicKeys.ts"
import type { Session } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { openWholeFile } from "../wholeFile.ts"
import { exportWords } from "../words/exportWords.ts"

const flags = {
  format: { kind: "value", choices: ["kith-csv", "jsonl"] },
  output: { kind: "value", short: "o" },
  excel: { kind: "boolean" }
} as const

export const exporting = logCommand({
  flags,
  takes: [0, 0],
  words: exportWords,
  run: Effect.fnUntraced(function* ({ flags: { format, output, excel } }: Call<typeof flags>, session) {
    const { out, lang } = session
    if (out.isJson && output === undefined) return yield* usage(exportWords[lang].jsonNeedsFile)
    const chosen = format ?? (output?.endsWith(".jsonl") === true ? "jsonl" : "kith-csv")
    const writeTo = (write: Write): Effect.Effect<number, unknown, Ports> =>
      chosen === "jsonl" ? wholeLog(session, write) : everybodyAsRows(session, excel, write)
    if (output === undefined) {
      yield* writeTo(out.bytes)
      return
    }
    const count = yield* intoFile(session, output, writeTo)
    if (out.isJson) return out.json({ format: chosen, file: output, rows: count })
    const say = chosen === "jsonl" ? exportWords[lang].events : exportWords[lang].people
    out.echo(`${out.style.good("✓")} ${say(count, output)}`)
  })
})

type Write = (piece: Uint8Array) => void

const intoFile = Effect.fnUntraced(function* <E, R>(
  { lang }: Session,
  path: string,
  body: (write: Write) => Effect.Effect<number, E, R>
) {
  const attempt = <A>(evaluate: () => A) =>
    Effect.try({ try: evaluate, catch: (cause) => fileFault(cause, path, lang) })
  const file = yield* attempt(() => openWholeFile(path))
  let fault: unknown
  // A full disk ends the writing, not the program.
  const write: Write = (piece) => {
    if (fault !== undefined) return
    try {
      file.write(piece)
    } catch (cause) {
      fault = cause
    }
  }
  return yield* Effect.gen(function* () {
    const count = yield* body(write)
    if (fault !== undefined) return yield* fileFault(fault, path, lang)
    yield* attempt(file.finish)
    return count
  }).pipe(Effect.ensuring(Effect.sync(file.abandon)))
})

const everybodyAsRows = Effect.fnUntraced(function* ({ log, lang }: Session, excel: boolean, write: Write) {
  const rows = (yield* log.sheetRows()).map(kithRow)
  const forExcel = excel ? ({ byteOrderMark: true, delimiter: lang === "fr" ? ";" : "," } as const) : {}
  for (const piece of writeKithCsv(rows, { language: lang, ...forExcel })) write(piece)
  return rows.length
})

const kithRow = ({ id, contact, ...rest }: SheetRow): KithRow => ({ ...contact, ...rest, id, name: contact.name ?? "" })

/** Events read at a time. */
const CHUNK = 8192
const ENCODER = new TextEncoder()

const wholeLog = Effect.fnUntraced(function* ({ folder, out, lang }: Session, write: Write) {
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
