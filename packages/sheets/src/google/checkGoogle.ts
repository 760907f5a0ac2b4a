/**
 * Looks through a set-up from the key file to the last protected column, and says what stands in the way: for `kith sheet check`,
 * which makes sentences of it. Changes nothing: what it writes to see whether it may is taken back in the same step.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import { ID_TAG } from "../Sheet.ts"
import { columnName } from "./a1.ts"
import { KEYS, LAYOUT_VERSION, type Outline, outlineOf, ownTab, tableTab } from "./connectorTabs.ts"
import { type GoogleAccount, type KeyFileFault, SCOPE_OWN_FILES } from "./GoogleAccount.ts"
import type { GoogleClient } from "./GoogleClient.ts"
import type { GoogleFault } from "./GoogleFault.ts"
import type { BatchUpdate, Spreadsheet, Tab } from "./SheetsApi.ts"

/** What is wrong, or worth knowing; those of `stops` keep the connector from working. */
export type GoogleFinding =
  | { readonly what: "keyFile"; readonly stops: true; readonly path: string; readonly why: KeyFileFault["why"] }
  | { readonly what: "unreachable"; readonly stops: true; readonly detail: string }
  | { readonly what: "badCredentials"; readonly stops: true; readonly detail: string }
  /** `aheadMs`: how far this computer's clock is ahead of Google's; negative: behind. */
  | { readonly what: "clockSkew"; readonly stops: true; readonly aheadMs?: number }
  | { readonly what: "overQuota"; readonly stops: true; readonly retryAfterMs?: number }
  | { readonly what: "apiDisabled"; readonly stops: true; readonly activationUrl?: string }
  | { readonly what: "scope"; readonly stops: true; readonly scope: string }
  /** No such spreadsheet, as far as this account sees. */
  | { readonly what: "notFound"; readonly stops: true }
  /** It is there, and this account may not open it. `email`: whom to share it with. */
  | { readonly what: "notShared"; readonly stops: true; readonly email?: string }
  /** A person signed in for spreadsheets that Kith made, and this one was made otherwise. */
  | { readonly what: "notMadeByKith"; readonly stops: true }
  | { readonly what: "viewerOnly"; readonly stops: true; readonly email?: string }
  | { readonly what: "officeFile"; readonly stops: true }
  | { readonly what: "tabMissing"; readonly stops: true; readonly tabs: ReadonlyArray<string> }
  | { readonly what: "newerLayout"; readonly stops: true; readonly version: number }
  /** Protected from this account. `columns`: `B:D`, or empty for all of the tab. */
  | { readonly what: "protected"; readonly stops: true; readonly columns: string; readonly description: string }
  /** Never synced, or all marks are gone: the first sync writes the layout. */
  | { readonly what: "notLaidOut"; readonly stops: false }
  | { readonly what: "idColumnGone"; readonly stops: false }
  | { readonly what: "idColumnShown"; readonly stops: false; readonly column: string }
  | { readonly what: "idColumnUnprotected"; readonly stops: false; readonly column: string }
  | { readonly what: "ownTabGone"; readonly stops: false; readonly role: "lookups" | "journal" }
  | { readonly what: "nearlyFull"; readonly stops: false; readonly cells: number }
  | { readonly what: "unknown"; readonly stops: true; readonly status?: number; readonly detail: string }

export interface GoogleCheck {
  /** The account's kind and address, as far as they are known. */
  readonly account?: Pick<GoogleAccount, "kind" | "email" | "scope">
  readonly spreadsheet?: string
  readonly tab?: string
  /** In the order in which they are to be mended; empty: all is well. */
  readonly findings: ReadonlyArray<GoogleFinding>
}

export interface CheckOptions {
  /** As the CLI comes by it: from a key file, which may be the fault. */
  readonly client: Effect.Effect<GoogleClient, KeyFileFault>
  readonly spreadsheetId: string
  readonly tab?: number
}

const MAX_CELLS = 10_000_000

const CHECK_FIELDS =
  "properties(title),sheets(properties(sheetId,title,index,hidden,sheetType,gridProperties(rowCount,columnCount))," +
  "developerMetadata(metadataId,metadataKey,metadataValue)," +
  "protectedRanges(protectedRangeId,range,description,warningOnly,requestingUserCanEdit)," +
  "data(columnMetadata(hiddenByUser,developerMetadata(metadataId,metadataKey,metadataValue))))"

export const checkGoogle = Effect.fn("checkGoogle.checkGoogle")(function* (options: CheckOptions) {
  const opened = yield* Effect.result(options.client)
  if (opened._tag === "Failure") {
    const { path, why } = opened.failure
    return check({ findings: [{ what: "keyFile", stops: true, path, why }] })
  }
  const client = opened.success
  const { kind, email, scope } = client.account
  const account = { kind, scope, ...(email === undefined ? {} : { email }) }
  const base = `/v4/spreadsheets/${encodeURIComponent(options.spreadsheetId)}`
  const now = yield* Clock.currentTimeMillis
  const asked = yield* Effect.result(
    client.ask<Spreadsheet>({ kind: "read", method: "GET", path: `${base}?fields=${encodeURIComponent(CHECK_FIELDS)}` })
  )
  if (asked._tag === "Failure")
    return check({ account, findings: [ofFault(asked.failure, client.account, "read", now)] })
  const spreadsheet = asked.success
  const outline = outlineOf(spreadsheet)
  const table = tableTab(outline, options.tab)
  const about = { account, spreadsheet: outline.title }
  if (table === undefined) {
    const tabs = outline.tabs.flatMap(({ hidden, title }) => (hidden ? [] : [title]))
    return check({ ...about, findings: [{ what: "tabMissing", stops: true, tabs }] })
  }
  const findings: Array<GoogleFinding> = []
  const version = table.mark?.version ?? 0
  if (version > LAYOUT_VERSION) findings.push({ what: "newerLayout", stops: true, version })
  const probed = yield* Effect.result(
    client.ask<unknown>({
      kind: "write",
      method: "POST",
      path: `${base}:batchUpdate?fields=spreadsheetId`,
      body: yield* probe
    })
  )
  if (probed._tag === "Failure") findings.push(ofFault(probed.failure, client.account, "write", now))
  const tab = spreadsheet.sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === table.sheetId) ?? {}
  findings.push(...protectionsOf(tab), ...layoutOf(tab, outline, table.sheetId))
  const cells = outline.tabs.reduce((sum, { grid }) => sum + (grid.rowCount ?? 0) * (grid.columnCount ?? 0), 0)
  if (cells > MAX_CELLS * 0.9) findings.push({ what: "nearlyFull", stops: false, cells })
  return check({ ...about, tab: table.title, findings })
})

