/** How a CSV text becomes rows: laws over any text, an oracle, and each kind of damage by name. */
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { textArbitrary } from "@kith/testkit/textArbitrary"
import { csvBytes } from "@kith/formats/csv/writeCsv"
import { LIMITS } from "@kith/formats/Format"
import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyCuts, cellsOf, cutText, shown, tokenized, troublesomeText, wellFormed } from "./csvText.ts"

const small = { ...LIMITS, cell: 12, row: 24, columns: 5 }
const anyDelimiter = fc.constantFrom<"," | ";" | "\t">(",", ";", "\t")
const anyRows = fc.array(fc.array(textArbitrary().filter(wellFormed), { minLength: 1, maxLength: 5 }), { maxLength: 8 })

describe("any text", () => {
  it("gives the same rows however it is cut", () => {
    fc.assert(
      fc.property(troublesomeText, anyCuts, fc.constantFrom(0, 2, 3), fc.boolean(), (text, cuts, width, tight) => {
        const reading = { width, limits: tight ? small : LIMITS }
        expect(shown(tokenized(cutText(text, cuts), reading))).toEqual(shown(tokenized([text], reading)))
      }),
      propertyRuns(3000)
    )
  })

  it("has every line that is not blank in one row or one refusal, in order", () => {
    fc.assert(
      fc.property(troublesomeText, fc.constantFrom(0, 2, 3), fc.boolean(), (text, width, tight) => {
        const lines = text.split(/\r\n|\r|\n/)
        let covered = 0
        for (const found of tokenized([text], { width, limits: tight ? small : LIMITS })) {
          expect(found.line).toBeGreaterThan(covered)
          expect(lines.slice(covered, found.line - 1)).toEqual(lines.slice(covered, found.line - 1).map(() => ""))
          covered =
            "cells" in found
              ? found.line + found.cells.reduce((ends, cell) => ends + cell.split(/\r\n|\r|\n/).length - 1, 0)
              : found.through
        }
        expect(lines.slice(covered).filter((line) => line !== "")).toEqual([])
      }),
      propertyRuns(2000)
    )
  })

  it("keeps within its limits", () => {
    fc.assert(
      fc.property(troublesomeText, (text) => {
        for (const cells of cellsOf(tokenized([text], { limits: small }))) {
          expect(cells.length).toBeLessThanOrEqual(small.columns)
          expect(Math.max(...cells.map((cell) => cell.length))).toBeLessThanOrEqual(small.cell)
        }
      }),
      propertyRuns(1000)
    )
  })
})

describe("what the writer writes", () => {
  it("comes back, whatever is in the cells", () => {
    fc.assert(
      fc.property(anyRows, anyDelimiter, anyCuts, (rows, delimiter, cuts) => {
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(csvBytes(rows, { delimiter }))
        expect(cellsOf(tokenized(cutText(text, cuts), { delimiter }))).toEqual(rows)
      }),
      propertyRuns(1000)
    )
  })

  it("is read alike by another library", () => {
    const anyBlock = fc.array(fc.array(textArbitrary().filter(wellFormed), { minLength: 2, maxLength: 5 }), {
      minLength: 1,
      maxLength: 6
    })
    fc.assert(
      fc.property(anyBlock, anyDelimiter, (rows, delimiter) => {
        const theirs = parse(Buffer.from(csvBytes(rows, { delimiter })), { delimiter, relax_column_count: true })
        expect(theirs).toEqual(rows)
      }),
      propertyRuns(500)
    )
  })
})

describe("lines", () => {
  it("are those of an editor: where the row starts, with LF, CRLF and CR", () => {
    expect(shown(tokenized(['a,b\r\nc,"d\r\ne"\rf,g\n\n"h\n\ni",j']))).toEqual([
      "1: a|b",
      "2: c|d\r\ne",
      "4: f|g",
      "6: h\n\ni|j"
    ])
  })

  it("may be blank, and a last one without an end is a row", () => {
    expect(shown(tokenized(["\n\na\n\r\n\nb"]))).toEqual(["3: a", "6: b"])
  })

  it("with nothing but delimiters are rows of empty cells", () => {
    expect(shown(tokenized([",\n,,"]))).toEqual(["1: |", "2: ||"])
  })

  it("with an empty cell in quotes are rows", () => {
    expect(tokenized(['""\n'])).toEqual([{ line: 1, cells: [""] }])
  })
})

