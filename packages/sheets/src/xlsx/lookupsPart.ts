/**
 * The connector's own sheet: values by row id, which cells of the table look up. The first row says which layout this is;
 * ids stand in the first column, values behind them.
 */
import { columnName } from "@kith/formats/xlsx/cellReference"
import { toCellXml } from "@kith/formats/xlsx/xmlText"
import type { SheetRow } from "@kith/formats/xlsx/SheetRows"

export const LOOKUPS_LAYOUT = "Kith 1"

export interface Lookups {
  /** Absent in a sheet that is not the connector's, or was emptied. */
  readonly layout: string | undefined
  readonly values: ReadonlyMap<string, ReadonlyArray<string>>
}

export const noLookups: Lookups = { layout: undefined, values: new Map() }

/** `textOf`: what a cell shows. Of two rows with one id the first is looked up, and so read. */
export const lookupsIn = (
  rows: ReadonlyArray<SheetRow>,
  textOf: (cell: SheetRow["cells"][number]) => string
): Lookups => {
  const values = new Map<string, ReadonlyArray<string>>()
  let layout: string | undefined
  for (const { row, cells } of rows) {
    const texts: Array<string> = []
    for (const cell of cells) {
      while (texts.length < cell.column) texts.push("")
      texts[cell.column] = textOf(cell)
    }
    const [id = "", ...found] = texts
    if (row === 1) layout = id === "" ? undefined : id
    else if (id !== "" && !values.has(id)) values.set(id, found)
  }
  return { layout, values }
}

export const lookupsXml = (namespace: string, values: ReadonlyMap<string, ReadonlyArray<string>>): string => {
  const cell = (column: number, row: number, text: string): string =>
    text === ""
      ? ""
      : `<c r="${columnName(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${toCellXml(text)}</t></is></c>`
  let rows = `<row r="1">${cell(0, 1, LOOKUPS_LAYOUT)}</row>`
  let number = 1
  for (const [id, texts] of values) {
    number++
    // As many values as were given come back, so the last is there even where it is empty.
    const cells = [id, ...texts].map(
      (text, column) => cell(column, number, text) || (column === texts.length ? empty(column, number) : "")
    )
    rows += `<row r="${number}">${cells.join("")}</row>`
  }
  return `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData></worksheet>`
}

const empty = (column: number, row: number): string =>
  `<c r="${columnName(column)}${row}" t="inlineStr"><is><t></t></is></c>`
