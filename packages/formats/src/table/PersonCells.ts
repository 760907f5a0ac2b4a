/**
 * One person gathered from the cells of a row. For the exports of address books: what has no field of its own, or one
 * that is taken, becomes a field of the user's under the column's heading, so that no cell is lost.
 */
import type { CustomField, Link } from "@kith/core/domain/entities/Contact"
import { foldCase } from "@kith/core/domain/declare/Plain"
import type { Json } from "@kith/core/domain/merge/State"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { linkOf } from "./linkOf.ts"

export type NamePart = "whole" | "prefix" | "given" | "middle" | "family" | "suffix"
export type AddressPart = "whole" | "street" | "box" | "city" | "region" | "postal" | "country"
export type ListField = "emails" | "phones"
export type TextField =
  | "position"
  | "company"
  | "department"
  | "occupation"
  | "language"
  | "pronouns"
  | "seniority"
  | "city"
  | "province"
  | "zone"
  | "bestWay"
  | "referredByName"
  | "metAtName"
  | "interest"
  | "owner"

interface Said {
  readonly label: string
  readonly value: string
}

interface Address {
  readonly label: string
  readonly parts: Map<AddressPart, Array<string>>
}

/** Every value given is trimmed and not empty. */
export class PersonCells {
  private readonly fields: Record<string, Json> = {}
  private readonly names = new Map<NamePart, Said>()
  private readonly sayings: Array<string> = []
  private readonly lists: Record<ListField, Array<Said>> = { emails: [], phones: [] }
  private readonly addresses = new Map<string, Address>()
  private readonly links: Array<Link> = []
  private readonly tags: Array<string> = []
  private readonly notes: Array<string> = []
  private readonly customs: Array<Said> = []
  private readonly aliases: Array<Said> = []
  private readonly language: Language

  constructor(language: Language = "en") {
    this.language = language
  }

  name(part: NamePart, value: string, label: string): void {
    if (this.names.has(part)) this.custom(label, value)
    else this.names.set(part, { label, value })
  }

  /** How the name is said, part by part. */
  saying(value: string): void {
    if (!this.sayings.includes(value)) this.sayings.push(value)
  }

  text(field: TextField, value: string, label: string): void {
    const held = this.fields[field]
    if (held === undefined) this.fields[field] = value
    else if (held !== value) this.custom(label, value)
  }

  /** Any other field; what it holds already stays, and the cell becomes a field of the user's own. */
  set(field: string, value: Json, label: string, cell: string): void {
    if (this.fields[field] === undefined) this.fields[field] = value
    else if (this.fields[field] !== value) this.custom(label, cell)
  }

  /** @param kind what the source calls this one among several: `Mobile` */
  list(field: ListField, value: string, label: string, kind = ""): void {
    if (field === "emails" && !value.includes("@")) return this.custom(label, value)
    if (field === "phones" && !/\d/.test(value)) return this.custom(label, value)
    const held = this.lists[field].find((one) => one.value === value)
    if (held === undefined) this.lists[field].push({ label: kind, value })
    else if (kind !== "" && held.label !== kind) this.lists[field].push({ label: kind, value })
  }

  /** @param which tells one address from the others; the first with a city says where the person is */
  address(which: string, part: AddressPart, value: string, kind = which): void {
    let address = this.addresses.get(which)
    if (address === undefined) this.addresses.set(which, (address = { label: kind, parts: new Map() }))
    const parts = address.parts.get(part)
    if (parts === undefined) address.parts.set(part, [value])
    else if (!parts.includes(value)) parts.push(value)
  }

  link(url: string, kind?: Link["kind"]): void {
    const link = kind === undefined ? linkOf(url) : { kind, url }
    if (!this.links.some((held) => held.kind === link.kind && held.url === url)) this.links.push(link)
  }

  tag(value: string): void {
    if (!this.tags.includes(value)) this.tags.push(value)
  }

  note(value: string): void {
    const text = value.replace(/\r\n?/g, "\n")
    if (!this.notes.includes(text)) this.notes.push(text)
  }

  /** Another way to write the name: kept where it is another. */
  alias(label: string, value: string): void {
    this.aliases.push({ label, value })
  }

  custom(label: string, value: string): void {
    this.customs.push({ label, value })
  }

  /** The record's fields; undefined when nobody and nothing is named. */
  finish(): Record<string, Json> | undefined {
    const { fields } = this
    this.finishLists()
    this.finishAddresses()
    const name = this.finishName()
    if (name === undefined) return undefined
    fields["name"] = name
    if (this.sayings.length > 0) fields["sayIt"] = this.sayings.join(" ")
    if (this.links.length > 0) fields["links"] = this.links
    if (this.tags.length > 0) fields["tags"] = this.tags
    if (this.notes.length > 0) fields["notes"] = this.notes.join("\n\n")
    const custom = customFields(this.customs)
    if (custom.length > 0) fields["custom"] = custom
    return fields
  }

