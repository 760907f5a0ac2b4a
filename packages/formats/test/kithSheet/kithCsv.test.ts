/** Kith's own sheet as CSV, both ways. */
import { readFileSync } from "node:fs"
import { concat } from "@kith/core/log/Bytes"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { extraColumns, guideColumns, idColumn } from "@kith/formats/kithSheet/columns"
import { type KithCsvOptions, kithCsv, writeKithCsv } from "@kith/formats/kithSheet/kithCsv"
import { columnsFor, onlyGuideColumns } from "@kith/formats/kithSheet/rows"
import type { KithRow } from "@kith/formats/KithRow"
import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fieldsAt, fixture, keyAt, names, rowsOf, utf8 } from "../reading.ts"
import { anyKithRow, fieldsOf } from "./kithRow.ts"

const written = (rows: Iterable<KithRow>, options?: KithCsvOptions): Uint8Array =>
  concat(...writeKithCsv(rows, options))
const readBack = (rows: ReadonlyArray<KithRow>, options?: KithCsvOptions) => rowsOf(kithCsv, written(rows, options))
const cellsOf = (bytes: Uint8Array): Array<Array<string>> => parse(Buffer.from(bytes), { bom: true })

const ana: KithRow = {
  id: "k7q4mda92xtpw3e5",
  name: "Ana Souza",
  givenName: "Ana",
  familyName: "Souza",
  position: "Manager",
  company: "Banque du Plateau",
  emails: ["ana@example.ca", "ana.souza@example.org"],
  phones: ["+1 416 555 0100"],
  addresses: ["1 King St W, Toronto"],
  links: [{ kind: "linkedin", url: "https://www.linkedin.com/in/ana-souza" }],
  relation: "met-at",
  metAtName: "Toronto Tech Fair",
  referredByName: "Luc Tran",
  discussionPoints: "CPA bridging\n=1+1 jokes",
  lastContact: "2026-03-02",
  nextFollowUp: "2026-03-24",
  followUpReason: "Thank her",
  stage: "met",
  tags: ["finance", "CPA"]
}

