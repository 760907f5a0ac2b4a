/**
 * Google Contacts' "Google CSV", as it is exported today (`First Name`, `E-mail 1 - Label`) and was until 2024 (`Given
 * Name`, `E-mail 1 - Type`). Headings are English whatever language the account has.
 */
import { csvFormat } from "../csv/csvFormat.ts"
import type { Format } from "../Format.ts"
import * as fill from "../table/Filler.ts"
import { columnLabel, headingKey } from "../table/headings.ts"
import type { Layout, TableReading } from "../table/Layout.ts"
import type { AddressPart, PersonCells } from "../table/PersonCells.ts"

/** Several values of one cell: several numbers under one label, several labels. */
const several =
  (each: fill.Filler): fill.Filler =>
  (cell, person, label) => {
    for (const value of valuesIn(cell)) each(value, person, label)
  }

const valuesIn = (cell: string): ReadonlyArray<string> =>
  cell
    .split(" ::: ")
    .map((value) => value.trim())
    .filter(Boolean)

/** `* Work` is Google's own word `Work`; `*` is no word at all. */
const withoutMark = (label: string): string => label.replace(/^\*\s*/, "").trim()

/** Groups that say nothing of anybody: everybody is in one of them. */
const EVERYBODY = /^\*\s*(?:my ?contacts|other contacts)$/i

const group: fill.Filler = (cell, person) => {
  const tag = withoutMark(cell)
  if (!EVERYBODY.test(cell) && tag !== "") person.tag(tag)
}

const single: Readonly<Record<string, fill.Filler>> = {
  name: fill.name("whole"),
  "first name": fill.name("given"),
  "given name": fill.name("given"),
  "middle name": fill.name("middle"),
  "additional name": fill.name("middle"),
  "last name": fill.name("family"),
  "family name": fill.name("family"),
  "name prefix": fill.name("prefix"),
  "name suffix": fill.name("suffix"),
  "phonetic first name": fill.saying,
  "phonetic middle name": fill.saying,
  "phonetic last name": fill.saying,
  "yomi name": fill.saying,
  "given name yomi": fill.saying,
  "additional name yomi": fill.saying,
  "family name yomi": fill.saying,
  "organization name": several(fill.text("company")),
  "organization title": several(fill.text("position")),
  "organization department": several(fill.text("department")),
  occupation: fill.text("occupation"),
  language: fill.text("language"),
  "file as": fill.alias,
  notes: fill.notes,
  labels: several(group),
  "group membership": several(group)
}

/** Fields of the user's own: there is no more to know of them than their heading. */
const known: ReadonlySet<string> = new Set(
  [
    Object.keys(single),
    ["nickname", "birthday", "photo", "initials", "short name", "maiden name", "gender", "location"],
    ["billing information", "directory server", "mileage", "hobby", "sensitivity", "priority", "subject"]
  ].flat()
)

/** `E-mail 2 - Value`, which belongs with `E-mail 2 - Label`. */
const NUMBERED =
  /^(e mail|phone|address|website|event|relation|im|custom field|organization|jot|calendar link|external id) (\d+) (.+)$/

/** Where the cells of one e-mail address, one organization … stand. */
type Group = (part: string) => string

type Gather = (group: Group, person: PersonCells, kind: string, label: string, heading: string) => void

const FAX = /fax|pager/i

/** What a label that stands for itself is called: the heading would say nothing. */
const titled: Gather = (group, person, kind, _, heading) => {
  for (const value of valuesIn(group("value"))) person.custom(kind || heading, value)
}

const numbered: Readonly<Record<string, Gather>> = {
  "e mail": (group, person, kind, label) => {
    for (const value of valuesIn(group("value"))) person.list("emails", value, kind || label, kind)
  },
  phone: (group, person, kind, label) => {
    for (const value of valuesIn(group("value"))) {
      if (FAX.test(kind)) person.custom(kind, value)
      else person.list("phones", value, kind || label, kind)
    }
  },
  address: (group, person, kind, label) => {
    for (const [heading, part] of addressParts) {
      for (const value of valuesIn(group(heading))) person.address(label, part, value, kind)
    }
  },
  website: (group, person, kind, label) => {
    for (const value of valuesIn(group("value"))) {
      person.link(value)
      if (kind !== "" && !USUAL_SITE.test(kind)) person.custom(label, `${kind}: ${value}`)
    }
  },
  event: titled,
  relation: titled,
  jot: titled,
  "calendar link": titled,
  "external id": titled,
  "custom field": titled,
  im: (group, person, kind, label) => {
    const service = group("service")
    const name = [service, kind].filter(Boolean).join(", ")
    const values = valuesIn(group("value"))
    if (values.length === 0) person.custom(label, name)
    for (const value of values) person.custom(name || label, value)
  },
  organization: (group, person, kind, label) => {
    for (const value of valuesIn(group("name"))) person.text("company", value, `${label} - Name`)
    for (const value of valuesIn(group("title"))) person.text("position", value, `${label} - Title`)
    for (const value of valuesIn(group("department"))) person.text("department", value, `${label} - Department`)
    if (kind !== "") person.custom(`${label} - Type`, kind)
  }
}

