/** People at a table in memory. */
import * as Effect from "effect/Effect"
import type { Hands } from "../conformance/Hands.ts"
import type { Grid } from "./Grid.ts"

export const handsOnGrid = (grid: Grid): Hands => ({
  type: (row, column, text) =>
    Effect.sync(() => {
      while (grid.columns.length <= column) grid.columns.push({ heading: "" })
      if (text === "") grid.rows[row]!.delete(grid.columns[column]!)
      else grid.rows[row]!.set(grid.columns[column]!, { value: text })
    }),
  rename: (column, heading) => Effect.sync(() => void (grid.columns[column]!.heading = heading)),
  sort: (column) =>
    Effect.sync(() => {
      const by = grid.columns[column]!
      grid.rows.sort((a, b) =>
        grid.textAt(a, by) < grid.textAt(b, by) ? -1 : grid.textAt(a, by) > grid.textAt(b, by) ? 1 : 0
      )
    }),
  insertRow: (at, cells) => Effect.sync(() => void grid.rows.splice(at, 0, grid.rowOf(cells))),
  deleteRow: (at) => Effect.sync(() => void grid.rows.splice(at, 1)),
  insertColumn: (at, heading) => Effect.sync(() => void grid.columns.splice(at, 0, { heading })),
  deleteColumn: (at) => Effect.sync(() => void grid.columns.splice(at, 1)),
  moveColumn: (from, to) => Effect.sync(() => void grid.columns.splice(to, 0, ...grid.columns.splice(from, 1))),
  formula: (row, column) =>
    Effect.sync(() => void grid.rows[row]!.set(grid.columns[column]!, { value: 2, formula: "=1+1" }))
})
