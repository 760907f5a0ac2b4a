/** Which character separates the cells of a file. For the CSV reader. */
import { LIMITS } from "../Format.ts"
import { CsvTokenizer } from "./CsvTokenizer.ts"

const DELIMITERS = [",", ";", "\t"] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Rows that are looked at: a preamble, the header and enough of what follows. */
const ROWS = 100

/** A match that need not be compared with what other delimiters would give. */
const SURE = 0.8

/**
 * The delimiter under which the layout knows the header best; failing that, the one under which most rows have the
 * same number of cells, at least two. `head` is the beginning of the text; its last row may be cut off.
 */
export const delimiterOf = (head: string, match: (cells: ReadonlyArray<string>) => number): Delimiter => {
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ",", score: 0 }
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(head, delimiter)
    const known = Math.max(0, ...rows.map(match))
    const score = known > 0 ? 1 + known : evenness(rows)
    if (score > best.score) best = { delimiter, score }
    if (known >= SURE) break
  }
  return best.delimiter
}

/** The first rows under a delimiter. */
export const firstRows = (head: string, delimiter: Delimiter): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<ReadonlyArray<string>> = []
  const tokenizer = new CsvTokenizer(
    delimiter,
    { row: (cells) => rows.length < ROWS && rows.push(cells), refused: () => {} },
    LIMITS
  )
  tokenizer.push(head)
  tokenizer.end()
  return rows
}

/** Excel's own first line, `sep=;`: the delimiter it names, and the text behind it. */
export const declaredDelimiter = (
  head: string
): { readonly delimiter: Delimiter; readonly length: number } | undefined => {
  const match = /^sep=([,;\t])(?:\r\n?|\n)/i.exec(head)
  return match === null ? undefined : { delimiter: match[1] as Delimiter, length: match[0].length }
}

/** Below 1: the share of rows that are as wide as most are, if that is two cells or more. */
const evenness = (rows: ReadonlyArray<ReadonlyArray<string>>): number => {
  const counts = new Map<number, number>()
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
  return Math.max(0, ...counts.values()) / (rows.length + 1)
}
