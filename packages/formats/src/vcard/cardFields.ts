/**
 * What a card says of a person, as the fields of a record. What has no field becomes a field of one's own, under the
 * property's name or the label that its owner gave it; `docs/guide/formats.md` says what of a card is not kept.
 */
import { type Link, phoneKey } from "@kith/core/domain/entities/Contact"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import type { Json } from "@kith/core/domain/merge/State"
import type { Property } from "../contentLine/Property.ts"
import { messagingOf, nameOfService } from "./accounts.ts"
import { androidCustom } from "./androidCustom.ts"
import { cardDate } from "./cardDate.ts"
import { kindOfLabel, linkNamed } from "./cardLinks.ts"
import { CustomFields } from "./CustomFields.ts"
import { Distinct } from "./Distinct.ts"
import { CUSTOM, idOfUid, isOurs, KITH, kithProperties, NAME_IN_ONE, readCustom } from "./kithProperties.ts"
import { androidLabel, appleLabel, isHousekeeping, labelOf } from "./labels.ts"
import { type Listed, ListLabels } from "./ListLabels.ts"
import { namesOf } from "./nameParts.ts"
import { phoneOf } from "./phoneOf.ts"
import { isIn, postalAddressOf, wordsIn } from "./postalAddress.ts"
import type { Binary } from "./Binary.ts"

export interface Card {
  readonly properties: ReadonlyArray<Property>
  readonly binaries: ReadonlyArray<Binary>
  /** Cards inside this one, as text: an assistant's, under `AGENT`. */
  readonly agents: ReadonlyArray<string>
}

/** Undefined where the card names nobody. */
export const cardFields = (card: Card): Record<string, Json> | undefined => new CardReading(card).fields()

class CardReading {
  private readonly card: Card
  private readonly ours: boolean
  /** By group, the label that somebody wrote for the other property in it. */
  private readonly labels = new Map<string, string>()
  private readonly custom = new CustomFields()
  private readonly out: Record<string, Json> = {}
  private readonly emails = new Distinct((email) => email.trim().toLowerCase())
  private readonly phones = new Distinct(phoneKey)
  private readonly addresses = new Distinct((address) => address)
  private readonly tags = new Distinct((tag) => tag.trim().toLowerCase())
  private wordsOfAddresses: ReadonlyArray<ReadonlySet<string>> | undefined
  private readonly links: Array<Link> = []
  private readonly notes: Array<string> = []
  private readonly sayIt: Array<string> = []
  private readonly listLabels = new ListLabels()

  constructor(card: Card) {
    this.card = card
    this.ours = isOurs(this.textOf("PRODID"))
    for (const { group, name, text } of card.properties) {
      if (group !== undefined && name === "X-ABLABEL" && text !== "") this.labels.set(group.toLowerCase(), text)
    }
  }

  fields(): Record<string, Json> | undefined {
    this.readNames()
    for (const property of this.card.properties) this.read(property)
    const { out, custom, ours } = this
    if (out["name"] === undefined) {
      const name = this.textOf("NICKNAME") ?? out["company"] ?? this.emails.values[0]
      if (name === undefined) return undefined
      out["name"] = name
    }
    for (const [field, list] of [
      ["emails", this.emails.values],
      ["phones", this.phones.values],
      ["addresses", this.addresses.values],
      ["links", this.links],
      ["tags", this.tags.values]
    ] as const) {
      if (list.length > 0) out[field] = list
    }
    for (const list of ["emails", "phones", "addresses"] as const) {
      this.listLabels.tell(list, this[list].values, custom)
    }
    if (this.notes.length > 0) out["notes"] = this.notes.join("\n\n")
    if (this.sayIt.length > 0 && out["sayIt"] === undefined) out["sayIt"] = this.sayIt.join(" ")
    if (out["id"] === undefined) {
      const id = idOfUid(this.textOf("UID") ?? "")
      if (id !== undefined && ours) out["id"] = id
    }
    for (const { name, kind, octets } of this.card.binaries) {
      custom.add(labelOf(name), `${kind === undefined ? "" : `${kind.toUpperCase()}, `}${octets} B`)
    }
    for (const agent of this.card.agents) custom.add("Agent", agent)
    if (custom.values.length > 0) out["custom"] = custom.values
    return out
  }

  private readNames(): void {
    const { out, ours, card } = this
    const formatted = this.textOf("FN")
    const structured = card.properties.find(({ name }) => name === "N")
    if (ours && formatted !== undefined) {
      out["name"] = formatted
      const [family = "", given = ""] = structured?.parts ?? []
      if (card.properties.some(({ name }) => name === NAME_IN_ONE)) return
      if (given !== "") out["givenName"] = given
      if (family !== "") out["familyName"] = family
      return
    }
    const names = namesOf(formatted, structured)
    if (names === undefined) return
    out["name"] = names.name
    if (names.givenName !== "") out["givenName"] = names.givenName
    if (names.familyName !== "") out["familyName"] = names.familyName
    for (const { label, value } of names.others) this.custom.add(label, value)
  }