describe("quotes", () => {
  const cells = (text: string) => cellsOf(tokenized([text]))

  it("inside an unquoted cell are text", () => {
    expect(cells('5" pipe,say ""hi"",x"y"\n')).toEqual([['5" pipe', 'say ""hi""', 'x"y"']])
  })

  it("that were not doubled are text while the line goes on", () => {
    expect(cells('"the "best" one",b\n')).toEqual([['the "best" one', "b"]])
    expect(cells('"the,"best" one",b\n')).toEqual([['the,"best" one', "b"]])
  })

  it("that were not doubled are text on a cell's later lines too, where no cell could begin", () => {
    expect(cells('"a note\nthat said "hello" twice",b\n')).toEqual([['a note\nthat said "hello" twice', "b"]])
  })

  it("may have spaces behind them", () => {
    expect(cells('"a"  ,"b" \n"c" ')).toEqual([["a", "b"], ["c"]])
  })

  it("that are never closed cost their own row", () => {
    const text = 'a,b,c\n1,"open,3\n4,5,6\n7,8,9\n'
    expect(shown(tokenized([text], { width: 3 }))).toEqual(["1: a|b|c", "2: unclosedQuote", "3: 4|5|6", "4: 7|8|9"])
  })

  it("that are never closed are found out by the next opening one", () => {
    const text = '1,"open,3\n4,5,6\n7,"Smith, J.",9\n10,11,12\n'
    expect(shown(tokenized([text], { width: 3 }))).toEqual([
      "1: unclosedQuote",
      "2: 4|5|6",
      "3: 7|Smith, J.|9",
      "4: 10|11|12"
    ])
  })

  it("that open a cell which seems to close the one before are found out by the width", () => {
    const text = '1,"open,3\n4,5,6\n7,", then",9\n10,11,12\n'
    expect(shown(tokenized([text], { width: 3 }))).toEqual([
      "1: unclosedQuote",
      "2: 4|5|6",
      "3: 7|, then|9",
      "4: 10|11|12"
    ])
  })

  it("that are never closed are got over wherever the text is cut, CRLF in two included", () => {
    const pieces = ['1,"open,3\r', "\ndebris\r", "\n4,5,6\r", "\n7,8,9"]
    expect(shown(tokenized(pieces, { width: 3 }))).toEqual(["1-2: unclosedQuote", "3: 4|5|6", "4: 7|8|9"])
  })

  it("that are never closed take the debris of their cell with them", () => {
    const text = '1,"a note\nof several\nlines,3\n4,5,6\n'
    expect(shown(tokenized([text], { width: 3 }))).toEqual(["1-3: unclosedQuote", "4: 4|5|6"])
  })

  it("may enclose line ends and delimiters for as long as a cell may be", () => {
    const note = "line, with a comma\n".repeat(50_000)
    expect(cells(`"${note}",b\n`)).toEqual([[note, "b"]])
  })
})

describe("limits", () => {
  const reading = { limits: { ...LIMITS, cell: 10, row: 30, columns: 3 }, width: 2 }

  it("a cell may be as long as allowed, and one longer costs its row", () => {
    expect(shown(tokenized(["aaaaaaaaaa,b\naaaaaaaaaaa,b\nc,d"], reading))).toEqual([
      "1: aaaaaaaaaa|b",
      "2: cellTooLarge",
      "3: c|d"
    ])
    expect(shown(tokenized(['"aaaaaaaaaa",b\n"aaaaaaaaaaa",b\nc,d'], reading))).toEqual([
      "1: aaaaaaaaaa|b",
      "2: cellTooLarge",
      "3: c|d"
    ])
  })

  it("a long cell of many lines costs those lines", () => {
    expect(shown(tokenized(['"aa\nbb\ncc\ndd\nee",f\ng,h'], reading))).toEqual(["1-5: cellTooLarge", "6: g|h"])
  })

  it("a row with too many cells is refused", () => {
    expect(shown(tokenized(["a,b,c,d\ne,f"], reading))).toEqual(["1: tooManyColumns", "2: e|f"])
  })

  it("a row of cells that are too much together is refused", () => {
    const limits = { ...LIMITS, cell: 10, row: 15 }
    expect(shown(tokenized(["aaaaaaaa,bbbbbbbb\nc,d"], { limits, width: 2 }))).toEqual(["1: rowTooLarge", "2: c|d"])
  })
})

describe("texts made to keep a reader busy are read in one go", () => {
  const megabyte = 1 << 20
  const filled = (unit: string, length = 2 * megabyte): string => unit.repeat(length / unit.length)
  const pieces = (text: string) =>
    Array.from({ length: Math.ceil(text.length / 65_536) }, (_, at) => text.slice(at * 65_536, (at + 1) * 65_536))
  const anyone: ReadonlyArray<readonly [string, string]> = [
    ["nothing but quotes", filled('"')],
    ["opening quotes", filled('"a\n')],
    ["escaped quotes that open lines", filled('""a\n')],
    ["opening quotes between usual rows", filled('a,b\n""x\n')],
    ["quotes that close far away", `${filled('a,b\n""x\n', megabyte)}",c,d,e\n`],
    ["many cells that close far away", filled(`${'a,b\n""x\n'.repeat(2000)}",c,"\n`)],
    ["stray quotes in one line", filled('x"y')],
    ["stray quotes in one quoted line", `"${filled('x"y')}`],
    ["one line of delimiters", filled(",")],
    ["one line of spaces behind a quote", `"a"${filled(" ")}`],
    ["carriage returns", filled("\r")],
    ["quoted carriage returns", filled('"\r')],
    ["an open quote at the very beginning", `"${filled("a,b\n")}`]
  ]
  it.each(anyone)("%s", (_, text) => {
    const started = processorMs()
    const found = tokenized(pieces(text), { width: 2 })
    expect(Array.isArray(found)).toBe(true)
    // Quadratic work on two megabytes takes minutes.
    expect(processorMs() - started).toBeLessThan(10_000)
  })
})
