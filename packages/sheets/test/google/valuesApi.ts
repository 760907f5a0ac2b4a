/** `spreadsheets.values` of the test server: null leaves a cell, "" clears it, reads drop what is empty at the end. */
import { FormulaError } from "./formula.ts"
import { type DocTab, Refusal, type SpreadsheetDoc } from "./SpreadsheetDoc.ts"

interface A1Range {
  readonly tab: DocTab
  readonly row: number
  readonly column: number
  readonly endRow: number
  readonly endColumn: number
}

const parseA1 = (doc: SpreadsheetDoc, text: string): A1Range => {
  const [, quoted, plain, cells] = /^(?:'((?:[^']|'')+)'|([^!']+))(?:!(.+))?$/.exec(text) ?? []
  const title = quoted?.replaceAll("''", "'") ?? plain
  if (title === undefined) throw new Refusal(`Unable to parse range: ${text}`)
  const tab = doc.tabNamed(title)
  if (cells === undefined) return { tab, row: 0, column: 0, endRow: tab.rowCount, endColumn: tab.columnCount }
  const [, column, row, toColumn, toRow] = /^([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/.exec(cells) ?? []
  if (column === undefined) throw new Refusal(`Unable to parse range: ${text}`)
  const index = (name: string): number => [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  const range = {
    tab,
    row: row === "" ? 0 : Number(row) - 1,
    column: column === "" ? 0 : index(column),
    endRow: toRow === undefined ? Number(row) : toRow === "" ? tab.rowCount : Number(toRow),
    endColumn: toColumn === undefined ? index(column) + 1 : toColumn === "" ? tab.columnCount : index(toColumn) + 1
  }
  if (range.row >= tab.rowCount || range.column >= tab.columnCount)
    throw new Refusal(`Range (${text}) exceeds grid limits. Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`)
  return range
}

export const readValues = (
  doc: SpreadsheetDoc,
  range: string,
  render: string | null
): gapi.client.sheets.ValueRange => {
  const { tab, row, column, endRow, endColumn } = parseA1(doc, range)
  const values: Array<Array<unknown>> = []
  for (let at = row; at < Math.min(endRow, tab.rows.length); at++) {
    const cells: Array<unknown> = []
    for (let to = column; to < endColumn; to++) cells.push(valueOf(doc, tab, at, to, render))
    while (cells.length > 0 && cells.at(-1) === "") cells.pop()
    values.push(cells)
  }
  while (values.length > 0 && values.at(-1)!.length === 0) values.pop()
  return { range, majorDimension: "ROWS", ...(values.length === 0 ? {} : { values }) }
}

const valueOf = (doc: SpreadsheetDoc, tab: DocTab, row: number, column: number, render: string | null): unknown => {
  const formula = doc.cell(tab, row, column)?.formula
  if (render === "FORMULA" && formula !== undefined) return doc.textOfFormula(formula)
  if (render === null || render === "FORMATTED_VALUE") return doc.shown(tab, row, column)
  const value = doc.valueAt(tab.sheetId, row, column)
  return value instanceof FormulaError ? value.code : (value ?? "")
}

export const writeValues = (
  doc: SpreadsheetDoc,
  range: string,
  body: gapi.client.sheets.ValueRange,
  input: string | null,
  append = false
): gapi.client.sheets.UpdateValuesResponse => {
  const { tab, row, column } = parseA1(doc, range)
  const start = append ? doc.endOf(tab) : row
  let updatedCells = 0
  body.values?.forEach((cells, down) =>
    cells.forEach((value: string | number | boolean | null, across) => {
      if (value === null) return
      updatedCells++
      const [atRow, atColumn] = [start + down, column + across]
      if (input === "USER_ENTERED") doc.type(tab.sheetId, atRow, atColumn, String(value))
      else {
        const { value: _, formula: __, ...kept } = doc.cell(tab, atRow, atColumn) ?? {}
        doc.put(tab, atRow, atColumn, value === "" ? kept : { ...kept, value })
      }
    })
  )
  return { spreadsheetId: doc.id, updatedRange: range, updatedCells }
}
