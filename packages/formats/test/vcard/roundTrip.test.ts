/** What is written as cards comes back, and other programs read it too. */
import { readFileSync } from "node:fs"
import type { Json } from "@kith/core/domain/merge/State"
import type { Link } from "@kith/core/domain/entities/Contact"
import type { KithRow } from "@kith/formats/KithRow"
import { LONGEST_LINE_OCTETS } from "@kith/formats/contentLine/foldLine"
import { CUSTOM, KITH, kithProperties, NAME_IN_ONE } from "@kith/formats/vcard/kithProperties"
import { vcard } from "@kith/formats/vcard/vcard"
import { writeVCard } from "@kith/formats/vcard/writeVCard"
import { concat } from "@kith/core/log/Bytes"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import ICAL from "ical.js"
import { parse as parseVCard4 } from "vcard4"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"
import { anyKithRow, fieldsOf } from "../kithSheet/kithRow.ts"
import { keyAt, rowsOf } from "../reading.ts"

const versions = ["3.0", "4.0"] as const
const written = (rows: Iterable<KithRow>, version: "3.0" | "4.0" = "3.0"): Uint8Array =>
  concat(...writeVCard(rows, { version }))
const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
const fieldsRead = (bytes: Uint8Array, ...pieces: ReadonlyArray<Uint8Array>) =>
  rowsOf(vcard, bytes, ...pieces).map((row) => (row._tag === "Read" ? row.record.fields : row))

/** A card has one kind of line end inside a value. */
const carried = (value: Json): Json =>
  typeof value === "string"
    ? value.replace(/\r\n?/g, "\n")
    : Array.isArray(value)
      ? value.map(carried)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, carried(each)]))
        : value
const expected = (row: KithRow): Json => carried(fieldsOf(row, row.custom?.map(({ label }) => label) ?? []))

const ana: KithRow = {
  id: "k7q4mda92xtpw3e5",
  name: "Ana Souza",
  givenName: "Ana",
  familyName: "Souza",
  position: "Manager; risk, models",
  company: "Banque du Plateau",
  department: "Risque",
  emails: ["ana@example.ca"],
  phones: ["+1 416 555 0100", "555-0100, ext. 5"],
  addresses: ["1 King St W, Toronto"],
  links: [
    { kind: "linkedin", url: "https://www.linkedin.com/in/ana-souza" },
    { kind: "website", url: "https://ana.example/?a=1,2;b" }
  ],
  relation: "met-at",
  stage: "met",
  connected: "2026-02-08",
  cadenceDays: 60,
  tags: ["finance", "CPA, bridging"],
  custom: [{ label: "Shirt; size", value: "M" }],
  notes: "Line one\nLine two: \\n stays; as, it is"
}

describe("a card", () => {
  it.each(versions)("of version %s comes back as it was", (version) => {
    fc.assert(
      fc.property(fc.array(anyKithRow, { minLength: 1, maxLength: 4 }), anyCuts, (rows, cuts) => {
        const [first, ...pieces] = cutBytes(written(rows, version), cuts)
        expect(fieldsRead(first!, ...pieces)).toEqual(rows.map(expected))
      }),
      propertyRuns(500)
    )
  })

  it.each(versions)("of version %s that was read can be written, and read again the same", (version) => {
    fc.assert(
      fc.property(anyKithRow, (row) => {
        const once = fieldsRead(written([row], version))
        const again = fieldsRead(written(once as unknown as ReadonlyArray<KithRow>, version))
        expect(again).toEqual(once)
      }),
      propertyRuns(200)
    )
  })

  it("looks as other programs expect", () => {
    expect(textOf(written([ana])).split("\r\n")).toEqual([
      "BEGIN:VCARD",
      "VERSION:3.0",
      "PRODID:-//Kith//Kith 1//EN",
      "UID:kith:k7q4mda92xtpw3e5",
      "FN:Ana Souza",
      "N:Souza;Ana;;;",
      "EMAIL;TYPE=INTERNET:ana@example.ca",
      "TEL;TYPE=VOICE:+1 416 555 0100",
      "TEL;TYPE=VOICE:555-0100, ext. 5",
      "ADR:;;1 King St W\\, Toronto;;;;",
      "ORG:Banque du Plateau;Risque",
      "TITLE:Manager\\; risk\\, models",
      "item1.URL:https://www.linkedin.com/in/ana-souza",
      "item1.X-ABLabel:LinkedIn",
      "URL:https://ana.example/?a=1,2;b",
      "CATEGORIES:finance,CPA\\, bridging",
      "NOTE:Line one\\nLine two: \\\\n stays\\; as\\, it is",
      "X-KITH-ID:k7q4mda92xtpw3e5",
      "X-KITH-RELATION:met-at",
      "X-KITH-CONNECTED:2026-02-08",
      "X-KITH-STAGE:met",
      "X-KITH-CADENCE-DAYS:60",
      "X-KITH-CUSTOM:Shirt\\; size;M",
      "END:VCARD",
      ""
    ])
  })

  it("keeps who somebody is: by Kith's id, or by what an address book leaves of it", () => {
    expect(keyAt(rowsOf(vcard, written([ana])), 1)).toBe("id:k7q4mda92xtpw3e5")
    const withoutOurs = textOf(written([ana])).replace(/^X-KITH.*\r\n/gm, "")
    expect(fieldsRead(new TextEncoder().encode(withoutOurs))).toMatchObject([{ id: "k7q4mda92xtpw3e5" }])
  })

  it("has no line longer than 75 octets, and no character cut", () => {
    fc.assert(
      fc.property(fc.array(anyKithRow, { maxLength: 3 }), fc.constantFrom(...versions), (rows, version) => {
        for (const line of bytesBetweenLineEnds(written(rows, version))) {
          expect(line.length).toBeLessThanOrEqual(LONGEST_LINE_OCTETS)
          expect(() => new TextDecoder("utf-8", { fatal: true }).decode(line)).not.toThrow()
        }
      }),
      propertyRuns(200)
    )
  })

  it("comes in pieces, from an iterable that can be run through once", () => {
    function* people(): Generator<KithRow> {
      for (let index = 0; index < 2000; index++) yield { ...ana, id: String(index).padStart(16, "0") }
    }
    const pieces = [...writeVCard(people())]
    expect(pieces.length).toBeGreaterThan(5)
    expect(rowsOf(vcard, ...pieces)).toHaveLength(2000)
  })
})

