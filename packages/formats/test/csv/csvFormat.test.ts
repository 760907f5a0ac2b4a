/** CSV files of whatever kind, read as a format: dialects, encodings, damage, size. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { csvReader } from "@kith/formats/csv/CsvReader"
import { FormatError, LIMITS } from "@kith/formats/Format"
import { kithCsv } from "@kith/formats/kithSheet/kithCsv"
import { connectionsLayout, linkedinConnections } from "@kith/formats/linkedin/connections"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { failureOf, fixture, names, rowsOf, summaryOf, utf8 } from "../reading.ts"
import { anyCuts, cutBytes, troublesomeText } from "./csvText.ts"

const header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
const today = fixture("linkedin/today.csv")

describe("any bytes", () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    troublesomeText.map((text) => utf8(header + text)),
    fc.tuple(fc.nat(today.length), fc.uint8Array({ maxLength: 8 })).map(([at, junk]) => {
      const bytes = today.slice()
      bytes.set(junk.subarray(0, bytes.length - at), at)
      return bytes
    })
  )
  const outcome = (pieces: ReadonlyArray<Uint8Array>): unknown => {
    const reader = csvReader(connectionsLayout)
    try {
      return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end(), reader.asOf]
    } catch (error) {
      if (error instanceof FormatError) return error.reason
      throw error
    }
  }

  it("are read or refused, the same however they are cut", () => {
    fc.assert(
      fc.property(anyBytes, anyCuts, (bytes, cuts) => {
        expect(outcome(cutBytes(bytes, cuts))).toEqual(outcome([bytes]))
      }),
      propertyRuns(1500)
    )
  })

  it("are looked at without a fault by every format", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        for (const format of [linkedinConnections, kithCsv]) {
          const sure = format.recognise(bytes, "file.csv")
          expect(sure).toBeGreaterThanOrEqual(0)
          expect(sure).toBeLessThanOrEqual(1)
        }
      }),
      propertyRuns(500)
    )
  })
})

describe("encodings and dialects", () => {
  const text = new TextDecoder().decode(today)
  const plainText =
    "First Name,Last Name,Email Address,Company,Position,Connected On\r\nZoé,Lévesque,,Crêperie “Chez Luc”,,01 Jan 2026\r\n"

  it.each([
    ["a byte order mark", utf8(`\ufeff${text}`)],
    ["UTF-16LE", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16BE", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["CRLF", utf8(text.replaceAll("\n", "\r\n"))],
    ["CR", utf8(text.replaceAll("\n", "\r"))]
  ])("%s changes nothing", (_, bytes) => {
    expect(rowsOf(linkedinConnections, new Uint8Array(bytes))).toEqual(rowsOf(linkedinConnections, today))
  })

  it.each([";", "\t"])("%j may separate", (delimiter) => {
    const rows = text
      .split("\n")
      .slice(4)
      .map((line) => line.replaceAll(/("(?:[^"]|"")*")|,/g, (_, quoted: string | undefined) => quoted ?? delimiter))
    expect(rowsOf(linkedinConnections, utf8(rows.join("\n"))).map((row) => ({ ...row, line: row.line + 4 }))).toEqual(
      rowsOf(linkedinConnections, today)
    )
  })

  it("Windows-1252 is read as what it is", () => {
    const bytes = Uint8Array.from(
      plainText,
      (character) => ({ "“": 0x93, "”": 0x94 })[character] ?? character.charCodeAt(0)
    )
    expect(rowsOf(linkedinConnections, bytes)).toEqual(rowsOf(linkedinConnections, utf8(plainText)))
  })
})

describe("damage", () => {
  it("a NUL costs its row", () => {
    const bytes = utf8(`${header}Ana,Souza,,,,,\nLu\0c,Tran,,,,,\nRaj,Patel,,,,,\n${"\0".repeat(50)}`)
    expect(names(rowsOf(linkedinConnections, bytes))).toEqual([
      "2: Ana Souza",
      "3: controlCharacters",
      "4: Raj Patel",
      "5: controlCharacters"
    ])
  })

  it("a megabyte in one cell is read, and more costs the row", () => {
    const row = (length: number) => `Ana,Souza,,,${"x".repeat(length)},,01 Jan 2026\n`
    const rows = rowsOf(linkedinConnections, utf8(header + row(LIMITS.cell) + row(LIMITS.cell + 1) + row(3)))
    expect(names(rows)).toEqual(["2: Ana Souza", "3: cellTooLarge", "4: Ana Souza"])
  })

  it("an unclosed quote costs its row, with the lines that an editor shows", () => {
    const lines = Array.from({ length: 400 }, (_, index) => `P${index},Q,,,"Co, ${index}",,01 Jan 2026\n`)
    lines[42] = 'Ana,Souza,,,"Open, Inc.,,01 Jan 2026\n'
    lines[89] = 'Luc,Tran,,,"Open\n'
    lines[305] = '"Raj,Patel,,,,,01 Jan 2026\n'
    const refused = names(rowsOf(linkedinConnections, utf8(header + lines.join("")))).filter(
      (row) => !row.endsWith(" Q")
    )
    expect(refused).toEqual(["44: unclosedQuote", "91: unclosedQuote", "307: unclosedQuote"])
  })

  it("a file without a header is not this format", () => {
    for (const text of ["", "\n\n", "a,b,c\n1,2,3\n", `${"x,y\n".repeat(500)}${header}`]) {
      expect(failureOf(Stream.runDrain(linkedinConnections.read(Stream.succeed(utf8(text)))))).toEqual(
        new FormatError({ format: "linkedin-connections", reason: { _tag: "NotThisFormat" } })
      )
    }
  })
})

describe("a whole file handed over at once", () => {
  it("comes in many arrays of rows", () => {
    const rows = Stream.fromIterable([utf8(header + "Ana,Souza,,,,,\n".repeat(50_000))])
    const sizes: Array<number> = []
    Effect.runSync(
      Stream.runForEachArray(linkedinConnections.read(rows), (batch) =>
        Effect.sync(() => void sizes.push(batch.length))
      )
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(50_000)
    expect(Math.max(...sizes)).toBeLessThan(10_000)
  })
})

describe("size", () => {
  const limited = (limits: Partial<typeof LIMITS>, text: string) => () => {
    const reader = csvReader(connectionsLayout, { ...LIMITS, ...limits })
    return [...reader.push(utf8(text)), ...reader.end()]
  }

  it("above the limits the file is refused", () => {
    const rows = "Ana,Souza,,,,,\n".repeat(11)
    expect(limited({ rows: 11 }, header + rows)()).toHaveLength(11)
    expect(limited({ rows: 10 }, header + rows)).toThrow(
      new FormatError({ format: "linkedin-connections", reason: { _tag: "TooLarge", limit: "rows", allowed: 10 } })
    )
    expect(limited({ bytes: 100 }, header + rows)).toThrow(
      new FormatError({ format: "linkedin-connections", reason: { _tag: "TooLarge", limit: "bytes", allowed: 100 } })
    )
  })

  /** A file of so many bytes, made as it is read. */
  const made = (bytes: number): Stream.Stream<Uint8Array> => {
    const company = "Compagnie de l’Érable ".repeat(7)
    const unit = utf8(
      `Zoé,"Lévesque, ing.",https://www.linkedin.com/in/zoe,,"${company}",Analyst,08 Feb 2026\n`.repeat(256)
    )
    return Stream.fromIterable(
      (function* () {
        yield utf8(header)
        for (let sent = header.length; sent + unit.length <= bytes; sent += unit.length) yield unit
      })()
    )
  }
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  const heap = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }

  /** Reads all and answers with the most that the heap had grown at any of some moments. */
  const growthReading = (bytes: number): { readonly rows: number; readonly growth: number } => {
    const before = heap()
    let rows = 0
    let batches = 0
    let growth = 0
    Effect.runSync(
      Stream.runForEachArray(linkedinConnections.read(made(bytes)), (batch) =>
        Effect.sync(() => {
          rows += batch.length
          if (++batches % 200 === 0) growth = Math.max(growth, heap() - before)
        })
      )
    )
    return { rows, growth }
  }

  it("20 MB are read in the memory of a few pieces", () => {
    const { rows, growth } = growthReading(20_000_000)
    expect(rows).toBeGreaterThan(70_000)
    expect(growth).toBeLessThan(8_000_000)
  })

  it("200 MB are read in no more", () => {
    const { rows, growth } = growthReading(200_000_000)
    expect(rows).toBeGreaterThan(700_000)
    expect(growth).toBeLessThan(8_000_000)
  })

  it("200 MB of nothing but an open quote are refused in no more", () => {
    const before = heap()
    const line = utf8("a,b,c,d,e,f\n".repeat(8192))
    let growth = 0
    let pieces = 0
    const bytes = Stream.fromIterable(
      (function* () {
        yield utf8(`${header}"`)
        for (let sent = 0; sent + line.length < 200_000_000; sent += line.length) {
          if (++pieces % 400 === 0) growth = Math.max(growth, heap() - before)
          yield line
        }
      })()
    )
    const rows = Effect.runSync(Stream.runCollect(linkedinConnections.read(bytes)))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ _tag: "Refused", line: 2 })
    expect(growth).toBeLessThan(16_000_000)
  })

  it("a summary needs no more than the counts", () => {
    expect(summaryOf(linkedinConnections, utf8(`${header}Ana,Souza,,,,,01 Jan 2026\n,,,,,,02 Jan 2026\n`))).toEqual({
      rows: 1,
      refused: 1,
      asOf: "2026-01-02"
    })
  })
})