  private read(property: Property): void {
    const { name } = property
    if (name.startsWith(KITH)) return this.readOwn(property)
    const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined
    if (reader !== undefined) return reader(this, property)
    if (isHousekeeping(name) || name === "FN" || name === "N") return
    const isDate = property.params.get("VALUE")?.[0]?.toLowerCase() === "date"
    this.keep(property, isDate ? cardDate(property) : this.valueOf(property))
  }

  private readOwn({ name, raw, text }: Property): void {
    if (name === NAME_IN_ONE) return
    if (name === CUSTOM) {
      const custom = readCustom(raw)
      if (custom !== undefined) return this.custom.add(custom.label, custom.value, true)
    }
    const known = kithProperties.find((each) => KITH + each.name === name)
    const value = known?.read(text)
    if (known !== undefined && value !== undefined) this.out[known.field] = value
    else this.custom.add(labelOf(name), text)
  }

  /** Of a value that is text: as our own cards have it, or without white space around it. */
  private valueOf({ text }: Property): string {
    return this.ours ? text : text.trim()
  }

  private labelBeside(group: string | undefined): ReturnType<typeof appleLabel> {
    return group === undefined ? undefined : appleLabel(this.labels.get(group.toLowerCase()))
  }

  /** A register that says one thing; what else a card says for it is a field of one's own. */
  readonly set = (field: string, property: Property): void => {
    const value = this.valueOf(property)
    if (value === "") return
    if (this.out[field] === undefined) this.out[field] = value
    else if (this.out[field] !== value) this.custom.add(labelOf(property.name), value)
  }

  private readonly keep = (property: Property, value: string): void => {
    const label = this.labelBeside(property.group)?.text ?? property.params.get("LABEL")?.[0]
    if (value !== "") this.custom.add(label ?? labelOf(property.name), value)
  }

  /** A label of the owner's own says more than a list can hold: it stands beside it. A usual one tells apart what is in a list. */
  private keepLabel({ group, params, types }: Property, value: string, list?: Listed): void {
    if (this.ours) return
    const label = this.labelBeside(group)
    const own = label === undefined ? androidLabel(params) : label.isOwn ? label.text : undefined
    if (own !== undefined) this.custom.add(own, value)
    else if (list !== undefined) this.listLabels.add(list, types, value, label?.text)
  }

  private readonly textOf = (name: string): string | undefined => {
    const text = this.card.properties.find((property) => property.name === name)?.text
    return text === undefined || (this.ours ? text : text.trim()) === "" ? undefined : text
  }

  readonly email = (property: Property): void => {
    const value = this.ours ? property.text : property.text.trim().replace(/^mailto:/i, "")
    if (value === "") return
    this.emails.add(value, this.ours)
    this.keepLabel(property, value, "emails")
  }

  readonly phone = (property: Property): void => {
    const value = this.ours ? property.text : phoneOf(property.text)
    if (value === "") return
    const { types } = property
    const machine = types.has("FAX") && !types.has("VOICE") ? "Fax" : types.has("PAGER") ? "Pager" : undefined
    if (!this.ours && machine !== undefined) return this.custom.add(machine, value)
    this.phones.add(value, this.ours)
    this.keepLabel(property, value, "phones")
  }

  readonly postal = (property: Property): void => {
    if (this.ours) {
      const street = property.parts[2] ?? ""
      if (street !== "") this.addresses.add(street, true)
      return
    }
    const { text, city, province } = postalAddressOf(property)
    if (text === "") return
    this.addresses.add(text)
    if (city !== "" && this.out["city"] === undefined) {
      this.out["city"] = city
      if (province !== "") this.out["province"] = province
    }
    this.keepLabel(property, text, "addresses")
  }

  /** Outlook writes every address twice; only a label that says more is another one. */
  readonly label = (property: Property): void => {
    const text = property.text.trim()
    this.wordsOfAddresses ??= this.card.properties
      .filter(({ name }) => name === "ADR")
      .map((address) => wordsIn(postalAddressOf(address).text))
    if (text !== "" && !this.wordsOfAddresses.some((words) => isIn(text, words))) this.addresses.add(text)
  }

  readonly organization = (property: Property): void => {
    const [company = "", ...units] = property.parts.map((part) => (this.ours ? part : part.trim()))
    const department = this.ours ? (units[0] ?? "") : units.filter(Boolean).join(", ")
    if (this.out["company"] === undefined && this.out["department"] === undefined) {
      if (company !== "") this.out["company"] = company
      if (department !== "") this.out["department"] = department
    } else this.keep(property, [company, department].filter(Boolean).join(", "))
  }

