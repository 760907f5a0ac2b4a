/** A table in the terminal's width: columns as wide as they need, the last one wrapped. */

export type Align = "left" | "right"

const GAP = "  "
/** The last column is never narrower than this, even where lines then run over. */
const NARROWEST = 16

/** One line or more a row. Rows are as long as `align`; the last column is wrapped between words. */
export const table = (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  align: ReadonlyArray<Align>,
  width: number
): ReadonlyArray<string> => {
  const last = align.length - 1
  const widths = align.slice(0, last).map((_, column) => Math.max(0, ...rows.map((row) => row[column]!.length)))
  const before = widths.reduce((sum, each) => sum + each + GAP.length, 0)
  const room = Math.max(NARROWEST, width - before)
  return rows.flatMap((row) =>
    wrap(row[last]!, room).map((part, line) => {
      const cells = widths.map((each, column) => {
        const text = line === 0 ? row[column]! : ""
        return align[column] === "right" ? text.padStart(each) : text.padEnd(each)
      })
      return [...cells, part].join(GAP).trimEnd()
    })
  )
}

/** At least one line; a word that is longer than a line stands alone. */
export const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = [""]
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!
    if (line === "") lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