const check = (found: GoogleCheck): GoogleCheck => found

/** Makes a mark and takes it away again. */
const probe = Effect.map(Random.nextIntBetween(1, 0x7ffffffe), (metadataId): BatchUpdate => ({
  requests: [
    {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId,
          metadataKey: "kith.check",
          metadataValue: "",
          location: { spreadsheet: true },
          visibility: "DOCUMENT"
        }
      }
    },
    { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } }
  ]
}))

const ofFault = (
  fault: GoogleFault,
  { kind, email, scope }: GoogleAccount,
  operation: "read" | "write",
  now: number
): GoogleFinding => {
  const withEmail = email === undefined ? {} : { email }
  const ownFilesOnly = kind === "person" && scope === SCOPE_OWN_FILES
  switch (fault.why) {
    case "unreachable":
    case "timeout":
    case "serverError":
      return { what: "unreachable", stops: true, detail: fault.detail }
    case "tooMany":
      return {
        what: "overQuota",
        stops: true,
        ...(fault.retryAfterMs === undefined ? {} : { retryAfterMs: fault.retryAfterMs })
      }
    case "badCredentials":
      return { what: "badCredentials", stops: true, detail: fault.detail }
    case "clockSkew":
      return {
        what: "clockSkew",
        stops: true,
        ...(fault.serverTime === undefined ? {} : { aheadMs: now - fault.serverTime })
      }
    case "apiDisabled":
      return {
        what: "apiDisabled",
        stops: true,
        ...(fault.activationUrl === undefined ? {} : { activationUrl: fault.activationUrl })
      }
    case "scope":
      return { what: "scope", stops: true, scope }
    case "forbidden":
      if (operation === "write") return { what: "viewerOnly", stops: true, ...withEmail }
      return ownFilesOnly ? { what: "notMadeByKith", stops: true } : { what: "notShared", stops: true, ...withEmail }
    case "notFound":
      // To a narrow sign-in, what it may not see is not there.
      return ownFilesOnly ? { what: "notMadeByKith", stops: true } : { what: "notFound", stops: true }
    case "officeFile":
      return { what: "officeFile", stops: true }
    case "protected":
      return { what: "protected", stops: true, columns: "", description: fault.detail }
    case "changed":
    case "full":
    case "malformed":
      return {
        what: "unknown",
        stops: true,
        detail: fault.detail,
        ...(fault.status === undefined ? {} : { status: fault.status })
      }
  }
}

/** Of columns that the connector writes; before it knows which those are, of any. */
const protectionsOf = (tab: Tab): ReadonlyArray<GoogleFinding> => {
  const bound = (tab.data?.[0]?.columnMetadata ?? []).flatMap(({ developerMetadata = [] }, column) =>
    developerMetadata.some(({ metadataKey }) => metadataKey === KEYS.column) ? [column] : []
  )
  return (tab.protectedRanges ?? []).flatMap(({ range = {}, description = "", warningOnly, requestingUserCanEdit }) => {
    if (warningOnly === true || requestingUserCanEdit === true) return []
    const { startColumnIndex: start = 0, endColumnIndex: end = Infinity } = range
    if (bound.length > 0 && !bound.some((column) => start <= column && column < end)) return []
    const columns =
      end === Infinity ? (start === 0 ? "" : `${columnName(start)}:`) : `${columnName(start)}:${columnName(end - 1)}`
    return [{ what: "protected", stops: true, columns, description } as const]
  })
}

const layoutOf = (tab: Tab, outline: Outline, table: number): ReadonlyArray<GoogleFinding> => {
  const isLaidOut = outline.tabs.some(({ sheetId, mark }) => sheetId === table && mark !== undefined)
  if (!isLaidOut) return [{ what: "notLaidOut", stops: false }]
  const findings: Array<GoogleFinding> = []
  for (const role of ["lookups", "journal"] as const)
    if (ownTab(outline, table, role) === undefined) findings.push({ what: "ownTabGone", stops: false, role })
  const columns = tab.data?.[0]?.columnMetadata ?? []
  const index = columns.findIndex(({ developerMetadata = [] }) =>
    developerMetadata.some(({ metadataKey, metadataValue }) => metadataKey === KEYS.column && metadataValue === ID_TAG)
  )
  if (index < 0) return [...findings, { what: "idColumnGone", stops: false }]
  const column = columnName(index)
  if (columns[index]!.hiddenByUser !== true) findings.push({ what: "idColumnShown", stops: false, column })
  const isProtected = (tab.protectedRanges ?? []).some(
    ({ range = {} }) => (range.startColumnIndex ?? 0) <= index && (range.endColumnIndex ?? Infinity) > index
  )
  return isProtected ? findings : [...findings, { what: "idColumnUnprotected", stops: false, column }]
}
