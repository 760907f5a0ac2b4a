/** Editing a workbook in place: what is named changes, all else stays to the byte, and what must fit it does. */
import { concat, utf8ToText } from "@kith/core/log/Bytes"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { textArbitrary } from "@kith/testkit/textArbitrary"
import { openWorkbook } from "@kith/formats/xlsx/Workbook"
import { packedBytes, unpacked, zipParts } from "@kith/formats/xlsx/ZipParts"
import { XlsxFault } from "@kith/formats/xlsx/XlsxFault"
import { rewriteZip } from "@kith/formats/xlsx/rewriteZip"
import { isoToSerial } from "../../src/engine/serialDay.ts"
import type { CellEdit, Edit, NewCell, Table } from "../../src/Sheet.ts"
import { editXlsx } from "../../src/xlsx/editXlsx.ts"
import { nameOfTag } from "../../src/xlsx/columnNames.ts"
import { lookupFormula, lookupOf, movedFormula } from "../../src/xlsx/formulas.ts"
import { readXlsxTable } from "../../src/xlsx/xlsxTable.ts"
import { xmlTree } from "../../src/xlsx/XmlTree.ts"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type TestCell, textCells, workbookBytes } from "./workbookBytes.ts"

const edit = (parts: Partial<Edit>): Edit => ({
  id: "e1",
  cells: [],
  append: [],
  columns: [],
  tags: [],
  lookups: new Map(),
  ...parts
})

const edited = (bytes: Uint8Array, parts: Partial<Edit>): Uint8Array => {
  const next = editXlsx(readXlsxTable(bytes), edit(parts))
  if (!(next instanceof Uint8Array)) throw new Error(JSON.stringify(next))
  return next
}

const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const zip = zipParts(bytes)
  return new Map(
    zip.members.map((member) => [member.path, utf8ToText(concat(...unpacked(zip, member, { left: Infinity })))])
  )
}

/** The parts that are not the same, to the byte, also as they are packed. */
const changedParts = (before: Uint8Array, after: Uint8Array): ReadonlyArray<string> => {
  const [a, b] = [zipParts(before), zipParts(after)]
  const there = new Map(b.members.map((member) => [member.path, packedBytes(b, member)]))
  const changed = a.members.filter((member) => {
    const other = there.get(member.path)
    there.delete(member.path)
    return other === undefined || Buffer.compare(other, packedBytes(a, member)) !== 0
  })
  return [...changed.map(({ path }) => path), ...there.keys()].toSorted()
}

const partIn = (bytes: Uint8Array, path: string): string => partsOf(bytes).get(path)!
const SHEET = "xl/worksheets/sheet1.xml"
const text = (text: string): NewCell => ({ _tag: "Text", text })

const PEOPLE: ReadonlyArray<ReadonlyArray<TestCell | undefined>> = [
  [{ value: "First name" }, { value: "Company" }, { value: "Email" }, { value: "Since" }, { value: "Mine" }],
  [
    { value: "Ana" },
    { value: "Zinc", note: "a good firm" },
    { value: "ana@x.ca" },
    { value: 46083, isDate: true },
    { value: 2, formula: "LEN(A2)-1" }
  ],
  [],
  [{ value: "Bo" }, undefined, { value: "bo@x.ca" }, { value: 7 }, { value: true }]
]

/** With everything in it that has to survive. */
const rich = workbookBytes({
  sheets: [
    {
      name: "Our people",
      rows: PEOPLE,
      before:
        '<cols><col min="1" max="3" width="20" customWidth="1"/><col min="5" max="16384" width="9" style="1"/></cols>',
      behind:
        '<autoFilter ref="A1:E4"><filterColumn colId="1"/></autoFilter><mergeCells count="1"><mergeCell ref="G9:H9"/></mergeCells><conditionalFormatting sqref="A2:A9"><cfRule type="duplicateValues" dxfId="0" priority="1"/></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B2:B9"><formula1>"a,b"</formula1></dataValidation></dataValidations><hyperlinks/>'
    },
    { name: "Other", rows: [[{ value: 1, formula: "'Our people'!A2" }]] }
  ],
  names: new Map([["Area", "Other!$A$1:$B$2"]]),
  others: {
    "xl/pivotTables/pivotTable1.xml": "<p/>",
    "xl/media/image1.png": "\u0089PNG",
    "docProps/app.xml": "<Properties/>"
  }
})

