/** Kith's own sheet, and any sheet that a person made with the guides' headings, as rows of contacts. */
import type { Json } from "@kith/core/domain/merge/State"
import type { Row } from "@kith/core/domain/SourceRecord"
import { fromSafeCell } from "../csv/safeCell.ts"
import { columnLabel, headingKey } from "../table/headings.ts"
import { isBlank, type Layout, type TableReading } from "../table/Layout.ts"
import { nameKey } from "../table/nameKey.ts"
import { type Column, extraColumns, type Fields, guideColumns, idColumn } from "./columns.ts"
import { namesFromCells } from "./names.ts"

const byHeading: ReadonlyMap<string, Column> = new Map(
  // The guides' headings come last, and so win.
  [idColumn, ...extraColumns, ...guideColumns].flatMap((column) =>
    [...column.headings.en, ...column.headings.fr].map((heading) => [headingKey(heading), column] as const)
  )
)

const NAMES: ReadonlySet<string> = new Set(["givenName", "familyName", "name"])
/** Headings that a sheet of people must share with ours, a name among them, to be read as one. */
const ENOUGH = 3

const match = (cells: ReadonlyArray<string>): number => {
  if (cells.length < ENOUGH) return 0
  const found = new Set(cells.map((cell) => (cell.length > 60 ? undefined : byHeading.get(headingKey(cell)))))
  found.delete(undefined)
  if (found.has(idColumn) && found.size > 1) return 1
  if (found.size < ENOUGH || ![...found].some((column) => NAMES.has(column!.key))) return 0
  const headed = cells.filter((cell) => cell.trim() !== "").length
  return 0.9 * (found.size / headed)
}

const open = (header: ReadonlyArray<string>): TableReading => {
  const meant = header.map((heading) => byHeading.get(headingKey(heading)))
  const columns = meant.map((column, index) =>
    column !== undefined && (isList(column) || meant.indexOf(column) === index) ? column : undefined
  )
  const labels = header.map((heading, index) => fromSafeCell(heading) || columnLabel("", index))
  const indexOf = (key: string): number => columns.findIndex((column) => column?.key === key)
  const [first, last, name] = [indexOf("givenName"), indexOf("familyName"), indexOf("name")]

  const read = (cells: ReadonlyArray<string>, line: number): Row | undefined => {
    if (isBlank(cells)) return undefined
    const fields: Fields = {}
    const custom: Array<Json> = []
    const names = namesFromCells(cellAt(cells, first), cellAt(cells, last), cellAt(cells, name))
    if (names === undefined) return { _tag: "Refused", line, why: "noName" }
    for (const [field, value] of Object.entries(names)) fields[field] = value
    for (let index = 0; index < columns.length; index++) {
      if (index === first || index === last || index === name) continue
      const cell = cellAt(cells, index)
      if (cell === "") continue
      const read = columns[index]?.fromCell(cell, fields) ?? false
      if (!read) custom.push({ label: labels[index]!, value: cell })
    }
    if (custom.length > 0) fields["custom"] = custom
    return { _tag: "Read", line, record: { sourceKey: keyOf(fields), fields } }
  }
  return { read, asOf: () => undefined }
}

/** Two columns of one list add up; of two others that are called alike, the second is a column of the user's own. */
const isList = ({ key }: Column): boolean => LISTS.has(key) || key.startsWith("links/")
const LISTS: ReadonlySet<string> = new Set(["emails", "phones", "addresses", "tags"])

const cellAt = (cells: ReadonlyArray<string>, index: number): string => {
  const cell = cells[index]
  return cell === undefined || cell === "" ? "" : fromSafeCell(cell)
}

const keyOf = (fields: Fields): string => {
  const text = (field: string): string => (fields[field] as string | undefined) ?? ""
  if (text("id") !== "") return `id:${text("id")}`
  const email = (fields["emails"] as ReadonlyArray<string> | undefined)?.[0]
  return email === undefined ? nameKey(text("name"), text("company")) : `email:${email.toLowerCase()}`
}

/** A row's key is its Kith id; without one its first e-mail address, or else name and company. It has no date of its own. */
export const kithSheetLayout: Layout = { id: "kith-csv", source: "kith-csv", match, open }
