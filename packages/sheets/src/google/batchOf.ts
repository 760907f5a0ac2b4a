/**
 * One edit as one batch of the Sheets API, which is done whole or not at all: the copy of the table first, then its name, then
 * the changes. For the layer; pure.
 */
import { type CellEdit, type Edit, ID_TAG, type NewCell } from "../Sheet.ts"
import { isoToSerial } from "../engine/serialDay.ts"
import { cellBlocks, type PlacedCell } from "./cellBlocks.ts"
import {
  freeTabId,
  freeTitle,
  JOURNAL_TITLE,
  KEYS,
  layoutMark,
  LOOKUPS_TITLE,
  type WriteMark
} from "./connectorTabs.ts"
import { lookupFormula, ownLookup } from "./lookupFormula.ts"
import { placeOf } from "./readGrid.ts"
import type { CellToWrite, DimensionRange, Request } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

export interface BatchOptions {
  readonly workspace?: string
  /** A number for new metadata that none has yet. */
  readonly newMetadataId: () => number
  /** Said to who edits a column that the connector needs. */
  readonly warning: string
}

/** Room beyond the table's grid: rows and columns that people add meanwhile still fit into the copy. */
const SPARE_ROWS = 1000
const SPARE_COLUMNS = 26
/** The widest lookups tab that formulas ask: `$A:$Z`. */
export const MAX_LOOKUPS = 25
/** Metadata of a tab may have 30,000 characters in all. */
const MAX_MARK_CHARS = 12_000

export const batchOf = (edit: Edit, snapshot: Snapshot, options: BatchOptions): ReadonlyArray<Request> => {
  const { outline, table } = snapshot
  const journalId = snapshot.journal?.sheetId ?? freeTabId(outline, table.sheetId, "journal")
  const lookupsId = snapshot.lookups?.sheetId ?? freeTabId(outline, table.sheetId, "lookups")
  const lookupsTitle = snapshot.lookups?.title ?? freeTitle(outline, LOOKUPS_TITLE)
  const tagged = edit.tags.flatMap((tag) => (tag.tag === "" ? [] : [{ ...tag, metadataId: options.newMetadataId() }]))
  const mark = writeMark(edit.id, snapshot, tagged)
  const lookup = lookupWriter(edit, snapshot, lookupsTitle)
  return [
    ...prepareTabs(snapshot, journalId, lookupsId, lookupsTitle, options),
    ...copyTable(snapshot, journalId),
    ...noteWrite(snapshot, journalId, mark, options),
    ...cellWrites(edit.cells, snapshot, lookup),
    ...rowWrites(edit.append, table.sheetId, lookup),
    ...lookupWrites(edit.lookups, snapshot, lookupsId),
    ...tagWrites(edit, tagged, snapshot),
    ...columnWrites(edit, snapshot, options)
  ]
}

