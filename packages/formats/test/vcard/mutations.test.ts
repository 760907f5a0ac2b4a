/** No bytes make the reader of cards fail, hang, or hold more than its limits. */
import type { Row } from "@kith/core/domain/SourceRecord"
import { FormatError, LIMITS, type Limits } from "@kith/formats/Format"
import { vcard } from "@kith/formats/vcard/vcard"
import { vcardReader } from "@kith/formats/vcard/VCardReader"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"
import { fixture, rowsOf, utf8 } from "../reading.ts"

const FIXTURES = ["iphone", "google", "android", "outlook", "thunderbird", "thunderbird-old", "agents-and-broken"]
const originals = FIXTURES.map((file) => fixture(`vcard/${file}.vcf`))

/** The rows, or why there are none. */
const outcome = (pieces: ReadonlyArray<Uint8Array>, limits: Limits = LIMITS): ReadonlyArray<Row> | string => {
  const reader = vcardReader(limits)
  const rows: Array<Row> = []
  try {
    for (const piece of pieces) rows.push(...reader.push(piece))
    rows.push(...reader.end())
    return rows
  } catch (error) {
    if (error instanceof FormatError) return error.reason._tag
    throw error
  }
}

/** A fixture in which bytes were changed, taken out and put in, and that may break off. */
const mutated = fc
  .record({
    original: fc.constantFrom(...originals),
    changes: fc.array(
      fc.record({
        at: fc.nat(),
        drop: fc.nat(4),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 4 }),
          fc.constantFrom(
            ...["\r\n", "\n ", "=", "=\r\n", ":", ";", '"', "\0", "BEGIN:VCARD\n", "END:VCARD\n", "AGENT:\n"].map(utf8)
          )
        )
      }),
      { maxLength: 8 }
    ),
    until: fc.option(fc.nat(), { nil: undefined, freq: 3 })
  })
  .map(({ original, changes, until }) => {
    let bytes = [...original]
    for (const { at, drop, put } of changes) bytes.splice(at % (bytes.length + 1), drop, ...put)
    if (until !== undefined) bytes = bytes.slice(0, until % (bytes.length + 1))
    return Uint8Array.from(bytes)
  })

describe("the reader of cards", () => {
  it("reads or refuses whatever a fixture becomes, the same however it is cut", () => {
    fc.assert(
      fc.property(mutated, anyCuts, (bytes, cuts) => {
        const whole = outcome([bytes])
        expect(outcome(cutBytes(bytes, cuts))).toEqual(whole)
        if (typeof whole === "string") return
        for (const row of whole) {
          if (row._tag === "Refused") expect(row.through ?? row.line).toBeGreaterThanOrEqual(row.line)
          else expect(row.record.fields["name"]).not.toBe("")
        }
      }),
      propertyRuns(600)
    )
  })

  it("reads or refuses any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isCard) => {
        const all = isCard ? [utf8("BEGIN:VCARD\n"), bytes, utf8("\nEND:VCARD\n")] : [bytes]
        expect(() => outcome(all)).not.toThrow()
      }),
      propertyRuns(600)
    )
  })

  it("refuses a property, a card and a file over their limits, and nothing beside", () => {
    const limits: Limits = { bytes: 4000, rows: 3, cell: 200, row: 600, columns: 20 }
    const card = (...lines: ReadonlyArray<string>) =>
      utf8(["BEGIN:VCARD", "FN:A", ...lines, "END:VCARD", ""].join("\n"))
    const why = (...cards: ReadonlyArray<Uint8Array>) => {
      const rows = outcome(cards, limits)
      return typeof rows === "string" ? rows : rows.map((row) => (row._tag === "Read" ? "read" : row.why))
    }
    expect(why(card(`NOTE:${"x".repeat(190)}`), card())).toEqual(["read", "read"])
    expect(why(card(`NOTE:${"x".repeat(300)}`), card())).toEqual(["cellTooLarge", "read"])
    expect(why(card(...Array.from({ length: 5 }, () => `NOTE:${"x".repeat(150)}`)), card())).toEqual([
      "rowTooLarge",
      "read"
    ])
    expect(why(card(...Array.from({ length: 30 }, () => "NOTE:x")), card())).toEqual(["rowTooLarge", "read"])
    expect(why(card("NOTE:\0"), card())).toEqual(["controlCharacters", "read"])
    expect(why(card(), card(), card(), card())).toBe("TooLarge")
    expect(why(...Array.from({ length: 20 }, () => card(`PHOTO;ENCODING=b:${"x".repeat(300)}`)))).toBe("TooLarge")
  })

  it("passes over a photo of any size, in one line or in many, and says so", () => {
    const pieces = (between: string) => [
      utf8("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nPHOTO;ENCODING=b;TYPE=PNG:"),
      ...Array.from({ length: 300 }, () => utf8(`${"iVBORw0K".repeat(2000)}${between}`)),
      utf8("\r\nNOTE:after it\r\nEND:VCARD\r\n")
    ]
    for (const between of ["", "\r\n ", "\r\n"]) {
      const [row] = outcome(pieces(between)) as ReadonlyArray<Row>
      expect(row).toMatchObject({ _tag: "Read", record: { fields: { notes: "after it" } } })
      expect(JSON.stringify(row).length).toBeLessThan(300)
    }
    const unmarked = utf8(`BEGIN:VCARD\nFN:A\nPHOTO:${"iVBORw0K".repeat(2000)}\nEND:VCARD\n`)
    expect(rowsOf(vcard, unmarked)[0]).toMatchObject({
      record: { fields: { custom: [{ label: "Photo", value: "12000 B" }] } }
    })
  })

  it("takes time that grows with the card, not with its square", () => {
    const lines = Array.from({ length: 4000 }, (_, at) => `${["NICKNAME", "LABEL", "URL", "TEL"][at % 4]}:${at}`)
    const card = utf8(["BEGIN:VCARD", "FN:A", ...lines, "END:VCARD", ""].join("\n"))
    const [row] = outcome([card]) as ReadonlyArray<Row>
    expect(row).toMatchObject({ _tag: "Read" })
  }, 2000)

  it("is not fooled by other files", () => {
    for (const text of ["", "hello", "First Name,Last Name\nA,B\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"]) {
      expect(outcome([utf8(text)])).toBe("NotThisFormat")
      expect(vcard.recognise(utf8(text), "contacts.vcf")).toBe(0)
    }
  })
})
