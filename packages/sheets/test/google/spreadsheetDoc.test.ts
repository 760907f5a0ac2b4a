import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { applyBatch } from "./applyBatch.ts"
import { MAX_CELL_CHARS, SpreadsheetDoc } from "./SpreadsheetDoc.ts"
import { readValues, writeValues } from "./valuesApi.ts"

const makeDoc = (cells: ReadonlyArray<ReadonlyArray<string>> = [], locale?: string): SpreadsheetDoc => {
  const doc = new SpreadsheetDoc("s", "S", locale)
  doc.addTab("Sheet1", { rowCount: 20, columnCount: 8 })
  doc.access.set("me", "owner")
  cells.forEach((row, at) => row.forEach((text, column) => doc.type(0, at, column, text)))
  return doc
}
const formulaAt = (doc: SpreadsheetDoc, row: number, column: number): string =>
  doc.textOfFormula(doc.cell(doc.tabs[0]!, row, column)!.formula!)
const shownAt = (doc: SpreadsheetDoc, row: number, column: number): string => doc.shown(doc.tabs[0]!, row, column)

const index = fc.nat({ max: 5 })
const operation = fc.oneof(
  fc.record({
    kind: fc.constant("insert" as const),
    axis: fc.constantFrom("row", "column"),
    at: index,
    count: fc.integer({ min: 1, max: 2 })
  }),
  fc.record({
    kind: fc.constant("delete" as const),
    axis: fc.constantFrom("row", "column"),
    at: index,
    count: fc.integer({ min: 1, max: 2 })
  }),
  fc.record({
    kind: fc.constant("move" as const),
    axis: fc.constantFrom("row", "column"),
    at: index,
    to: fc.nat({ max: 7 })
  })
)

describe("formulas", () => {
  it("follow the cell that they name through inserting, deleting and moving of rows and columns", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 12 }), (operations) => {
        const doc = new SpreadsheetDoc("s", "S")
        doc.addTab("Sheet1", { rowCount: 60, columnCount: 60 })
        const other = doc.addTab("Other")
        // Each cell says who it is; a formula on another tab names each.
        for (let row = 0; row < 6; row++)
          for (let column = 0; column < 6; column++) {
            doc.type(0, row, column, `${"abcdef"[row]}${"uvwxyz"[column]}`)
            const fixed = (row + column) % 2 === 0 ? "$" : ""
            doc.type(other.sheetId, row, column, `=Sheet1!${fixed}${"ABCDEF"[column]}${fixed}${row + 1}`)
          }
        const gone = new Set<string>()
        for (const { axis, at, ...rest } of operations) {
          const tab = doc.tabs[0]!
          if (rest.kind === "insert") doc.insert(0, axis, at, rest.count)
          else if (rest.kind === "delete") {
            const cells =
              axis === "row"
                ? tab.rows.slice(at, at + rest.count).flat()
                : tab.rows.flatMap((row) => row.slice(at, at + rest.count))
            for (const cell of cells) if (cell?.value !== undefined) gone.add(String(cell.value))
            doc.delete(0, axis, at, rest.count)
          } else doc.move(0, axis, at, 1, rest.to)
        }
        for (let row = 0; row < 6; row++)
          for (let column = 0; column < 6; column++) {
            const who = `${"abcdef"[row]}${"uvwxyz"[column]}`
            expect(doc.shown(other, row, column)).toBe(gone.has(who) ? "#REF!" : who)
          }
      }),
      propertyRuns(100)
    )
  })

  it("on their own row go on meaning it, however rows are sorted, moved, inserted and copied", () => {
    const people = [
      ["n", "id"],
      ["Bo", "b", "=UPPER($B2)", "=INDEX($B:$B;ROW())"],
      ["Ana", "a", "=UPPER($B3)", "=INDEX($B:$B;ROW())"],
      ["Cy", "c", "=UPPER($B4)", "=INDEX($B:$B;ROW())"]
    ]
    const doc = makeDoc(people)
    const ownRows = (): ReadonlyArray<string> =>
      [1, 2, 3].map((row) => [1, 2, 3].map((column) => shownAt(doc, row, column)).join(""))
    doc.sort(0, { startRow: 1, endRow: 4, startColumn: 0, endColumn: 4 }, 0)
    expect(ownRows()).toEqual(["aAa", "bBb", "cCc"])
    expect(formulaAt(doc, 1, 2)).toBe("=UPPER($B2)")
    doc.move(0, "row", 3, 1, 1)
    expect(ownRows()).toEqual(["cCc", "aAa", "bBb"])
    doc.insert(0, "row", 1, 2)
    doc.delete(0, "row", 1, 2)
    doc.insert(0, "column", 0, 1)
    expect(formulaAt(doc, 1, 4)).toBe("=INDEX($C:$C,ROW())")
    doc.delete(0, "column", 0, 1)
    doc.copy(doc.tabs[0]!, { startRow: 1, endRow: 2, startColumn: 0, endColumn: 4 }, doc.tabs[0]!, 5, 0)
    expect(formulaAt(doc, 5, 2)).toBe("=UPPER($B6)")
    expect([1, 2, 3].map((column) => shownAt(doc, 5, column)).join("")).toBe("cCc")
    doc.delete(0, "column", 1, 1)
    expect([shownAt(doc, 1, 1), shownAt(doc, 1, 2)]).toEqual(["#REF!", "#REF!"])
  })

  it("name tabs by what they are called now, and nothing once the tab is gone", () => {
    const doc = makeDoc([["a", `=IFERROR(VLOOKUP(A1,Kith!$A:$C,2,FALSE),"–")`, "=VLOOKUP(A1,Kith!A:C,3,FALSE)"]])
    expect(shownAt(doc, 0, 1)).toBe("–")
    const kith = doc.addTab("Kith")
    doc.type(0, 0, 1, `=IFERROR(VLOOKUP(A1,Kith!$A:$C,2,FALSE),"–")`)
    doc.type(0, 0, 2, "=VLOOKUP(A1,Kith!A:C,3,FALSE)")
    doc.type(kith.sheetId, 3, 0, "A")
    doc.type(kith.sheetId, 3, 1, "found")
    expect([shownAt(doc, 0, 1), shownAt(doc, 0, 2)]).toEqual(["found", ""])
    doc.renameTab(kith.sheetId, "L'onglet")
    expect(formulaAt(doc, 0, 1)).toBe(`=IFERROR(VLOOKUP(A1,'L''onglet'!$A:$C,2,FALSE),"–")`)
    expect(shownAt(doc, 0, 1)).toBe("found")
    doc.deleteTab(kith.sheetId)
    expect([shownAt(doc, 0, 1), shownAt(doc, 0, 2)]).toEqual(["–", "#REF!"])
  })

  it("part their arguments by commas where those are not decimal, and by semicolons everywhere", () => {
    for (const [locale, commas] of [
      ["en_CA", "3"],
      ["fr_CA", "#ERROR!"]
    ] as const) {
      const doc = makeDoc([["=SUM(1,2)", "=SUM(1;2)", `="a"&A9&"b"`, "=1/0", "=NOPE(1)"]], locale)
      expect([0, 1, 2, 3, 4].map((column) => shownAt(doc, 0, column))).toEqual([commas, "3", "ab", "#DIV/0!", "#NAME?"])
    }
    expect(formulaAt(makeDoc([["=SUM(1;2)"]]), 0, 0)).toBe("=SUM(1,2)")
  })

  it("that lead back to themselves are errors", () => {
    expect(shownAt(makeDoc([["=B1", "=A1"]]), 0, 0)).toBe("#REF!")
  })
})

