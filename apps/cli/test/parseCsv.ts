/** Reads CSV in a few lines of its own, so that tests do not read with what wrote. */

/** Rows of cells; quotes may hold commas, quotes and line ends. */
export const parseCsv = (text: string): Array<Array<string>> => {
  const rows: Array<Array<string>> = []
  let row: Array<string> = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy
  const body = text.replace(/^\ufeff/, "")
  while (pattern.lastIndex < body.length) {
    const [, quoted, plain, end] = pattern.exec(body)!
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "")
    if (end === ",") continue
    rows.push(row)
    row = []
  }
  return rows
}
