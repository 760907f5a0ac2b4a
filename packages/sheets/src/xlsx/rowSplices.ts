/** Cells put into the rows of a sheet's part, and into new rows, all else as it stands. */
import type { SheetRow } from "@kith/formats/xlsx/SheetRows"
import { attributeOf } from "@kith/formats/xlsx/xmlAttributes"
import type { SheetPart } from "./SheetPart.ts"
import { childOf, prefixOf, type Splice, withAttribute } from "./XmlTree.ts"

/** The XML of each cell that changes, by row (from 1) and column (from 0); empty where there is to be none. */
export type CellsByRow = ReadonlyMap<number, ReadonlyMap<number, string>>

export const rowSplices = (part: SheetPart, changes: CellsByRow): ReadonlyArray<Splice> => {
  const prefix = prefixOf(part.root)
  const splices: Array<Splice> = []
  const known = new Map(part.rows.map((row) => [row.row, row]))
  const fresh: Array<{ readonly row: number; readonly text: string }> = []
  for (const [number, cells] of [...changes].toSorted(([a], [b]) => a - b)) {
    const row = known.get(number)
    const inOrder = [...cells].toSorted(([a], [b]) => a - b)
    if (row !== undefined) splices.push(...inRow(part.xml, prefix, row, inOrder))
    else {
      const inside = inOrder.map(([, xml]) => xml).join("")
      if (inside !== "") fresh.push({ row: number, text: `<${prefix}row r="${number}">${inside}</${prefix}row>` })
    }
  }
  return [...splices, ...newRows(part, fresh)]
}

const inRow = (
  xml: string,
  prefix: string,
  row: SheetRow,
  cells: ReadonlyArray<readonly [column: number, xml: string]>
): ReadonlyArray<Splice> => {
  const widest = Math.max(...cells.map(([column]) => column))
  const attributes = spanning(row.attributes, widest + 1)
  if (row.inside === row.to) {
    const inside = cells.map(([, xml]) => xml).join("")
    const end = `</${prefix}row>`
    const text = inside === "" ? `<${prefix}row${attributes}/>` : `<${prefix}row${attributes}>${inside}${end}`
    return [{ from: row.from, to: row.to, text }]
  }
  const splices: Array<Splice> =
    attributes === row.attributes ? [] : [{ from: row.from, to: row.inside, text: `<${prefix}row${attributes}>` }]
  const end = xml.lastIndexOf("</", row.to - 1)
  for (const [column, text] of cells) {
    const there = row.cells.find((cell) => cell.column === column)
    const next = row.cells.find((cell) => cell.column > column)
    const at = next?.from ?? end
    splices.push(there === undefined ? { from: at, to: at, text } : { from: there.from, to: there.to, text })
  }
  return splices
}

/** A row may say from where to where it has cells. */
const spanning = (attributes: string, width: number): string => {
  const spans = attributeOf(attributes, "spans")
  if (spans === undefined || Number(spans.slice(spans.lastIndexOf(":") + 1)) >= width) return attributes
  return withAttribute(attributes, "spans", undefined)
}

const newRows = (
  part: SheetPart,
  rows: ReadonlyArray<{ readonly row: number; readonly text: string }>
): ReadonlyArray<Splice> => {
  if (rows.length === 0) return []
  const data = childOf(part.root, "sheetData")!
  if (data.inside === data.to) {
    const text = `<${data.name}${data.attributes}>${rows.map(({ text }) => text).join("")}</${data.name}>`
    return [{ from: data.from, to: data.to, text }]
  }
  return rows.map(({ row, text }) => {
    const at = part.rows.find((other) => other.row > row)?.from ?? data.end
    return { from: at, to: at, text }
  })
}
