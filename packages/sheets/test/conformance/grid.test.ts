import * as Effect from "effect/Effect"
import { Grid } from "../grid/Grid.ts"
import { handsOnGrid } from "../grid/handsOnGrid.ts"
import { type Failure, type GridSheetOptions, sheetOnGrid } from "../grid/sheetOnGrid.ts"
import type { MakeSheet } from "./Hands.ts"
import { sheetSuite } from "./sheetSuite.ts"

const makeGrid =
  (abilities: GridSheetOptions): MakeSheet =>
  (headings, rows) =>
    Effect.sync(() => {
      const grid = new Grid(headings, rows)
      let next: Failure | undefined
      const before = (operation: "read" | "write"): Failure | undefined => {
        const failure = operation === "write" ? next : undefined
        if (operation === "write") next = undefined
        return failure
      }
      return {
        sheet: sheetOnGrid(grid, { ...abilities, before }),
        again: Effect.sync(() => sheetOnGrid(grid, abilities)),
        hands: handsOnGrid(grid),
        failNext: (when) => Effect.sync(() => void (next = when))
      }
    })

sheetSuite("a table in memory", makeGrid({ peeks: true }))
sheetSuite("a table in memory that has but cells", makeGrid({ lookups: false, notes: false, tags: false }), {
  "a peek gives the ids, the cells and the rows that are asked for, as the last write found them":
    "it takes any edit at once"
})
