/** Telling formats apart. */
import { readFileSync } from "node:fs"
import { concat } from "@kith/core/log/Bytes"
import { mappingFromJson } from "@kith/formats/generic/genericCsv"
import { formats, recognise, recogniseTable, touchFormats } from "@kith/formats/recognise"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { troublesomeText } from "./csv/csvText.ts"
import { fixture, names, rowsOf, summaryOf, utf8 } from "./reading.ts"

const told = (bytes: Uint8Array, name?: string): string | undefined => {
  const found = recognise(bytes.subarray(0, 64 * 1024), name)
  return found !== undefined && "format" in found ? found.format.id : found?._tag
}

/** Every fixture that a format here reads, and the format that it is of. */
const fixtures: ReadonlyArray<readonly [path: string, id: string]> = [
  ["linkedin/today.csv", "linkedin-connections"],
  ["linkedin/before-2021.csv", "linkedin-connections"],
  ["linkedin/french.csv", "linkedin-connections"],
  ["linkedin/messages.csv", "linkedin-messages"],
  ["linkedin/Invitations.csv", "linkedin-invitations"],
  ["google/new.csv", "google-csv"],
  ["google/old.csv", "google-csv"],
  ["outlook/classic.csv", "outlook-csv"],
  ["outlook/web.csv", "outlook-csv"],
  ["outlook/french.csv", "outlook-csv"],
  ["thunderbird/english.csv", "thunderbird-csv"],
  ["thunderbird/french.csv", "thunderbird-csv"],
  ["vcard/iphone.vcf", "vcard"],
  ["vcard/android.vcf", "vcard"],
  ["vcard/google.vcf", "vcard"],
  ["vcard/outlook.vcf", "vcard"],
  ["vcard/thunderbird.vcf", "vcard"],
  ["vcard/thunderbird-old.vcf", "vcard"],
  ["kith/by-hand.csv", "kith-csv"],
  ["kith/a-la-main.csv", "kith-csv"],
  ["generic/crm-export.csv", "csv"],
  ["generic/liste.csv", "csv"],
  ["generic/no-header.csv", "csv"]
]

describe("a file is recognised", () => {
  it.each(fixtures)("%s, whatever its name", (path, id) => {
    expect(told(fixture(path))).toBe(id)
    expect(told(fixture(path), "Untitled (3).txt")).toBe(id)
    expect(told(fixture(path), "Connections.csv")).toBe(id)
    expect(told(fixture(path), "contacts.csv")).toBe(id)
  })

  /** What a file's name can add: it never decides against the headings. */
  const NAME = 0.05

  it.each(fixtures)("%s as itself, and as nothing else", (path, id) => {
    const all = [...formats, ...touchFormats].map((format) => [format.id, format.recognise(fixture(path))] as const)
    const own = all.find(([other]) => other === id)?.[1] ?? recogniseTable(fixture(path))?.sure ?? 0
    expect(own).toBeGreaterThanOrEqual(0.6)
    for (const [other, sure] of all) {
      // The sheet's headings are so usual that it knows some of nearly every table.
      if (other === "kith-csv" && other !== id) expect(sure).toBeLessThan(own - NAME)
      else if (other !== id) expect([other, sure]).toEqual([other, 0])
    }
  })

  it("of every format of people and of messages", () => {
    const known = new Set(fixtures.map(([, id]) => id))
    expect([...formats, ...touchFormats].map(({ id }) => id).filter((id) => !known.has(id))).toEqual([])
  })

  it("behind Excel's declaration of its delimiter", () => {
    expect(told(utf8("sep=;\nFirst Name;Last Name;URL;Connected On\n"))).toBe("linkedin-connections")
  })

  it("as a log", () => {
    expect(told(utf8('{"kith":"log","version":1,"workspace":"w","feeds":[]}\n'))).toBe("Log")
    expect(told(utf8('\ufeff{ "kith": "log", '))).toBe("Log")
  })

  it.each(["apple.ics", "google-invitation.ics", "outlook.ics"])("%s as a calendar", (path) => {
    expect(recognise(fixture(`icalendar/${path}`), "contacts.vcf")).toEqual({ _tag: "Calendar" })
  })

  it("by formats that have each an id of their own", () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  })

  it("without a fault, whatever the bytes", () => {
    const started = fc.constantFrom("", "PK\u0003\u0004", "sep=;\n", "Name,Email\n", "\ufeff", "BEGIN:VCARD\n", "{")
    const any = fc.oneof(
      fc.tuple(started, fc.uint8Array({ maxLength: 300 })).map(([text, bytes]) => concat(utf8(text), bytes)),
      fc.tuple(started, troublesomeText).map(([text, more]) => utf8(text + more)),
      fc.tuple(fc.constantFrom(...fixtures), fc.nat(4000)).map(([[path], length]) => fixture(path).slice(0, length))
    )
    fc.assert(
      fc.property(any, (bytes) => {
        const found = recognise(bytes, "contacts.csv")
        if (found?._tag === "Table") expect(mappingFromJson(found.guess.mapping)).toEqual(found.guess.mapping)
      }),
      propertyRuns(500)
    )
  })

  it("or not at all", () => {
    for (const text of ["", "hello", "a,b\n1,2\n", '{"kith":"bundle"}', "PK\u0003\u0004", "\0".repeat(2000)]) {
      expect(told(utf8(text), "Connections.csv")).toBeUndefined()
    }
  })
})

describe("the example's LinkedIn export", () => {
  const bytes = new Uint8Array(
    readFileSync(new URL("../../../apps/cli/src/example/data/Connections.csv", import.meta.url))
  )
  const format = recognise(bytes.subarray(0, 64 * 1024), "Connections.csv")
  const rows = format?._tag === "People" ? rowsOf(format.format, bytes) : []
  const read = rows.flatMap((row) => (row._tag === "Read" ? [row.record.fields] : []))

  it("has some 600 people and a few who hide themselves", () => {
    expect(read.length).toBeGreaterThan(570)
    expect(names(rows).filter((row) => row.endsWith("noName"))).toHaveLength(5)
    expect(rows.length - read.length).toBe(5)
    expect(new Set(rows.flatMap((row) => (row._tag === "Read" ? [row.record.sourceKey] : []))).size).toBe(read.length)
  })

  it("has the people whom the guides and the tests speak of", () => {
    const found = new Set(read.map((fields) => fields["name"]))
    for (const name of ["Ana Souza", "Luc Tran", "Raj Patel", "Mireille Gagnon", "Zoé Lévesque", "An Nguyen"]) {
      expect(found).toContain(name)
    }
  })

  it("shows few e-mail addresses, as such exports do, and is of February 2026", () => {
    expect(read.filter((fields) => fields["emails"] !== undefined).length).toBeLessThan(60)
    expect(format?._tag === "People" ? summaryOf(format.format, bytes).asOf : undefined).toMatch(/^2026-02-/)
  })
})
