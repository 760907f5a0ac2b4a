/** Kith's own sheet as a workbook, both ways, and as other programs open it. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { concat } from "@kith/core/log/Bytes"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { kithCsv, writeKithCsv } from "@kith/formats/kithSheet/kithCsv"
import { columnsFor } from "@kith/formats/kithSheet/rows"
import type { KithRow } from "@kith/formats/KithRow"
import { type KithXlsxOptions, kithXlsx, writeKithXlsx } from "@kith/formats/xlsx/kithXlsx"
import { parse } from "csv-parse/sync"
import { strFromU8, unzipSync } from "fflate"
import readXlsxFile from "read-excel-file/node"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fieldsAt, keyAt, rowsOf } from "../reading.ts"
import { anyKithRow, fieldsOf } from "../kithSheet/kithRow.ts"

const written = (rows: Iterable<KithRow>, options?: KithXlsxOptions): Uint8Array =>
  concat(...writeKithXlsx(rows, options))
const sheetOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!)

const ana: KithRow = {
  id: "k7q4mda92xtpw3e5",
  name: "Ana Souza",
  givenName: "Ana",
  familyName: "Souza",
  company: '=HYPERLINK("http://x.ca","Zinc")',
  emails: ["ana@example.ca", "ana.souza@example.org"],
  phones: ["+1 416 555 0100"],
  discussionPoints: "CPA bridging\n-1+1 jokes",
  lastContact: "2026-03-02",
  connected: "2026-02-08",
  cadenceDays: 90,
  stage: "met",
  tags: ["@home"],
  custom: [{ label: "Born on", value: "1990-01-02" }]
}

describe("what is written", () => {
  it("comes back exactly, in both languages, and as it does from CSV", () => {
    fc.assert(
      fc.property(
        fc.array(anyKithRow, { maxLength: 5 }),
        fc.constantFrom("en" as const, "fr" as const),
        (rows, language) => {
          const { custom } = columnsFor(rows)
          const read = rowsOf(kithXlsx, written(rows, { language })).map((row) =>
            row._tag === "Read" ? row.record : row
          )
          expect(read.map((row) => ("fields" in row ? row.fields : row))).toEqual(
            rows.map((row) => fieldsOf(row, custom))
          )
          const fromCsv = rowsOf(kithCsv, concat(...writeKithCsv(rows, { language })))
          expect(read).toEqual(fromCsv.map((row) => (row._tag === "Read" ? row.record : row)))
        }
      ),
      propertyRuns(400)
    )
  })

  it("is the same file each time, in whatever zone", () => {
    const zone = process.env["TZ"]
    const here = written([ana])
    process.env["TZ"] = "Asia/Tokyo"
    try {
      expect(written([ana])).toEqual(here)
    } finally {
      if (zone === undefined) delete process.env["TZ"]
      else process.env["TZ"] = zone
    }
  })

  it("has the same source as the CSV file, so that a row is the same contact", () => {
    expect(kithXlsx.source).toBe(kithCsv.source)
    expect(keyAt(rowsOf(kithXlsx, written([ana])), 2)).toBe("id:k7q4mda92xtpw3e5")
    expect(kithXlsx.id).toBe("kith-xlsx")
  })

  it("has no formula, whatever texts begin with, and protects none with an apostrophe", () => {
    fc.assert(
      fc.property(fc.array(anyKithRow, { maxLength: 3 }), (rows) => {
        const xml = sheetOf(written(rows))
        expect(xml).not.toMatch(/<f[ >/]/)
        expect(xml.replace(/<c r="\w+" s="\d" t="inlineStr">|<c r="\w+" s="[02]"><v>\d+<\/v>/g, "")).not.toContain(
          "<c "
        )
      }),
      propertyRuns(100)
    )
    expect(sheetOf(written([ana]))).toContain('<t xml:space="preserve">+1 416 555 0100</t>')
  })

  it("has dates and numbers where those stand, a header that stays in view, a filter, and a hidden id", () => {
    const xml = sheetOf(written([ana]))
    expect(xml).toContain('<c r="P2" s="2"><v>46083</v></c>')
    expect(xml).toMatch(/<c r="\w+2" s="0"><v>90<\/v><\/c>/)
    expect(xml).toContain("1990-01-02")
    expect(xml).toContain('state="frozen"')
    expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+2"\/>/)
    expect(xml.match(/<col [^>]*hidden="1"[^>]*>/g)).toHaveLength(1)
    expect(xml).toContain('<c r="A1" s="3" t="inlineStr">')
  })

  it("may be nobody", () => {
    expect(rowsOf(kithXlsx, written([]))).toEqual([])
  })

  it("comes in pieces, from an iterable that can be run through once", () => {
    function* people(): Generator<KithRow> {
      for (let index = 0; index < 5000; index++) yield { ...ana, id: String(index), company: `Co ${index * 7919}` }
    }
    const pieces = [...writeKithXlsx(people())]
    expect(pieces.length).toBeGreaterThan(5)
    expect(rowsOf(kithXlsx, concat(...pieces))).toHaveLength(5000)
  })
})

describe("another library", () => {
  it("reads the same cells", async () => {
    const rows: ReadonlyArray<KithRow> = [ana, { name: "Zoé Lévesque", notes: "<b> & 'c' \"d\"", tags: ["génie"] }]
    const read = (await readXlsxFile(Buffer.from(written(rows)))) as unknown as
      | ReadonlyArray<ReadonlyArray<unknown>>
      | ReadonlyArray<{ data: ReadonlyArray<ReadonlyArray<unknown>> }>
    const cells = (
      Array.isArray(read[0]) ? read : (read as ReadonlyArray<{ data: ReadonlyArray<ReadonlyArray<unknown>> }>)[0]!.data
    ) as ReadonlyArray<ReadonlyArray<unknown>>
    const at = (row: number, heading: string) => cells[row]![cells[0]!.indexOf(heading)]
    expect(cells).toHaveLength(3)
    expect(at(1, "Company")).toBe('=HYPERLINK("http://x.ca","Zinc")')
    expect(at(1, "Phone")).toBe("+1 416 555 0100")
    expect(at(1, "Last contact")).toEqual(new Date("2026-03-02T00:00:00Z"))
    expect(at(1, "Keep in touch every (days)")).toBe(90)
    expect(at(1, "Tags")).toBe("@home")
    expect(at(1, "Born on")).toBe("1990-01-02")
    expect(at(2, "Name") ?? null).toBeNull()
    expect(at(2, "Notes")).toBe("<b> & 'c' \"d\"")
  })
})

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => {
  try {
    return readFileSync(path).length > 0
  } catch {
    return false
  }
})

describe("LibreOffice", () => {
  it.skipIf(office === undefined)(
    `opens it and shows the same cells${office === undefined ? " (skipped: it is not installed; Debian's libreoffice-calc has it)" : ""}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), "kith-xlsx-"))
      try {
        writeFileSync(join(folder, "people.xlsx"), written([ana]))
        const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
        execFileSync(
          office!,
          [
            `-env:UserInstallation=file://${folder}/profile`,
            "--headless",
            "--convert-to",
            filter,
            "--outdir",
            folder,
            join(folder, "people.xlsx")
          ],
          { stdio: "ignore" }
        )
        const cells: Array<Array<string>> = parse(readFileSync(join(folder, "people.csv")), {
          bom: true,
          relax_column_count: true
        })
        const at = (heading: string) => cells[1]![cells[0]!.indexOf(heading)]
        expect(at("Company")).toBe('=HYPERLINK("http://x.ca","Zinc")')
        expect(at("Phone")).toBe("+1 416 555 0100")
        expect(at("Last contact")).toBe("2026-03-02")
        expect(at("Tags")).toBe("@home")
        expect(at("Born on")).toBe("1990-01-02")
        expect(at("Kith id")).toBe("k7q4mda92xtpw3e5")
        // What it saves, we read.
        execFileSync(
          office!,
          [
            `-env:UserInstallation=file://${folder}/profile`,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            join(folder, "saved"),
            join(folder, "people.xlsx")
          ],
          { stdio: "ignore" }
        )
        const saved = rowsOf(kithXlsx, readFileSync(join(folder, "saved", "people.xlsx")))
        expect(fieldsAt(saved, 2)).toEqual(fieldsAt(rowsOf(kithXlsx, written([ana])), 2))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }
  )
})