const anyText = textArbitrary().filter((text) => text.isWellFormed())
const anyCell: fc.Arbitrary<NewCell> = fc.oneof(
  anyText.map(text),
  fc.constantFrom("2026-03-02", "1999-12-31").map((iso): NewCell => ({ _tag: "Day", iso })),
  fc.constant<NewCell>({ _tag: "Empty" }),
  fc
    .oneof(fc.boolean(), fc.integer(), anyText)
    .map((value): NewCell => ({ _tag: "Again", cell: { value, shown: String(value) } }))
)
const anyEdit: fc.Arbitrary<Partial<Edit>> = fc.record({
  cells: fc.uniqueArray(
    fc
      .record({
        row: fc.nat(2),
        column: fc.nat(4),
        cell: fc.option(anyCell, { nil: undefined }),
        note: fc.option(anyText, { nil: undefined })
      })
      .map(({ row, column, cell, note }): CellEdit => ({
        row,
        column,
        ...(cell === undefined ? {} : { cell }),
        ...(note === undefined ? {} : { note })
      })),
    { selector: ({ row, column }) => `${row} ${column}`, maxLength: 6 }
  ),
  append: fc.array(fc.array(anyCell, { minLength: 1, maxLength: 5 }), { maxLength: 3 }),
  columns: fc.uniqueArray(
    fc.record({ heading: fc.constantFrom("City", "Id", "é <&>"), tag: fc.constantFrom("a", "B/c", "id") }),
    { maxLength: 2, selector: ({ tag }) => tag }
  )
})

/** What a cell is to show once this is written into it. */
const shownOf = (cell: NewCell): { readonly value: unknown; readonly isDate?: true } | undefined => {
  if (cell._tag === "Empty" || (cell._tag === "Text" && cell.text === "")) return undefined
  if (cell._tag === "Text") return { value: cell.text }
  if (cell._tag === "Day") return { value: isoToSerial(cell.iso), isDate: true }
  if (cell._tag === "Again") return cell.cell.value === "" ? undefined : { value: cell.cell.value }
  return undefined
}

const cellIn = ({ rows }: Table, row: number, column: number) => rows[row]?.[column]

describe("any edit", () => {
  it("changes the cells that it names, adds what it adds, and leaves all others", () => {
    fc.assert(
      fc.property(anyEdit, (parts) => {
        const before = readXlsxTable(rich)
        const after = readXlsxTable(edited(rich, parts))
        const named = new Map(parts.cells?.map((cell) => [`${cell.row} ${cell.column}`, cell]))
        for (let row = 0; row < before.rows.length; row++) {
          for (let column = 0; column < before.columns.length; column++) {
            const was = cellIn(before, row, column)
            const is = cellIn(after, row, column)
            const change = named.get(`${row} ${column}`)
            const note = change?.note === undefined ? was?.note : change.note || undefined
            if (change?.cell === undefined)
              expect({ ...is, note: undefined }).toEqual({
                ...(was ?? (is && { value: "", shown: "" })),
                note: undefined
              })
            else {
              const { value, isDate } = shownOf(change.cell) ?? { value: "" }
              expect([is?.value ?? "", is?.isDate, is?.formula]).toEqual([value, isDate, undefined])
            }
            // A note on a cell beyond what is filled has no cell to be read with.
            if (row < after.rows.length && column < after.columns.length) expect(is?.note).toBe(note)
          }
        }
        const last = before.rows.length
        parts.append?.forEach((cells, index) => {
          cells.forEach((cell, column) => {
            const { value, isDate } = shownOf(cell) ?? { value: "" }
            expect([
              cellIn(after, last + index, column)?.value ?? "",
              cellIn(after, last + index, column)?.isDate
            ]).toEqual([value, isDate])
          })
        })
        const columns = parts.columns ?? []
        expect(after.columns.slice(5)).toEqual(columns.map(({ heading, tag }) => ({ heading, tag })))
      }),
      propertyRuns(120)
    )
  })

  it("leaves every part of the file that it has no business in as it is, to the byte, and the rest XML", () => {
    fc.assert(
      fc.property(anyEdit, (parts) => {
        const after = edited(rich, parts)
        const touched = new Set([
          SHEET,
          "xl/workbook.xml",
          "xl/styles.xml",
          "[Content_Types].xml",
          "xl/_rels/workbook.xml.rels",
          "xl/comments1.xml",
          "xl/drawings/vmlDrawing1.vml",
          "xl/calcChain.xml"
        ])
        expect(changedParts(rich, after).filter((path) => !touched.has(path))).toEqual([])
        for (const [path, xml] of partsOf(after)) if (/\.(xml|rels|vml)$/.test(path)) xmlTree(xml)
        // The elements beside the rows are those that were there.
        const beside = (xml: string): string => xml.slice(xml.indexOf("<mergeCells"), xml.indexOf("<pageMargins"))
        expect(beside(partIn(after, SHEET))).toBe(beside(partIn(rich, SHEET)))
        expect(openWorkbook(after).sheets.map(({ name }) => name)).toEqual(["Our people", "Other"])
      }),
      propertyRuns(80)
    )
  })

  it("of nothing changes nothing", () => {
    expect(changedParts(rich, edited(rich, {}))).toEqual([])
    const { rows } = readXlsxTable(rich)
    const same = rows.flatMap((row, r) =>
      row.flatMap((cell, column): ReadonlyArray<CellEdit> =>
        cell === undefined ? [] : [{ row: r, column, cell: { _tag: "Again", cell } }]
      )
    )
    expect(readXlsxTable(edited(rich, { cells: same })).rows).toEqual(rows)
  })
})

