/** `kith sheet check`: looks through a sheet's set-up, and says of each thing that is wrong what to do. Changes nothing. */
import { accessSync, constants, existsSync, statSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { bind } from "@kith/sheets/engine/binding"
import { headingOf, sharedColumns } from "@kith/sheets/engine/sharedColumns"
import type { GoogleCheck, GoogleFinding } from "@kith/sheets/google/checkGoogle"
import { type SheetError } from "@kith/sheets/Sheet"
import { type ExitCode, exitCode } from "../exitCode.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { Stopped } from "../Stopped.ts"
import { sheetCheckWords } from "../words/sheetCheckWords.ts"
import { openSheet } from "./openSheet.ts"
import { type FilePlace, type GooglePlace, type KeptSheet } from "./sheetsFile.ts"

/** Of a file. `columns`: their headings. */
export type FileFinding =
  | {
      readonly what: "fileMissing" | "fileUnreadable" | "fileReadOnly" | "folderReadOnly"
      readonly stops: true
      readonly path: string
    }
  | { readonly what: "notATable"; readonly stops: true; readonly path: string; readonly detail: string }
  | { readonly what: "openElsewhere"; readonly stops: false; readonly path: string }
  | { readonly what: "columnsMissing" | "leftAlone"; readonly stops: false; readonly columns: string }
  | { readonly what: "notLaidOut"; readonly stops: false }

export type Finding = GoogleFinding | FileFinding

type Checkable = Pick<KeptSheet, "id" | "name" | "place" | "fields" | "language">

export const checkSheets = Effect.fnUntraced(function* (session: Session, sheets: ReadonlyArray<Checkable>) {
  const { out, lang } = session
  const say = sheetCheckWords[lang]
  const exits: Array<ExitCode> = []
  const all: Array<{
    readonly sheet: string
    readonly ok: boolean
    readonly account: string | null
    readonly findings: Array<Record<string, string | number | boolean | ReadonlyArray<string>>>
  }> = []
  for (const kept of sheets) {
    const checked = yield* findingsOf(session, kept)
    const { findings } = checked
    const account = "account" in checked ? (checked.account?.email ?? checked.account?.kind ?? null) : null
    exits.push(exitOf(findings))
    all.push({
      sheet: kept.name,
      ok: !findings.some(({ stops }) => stops),
      account,
      findings: findings.map((finding) => ({ ...finding, text: inWords(finding, session) }))
    })
    if (out.isJson) continue
    const title = "spreadsheet" in checked && checked.spreadsheet !== undefined ? checked.spreadsheet : kept.name
    out.line(out.style.bold(printable(title)) + (account === null ? "" : `  ${out.style.dim(printable(account))}`))
    if (findings.length === 0) out.line(` ${out.style.good("✓")} ${say.well}`)
    else if (!findings.some(({ stops }) => stops)) out.line(` ${out.style.good("✓")} ${say.works}`)
    for (const finding of findings) out.line(` ${mark(finding, session)} ${inWords(finding, session)}`)
  }
  if (out.isJson) out.json(all.length === 1 ? all[0]! : all)
  return exits.includes(exitCode.failed)
    ? exitCode.failed
    : (exits.find((exit) => exit !== exitCode.done) ?? exitCode.done)
})

const mark = ({ stops }: Finding, { out }: Session): string => (stops ? out.style.bad("✗") : out.style.warn("!"))

const exitOf = (findings: ReadonlyArray<Finding>): ExitCode => {
  const stopping = findings.filter(({ stops }) => stops)
  if (stopping.length === 0) return exitCode.done
  return stopping.every(({ what }) => what === "unreachable") ? exitCode.offline : exitCode.failed
}

/** Ends with what keeps the connector from working, if anything does. */
export const stopAtFindings = Effect.fnUntraced(function* (session: Session, findings: ReadonlyArray<Finding>) {
  if (findings.length === 0) return
  const text = findings.map((finding) => `${mark(finding, session)} ${inWords(finding, session)}`).join("\n")
  return yield* new Stopped({
    exit: exitOf(findings),
    text: `${text}\n${sheetCheckWords[session.lang].notConnected}`,
    data: { findings: findings.map((finding) => ({ ...finding })) }
  })
})

const inWords = (finding: Finding, { lang }: Session): string => {
  const say = sheetCheckWords[lang].findings
  switch (finding.what) {
    case "keyFile":
      return say.keyFile[finding.why](finding.path)
    case "unreachable":
    case "badCredentials":
      return say[finding.what](printable(finding.detail))
    case "clockSkew":
      return say.clockSkew(Math.round((finding.aheadMs ?? 0) / 60_000))
    case "apiDisabled":
      return say.apiDisabled(
        finding.activationUrl ?? "https://console.cloud.google.com/apis/library/sheets.googleapis.com"
      )
    case "notShared":
    case "viewerOnly":
      return say[finding.what](finding.email ?? "?")
    case "tabMissing":
      return say.tabMissing(printable(finding.tabs.join(", ")))
    case "protected":
      return say.protected(finding.columns, printable(finding.description))
    case "idColumnShown":
    case "idColumnUnprotected":
      return say[finding.what](finding.column)
    case "nearlyFull":
      return say.nearlyFull(finding.cells)
    case "unknown":
      return say.unknown(printable(finding.detail))
    case "notATable":
      return say.notATable(finding.path, printable(finding.detail))
    case "fileMissing":
    case "fileUnreadable":
    case "fileReadOnly":
    case "folderReadOnly":
    case "openElsewhere":
      return say[finding.what](finding.path)
    case "columnsMissing":
    case "leftAlone":
      return say[finding.what](printable(finding.columns))
    default:
      return say[finding.what]
  }
}

interface Findings {
  readonly findings: ReadonlyArray<Finding>
}

const findingsOf = (session: Session, kept: Checkable): Effect.Effect<Findings | GoogleCheck, unknown> =>
  kept.place.kind === "google"
    ? findingsOnline(session, { ...kept, place: kept.place })
    : findingsInFile(session, { ...kept, place: kept.place })

export const findingsOnline = Effect.fnUntraced(function* (
  session: Session,
  { id, place }: Pick<Checkable, "id"> & { readonly place: GooglePlace }
) {
  const { googleClient } = yield* Effect.promise(() => import("./googleClient.ts"))
  const { checkGoogle } = yield* Effect.promise(() => import("@kith/sheets/google/checkGoogle"))
  const { spreadsheetId, tab } = place
  const made = yield* Effect.result(googleClient(session, id, place))
  if (made._tag === "Failure" && made.failure instanceof Stopped) return yield* Effect.fail(made.failure)
  const client = made._tag === "Success" ? Effect.succeed(made.success.client) : Effect.fail(made.failure as never)
  const checking = checkGoogle({ client, spreadsheetId, ...(tab === undefined ? {} : { tab }) })
  if (made._tag === "Failure") return yield* checking
  const away = made.success.away.pipe(
    Effect.catch((error: SheetError): Effect.Effect<GoogleCheck> => {
      const cause = error.reason._tag === "SheetUnavailable" ? error.reason.cause : error
      const detail = cause instanceof Error ? causeOf(cause) : String(cause)
      return Effect.succeed({ findings: [{ what: "unreachable", stops: true, detail }] })
    })
  )
  return yield* Effect.raceFirst(checking, away)
})

/** `fetch failed` says nothing; what it failed of does. */
const causeOf = (error: Error): string => {
  const { code, message } = (error.cause ?? error) as { readonly code?: string; readonly message?: string }
  return code ?? message ?? error.message
}

const findingsInFile = Effect.fnUntraced(function* (
  session: Session,
  kept: Omit<Checkable, "place"> & { readonly place: FilePlace }
) {
  const { path } = kept.place
  const findings: Array<Finding> = []
  const found = (finding: Finding): Findings => ({ findings: [...findings, finding] })
  if (!existsSync(path) || !statSync(path).isFile()) return found({ what: "fileMissing", stops: true, path })
  if (!may(path, constants.R_OK)) return found({ what: "fileUnreadable", stops: true, path })
  if (!may(path, constants.W_OK)) findings.push({ what: "fileReadOnly", stops: true, path })
  // Files are replaced whole, beside which another one must be able to stand.
  if (!may(dirname(path), constants.W_OK)) findings.push({ what: "folderReadOnly", stops: true, path: dirname(path) })
  if (isOpenElsewhere(path)) findings.push({ what: "openElsewhere", stops: false, path })
  const read = yield* Effect.result(Effect.flatMap(openSheet(session, kept), ({ sheet }) => sheet.read))
  if (read._tag === "Failure") {
    return found({ what: "notATable", stops: true, path, detail: detailOf(read.failure as SheetError) })
  }
  const { columns, lastWrite } = read.success
  const wanted = sharedColumns(kept.fields)
  const { at } = bind(columns, wanted)
  if (lastWrite === undefined) findings.push({ what: "notLaidOut", stops: false })
  else {
    const missing = wanted.filter(({ key }) => !at.has(key)).map((column) => headingOf(column, kept.language))
    if (missing.length > 0) findings.push({ what: "columnsMissing", stops: false, columns: missing.join(", ") })
  }
  const taken = new Set(at.values())
  const others = columns.flatMap(({ heading }, index) => (taken.has(index) || heading === "" ? [] : [heading]))
  if (others.length > 0) findings.push({ what: "leftAlone", stops: false, columns: others.join(", ") })
  return { findings } satisfies Findings
})

const detailOf = ({ reason, message }: SheetError): string =>
  reason._tag === "Refused" ? reason.detail : reason._tag === "SheetUnavailable" ? String(reason.cause) : message

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

const isOpenElsewhere = (path: string): boolean =>
  [`.~lock.${basename(path)}#`, `~$${basename(path)}`].some((name) => existsSync(join(dirname(path), name)))
