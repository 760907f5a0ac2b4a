/** One answer of Google's as a table, what the last write found, and what the next write must know. For the layer; pure. */
import { ID_TAG, type Table } from "../Sheet.ts"
import { columnName } from "./a1.ts"
import { KEYS, type Outline, outlineOf, type TabOutline, type WriteMark, writeMarkOf } from "./connectorTabs.ts"
import { foundTags } from "./foundTags.ts"
import { CELL_FIELDS, gridOf, type ReadGrid, readGrid } from "./readGrid.ts"
import type { Spreadsheet, Tab } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

/** What to ask of each tab. */
export const DATA_FIELDS =
  "properties(title),sheets(properties(sheetId,title,index,hidden,sheetType,gridProperties(rowCount,columnCount))," +
  "developerMetadata(metadataId,metadataKey,metadataValue),basicFilter,merges," +
  `data(startRow,startColumn,rowData(${CELL_FIELDS}),rowMetadata(hiddenByFilter),` +
  "columnMetadata(developerMetadata(metadataId,metadataKey,metadataValue))))"

export interface Found {
  readonly id: string
  readonly table: Table
  /** Marks that this write put on other columns than were meant, because columns had just moved. */
  readonly misplaced: ReadonlySet<number>
}

export interface ReadSnapshot {
  readonly _tag: "Read"
  readonly table: Table
  readonly found: Found | undefined
  readonly lookups: ReadonlyMap<string, ReadonlyArray<string>>
  readonly snapshot: Snapshot
}

/** A write of which nobody asks what it found. */
export interface Settled {
  readonly id: string
}

interface Tabs {
  readonly table: TabOutline
  readonly lookups: TabOutline | undefined
  readonly journal: TabOutline | undefined
}

/** `known`: what is known of the last write, so that of the journal but the header row was asked for. */
export const snapshotOf = (
  spreadsheet: Spreadsheet,
  outline: Outline,
  tabs: Tabs,
  known: Found | Settled | undefined
): ReadSnapshot | { readonly _tag: "FoundIsOlder" } => {
  const tabOf = (tab: TabOutline | undefined): Tab | undefined =>
    tab && spreadsheet.sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === tab.sheetId)
  const [table, lookupsTab, journal] = [tabOf(tabs.table) ?? {}, tabOf(tabs.lookups), tabOf(tabs.journal)]
  const lastWrite = writeMarkOf(journal?.developerMetadata)
  if (known !== undefined && known.id !== lastWrite?.mark.id) return { _tag: "FoundIsOlder" }
  const hasFound = known !== undefined && "table" in known
  const journalGrid = !hasFound && journal !== undefined && lastWrite !== undefined ? readGrid(journal) : undefined
  const misplaced = hasFound ? known.misplaced : misplacedMarks(journalGrid, lastWrite?.mark)
  const marks = columnMarks(table, misplaced)
  const ids = marks.tags.get(ID_TAG)
  const grid = readGrid(table, ids && columnName(ids.column))
  const width = Math.max(grid.width, ...[...marks.tags.values()].map(({ column }) => column + 1))
  const columns = Array.from({ length: width }, (_, column) => {
    const tag = [...marks.tags].find(([, at]) => at.column === column)?.[0]
    return { heading: grid.headings[column] ?? "", ...(tag === undefined ? {} : { tag }) }
  })
  const read: Table = { columns, rows: grid.rows }
  const { lookups, rowOf } = lookupsIn(lookupsTab)
  const now = outlineOf({ ...spreadsheet, sheets: [...(spreadsheet.sheets ?? [])] })
  return {
    _tag: "Read",
    table: read,
    lookups,
    found: hasFound
      ? known
      : known === undefined && journalGrid
        ? foundOf(journalGrid, lastWrite!.mark, read, misplaced)
        : undefined,
    snapshot: {
      // Names and sizes as they are now; of tabs that were not asked for, as they were.
      outline: {
        title: now.title,
        tabs: outline.tabs.map((tab) => now.tabs.find(({ sheetId }) => sheetId === tab.sheetId) ?? tab)
      },
      table: now.tabs.find(({ sheetId }) => sheetId === tabs.table.sheetId) ?? tabs.table,
      headings: grid.headings,
      width,
      dateFormats: grid.dateFormats,
      tags: marks.tags,
      staleMarks: marks.stale,
      filter: grid.filtered ? table.basicFilter : undefined,
      lookups:
        lookupsTab && tabs.lookups
          ? {
              sheetId: tabs.lookups.sheetId,
              title: lookupsTab.properties?.title ?? tabs.lookups.title,
              rowOf
            }
          : undefined,
      journal:
        journal && tabs.journal
          ? {
              sheetId: tabs.journal.sheetId,
              grid: journal.properties?.gridProperties ?? tabs.journal.grid,
              hasMerges: (journal.merges ?? []).length > 0,
              lastWrite
            }
          : undefined
    }
  }
}

/** The copy's header row tells whether the columns stood where the writer had read them. */
const misplacedMarks = (found: ReadGrid | undefined, lastWrite: WriteMark | undefined): ReadonlySet<number> =>
  new Set(
    found === undefined || lastWrite === undefined || lastWrite.headings.length === 0
      ? []
      : lastWrite.tagged.flatMap(([metadataId, column]) =>
          (found.headings[column] ?? "") === (lastWrite.headings[column] ?? "") ? [] : [metadataId]
        )
  )

/** Where tags stand. */
const columnMarks = (table: Tab, misplaced: ReadonlySet<number>) => {
  const tags = new Map<string, { readonly column: number; readonly metadataId: number }>()
  const stale: Array<number> = []
  const columns = gridOf(table)?.columnMetadata ?? []
  columns.forEach(({ developerMetadata = [] }, column) => {
    let hasTag = false
    for (const { metadataKey, metadataId, metadataValue: tag } of developerMetadata) {
      if (metadataKey !== KEYS.column || metadataId === undefined || tag === undefined) continue
      if (misplaced.has(metadataId) || tags.has(tag) || hasTag) stale.push(metadataId)
      else {
        tags.set(tag, { column, metadataId })
        hasTag = true
      }
    }
  })
  return { tags, stale }
}

const foundOf = (grid: ReadGrid, mark: WriteMark, now: Table, misplaced: ReadonlySet<number>): Found => ({
  id: mark.id,
  misplaced,
  table: { columns: foundTags(grid.headings, grid.width, grid.rows, mark, now), rows: grid.rows }
})

const lookupsIn = (tab: Tab | undefined) => {
  const lookups = new Map<string, ReadonlyArray<string>>()
  const rowOf = new Map<string, number>()
  const rows = (tab && gridOf(tab)?.rowData) ?? []
  rows.forEach(({ values = [] }, row) => {
    const [id = "", ...rest] = values.map(({ formattedValue = "" }) => formattedValue)
    // The first, as the formulas find it.
    if (id === "" || rowOf.has(id)) return
    while (rest.length > 0 && rest.at(-1) === "") rest.pop()
    rowOf.set(id, row)
    lookups.set(id, rest)
  })
  return { lookups, rowOf }
}
