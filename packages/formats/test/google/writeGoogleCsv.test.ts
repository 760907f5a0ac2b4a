/** A plain CSV: what is in it comes back from Kith's own reader of Google's export, and another library reads it alike. */
import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { expect, it } from "vitest"
import { googleContacts } from "@kith/formats/google/googleContacts"
import { notInGoogleCsv, writeGoogleCsv } from "@kith/formats/google/writeGoogleCsv"
import type { KithRow } from "@kith/formats/KithRow"
import { extraColumns, guideColumns } from "@kith/formats/kithSheet/columns"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { rowsOf } from "../reading.ts"

const textOf = (rows: ReadonlyArray<KithRow>): string => Buffer.concat([...writeGoogleCsv(rows)]).toString("utf8")

const ANA: KithRow = {
  name: "Ana Souza",
  givenName: "Ana",
  familyName: "Souza",
  company: "Zanzibar Bank, Inc.",
  position: "Analyst",
  department: "Tax",
  emails: ["ana@example.ca", "a@home.example"],
  phones: ["+1 416 555 0100"],
  addresses: ["1 King St\nToronto"],
  links: [{ kind: "linkedin", url: "https://www.linkedin.com/in/ana" }],
  tags: ["CPA", "tax"],
  notes: '=SUM(1) "quoted"',
  custom: [{ label: "Shoe size", value: "38" }]
}

it("has Google's headings, as many of each as somebody needs, and telephone numbers as they are dialled", () => {
  const [heading, ana, luc] = parse(textOf([ANA, { name: "Luc" }]), { relax_column_count: false })
  const cell = (name: string): string => ana![heading!.indexOf(name)]!
  expect(heading!.slice(0, 3)).toEqual(["First Name", "Last Name", "Phonetic First Name"])
  expect(cell("E-mail 2 - Value")).toBe("a@home.example")
  expect(cell("Phone 1 - Value")).toBe("+1 416 555 0100")
  expect(cell("Website 1 - Label")).toBe("LinkedIn")
  expect(cell("Labels")).toBe("CPA ::: tax")
  // What a spreadsheet would work out is text.
  expect(cell("Notes")).toBe('\'=SUM(1) "quoted"')
  expect(luc!.filter(Boolean)).toEqual(["Luc"])
})

it("comes back from the reader of Google's export", () => {
  const read = rowsOf(googleContacts, Buffer.from(textOf([ANA])))
  expect(read).toMatchObject([
    {
      record: {
        fields: {
          name: "Ana Souza",
          givenName: "Ana",
          familyName: "Souza",
          company: "Zanzibar Bank, Inc.",
          position: "Analyst",
          emails: ["ana@example.ca", "a@home.example"],
          phones: ["+1 416 555 0100"],
          tags: ["CPA", "tax"]
        }
      }
    }
  ])
})

it("is read by another library to the cell, whatever stands in it", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 })
  const rows = fc.array(
    fc.record({ name: text, company: text, notes: text, emails: fc.array(text, { maxLength: 3 }) }),
    { maxLength: 5 }
  )
  fc.assert(
    fc.property(rows, (people) => {
      const table = parse(textOf(people), { relax_column_count: false })
      expect(table).toHaveLength(people.length + 1)
      for (const row of table.slice(1)) {
        expect(row).toHaveLength(table[0]!.length)
        for (const cell of row) expect(cell).not.toMatch(/^[=@\t\r\n]/)
      }
    }),
    propertyRuns(100)
  )
})

it("names what it cannot carry by fields that Kith's own sheet has a heading for", () => {
  const known = new Set([...guideColumns, ...extraColumns].map(({ key }) => key))
  expect(notInGoogleCsv.filter((key) => !known.has(key))).toEqual([])
})
