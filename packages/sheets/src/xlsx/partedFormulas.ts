/** Formulas that cells share, once the cell that has it for all of them is written over. */
import { attributeOf } from "@kith/formats/xlsx/xmlAttributes"
import { toXml } from "@kith/formats/xlsx/xmlText"
import { movedFormula } from "./formulas.ts"
import type { CellsByRow } from "./rowSplices.ts"
import type { SheetPart } from "./SheetPart.ts"
import { prefixOf, type Splice } from "./XmlTree.ts"

const SHARING = /<(?:\w+:)?f\b[^>]*?(?:\/>|><\/(?:\w+:)?f>)/

/** Those that shared it get it for their own, as it reads in each. */
export const partedFormulas = ({ rows, root, xml }: SheetPart, changes: CellsByRow): ReadonlyArray<Splice> => {
  const gone = new Map<string, { readonly row: number; readonly column: number; readonly text: string }>()
  for (const { row, cells } of rows) {
    for (const { column, formula } of cells) {
      if (changes.get(row)?.has(column) !== true || formula === undefined || formula.text === "") continue
      const shared = sharedId(formula.attributes)
      if (shared !== undefined) gone.set(shared, { row, column, text: formula.text })
    }
  }
  if (gone.size === 0) return []
  const prefix = prefixOf(root)
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap(({ column, formula, from, to }): ReadonlyArray<Splice> => {
      const master = formula?.text === "" ? gone.get(sharedId(formula.attributes) ?? "") : undefined
      if (master === undefined || changes.get(row)?.has(column) === true) return []
      const moved = toXml(movedFormula(master.text, row - master.row, column - master.column))
      const text = xml.slice(from, to).replace(SHARING, () => `<${prefix}f>${moved}</${prefix}f>`)
      return [{ from, to, text }]
    })
  )
}

export const sharedId = (attributes: string): string | undefined =>
  attributeOf(attributes, "t") === "shared" ? attributeOf(attributes, "si") : undefined
