/** Where a cell stands, as workbooks write it: `C5` is column 2, row 5. Rows count from 1 as there, columns from 0. */

export const COLUMNS_MAX = 16_384
export const ROWS_MAX = 1_048_576

export interface Place {
  readonly row: number
  readonly column: number
}

/** From one corner to the other, both in it. */
export interface Area {
  readonly from: Place
  readonly to: Place
}

/** Undefined for what is no reference to one cell. `$` does not matter. */
export const placeOf = (reference: string): Place | undefined => {
  let column = 0
  let row = 0
  let letters = 0
  let digits = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at)
    if (code === 36) continue
    const letter = (code | 32) - 96
    if (code >= 48 && code <= 57 && letters > 0) {
      row = row * 10 + code - 48
      digits++
    } else if (code >= 65 && letter >= 1 && letter <= 26 && digits === 0) {
      column = column * 26 + letter
      letters++
    } else return undefined
    if (letters > 3 || digits > 7) return undefined
  }
  return column === 0 || row === 0 || column > COLUMNS_MAX || row > ROWS_MAX ? undefined : { row, column: column - 1 }
}

/** `A1:C5`, or one cell. */
export const areaOf = (reference: string): Area | undefined => {
  const colon = reference.indexOf(":")
  const from = placeOf(colon === -1 ? reference : reference.slice(0, colon))
  const to = colon === -1 ? from : placeOf(reference.slice(colon + 1))
  if (from === undefined || to === undefined) return undefined
  return from.row <= to.row && from.column <= to.column ? { from, to } : undefined
}

/** 0 is A, 25 is Z, 26 is AA. */
export const columnName = (column: number): string =>
  (column < 26 ? "" : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

export const placeName = ({ row, column }: Place): string => `${columnName(column)}${row}`

export const areaName = ({ from, to }: Area): string => `${placeName(from)}:${placeName(to)}`
