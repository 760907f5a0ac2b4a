/** What stands beside the rows in a sheet's part and must fit them: its size, its columns, its filter, its notes' boxes. */
import { type Area, areaName, areaOf } from "@kith/formats/xlsx/cellReference"
import { attributeOf } from "@kith/formats/xlsx/xmlAttributes"
import type { SheetPart } from "./SheetPart.ts"
import { childOf, childrenOf, prefixOf, reopened, type Splice, withAttribute, xmlTree } from "./XmlTree.ts"

/** Up to this row and column there are cells now. */
export const sized = ({ root }: SheetPart, row: number, column: number): ReadonlyArray<Splice> => {
  const dimension = childOf(root, "dimension")
  const area = areaOf(attributeOf(dimension?.attributes ?? "", "ref") ?? "")
  if (dimension === undefined || area === undefined) return []
  const to = { row: Math.max(area.to.row, row), column: Math.max(area.to.column, column) }
  if (to.row === area.to.row && to.column === area.to.column) return []
  return [reopened(dimension, withAttribute(dimension.attributes, "ref", areaName({ from: area.from, to })))]
}

/** The filter over the table, where there is one, and what it becomes when rows and columns are added. */
export const filterOver = (
  { root }: SheetPart,
  header: number,
  last: number,
  to: { readonly row: number; readonly column: number | undefined }
): { readonly from: string; readonly to: string; readonly splice: Splice } | undefined => {
  const filter = childOf(root, "autoFilter")
  const reference = attributeOf(filter?.attributes ?? "", "ref")
  const area = areaOf(reference ?? "")
  if (filter === undefined || area === undefined || area.from.row !== header || area.to.row < last) return undefined
  const wider: Area = {
    from: area.from,
    to: { row: Math.max(area.to.row, to.row), column: Math.max(area.to.column, to.column ?? 0) }
  }
  const name = areaName(wider)
  if (name === reference) return undefined
  return { from: reference!, to: name, splice: reopened(filter, withAttribute(filter.attributes, "ref", name)) }
}

/** These columns (from 0) are hidden from now on. */
export const hiddenColumns = ({ xml, root }: SheetPart, columns: ReadonlyArray<number>): ReadonlyArray<Splice> => {
  if (columns.length === 0) return []
  const prefix = prefixOf(root)
  const hide = (column: number, attributes: string): string =>
    `<${prefix}col${withAttribute(withAttribute(withAttribute(attributes, "min", String(column + 1)), "max", String(column + 1)), "hidden", "1")}/>`
  const cols = childOf(root, "cols")
  if (cols === undefined) {
    const data = childOf(root, "sheetData")!
    const inside = columns.toSorted((a, b) => a - b).map((column) => hide(column, ' width="9.140625" customWidth="1"'))
    return [{ from: data.from, to: data.from, text: `<${prefix}cols>${inside.join("")}</${prefix}cols>` }]
  }
  // The elements that say how wide columns are, one for each of those that are hidden, the others as they are.
  const ranges = childrenOf(xmlTree(xml.slice(cols.from, cols.to)), "col").map(({ attributes }) => ({
    min: Number(attributeOf(attributes, "min")) - 1,
    max: Number(attributeOf(attributes, "max")) - 1,
    attributes
  }))
  const wanted = new Set(columns)
  const written: Array<{ readonly min: number; readonly text: string }> = []
  for (const { min, max, attributes } of ranges) {
    let from = min
    const upTo = (to: number): void => {
      if (from > to) return
      const range = withAttribute(withAttribute(attributes, "min", String(from + 1)), "max", String(to + 1))
      written.push({ min: from, text: `<${prefix}col${range}/>` })
    }
    for (const column of [...wanted].filter((column) => column >= min && column <= max).sort((a, b) => a - b)) {
      upTo(column - 1)
      written.push({ min: column, text: hide(column, attributes) })
      wanted.delete(column)
      from = column + 1
    }
    upTo(max)
  }
  for (const column of wanted) written.push({ min: column, text: hide(column, ' width="9.140625" customWidth="1"') })
  const inside = written.sort((a, b) => a.min - b.min).map(({ text }) => text)
  return [{ from: cols.from, to: cols.to, text: `<${cols.name}${cols.attributes}>${inside.join("")}</${cols.name}>` }]
}

/** The style that a column's cells have before they are filled; 0 where none is said. */
export const columnStyles = ({ xml, root }: SheetPart): ((column: number) => number) => {
  const cols = childOf(root, "cols")
  if (cols === undefined) return () => 0
  const ranges = childrenOf(xmlTree(xml.slice(cols.from, cols.to)), "col").map(({ attributes }) => ({
    min: Number(attributeOf(attributes, "min")) - 1,
    max: Number(attributeOf(attributes, "max")) - 1,
    style: Number(attributeOf(attributes, "style") ?? 0)
  }))
  return (column) => ranges.find(({ min, max }) => column >= min && column <= max)?.style ?? 0
}

/** Elements that stand before the one for notes' boxes (ECMA-376 part 1, 18.3.1.99). */
const BEFORE_BOXES: ReadonlySet<string> = new Set([
  ..."sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges".split(" "),
  ..."scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr".split(" "),
  ..."conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter".split(" "),
  ..."rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing".split(" ")
])

/** Refers to the part with the notes' boxes. */
export const boxesReferred = ({ root }: SheetPart, relation: string, namespace: string): Splice => {
  const before = root.children.findLast(({ own }) => own !== undefined && BEFORE_BOXES.has(own))!
  const text = `<${prefixOf(root)}legacyDrawing xmlns:r="${namespace}" r:id="${relation}"/>`
  return { from: before.to, to: before.to, text }
}
