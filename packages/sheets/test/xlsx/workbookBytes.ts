/** Workbooks as Excel saves them, made of what a test says: texts shared, a style for dates, names, notes. */
import { utf8 } from "@kith/core/log/Bytes"
import { columnName } from "@kith/formats/xlsx/cellReference"
import { rewriteZip } from "@kith/formats/xlsx/rewriteZip"
import { toCellXml, toXml } from "@kith/formats/xlsx/xmlText"

export interface TestCell {
  readonly value: string | number | boolean
  readonly isDate?: boolean
  /** Without `=`. */
  readonly formula?: string
  readonly note?: string
}

export interface TestSheet {
  readonly name: string
  readonly hidden?: boolean
  /** From row 1, column A. */
  readonly rows: ReadonlyArray<ReadonlyArray<TestCell | undefined>>
  /** XML that stands behind the rows, and before them. */
  readonly behind?: string
  readonly before?: string
  /** Parts of lists: their XML. */
  readonly lists?: ReadonlyArray<string>
}

export interface TestWorkbook {
  readonly sheets: ReadonlyArray<TestSheet>
  /** Name to reference; hidden. */
  readonly names?: ReadonlyMap<string, string>
  /** More parts, by path. */
  readonly others?: Readonly<Record<string, string>>
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const DATE = 1

export const textCells = (
  rows: ReadonlyArray<ReadonlyArray<string>>
): ReadonlyArray<ReadonlyArray<TestCell | undefined>> =>
  rows.map((row) => row.map((text) => (text === "" ? undefined : { value: text })))

export const workbookBytes = ({ sheets, names = new Map(), others = {} }: TestWorkbook): Uint8Array => {
  const parts: Record<string, string> = {}
  const overrides: Array<readonly [path: string, type: string]> = [
    ["xl/workbook.xml", `${TYPE}.sheet.main+xml`],
    ["xl/styles.xml", `${TYPE}.styles+xml`],
    ["xl/sharedStrings.xml", `${TYPE}.sharedStrings+xml`]
  ]
  const strings: Array<string> = []
  const chain: Array<string> = []
  const relations: Array<string> = []
  let listNumber = 0
  sheets.forEach((sheet, index) => {
    const number = index + 1
    const path = `xl/worksheets/sheet${number}.xml`
    const own: Array<string> = []
    overrides.push([path, `${TYPE}.worksheet+xml`])
    relations.push(relation(`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`))
    const notes = sheet.rows.flatMap((row, r) =>
      row.flatMap((cell, c) =>
        cell?.note === undefined ? [] : [[`${columnName(c)}${r + 1}`, r, c, cell.note] as const]
      )
    )
    if (notes.length > 0) {
      own.push(relation("rId1", "vmlDrawing", `../drawings/vmlDrawing${number}.vml`))
      own.push(relation("rId2", "comments", `../comments${number}.xml`))
      overrides.push([`xl/comments${number}.xml`, `${TYPE}.comments+xml`])
      parts[`xl/comments${number}.xml`] = commentsXml(notes.map(([ref, , , text]) => [ref, text]))
      parts[`xl/drawings/vmlDrawing${number}.vml`] = vml(notes.map(([, row, column]) => [row, column]))
    }
    const lists = (sheet.lists ?? []).map((xml) => {
      listNumber++
      own.push(relation(`rIdT${listNumber}`, "table", `../tables/table${listNumber}.xml`))
      overrides.push([`xl/tables/table${listNumber}.xml`, `${TYPE}.table+xml`])
      parts[`xl/tables/table${listNumber}.xml`] = XML + xml
      return `<tablePart r:id="rIdT${listNumber}"/>`
    })
    if (own.length > 0) parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relationsXml(own)
    const width = Math.max(1, ...sheet.rows.map(({ length }) => length))
    parts[path] =
      `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:${columnName(width - 1)}${Math.max(1, sheet.rows.length)}"/>` +
      `<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>${sheet.before ?? ""}` +
      `<sheetData>${sheet.rows.map((row, r) => rowXml(row, r, width, number, strings, chain)).join("")}</sheetData>${sheet.behind ?? ""}` +
      '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
      (notes.length > 0 ? '<legacyDrawing r:id="rId1"/>' : "") +
      (lists.length > 0 ? `<tableParts count="${lists.length}">${lists.join("")}</tableParts>` : "") +
      "</worksheet>"
  })
  relations.push(relation("rIdS", "styles", "styles.xml"), relation("rIdX", "sharedStrings", "sharedStrings.xml"))
  if (chain.length > 0) {
    relations.push(relation("rIdC", "calcChain", "calcChain.xml"))
    overrides.push(["xl/calcChain.xml", `${TYPE}.calcChain+xml`])
    parts["xl/calcChain.xml"] = `${XML}<calcChain xmlns="${MAIN}">${chain.join("")}</calcChain>`
  }
  const definedNames = [...names].map(
    ([name, reference]) => `<definedName name="${name}" hidden="1">${toXml(reference)}</definedName>`
  )
  const all: Record<string, string> = {
    "[Content_Types].xml":
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
      `${overrides.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`).join("")}</Types>`,
    "_rels/.rels": relationsXml([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml":
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView/></bookViews><sheets>` +
      sheets
        .map(
          ({ name, hidden }, index) =>
            `<sheet name="${toXml(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`
        )
        .join("") +
      `</sheets>${definedNames.length === 0 ? "" : `<definedNames>${definedNames.join("")}</definedNames>`}<calcPr calcId="191029"/></workbook>`,
    "xl/_rels/workbook.xml.rels": relationsXml(relations),
    ...parts,
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${toCellXml(text)}</t></si>`).join("")}</sst>`,
    ...others
  }
  return rewriteZip(
    { bytes: new Uint8Array(0), members: [] },
    new Map(Object.entries(all).map(([path, text]) => [path, utf8(text)]))
  )
}

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`

const relationsXml = (relations: ReadonlyArray<string>): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`

