/** Workbooks as each program saves them, in small; made here, part by part, with what is peculiar to each. */
import { strToU8, zipSync } from "fflate"

export type Parts = Readonly<Record<string, string>>

/** Excel keeps the first moment that a ZIP can tell. */
const mtime = new Date(1980, 0, 1)

export const packed = (parts: Parts, level: 0 | 6 = 6): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level, mtime })

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

export const relations = (...entries: ReadonlyArray<readonly [id: string, kind: string, target: string]>): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`

export const sheetXml = (rows: string, beside = ""): string =>
  `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData>${rows}</sheetData>${beside}</worksheet>`

/** Every cell a text of its own. */
export const inlineRows = (rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells
          .map((text, c) =>
            text === "" ? "" : `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`
          )
          .join("")}</row>`
    )
    .join("")

/** A workbook of these sheets, by name. */
export const workbook = (sheets: Readonly<Record<string, string>>, more: Parts = {}, properties = ""): Parts => {
  const names = Object.keys(sheets)
  return {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"/>`,
    "_rels/.rels": relations(["rId1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${names
      .map((name, index) => {
        const hidden = name.startsWith("hidden ") ? ' state="hidden"' : ""
        return `<sheet name="${name}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`
      })
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      ...names.map((_, index) => [`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["rId98", "styles", "styles.xml"],
      ["rId99", "sharedStrings", "sharedStrings.xml"]
    ),
    ...Object.fromEntries(names.map((name, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheets[name]!])),
    ...more
  }
}

const HEADER = ["First name", "Last name", "Company", "Email", "Last contact", "Phone"]
const shared = (...texts: ReadonlyArray<string>): string =>
  `${XML}<sst xmlns="${MAIN}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map((text) => (text.startsWith("<") ? `<si>${text}</si>` : `<si><t>${text}</t></si>`)).join("")}</sst>`
const row = (number: number, cells: string): string => `<row r="${number}" spans="1:6">${cells}</row>`
const references = (number: number, ...strings: ReadonlyArray<number>): string =>
  strings.map((string, c) => `<c r="${String.fromCharCode(65 + c)}${number}" t="s"><v>${string}</v></c>`).join("")

/** Excel: texts shared, in runs with fonts and with readings; a date by a format that has no code in the file; a formula. */
const excel = workbook(
  {
    People: sheetXml(
      row(1, references(1, 0, 1, 2, 3, 4, 5)) +
        row(
          2,
          `${references(2, 6, 7, 8)}<c r="D2" t="str"><f>LOWER(A2)&amp;"@example.ca"</f><v>zoé@example.ca</v></c><c r="E2" s="1"><v>46083</v></c><c r="F2" s="2"><v>4165550100</v></c>`
        ) +
        row(4, `<c r="A4" t="s"><v>9</v></c><c r="C4" t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c><c r="E4" s="1"/>`),
      '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931}"><x14:row r="9"><x14:c/></x14:row></ext></extLst>'
    )
  },
  {
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><cellStyleXfs count="1"><xf numFmtId="22"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="0"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": shared(
      ...HEADER,
      '<r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">Zo</t></r><r><t>é</t></r><rPh sb="0" eb="2"><t>ゾエ</t></rPh><phoneticPr fontId="1"/>',
      "Lévesque",
      "Érable &amp; fils_x000D_",
      "Luc"
    )
  }
)

/** LibreOffice: formats written out, cells of a whole sheet styled, attributes in its own order. */
const libreOffice = workbook(
  {
    Sheet1: sheetXml(
      `<row r="1" customFormat="false" ht="12.8" hidden="false" outlineLevel="0">${[0, 1, 2, 3, 4, 5].map((string, c) => `<c r="${"ABCDEF"[c]!}1" s="0" t="s"><v>${string}</v></c>`).join("")}</row>` +
        '<row r="2"><c r="A2" s="0" t="s"><v>6</v></c><c r="B2" s="0" t="s"><v>7</v></c><c r="C2" s="0" t="s"><v>8</v></c><c r="D2" s="0" t="str"><f aca="false">LOWER(A2)&amp;&quot;@example.ca&quot;</f><v>zoé@example.ca</v></c><c r="E2" s="1" t="n"><v>46083</v></c><c r="F2" s="2" t="n"><v>4165550100</v></c></row>' +
        '<row r="4"><c r="A4" s="0" t="s"><v>9</v></c></row>'
    )
  },
  {
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd;@"/></numFmts><cellXfs count="3"><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": shared(
      ...HEADER,
      '<t xml:space="preserve">Zoé</t>',
      "Lévesque",
      "Érable &amp; fils&#13;",
      "Luc"
    )
  }
)

/** Google Sheets: numbers in scientific notation, no references to more than is there, booleans. */
const google = workbook(
  {
    "Sheet 1": sheetXml(
      `<row r="1">${references(1, 0, 1, 2, 3, 4, 5)}</row><row r="2">${references(2, 6, 7, 8)}<c r="D2" s="1" t="str"><f>LOWER(A2)&amp;"@example.ca"</f><v>zoé@example.ca</v></c><c r="E2" s="1"><v>46083.0</v></c><c r="F2" s="2"><v>4.1655501E9</v></c></row><row r="4"><c r="A4" t="s"><v>9</v></c></row>`
    )
  },
  {
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d&quot; de &quot;mmmm&quot; de &quot;yyyy"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="0"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": shared(...HEADER, "Zoé", "Lévesque", "Érable &amp; fils_x000D_", "Luc")
  }
)

/** Numbers: a sheet about the export comes first, the table's name stands above its header, dates are of 1904. */
const numbers = workbook(
  {
    "Export Summary": sheetXml(inlineRows([["This document was exported from Numbers."], ["Sheet 1", "Table 1"]])),
    "Sheet 1": sheetXml(
      `<row r="1"><c r="A1" t="s"><v>10</v></c></row><row r="2">${references(2, 0, 1, 2, 3, 4, 5)}</row><row r="3">${references(3, 6, 7, 8, 11)}<c r="E3" s="1"><v>44621</v></c><c r="F3"><v>4165550100</v></c></row><row r="5"><c r="A5" t="s"><v>9</v></c></row>`,
      '<mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>'
    )
  },
  {
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="15"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": shared(
      ...HEADER,
      "Zoé",
      "Lévesque",
      "Érable &amp; fils_x000D_",
      "Luc",
      "Table 1",
      "zoé@example.ca"
    )
  },
  '<workbookPr date1904="1"/>'
)

/** The strict dialect, with dates as texts, and element names with a prefix, as some programs of offices write them. */
const strict: Parts = {
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/main.xml"/></Relationships>`,
  "book/main.xml":
    '<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict"><x:sheets><x:sheet name="A" sheetId="7" q:id="b"/></x:sheets></x:workbook>',
  "book/_rels/main.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="b" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../cells.xml"/></Relationships>`,
  "cells.xml": `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row>${HEADER.map((text) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`).join("")}</x:row><x:row>${["Zoé", "Lévesque", "Érable &amp; fils_x000d_", "zoé@example.ca"].map((text) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`).join("")}<x:c t="d"><x:v>2026-03-02T00:00:00Z</x:v></x:c><x:c><x:v>4165550100</x:v></x:c></x:row><x:row r="4"><x:c r="A4" t="inlineStr"><x:is><x:t>Luc</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`
}

export const producers: Readonly<Record<string, Parts>> = {
  Excel: excel,
  LibreOffice: libreOffice,
  "Google Sheets": google,
  Numbers: numbers,
  "the strict dialect, with prefixes and without numbers on rows and cells": strict
}
