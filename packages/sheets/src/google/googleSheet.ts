/**
 * The `Sheet` port on a tab of a Google spreadsheet: for the connector (`kith sheet`).
 *
 * A reading is one request, of this table and the connector's two tabs alone, at one moment; the first also asks which tabs
 * there are. A write is one `batchUpdate`, which Google does whole or not at all.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Random from "effect/Random"
import {
  Changed,
  type Edit,
  type PeekedAt,
  type Reading,
  Refused,
  Sheet,
  SheetError,
  SheetUnavailable,
  type Table
} from "../Sheet.ts"
import { batchOf } from "./batchOf.ts"
import {
  LAYOUT_VERSION,
  MAX_LOOKUPS,
  missingTable,
  type Outline,
  outlineOf,
  OUTLINE_FIELDS,
  ownTab,
  tableTab
} from "./connectorTabs.ts"
import type { GoogleClient } from "./GoogleClient.ts"
import { peekOf, peekRanges, HEADER_ROW } from "./peekOf.ts"
import { GoogleFault } from "./GoogleFault.ts"
import { DATA_FIELDS, type Found, type Settled, snapshotOf } from "./snapshotOf.ts"
import type { GetByDataFilter, Spreadsheet } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

export interface GoogleSheetOptions {
  readonly client: GoogleClient
  readonly spreadsheetId: string
  /** The tab's number (`gid` in its address); the tab bound before, or else the first, when left out. */
  readonly tab?: number
  /** Noted in the layout's mark. */
  readonly workspace?: string
  /** Said to who edits a column that the connector needs, in the log's language. */
  readonly warning?: string
}

export interface GoogleSheet {
  readonly sheet: Sheet["Service"]
  /** The tab that it is bound to from here on, whatever it is renamed to. */
  readonly tab: number
}

const DEFAULT_WARNING = "Kith finds the row's contact by this. · Kith retrouve ici le contact de la ligne."
/** Each but the last learns what the one before did not know. */
const READING_ATTEMPTS = 4
/** At most 1.7 MB, and some 1,400 rows of all columns; Google advises to stay below 2 MB a request. */
const CELLS_AT_ONCE = 40_000
/** Google's own limit. */
const MAX_CELL_CHARS = 50_000

