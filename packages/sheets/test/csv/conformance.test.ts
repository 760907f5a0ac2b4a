import { sheetSuite } from "../conformance/sheetSuite.ts"
import { makeCsvSheet } from "./csvPlace.ts"

sheetSuite("a CSV file", makeCsvSheet, {
  "a peek gives the ids, the cells and the rows that are asked for, as the last write found them":
    "it takes any edit at once"
})
