/** `kith export`: everybody, what is due, or the whole log; to a file, whole or not at all, or to stdout. */
import * as Effect from "effect/Effect"
import { calendarText } from "../calendar/calendarText.ts"
import { type Call, logCommand, type Ports } from "../Command.ts"
import { everybodyAsRows, wholeLog, type Write, writePeople } from "../exported.ts"
import { intoFile } from "../intoFile.ts"
import type { Session } from "../Session.ts"
import { printable } from "../output/printable.ts"
import { usage } from "../Stopped.ts"
import { exportWords } from "../words/exportWords.ts"

const FORMATS = ["csv", "kith-csv", "xlsx", "vcard", "ics", "todo-ics", "jsonl"] as const
type ExportFormat = (typeof FORMATS)[number]

const flags = {
  format: { kind: "value", choices: FORMATS },
  output: { kind: "value", short: "o" },
  excel: { kind: "boolean" },
  "vcard-version": { kind: "value", choices: ["3", "3.0", "4", "4.0"] }
} as const

export const exporting = logCommand({
  flags,
  takes: [0, 0],
  words: exportWords,
  run: Effect.fnUntraced(function* ({ flags: asked }: Call<typeof flags>, session) {
    const { out, lang } = session
    const { output } = asked
    const say = exportWords[lang]
    if (out.isJson && output === undefined) return yield* usage(say.jsonNeedsFile)
    const format = asked.format ?? formatOf(output)
    if (format === undefined) return yield* usage(say.whichFormat(printable(output!)))
    if (format === "xlsx" && output === undefined && session.world.isTerminal(1)) return yield* usage(say.xlsxNeedsFile)
    const version = asked["vcard-version"]
    if (version !== undefined && format !== "vcard") return yield* usage(say.onlyVcard)
    if (asked.excel && format !== "csv" && format !== "kith-csv") return yield* usage(say.onlyCsv)
    const options = {
      language: lang,
      excel: asked.excel,
      vcardVersion: version?.startsWith("4") === true ? ("4.0" as const) : ("3.0" as const)
    }
    /** What cannot be in it, if anything. */
    let missing: string | undefined
    const writeTo = (write: Write): Effect.Effect<number, unknown, Ports> =>
      Effect.gen(function* () {
        switch (format) {
          case "jsonl":
            return yield* wholeLog(session, write)
          case "ics":
          case "todo-ics":
            missing = say.onlyDue
            return yield* dueAs(session, format, write)
          default: {
            const rows = yield* everybodyAsRows(session)
            const { leftOut } = yield* Effect.promise(() => import("@kith/formats/google/notCarried"))
            missing = say.notCarried(format === "csv" ? leftOut(rows, lang) : [])
            yield* writePeople(rows, format, options, write)
            return rows.length
          }
        }
      })
    if (output === undefined) {
      yield* writeTo(out.bytes)
      if (missing !== undefined) out.note(missing)
      return
    }
    const count = yield* intoFile(session, output, writeTo)
    if (missing !== undefined) out.note(missing)
    if (out.isJson) return out.json({ format, file: output, rows: count })
    const told = format === "jsonl" ? say.events : format.endsWith("ics") ? say.entries : say.people
    out.echo(`${out.style.good("✓")} ${told(count, output)}`)
  })
})

/** What a file's name says that it is to be; a `.csv` is Kith's own sheet, which carries more than any other. */
const formatOf = (output: string | undefined): ExportFormat | undefined => {
  const extension = /\.([a-z]+)$/i.exec(output ?? "")?.[1]?.toLowerCase()
  if (extension === undefined) return "kith-csv"
  return Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension]! : undefined
}

const EXTENSIONS: Readonly<Record<string, ExportFormat>> = {
  csv: "kith-csv",
  txt: "kith-csv",
  xlsx: "xlsx",
  vcf: "vcard",
  vcard: "vcard",
  ics: "ics",
  jsonl: "jsonl",
  ndjson: "jsonl"
}

/** With names and reasons: it is the user's own, and stays with them. */
const dueAs = Effect.fnUntraced(function* (session: Session, format: "ics" | "todo-ics", write: Write) {
  const asked = { language: session.lang, shows: "names", tasks: format === "todo-ics" } as const
  const { bytes, entries } = yield* calendarText(session, asked)
  write(bytes)
  return entries
})
