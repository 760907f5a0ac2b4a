/** What holds of every address book that is read by its headings: nothing is lost, and nothing breaks the reader. */
import { readFileSync } from "node:fs"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactImported } from "@kith/core/domain/events/ContactEvents"
import { compareWithSource } from "@kith/core/workspace/compareWithSource"
import { csvReader } from "@kith/formats/csv/CsvReader"
import { csvBytes } from "@kith/formats/csv/writeCsv"
import { FormatError } from "@kith/formats/Format"
import { googleLayout } from "@kith/formats/google/googleContacts"
import { outlookLayout } from "@kith/formats/outlook/outlookCsv"
import type { Layout } from "@kith/formats/table/Layout"
import { thunderbirdLayout } from "@kith/formats/thunderbird/thunderbirdCsv"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"
import { fixture } from "../reading.ts"
import { lostFrom } from "./textsIn.ts"

const books: ReadonlyArray<readonly [path: string, layout: Layout, encoding: string]> = [
  ["google/new.csv", googleLayout, "utf-8"],
  ["google/old.csv", googleLayout, "utf-16le"],
  ["outlook/classic.csv", outlookLayout, "utf-8"],
  ["outlook/web.csv", outlookLayout, "utf-8"],
  ["outlook/french.csv", outlookLayout, "windows-1252"],
  ["thunderbird/english.csv", thunderbirdLayout, "utf-8"],
  ["thunderbird/french.csv", thunderbirdLayout, "utf-8"]
]

const headerOf = (path: string, encoding: string): ReadonlyArray<string> => {
  const text = new TextDecoder(encoding).decode(readFileSync(new URL(`../fixtures/${path}`, import.meta.url)))
  return (parse(text, { bom: true, relax_column_count: true }) as ReadonlyArray<ReadonlyArray<string>>)[0]!
}

/** Words of letters that mean nothing to any column: no date, no label of a program's own, no figure. */
const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{3,8}$/)
const anyCell = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 3, arbitrary: word },
  word.map((text) => `${text}@example.ca`),
  word.map((text) => `https://${text}.example/a?b=c`),
  fc.integer({ min: 100_0000, max: 999_9999 }).map((digits) => `+1 416 ${digits}`),
  fc.tuple(word, word).map(([a, b]) => `${a}, ${b} "${a}"\n${b}`)
)

describe.each(books)("%s", (path, layout, encoding) => {
  const header = headerOf(path, encoding)
  const anyRow = fc.array(anyCell, { minLength: header.length, maxLength: header.length })

  it("is known by its header, in whatever order its columns stand", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...header], { minLength: header.length }), (shuffled) => {
        expect(layout.match(shuffled)).toBeGreaterThan(0.9)
      }),
      propertyRuns(20)
    )
  })

  it("loses no cell of any row", () => {
    fc.assert(
      fc.property(anyRow, (cells) => {
        const row = layout.open(header).read(cells, 2)
        expect(row === undefined ? cells.filter(Boolean) : lostFrom(row, cells)).toEqual([])
      }),
      propertyRuns(300)
    )
  })

  it("loses no cell of a column that nobody knows, or that comes twice", () => {
    const twice = [...header, "Favourite colour", "", header[0]!, header.at(-1)!, "Favourite colour"]
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: twice.length, maxLength: twice.length }), (cells) => {
        const row = layout.open(twice).read(cells, 2)
        expect(row === undefined ? cells.filter(Boolean) : lostFrom(row, cells)).toEqual([])
      }),
      propertyRuns(150)
    )
  })

  it("gives fields that the log takes as they are", () => {
    fc.assert(
      fc.property(anyRow, (cells) => {
        const row = layout.open(header).read(cells, 2)
        if (row?._tag !== "Read") return
        const fields = Object.fromEntries(
          Object.entries(row.record.fields).filter(([field]) => Object.hasOwn(Contact.fields, field))
        )
        const source = { source: layout.source, asOf: "2026-01-01" }
        const { patch, held } = compareWithSource(undefined, fields, source)
        const { version, body } = ContactImported.draft("x", {
          ...patch,
          held,
          source: { id: layout.source, asOf: "" }
        })
        expect(Result.isSuccess(ContactImported.decode(version, body))).toBe(true)
        const others = Object.keys(row.record.fields).filter((field) => !Object.hasOwn(fields, field))
        expect(others.filter((field) => field !== "referredByName")).toEqual([])
      }),
      propertyRuns(100)
    )
  })

  it("gives custom fields that differ in their labels, so that none hides another", () => {
    fc.assert(
      fc.property(anyRow, (cells) => {
        const row = layout.open([...header.slice(0, -1), header[0]!]).read(cells, 2)
        const custom = row?._tag === "Read" ? ((row.record.fields["custom"] ?? []) as Array<{ label: string }>) : []
        const labels = custom.map(({ label }) => label.toLowerCase().trim())
        expect(new Set(labels).size).toBe(labels.length)
      }),
      propertyRuns(100)
    )
  })

  it("is read or refused, the same however its bytes are cut and whatever is done to them", () => {
    const bytes = fixture(path)
    const outcome = (pieces: ReadonlyArray<Uint8Array>): unknown => {
      const reader = csvReader(layout)
      try {
        return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]
      } catch (error) {
        if (error instanceof FormatError) return error.reason
        throw error
      }
    }
    const damaged = fc.oneof(
      fc.nat(bytes.length).map((length) => bytes.slice(0, length)),
      fc.tuple(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, junk]) => {
        const out = bytes.slice()
        out.set(junk.subarray(0, out.length - at), at)
        return out
      }),
      fc.uint8Array({ maxLength: 300 })
    )
    fc.assert(
      fc.property(damaged, anyCuts, (input, cuts) => {
        expect(outcome(cutBytes(input, cuts))).toEqual(outcome([input]))
      }),
      propertyRuns(150)
    )
  })

  it("knows its rows by the same keys when they are exported again in another order", () => {
    const rows = fc.uniqueArray(fc.tuple(word, word), { selector: ([name]) => name, maxLength: 6 })
    fc.assert(
      fc.property(rows, (people) => {
        const emailAt = header.findIndex((heading) =>
          /^(?:E-mail 1 - Value|E-mail Address|Adresse de messagerie|Primary Email|Adresse électronique principale)$/.test(
            heading
          )
        )
        const nameAt = header.findIndex((heading) => /^(?:First Name|Given Name|Prénom)$/.test(heading))
        const keys = (order: ReadonlyArray<readonly [string, string]>): ReadonlyMap<string, string> => {
          const reader = csvReader(layout)
          const table = order.map(([name, mail]) => {
            const cells = header.map(() => "")
            cells[nameAt] = name
            cells[emailAt] = `${mail}.${name}@example.ca`
            return cells
          })
          const read = [...reader.push(csvBytes([header, ...table])), ...reader.end()]
          return new Map(
            read.flatMap((row) =>
              row._tag === "Read" ? [[row.record.fields["name"] as string, row.record.sourceKey] as const] : []
            )
          )
        }
        expect(keys(people)).toEqual(keys(people.toReversed()))
      }),
      propertyRuns(30)
    )
  })
})