const prepareTabs = (
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
const copyTable = ({ table, journal, filter }: Snapshot, journalId: number): ReadonlyArray<Request> => {
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

type Tagged = Edit["tags"][number] & { readonly metadataId: number }

const writeMark = (id: string, { headings, tags }: Snapshot, tagged: ReadonlyArray<Tagged>): string => {
  const mark: WriteMark = {
    id,
    headings,
    tags: [...tags].map(([tag, { column }]) => [tag, column]),
    tagged: tagged.map(({ metadataId, column }) => [metadataId, column])
  }
  const json = JSON.stringify(mark)
  return json.length <= MAX_MARK_CHARS ? json : JSON.stringify({ ...mark, headings: [] })
}

const noteWrite = (
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

type Write = (cell: NewCell, row: number | undefined, column: number) => CellToWrite

const VALUE = "userEnteredValue"
const VALUE_AND_FORMAT = "userEnteredValue,userEnteredFormat.numberFormat"

const cellWrites = (cells: ReadonlyArray<CellEdit>, snapshot: Snapshot, write: Write): ReadonlyArray<Request> => {
  const { sheetId } = snapshot.table
  const placed = cells.flatMap(({ row, column, cell, note }): ReadonlyArray<PlacedCell<CellToWrite>> => {
    const written = cell === undefined ? {} : write(cell, row, column)
    const fields = [
      ...(cell === undefined ? [] : [written.userEnteredFormat === undefined ? VALUE : VALUE_AND_FORMAT]),
      ...(note === undefined ? [] : ["note"])
    ]
    if (fields.length === 0) return []
    return [{ row, column, kind: fields.join(","), cell: { ...written, ...(note === undefined ? {} : { note }) } }]
  })
  return cellBlocks(placed).map(({ row, column, kind, rows }) => ({
    updateCells: {
      start: { sheetId, rowIndex: row + 1, columnIndex: column },
      rows: rows.map((values) => ({ values })),
      fields: kind
    }
  }))
}

const rowWrites = (rows: Edit["append"], sheetId: number, write: Write): ReadonlyArray<Request> =>
  rows.length === 0
    ? []
    : [
        {
          appendCells: {
            sheetId,
            rows: rows.map((cells) => ({ values: cells.map((cell, column) => write(cell, undefined, column)) })),
            fields: VALUE_AND_FORMAT
          }
        }
      ]

/** Dates keep the format of the date that they replace. */
const lookupWriter = (edit: Edit, { tags, dateFormats }: Snapshot, lookupsTitle: string): Write => {
  const idColumn = edit.tags.find(({ tag }) => tag === ID_TAG)?.column ?? tags.get(ID_TAG)?.column
  const day = (serial: number, row: number | undefined, column: number): CellToWrite => ({
    userEnteredValue: { numberValue: serial },
    userEnteredFormat: {
      numberFormat: {
        type: "DATE",
        pattern: (row === undefined ? undefined : dateFormats.get(placeOf(row, column))?.pattern) ?? "yyyy-mm-dd"
      }
    }
  })
  const lookup = (nth: number): CellToWrite =>
    idColumn === undefined ? {} : { userEnteredValue: { formulaValue: lookupFormula(idColumn, lookupsTitle, nth) } }
  return (cell, row, column) => {
    switch (cell._tag) {
      case "Text":
        return cell.text === "" ? {} : { userEnteredValue: { stringValue: cell.text } }
      case "Empty":
        return {}
      case "Day":
        return day(isoToSerial(cell.iso), row, column)
      case "Lookup":
        return lookup(cell.nth)
      case "Again": {
        const { value, formula, isDate } = cell.cell
        if (formula === "=") return {}
        // Columns may have moved since it was read: what its text names as the ids' may be another by now.
        const own = formula === undefined ? undefined : ownLookup(formula)
        if (own !== undefined) return lookup(own.nth)
        if (formula !== undefined) return { userEnteredValue: { formulaValue: formula } }
        if (isDate && typeof value === "number") return day(value, row, column)
        if (typeof value === "number") return { userEnteredValue: { numberValue: value } }
        if (typeof value === "boolean") return { userEnteredValue: { boolValue: value } }
        return value === "" ? {} : { userEnteredValue: { stringValue: value } }
      }
    }
  }
}

const lookupWrites = (changes: Edit["lookups"], { lookups }: Snapshot, sheetId: number): ReadonlyArray<Request> => {
  const placed: Array<PlacedCell<CellToWrite>> = []
  const added: Array<{ readonly values: ReadonlyArray<CellToWrite> }> = []
  for (const [id, values] of changes) {
    const row = lookups?.rowOf.get(id)
    if (row === undefined) {
      if (values !== undefined) added.push({ values: [id, ...values].map(textToWrite) })
      continue
    }
    // The whole row, id and all: if somebody sorted the tab meanwhile, the values at least stand beside their own id.
    const texts = values === undefined ? [] : [id, ...values]
    for (let column = 0; column <= MAX_LOOKUPS; column++)
      placed.push({ row, column, kind: VALUE, cell: textToWrite(texts[column] ?? "") })
  }
  return [
    ...cellBlocks(placed).map(({ row, column, kind, rows }) => ({
      updateCells: {
        start: { sheetId, rowIndex: row, columnIndex: column },
        rows: rows.map((values) => ({ values })),
        fields: kind
      }
    })),
    ...(added.length === 0 ? [] : [{ appendCells: { sheetId, rows: added, fields: VALUE } }])
  ]
}

const textToWrite = (text: string): CellToWrite => (text === "" ? {} : { userEnteredValue: { stringValue: text } })

const tagWrites = (
  edit: Edit,
  tagged: ReadonlyArray<Tagged>,
  { table, tags, staleMarks }: Snapshot
): ReadonlyArray<Request> => {
  // A tag names one column, and a column has one.
  const moved = [...tags].flatMap(([tag, { column, metadataId }]) =>
    edit.tags.some((given) => given.tag === tag || given.column === column) ? [metadataId] : []
  )
  const remove = [...new Set([...staleMarks, ...moved])].map((metadataId): Request => ({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } }
  }))
  return [
    ...remove,
    ...tagged.map(({ tag, column, metadataId }) => tagColumn(columnsAt(table.sheetId, column), tag, metadataId))
  ]
}

const tagColumn = (dimensionRange: DimensionRange, tag: string, metadataId: number): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId,
      metadataKey: KEYS.column,
      metadataValue: tag,
      location: { dimensionRange },
      visibility: "DOCUMENT"
    }
  }
})

const columnsAt = (sheetId: number, startIndex: number, count = 1): DimensionRange => ({
  sheetId,
  dimension: "COLUMNS",
  startIndex,
  endIndex: startIndex + count
})

/**
 * Fresh columns are inserted, not taken from what looks empty: whatever somebody has begun there meanwhile is moved aside
 * instead of written over. Last, since columns before them count as they were read.
 */
const columnWrites = (
  { columns }: Edit,
  { table, width }: Snapshot,
  { newMetadataId, warning }: BatchOptions
): ReadonlyArray<Request> => {
  if (columns.length === 0) return []
  const { sheetId } = table
  return [
    // Columns are inserted before others: behind the very last there have to be some first.
    ...(width < (table.grid.columnCount ?? 0)
      ? []
      : [{ appendDimension: { sheetId, dimension: "COLUMNS", length: 1 } } as const]),
    {
      insertDimension: { range: columnsAt(sheetId, width, columns.length), inheritFromBefore: width > 0 }
    },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: width },
        rows: [{ values: columns.map(({ heading }) => textToWrite(heading)) }],
        fields: VALUE
      }
    },
    ...columns.flatMap(({ tag, hidden, warn }, index): ReadonlyArray<Request> => {
      const range = columnsAt(sheetId, width + index)
      return [
        tagColumn(range, tag, newMetadataId()),
        ...(hidden
          ? [
              {
                updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: "hiddenByUser" }
              } as const
            ]
          : []),
        ...(warn
          ? [
              {
                addProtectedRange: {
                  protectedRange: {
                    range: { sheetId, startColumnIndex: width + index, endColumnIndex: width + index + 1 },
                    warningOnly: true,
                    description: warning
                  }
                }
              } as const
            ]
          : [])
      ]
    })
  ]
}
