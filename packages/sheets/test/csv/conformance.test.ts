import { sheetSuite } from "../conformance/sheetSuite.ts"
import { makeCsvSheet } from "./csvPlace.ts"

sheetSuite("a CSV file", makeCsvSheet)
