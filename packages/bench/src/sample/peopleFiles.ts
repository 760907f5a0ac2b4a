/** Files of people, by kind: how one is written, how Kith reads it, and how a program reads it that does nothing else. */
import { readFileSync, writeFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import type { Format } from "@kith/formats/Format"
import { HEADINGS, writeConnectionsCsv } from "./connectionsCsv.ts"
import { people } from "./people.ts"

/** Cells of a row, or what stands for them. */
type Rows = ReadonlyArray<ReadonlyArray<unknown>>

interface PeopleFile {
  readonly name: string
  /** Whose parser is the limit's. */
  readonly parser: string
  readonly write: (path: string, rows: number) => Promise<void>
  readonly format: () => Promise<Format>
  readonly parse: (path: string) => Promise<Rows>
}

export type PeopleFileKind = "linkedin" | "google" | "vcard" | "xlsx"

/** Formats and parsers are loaded when they are asked for: those of a file that is not read are nobody's memory. */
export const peopleFiles: { readonly [kind in PeopleFileKind]: PeopleFile } = {
  linkedin: {
    name: "Connections.csv",
    parser: "csv-parse",
    write: async (path, rows) => writeConnectionsCsv(path, rows),
    format: async () => (await import("@kith/formats/linkedin/connections")).linkedinConnections,
    parse: async (path) => {
      const text = readFileSync(path, "utf8")
      return parse(text.slice(text.indexOf(HEADINGS)), { from_line: 2 })
    }
  },
  google: {
    name: "contacts.csv",
    parser: "csv-parse",
    write: async (path, rows) => {
      const { writeGoogleCsv } = await import("@kith/formats/google/writeGoogleCsv")
      writeFileSync(path, Buffer.concat([...writeGoogleCsv(people(rows))]))
    },
    format: async () => (await import("@kith/formats/google/googleContacts")).googleContacts,
    parse: async (path) => parse(readFileSync(path, "utf8"), { from_line: 2 })
  },
  vcard: {
    name: "contacts.vcf",
    parser: "ical.js",
    write: async (path, rows) => {
      const { writeVCard } = await import("@kith/formats/vcard/writeVCard")
      writeFileSync(path, Buffer.concat([...writeVCard(people(rows))]))
    },
    format: async () => (await import("@kith/formats/vcard/vcard")).vcard,
    parse: async (path) => {
      const { default: ical } = await import("ical.js")
      const cards: ReadonlyArray<JCard> = ical.parse(readFileSync(path, "utf8"))
      return cards.map(([, properties]) => properties.map(([, , , value]) => value))
    }
  },
  xlsx: {
    name: "contacts.xlsx",
    parser: "read-excel-file",
    write: async (path, rows) => {
      const { writeKithXlsx } = await import("@kith/formats/xlsx/kithXlsx")
      writeFileSync(path, Buffer.concat([...writeKithXlsx(people(rows))]))
    },
    format: async () => (await import("@kith/formats/xlsx/kithXlsx")).kithXlsx,
    parse: async (path) => {
      const { readSheet } = await import("read-excel-file/node")
      return (await readSheet(path)).slice(1)
    }
  }
}

/** RFC 7095: a name, and properties as name, parameters, type and value. */
type JCard = readonly [name: string, properties: ReadonlyArray<readonly [string, object, string, unknown]>]
