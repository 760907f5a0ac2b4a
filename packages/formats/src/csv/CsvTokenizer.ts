/**
 * Rows of cells from the text of a CSV file, a piece at a time. For the CSV reader.
 *
 * It reads RFC 4180 and what people's files make of it: any of LF, CRLF and CR, quotes inside unquoted cells, quotes
 * that were not doubled, spaces after a closing quote. A quote that is never closed costs its row, not the file.
 * Why this is not a library: `docs/decisions/csv-reader.md`.
 *
 * Invariants. Cutting the text differently gives the same rows. No more text is held than one row may have, and one
 * piece. Every character is looked at a bounded number of times, whatever the file: see `nothingClosesBefore`.
 */
import type { Limits } from "../Format.ts"
import { isUsualRow } from "./usualRow.ts"

export type CsvFault = "unclosedQuote" | "cellTooLarge" | "rowTooLarge" | "tooManyColumns"

/** Where rows go. Lines are those of an editor, from 1; a row's is where it starts. */
export interface CsvSink {
  readonly row: (cells: ReadonlyArray<string>, line: number) => void
  /** The lines from `line` to `through` could not be read as rows. */
  readonly refused: (line: number, through: number, why: CsvFault) => void
}

const QUOTE = 34
const LF = 10
const CR = 13
const SPACE = 32
/** Spaces forgiven between a closing quote and the next delimiter. */
const SPACES = 16

/** How many times over a file may be read again in search of rows inside rows that were given up. */
const READ_AGAIN = 4

/** What `closingQuote` answers when there is none in sight. */
const MORE = -1
const NONE = -2

interface Lost {
  readonly line: number
  readonly why: CsvFault
  /** Up to where a quoted cell was looked for, counted from the start of the text. */
  readonly searchedTo: number
  /** The line in hand is known to be no row: the one that was refused, or one too long to look at. */
  passing: boolean
}

export class CsvTokenizer {
  /** How many cells a row of this file has; 0 until the header is known. Tells rows from debris after a fault. */
  width = 0

  private text = ""
  /** The offset of `text` in the whole. */
  private base = 0
  private line = 1
  private rowStart = 0
  private cells: Array<string> = []
  private cellStart = 0
  private at = 0
  private quoted = false
  /** The quoted cell has doubled quotes in it. */
  private doubled = false
  /** Line ends in the row's quoted cells. */
  private breaks = 0
  /** The quoted cell was searched to here for a line end, and has none. */
  private unbrokenTo = 0
  private broken = false
  private lost: Lost | undefined
  /**
   * A search for a closing quote has failed up to this offset. What a run of quotes means to a cell that began
   * before it does not depend on where the cell began, so a later search may start here; without that, a file
   * of opening quotes would be searched from each of them to the end.
   */
  private nothingClosesBefore = 0
  /** Characters read once more because a row of several lines was given up. */
  private readAgain = 0

  private readonly delimiter: number
  private readonly sink: CsvSink
  private readonly limits: Limits

  constructor(delimiter: string, sink: CsvSink, limits: Limits) {
    this.delimiter = delimiter.charCodeAt(0)
    this.sink = sink
    this.limits = limits
  }

  push(text: string): void {
    const done = this.rowStart
    this.text = this.text.slice(done) + text
    this.base += done
    this.at -= done
    this.cellStart -= done
    this.unbrokenTo -= done
    this.rowStart = 0
    this.scan(false)
  }

  end(): void {
    this.scan(true)
  }

  private scan(final: boolean): void {
    while (this.lost === undefined ? this.readRow(final) : this.findRow(this.lost, final)) {
      // Each round reads or passes over one row.
    }
  }

  /** Reads one row; false when the text does not suffice. */
  private readRow(final: boolean): boolean {
    const { text, delimiter } = this
    const end = text.length
    for (;;) {
      if (!this.quoted && this.at === this.cellStart && text.charCodeAt(this.at) === QUOTE) this.openQuote()
      let next: number
      let value: string
      if (this.quoted) {
        const quote = this.closingQuote(final)
        if (quote === MORE) return false
        if (quote === NONE) return true
        value = text.slice(this.cellStart, quote)
        if (this.doubled) value = value.replaceAll('""', '"')
        next = quote + 1
        while (text.charCodeAt(next) === SPACE) next++
      } else {
        next = this.at
        for (; next < end; next++) {
          const code = text.charCodeAt(next)
          if (code === delimiter || code === LF || code === CR) break
        }
        if (next > this.furthest()) return this.lose(this.tooFar(), next)
        value = ""
      }
      if (next === end && !final) return this.waitAt(this.quoted ? this.at : next)
      const code = next < end ? text.charCodeAt(next) : LF
      if (code === CR && next + 1 === end && !final) return this.waitAt(this.quoted ? this.at : next)
      if (!this.quoted) {
        // Nothing after the last line end is no row.
        if (next === end && next === this.rowStart) return false
        value = text.slice(this.cellStart, next)
      }
      if (this.cells.length === this.limits.columns) return this.lose("tooManyColumns", next)
      if (this.quoted && hasBreak(value)) this.breaks += breaksIn(value)
      this.cells.push(value)
      if (code !== delimiter) return this.endRow(next, code === CR && text.charCodeAt(next + 1) === LF ? 2 : 1)
      this.quoted = false
      this.at = this.cellStart = next + 1
    }
  }

  private openQuote(): void {
    this.quoted = true
    this.doubled = false
    this.broken = false
    this.at = this.cellStart = this.unbrokenTo = this.at + 1
  }

