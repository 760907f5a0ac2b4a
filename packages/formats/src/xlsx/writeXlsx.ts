/** A workbook of one sheet, written as its rows come: a header that stays in view, filters, texts that stay texts. */
import { Zip, ZipDeflate } from "fflate"
import { utf8 } from "@kith/core/log/Bytes"
import { columnName } from "./cellReference.ts"
import { toCellXml, toXml } from "./xmlText.ts"

/** A text, or a number; a date is its number (`serialOf`) in a column of dates. `""`: nothing. */
export type WrittenCell = string | number

export interface SheetColumn {
  readonly heading: string
  /** In characters. */
  readonly width: number
  readonly isDate: boolean
  readonly hidden: boolean
}

export interface WrittenSheet {
  readonly name: string
  readonly columns: ReadonlyArray<SheetColumn>
  readonly rows: Iterable<ReadonlyArray<WrittenCell>>
}

/** Characters gathered before they are packed. */
const PIECE = 64 * 1024

/** `cellXfs` of `styles` below. */
const TEXT = 1
const DATE = 2
const HEADING = 3

/** Pieces of the file; the same sheet gives the same bytes. */
export function* writeXlsx(sheet: WrittenSheet): Generator<Uint8Array> {
  const out: Array<Uint8Array> = []
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    if (bytes.length > 0) out.push(bytes)
  })
  const begin = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 })
    // The first that a ZIP can tell, in whatever zone it is written.
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    return file
  }
  for (const [name, xml] of fixedParts(sheet.name)) begin(name).push(utf8(XML + xml), true)
  const file = begin("xl/worksheets/sheet1.xml")
  for (const text of sheetXml(sheet)) {
    file.push(utf8(text))
    yield* out.splice(0)
  }
  file.push(new Uint8Array(0), true)
  zip.end()
  yield* out.splice(0)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

const fixedParts = (name: string): ReadonlyArray<readonly [name: string, xml: string]> => [
  [
    "[Content_Types].xml",
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`
  ],
  [
    "_rels/.rels",
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
  ],
  [
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${toXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
  ],
  ["xl/styles.xml", styles()]
]

/** Format 49 is text: what is typed into such a cell stays as it was typed, `+1 416` and `007` too. */
function styles(): string {
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
  const xf = (attributes: string, inside = ""): string =>
    `<xf ${attributes} borderId="0" xfId="0"${inside === "" ? "/>" : `>${inside}</xf>`}`
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
    `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
    xf('numFmtId="0" fontId="0" fillId="0"') +
    xf('numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"') +
    xf('numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"') +
    xf('numFmtId="49" fontId="1" fillId="0" applyNumberFormat="1" applyFont="1"') +
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}

function* sheetXml({ columns, rows }: WrittenSheet): Generator<string> {
  const letters = columns.map((_, index) => columnName(index))
  let text =
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView tabSelected="1" workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft"/></sheetView></sheetViews><cols>' +
    columns.map(columnXml).join("") +
    `</cols><sheetData><row r="1">${columns.map(({ heading }, index) => textXml(`${letters[index]!}1`, HEADING, heading)).join("")}</row>`
  let number = 1
  for (const row of rows) {
    number++
    text += `<row r="${number}">`
    for (let index = 0; index < row.length; index++) {
      const cell = row[index]!
      const place = `${letters[index]!}${number}`
      if (typeof cell === "number") {
        text += `<c r="${place}" s="${columns[index]!.isDate ? DATE : TEXT - 1}"><v>${cell}</v></c>`
      } else if (cell !== "") text += textXml(place, TEXT, cell)
    }
    text += "</row>"
    if (text.length >= PIECE) {
      yield text
      text = ""
    }
  }
  const last = letters.at(-1)
  yield `${text}</sheetData>${last === undefined ? "" : `<autoFilter ref="A1:${last}${number}"/>`}</worksheet>`
}

const columnXml = ({ width, isDate, hidden }: SheetColumn, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${isDate ? DATE : TEXT}"${hidden ? ' hidden="1"' : ""} customWidth="1"/>`

const textXml = (place: string, style: number, text: string): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toCellXml(text)}</t></is></c>`