describe("a workbook with a damaged part", () => {
  it("is refused, or read and written, without a fault of ours", () => {
    const parts = partsOf(rich)
    const names = [...parts.keys()].filter((name) => /\.(xml|rels|vml)$/.test(name))
    const put = fc.constantFrom(
      "<",
      ">",
      "/",
      '"',
      "&",
      "<row>",
      'r="A1"',
      "999999999",
      "-1",
      "#REF!",
      "<c/>",
      "'",
      "!",
      "$"
    )
    const some: Partial<Edit> = {
      cells: [{ row: 0, column: 0, cell: text("x"), note: "n" }],
      append: [[{ _tag: "Day", iso: "2026-03-02" }]],
      columns: [{ heading: "Id", tag: "id", hidden: true }],
      lookups: new Map([["a", ["b"]]])
    }
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.nat(12), put, (name, at, gone, put) => {
        const xml = parts.get(name)!
        const from = at % (xml.length + 1)
        const damaged = rewriteZip(
          zipParts(rich),
          new Map([[name, Buffer.from(xml.slice(0, from) + put + xml.slice(from + gone))]])
        )
        try {
          const next = editXlsx(readXlsxTable(damaged), edit(some))
          if (next instanceof Uint8Array) readXlsxTable(next)
        } catch (error) {
          expect(error).toBeInstanceOf(XlsxFault)
        }
      }),
      propertyRuns(600)
    )
  })
})