/** What Google calls a page when nobody called it anything. */
const USUAL_SITE = /^(?:home ?page|profile|website|other)$/i

const addressParts: ReadonlyArray<readonly [string, AddressPart]> = [
  ["formatted", "whole"],
  ["street", "street"],
  ["extended address", "street"],
  ["po box", "box"],
  ["city", "city"],
  ["region", "region"],
  ["postal code", "postal"],
  ["country", "country"]
]

/** The parts of a group that its gathering takes; any other cell of it is a field of the user's own. */
const taken = (kind: string): ReadonlySet<string> =>
  kind === "address"
    ? new Set(addressParts.map(([heading]) => heading))
    : kind === "organization"
      ? new Set(["name", "title", "department"])
      : new Set(kind === "im" ? ["value", "service"] : ["value"])

const LABEL = /^(?:label|type)$/

interface GroupColumns {
  readonly kind: string
  /** `E-mail 2`. */
  readonly label: string
  readonly parts: Map<string, number>
}

const open = (header: ReadonlyArray<string>): TableReading => {
  const groups = new Map<string, GroupColumns>()
  const columns = header.map((heading, index): fill.Column | undefined => {
    const key = headingKey(heading)
    const label = columnLabel(heading, index)
    const [, kind = "", number = "", part = ""] = NUMBERED.exec(key) ?? []
    if (kind === "") return { label, fill: single[key] ?? several(fill.custom) }
    let group = groups.get(`${kind} ${number}`)
    if (group === undefined) {
      groups.set(`${kind} ${number}`, (group = { kind, label: label.replace(/\s+-\s.*$/, ""), parts: new Map() }))
    }
    const isLabel = LABEL.test(part)
    if ((!isLabel && !taken(kind).has(part)) || group.parts.has(isLabel ? "label" : part)) {
      return { label, fill: several(fill.custom) }
    }
    group.parts.set(isLabel ? "label" : part, index)
    return undefined
  })

  return fill.personReading(columns, {
    also: (cell, person) => {
      for (const { kind, label, parts } of groups.values()) {
        const labelAt = parts.get("label")
        const word = labelAt === undefined ? "" : withoutMark(cell(labelAt))
        const isFilled = [...parts].some(([part, index]) => part !== "label" && cell(index) !== "")
        if (isFilled) {
          const group: Group = (part) => (parts.has(part) ? cell(parts.get(part)!) : "")
          numbered[kind]!(group, person, word, label, label)
        } else if (word !== "") person.custom(`${label} - Label`, word)
      }
    }
  })
}

/** What no other program's header has. */
const SIGNS: ReadonlySet<string> = new Set(
  [
    ["phonetic first name", "phonetic last name", "file as", "organization name", "organization title"],
    ["additional name", "yomi name", "given name yomi", "group membership", "directory server"],
    ["e mail 1 label", "e mail 1 type", "e mail 1 value", "phone 1 label", "phone 1 type", "phone 1 value"]
  ].flat()
)
const ENOUGH = 3

const match = (cells: ReadonlyArray<string>): number => {
  if (cells.length < ENOUGH) return 0
  const keys = cells.map((cell) => (cell.length > 60 ? "" : headingKey(cell)))
  if (keys.filter((key) => SIGNS.has(key)).length < ENOUGH) return 0
  const found = keys.filter((key) => known.has(key) || NUMBERED.test(key)).length
  return 0.6 + 0.4 * (found / cells.length)
}

export const googleLayout: Layout = { id: "google-csv", source: "google", match, open }

/** A row's key is its first e-mail address, or else name and company. The file has no date of its own. */
export const googleContacts: Format = csvFormat(googleLayout, /^contacts|google/i)
