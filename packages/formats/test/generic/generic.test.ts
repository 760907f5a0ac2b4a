/** Tables that are nobody's format: what their columns are guessed to hold, and how they are read under a mapping. */
import { readFileSync } from "node:fs"
import type { ColumnMapping } from "@kith/core/domain/entities/TableMapping"
import { csvBytes } from "@kith/formats/csv/writeCsv"
import { genericCsv, genericLayout, mappingFingerprint, mappingFromJson } from "@kith/formats/generic/genericCsv"
import { describe as described, mappingOf } from "@kith/formats/generic/mappingOf"
import { formatMapping, parseMapping } from "@kith/formats/generic/parseMapping"
import { CUSTOM, holdsSeveral, IGNORED, TARGETS } from "@kith/formats/generic/targets"
import { recognise, recogniseTable } from "@kith/formats/recognise"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { fieldsAt, fixture, keyAt, names, rowsOf, utf8 } from "../reading.ts"
import { lostFrom } from "../table/textsIn.ts"

const guessed = (header: string | undefined, ...rows: ReadonlyArray<string>) =>
  mappingOf(
    header?.split("|"),
    rows.map((row) => row.split("|"))
  ).columns.map(({ as }) => as)

describe("a guess", () => {
  it("goes by headings, in English and French", () => {
    expect(guessed("Full name|E-mail|Employer|LinkedIn profile|Follow-up date")).toEqual([
      "name",
      "emails",
      "company",
      "links/linkedin",
      "nextFollowUp"
    ])
    expect(guessed("Prénom|Nom|Courriel|Employeur|Tél. cell.|Code postal|Date de relance")).toEqual([
      "givenName",
      "familyName",
      "emails",
      "company",
      "phones",
      "postalCode",
      "nextFollowUp"
    ])
  })

  it("takes Nom for the whole name where no other column names anybody", () => {
    expect(guessed("Nom|Courriel")).toEqual(["name", "emails"])
    expect(guessed("Nom|Prénom")).toEqual(["familyName", "givenName"])
  })

  it("goes by the values where headings say nothing", () => {
    expect(guessed("a|b|c|d", "Ana Souza|ana@x.ca|416 555 0100|https://www.linkedin.com/in/ana")).toEqual([
      "name",
      "emails",
      "phones",
      "links/linkedin"
    ])
  })

  it("sees by the values that a heading means something else", () => {
    expect(guessed("Name|Newsletter e-mail?", "Ana Souza|yes", "Luc Tran|no")).toEqual(["name", CUSTOM])
    expect(guessed("Name|E-mail", "Souza, Ana|ana@x.ca")).toEqual(["nameFamilyFirst", "emails"])
    expect(guessed("First name|Mentor", "Ana|Luc Tran", "Zoé|Raj Patel")).toEqual(["givenName", CUSTOM])
  })

  it("gives a field that holds one value to one column, and lists to several", () => {
    expect(guessed("Name|Company|Employer|Email|Work email", "Ana|A|B|a@x.ca|b@x.ca")).toEqual([
      "name",
      "company",
      CUSTOM,
      "emails",
      "emails"
    ])
  })

  it("tells day and month apart by dates that show it", () => {
    const dates = (...cells: ReadonlyArray<string>) =>
      mappingOf(
        ["Name", "Last contact"],
        cells.map((cell) => ["Ana", cell])
      ).mapping.dates
    expect(dates("2/3/2026", "25/3/2026")).toBe("day-first")
    expect(dates("2/3/2026", "3/25/2026")).toBe("month-first")
    expect(dates("2/3/2026")).toBeUndefined()
    expect(dates("25/3/2026", "3/25/2026")).toBeUndefined()
  })

  it("of a table that is about no people is no guess", () => {
    expect(mappingOf(["a", "b"], [["1", "2"]]).sure).toBe(0)
    expect(mappingOf(["Film", "Year"], [["The Third Man", "1949"]]).sure).toBe(0)
    expect(mappingOf(["Street", "City"], [["King West", "Toronto"]]).sure).toBe(0)
    for (const text of ["Skill\nCooking\n", "a,b\n1,2\n", "Date,Amount\n2026-01-01,12\n", '{"a":1}', "<p>a,b</p>"]) {
      expect(recogniseTable(utf8(text))).toBeUndefined()
    }
  })

  it("never breaks, whatever the table", () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("", "Name", "Email", "a@b.ca", "Souza, Ana"))
    fc.assert(
      fc.property(fc.option(fc.array(cell), { nil: undefined }), fc.array(fc.array(cell)), (header, sample) => {
        const { mapping, columns, sure } = mappingOf(header, sample)
        expect(sure).toBeGreaterThanOrEqual(0)
        expect(sure).toBeLessThanOrEqual(1)
        expect(columns.every(({ as }) => TARGETS.includes(as))).toBe(true)
        const single = columns.filter(({ as }) => !holdsSeveral(as)).map(({ as }) => as)
        expect(new Set(single).size).toBe(single.length)
        expect(mappingFromJson(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
      }),
      propertyRuns(400)
    )
  })
})

