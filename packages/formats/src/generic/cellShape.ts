/** What a cell looks like by itself, whatever its column is called. For guessing a mapping. */
import { writtenDate } from "../table/writtenDate.ts"
import { linkOf } from "../table/linkOf.ts"

export type CellShape = "email" | "linkedin" | "link" | "phone" | "date" | "number" | "name" | "familyFirst" | "text"

const shapeOf = (cell: string): CellShape => {
  const text = cell.trim()
  if (text.length > 300) return "text"
  if (EMAIL.test(text)) return "email"
  if (LINK.test(text)) return linkOf(text).kind === "linkedin" ? "linkedin" : "link"
  if (FIGURED.test(text) || writtenDate(text) !== undefined) return "date"
  if (PHONE.test(text)) {
    const digits = text.replace(/\D/g, "").length
    if (digits >= 7 && digits <= 18 && (digits >= 10 || /[-.\s()]/.test(text))) return "phone"
  }
  if (/^[-+]?[\d\s.,%$€]+$/.test(text)) return "number"
  if (FAMILY_FIRST.test(text)) return "familyFirst"
  return NAME.test(text) ? "name" : "text"
}

/** The share of a column's filled cells that have each shape. */
export const shapesIn = (cells: ReadonlyArray<string>): ReadonlyMap<CellShape, number> => {
  const counts = new Map<CellShape, number>()
  let filled = 0
  for (const cell of cells) {
    if (cell.trim() === "") continue
    filled++
    const shape = shapeOf(cell)
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  return new Map([...counts].map(([shape, count]) => [shape, count / filled]))
}

/** What nobody calls a column. */
export const isValue = (cell: string): boolean => VALUES.has(shapeOf(cell))

const VALUES: ReadonlySet<CellShape> = new Set(["email", "linkedin", "link", "phone", "date", "number"])

/** One address or several. */
const EMAIL = /^(?:mailto:)?[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+(?:\s*[,;]\s*[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+)*$/i
const LINK = /^(?:https?:\/\/\S+|www\.\S+|(?:[a-z]{2,3}\.)?linkedin\.com\/\S+)$/i
const PHONE = /^\+?[\d\s().\-/]+(?:\s*(?:#|x|ext\.?|poste|p\.)\s*\d+)?$/i
const FIGURED = /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})$/
/** Two to four words, of which two at least begin large, in whatever script has cases. */
const NAME = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:\p{L}[\p{L}\p{M}'’.-]*)){0,2} \p{Lu}[\p{L}\p{M}'’.-]*$/u
const FAMILY_FIRST = /^\p{Lu}[\p{L}\p{M}'’. -]*, \p{Lu}[\p{L}\p{M}'’. -]*$/u