describe("what is written", () => {
  it("comes back exactly, in both languages and with both delimiters", () => {
    fc.assert(
      fc.property(
        fc.array(anyKithRow, { maxLength: 5 }),
        fc.constantFrom("en" as const, "fr" as const),
        fc.constantFrom("," as const, ";" as const),
        fc.boolean(),
        (rows, language, delimiter, byteOrderMark) => {
          const { custom } = columnsFor(rows)
          const read = readBack(rows, { language, delimiter, byteOrderMark })
          expect(read.map((row) => (row._tag === "Read" ? row.record.fields : row))).toEqual(
            rows.map((row) => fieldsOf(row, custom))
          )
        }
      ),
      propertyRuns(600)
    )
  })

  it("has the guides' columns in their order, then Kith's id", () => {
    const [header, row] = cellsOf(written([ana]))
    expect(header).toEqual(
      [
        ["First name", "Last name", "Position", "Company", "Email", "Phone", "Business address", "LinkedIn", "Twitter"],
        ["Facebook", "Website", "Relationship", "Met at", "Referred by", "Discussion points", "Last contact"],
        ["Next follow-up", "Follow-up reason", "Stage", "Tags", "Kith id"]
      ].flat()
    )
    expect(row).toEqual(
      [
        ["Ana", "Souza", "Manager", "Banque du Plateau", "ana@example.ca, ana.souza@example.org", "'+1 416 555 0100"],
        ["1 King St W, Toronto", "https://www.linkedin.com/in/ana-souza", "", "", "", "Met at an event"],
        ["Toronto Tech Fair", "Luc Tran", "CPA bridging\n=1+1 jokes", "2026-03-02", "2026-03-24", "Thank her", "Met"],
        ["finance, CPA", "k7q4mda92xtpw3e5"]
      ].flat()
    )
  })

  it("is the same in French, in French", () => {
    const [header, row] = cellsOf(written([ana], { language: "fr" }))
    expect(header).toEqual(
      [
        ["Prénom", "Nom", "Poste", "Entreprise", "Courriel", "Téléphone", "Adresse professionnelle", "LinkedIn"],
        ["Twitter", "Facebook", "Site web", "Lien", "Lieu de rencontre", "Recommandé par", "Points de discussion"],
        ["Dernier contact", "Prochain suivi", "Motif du suivi", "Étape", "Étiquettes", "Identifiant Kith"]
      ].flat()
    )
    expect([row![11], row![18]]).toEqual(["Rencontre à un événement", "Rencontre faite"])
  })

  it("gets a column for each field of one's own, and for what else the rows fill", () => {
    const rows: ReadonlyArray<KithRow> = [
      { ...ana, city: "Toronto", custom: [{ label: "Shirt size", value: "M" }] },
      { name: "Luc Tran", custom: [{ label: "Kith id", value: "mine" }] }
    ]
    expect(cellsOf(written(rows))[0]!.slice(20)).toEqual(["City", "Kith id", "Shirt size", "Kith id"])
    expect(cellsOf(written(rows, { columns: onlyGuideColumns }))[0]!.slice(20)).toEqual(["Kith id"])
  })

  it("has a column for the whole name only where the two others do not give it", () => {
    const header = (row: KithRow) => cellsOf(written([row]))[0]!
    expect(header(ana)).not.toContain("Name")
    expect(header({ name: "Ana Souza" })).not.toContain("Name")
    expect(header({ name: "Sukarno", givenName: "Sukarno" })).not.toContain("Name")
    expect(header({ name: "Nguyễn Văn An", givenName: "An", familyName: "Nguyễn" })).toContain("Name")
  })

  it("has lines that end in CRLF, and a byte order mark for Excel", () => {
    const bytes = written([ana], { byteOrderMark: true })
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toMatch(/Kith id\r\nAna,[\s\S]*k7q4mda92xtpw3e5\r\n$/)
  })

  it("has no cell that a spreadsheet evaluates", () => {
    fc.assert(
      fc.property(fc.array(anyKithRow, { maxLength: 3 }), (rows) => {
        for (const cell of cellsOf(written(rows)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
      propertyRuns(200)
    )
  })

  it("comes in pieces, from an iterable that can be run through once", () => {
    function* people(): Generator<KithRow> {
      for (let index = 0; index < 5000; index++) yield { ...ana, id: String(index) }
    }
    const pieces = [...writeKithCsv(people())]
    expect(pieces.length).toBeGreaterThan(5)
    expect(rowsOf(kithCsv, ...pieces)).toHaveLength(5000)
  })
})

describe("a sheet that a person made", () => {
  const rows = rowsOf(kithCsv, fixture("kith/by-hand.csv"))

  it("may have a title above its headings, blank rows, rows cut short, and rows of nobody", () => {
    expect(names(rows)).toEqual(["4: Ana Souza", "6: Luc Tran", "8: noName", "9: Mireille Gagnon"])
  })

  it("is read in its words", () => {
    expect(fieldsAt(rows, 4)).toEqual({
      name: "Ana Souza",
      givenName: "Ana",
      familyName: "Souza",
      position: "Manager",
      company: "Banque du Plateau",
      emails: ["ana@example.ca", "ana.souza@example.org"],
      phones: ["416 555 0100", "+1 416 555 0101, ext. 5"],
      links: [{ kind: "linkedin", url: "linkedin.com/in/ana-souza" }],
      relation: "mentor",
      referredByName: "Luc Tran",
      lastContact: "2026-03-02",
      nextFollowUp: "2026-03-24",
      followUpReason: "Ask about the CPA\nbridging course",
      stage: "met",
      tags: ["finance", "CPA"],
      custom: [{ label: "Shirt size", value: "M" }]
    })
  })

  it("keeps what it cannot read as the column's kind, under the column's heading", () => {
    expect(fieldsAt(rows, 6)).toEqual({
      name: "Luc Tran",
      givenName: "Luc",
      familyName: "Tran",
      relation: "former-colleague",
      metAtName: "Toronto Tech Fair",
      custom: [
        { label: "Last contact", value: "last week" },
        { label: "Next follow-up", value: "2/3/2026" },
        { label: "Stage", value: "somewhere" }
      ]
    })
  })

  it("has for a key the id, or the first e-mail, or name and company", () => {
    expect(keyAt(rows, 4)).toBe("email:ana@example.ca")
    expect(keyAt(rows, 6)).toBe("name:luc tran|")
    expect(keyAt(readBack([ana]), 2)).toBe("id:k7q4mda92xtpw3e5")
  })

  it("may be in French", () => {
    const french = rowsOf(kithCsv, fixture("kith/a-la-main.csv"))
    expect(fieldsAt(french, 2)).toEqual({
      name: "Zoé Lévesque",
      givenName: "Zoé",
      familyName: "Lévesque",
      position: "Ingénieure",
      company: "Érable Logiciels",
      emails: ["zoe@example.ca"],
      phones: ["+1 514 555-0199"],
      relation: "former-colleague",
      metAtName: "Salon de l’emploi",
      referredByName: "Mireille Gagnon",
      lastContact: "2026-03-02",
      nextFollowUp: "2026-03-24",
      followUpReason: "Parler du stage",
      stage: "thanked",
      tags: ["génie", "Montréal"]
    })
    expect(fieldsAt(french, 3)).toEqual({ name: "Sukarno", givenName: "Sukarno", relation: "friend" })
  })

  it("may mix headings of both languages, and have two columns of one list", () => {
    const mixed = rowsOf(
      kithCsv,
      utf8("Nom complet,Courriel,E-mail 2,Email,Company,,Étape\nAna,a@x.ca,b@x.ca,c@x.ca,Foo,?,Met\n")
    )
    expect(fieldsAt(mixed, 2)).toEqual({
      name: "Ana",
      emails: ["a@x.ca", "c@x.ca"],
      company: "Foo",
      stage: "met",
      custom: [
        { label: "E-mail 2", value: "b@x.ca" },
        { label: "Column F", value: "?" }
      ]
    })
  })
})

describe("docs/guide/formats.md", () => {
  const page = readFileSync(new URL("../../../../docs/guide/formats.md", import.meta.url), "utf8")

  it("names every column, in both languages", () => {
    const unnamed = [...guideColumns, ...extraColumns, idColumn].filter(
      ({ headings }) => !page.includes(`| ${headings.en[0]} | ${headings.fr[0]} |`)
    )
    expect(unnamed.map(({ key }) => key)).toEqual([])
  })
})
