/**
 * What of Google's Sheets API v4 the connector sends and reads, named as there. For this folder; the tests hold these shapes
 * against Google's published ones, field by field.
 */

export interface ExtendedValue {
  readonly stringValue?: string
  readonly numberValue?: number
  readonly boolValue?: boolean
  readonly formulaValue?: string
}

/** Types beyond these are read as text here. */
export interface NumberFormat {
  readonly type?: string
  readonly pattern?: string
}

export interface CellData {
  readonly userEnteredValue?: ExtendedValue
  readonly effectiveValue?: ExtendedValue
  readonly formattedValue?: string
  readonly note?: string
  readonly effectiveFormat?: { readonly numberFormat?: NumberFormat }
}

/** Indices count from 0; ends are exclusive; what is left out has no bound on that side. */
export interface GridRange {
  readonly sheetId: number
  readonly startRowIndex?: number
  readonly endRowIndex?: number
  readonly startColumnIndex?: number
  readonly endColumnIndex?: number
}

export interface DeveloperMetadata {
  readonly metadataId?: number
  readonly metadataKey?: string
  readonly metadataValue?: string
}

export interface GridData {
  readonly startRow?: number
  readonly startColumn?: number
  readonly rowData?: ReadonlyArray<{ readonly values?: ReadonlyArray<CellData> }>
  readonly rowMetadata?: ReadonlyArray<{ readonly hiddenByFilter?: boolean }>
  readonly columnMetadata?: ReadonlyArray<{
    readonly hiddenByUser?: boolean
    readonly developerMetadata?: ReadonlyArray<DeveloperMetadata>
  }>
}

export interface GridProperties {
  readonly rowCount?: number
  readonly columnCount?: number
  readonly frozenRowCount?: number
}

export interface SheetProperties {
  readonly sheetId?: number
  readonly title?: string
  readonly index?: number
  readonly hidden?: boolean
  readonly sheetType?: string
  readonly gridProperties?: GridProperties
}

export interface ProtectedRange {
  readonly protectedRangeId?: number
  readonly range?: Partial<GridRange>
  readonly description?: string
  readonly warningOnly?: boolean
  readonly requestingUserCanEdit?: boolean
}

/** Kept as it came, to be given back. */
export interface BasicFilter {
  readonly range?: Partial<GridRange>
}

export interface Tab {
  readonly properties?: SheetProperties
  readonly data?: ReadonlyArray<GridData>
  readonly developerMetadata?: ReadonlyArray<DeveloperMetadata>
  readonly protectedRanges?: ReadonlyArray<ProtectedRange>
  readonly basicFilter?: BasicFilter
  readonly merges?: ReadonlyArray<Partial<GridRange>>
}

export interface Spreadsheet {
  readonly spreadsheetId?: string
  readonly spreadsheetUrl?: string
  readonly properties?: { readonly title?: string }
  readonly sheets?: ReadonlyArray<Tab>
}

/** A cell as it is to be written; the request's `fields` say which of it counts. */
export interface CellToWrite {
  readonly userEnteredValue?: ExtendedValue
  readonly userEnteredFormat?: {
    readonly numberFormat?: { readonly type: "DATE"; readonly pattern?: string }
    readonly textFormat?: { readonly bold: boolean }
  }
  readonly note?: string
}

export type Dimension = "ROWS" | "COLUMNS"

export interface DimensionRange {
  readonly sheetId: number
  readonly dimension: Dimension
  readonly startIndex: number
  readonly endIndex: number
}

interface MetadataLookup {
  readonly developerMetadataLookup: { readonly metadataId: number }
}

interface MetadataToWrite {
  readonly metadataId?: number
  readonly metadataKey: string
  readonly metadataValue: string
  readonly location: {
    readonly sheetId?: number
    readonly spreadsheet?: true
    readonly dimensionRange?: DimensionRange
  }
  /** Whoever reads the document with any program sees it: the connector may run under another project next year. */
  readonly visibility: "DOCUMENT"
}

interface Rows {
  readonly rows?: ReadonlyArray<{ readonly values: ReadonlyArray<CellToWrite> }>
  readonly fields: string
}

interface TabToAdd {
  readonly sheetId: number
  readonly title: string
  readonly hidden: true
  readonly gridProperties: { readonly rowCount: number; readonly columnCount: number }
}

/** One step of a batch. */
export type Request =
  | { readonly addSheet: { readonly properties: TabToAdd } }
  | { readonly updateSheetProperties: { readonly properties: SheetProperties; readonly fields: string } }
  | {
      readonly updateCells:
        | (Rows & { readonly range: GridRange })
        | (Rows & {
            readonly start: { readonly sheetId: number; readonly rowIndex: number; readonly columnIndex: number }
          })
    }
  | { readonly appendCells: Rows & { readonly sheetId: number } }
  | {
      readonly copyPaste: {
        readonly source: GridRange
        readonly destination: GridRange
        readonly pasteType: "PASTE_NORMAL"
        readonly pasteOrientation: "NORMAL"
      }
    }
  | { readonly unmergeCells: { readonly range: GridRange } }
  | { readonly appendDimension: { readonly sheetId: number; readonly dimension: Dimension; readonly length: number } }
  | { readonly insertDimension: { readonly range: DimensionRange; readonly inheritFromBefore: boolean } }
  | {
      readonly updateDimensionProperties: {
        readonly range: DimensionRange
        readonly properties: { readonly hiddenByUser?: boolean; readonly pixelSize?: number }
        readonly fields: string
      }
    }
  | {
      readonly addProtectedRange: {
        readonly protectedRange: {
          readonly range: GridRange
          readonly warningOnly: true
          readonly description: string
        }
      }
    }
  | { readonly createDeveloperMetadata: { readonly developerMetadata: MetadataToWrite } }
  | {
      readonly updateDeveloperMetadata: {
        readonly dataFilters: ReadonlyArray<MetadataLookup>
        readonly developerMetadata: { readonly metadataValue: string }
        readonly fields: "metadataValue"
      }
    }
  | { readonly deleteDeveloperMetadata: { readonly dataFilter: MetadataLookup } }
  | { readonly clearBasicFilter: { readonly sheetId: number } }
  | { readonly setBasicFilter: { readonly filter: BasicFilter } }

export interface BatchUpdate {
  readonly requests: ReadonlyArray<Request>
}

export interface GetByDataFilter {
  readonly dataFilters: ReadonlyArray<{ readonly gridRange: GridRange }>
}

export interface SpreadsheetToCreate {
  readonly properties: { readonly title: string; readonly locale?: string; readonly timeZone?: string }
  readonly sheets: ReadonlyArray<{ readonly properties: SheetProperties }>
}
