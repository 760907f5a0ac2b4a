/** Workbooks as each program saves them, and what cells can hold. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { isoOfSerial, serialOf, trueSerial } from "@kith/formats/xlsx/dateSerial"
import { kithXlsx } from "@kith/formats/xlsx/kithXlsx"
import { kindOfCode } from "@kith/formats/xlsx/numberFormats"
import { connectionsLayout } from "@kith/formats/linkedin/connections"
import { recognise } from "@kith/formats/recognise"
import { sheetFormat, workbookSheets } from "@kith/formats/xlsx/workbookSheets"
import { xlsxFormat } from "@kith/formats/xlsx/xlsxFormat"
import { strToU8, Zip, ZipDeflate, zipSync } from "fflate"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { concat } from "@kith/core/log/Bytes"
import { failureOf, fieldsAt, names, rowsOf, summaryOf } from "../reading.ts"
import { inlineRows, MAIN, packed, producers, sheetXml, workbook, XML } from "./workbooks.ts"

const zoe = {
  name: "Zoé Lévesque",
  givenName: "Zoé",
  familyName: "Lévesque",
  company: "Érable & fils",
  emails: ["zoé@example.ca"],
  lastContact: "2026-03-02",
  phones: ["4165550100"]
}

describe.each(Object.entries(producers))("a workbook of %s", (_, parts) => {
  const bytes = packed(parts)
  const rows = rowsOf(kithXlsx, bytes)

  it("is recognised, whole and by its first bytes", () => {
    expect(kithXlsx.recognise(bytes, "x.bin")).toBeGreaterThan(0.5)
    expect(kithXlsx.recognise(bytes.subarray(0, bytes.length - 100))).toBeGreaterThan(0)
    expect(recognise(bytes.subarray(0, 500))).toEqual({ _tag: "Workbook" })
  })

  it("is read, with the numbers of its rows", () => {
    const first = rows[0]!.line
    expect(names(rows)).toEqual([`${first}: Zoé Lévesque`, `${first + 2}: Luc`])
    expect(fieldsAt(rows, first)).toEqual(zoe)
    expect(fieldsAt(rows, first + 2)).toEqual({ name: "Luc", givenName: "Luc" })
    expect(summaryOf(kithXlsx, bytes)).toEqual({ rows: 2, refused: 0 })
  })

  it("is the same in pieces, stored or deflated", () => {
    const cut = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
      bytes.subarray(index * 7, index * 7 + 7)
    )
    expect(rowsOf(kithXlsx, ...cut)).toEqual(rows)
    expect(rowsOf(kithXlsx, packed(parts, 0))).toEqual(rows)
  })
})

describe("the ZIP of a workbook", () => {
  const parts = producers["Excel"]!
  const rows = rowsOf(kithXlsx, packed(parts))

  it("may be written as a stream, with sizes behind the parts", () => {
    const pieces: Array<Uint8Array> = []
    const zip = new Zip((_, bytes) => pieces.push(bytes))
    for (const [name, text] of Object.entries(parts)) {
      const file = new ZipDeflate(name)
      file.mtime = new Date(1990, 1, 1)
      zip.add(file)
      file.push(strToU8(text), true)
    }
    zip.end()
    expect(rowsOf(kithXlsx, concat(...pieces))).toEqual(rows)
  })

  it("may have backslashes, other case and something before it", () => {
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [
        name.replaceAll("/", "\\").replace("sharedStrings", "SharedStrings"),
        strToU8(text)
      ])
    )
    const bytes = zipSync(renamed)
    expect(rowsOf(kithXlsx, bytes)).toEqual(rows)
    expect(rowsOf(kithXlsx, Uint8Array.of(0x50, 0x4b, 0x30, 0x30, ...bytes))).toEqual(rows)
  })

  it("may have parts in UTF-16", () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"))
    const bytes = zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, text]) => [
          name,
          name.startsWith("xl/s") || name.startsWith("xl/w") ? utf16(text) : strToU8(text)
        ])
      )
    )
    expect(rowsOf(kithXlsx, bytes)).toEqual(rows)
  })
})

describe("of several sheets", () => {
  const people = sheetXml(
    inlineRows([
      ["First name", "Last name", "Email"],
      ["Ana", "Souza", "ana@x.ca"]
    ])
  )
  const other = sheetXml(
    inlineRows([
      ["Date", "Item", "Cost"],
      ["1", "Coffee", "4"]
    ])
  )
  const surer = sheetXml(
    inlineRows([
      ["First name", "Kith id", "City"],
      ["Luc", "k1"]
    ])
  )
  const namesIn = (sheets: Readonly<Record<string, string>>) => names(rowsOf(kithXlsx, packed(workbook(sheets))))

  it("the one with people is read, wherever it stands", () => {
    expect(namesIn({ Costs: other, People: people })).toEqual(["2: Ana Souza"])
    expect(namesIn({ People: people, Surer: surer })).toEqual(["2: Luc"])
    expect(namesIn({ People: people, Copy: people.replace("Ana", "Eva") })).toEqual(["2: Ana Souza"])
  })

  it("a hidden one is read only when there is no other", () => {
    expect(namesIn({ "hidden Surer": surer, People: people })).toEqual(["2: Ana Souza"])
    expect(namesIn({ "hidden People": people, Costs: other })).toEqual(["2: Ana Souza"])
  })

  it("each layout takes its own", () => {
    const linkedin = xlsxFormat(connectionsLayout)
    const connections = sheetXml(
      inlineRows([
        ["First Name", "Last Name", "URL", "Connected On"],
        ["Bo", "Li", "https://www.linkedin.com/in/bo", "08 Feb 2026"]
      ])
    )
    const bytes = packed(workbook({ People: people, LinkedIn: connections }))
    expect(linkedin.id).toBe("linkedin-connections-xlsx")
    expect(linkedin.source).toBe(connectionsLayout.source)
    expect(names(rowsOf(linkedin, bytes))).toEqual(["2: Bo Li"])
    expect(summaryOf(linkedin, bytes)).toEqual({ rows: 1, refused: 0, asOf: "2026-02-08" })
  })
})

describe("what is in a workbook", () => {
  const kith = sheetXml(
    inlineRows([
      ["First name", "Last name", "Email", "Company"],
      ["Ana", "Souza", "ana@x.ca", "Zinc"]
    ])
  )
  const mixed = sheetXml(
    inlineRows([
      ["Client full name", "Client mail", "Shoe size"],
      ["Bo Li", "bo@x.ca", "44"],
      ["Cy Roy", "cy@x.ca", "39"]
    ])
  )
  const costs = sheetXml(
    inlineRows([
      ["1", "2"],
      ["3", "4"]
    ])
  )
  const sheetsIn = (sheets: Readonly<Record<string, string>>) =>
    Effect.runSync(workbookSheets(Stream.succeed(packed(workbook(sheets)))))

  it("is told sheet by sheet, and each is read by itself", () => {
    const bytes = packed(workbook({ Costs: costs, Mixed: mixed, People: kith, "hidden Old": kith }))
    const found = Effect.runSync(workbookSheets(Stream.succeed(bytes)))
    expect(
      found.map(({ name, hidden, usual, recognised }) => [name, hidden, usual, recognised?._tag, recognised?.format.id])
    ).toEqual([
      ["Costs", false, false, undefined, undefined],
      ["Mixed", false, false, "Table", "xlsx"],
      ["People", false, true, "People", "kith-xlsx"],
      ["hidden Old", true, false, "People", "kith-xlsx"]
    ])
    expect(names(rowsOf(found[1]!.recognised!.format, bytes))).toEqual(["2: Bo Li", "3: Cy Roy"])
    expect(names(rowsOf(found[2]!.recognised!.format, bytes))).toEqual(["2: Ana Souza"])
    const table = found[1]!.recognised!
    const format = table._tag === "Table" ? sheetFormat(table.guess.mapping, "Mixed") : undefined
    expect(names(rowsOf(format!, bytes))).toEqual(["2: Bo Li", "3: Cy Roy"])
  })

  it("may be a guess, or hidden, where there is nothing better", () => {
    expect(sheetsIn({ Mixed: mixed, "hidden People": kith }).map(({ usual }) => usual)).toEqual([true, false])
    expect(sheetsIn({ Costs: costs, "hidden People": kith }).map(({ usual }) => usual)).toEqual([false, true])
    expect(sheetsIn({ Costs: costs }).map(({ usual }) => usual)).toEqual([false])
  })

  it("is refused for the reasons that reading has", () => {
    const failure = failureOf(workbookSheets(Stream.succeed(packed(producers["Excel"]!).subarray(0, 900))))
    expect(failure.reason).toEqual({ _tag: "Broken", line: 1, why: "truncated" })
  })
})

describe("cells", () => {
  const styles = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="170" formatCode="00000"/><numFmt numFmtId="171" formatCode="[h]:mm"/><numFmt numFmtId="172" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="14"/></cellXfs></styleSheet>`
  const read = (cells: string, beside = "") => {
    const header = inlineRows([["Name", "Company", "Email", "A", "B", "C"]])
    return rowsOf(kithXlsx, packed(workbook({ S: sheetXml(header + cells, beside) }, { "xl/styles.xml": styles })))
  }
  const custom = (cells: string): unknown =>
    fieldsAt(read(`<row r="2"><c r="A2" t="str"><v>Ana</v></c>${cells}</row>`), 2)["custom"]
  const a = (value: string) => [{ label: "A", value }]

  it.each([
    ["a number", '<c r="D2"><v>3.25</v></c>', "3.25"],
    ["a long number", '<c r="D2"><v>1.2345678901234E13</v></c>', "12345678901234"],
    ["leading zeros by its format", '<c r="D2" s="1"><v>123</v></c>', "00123"],
    ["a duration", '<c r="D2" s="2"><v>1.5</v></c>', "1.5"],
    ["a date and a time", '<c r="D2" s="3"><v>46083.604166666664</v></c>', "2026-03-02 14:30"],
    ["a time", '<c r="D2" s="3"><v>0.25</v></c>', "06:00"],
    ["the day that never was", '<c r="D2" s="4"><v>60</v></c>', "60"],
    ["a day before it", '<c r="D2" s="4"><v>59</v></c>', "1900-02-28"],
    ["a negative date", '<c r="D2" s="4"><v>-1</v></c>', "-1"],
    ["true", '<c r="D2" t="b"><v>1</v></c>', "TRUE"],
    ["a text in CDATA", '<c r="D2" t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>', "<b>"],
    [
      "a text in runs",
      '<c r="D2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>z</t></rPh></is></c>',
      "ab"
    ],
    ["what no number is", '<c r="D2"><v>tomorrow</v></c>', "tomorrow"],
    [
      "an escape of an escape",
      '<c r="D2" t="inlineStr"><is><t>_x005F_x0041_ &amp;amp; &unknown;</t></is></c>',
      "_x0041_ &amp; &unknown;"
    ]
  ])("%s", (_, xml, value) => {
    expect(custom(xml)).toEqual(a(value))
  })

  it.each([
    ["an error", '<c r="D2" t="e"><v>#REF!</v></c>'],
    ["a formula that was never worked out", '<c r="D2"><f>1+1</f></c>'],
    ["a style without a value", '<c r="D2" s="4"/>'],
    ["a text that is not there", '<c r="D2" t="s"><v>7</v></c>']
  ])("%s is nothing", (_, xml) => {
    expect(custom(xml)).toBeUndefined()
  })

  it("merged over rows are said of each of them", () => {
    const rows = read(
      `<row r="2">${cell("A2", "Ana")}${cell("B2", "Zinc")}</row><row r="3">${cell("A3", "Bo")}</row><row r="5">${cell("A5", "Cy")}</row>`,
      '<mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="A4:XFD1048576"/></mergeCells>'
    )
    expect(rows.map((row) => (row._tag === "Read" ? row.record.fields["company"] : row.why))).toEqual([
      "Zinc",
      "Zinc",
      undefined
    ])
  })

  it("beside the headings have the name of their column, where the sheet says it is so wide", () => {
    const cells = `<row r="2">${cell("A2", "Ana")}${cell("H2", "aside")}</row>`
    expect(names(read(cells))).toEqual(["2: tooManyColumns"])
    const wide = workbook({
      S: sheetXml(inlineRows([["Name", "Company", "Email"]]) + cells).replace(
        "<sheetData>",
        '<dimension ref="A1:H2"/><sheetData>'
      )
    })
    expect(fieldsAt(rowsOf(kithXlsx, packed(wide)), 2)["custom"]).toEqual([{ label: "Column H", value: "aside" }])
  })

  it("with a NUL, or too long, cost their row", () => {
    const rows = read(
      `<row r="2">${cell("A2", "a_x0000_")}</row><row r="3">${cell("A3", "x".repeat(1024 * 1024 + 1))}</row><row r="4">${cell("A4", "Bo")}</row>`
    )
    expect(names(rows)).toEqual(["2: controlCharacters", "3: cellTooLarge", "4: Bo"])
  })
})

const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`

describe("dates", () => {
  it("are the days that Excel shows, in both systems", () => {
    expect(isoOfSerial(1, false)).toBe("1900-01-01")
    expect(isoOfSerial(61, false)).toBe("1900-03-01")
    expect(isoOfSerial(46083, false)).toBe("2026-03-02")
    expect(isoOfSerial(44621, true)).toBe("2026-03-02")
    expect(isoOfSerial(1, true)).toBe("1904-01-02")
    expect(isoOfSerial(2_958_465, false)).toBe("9999-12-31")
    expect(isoOfSerial(2_958_466, false)).toBeUndefined()
    expect(trueSerial(Number.NaN, false)).toBeUndefined()
  })

  it("come back from their numbers", () => {
    const march1900 = dayOf("1900-03-01")!
    fc.assert(
      fc.property(fc.integer({ min: march1900, max: dayOf("9999-12-31")! }), (day) => {
        expect(isoOfSerial(serialOf(isoOf(day))!, false)).toBe(isoOf(day))
      }),
      propertyRuns(500)
    )
    expect(serialOf("1900-02-28")).toBeUndefined()
    expect(serialOf("2026-02-29")).toBeUndefined()
  })

  it.each([
    ["General", "Plain"],
    ["0.00", "Plain"],
    ['#,##0.00" $"', "Plain"],
    ['"Day "0', "Plain"],
    ["[Red]-0", "Plain"],
    ["\\d0", "Plain"],
    ["0.00E+00", "Plain"],
    ["[mm]:ss", "Plain"],
    ["000-0000", "Plain"],
    ["yyyy\\-mm\\-dd;@", "Date"],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "Date"],
    ["h:mm AM/PM", "Date"],
    ["JJ/MM/AAAA", "Date"],
    ["000000", "Digits"]
  ])("%s is %s", (code, kind) => {
    expect(kindOfCode(code)._tag).toBe(kind)
  })
})
