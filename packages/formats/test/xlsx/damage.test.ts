/** Workbooks that are damaged, locked, old, or made to do harm; and large ones. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { concat } from "@kith/core/log/Bytes"
import { FormatError } from "@kith/formats/Format"
import type { KithRow } from "@kith/formats/KithRow"
import { kithSheetLayout } from "@kith/formats/kithSheet/layout"
import { kithXlsx, writeKithXlsx } from "@kith/formats/xlsx/kithXlsx"
import { rewriteZip } from "@kith/formats/xlsx/rewriteZip"
import { readXlsx, XLSX_LIMITS, type XlsxLimits } from "@kith/formats/xlsx/xlsxReader"
import { xlsxFormat } from "@kith/formats/xlsx/xlsxFormat"
import { zipParts } from "@kith/formats/xlsx/ZipParts"
import { unzipSync } from "fflate"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { failureOf, names, rowsOf, summaryOf, utf8 } from "../reading.ts"
import { inlineRows, MAIN, packed, producers, relations, sheetXml, workbook } from "./workbooks.ts"

const outcome = (bytes: Uint8Array): unknown => {
  try {
    return [...readXlsx("x", kithSheetLayout, bytes).rows].flat()
  } catch (error) {
    if (error instanceof FormatError) return error.reason
    throw error
  }
}

const reasonOf = (bytes: Uint8Array): unknown => failureOf(Stream.runDrain(kithXlsx.read(Stream.succeed(bytes)))).reason
const why = (bytes: Uint8Array): unknown => {
  const reason = reasonOf(bytes) as { readonly _tag: string; readonly why?: string }
  return reason.why ?? reason._tag
}

const people = inlineRows([
  ["First name", "Last name", "Email"],
  ["Ana", "Souza", "ana@x.ca"],
  ["Bo", "Li", "bo@x.ca"]
])
const small = packed(workbook({ People: sheetXml(people) }))

describe("any bytes", () => {
  const whole = packed(producers["Excel"]!)
  const stored = packed(producers["Google Sheets"]!, 0)
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes)),
    fc
      .tuple(fc.constantFrom(whole, stored), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }))
      .map(([bytes, changes]) => {
        const out = bytes.slice()
        for (const [at, byte] of changes) out[at % out.length] = byte
        return out
      }),
    fc
      .tuple(fc.constantFrom(whole, stored), fc.nat())
      .map(([bytes, length]) => bytes.subarray(0, length % bytes.length))
  )

  it("are read or refused, and looked at without a fault", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        outcome(bytes)
        const sure = kithXlsx.recognise(bytes, "x.xlsx")
        expect(sure).toBeGreaterThanOrEqual(0)
        expect(sure).toBeLessThanOrEqual(1)
      }),
      propertyRuns(1500)
    )
  })

  it("of a part in a sound ZIP are read or refused", () => {
    const parts = producers["Excel"]!
    const anyPart = fc.constantFrom(...Object.keys(parts))
    const xml = fc.constantFrom(
      "<",
      ">",
      "/",
      '"',
      "&",
      "c",
      "row",
      " r=",
      "999999999",
      "-1",
      "<v>",
      "</c>",
      't="s"',
      "\0",
      "]]>"
    )
    fc.assert(
      fc.property(anyPart, fc.nat(), fc.nat(12), xml, (name, at, gone, put) => {
        const text = parts[name]!
        const from = at % (text.length + 1)
        // Stored as it is: most of the time went into packing.
        outcome(packed({ ...parts, [name]: text.slice(0, from) + put + text.slice(from + gone) }, 0))
      }),
      propertyRuns(1500)
    )
  })
})

describe("what cannot be read is refused with its reason", () => {
  const container = (name: string): Uint8Array =>
    concat(
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      new Uint8Array(1000),
      new Uint8Array(Buffer.from(name, "utf16le")),
      new Uint8Array(1000)
    )

  it("a workbook under a password, and one of old Excel", () => {
    expect(why(container("EncryptedPackage"))).toBe("encrypted")
    expect(why(container("Workbook"))).toBe("oldExcel")
    expect(kithXlsx.recognise(container("EncryptedPackage"))).toBeGreaterThan(0)
    expect(kithXlsx.recognise(container("Workbook"))).toBeGreaterThan(0)
    expect(kithXlsx.recognise(container("WordDocument"))).toBe(0)
  })

  it("a workbook in Excel's binary form", () => {
    const bytes = packed({
      "_rels/.rels": relations(["a", "officeDocument", "xl/workbook.bin"]),
      "xl/workbook.bin": "\u0083"
    })
    expect(why(bytes)).toBe("binaryExcel")
    expect(kithXlsx.recognise(bytes)).toBeGreaterThan(0)
  })

  it("a download that broke off", () => {
    expect(why(small.subarray(0, small.length - 30))).toBe("truncated")
    expect(why(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe("truncated")
  })

  it("a byte that is another than was stored", () => {
    const bytes = packed(workbook({ People: sheetXml(people) }), 0)
    bytes[Buffer.from(bytes).indexOf("ana@x.ca")] = 0x62
    expect(why(bytes)).toBe("brokenZip")
  })

  it("other ZIPs, other files", () => {
    expect(why(packed({ "word/document.xml": "<a/>" }))).toBe("NotThisFormat")
    expect(why(packed({ "Connections.csv": "First Name,Last Name\n" }))).toBe("NotThisFormat")
    expect(why(utf8("First name,Last name,Email\n"))).toBe("NotThisFormat")
    expect(kithXlsx.recognise(packed({ "Connections.csv": "First Name,Last Name\n" }), "x.xlsx")).toBe(0)
  })

  it("a workbook without people", () => {
    expect(why(packed(workbook({ Costs: sheetXml(inlineRows([["Date", "Cost", "Item"]])) })))).toBe("NotThisFormat")
    expect(why(packed(workbook({})))).toBe("NotThisFormat")
  })

  it("a part that is no XML, with the row before it", () => {
    const reason = reasonOf(packed(workbook({ People: sheetXml(`${people}<row r="4"><c></row>`) })))
    expect(reason).toEqual({ _tag: "Broken", line: 3, why: "brokenXml" })
  })
})

describe("bombs", () => {
  const limited = (limits: Partial<XlsxLimits>, bytes: Uint8Array): unknown =>
    failureOf(
      Stream.runDrain(
        xlsxFormat(kithSheetLayout, { limits: { ...XLSX_LIMITS, ...limits } }).read(Stream.succeed(bytes))
      )
    ).reason

  it("of entities are no XML here", () => {
    const bomb = `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst xmlns="${MAIN}"><si><t>&b;</t></si></sst>`
    expect(why(packed(workbook({ People: sheetXml(people) }, { "xl/sharedStrings.xml": bomb })))).toBe("brokenXml")
  })

  it("that unpack to more than is allowed are given up at that", () => {
    const bytes = packed(workbook({ People: sheetXml(people + " ".repeat(5_000_000)) }))
    expect(bytes.length).toBeLessThan(10_000)
    expect(rowsOf(kithXlsx, bytes)).toHaveLength(2)
    expect(limited({ unpacked: 1_000_000 }, bytes)).toEqual({ _tag: "TooLarge", limit: "bytes", allowed: 1_000_000 })
  })

  it("of shared texts are given up at what is allowed", () => {
    const strings = `<sst xmlns="${MAIN}">${`<si><t>${"x".repeat(1000)}</t></si>`.repeat(2000)}</sst>`
    const bytes = packed(workbook({ People: sheetXml(people) }, { "xl/sharedStrings.xml": strings }))
    expect(limited({ sharedText: 1_000_000 }, bytes)).toMatchObject({ _tag: "TooLarge" })
  })

  it("of one text that a row refers to again and again cost that row", () => {
    const cells = Array.from(
      { length: 400 },
      (_, c) => `<c r="${String.fromCharCode(65 + (c % 26))}5" t="s"><v>0</v></c>`
    ).join("")
    const strings = `<sst xmlns="${MAIN}"><si><t>${"x".repeat(1_000_000)}</t></si></sst>`
    const wide = inlineRows([["First name", "Last name", "Email", ..."DEFGHIJKLMNOPQRSTUVWXYZ"]])
    const bytes = packed(
      workbook({ People: sheetXml(`${wide}<row r="5">${cells}</row>`) }, { "xl/sharedStrings.xml": strings })
    )
    expect(names(rowsOf(kithXlsx, bytes))).toEqual(["5: rowTooLarge"])
  })

  it("of cells, columns and rows without end are read in one go", () => {
    const started = processorMs()
    for (const rows of [
      `${people}<row r="9">${"<c/>".repeat(1_000_000)}</row>`,
      people + '<row r="9"/>'.repeat(1_000_000),
      `${people}<row r="9">${'<c r="XFD9"/>'.repeat(500_000)}</row>`,
      `${people}<row r="9">${"<c><v>1</v></c>".repeat(500_000)}</row>`
    ]) {
      const read = rowsOf(
        kithXlsx,
        packed(workbook({ People: sheetXml(rows, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>') }))
      )
      expect(names(read).slice(0, 2)).toEqual(["2: Ana Souza", "3: Bo Li"])
    }
    expect(processorMs() - started).toBeLessThan(30_000)
  })

  it("of parts that lie over each other are broken", () => {
    const parts = zipParts(small).members
    expect(parts.length).toBeGreaterThan(4)
    const bytes = small.slice()
    const end = Buffer.from(bytes).lastIndexOf("PK\u0001\u0002")
    new DataView(bytes.buffer).setUint32(end + 42, 0, true)
    expect(why(bytes)).toBe("brokenZip")
  })

  it("above the limits the file is refused", () => {
    expect(limited({ bytes: 100 }, small)).toEqual({ _tag: "TooLarge", limit: "bytes", allowed: 100 })
    expect(limited({ rows: 1 }, small)).toEqual({ _tag: "TooLarge", limit: "rows", allowed: 1 })
    expect(summaryOf(kithXlsx, small)).toEqual({ rows: 2, refused: 0 })
  })
})

describe("a workbook of 100,000 rows", () => {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  const heap = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }

  it("is written and read in the memory of a few pieces, beside its packed bytes", () => {
    function* rows(): Generator<KithRow> {
      for (let index = 0; index < 100_000; index++) {
        yield {
          name: `Ana Souza ${index}`,
          company: `Zinc ${index % 977}`,
          emails: [`a${index}@x.ca`],
          lastContact: "2026-03-02"
        }
      }
    }
    const columns = { extras: [], custom: [] }
    const bytes = concat(...writeKithXlsx(rows(), { columns }))
    const before = heap()
    let read = 0
    let largest = 0
    let growth = 0
    let batches = 0
    Effect.runSync(
      Stream.runForEachArray(kithXlsx.read(Stream.succeed(bytes)), (batch) =>
        Effect.sync(() => {
          read += batch.length
          largest = Math.max(largest, batch.length)
          if (++batches % 40 === 0) growth = Math.max(growth, heap() - before)
        })
      )
    )
    expect(read).toBe(100_000)
    expect(largest).toBeLessThan(10_000)
    expect(batches).toBeGreaterThan(40)
    expect(growth).toBeLessThan(24_000_000)
  })
})

describe("writing a ZIP anew", () => {
  it("changes the parts named, and copies all others as they are", () => {
    const parts = Object.entries(producers["Excel"]!)
    fc.assert(
      fc.property(fc.subarray(parts), fc.subarray(parts), fc.string(), (changed, gone, text) => {
        const changes = new Map<string, Uint8Array | undefined>([
          ...changed.map(([name]) => [name, utf8(text)] as const),
          ...gone.map(([name]) => [name, undefined] as const),
          ["new/é.xml", utf8(text)]
        ])
        const before = packed(producers["Excel"]!)
        const after = rewriteZip(zipParts(before), changes)
        const expected: Record<string, Uint8Array> = { ...unzipSync(before), "new/é.xml": utf8(text) }
        for (const [name, bytes] of changes) {
          if (bytes === undefined) delete expected[name]
          else expected[name] = bytes
        }
        expect(unzipSync(after)).toEqual(expected)
        expect(rewriteZip(zipParts(before), changes)).toEqual(after)
        expect(zipParts(after).members.map(({ path }) => path)).toEqual(Object.keys(expected))
      }),
      propertyRuns(100)
    )
  })
})
