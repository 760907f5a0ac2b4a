/** People at files that spreadsheet programs open and save: for tests of `kith sheet`. */
import { readFileSync, writeFileSync } from "node:fs"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import { parseCsv } from "./parseCsv.ts"

/** A CSV file as Excel saves it: all of it anew. */
export class CsvFile {
  readonly path: string
  rows: Array<Array<string>>

  constructor(path: string) {
    this.path = path
    this.rows = parseCsv(readFileSync(path, "utf8"))
  }

  column(heading: string): number {
    const at = this.rows[0]!.indexOf(heading)
    if (at < 0) throw new Error(`no column ${heading} among ${this.rows[0]!.join(", ")}`)
    return at
  }

  /** By the text of some cell of it; 0 is the first behind the headings. */
  row(text: string): Array<string> {
    const found = this.rows.slice(1).find((row) => row.includes(text))
    if (found === undefined) throw new Error(`no row with ${text} among\n${this.rows.join("\n")}`)
    return found
  }

  text(who: string, heading: string): string {
    return this.row(who)[this.column(heading)] ?? ""
  }

  type(who: string, heading: string, text: string): this {
    const [row, at] = [this.row(who), this.column(heading)]
    while (row.length <= at) row.push("")
    row[at] = text
    return this
  }

  add(...cells: ReadonlyArray<string>): this {
    this.rows.push([...cells])
    return this
  }

  remove(who: string): this {
    const gone = this.row(who)
    this.rows = this.rows.filter((row) => row !== gone)
    return this
  }

  /** By a column's text, headings apart. */
  sort(heading: string): this {
    const [head, ...rows] = this.rows
    const at = this.column(heading)
    this.rows = [head!, ...rows.toSorted((a, b) => ((a[at] ?? "") < (b[at] ?? "") ? -1 : 1))]
    return this
  }

  save(): this {
    const quoted = (cell: string): string => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    writeFileSync(this.path, `\ufeff${this.rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`)
    return this
  }

  /** Everybody's first and last name with the company, sorted. */
  people(): ReadonlyArray<string> {
    const at = ["First name", "Last name", "Company"].map((heading) => this.column(heading))
    return this.rows
      .slice(1)
      .map((row) =>
        at
          .map((column) => row[column] ?? "")
          .filter(Boolean)
          .join(" ")
      )
      .filter(Boolean)
      .toSorted()
  }
}

/** A workbook's first sheet, one text put in the place of another wherever it stands, and the file saved. */
export const replaceInWorkbook = (path: string, from: string, to: string): void => {
  const parts = unzipSync(readFileSync(path))
  let count = 0
  for (const name of ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]) {
    const part = parts[name]
    if (part === undefined) continue
    const text = strFromU8(part)
    count += text.split(`>${from}<`).length - 1
    parts[name] = strToU8(text.replaceAll(`>${from}<`, `>${to}<`))
  }
  if (count !== 1) throw new Error(`${from} stands ${count} times in ${path}`)
  writeFileSync(path, zipSync(parts))
}

/** The texts of a workbook's first sheet, all together. */
export const textsInWorkbook = (path: string): ReadonlyArray<string> => {
  const parts = unzipSync(readFileSync(path))
  const xml = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"].map((name) =>
    strFromU8(parts[name] ?? new Uint8Array())
  )
  return [...xml.join("").matchAll(/<t[^>]*>([^<]+)<\/t>/g)].map(([, text]) => text!)
}
