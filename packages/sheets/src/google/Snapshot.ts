/** What a reading learnt of the spreadsheet beside the cells themselves: for the write that follows it. */
import type { BasicFilter, GridProperties, NumberFormat } from "./SheetsApi.ts"
import type { Outline, StoredMark, TabOutline } from "./connectorTabs.ts"

export interface Snapshot {
  readonly outline: Outline
  readonly table: TabOutline
  readonly headings: ReadonlyArray<string>
  /** How many columns count. */
  readonly width: number
  /** How each date is shown, by `placeOf`. */
  readonly dateFormats: ReadonlyMap<string, NumberFormat>
  /** Where the tags stand; of two alike the first. */
  readonly tags: ReadonlyMap<string, { readonly column: number; readonly metadataId: number }>
  /** Marks of columns that mean nothing any more. */
  readonly staleMarks: ReadonlyArray<number>
  /** Set where a filter hides rows: copying would leave those out. */
  readonly filter: BasicFilter | undefined
  readonly lookups:
    | {
        readonly sheetId: number
        readonly title: string
        /** The row that each id stands in. */
        readonly rowOf: ReadonlyMap<string, number>
      }
    | undefined
  readonly journal:
    | {
        readonly sheetId: number
        readonly grid: GridProperties
        readonly hasMerges: boolean
        readonly lastWrite: StoredMark | undefined
      }
    | undefined
}
