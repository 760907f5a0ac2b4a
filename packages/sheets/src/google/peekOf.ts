/**
 * A part of the journal, for who writes piece by piece: the header row, the row ids and the cells that are asked for, which
 * is what a piece has touched, and not all that stood there. For the layer; pure.
 */
import { type Cell, type Column, type Peek, type PeekedAt, ID_TAG } from "../Sheet.ts"
import { outlineOf, writeMarkOf } from "./connectorTabs.ts"
import { cellOf, gridOf, headingsOf } from "./readGrid.ts"
import type { GetByDataFilter, GridRange, Spreadsheet, Tab } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

export const HEADER_ROW = { startRowIndex: 0, endRowIndex: 1 }

export interface GooglePeek extends Peek {
  /** What the next write goes by: places as they were read, and the spreadsheet's own numbers as they are. */
  readonly snapshot: Snapshot
}

/** Undefined where the last write prepared what a peek needs. */
export const peekRanges = (before: Snapshot, asked: PeekedAt): GetByDataFilter["dataFilters"] | undefined => {
  const { table, journal, lookups, tags } = before
  const ids = tags.get(ID_TAG)
  if (journal === undefined || lookups === undefined || ids === undefined) return undefined
  const { sheetId } = journal
  const byColumn = Map.groupBy(asked.cells, ({ column }) => column)
  const ranges: ReadonlyArray<GridRange> = [
    { sheetId: table.sheetId, ...HEADER_ROW },
    { sheetId, ...HEADER_ROW },
    { sheetId, startRowIndex: 1, ...inColumn(ids.column) },
    ...(asked.rows.length === 0 ? [] : [{ sheetId, ...spanOf(asked.rows) }]),
    ...[...byColumn].map(([column, cells]) => ({
      sheetId,
      ...spanOf(cells.map(({ row }) => row)),
      ...inColumn(column)
    }))
  ]
  return ranges.map((gridRange) => ({ gridRange }))
}

const inColumn = (column: number) => ({ startColumnIndex: column, endColumnIndex: column + 1 })

/** Rows behind the header. */
const spanOf = (rows: ReadonlyArray<number>) => {
  const [first, last] = rows.reduce(([low, high], row) => [Math.min(low, row), Math.max(high, row)], [Infinity, 0])
  return { startRowIndex: first + 1, endRowIndex: last + 2 }
}

/** Undefined where the columns are not those that were read, which only a whole reading can sort out. */
export const peekOf = (spreadsheet: Spreadsheet, before: Snapshot): GooglePeek | undefined => {
  const tabOf = (sheetId: number | undefined): Tab | undefined =>
    spreadsheet.sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId)
  const [table, journal] = [tabOf(before.table.sheetId), tabOf(before.journal?.sheetId)]
  const lastWrite = writeMarkOf(journal?.developerMetadata)
  const now = outlineOf(spreadsheet).tabs.find(({ sheetId }) => sheetId === before.table.sheetId)
  if (table === undefined || journal === undefined || lastWrite === undefined || now === undefined) return undefined
  const headings = headingsOf(gridOf(journal))
  if (headings.length !== before.headings.length || headings.some((each, at) => each !== before.headings[at]))
    return undefined
  return {
    id: lastWrite.mark.id,
    found: { columns: columnsOf(before), rows: rowsOf(journal) },
    snapshot: {
      ...before,
      table: now,
      staleMarks: [],
      // Whether it hides rows was not asked: it is taken off for the copy and put on again in any case.
      filter: table.basicFilter,
      journal: {
        sheetId: before.journal!.sheetId,
        grid: journal.properties?.gridProperties ?? before.journal!.grid,
        hasMerges: (journal.merges ?? []).length > 0,
        lastWrite
      }
    }
  }
}

const columnsOf = ({ width, headings, tags }: Snapshot): ReadonlyArray<Column> => {
  const tagAt = new Map([...tags].map(([tag, { column }]) => [column, tag]))
  return Array.from({ length: width }, (_, column) => {
    const tag = tagAt.get(column)
    return { heading: headings[column] ?? "", ...(tag === undefined ? {} : { tag }) }
  })
}

const rowsOf = (journal: Tab): ReadonlyArray<ReadonlyArray<Cell | undefined>> => {
  const rows: Array<Array<Cell | undefined>> = []
  for (const { startRow = 0, startColumn = 0, rowData = [] } of journal.data ?? []) {
    rowData.forEach(({ values = [] }, index) => {
      const row = startRow + index - 1
      if (row < 0) return
      while (rows.length <= row) rows.push([])
      values.forEach((data, nth) => (rows[row]![startColumn + nth] = cellOf(data, undefined)))
    })
  }
  return rows
}
