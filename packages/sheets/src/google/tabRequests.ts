/**
 * The connector's own tabs as they are made and kept: the copy of the table, and what a write is recognised by. For the batch
 * of an edit; pure.
 */
import type { Edit } from "../Sheet.ts"
import type { BatchOptions } from "./BatchOptions.ts"
import { freeTitle, JOURNAL_TITLE, KEYS, layoutMark, MAX_LOOKUPS, type WriteMark } from "./connectorTabs.ts"
import type { Request } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

/** Room beyond the table's grid: rows and columns that people add meanwhile still fit into the copy. */
const SPARE_ROWS = 1000
const SPARE_COLUMNS = 26
/** Metadata of a tab may have 30,000 characters in all. */
const MAX_MARK_CHARS = 12_000

export const prepareTabs = (
  { outline, table, journal, lookups }: Snapshot,
  journalId: number,
  lookupsId: number,
  lookupsTitle: string,
  { workspace, newMetadataId }: BatchOptions
): ReadonlyArray<Request> => {
  const mark = (role: "table" | "lookups" | "journal", tab: number): Request => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: newMetadataId(),
        metadataKey: KEYS.layout,
        metadataValue: layoutMark({
          role,
          tab,
          table: table.sheetId,
          ...(workspace === undefined ? {} : { workspace })
        }),
        location: { sheetId: tab },
        visibility: "DOCUMENT"
      }
    }
  })
  const add = (sheetId: number, title: string, rowCount: number, columnCount: number): Request => ({
    addSheet: { properties: { sheetId, title, hidden: true, gridProperties: { rowCount, columnCount } } }
  })
  const rows = (table.grid.rowCount ?? 0) + SPARE_ROWS
  const columns = (table.grid.columnCount ?? 0) + SPARE_COLUMNS
  const requests: Array<Request> = []
  if (table.mark === undefined) requests.push(mark("table", table.sheetId))
  if (lookups === undefined)
    requests.push(add(lookupsId, lookupsTitle, SPARE_ROWS, MAX_LOOKUPS + 1), mark("lookups", lookupsId))
  if (journal === undefined)
    requests.push(add(journalId, freeTitle(outline, JOURNAL_TITLE), rows, columns), mark("journal", journalId))
  else if (
    (journal.grid.rowCount ?? 0) < rows - SPARE_ROWS / 2 ||
    (journal.grid.columnCount ?? 0) < columns - SPARE_COLUMNS / 2
  )
    requests.push({
      updateSheetProperties: {
        properties: { sheetId: journalId, gridProperties: { rowCount: rows, columnCount: columns } },
        fields: "gridProperties(rowCount,columnCount)"
      }
    })
  return requests
}

/** To the same places of the journal, so that formulas on their own row go on meaning the same there. */
export const copyTable = ({ table, journal, filter }: Snapshot, journalId: number): ReadonlyArray<Request> => {
  const requests: Array<Request> = []
  if (journal !== undefined) {
    const range = { sheetId: journalId }
    if (journal.hasMerges) requests.push({ unmergeCells: { range } })
    requests.push({ updateCells: { range, fields: "userEnteredValue,userEnteredFormat,note" } })
  }
  // Copying leaves out rows that a filter hides; the filter is off for no longer than this batch.
  if (filter !== undefined) requests.push({ clearBasicFilter: { sheetId: table.sheetId } })
  requests.push({
    copyPaste: {
      source: { sheetId: table.sheetId },
      destination: { sheetId: journalId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 },
      pasteType: "PASTE_NORMAL",
      pasteOrientation: "NORMAL"
    }
  })
  if (filter !== undefined) requests.push({ setBasicFilter: { filter } })
  return requests
}

/** A tag that the edit sets, with the number of its metadata. */
export type Tagged = Edit["tags"][number] & { readonly metadataId: number }

export const writeMark = (id: string, { headings, tags }: Snapshot, tagged: ReadonlyArray<Tagged>): string => {
  const mark: WriteMark = {
    id,
    headings,
    tags: [...tags].map(([tag, { column }]) => [tag, column]),
    tagged: tagged.map(({ metadataId, column }) => [metadataId, column])
  }
  const json = JSON.stringify(mark)
  return json.length <= MAX_MARK_CHARS ? json : JSON.stringify({ ...mark, headings: [] })
}

export const noteWrite = (
  { journal }: Snapshot,
  journalId: number,
  metadataValue: string,
  { newMetadataId }: BatchOptions
): ReadonlyArray<Request> =>
  journal?.lastWrite === undefined
    ? [
        {
          createDeveloperMetadata: {
            developerMetadata: {
              metadataId: newMetadataId(),
              metadataKey: KEYS.lastWrite,
              metadataValue,
              location: { sheetId: journalId },
              visibility: "DOCUMENT"
            }
          }
        }
      ]
    : [
        {
          updateDeveloperMetadata: {
            dataFilters: [{ developerMetadataLookup: { metadataId: journal.lastWrite.metadataId } }],
            developerMetadata: { metadataValue },
            fields: "metadataValue"
          }
        }
      ]
