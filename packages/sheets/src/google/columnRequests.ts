/** Columns that are new, and the tags that columns are known by. For the batch of an edit; pure. */
import type { Edit } from "../Sheet.ts"
import type { BatchOptions } from "./BatchOptions.ts"
import { textToWrite, VALUE } from "./cellRequests.ts"
import { KEYS } from "./connectorTabs.ts"
import type { Tagged } from "./tabRequests.ts"
import type { DimensionRange, Request } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

export const tagWrites = (
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
export const columnWrites = (
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
