/** Tables in a sheet (Excel's "Format as table"): they are sorted and filtered as one, so what is added belongs in them. */
import { type Area, areaName, areaOf } from "@kith/formats/xlsx/cellReference"
import { attributeOf } from "@kith/formats/xlsx/xmlAttributes"
import { toCellXml } from "@kith/formats/xlsx/xmlText"
import {
  appended,
  childOf,
  childrenOf,
  prefixOf,
  reopened,
  type Splice,
  spliced,
  withAttribute,
  xmlTree
} from "./XmlTree.ts"

export interface ListTable {
  /** Its part. */
  readonly path: string
  readonly area: Area
  /** Rows at its end that add up what is above them. */
  readonly totals: number
  readonly hasHeader: boolean
}

export const listTable = (path: string, xml: string): ListTable | undefined => {
  const { attributes } = xmlTree(xml)
  const area = areaOf(attributeOf(attributes, "ref") ?? "")
  if (area === undefined) return undefined
  return {
    path,
    area,
    totals: Number(attributeOf(attributes, "totalsRowCount") ?? 0),
    hasHeader: attributeOf(attributes, "headerRowCount") !== "0"
  }
}

/** The table over more rows, and with these columns behind its last. */
export const extendedTable = (xml: string, area: Area, headings: ReadonlyArray<string>): string => {
  const root = xmlTree(xml)
  const prefix = prefixOf(root)
  const filter = childOf(root, "autoFilter")
  const columns = childOf(root, "tableColumns")
  const splices: Array<Splice> = [reopened(root, withAttribute(root.attributes, "ref", areaName(area)))]
  if (filter !== undefined) {
    const old = areaOf(attributeOf(filter.attributes, "ref") ?? "")
    const to = { row: Math.max(old?.to.row ?? 0, area.to.row), column: area.to.column }
    splices.push(reopened(filter, withAttribute(filter.attributes, "ref", areaName({ from: area.from, to }))))
  }
  if (columns !== undefined && headings.length > 0) {
    const known = childrenOf(columns, "tableColumn")
    const highest = Math.max(0, ...known.map(({ attributes }) => Number(attributeOf(attributes, "id") ?? 0)))
    const added = headings.map(
      (heading, index) => `<${prefix}tableColumn id="${highest + 1 + index}" name="${attributeXml(heading)}"/>`
    )
    splices.push(
      reopened(columns, withAttribute(columns.attributes, "count", String(known.length + headings.length))),
      appended(columns, added.join(""))
    )
  }
  return spliced(xml, splices)
}

const attributeXml = (text: string): string =>
  toCellXml(text.replaceAll("\r", "")).replaceAll('"', "&quot;").replaceAll("\n", "_x000a_")
