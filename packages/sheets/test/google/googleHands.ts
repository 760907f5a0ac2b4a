/** People at a tab of the test server's, as the conformance suite asks for them: rows count behind the header row. */
import * as Effect from "effect/Effect"
import type { Hands } from "../conformance/Hands.ts"
import type { DocTab, SpreadsheetDoc } from "./SpreadsheetDoc.ts"

export const googleHands = (doc: SpreadsheetDoc, sheetId: number): Hands => {
  const tab = (): DocTab => doc.tab(sheetId)
  const width = (): number =>
    tab().rows.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== undefined) + 1), 0)
  const body = () => ({ startRow: 1, endRow: doc.endOf(tab()), startColumn: 0, endColumn: width() })
  const putText = (row: number, column: number, text: string): void => {
    // The suite's people type texts that are no numbers to it: what Sheets makes of them is tested elsewhere.
    const { value: _, formula: __, ...kept } = doc.cell(tab(), row, column) ?? {}
    doc.grow(tab(), row + 1, column + 1)
    doc.put(tab(), row, column, text === "" ? kept : { ...kept, value: text })
  }
  return {
    type: (row, column, text) => Effect.sync(() => putText(row + 1, column, text)),
    rename: (column, heading) => Effect.sync(() => putText(0, column, heading)),
    sort: (column) =>
      Effect.sync(() => {
        const range = body()
        const rows = Array.from({ length: range.endRow - 1 }, (_, index) => index + 1)
        const text = (row: number): string => doc.shown(tab(), row, column)
        // The suite's order, in which what is empty comes first.
        doc.reorder(
          sheetId,
          range,
          rows.toSorted((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0))
        )
      }),
    insertRow: (at, cells) =>
      Effect.sync(() => {
        doc.insert(sheetId, "row", at + 1, 1)
        cells.forEach((text, column) => putText(at + 1, column, text))
      }),
    deleteRow: (at) => Effect.sync(() => doc.delete(sheetId, "row", at + 1, 1)),
    insertColumn: (at, heading) =>
      Effect.sync(() => {
        doc.insert(sheetId, "column", at, 1)
        putText(0, at, heading)
      }),
    deleteColumn: (at) => Effect.sync(() => doc.delete(sheetId, "column", at, 1)),
    moveColumn: (from, to) => Effect.sync(() => doc.move(sheetId, "column", from, 1, to > from ? to + 1 : to)),
    formula: (row, column) => Effect.sync(() => doc.type(sheetId, row + 1, column, "=1+1"))
  }
}
