/** A spreadsheet of the test server as the API answers it, in Google's published shapes. */
import { FormulaError, type Value } from "./formula.ts"
import type { DocCell, DocTab, Metadata, Range, SpreadsheetDoc } from "./SpreadsheetDoc.ts"
import type { Mask } from "./publishedShapes.ts"

type ApiSpreadsheet = gapi.client.sheets.Spreadsheet
type ApiSheet = gapi.client.sheets.Sheet
type ApiCell = gapi.client.sheets.CellData
type ApiRange = gapi.client.sheets.GridRange
type ApiMetadata = gapi.client.sheets.DeveloperMetadata

/** The parts of each tab to give cells of; all tabs and no cells unless said. */
export interface Selection {
  readonly tabs?: ReadonlyMap<number, ReadonlyArray<Range>>
  readonly grid: boolean
  readonly mask: Mask
  /** Who asks. */
  readonly who: string
}

export const renderSpreadsheet = (doc: SpreadsheetDoc, selection: Selection): ApiSpreadsheet => ({
  spreadsheetId: doc.id,
  spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${doc.id}/edit`,
  properties: { title: doc.title, locale: doc.locale, timeZone: "America/Toronto" },
  ...(doc.metadata.length === 0
    ? {}
    : {
        developerMetadata: doc.metadata.map((item) =>
          renderMetadata(item, { spreadsheet: true, locationType: "SPREADSHEET" })
        )
      }),
  sheets: doc.tabs.flatMap((tab, index) => {
    const ranges = selection.tabs === undefined ? [WHOLE] : selection.tabs.get(tab.sheetId)
    return ranges === undefined ? [] : [renderTab(doc, tab, index, ranges, selection)]
  })
})

export const WHOLE: Range = { startRow: 0, endRow: Infinity, startColumn: 0, endColumn: Infinity }

const renderTab = (
  doc: SpreadsheetDoc,
  tab: DocTab,
  index: number,
  ranges: ReadonlyArray<Range>,
  selection: Selection
): ApiSheet => ({
  properties: {
    sheetId: tab.sheetId,
    title: tab.title,
    index,
    sheetType: "GRID",
    ...(tab.hidden ? { hidden: true } : {}),
    gridProperties: {
      rowCount: tab.rowCount,
      columnCount: tab.columnCount,
      ...(tab.frozenRowCount === 0 ? {} : { frozenRowCount: tab.frozenRowCount })
    }
  },
  ...(tab.metadata.length === 0
    ? {}
    : {
        developerMetadata: tab.metadata.map((item) =>
          renderMetadata(item, { sheetId: tab.sheetId, locationType: "SHEET" })
        )
      }),
  ...(tab.protections.length === 0
    ? {}
    : {
        protectedRanges: tab.protections.map((protection) => ({
          protectedRangeId: protection.protectedRangeId,
          range: renderRange(tab, protection.range),
          description: protection.description,
          ...(protection.warningOnly ? { warningOnly: true } : {}),
          requestingUserCanEdit: mayEdit(doc, protection.editors, selection.who)
        }))
      }),
  ...(tab.filter === undefined
    ? {}
    : {
        basicFilter: {
          range: renderRange(tab, tab.filter.range),
          filterSpecs: [...tab.filter.hiddenValues].map(([columnIndex, hiddenValues]) => ({
            columnIndex,
            filterCriteria: { hiddenValues: [...hiddenValues] }
          }))
        }
      }),
  ...(tab.merges.length === 0 ? {} : { merges: tab.merges.map((range) => renderRange(tab, range)) }),
  ...(selection.grid ? { data: ranges.map((range) => renderGrid(doc, tab, range, selection.mask)) } : {})
})

export const mayEdit = (doc: SpreadsheetDoc, editors: ReadonlyArray<string>, who: string): boolean =>
  doc.access.get(who) === "owner" || editors.includes(who)

/** What is 0 is left out, as in every answer of Google's. */
const renderGrid = (doc: SpreadsheetDoc, tab: DocTab, range: Range, mask: Mask): gapi.client.sheets.GridData => {
  const endRow = Math.min(range.endRow, tab.rowCount)
  const endColumn = Math.min(range.endColumn, tab.columnCount)
  const hidden = doc.hiddenRows(tab)
  const wantsRows = wants(mask, "rowData")
  const rows = wantsRows ? Math.min(endRow, tab.rows.length) : range.startRow
  return {
    ...(range.startRow === 0 ? {} : { startRow: range.startRow }),
    ...(range.startColumn === 0 ? {} : { startColumn: range.startColumn }),
    ...(rows <= range.startRow
      ? {}
      : {
          rowData: Array.from({ length: rows - range.startRow }, (_, index) => {
            const row = range.startRow + index
            const cells = (tab.rows[row] ?? []).slice(range.startColumn, endColumn)
            const length = cells.findLastIndex((cell) => cell !== undefined) + 1
            if (length === 0) return {}
            return {
              values: Array.from({ length }, (_, offset) =>
                renderCell(doc, tab, row, range.startColumn + offset, cells[offset])
              )
            }
          })
        }),
    // Of ten million rows only for who asks.
    rowMetadata: Array.from({ length: wants(mask, "rowMetadata") ? endRow - range.startRow : 0 }, (_, index) => {
      const metadata = tab.rowMetadata.get(range.startRow + index)
      return {
        pixelSize: 21,
        ...(hidden.has(range.startRow + index) ? { hiddenByFilter: true } : {}),
        ...(metadata === undefined
          ? {}
          : {
              developerMetadata: metadata.map((item) => renderMetadata(item, lane(tab, "ROWS", range.startRow + index)))
            })
      }
    }),
    columnMetadata: tab.columns.slice(range.startColumn, endColumn).map(({ hidden, metadata }, index) => ({
      pixelSize: 100,
      ...(hidden ? { hiddenByUser: true } : {}),
      ...(metadata.length === 0
        ? {}
        : {
            developerMetadata: metadata.map((item) =>
              renderMetadata(item, lane(tab, "COLUMNS", range.startColumn + index))
            )
          })
    }))
  }
}

const wants = (mask: Mask, name: string): boolean => {
  if (mask.size === 0) return true
  const data = mask.get("sheets")?.get("data")
  return data !== undefined && (data.size === 0 || data.has(name))
}

const renderCell = (
  doc: SpreadsheetDoc,
  tab: DocTab,
  row: number,
  column: number,
  cell: DocCell | undefined
): ApiCell => {
  if (cell === undefined) return {}
  const { value, formula, note, numberFormat, bold } = cell
  const worked = formula === undefined ? value : doc.valueAt(tab.sheetId, row, column)
  const format =
    numberFormat === undefined && bold === undefined
      ? undefined
      : { ...(numberFormat && { numberFormat: { ...numberFormat } }), ...(bold && { textFormat: { bold } }) }
  return {
    ...(formula === undefined ? {} : { userEnteredValue: { formulaValue: doc.textOfFormula(formula) } }),
    ...(value === undefined || formula !== undefined ? {} : { userEnteredValue: renderValue(value) }),
    ...(worked === undefined
      ? {}
      : { effectiveValue: renderValue(worked), formattedValue: doc.shown(tab, row, column) }),
    ...(format === undefined ? {} : { userEnteredFormat: format }),
    effectiveFormat: { ...format, padding: { top: 2, right: 3, bottom: 2, left: 3 }, verticalAlignment: "BOTTOM" },
    ...(note === undefined ? {} : { note })
  }
}

const renderValue = (value: Value): gapi.client.sheets.ExtendedValue => {
  if (value instanceof FormulaError)
    return { errorValue: { type: errorTypes[value.code] ?? "ERROR", message: value.code } }
  if (typeof value === "number") return { numberValue: value }
  return typeof value === "boolean" ? { boolValue: value } : { stringValue: value ?? "" }
}

const errorTypes: Readonly<Record<string, NonNullable<gapi.client.sheets.ErrorValue["type"]>>> = {
  "#REF!": "REF",
  "#N/A": "N_A",
  "#NAME?": "NAME",
  "#VALUE!": "VALUE",
  "#DIV/0!": "DIVIDE_BY_ZERO"
}

const renderRange = (tab: DocTab, { startRow, endRow, startColumn, endColumn }: Range): ApiRange => ({
  sheetId: tab.sheetId,
  ...(startRow === 0 ? {} : { startRowIndex: startRow }),
  ...(endRow === Infinity ? {} : { endRowIndex: endRow }),
  ...(startColumn === 0 ? {} : { startColumnIndex: startColumn }),
  ...(endColumn === Infinity ? {} : { endColumnIndex: endColumn })
})

const lane = (
  tab: DocTab,
  dimension: "ROWS" | "COLUMNS",
  startIndex: number
): gapi.client.sheets.DeveloperMetadataLocation => ({
  dimensionRange: { sheetId: tab.sheetId, dimension, startIndex, endIndex: startIndex + 1 },
  locationType: dimension === "ROWS" ? "ROW" : "COLUMN"
})

const renderMetadata = (
  { metadataId, metadataKey, metadataValue, visibility }: Metadata,
  location: gapi.client.sheets.DeveloperMetadataLocation
): ApiMetadata => ({ metadataId, metadataKey, metadataValue, visibility, location })