describe("what must fit", () => {
  it("the filter, the sheet's size and the name of the filtered range take in new rows and columns", () => {
    const names = new Map([["Area", "Other!$A$1"]])
    const bytes = workbookBytes({
      sheets: [{ name: "People", rows: PEOPLE, behind: '<autoFilter ref="A1:E4"/>' }],
      names
    })
    const xml = partIn(bytes, "xl/workbook.xml").replace(
      "</definedNames>",
      '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">People!$A$1:$E$4</definedName></definedNames>'
    )
    const filtered = rewriteZip(zipParts(bytes), new Map([["xl/workbook.xml", Buffer.from(xml)]]))
    const after = edited(filtered, {
      append: [[text("Cy")], [text("Dee")]],
      columns: [{ heading: "Id", tag: "id", hidden: true }]
    })
    expect(partIn(after, SHEET)).toContain('<autoFilter ref="A1:F6"/>')
    expect(partIn(after, SHEET)).toContain('<dimension ref="A1:F6"/>')
    expect(partIn(after, "xl/workbook.xml")).toContain("People!$A$1:$F$6</definedName>")
    expect(partIn(after, SHEET)).toMatch(/<cols><col [^>]*min="6" max="6" hidden="1"\/><\/cols><sheetData>/)
  })

  it("a hidden column is taken out of the range of columns that it stood in", () => {
    const after = edited(rich, { columns: [{ heading: "Id", tag: "id", hidden: true }] })
    expect(partIn(after, SHEET)).toContain(
      '<cols><col min="1" max="3" width="20" customWidth="1"/><col min="5" max="5" width="9" style="1"/><col min="6" max="6" width="9" style="1" hidden="1"/><col min="7" max="16384" width="9" style="1"/></cols>'
    )
  })

  const list = (ref: string, more = "") =>
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="${ref}"${more}><autoFilter ref="A1:E4"/><tableColumns count="5">${["First name", "Company", "Email", "Since", "Mine"].map((name, index) => `<tableColumn id="${index + 1}" name="${name}"/>`).join("")}</tableColumns><tableStyleInfo name="TableStyleMedium2"/></table>`

  it("a list takes in new rows and columns, so that it is sorted whole", () => {
    const bytes = workbookBytes({ sheets: [{ name: "People", rows: PEOPLE, lists: [list("A1:E4")] }] })
    const after = edited(bytes, { append: [[text("Cy")]], columns: [{ heading: 'Id "x"', tag: "id" }] })
    const xml = partIn(after, "xl/tables/table1.xml")
    expect(xml).toContain('ref="A1:F5"><autoFilter ref="A1:F5"/><tableColumns count="6">')
    expect(xml).toContain('<tableColumn id="6" name="Id &quot;x&quot;"/></tableColumns>')
    expect(changedParts(bytes, after)).toEqual(["xl/tables/table1.xml", "xl/workbook.xml", SHEET])
  })

  it("rows of totals are nobody's, and nothing is put behind them", () => {
    const rows = [...PEOPLE, [{ value: "Total" }, { value: 2 }]]
    const bytes = workbookBytes({ sheets: [{ name: "People", rows, lists: [list("A1:E5", ' totalsRowCount="1"')] }] })
    expect(readXlsxTable(bytes).rows).toHaveLength(3)
    expect(editXlsx(readXlsxTable(bytes), edit({ append: [[text("Cy")]] }))).toMatchObject({
      _tag: "Refused",
      why: "malformed"
    })
    expect(
      readXlsxTable(edited(bytes, { cells: [{ row: 0, column: 0, cell: text("Anna") }] })).rows[0]![0]?.value
    ).toBe("Anna")
  })

  it("the chain of formulas goes when a formula does, and stays otherwise", () => {
    expect(changedParts(rich, edited(rich, { cells: [{ row: 0, column: 0, cell: text("Anna") }] }))).toEqual([SHEET])
    const after = edited(rich, { cells: [{ row: 0, column: 4, cell: text("no formula") }] })
    expect(partsOf(after).has("xl/calcChain.xml")).toBe(false)
    expect(partIn(after, "[Content_Types].xml")).not.toContain("calcChain")
    expect(partIn(after, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain")
  })

  it("cells that share the formula of one that is written over get it for their own", () => {
    const bytes = workbookBytes({ sheets: [{ name: "People", rows: PEOPLE }] })
    const shared = partIn(bytes, SHEET)
      .replace("<f>LEN(A2)-1</f>", '<f t="shared" ref="E2:E4" si="0">LEN(A2)-1</f>')
      .replace('<c r="E4" t="b"><v>1</v></c>', '<c r="E4"><f t="shared" si="0"/><v>1</v></c>')
    const both = rewriteZip(zipParts(bytes), new Map([[SHEET, Buffer.from(shared)]]))
    expect(readXlsxTable(both).rows[2]![4]).toMatchObject({ value: 1, formula: "=LEN(A4)-1" })
    const after = edited(both, { cells: [{ row: 0, column: 4, cell: text("x") }] })
    expect(partIn(after, SHEET)).toContain('<c r="E4"><f>LEN(A4)-1</f><v>1</v></c>')
  })

  it("new rows look like those above them, and a day like a day", () => {
    const rows = [...PEOPLE.slice(0, 2), PEOPLE[1]!]
    const bytes = workbookBytes({ sheets: [{ name: "People", rows }] })
    const after = edited(bytes, {
      append: [[{ _tag: "Day", iso: "2026-05-06" }, text("x"), text("y"), { _tag: "Day", iso: "2026-05-06" }]]
    })
    expect(partIn(after, SHEET)).toMatch(/<c r="A4" s="2"><v>46148<\/v><\/c>.*<c r="D4" s="1"><v>46148<\/v><\/c>/)
    expect(partIn(after, "xl/styles.xml")).toContain('<cellXfs count="3">')
    expect(changedParts(bytes, edited(bytes, { append: [[text("x")]] }))).toEqual([SHEET])
  })

  it("a workbook that counts from 1904, and one whose elements have prefixes, are written as they are read", () => {
    const bytes = workbookBytes({ sheets: [{ name: "People", rows: PEOPLE }] })
    const prefixed = (xml: string): string =>
      xml.replace(/<(\/?)(?=\w+[ >/])(?!\?)/g, "<$1x:").replace("xmlns=", "xmlns:x=")
    const changes = new Map(
      [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/comments1.xml"].map(
        (path) =>
          [
            path,
            Buffer.from(prefixed(partIn(bytes, path).replace("<workbookPr/>", '<workbookPr date1904="1"/>')))
          ] as const
      )
    )
    const other = rewriteZip(zipParts(bytes), changes)
    expect(readXlsxTable(other).rows[0]![3]).toMatchObject({ value: 46083 + 1462, isDate: true })
    const after = edited(other, {
      cells: [
        { row: 0, column: 0, cell: { _tag: "Day", iso: "2026-03-02" }, note: "n" },
        { row: 0, column: 1, cell: { _tag: "Lookup", nth: 0 } }
      ],
      append: [[text("Cy")]],
      columns: [{ heading: "Id", tag: "b", hidden: true }],
      tags: [{ column: 2, tag: "id" }],
      lookups: new Map([["ana@x.ca", ["looked up"]]])
    })
    const table = readXlsxTable(after)
    expect(table.rows[0]![0]).toMatchObject({ value: isoToSerial("2026-03-02"), isDate: true, note: "n" })
    expect(table.rows[0]![1]).toMatchObject({ value: "looked up", note: "a good firm" })
    expect(table.rows[3]![0]?.value).toBe("Cy")
    expect(table.columns.map(({ tag }) => tag)).toEqual([undefined, undefined, "id", undefined, undefined, "b"])
    expect(partIn(after, SHEET)).not.toMatch(/<(c|v|f|is|t|row|cols?) ?/)
  })
})

describe("the connector's own sheet", () => {
  const ids = workbookBytes({
    sheets: [
      {
        name: "Kith",
        rows: textCells([
          ["First name", "Kith id", "Last contact"],
          ["Ana", "a"],
          ["Bo", "b"]
        ])
      }
    ]
  })
  const tagged = edited(ids, { tags: [{ column: 1, tag: "id" }] })
  const withLookups = edited(tagged, {
    cells: [0, 1].map((row) => ({ row, column: 2, cell: { _tag: "Lookup", nth: 1 } })),
    lookups: new Map([
      ["a", ["", "of a"]],
      ["b", ["1", ""]]
    ])
  })

  it("is hidden, has a name of its own, and comes back", () => {
    expect(openWorkbook(withLookups).sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Kith", false],
      ["Kith 2", true]
    ])
    const table = readXlsxTable(withLookups)
    expect(table.file.sheet.name).toBe("Kith")
    expect([...table.file.lookups.values]).toEqual([
      ["a", ["", "of a"]],
      ["b", ["1", ""]]
    ])
    expect(table.rows.map((row) => row[2]?.shown)).toEqual(["of a", ""])
  })

  it("shows new values at once, without the table being touched otherwise", () => {
    const after = edited(withLookups, { lookups: new Map([["b", ["1", "of b"]]]) })
    expect(changedParts(withLookups, after)).toEqual(["xl/worksheets/kith1.xml", SHEET])
    expect(partIn(after, SHEET)).toContain("<v>of b</v>")
    expect(changedParts(withLookups, edited(withLookups, { lookups: new Map([["c", ["", "of c"]]]) }))).toEqual([
      "xl/worksheets/kith1.xml"
    ])
  })

  it("of a later layout is left alone", () => {
    const later = rewriteZip(
      zipParts(withLookups),
      new Map([
        [
          "xl/worksheets/kith1.xml",
          Buffer.from(partIn(withLookups, "xl/worksheets/kith1.xml").replace("Kith 1", "Kith 2"))
        ]
      ])
    )
    expect(editXlsx(readXlsxTable(later), edit({}))).toMatchObject({ _tag: "Refused", why: "newerLayout" })
  })

  it("is needed for a lookup, and so are ids", () => {
    expect(
      editXlsx(readXlsxTable(ids), edit({ cells: [{ row: 0, column: 2, cell: { _tag: "Lookup", nth: 0 } }] }))
    ).toMatchObject({ _tag: "Refused" })
  })
})

describe("notes", () => {
  it("of people stay, and a discussion is left to those who lead it", () => {
    const bytes = workbookBytes({ sheets: [{ name: "People", rows: PEOPLE }] })
    const relations = partIn(bytes, "xl/worksheets/_rels/sheet1.xml.rels").replace(
      "</Relationships>",
      '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/t1.xml"/></Relationships>'
    )
    const discussed = rewriteZip(
      zipParts(bytes),
      new Map([
        ["xl/worksheets/_rels/sheet1.xml.rels", Buffer.from(relations)],
        [
          "xl/threadedComments/t1.xml",
          Buffer.from(
            '<ThreadedComments xmlns="t"><threadedComment ref="B2" id="{1}"><text>hi</text></threadedComment></ThreadedComments>'
          )
        ]
      ])
    )
    const after = edited(discussed, {
      cells: [
        { row: 0, column: 1, note: "ours" },
        { row: 2, column: 0, note: "ours" }
      ]
    })
    const { rows } = readXlsxTable(after)
    expect([rows[0]![1]?.note, rows[2]![0]?.note]).toEqual(["a good firm", "ours"])
    expect(partIn(after, "xl/comments1.xml")).toContain("<author>Zoé</author><author>Kith</author>")
  })

  it("are put into a workbook that has none, with boxes that show them", () => {
    const bytes = workbookBytes({ sheets: [{ name: "People", rows: textCells([["Name"], ["Ana"]]) }] })
    const after = edited(bytes, { cells: [{ row: 0, column: 0, note: "also:\nTin" }] })
    expect(readXlsxTable(after).rows[0]![0]?.note).toBe("also:\nTin")
    expect(changedParts(bytes, after)).toEqual([
      "[Content_Types].xml",
      "xl/comments1.xml",
      "xl/drawings/vmlDrawing1.vml",
      "xl/worksheets/_rels/sheet1.xml.rels",
      SHEET
    ])
    expect(partIn(after, "xl/drawings/vmlDrawing1.vml")).toContain("<x:Row>1</x:Row><x:Column>0</x:Column>")
    const gone = edited(after, { cells: [{ row: 0, column: 0, note: "" }] })
    expect(readXlsxTable(gone).rows[0]![0]?.note).toBeUndefined()
    expect(partIn(gone, "xl/drawings/vmlDrawing1.vml")).not.toContain("<v:shape ")
  })
})

describe("names and formulas", () => {
  it("a tag's name is one that workbooks can have, and no other tag's", () => {
    fc.assert(
      fc.property(fc.array(textArbitrary(1), { maxLength: 4 }), (tags) => {
        const names = tags.map((tag) => nameOfTag(tag).toLowerCase())
        expect(new Set(names).size).toBe(new Set(tags).size)
        for (const name of names) expect(name).toMatch(/^_kith\.[a-z0-9_]+$/)
      }),
      propertyRuns(200)
    )
  })

  it("a lookup is told from any other formula, however programs write it", () => {
    const formula = lookupFormula("It's Kith", { id: { row: 7, column: 20 }, nth: 2 })
    expect(formula).toBe(`IFERROR(INDEX('It''s Kith'!$D:$D,MATCH($U7,'It''s Kith'!$A:$A,0))&"","")`)
    expect(lookupOf(formula, "It's Kith")).toEqual({ id: { row: 7, column: 20 }, nth: 2 })
    expect(
      lookupOf(
        formula.replaceAll(",", ", ").replaceAll("$A:$A", "$A$1:$A$1048576").replaceAll("$D:$D", "$D$1:$D$1048576"),
        "It's Kith"
      )
    ).toEqual({ id: { row: 7, column: 20 }, nth: 2 })
    expect(lookupOf(formula, "Other")).toBeUndefined()
    expect(lookupOf("A1+1", "Kith")).toBeUndefined()
  })

  it.each([
    ["A1+$B$2*C$3-$D4", 2, 1, "B3+$B$2*D$3-$D6"],
    ['"A1"&A1', 1, 0, '"A1"&A2'],
    ["'A1 x'!A1+B2!C3", 1, 1, "'A1 x'!B2+B2!D4"],
    ["SUM(A:C)+SUM(2:$3)", 1, 1, "SUM(B:D)+SUM(3:$3)"],
    ["LOG10(A1)+T1[A1]", 1, 0, "LOG10(A2)+T1[A1]"],
    ["A1", -1, 0, "#REF!"],
    ["Table1+A1B", 1, 1, "Table1+A1B"]
  ])("%s, %i rows and %i columns on", (formula, rows, columns, moved) => {
    expect(movedFormula(formula, rows, columns)).toBe(moved)
  })
})