  readonly web = (property: Property): void => {
    const url = this.valueOf(property)
    if (url === "") return
    const label = this.labelBeside(property.group)
    const named = kindOfLabel(label?.text)
    this.addLink(this.ours ? { kind: named ?? "website", url } : linkNamed(url, named))
    if (named === undefined) this.keepLabel(property, url)
  }

  readonly profile = (property: Property): void => {
    const service =
      property.params.get("SERVICE-TYPE")?.[0] ?? property.params.get("TYPE")?.find((type) => !/^pref$/i.test(type))
    const { text } = property
    const user = property.params.get("X-USER")?.[0]
    if (/^https?:/i.test(text.trim())) {
      const url = text.trim()
      this.addLink(linkNamed(url, kindOfLabel(service)))
      return
    }
    const account = messagingOf(text) || (user ?? "")
    if (account !== "") this.custom.add(this.labelBeside(property.group)?.text ?? nameOfService(service), account)
  }

  private addLink(link: Link): void {
    const isThere = this.links.some(({ kind, url }) => kind === link.kind && url === link.url)
    if (this.ours || !isThere) this.links.push(link)
  }

  readonly note = (property: Property): void => {
    const value = this.valueOf(property)
    if (value !== "") this.notes.push(value)
  }

  /** Google puts everybody into a group of its own. */
  readonly categories = (property: Property): void => {
    for (const element of property.elements) {
      const tag = this.ours ? element : element.trim()
      if (tag !== "" && (this.ours || tag !== "myContacts")) this.tags.add(tag, this.ours)
    }
  }

  readonly spoken = (property: Property): void => {
    const value = property.text.trim()
    if (value !== "") this.sayIt.push(value)
  }

  readonly date = (property: Property): void => this.keep(property, cardDate(property))

  readonly zone = (property: Property): void => {
    const name = property.text.trim()
    if (name.includes("/") && makeZone(name) !== undefined && this.out["zone"] === undefined) this.out["zone"] = name
    else this.keep(property, name)
  }

  readonly messaging = (property: Property): void => {
    const service = property.params.get("X-SERVICE-TYPE")?.[0] ?? /^([a-z][\w+-]*):/i.exec(property.text)?.[1]
    const account = messagingOf(property.text)
    if (account !== "") this.custom.add(this.labelBeside(property.group)?.text ?? nameOfService(service), account)
  }

  readonly android = (property: Property): void => {
    const custom = androidCustom(property)
    if (custom !== undefined) this.custom.add(custom.label, custom.value)
  }

  /** `F`, `O;intersex`. */
  readonly structured = (property: Property): void =>
    this.keep(
      property,
      property.parts
        .map((part) => part.trim())
        .filter(Boolean)
        .join(", ")
    )
}

type Reader = (reading: CardReading, property: Property) => void

const READERS: { readonly [name: string]: Reader } = {
  EMAIL: (reading, property) => reading.email(property),
  TEL: (reading, property) => reading.phone(property),
  "X-MS-TEL": (reading, property) => reading.phone(property),
  ADR: (reading, property) => reading.postal(property),
  LABEL: (reading, property) => reading.label(property),
  ORG: (reading, property) => reading.organization(property),
  TITLE: (reading, property) => reading.set("position", property),
  ROLE: (reading, property) => reading.set("occupation", property),
  LANG: (reading, property) => reading.set("language", property),
  PRONOUNS: (reading, property) => reading.set("pronouns", property),
  URL: (reading, property) => reading.web(property),
  SOCIALPROFILE: (reading, property) => reading.profile(property),
  "X-SOCIALPROFILE": (reading, property) => reading.profile(property),
  IMPP: (reading, property) => reading.messaging(property),
  NOTE: (reading, property) => reading.note(property),
  CATEGORIES: (reading, property) => reading.categories(property),
  BDAY: (reading, property) => reading.date(property),
  ANNIVERSARY: (reading, property) => reading.date(property),
  "X-ABDATE": (reading, property) => reading.date(property),
  "X-MS-ANNIVERSARY": (reading, property) => reading.date(property),
  "X-ANNIVERSARY": (reading, property) => reading.date(property),
  TZ: (reading, property) => reading.zone(property),
  GENDER: (reading, property) => reading.structured(property),
  "X-PHONETIC-FIRST-NAME": (reading, property) => reading.spoken(property),
  "X-PHONETIC-MIDDLE-NAME": (reading, property) => reading.spoken(property),
  "X-PHONETIC-LAST-NAME": (reading, property) => reading.spoken(property),
  "X-ANDROID-CUSTOM": (reading, property) => reading.android(property)
}