describe("a table", () => {
  it("may have a title above its headings", () => {
    const found = recognise(fixture("generic/liste.csv"))
    if (found?._tag !== "Table") throw new Error("it is a table")
    expect(found.head.header).toEqual(["Nom", "Courriel du bureau", "Cellulaire", "Profil", "Secteur"])
    expect(names(rowsOf(found.format, fixture("generic/liste.csv")))).toEqual(["4: Zoé Lévesque", "5: Luc Tran"])
  })

  it("may have no headings", () => {
    const found = recognise(fixture("generic/no-header.csv"))
    if (found?._tag !== "Table") throw new Error("it is a table")
    expect(found.guess.mapping.headed).toBe(false)
    const rows = rowsOf(found.format, fixture("generic/no-header.csv"))
    expect(names(rows)).toEqual(["1: Ana Souza", "2: Luc Tran", "3: Mei Chen"])
    expect(fieldsAt(rows, 1)["custom"]).toEqual([{ label: "Column E", value: "Toronto" }])
  })

  it("is read in its guessed columns", () => {
    const found = recognise(fixture("generic/crm-export.csv"))
    if (found?._tag !== "Table") throw new Error("it is a table")
    const rows = rowsOf(found.format, fixture("generic/crm-export.csv"))
    expect(fieldsAt(rows, 3)).toEqual({
      name: "Luc Tran",
      givenName: "Luc",
      familyName: "Tran",
      emails: ["luc@example.org", "luc.tran@erable.example"],
      phones: ["514 555 0199"],
      company: "Érable Logiciels",
      position: "Developer",
      lastContact: "2026-03-02",
      custom: [
        { label: "Lead score", value: "12" },
        { label: "Newsletter e-mail?", value: "no" }
      ]
    })
    expect(keyAt(rows, 4)).toBe("name:zoe levesque|")
    expect(described(found.guess.mapping, found.head.sample).slice(0, 2)).toEqual([
      {
        column: "Contact name",
        as: "nameFamilyFirst",
        examples: ["Souza, Ana", "Tran, Luc", "Lévesque, Zoé"]
      },
      {
        column: "Work e-mail (primary)",
        as: "emails",
        examples: ["ana@plateau.example", "luc@example.org; luc.tran@erable.example"]
      }
    ])
  })

  it("has an address where it has a street, and a town alone is the person's", () => {
    const read = (header: string, row: string) => {
      const { mapping } = mappingOf(header.split("|"), [row.split("|")])
      return fieldsAt(rowsOf(genericCsv(mapping), csvBytes([header.split("|"), row.split("|")])), 2)
    }
    expect(read("Name|Street|City|Postal code", "Ana|1 King St|Toronto|M5H 1A1")).toEqual({
      name: "Ana",
      city: "Toronto",
      addresses: ["1 King St, Toronto, M5H 1A1"]
    })
    expect(read("Name|Email|City", "Ana|a@x.ca|Toronto")).toEqual({ name: "Ana", emails: ["a@x.ca"], city: "Toronto" })
  })

  const anyTarget = fc.constantFrom(...TARGETS.filter((target) => target !== IGNORED && target !== "id"))
  const anyText = fc
    .stringMatching(/^[b-df-hj-np-tv-z]{3,8}$/)
    .chain((text) =>
      fc.constantFrom(text, `${text}@x.ca`, `${text} ${text}`, `https://${text}.ca`, "2026-03-02", "yes")
    )

  it("loses no cell, whatever its columns are said to hold", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyTarget, fc.oneof(fc.constant(""), anyText)), { minLength: 1, maxLength: 9 }),
        (drawn) => {
          const columns = drawn.map(([as], index) => ({ heading: `H${index}`, as }))
          const cells = drawn.map(([, cell]) => cell)
          const row = genericLayout({ headed: true, columns, dates: "day-first" }).open([]).read(cells, 2)
          // Yes and no become what they mean.
          const lost = row === undefined ? cells : lostFrom(row, cells)
          expect(lost.filter((cell) => cell !== "" && cell !== "yes")).toEqual([])
        }
      ),
      propertyRuns(1000)
    )
  })

  it("leaves out what the user ignores, and nothing else", () => {
    const mapping: ColumnMapping = {
      headed: true,
      columns: [
        { heading: "Who", as: "name" },
        { heading: "Salary", as: IGNORED },
        { heading: "Size", as: CUSTOM, label: "Shirt size" }
      ]
    }
    const rows = rowsOf(genericCsv(mapping), utf8("Who,Salary,Size\nAna,100,M\n"))
    expect(fieldsAt(rows, 2)).toEqual({ name: "Ana", custom: [{ label: "Shirt size", value: "M" }] })
  })
})

