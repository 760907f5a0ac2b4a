/** Any table of people as a format, under a mapping of its columns. */
import { ColumnMapping } from "@kith/core/domain/entities/TableMapping"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { csvFormat } from "../csv/csvFormat.ts"
import type { Format } from "../Format.ts"
import type { Fields } from "../kithSheet/columns.ts"
import { fromListCell, linkList, phoneList, wordList } from "../kithSheet/listCell.ts"
import * as fill from "../table/Filler.ts"
import { figuredDate } from "../table/figuredDate.ts"
import { columnLabel, headingKey } from "../table/headings.ts"
import { isBlank, type Layout } from "../table/Layout.ts"
import type { NamePart, PersonCells } from "../table/PersonCells.ts"
import { numberOf } from "../table/rowKey.ts"
import { CUSTOM, IGNORED, sheetColumnOf } from "./targets.ts"

/**
 * Reads what `mapping` says; what it calls custom is a field of the user's own, and what it ignores is left out. A row's
 * key is its first e-mail address, or else name and company. Tables with the same headings are one source.
 */
export const genericCsv = (mapping: ColumnMapping): Format => csvFormat(genericLayout(mapping), /^$/)

/** For a table that is no CSV file. */
export const genericLayout = (mapping: ColumnMapping): Layout => ({
  id: "csv",
  source: `table:${mappingFingerprint(mapping)}`,
  headless: !mapping.headed,
  match: (cells) => (mapping.headed ? Number(hasHeadings(cells, mapping)) : Number(!isBlank(cells))),
  open: () => fill.personReading(columnsOf(mapping))
})

/**
 * What tables have in common that are read alike: their headings, in any case and spelling, whatever they are mapped to.
 * One without headings is known by its width alone.
 */
export const mappingFingerprint = ({ headed, columns }: ColumnMapping): string =>
  fingerprintOf(columns.map(({ heading }) => (headed ? headingKey(heading) : "")))

const fingerprintOf = (keys: ReadonlyArray<string>): string => {
  const text = keys.join("\u0001")
  return `${numberOf(text).toString(36)}${keys.length.toString(36)}`
}

/** A mapping out of JSON; undefined for anything else. */
export const mappingFromJson = (json: unknown): ColumnMapping | undefined =>
  Result.getOrUndefined(Schema.decodeUnknownResult(ColumnMapping)(json))

const hasHeadings = (cells: ReadonlyArray<string>, { columns }: ColumnMapping): boolean =>
  columns.every(({ heading }, index) => headingKey(cells[index] ?? "") === headingKey(heading)) &&
  isBlank(cells.slice(columns.length))

const columnsOf = (mapping: ColumnMapping): ReadonlyArray<fill.Column | undefined> => {
  const { columns, dates } = mapping
  const hasAddress = columns.some(({ as }) => as === "street" || as === "postalCode" || as === "country")
  return columns.map(({ heading, as, label }, index) =>
    as === IGNORED ? undefined : { label: label ?? columnLabel(heading, index), fill: fillerOf(as, hasAddress, dates) }
  )
}

const fillerOf = (as: string, hasAddress: boolean, dates: ColumnMapping["dates"]): fill.Filler => {
  if (as === CUSTOM) return fill.custom
  if (Object.hasOwn(NAMES, as)) return fill.name(NAMES[as]!)
  if (hasAddress && (as === "city" || as === "province")) {
    return fill.address("", as === "city" ? "city" : "region")
  }
  const own = fillers[as]
  if (own !== undefined) return own
  if (as.startsWith("links/")) {
    const kind = as.slice("links/".length) as "website"
    return (cell, person) => {
      // A page under "Website" is what it is: most people have but one column for all.
      for (const url of fromListCell(cell, linkList)) person.link(url, kind === "website" ? undefined : kind)
    }
  }
  const column = sheetColumnOf(as)
  if (column === undefined) return fill.custom
  return (cell, person, label) => {
    const read: Fields = {}
    if (!column.fromCell(DATES.has(as) ? (figuredDate(cell, dates) ?? cell) : cell, read)) {
      return person.custom(label, cell)
    }
    for (const [field, value] of Object.entries(read)) person.set(field, value, label, cell)
  }
}

const NAMES: Readonly<Record<string, NamePart>> = {
  name: "whole",
  givenName: "given",
  middleName: "middle",
  familyName: "family",
  namePrefix: "prefix",
  nameSuffix: "suffix"
}

const DATES: ReadonlySet<string> = new Set(["lastContact", "nextFollowUp", "reviveOn", "connected"])

const each =
  (values: (cell: string) => ReadonlyArray<string>, filler: fill.Filler): fill.Filler =>
  (cell, person, label) => {
    for (const value of values(cell)) if (value !== "") filler(value, person, label)
  }

/** `Souza, Ana`. */
const familyFirst = (cell: string, person: PersonCells, label: string): void => {
  const [, family = "", given = ""] = /^([^,]+),\s*([^,]+)$/u.exec(cell) ?? []
  if (given === "") return person.name("whole", cell, label)
  person.name("given", given.trim(), label)
  person.name("family", family.trim(), label)
}

const fillers: Readonly<Record<string, fill.Filler>> = {
  nameFamilyFirst: familyFirst,
  emails: each((cell) => fromListCell(cell.replace(/^mailto:/i, ""), wordList), fill.plainList("emails")),
  phones: each((cell) => fromListCell(cell, phoneList), fill.list("phones")),
  addresses: (cell, person, label) => person.address(label, "whole", cell, ""),
  street: (cell, person) => person.address("", "street", cell),
  postalCode: (cell, person) => person.address("", "postal", cell),
  country: (cell, person) => person.address("", "country", cell),
  tags: each(
    (cell) => fromListCell(cell, wordList),
    (cell, person) => person.tag(cell)
  ),
  notes: fill.notes
}