/** Binds to the tab; fails when it is not there or cannot be read. */
export const openGoogleSheet = Effect.fn("googleSheet.openGoogleSheet")(function* (options: GoogleSheetOptions) {
  const { client, spreadsheetId } = options
  const base = `/v4/spreadsheets/${encodeURIComponent(spreadsheetId)}`
  const askOutline = client
    .ask<Spreadsheet>({ kind: "read", method: "GET", path: `${base}?fields=${encodeURIComponent(OUTLINE_FIELDS)}` })
    .pipe(Effect.map(outlineOf))

  let outline: Outline | undefined = yield* Effect.mapError(askOutline, sheetError("read"))
  const bound = tableTab(outline, options.tab)
  if (bound === undefined) return yield* Effect.fail(sheetError("read")(missingTable()))
  if ((bound.mark?.version ?? 0) > LAYOUT_VERSION)
    return yield* new SheetError({
      operation: "read",
      reason: new Refused({ why: "newerLayout", detail: `version ${bound.mark!.version}` })
    })

  /** Of the last reading; none once a write went out, since whatever it says may have changed with that. */
  let snapshot: Snapshot | undefined
  /** What the last write went by, where it was of cells and rows alone: for the one that follows after no more than a peek. */
  let gone: Snapshot | undefined
  /** What a write found stays as it is until the next write: read once. */
  let found: Found | undefined
  /** The write of which nobody asks any more what it found. */
  let settled: Settled | undefined

  const ask = (dataFilters: GetByDataFilter["dataFilters"]) =>
    client.ask<Spreadsheet>({
      kind: "read",
      method: "POST",
      path: `${base}:getByDataFilter?fields=${encodeURIComponent(DATA_FIELDS)}`,
      body: { dataFilters } satisfies GetByDataFilter
    })

  const readOnce = Effect.fnUntraced(function* (known: Outline) {
    const table = tableTab(known, bound.sheetId)
    if (table === undefined) return yield* missingTable()
    const lookups = ownTab(known, bound.sheetId, "lookups")
    const journal = ownTab(known, bound.sheetId, "journal")
    // Of a journal that is known, the header row: its marks come with it, and say where they were put.
    const wholeJournal = { sheetId: journal?.sheetId ?? 0 }
    const last = found ?? settled
    const spreadsheet = yield* ask([
      { gridRange: { sheetId: table.sheetId } },
      ...(lookups === undefined ? [] : [{ gridRange: { sheetId: lookups.sheetId } }]),
      ...(journal === undefined
        ? []
        : [{ gridRange: last === undefined ? wholeJournal : { ...wholeJournal, ...HEADER_ROW } }])
    ])
    return snapshotOf(spreadsheet, known, { table, lookups, journal }, last)
  })

  /** Tabs that were deleted meanwhile are no longer found, and another write may have followed the one that is known: then anew. */
  const readAll = Effect.gen(function* () {
    for (let attempt = 1; ; attempt++) {
      outline ??= yield* askOutline
      const read = yield* readOnce(outline).pipe(
        Effect.catch((fault) =>
          attempt < READING_ATTEMPTS && (fault.why === "changed" || fault.why === "malformed")
            ? Effect.succeed("outlineIsOlder" as const)
            : Effect.fail(fault)
        )
      )
      if (read === "outlineIsOlder") outline = undefined
      else if (read._tag === "FoundIsOlder") [found, settled] = [undefined, undefined]
      else {
        outline = read.snapshot.outline
        snapshot = read.snapshot
        found = read.found
        return read
      }
    }
  })

  const read = Effect.map(readAll, ({ table, found, lookups }): Reading => ({
    columns: table.columns,
    rows: table.rows,
    lookups,
    ...(found === undefined ? {} : { lastWrite: { id: found.id, found: found.table satisfies Table } })
  }))

  const write = Effect.fnUntraced(function* (edit: Edit) {
    yield* refuseTooLarge(edit)
    const before = snapshot ?? (yield* readAll).snapshot
    const ids = yield* Random.nextIntBetween(1, 0x3fffffff)
    const now = yield* Clock.currentTimeMillis
    let count = 0
    const requests = batchOf(edit, before, {
      // Numbers are the spreadsheet's own; a collision is refused by Google, and the next try has others.
      newMetadataId: () => ((ids + (now % 0x3fffffff) + count++) % 0x7ffffffe) + 1,
      warning: options.warning ?? DEFAULT_WARNING,
      ...(options.workspace === undefined ? {} : { workspace: options.workspace })
    })
    gone = edit.tags.length + edit.columns.length === 0 ? before : undefined
    snapshot = undefined
    found = undefined
    settled = undefined
    // This write makes the tabs that the next reading asks for.
    if (before.journal === undefined || before.lookups === undefined) outline = undefined
    yield* client.ask<unknown>({
      kind: "write",
      method: "POST",
      path: `${base}:batchUpdate?fields=spreadsheetId`,
      body: { requests }
    })
  })

  const peek = Effect.fnUntraced(function* (asked: PeekedAt) {
    const before = gone
    const ranges = before && peekRanges(before, asked)
    if (before === undefined || ranges === undefined) return undefined
    const seen = peekOf(yield* ask(ranges), before)
    snapshot = seen?.snapshot
    return seen && { id: seen.id, found: seen.found }
  })

  const sheet: Sheet["Service"] = {
    name: `${outline.title} / ${bound.title}`,
    has: { lookups: true, notes: true, tags: true, cellsAtOnce: CELLS_AT_ONCE },
    read: Effect.mapError(read, sheetError("read")),
    write: (edit) => Effect.mapError(write(edit), sheetError("write")),
    peek: (asked) => Effect.mapError(peek(asked), sheetError("read")),
    settled: (id) => {
      settled = { id }
      if (found?.id === id) found = undefined
    }
  }
  return { sheet, tab: bound.sheetId } satisfies GoogleSheet
})

export const googleSheetLayer = (options: GoogleSheetOptions): Layer.Layer<Sheet, SheetError> =>
  Layer.effect(
    Sheet,
    Effect.map(openGoogleSheet(options), ({ sheet }) => sheet)
  )

/** Before anything is sent: Google would refuse all of it for the one cell. */
const refuseTooLarge = (edit: Edit): Effect.Effect<void, GoogleFault> => {
  const cells = [...edit.cells.map(({ cell }) => cell), ...edit.append.flat()]
  const tooLong = cells.some((cell) => cell?._tag === "Text" && cell.text.length > MAX_CELL_CHARS)
  const tooWide = [...edit.lookups.values()].some((values) => (values?.length ?? 0) > MAX_LOOKUPS)
  return tooLong || tooWide
    ? Effect.fail(
        new GoogleFault({
          why: "full",
          sent: false,
          detail: tooLong ? `${MAX_CELL_CHARS} characters a cell` : "lookups"
        })
      )
    : Effect.void
}

const sheetError =
  (operation: "read" | "write") =>
  (fault: GoogleFault): SheetError =>
    new SheetError({ operation, reason: reasonOf(operation, fault) })

const reasonOf = (operation: "read" | "write", fault: GoogleFault): SheetError["reason"] => {
  const refused = (why: Refused["why"]) => new Refused({ why, detail: fault.detail })
  switch (fault.why) {
    case "unreachable":
    case "timeout":
    case "serverError":
    case "tooMany":
      return new SheetUnavailable({
        sent: operation === "write" && fault.sent,
        cause: new Error(fault.message),
        ...(fault.retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(fault.retryAfterMs) })
      })
    case "changed":
      return new Changed()
    case "badCredentials":
    case "clockSkew":
      return refused("badCredentials")
    case "apiDisabled":
    case "scope":
    case "forbidden":
      return refused(operation === "read" ? "mayNotRead" : "mayNotWrite")
    case "officeFile":
    case "malformed":
      return refused("malformed")
    case "protected":
    case "notFound":
    case "full":
      return refused(fault.why)
  }
}
