/** A workbook in a folder of its own, for the conformance suite: hands that save it as a program does which has opened it. */
import * as Effect from "effect/Effect"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { columnName } from "@kith/formats/xlsx/cellReference"
import { LOOKUPS_NAME, nameOfTag } from "../../src/xlsx/columnNames.ts"
import { lookupFormula, lookupOf } from "../../src/xlsx/formulas.ts"
import { sheetXlsx } from "../../src/xlsx/SheetXlsx.ts"
import { readXlsxTable } from "../../src/xlsx/xlsxTable.ts"
import { ID_TAG } from "../../src/Sheet.ts"
import type { Hands, MakeSheet } from "../conformance/Hands.ts"
import { temporaryFolder } from "../csv/csvPlace.ts"
import { Grid, type GridCell, type GridRow } from "../grid/Grid.ts"
import { handsOnGrid } from "../grid/handsOnGrid.ts"
import { type TestCell, type TestSheet, textCells, workbookBytes } from "./workbookBytes.ts"

export const makeXlsxSheet: MakeSheet = (headings, rows) =>
  Effect.map(temporaryFolder, (folder) => {
    const path = join(folder, "people.xlsx")
    writeFileSync(path, gridBytes(new Grid(headings, rows)))
    const edited = (act: (hands: Hands) => Effect.Effect<void, unknown>) =>
      Effect.suspend(() => {
        const grid = gridOf(readFileSync(path))
        return Effect.tap(act(handsOnGrid(grid)), () => Effect.sync(() => writeFileSync(path, gridBytes(grid))))
      })
    const hands: Hands = {
      type: (row, column, text) => edited((at) => at.type(row, column, text)),
      rename: (column, heading) => edited((at) => at.rename(column, heading)),
      sort: (column) => edited((at) => at.sort(column)),
      insertRow: (at, cells) => edited((hand) => hand.insertRow(at, cells)),
      deleteRow: (at) => edited((hand) => hand.deleteRow(at)),
      insertColumn: (at, heading) => edited((hand) => hand.insertColumn(at, heading)),
      deleteColumn: (at) => edited((hand) => hand.deleteColumn(at)),
      moveColumn: (from, to) => edited((hand) => hand.moveColumn(from, to)),
      formula: (row, column) => edited((hand) => hand.formula!(row, column))
    }
    return {
      sheet: sheetXlsx(path, { settleMs: 0 }),
      again: Effect.sync(() => sheetXlsx(path, { settleMs: 0 })),
      hands
    }
  })

const gridOf = (bytes: Uint8Array): Grid => {
  const { columns, rows, file } = readXlsxTable(bytes)
  const grid = new Grid(
    columns.map(({ heading }) => heading),
    []
  )
  columns.forEach(({ tag }, index) => {
    if (tag !== undefined) grid.columns[index]!.tag = tag
  })
  grid.rows = rows.map((row): GridRow => {
    const out: GridRow = new Map()
    row.forEach((cell, index) => {
      if (cell === undefined) return
      const { shown: _, ...rest } = cell
      const lookup = cell.formula === undefined ? undefined : lookupOf(cell.formula.slice(1), file.own?.name ?? "Kith")
      out.set(grid.columns[index]!, lookup === undefined ? rest : { value: "", lookup: lookup.nth })
    })
    return out
  })
  grid.lookups = new Map(file.lookups.values)
  return grid
}

/** As Excel would save it: formulas worked out, names where their cells are by now. */
const gridBytes = (grid: Grid): Uint8Array => {
  const { columns, rows } = grid.table()
  const idColumn = columns.findIndex(({ tag }) => tag === ID_TAG)
  const cells = grid.rows.slice(0, rows.length).map((row, r) =>
    grid.columns.map((column, c): TestCell | undefined => {
      const cell: GridCell | undefined = row.get(column)
      if (cell === undefined) return undefined
      const shown = rows[r]![c]?.shown ?? ""
      if (cell.lookup !== undefined) {
        const formula = lookupFormula("Kith", { id: { row: r + 2, column: idColumn }, nth: cell.lookup })
        return { value: shown, formula }
      }
      const { formula, ...rest } = cell
      return { ...rest, ...(formula === undefined ? {} : { formula: formula.slice(1) }) }
    })
  )
  const header = columns.map(({ heading }): TestCell | undefined => (heading === "" ? undefined : { value: heading }))
  const names = new Map<string, string>(
    columns.flatMap(({ tag }, index) =>
      tag === undefined ? [] : [[nameOfTag(tag), `People!$${columnName(index)}$1`] as const]
    )
  )
  const own: ReadonlyArray<TestSheet> =
    grid.lookups.size === 0
      ? []
      : [
          {
            name: "Kith",
            hidden: true,
            rows: textCells([["Kith 1"], ...[...grid.lookups].map(([id, values]) => [id, ...values])])
          }
        ]
  if (own.length > 0) names.set(LOOKUPS_NAME, "Kith!$A$1")
  return workbookBytes({ sheets: [{ name: "People", rows: [header, ...cells] }, ...own], names })
}
