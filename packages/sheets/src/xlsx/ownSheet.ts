/** The connector's own hidden sheet in a workbook, and its names for columns: where they stand in the workbook's main part. */
import { attributeOf, eachAttribute } from "@kith/formats/xlsx/xmlAttributes"
import { toXml } from "@kith/formats/xlsx/xmlText"
import { LOOKUPS_NAME, type NamedCell, namedAnew, nameOfTag } from "./columnNames.ts"
import { lookupsXml } from "./lookupsPart.ts"
import { XML, type WorkbookDraft } from "./WorkbookDraft.ts"
import type { XlsxFile } from "./xlsxFile.ts"
import { appended, childOf, childrenOf, namespaceOf, prefixOf, spliced, xmlTree } from "./XmlTree.ts"

const WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

/** What the sheet is called, or would be: a name that no other sheet has. */
export const ownSheetName = ({ own, book }: XlsxFile): string => {
  if (own !== undefined) return own.name
  const taken = new Set(book.sheets.map(({ name }) => name.toLowerCase()))
  for (let number = 1; ; number++) {
    const name = number === 1 ? "Kith" : `Kith ${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** Writes it anew, and adds it where there is none. */
export const writeOwnSheet = (
  draft: WorkbookDraft,
  file: XlsxFile,
  values: ReadonlyMap<string, ReadonlyArray<string>>
): void => {
  const text = XML + lookupsXml(namespaceOf(file.part.root), values)
  if (file.own !== undefined) return draft.set(file.own.entry.path, text)
  const name = ownSheetName(file)
  const { main } = file.book
  const relation = draft.add(main, "worksheet", draft.freeName("xl/worksheets/kith", ".xml"), text, WORKSHEET)
  const xml = draft.text(main)
  const root = xmlTree(xml)
  const sheets = childOf(root, "sheets")!
  const known = childrenOf(sheets, "sheet")
  const number = 1 + Math.max(0, ...known.map(({ attributes }) => Number(attributeOf(attributes, "sheetId") ?? 0)))
  let idName = "r:id"
  eachAttribute(known[0]?.attributes ?? "", (name) => {
    if (name.endsWith(":id")) idName = name
  })
  const sheet = `<${prefixOf(root)}sheet name="${toXml(name)}" sheetId="${number}" state="hidden" ${idName}="${relation}"/>`
  draft.set(main, spliced(xml, [appended(sheets, sheet)]))
  rename(draft, main, new Map([[LOOKUPS_NAME, { sheet: name, row: 1, column: 0 }]]))
}

/** Tags from now on, by column; empty takes the column's away. */
export const writeTags = (
  draft: WorkbookDraft,
  file: XlsxFile,
  header: number,
  tags: ReadonlyArray<{ readonly column: number; readonly tag: string }>
): void => {
  if (tags.length === 0) return
  const names = new Map<string, NamedCell | undefined>()
  for (const { column, tag } of tags) {
    const before = file.tags.get(column)
    if (before !== undefined && before !== tag && !tags.some((other) => other.tag === before)) {
      names.set(nameOfTag(before), undefined)
    }
    if (tag !== "") names.set(nameOfTag(tag), { sheet: file.sheet.name, row: header, column })
  }
  rename(draft, file.book.main, names)
}

const rename = (draft: WorkbookDraft, main: string, names: ReadonlyMap<string, NamedCell | undefined>): void => {
  const xml = draft.text(main)
  draft.set(main, spliced(xml, namedAnew(xmlTree(xml), names)))
}