const rowXml = (
  row: ReadonlyArray<TestCell | undefined>,
  r: number,
  width: number,
  sheet: number,
  strings: Array<string>,
  chain: Array<string>
): string => {
  const cells = row.map((cell, c) => {
    if (cell === undefined || (cell.value === "" && cell.formula === undefined)) return ""
    const place = `${columnName(c)}${r + 1}`
    const f = cell.formula === undefined ? "" : `<f>${toXml(cell.formula)}</f>`
    if (f !== "") chain.push(`<c r="${place}" i="${sheet}"/>`)
    if (typeof cell.value === "number")
      return `<c r="${place}"${cell.isDate === true ? ` s="${DATE}"` : ""}>${f}<v>${cell.value}</v></c>`
    if (typeof cell.value === "boolean") return `<c r="${place}" t="b">${f}<v>${cell.value ? 1 : 0}</v></c>`
    if (f !== "") return `<c r="${place}" t="str">${f}<v>${toCellXml(cell.value)}</v></c>`
    if (!strings.includes(cell.value)) strings.push(cell.value)
    return `<c r="${place}" t="s"><v>${strings.indexOf(cell.value)}</v></c>`
  })
  return cells.every((cell) => cell === "") ? "" : `<row r="${r + 1}" spans="1:${width}">${cells.join("")}</row>`
}

const commentsXml = (notes: ReadonlyArray<readonly [ref: string, text: string]>): string =>
  `${XML}<comments xmlns="${MAIN}"><authors><author>Zoé</author></authors><commentList>${notes
    .map(
      ([ref, text]) =>
        `<comment ref="${ref}" authorId="0" shapeId="0"><text><r><rPr><sz val="9"/></rPr><t xml:space="preserve">${toCellXml(text)}</t></r></text></comment>`
    )
    .join("")}</commentList></comments>`

const vml = (cells: ReadonlyArray<readonly [row: number, column: number]>): string =>
  '<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n xmlns:o="urn:schemas-microsoft-com:office:office"\r\n xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>' +
  cells
    .map(
      ([row, column], index) =>
        `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style='position:absolute;visibility:hidden'><v:textbox><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    )
    .join("") +
  "</xml>"
