/** A CSV file of whatever dialect and encoding, read under a layout. */
import type { RefusedWhy } from "@kith/core/domain/SourceRecord"
import type { RowReader } from "../ChunkReader.ts"
import { LIMITS, type Limits } from "../Format.ts"
import { RowSink } from "../RowSink.ts"
import { isBlank, type Layout, type ReadRow, type Refused, type TableReading } from "../table/Layout.ts"
import { BytesToText } from "./bytesToText.ts"
import { CsvTokenizer } from "./CsvTokenizer.ts"
import { declaredDelimiter, delimiterOf, firstRows } from "./delimiter.ts"

/** Characters of the file that are waited for before its dialect is decided. */
const HEAD = 32 * 1024
/** A header further down than this is none. */
const ROWS_BEFORE_HEADER = 200

export const csvReader = <A = ReadRow>(layout: Layout<A>, limits: Limits = LIMITS): RowReader<A | Refused> =>
  new CsvReader(layout, limits)

/** How sure the layout is that these first bytes of a CSV file have its header. */
export const csvMatch = (layout: Pick<Layout<never>, "match">, head: Uint8Array): number => {
  if (head[0] === 0x50 && head[1] === 0x4b) return 0 // A zip, such as XLSX.
  const text = textOfHead(head)
  const declared = declaredDelimiter(text)
  const body = text.slice(declared?.length ?? 0)
  const rows = firstRows(body, declared?.delimiter ?? delimiterOf(body, layout.match))
  return Math.max(0, ...rows.map(layout.match))
}

/** The first bytes decoded; a character that is cut off at their end does not matter to a header. */
export const textOfHead = (head: Uint8Array): string => {
  const decoder = new BytesToText()
  return decoder.push(head) + decoder.end()
}

class CsvReader<A> implements RowReader<A | Refused> {
  private readonly decoder = new BytesToText()
  private head = ""
  private tokenizer: CsvTokenizer | undefined
  private reading: TableReading<A> | undefined
  private readonly rows: RowSink<A, RefusedWhy>
  /** Rows looked at for a header. */
  private looked = 0
  private width = 0
  /** Lines that the tokenizer does not see. */
  private skipped = 0
  /** Since the first of these no row goes unchecked. */
  private sawNul = false
  private readonly layout: Layout<A>
  private readonly limits: Limits

  constructor(layout: Layout<A>, limits: Limits) {
    this.layout = layout
    this.limits = limits
    this.rows = new RowSink(layout.id, limits)
  }

  get asOf(): string | undefined {
    return this.reading?.asOf()
  }

  push(bytes: Uint8Array): ReadonlyArray<A | Refused> {
    this.rows.took(bytes)
    this.take(this.decoder.push(bytes))
    return this.rows.taken()
  }

  end(): ReadonlyArray<A | Refused> {
    this.take(this.decoder.end())
    const tokenizer = this.tokenizer ?? this.begin()
    tokenizer.end()
    if (this.reading === undefined) throw this.rows.notThis()
    return this.rows.taken()
  }

  private take(text: string): void {
    if (text === "") return
    if (!this.sawNul && text.includes("\0")) this.sawNul = true
    if (this.tokenizer !== undefined) return this.tokenizer.push(text)
    this.head += text
    if (this.head.length >= HEAD) this.begin()
  }

  private begin(): CsvTokenizer {
    const declared = declaredDelimiter(this.head)
    const body = this.head.slice(declared?.length ?? 0)
    this.skipped = declared === undefined ? 0 : 1
    const delimiter = declared?.delimiter ?? delimiterOf(body.slice(0, HEAD), this.layout.match)
    this.tokenizer = new CsvTokenizer(
      delimiter,
      {
        row: (cells, line) => (this.reading === undefined ? this.lookForHeader(cells, line) : this.read(cells, line)),
        refused: (line, through, why) => this.refuse(line, through, why)
      },
      this.limits
    )
    this.head = ""
    this.tokenizer.push(body)
    return this.tokenizer
  }

  private lookForHeader(cells: ReadonlyArray<string>, line: number): void {
    if (this.layout.match(cells) > 0) {
      this.reading = this.layout.open(cells)
      this.width = this.tokenizer!.width = cells.length
      if (this.layout.headless === true) this.read(cells, line)
    } else if (++this.looked > ROWS_BEFORE_HEADER) throw this.rows.notThis()
  }

  private read(cells: ReadonlyArray<string>, line: number): void {
    if (cells.length > this.width && !isBlank(cells.slice(this.width))) return this.refuse(line, line, "tooManyColumns")
    if (this.sawNul && cells.some((cell) => cell.includes("\0"))) return this.refuse(line, line, "controlCharacters")
    const row = this.reading!.read(cells, line + this.skipped)
    if (row !== undefined) this.rows.add(row)
  }

  private refuse(line: number, through: number, why: RefusedWhy): void {
    if (this.reading !== undefined) this.rows.refuse(line + this.skipped, through + this.skipped, why)
  }
}