  private finishName(): string | undefined {
    const part = (which: NamePart): string => this.names.get(which)?.value ?? ""
    const composed = [part("given"), part("middle"), part("family")].filter(Boolean).join(" ")
    const emails = this.fields["emails"] as ReadonlyArray<string> | undefined
    const phones = this.fields["phones"] as ReadonlyArray<string> | undefined
    const company = this.fields["company"] as string | undefined
    // Address books hold shops and mailing lists, too: they go by what is known of them.
    const name = part("whole") || composed || company || emails?.[0] || phones?.[0]
    if (name === undefined) return undefined
    if (part("given") !== "") this.fields["givenName"] = part("given")
    if (part("family") !== "") this.fields["familyName"] = part("family")
    for (const { label, value } of this.aliases) {
      if (value !== name && !emails?.some((email) => value === email || value === `${name} (${email})`)) {
        this.custom(label, value)
      }
    }
    for (const which of ["prefix", "middle", "suffix"] as const) {
      const said = this.names.get(which)
      if (said !== undefined && !name.includes(said.value)) this.custom(said.label, said.value)
    }
    return name
  }

  private finishLists(): void {
    for (const field of ["emails", "phones"] as const) {
      const said = this.lists[field]
      const values = [...new Set(said.map(({ value }) => value))]
      if (values.length > 0) this.fields[field] = values
      this.sayKinds(field, said)
    }
  }

  private finishAddresses(): void {
    const { fields } = this
    const whole: Array<Said> = []
    for (const { label, parts } of this.addresses.values()) {
      const city = parts.get("city")
      const region = parts.get("region")
      const isFirst = fields["city"] === undefined && fields["province"] === undefined
      if (isFirst && city !== undefined) fields["city"] = city[0]!
      if (isFirst && region !== undefined) fields["province"] = region[0]!
      const isTown = [...parts].every(([part, values]) => (part === "city" || part === "region") && values.length === 1)
      // A town is no address where the person's own says it.
      if (!isTown || !isFirst) whole.push({ label, value: addressText(parts) })
      else if (label !== "" && !label.startsWith(USUAL)) this.custom(KINDS.addresses[this.language], label)
    }
    if (whole.length > 0) fields["addresses"] = [...new Set(whole.map(({ value }) => value))]
    const [only, another] = whole
    if (only !== undefined && another === undefined) {
      if (only.label !== "" && !only.label.startsWith(USUAL)) {
        this.custom(KINDS.addresses[this.language], only.label)
      }
    } else this.sayKinds("addresses", whole)
  }

  /** Which is the mobile, and which the office's: where the source says so of one among several, or of one by itself. */
  private sayKinds(field: keyof typeof KINDS, said: ReadonlyArray<Said>): void {
    const kinds = said.filter(({ label }) => label !== "")
    if (kinds.length === 0 || (said.length === 1 && kinds[0]!.label.startsWith(USUAL))) return
    const text = kinds
      .map(({ label, value }) => `${label.replace(USUAL, "")}${COLON[this.language]}${value}`)
      .join("; ")
    this.custom(KINDS[field][this.language], text)
  }
}

/** Begins a kind that is said only beside others: what a column's heading says, and not a cell. */
export const USUAL = "\u0000"

const COLON = { en: ": ", fr: "\u00a0: " }

const KINDS = {
  emails: { en: "E-mail labels", fr: "Libellés des courriels" },
  phones: { en: "Phone labels", fr: "Libellés des téléphones" },
  addresses: { en: "Address labels", fr: "Libellés des adresses" }
}

/** As on an envelope, in one line; of an address that is whole, only what it lacks is added. */
const addressText = (parts: ReadonlyMap<AddressPart, ReadonlyArray<string>>): string => {
  const get = (part: AddressPart): ReadonlyArray<string> => parts.get(part) ?? []
  const whole = get("whole").join("; ")
  const area = [...get("region"), ...get("postal")].join(" ")
  const rest = [...get("street"), ...get("box"), ...get("city"), area, ...get("country")].filter(Boolean)
  if (whole === "") return rest.join(", ")
  const lacking = [...parts].flatMap(([part, values]) =>
    part === "whole" ? [] : values.filter((value) => !whole.includes(value))
  )
  return [whole, ...lacking].join(", ")
}

/** Fields of the user's own: two of one label would be one, so the second is numbered. */
const customFields = (said: ReadonlyArray<CustomField>): ReadonlyArray<CustomField> => {
  const out = new Map<string, CustomField>()
  for (const { label, value } of said) {
    let name = label
    for (let count = 2; ; count++) {
      const held = out.get(foldCase(name))
      if (held === undefined) {
        out.set(foldCase(name), { label: name, value })
        break
      }
      if (held.value === value) break
      name = `${label} (${count})`
    }
  }
  return [...out.values()]
}
