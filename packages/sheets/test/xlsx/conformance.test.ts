import { sheetSuite } from "../conformance/sheetSuite.ts"
import { makeXlsxSheet } from "./xlsxPlace.ts"

sheetSuite("a workbook", makeXlsxSheet, {
  "a peek gives the ids, the cells and the rows that are asked for, as the last write found them":
    "it takes any edit at once"
})
