import { sheetSuite } from "../conformance/sheetSuite.ts"
import { makeXlsxSheet } from "./xlsxPlace.ts"

sheetSuite("a workbook", makeXlsxSheet)
