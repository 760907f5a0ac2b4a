/** Texts and rows that try a CSV reader, and the notation in which its results are compared. */
import * as fc from "fast-check"
import { CsvTokenizer } from "@kith/formats/csv/CsvTokenizer"
import { LIMITS, type Limits } from "@kith/formats/Format"

/** A row, or the lines that were refused. */
export type Found =
  | { readonly line: number; readonly cells: ReadonlyArray<string> }
  | { readonly line: number; readonly through: number; readonly why: string }

export interface Reading {
  readonly delimiter?: string
  readonly limits?: Limits
  readonly width?: number
}

/** What the tokenizer makes of a text that comes in these pieces. */
export const tokenized = (
  pieces: ReadonlyArray<string>,
  { delimiter = ",", limits = LIMITS, width = 0 }: Reading = {}
): ReadonlyArray<Found> => {
  const found: Array<Found> = []
  const tokenizer = new CsvTokenizer(
    delimiter,
    {
      row: (cells, line) => found.push({ line, cells }),
      refused: (line, through, why) => found.push({ line, through, why })
    },
    limits
  )
  tokenizer.width = width
  for (const piece of pieces) tokenizer.push(piece)
  tokenizer.end()
  return found
}

/** `3: a|b`, `4-6: unclosedQuote`. */
export const shown = (found: ReadonlyArray<Found>): ReadonlyArray<string> =>
  found.map((one) =>
    "cells" in one
      ? `${one.line}: ${one.cells.join("|")}`
      : `${one.line}${one.through > one.line ? `-${one.through}` : ""}: ${one.why}`
  )

/** Rows only. */
export const cellsOf = (found: ReadonlyArray<Found>): ReadonlyArray<ReadonlyArray<string>> =>
  found.flatMap((one) => ("cells" in one ? [one.cells] : []))

/** A text or its bytes, cut at any places. */
export const cutText = (text: string, cuts: ReadonlyArray<number>): ReadonlyArray<string> => {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b)
  return at.slice(1).map((end, index) => text.slice(at[index], end))
}

export const cutBytes = (bytes: Uint8Array, cuts: ReadonlyArray<number>): ReadonlyArray<Uint8Array> => {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  return at.slice(1).map((end, index) => bytes.slice(at[index], end))
}

export const anyCuts = fc.array(fc.nat(), { maxLength: 8 })

/** Text in which quotes, delimiters and line ends meet in every way. */
export const troublesomeText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('"', '"', ",", "\n", "\r\n", "\r", "a", " ", '""', '",', ',"', '"\n') },
      { weight: 2, arbitrary: fc.constantFrom("b,c\n", "x,y,z\n", "\n\n", "é", "名", "\u0000", ";") }
    ),
    { maxLength: 60 }
  )
  .map((parts) => parts.join(""))

/** UTF-8 has no place for lone surrogates. */
export const wellFormed = (text: string): boolean => text.isWellFormed()
