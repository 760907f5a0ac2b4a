/**
 * Cells as the API writes them: of the table, of rows that are new, and of the tab that visible cells look up. For the batch of
 * an edit; pure.
 */
import { type CellEdit, type Edit, ID_TAG, type NewCell } from "../Sheet.ts"
import { isoToSerial } from "../engine/serialDay.ts"
import { cellBlocks, type PlacedCell } from "./cellBlocks.ts"
import { MAX_LOOKUPS } from "./connectorTabs.ts"
import { lookupFormula, ownLookup } from "./lookupFormula.ts"
import { placeOf } from "./readGrid.ts"
import type { CellToWrite, Request } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

export type Write = (cell: NewCell, row: number | undefined, column: number) => CellToWrite

export const VALUE = "userEnteredValue"
const VALUE_AND_FORMAT = "userEnteredValue,userEnteredFormat.numberFormat"

export const cellWrites = (
  cells: ReadonlyArray<CellEdit>,
  snapshot: Snapshot,
  write: Write
): ReadonlyArray<Request> => {
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

export const rowWrites = (rows: Edit["append"], sheetId: number, write: Write): ReadonlyArray<Request> =>
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
export const lookupWriter = (edit: Edit, { tags, dateFormats }: Snapshot, lookupsTitle: string): Write => {
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

export const lookupWrites = (
  changes: Edit["lookups"],
  { lookups }: Snapshot,
  sheetId: number
): ReadonlyArray<Request> => {
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

export const textToWrite = (text: string): CellToWrite =>
  text === "" ? {} : { userEnteredValue: { stringValue: text } }