describe("cells", () => {
  it("become what a spreadsheet takes the typed text for", () => {
    const doc = makeDoc([["0012", "2026-03-02", "3/4", "50%", "true", "'0012", "$5", "+14165550199"]])
    const cells = doc.tabs[0]!.rows[0]!
    expect(cells.map((cell) => cell?.value)).toEqual([12, 46083, 46085, 0.5, true, "0012", 5, 14165550199])
    expect([0, 1, 2, 3, 4, 5, 6].map((column) => shownAt(doc, 0, column))).toEqual([
      "12",
      "2026-03-02",
      "3/4/2026",
      "50%",
      "TRUE",
      "0012",
      "$5"
    ])
  })
})

describe("a batch", () => {
  const batch = (doc: SpreadsheetDoc, requests: ReadonlyArray<gapi.client.sheets.Request>, who = "me") => {
    const fork = doc.fork()
    const replies = applyBatch(fork, requests, who)
    doc.become(fork)
    return replies
  }
  const put = (row: number, column: number, stringValue: string): gapi.client.sheets.Request => ({
    updateCells: {
      start: { sheetId: 0, rowIndex: row, columnIndex: column },
      rows: [{ values: [{ userEnteredValue: { stringValue } }] }],
      fields: "userEnteredValue"
    }
  })

  it("is done in order, whole or not at all", () => {
    const doc = makeDoc([["a"]])
    expect(() => batch(doc, [put(0, 0, "b"), put(20, 0, "beyond")])).toThrow(
      "Invalid requests[1].updateCells: Attempting to write row: 20"
    )
    expect(shownAt(doc, 0, 0)).toBe("a")
    batch(doc, [
      put(0, 0, "b"),
      { insertDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: 1 } } },
      put(0, 0, "c")
    ])
    expect([shownAt(doc, 0, 0), shownAt(doc, 1, 0)]).toEqual(["c", "b"])
  })

  it("refuses cells that are too long, and more cells than there may be", () => {
    const doc = makeDoc()
    expect(() => batch(doc, [put(0, 0, "x".repeat(MAX_CELL_CHARS + 1))])).toThrow("maximum of 50000 characters")
    const large = {
      addSheet: { properties: { title: "Large", gridProperties: { rowCount: 10_000_000, columnCount: 1 } } }
    }
    expect(() => batch(doc, [large])).toThrow("above the limit of 10000000 cells")
  })

  it("refuses metadata beyond 30,000 characters a tab; it goes with its column and row, and dies with them", () => {
    const doc = makeDoc()
    const mark = (
      metadataId: number,
      dimension: "ROWS" | "COLUMNS",
      at: number,
      metadataValue: string
    ): gapi.client.sheets.Request => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId,
          metadataKey: "k",
          metadataValue,
          visibility: "DOCUMENT",
          location: { dimensionRange: { sheetId: 0, dimension, startIndex: at, endIndex: at + 1 } }
        }
      }
    })
    batch(doc, [mark(1, "COLUMNS", 2, "c"), mark(2, "ROWS", 3, "r")])
    doc.move(0, "column", 2, 1, 0)
    doc.insert(0, "row", 0, 2)
    const places = () =>
      doc.metadataLists().flatMap(({ list, row, column }) => list.map(({ metadataId }) => [metadataId, row ?? column]))
    expect(places()).toEqual([
      [1, 0],
      [2, 5]
    ])
    expect(() => batch(doc, [mark(3, "ROWS", 1, "x".repeat(30_000))])).toThrow("limit of 30000 characters")
    expect(() => batch(doc, [mark(1, "ROWS", 1, "")])).toThrow("already exists")
    doc.delete(0, "column", 0, 1)
    doc.delete(0, "row", 5, 1)
    expect(places()).toEqual([])
  })

  it("may not touch what is protected from who asks, warnings apart", () => {
    const doc = makeDoc([["a", "b"]])
    doc.access.set("them", "editor")
    const protect = (column: number, warningOnly: boolean): gapi.client.sheets.Request => ({
      addProtectedRange: {
        protectedRange: { range: { sheetId: 0, startColumnIndex: column, endColumnIndex: column + 1 }, warningOnly }
      }
    })
    batch(doc, [protect(0, true), protect(1, false)])
    batch(doc, [put(0, 0, "theirs")], "them")
    expect(() => batch(doc, [put(0, 1, "theirs")], "them")).toThrow("protected cell or object")
    batch(doc, [put(0, 1, "mine")])
    doc.insert(0, "column", 0, 1)
    expect(() => batch(doc, [put(0, 2, "theirs")], "them")).toThrow("protected cell or object")
  })

  it("copies what a filter shows", () => {
    const doc = makeDoc([
      ["n", "s"],
      ["a", "x"],
      ["b", "y"],
      ["c", "x"]
    ])
    const copy = doc.addTab("Copy")
    doc.tabs[0]!.filter = {
      range: { startRow: 0, endRow: Infinity, startColumn: 0, endColumn: 2 },
      hiddenValues: new Map([[1, ["y"]]])
    }
    doc.copy(doc.tabs[0]!, { startRow: 0, endRow: Infinity, startColumn: 0, endColumn: Infinity }, copy, 0, 0)
    expect(copy.rows.map((row) => row[0]?.value)).toEqual(["n", "a", "c"])
  })
})

describe("values", () => {
  it("leave cells at null, clear them at the empty text, and are read without what is empty at the end", () => {
    const doc = makeDoc([["a", "b", "c"], ["d"]])
    writeValues(
      doc,
      "Sheet1!A1:C2",
      {
        values: [
          [null, "", "=1+1"],
          ["2026-03-02", "", ""]
        ]
      },
      "RAW"
    )
    expect(readValues(doc, "Sheet1!A1:H20", "UNFORMATTED_VALUE").values).toEqual([["a", "", "=1+1"], ["2026-03-02"]])
    writeValues(doc, "Sheet1!C1", { values: [["=1+1"]] }, "USER_ENTERED")
    writeValues(doc, "Sheet1", { values: [["3/4"]] }, "USER_ENTERED", true)
    expect(readValues(doc, "Sheet1!A:C", "FORMULA").values).toEqual([["a", "", "=1+1"], ["2026-03-02"], [46085]])
    expect(readValues(doc, "Sheet1!A3:A9", null).values).toEqual([["3/4/2026"]])
    expect(readValues(doc, "Sheet1!D1:H9", null).values).toBeUndefined()
    expect(() => readValues(doc, "Nowhere!A1", null)).toThrow("Unable to parse range")
  })
})
