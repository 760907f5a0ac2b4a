/**
 * A CSV file as characters: each cell as it is written, quotes included, and each row with its own line end, so that
 * what is not edited is written back as it was. For the layer on a CSV file; those who only read use the formats' reader.
 */

export interface RawRow {
  /** As written. A line with nothing on it has none. */
  readonly cells: Array<string>
  /** `\r\n`, `\n`, `\r`, or nothing for a last row that ends with the file. */
  end: string
}

export interface RawCsv {
  readonly rows: Array<RawRow>
  /** The file ends inside quotes: it was cut off, or is being written. */
  readonly cutOff: boolean
}

export const parseRaw = (text: string, delimiter: string): RawCsv => {
  const rows: Array<RawRow> = []
  let cutOff = false
  for (let at = 0; at < text.length;) {
    const cells: Array<string> = []
    for (;;) {
      const start = at
      if (text[at] === '"') {
        const close = closingQuote(text, at + 1, delimiter)
        if (close === -1) cutOff = true
        at = close === -1 ? text.length : close + 1
      }
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++
      cells.push(text.slice(start, at))
      if (text[at] !== delimiter) break
      at++
    }
    const end = text.startsWith("\r\n", at) ? "\r\n" : (text[at] ?? "")
    at += end.length
    rows.push({ cells: cells.length === 1 && cells[0] === "" ? [] : cells, end })
  }
  return { rows, cutOff }
}

/** The quote that is followed by a delimiter, a line end or nothing; -1 when there is none. */
const closingQuote = (text: string, from: number, delimiter: string): number => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at++
      continue
    }
    // Spaces behind it are forgiven, as the formats' reader does.
    let after = at + 1
    while (text[after] === " ") after++
    const next = text[after]
    if (next === undefined || next === delimiter || next === "\n" || next === "\r") return at
  }
  return -1
}

/** What a cell says, without its quotes. */
export const rawToText = (raw: string): string => {
  if (!raw.startsWith('"')) return raw
  const bare = raw.trimEnd()
  return bare.length > 1 && bare.endsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : raw
}

/** As a cell is written: in quotes where it must be, or where the one before it was. */
export const textToRaw = (text: string, delimiter: string, before = ""): string =>
  /["\r\n,;\t]|^\ufeff|^sep=/i.test(text) || text.includes(delimiter) || (before.startsWith('"') && text !== "")
    ? `"${text.replaceAll('"', '""')}"`
    : text

export const rawToFile = (rows: ReadonlyArray<RawRow>, delimiter: string): string => {
  let text = ""
  for (const { cells, end } of rows) text += cells.join(delimiter) + end
  return text
}
