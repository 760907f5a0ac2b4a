/** A tab's grid as Google gives it, as a table of cells: for the layer's readings. Plain and quick: it runs over every cell. */
import type { Cell } from "../Sheet.ts"
import { ownLookup } from "./lookupFormula.ts"
import type { CellData, GridData, NumberFormat, Tab } from "./SheetsApi.ts"

/**
 * Of each cell what `cellOf` reads, and no more: ten thousand rows are many megabytes as it is. A text that a formula gives
 * is what it shows.
 */
export const CELL_FIELDS =
  "values(userEnteredValue,effectiveValue(numberValue,boolValue),formattedValue,note,effectiveFormat(numberFormat(type,pattern)))"

export type Row = ReadonlyArray<Cell | undefined>

export interface ReadGrid {
  /** As texts; shorter than `width` where the last are empty. */
  readonly headings: ReadonlyArray<string>
  /** Without the header row and what is empty at the end. */
  readonly rows: ReadonlyArray<Row>
  /** Up to the last column that has a heading or a cell. */
  readonly width: number
  /** How each date is shown, by row and column behind the header. */
  readonly dateFormats: ReadonlyMap<string, NumberFormat>
  readonly filtered: boolean
}

export const placeOf = (row: number, column: number): string => `${row},${column}`

/** `idColumn`: the name of the column that is tagged as the ids', where that is known. */
export const readGrid = (tab: Tab, idColumn?: string): ReadGrid => {
  const grid = gridOf(tab)
  const dateFormats = new Map<string, NumberFormat>()
  const body = (grid?.rowData ?? []).slice(1)
  const headings = headingsOf(grid)
  let width = headings.length
  const rows: Array<Row> = body.map(({ values = [] }, row) => {
    const cells = trimmed(
      values.map((data, column) => {
        const cell = cellOf(data, idColumn)
        if (cell?.isDate) dateFormats.set(placeOf(row, column), data.effectiveFormat?.numberFormat ?? {})
        return cell
      }),
      undefined
    )
    width = Math.max(width, cells.length)
    return cells
  })
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop()
  const filtered = grid?.rowMetadata?.some(({ hiddenByFilter }) => hiddenByFilter === true) ?? false
  return { headings, rows, width, dateFormats, filtered }
}

/** Without those that are empty at the end. */
export const headingsOf = (grid: GridData | undefined): ReadonlyArray<string> =>
  trimmed((grid?.rowData?.[0]?.values ?? []).map((cell) => cell.formattedValue ?? "") as ReadonlyArray<string>, "")

/** The part that begins at the first cell: others are of further filters on the same tab. */
export const gridOf = (tab: Tab): GridData | undefined =>
  tab.data?.find(({ startRow = 0, startColumn = 0 }) => startRow === 0 && startColumn === 0)

export const cellOf = (data: CellData, idColumn: string | undefined): Cell | undefined => {
  const { userEnteredValue: entered, effectiveValue: effective, formattedValue: shown = "", note } = data
  const noted = note === undefined || note === "" ? undefined : { note }
  if (entered === undefined) {
    // Spilled from a formula elsewhere: nobody's statement, and writing over it would break that formula.
    if (shown !== "") return { value: valueOf(effective ?? {}) ?? shown, shown, formula: "=", ...noted }
    return noted === undefined ? undefined : { value: "", shown: "", ...noted }
  }
  const { formulaValue: formula } = entered
  if (formula !== undefined && isDeadLookup(formula, idColumn))
    return noted === undefined ? undefined : { value: "", shown: "", ...noted }
  const value = valueOf(formula === undefined ? entered : (effective ?? {})) ?? shown
  if (value === "" && formula === undefined && noted === undefined) return undefined
  const isDate = typeof value === "number" && isDateType(data.effectiveFormat?.numberFormat?.type)
  return { value, shown, ...(formula === undefined ? {} : { formula }), ...(isDate ? { isDate } : {}), ...noted }
}

/**
 * A lookup of the connector's whose id column, or tab, was deleted, or that takes another column for the ids': it will never
 * show its row's value, and is as good as an empty cell.
 */
const isDeadLookup = (formula: string, idColumn: string | undefined): boolean => {
  const own = ownLookup(formula)
  return own !== undefined && (own.idColumn === undefined || (idColumn !== undefined && own.idColumn !== idColumn))
}

const valueOf = ({ stringValue, numberValue, boolValue }: NonNullable<CellData["userEnteredValue"]>) =>
  stringValue ?? numberValue ?? boolValue

const isDateType = (type: string | undefined): type is "DATE" | "DATE_TIME" => type === "DATE" || type === "DATE_TIME"

const trimmed = <A>(items: ReadonlyArray<A>, empty: A): ReadonlyArray<A> => {
  let length = items.length
  while (length > 0 && items[length - 1] === empty) length--
  return length === items.length ? items : items.slice(0, length)
}