describe("a mapping", () => {
  const mapping: ColumnMapping = {
    headed: true,
    columns: [
      { heading: "Name", as: "name" },
      { heading: "Compagnie", as: CUSTOM },
      { heading: "Last, first", as: CUSTOM },
      { heading: "", as: CUSTOM }
    ]
  }
  const typed = (text: string) => Result.merge(parseMapping(text, mapping))

  it("is typed by heading or letter, with fields by any of their names", () => {
    expect(typed('compagnie = Employer, "Last, first"=nameFamilyFirst, D=custom:Shoe size, Name=-')).toEqual({
      headed: true,
      columns: [
        { heading: "Name", as: IGNORED },
        { heading: "Compagnie", as: "company" },
        { heading: "Last, first", as: "nameFamilyFirst" },
        { heading: "", as: CUSTOM, label: "Shoe size" }
      ]
    })
  })

  it("gives what was typed the place of what was guessed", () => {
    expect(typed("Compagnie=name")).toMatchObject({
      columns: [{ as: CUSTOM }, { as: "name" }, { as: CUSTOM }, { as: CUSTOM }]
    })
  })

  it("says what is wrong with it", () => {
    expect(typed("Company")).toEqual({ _tag: "NotAPair", part: "Company" })
    expect(typed("Shoe=custom")).toMatchObject({ _tag: "NoSuchColumn", part: "Shoe" })
    expect(typed("Name=shoes")).toEqual({ _tag: "NoSuchField", part: "shoes" })
    expect(typed("")).toEqual(mapping)
  })

  it("comes back from its text", () => {
    const column = fc.record({
      heading: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("", "A", "b", "Name", 'a "b", c=d', "-")),
      as: fc.constantFrom(...TARGETS.filter(holdsSeveral))
    })
    fc.assert(
      fc.property(fc.array(column, { maxLength: 6 }), (columns) => {
        const whole: ColumnMapping = { headed: true, columns }
        const blank = { ...whole, columns: columns.map(({ heading }) => ({ heading, as: CUSTOM })) }
        expect(Result.merge(parseMapping(formatMapping(whole), blank))).toEqual(whole)
      }),
      propertyRuns(500)
    )
  })

  it("is for the same tables whatever it says of them, and however they spell their headings", () => {
    const other = Result.merge(parseMapping("Compagnie=company", mapping)) as ColumnMapping
    const shouted = {
      ...mapping,
      columns: mapping.columns.map((each) => ({ ...each, heading: each.heading.toUpperCase() }))
    }
    expect(mappingFingerprint(other)).toBe(mappingFingerprint(mapping))
    expect(mappingFingerprint(shouted)).toBe(mappingFingerprint(mapping))
    expect(mappingFingerprint({ ...mapping, columns: mapping.columns.slice(1) })).not.toBe(mappingFingerprint(mapping))
  })

  it("is nothing else than itself in JSON", () => {
    for (const json of [null, [], {}, { headed: true }, { headed: true, columns: [{ heading: 1, as: "name" }] }]) {
      expect(mappingFromJson(json)).toBeUndefined()
    }
  })
})

describe("docs/guide/formats.md", () => {
  const page = readFileSync(new URL("../../../../docs/guide/formats.md", import.meta.url), "utf8")

  it("names every field that a column can be mapped to", () => {
    const named = TARGETS.filter((target) => target !== CUSTOM && target !== IGNORED)
    expect(named.filter((target) => !page.includes(`\`${target}\``))).toEqual([])
  })
})
