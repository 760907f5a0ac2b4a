import { describe, expect, expectTypeOf, it } from "vitest"
import type {
  BatchUpdate,
  GetByDataFilter,
  Request,
  Spreadsheet,
  SpreadsheetToCreate
} from "../../src/google/SheetsApi.ts"
import { maskFaults, parseMask, pick, publishedShapes, shapeFaults } from "./publishedShapes.ts"

/** Where our shape has a field that Google's has not, or of another kind: `never` where it fits. */
type Misfit<Ours, Theirs> = Ours extends string | number | boolean
  ? [Ours] extends [Theirs]
    ? never
    : [Theirs] extends [Ours]
      ? never
      : readonly [Ours, "is not", Theirs]
  : Ours extends ReadonlyArray<infer A>
    ? Theirs extends ReadonlyArray<infer B>
      ? Misfit<A, NonNullable<B>>
      : readonly ["not a list", Theirs]
    : {
        [K in keyof Ours]-?: K extends keyof Theirs
          ? Misfit<NonNullable<Ours[K]>, NonNullable<Theirs[K]>>
          : readonly ["not published", K]
      }[keyof Ours]

describe("what the connector sends and reads", () => {
  it("has the fields of Google's published types, of their kinds", () => {
    expectTypeOf<Misfit<Request, gapi.client.sheets.Request>>().toBeNever()
    expectTypeOf<Misfit<BatchUpdate, gapi.client.sheets.BatchUpdateSpreadsheetRequest>>().toBeNever()
    expectTypeOf<Misfit<GetByDataFilter, gapi.client.sheets.GetSpreadsheetByDataFilterRequest>>().toBeNever()
    expectTypeOf<Misfit<Spreadsheet, gapi.client.sheets.Spreadsheet>>().toBeNever()
    expectTypeOf<Misfit<SpreadsheetToCreate, gapi.client.sheets.Spreadsheet>>().toBeNever()
    // And a shape that does not fit is found.
    expectTypeOf<Misfit<{ readonly sheetID: 1 }, gapi.client.sheets.SheetProperties>>().not.toBeNever()
    expectTypeOf<Misfit<{ readonly title: 1 }, gapi.client.sheets.SheetProperties>>().not.toBeNever()
    expect(publishedShapes.size).toBeGreaterThan(200)
  })
})

describe("the published shapes, at run time", () => {
  it("refuse a field that is not there, and a value of another kind, where it stands", () => {
    const request = { requests: [{ updateCells: { fields: "note", rowz: [] } }] }
    expect(shapeFaults(request, "BatchUpdateSpreadsheetRequest", "")).toEqual([
      `Invalid JSON payload received. Unknown name "rowz" at 'requests[0].updateCells': Cannot find field.`
    ])
    expect(shapeFaults({ title: 5 }, "SheetProperties", "properties")).toHaveLength(1)
    expect(shapeFaults({ pasteType: "PASTE_ALL" }, "CopyPasteRequest", "copyPaste")).toHaveLength(1)
    expect(shapeFaults({ pasteType: "PASTE_NORMAL", source: { sheetId: 1 } }, "CopyPasteRequest", "")).toEqual([])
  })

  it("know which fields a mask may name, and pick those", () => {
    const mask = parseMask("spreadsheetId,sheets(properties.title,data(rowData/values(note,formattedValue)))")
    expect(maskFaults(mask, "Spreadsheet")).toEqual([])
    expect(maskFaults(parseMask("sheets.data.rowData.values.colour"), "Spreadsheet")).toHaveLength(1)
    const sheets = [
      { properties: { title: "A", index: 0 }, data: [{ rowData: [{ values: [{ note: "n", bold: true }, {}] }] }] }
    ]
    expect(pick({ spreadsheetId: "x", spreadsheetUrl: "y", sheets }, mask)).toEqual({
      spreadsheetId: "x",
      sheets: [{ properties: { title: "A" }, data: [{ rowData: [{ values: [{ note: "n" }, {}] }] }] }]
    })
    expect(() => parseMask("sheets(")).toThrow("Invalid field selection")
  })
})
