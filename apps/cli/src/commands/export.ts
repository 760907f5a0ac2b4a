/** `kith export`: everybody as a sheet, or the whole log as text; to a file, whole or not at all, or to stdout. */
import * as Effect from "effect/Effect"
import { type Call, logCommand, type Ports } from "../Command.ts"
import { everybodyAsRows, wholeLog, type Write } from "../exported.ts"
import { intoFile } from "../intoFile.ts"
import { usage } from "../Stopped.ts"
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