describe("other programs read of a card what was written", () => {
  /** What neither folding nor an oracle's own peculiarities touch: see the tests of our own reader for the rest. */
  const printable = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/[\p{C}\p{Z}]/gu, " ").trim())
    .filter((text) => text !== "" && !text.includes("\\"))
  const person = fc.record({
    name: printable,
    givenName: printable,
    familyName: printable,
    company: printable,
    position: printable,
    occupation: printable,
    emails: fc.array(fc.emailAddress(), { maxLength: 2 }),
    phones: fc.array(fc.stringMatching(/^\+?[0-9 ()-]{3,14}[0-9]$/), { maxLength: 2 }),
    links: fc.array(
      fc.webUrl().map((url): Link => ({ kind: "website", url })),
      { maxLength: 2 }
    ),
    tags: fc.array(printable, { maxLength: 3 }),
    addresses: fc.array(printable, { maxLength: 1 }),
    notes: fc.array(printable, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"))
  })

  it.each(versions)("ical.js, version %s", (version) => {
    fc.assert(
      fc.property(person, (row) => {
        const card = new ICAL.Component(ICAL.parse(textOf(written([row], version))) as never)
        const all = (name: string) => card.getAllProperties(name).map((property) => plain(property.getFirstValue()))
        expect(all("fn")).toEqual([row.name])
        expect(all("n")).toEqual([[row.familyName, row.givenName, "", "", ""]])
        expect(all("org").flat()).toEqual([row.company])
        expect(all("title")).toEqual([row.position])
        expect(all("role")).toEqual([row.occupation])
        expect(all("email")).toEqual(row.emails)
        expect(all("tel")).toEqual(row.phones)
        expect(all("url")).toEqual(row.links.map(({ url }) => url))
        expect(all("adr").map((parts) => (parts as ReadonlyArray<string>)[2])).toEqual(row.addresses)
        expect((card.getFirstProperty("categories")?.getValues() ?? []).map(plain)).toEqual(row.tags)
        expect(all("note")).toEqual([row.notes])
      }),
      propertyRuns(150)
    )
  })

  it("vcard4, version 4.0", () => {
    fc.assert(
      fc.property(person, (row) => {
        // A value that is nothing but a quote is lost on it.
        fc.pre(![row.name, row.position, row.notes].join("").includes('"'))
        const card = parseVCard4(textOf(written([row], "4.0")).trimEnd()) as unknown as VCard4
        expect(oracleText(card, "FN")).toEqual([row.name])
        expect(oracleText(card, "TITLE")).toEqual([row.position])
        expect(oracleText(card, "EMAIL")).toEqual(row.emails)
        expect(oracleText(card, "NOTE")).toEqual([row.notes])
      }),
      propertyRuns(100)
    )
  })
})

/** ical.js leaves `\\;` in the texts of version 3.0, where RFC 2426 has it escaped; and so do we. */
const plain = <A>(value: A): A => (typeof value === "string" ? (value.replaceAll("\\;", ";") as A) : value)

const oracleText = (card: VCard4, name: string): ReadonlyArray<string> =>
  card.getProperty(name).map(({ value }) => String(value))

interface VCard4 {
  readonly getProperty: (name: string) => ReadonlyArray<{ readonly value: unknown }>
}

const bytesBetweenLineEnds = (bytes: Uint8Array): ReadonlyArray<Uint8Array> => {
  const lines: Array<Uint8Array> = []
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 10) continue
    lines.push(bytes.subarray(from, at - 1))
    from = at + 1
  }
  return lines
}

describe("docs/guide/formats.md", () => {
  const page = readFileSync(new URL("../../../../docs/guide/formats.md", import.meta.url), "utf8")

  it("names every property of our own", () => {
    const own = [...kithProperties.map(({ name }) => `${KITH}${name}`), CUSTOM, NAME_IN_ONE]
    expect(own.filter((name) => !page.includes(`\`${name}`))).toEqual([])
  })
})
