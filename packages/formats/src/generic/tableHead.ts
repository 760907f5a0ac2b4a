/** The beginning of a table that is nobody's format: where its headings stand, if it has any, and some of its rows. */
import { textOfHead } from "../csv/CsvReader.ts"
import { declaredDelimiter, delimiterOf, firstRows } from "../csv/delimiter.ts"
import { headingKey } from "../table/headings.ts"
import { isBlank } from "../table/Layout.ts"
import { isValue } from "./cellShape.ts"
import { targetByHeading, targetByWord } from "./targets.ts"

export interface TableHead {
  readonly header: ReadonlyArray<string> | undefined
  readonly sample: ReadonlyArray<ReadonlyArray<string>>
}

/** Rows in which a header is looked for; above it people write a title. */
const BEFORE_HEADER = 20
const SAMPLE = 50

/** Undefined for bytes that are no table: an archive, a page, a text. */
export const tableHead = (head: Uint8Array): TableHead | undefined => {
  const text = textOfHead(head)
  if (text.includes("\0") || text.startsWith("PK") || /^\s*(?:[{<[]|%PDF|BEGIN:)/.test(text)) return undefined
  const declared = declaredDelimiter(text)
  const body = text.slice(declared?.length ?? 0)
  const rows = firstRows(body, declared?.delimiter ?? delimiterOf(body, () => 0)).filter((row) => !isBlank(row))
  // The last may be cut off.
  const whole = rows.length > 2 && head.length >= 1024 ? rows.slice(0, -1) : rows
  return whole.length === 0 ? undefined : headOf(whole)
}

/** Of rows that are not blank, at least one. */
export const headOf = (rows: ReadonlyArray<ReadonlyArray<string>>): TableHead => {
  const at = headerIndex(rows)
  return {
    header: at < 0 ? undefined : withoutBlankEnd(rows[at]!),
    sample: rows.slice(at + 1, at + 1 + SAMPLE)
  }
}

const headerIndex = (rows: ReadonlyArray<ReadonlyArray<string>>): number => {
  const scores = rows.slice(0, BEFORE_HEADER).map(headingsIn)
  const best = Math.max(...scores)
  if (best >= 1) return scores.indexOf(best)
  // Headings that nobody knows are short words above values.
  const [first, ...rest] = rows
  const areWords =
    first!.length > 1 && first!.every((cell) => cell.trim() !== "" && cell.length <= 60 && !isValue(cell))
  return areWords && rest.some((row) => row.some((cell, index) => index < first!.length && isValue(cell))) ? 0 : -1
}

/** How many of the row's cells are known headings; 0 when some are values. */
const headingsIn = (row: ReadonlyArray<string>): number => {
  let count = 0
  for (const cell of row) {
    if (cell.trim() === "") continue
    if (cell.length > 80 || isValue(cell)) return 0
    const key = headingKey(cell)
    if (targetByHeading.has(key)) count++
    else if (targetByWord.some(([words]) => words.test(key))) count += 0.5
  }
  return count
}

const withoutBlankEnd = (header: ReadonlyArray<string>): ReadonlyArray<string> => {
  let end = header.length
  while (end > 0 && header[end - 1]!.trim() === "") end--
  return header.slice(0, end)
}
