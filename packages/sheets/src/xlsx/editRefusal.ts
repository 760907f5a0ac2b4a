/** Why an edit cannot be done on a workbook's table, and what it needs of it. */
import { type Edit, ID_TAG, type NewCell } from "../Sheet.ts"
import { LOOKUPS_LAYOUT } from "./lookupsPart.ts"
import type { XlsxTable } from "./xlsxTable.ts"

export type NotEdited =
  /** It names a row or a column that is not there. */
  | { readonly _tag: "Changed" }
  | { readonly _tag: "Refused"; readonly why: "malformed" | "newerLayout"; readonly detail: string }

export const refusalOf = (table: XlsxTable, edit: Edit): NotEdited | undefined => {
  const { columns, rows, file } = table
  const isThere = ({ row, column }: { row: number; column: number }): boolean =>
    row >= 0 && column >= 0 && row < rows.length && column < columns.length
  const isColumn = ({ column }: { column: number }): boolean => column >= 0 && column < columns.length
  if (!edit.cells.every(isThere) || !edit.tags.every(isColumn)) return { _tag: "Changed" }
  if (edit.append.some((cells) => cells.length > columns.length)) return { _tag: "Changed" }
  const malformed = (detail: string): NotEdited => ({ _tag: "Refused", why: "malformed", detail })
  const { layout } = file.lookups
  if (file.own !== undefined && layout !== undefined && layout !== LOOKUPS_LAYOUT) {
    return { _tag: "Refused", why: "newerLayout", detail: layout }
  }
  if (hasLookups(edit) && idColumnOf(table, edit) === undefined) return malformed("no column of ids")
  if (edit.append.length > 0 && (file.list?.totals ?? 0) > 0) return malformed("the table ends in a row of totals")
  const headings = new Set(columns.map(({ heading }) => heading.toLowerCase()))
  if (file.list !== undefined && edit.columns.some(({ heading }) => headings.has(heading.toLowerCase()))) {
    return malformed("a table cannot have two columns of one name")
  }
  return undefined
}

const newCells = (edit: Edit): ReadonlyArray<NewCell> => [
  ...edit.cells.flatMap(({ cell }) => cell ?? []),
  ...edit.append.flat()
]

export const hasLookups = (edit: Edit): boolean => newCells(edit).some(({ _tag }) => _tag === "Lookup")

/** As it is once the edit's tags are set. */
export const idColumnOf = ({ columns }: XlsxTable, { tags }: Edit): number | undefined => {
  const set = tags.findLast(({ tag }) => tag === ID_TAG)
  if (set !== undefined) return set.column
  const column = columns.findIndex(({ tag }) => tag === ID_TAG)
  return column === -1 || tags.some((tag) => tag.column === column) ? undefined : column
}
