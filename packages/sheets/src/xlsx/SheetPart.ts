/** A worksheet's part taken apart: its rows, and the elements beside them, with where everything stands. */
import { sheetRowsSink, type SheetRow } from "@kith/formats/xlsx/SheetRows"
import { ownNames } from "@kith/formats/xlsx/xmlAttributes"
import { XlsxFault } from "@kith/formats/xlsx/XlsxFault"
import { XmlTokenizer, type XmlSink } from "@kith/formats/xlsx/XmlTokenizer"
import type { XmlNode } from "./XmlTree.ts"

export interface SheetPart {
  readonly xml: string
  readonly root: XmlNode
  /** In their order; those of blank cells too. */
  readonly rows: ReadonlyArray<SheetRow>
}

/** Code units of one row; above that it is nobody's list of people. */
const ROW_MAX = 16 * 1024 * 1024

/** The root's children have none of their own here. */
export const sheetPart = (xml: string): SheetPart => {
  const own = ownNames()
  const rows: Array<SheetRow> = []
  const sink = sheetRowsSink({ blanks: true, row: ROW_MAX, columns: Infinity }, (row) => {
    if (row.fault !== undefined || (rows.at(-1)?.row ?? 0) >= row.row)
      throw new XlsxFault("brokenXml", `row ${row.row}`)
    rows.push(row)
  })
  const children: Array<XmlNode> = []
  const open: Array<Omit<XmlNode, "end" | "to">> = []
  let depth = 0
  let root: XmlNode | undefined
  const both: XmlSink = {
    open: (name, attributes, from, inside) => {
      if (depth++ < 2)
        open.push({ own: own(name), name, attributes, from, inside, children: depth === 1 ? children : [] })
      sink.open(name, attributes, from, inside)
    },
    close: (name, end, to) => {
      sink.close(name, end, to)
      if (--depth >= 2) return
      const node = { ...open.pop()!, end, to }
      if (depth === 1) children.push(node)
      else root = node
    },
    text: (raw, literal) => sink.text(raw, literal)
  }
  const tokenizer = new XmlTokenizer(both)
  tokenizer.push(xml)
  tokenizer.end()
  if (root?.own !== "worksheet" || !children.some((child) => child.own === "sheetData")) {
    throw new XlsxFault("brokenXml", "no rows")
  }
  return { xml, root, rows }
}