  /** The index of the quote that ends the cell; `MORE` when it may still come, `NONE` after giving the row up. */
  private closingQuote(final: boolean): number {
    const { text, cellStart, delimiter } = this
    const end = text.length
    const furthest = this.furthest()
    let from = this.at
    for (;;) {
      const first = text.indexOf('"', from)
      const at = first < 0 ? end : first
      // The run at the cell's own opening was not seen whole by an earlier search.
      if (at > cellStart && this.base + at < this.nothingClosesBefore) {
        from = this.nothingClosesBefore - this.base
        continue
      }
      let after = at
      while (after < end && text.charCodeAt(after) === QUOTE) after++
      if ((at === end ? end : after - 1) > furthest) return this.giveUp(at, this.tooFar(), this.base + furthest)
      if (after === end && !(final && after > at)) {
        if (final) return this.giveUp(end, "unclosedQuote", this.base + end)
        this.at = at
        return MORE
      }
      const count = after - at
      if (count > 1) this.doubled = true
      if (count % 2 === 0) {
        if (after === end) return this.giveUp(end, "unclosedQuote", this.base + end)
        from = after
        continue
      }
      let next = after
      while (next < end && next - after < SPACES && text.charCodeAt(next) === SPACE) next++
      if (next === end) {
        if (final) return after - 1
        this.at = at
        return MORE
      }
      const code = text.charCodeAt(next)
      if (code === delimiter || code === LF || code === CR) return after - 1
      // No closing quote. On a later line, where a cell could begin, it is another cell's opening one.
      const before = text.charCodeAt(at - 1)
      if (at > cellStart && (before === delimiter || before === LF || before === CR) && this.isBrokenBefore(at)) {
        return this.giveUp(at, "unclosedQuote", this.base + at)
      }
      from = after
    }
  }

  /** Whether the quoted cell has a line end before `at`. */
  private isBrokenBefore(at: number): boolean {
    while (!this.broken && this.unbrokenTo < at) {
      const code = this.text.charCodeAt(this.unbrokenTo++)
      this.broken = code === LF || code === CR
    }
    return this.broken
  }

  private giveUp(searched: number, why: CsvFault, searchedTo: number): typeof NONE {
    this.nothingClosesBefore = Math.max(this.nothingClosesBefore, this.base + searched)
    this.lose(why, this.cellStart, searchedTo)
    return NONE
  }

  /** The last index at which the cell, and the row, may end. */
  private furthest(): number {
    return Math.min(this.cellStart + this.limits.cell, this.rowStart + this.limits.row)
  }

  private tooFar(): CsvFault {
    return this.cellStart + this.limits.cell <= this.rowStart + this.limits.row ? "cellTooLarge" : "rowTooLarge"
  }

  private waitAt(at: number): false {
    this.at = at
    return false
  }

  private endRow(at: number, lineEnd: number): true {
    const { cells, width } = this
    // Rows that an unclosed quote has run together are too wide.
    if (this.breaks > 0 && width > 0 && cells.length > width && cells.slice(width).some((cell) => cell.trim() !== "")) {
      return this.lose("unclosedQuote", at)
    }
    if (cells.length > 1 || this.quoted || cells[0] !== "") this.sink.row(cells, this.line)
    this.line += 1 + this.breaks
    return this.startRow(at + lineEnd)
  }

  private startRow(at: number): true {
    this.rowStart = this.cellStart = this.at = Math.min(at, this.text.length)
    this.cells = []
    this.quoted = false
    this.breaks = 0
    return true
  }

  /** Gives the row up at `at`, and goes back to look for another in its second line, while that can be afforded. */
  private lose(why: CsvFault, at: number, searchedTo = -1): true {
    this.lost = { line: this.line, why, searchedTo, passing: true }
    const again = this.breaks > 0 ? at - this.rowStart : 0
    if (this.readAgain + again > READ_AGAIN * (this.base + at + this.limits.row)) {
      this.line += breaksIn(this.text.slice(this.rowStart, at))
      return this.startRow(at)
    }
    this.readAgain += again
    return this.startRow(this.rowStart)
  }

  /** After a fault: passes over one line, or ends the search at a line that has the cells of a usual row. */
  private findRow(lost: Lost, final: boolean): boolean {
    const { text } = this
    const end = text.length
    let at = this.at
    for (; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code === LF || code === CR) break
    }
    const waiting = at === end || (at + 1 === end && text.charCodeAt(at) === CR)
    if (at - this.rowStart > this.limits.row) {
      // Too long for a row, and of no more use.
      lost.passing = true
      if (at === end && !final) {
        this.rowStart = this.cellStart = end
        return this.waitAt(end)
      }
    }
    if (waiting && !final) return this.waitAt(at)
    if (!lost.passing && isUsualRow(text.slice(this.rowStart, at), this.delimiter, this.width)) {
      this.refuse(lost)
      return this.startRow(this.rowStart)
    }
    if (at > this.rowStart || at < end) this.line++
    this.startRow(at + (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1))
    lost.passing = false
    if (this.rowStart < end) return true
    if (final) this.refuse(lost)
    return false
  }

  private refuse({ line, why, searchedTo }: Lost): void {
    this.lost = undefined
    // A usual row inside what was taken for one huge cell: it was no cell.
    const found = this.base + this.rowStart < searchedTo
    this.sink.refused(line, Math.max(line, this.line - 1), found ? "unclosedQuote" : why)
  }
}

const hasBreak = (value: string): boolean => value.includes("\n") || value.includes("\r")

/** CRLF, LF and CR each count once. */
const breaksIn = (value: string): number => {
  let count = 0
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code === LF || (code === CR && value.charCodeAt(at + 1) !== LF)) count++
  }
  return count
}
