/** A CSV file in a folder of its own, for the conformance suite: hands that rewrite it as an editor does. */
import * as Effect from "effect/Effect"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { csvBytes } from "@kith/formats/csv/writeCsv"
import { toSafeCell } from "@kith/formats/csv/safeCell"
import { readCsv } from "../../src/csv/csvTable.ts"
import { sheetCsv } from "../../src/csv/SheetCsv.ts"
import type { Hands, MakeSheet } from "../conformance/Hands.ts"
import { Grid } from "../grid/Grid.ts"
import { handsOnGrid } from "../grid/handsOnGrid.ts"

export const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "kith-sheet-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

export const makeCsvSheet: MakeSheet = (headings, rows) =>
  Effect.map(temporaryFolder, (folder) => {
    const path = join(folder, "people.csv")
    const save = (grid: Grid): void => {
      const { columns, rows } = grid.table()
      const cells = rows.map((row) => columns.map((_, index) => toSafeCell(row[index]?.shown ?? "")))
      const header = columns.map(({ heading }) => heading)
      writeFileSync(path, csvBytes(header.length === 0 ? cells : [header, ...cells]))
    }
    save(new Grid(headings, rows))
    const edited = (act: (hands: Hands) => Effect.Effect<void, unknown>) =>
      Effect.suspend(() => {
        const table = readCsv(readFileSync(path))
        const grid = new Grid(
          table.columns.map(({ heading }) => heading),
          table.rows.map((row) => row.map((cell) => cell?.shown ?? ""))
        )
        return Effect.tap(act(handsOnGrid(grid)), () => Effect.sync(() => save(grid)))
      })
    const hands: Hands = {
      type: (row, column, text) => edited((at) => at.type(row, column, text)),
      rename: (column, heading) => edited((at) => at.rename(column, heading)),
      sort: (column) => edited((at) => at.sort(column)),
      insertRow: (at, cells) => edited((hand) => hand.insertRow(at, cells)),
      deleteRow: (at) => edited((hand) => hand.deleteRow(at)),
      insertColumn: (at, heading) => edited((hand) => hand.insertColumn(at, heading)),
      deleteColumn: (at) => edited((hand) => hand.deleteColumn(at)),
      moveColumn: (from, to) => edited((hand) => hand.moveColumn(from, to))
    }
    return {
      sheet: sheetCsv(path, { settleMs: 0 }),
      again: Effect.sync(() => sheetCsv(path, { settleMs: 0 })),
      hands
    }
  })
