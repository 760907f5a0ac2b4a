/**
 * Which index entries an entity has: how contacts are found by a word, an
 * address or a company, and everything that concerns a contact by its name.
 *
 * Where devices wrote a register differently, an entity is found under every live value: whoever looks it up reads it
 * next, and sees which one is on display. What is read from an index alone, the order of lists and the counts of a day
 * or a week, stands there once, as it is on display.
 */
import { catalogue } from "../domain/Catalogue.ts"
import { type AnyEntity, conflictOf, kindAndId, valuesOf } from "../domain/declare/Entity.ts"
import { Contact, phoneKey } from "../domain/entities/Contact.ts"
import { Disposition, type Settled } from "../domain/entities/Disposition.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { asArray, elementsAt, type EntityRecord, isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import { textsAt } from "../domain/merge/textsAt.ts"
import { plain } from "../domain/words/plain.ts"
import type { IndexEntry } from "./EntityStore.ts"
import { Index, instantKey, linkSlug, words } from "./IndexNames.ts"

export const keysOf = (name: string, record: EntityRecord): ReadonlyArray<IndexEntry> => {
  const { kind } = kindAndId(name)
  const keys = new Map<string, IndexEntry>()
  const add = (index: string, key: string): void => {
    if (key !== "") keys.set(`${index}\u0000${key}`, { index, key, entity: name })
  }
  for (const [field, live] of record.registers) {
    if (!Array.isArray(live)) continue
    const declared = catalogue.entities.get(kind)?.fields[field]
    if (declared !== undefined && conflictOf(record, field, declared).length > 0) add(Index.conflict, field)
  }
  if (record.registers.has("deleted")) {
    add(Index.deleted, kind)
    // A deleted contact stays linked, so that restoring it brings back the same person.
    if (kind === "contact") for (const other of elementsAt(record, "sameAs").keys()) add(Index.same, other)
    return [...keys.values()]
  }
  switch (kind) {
    case "contact":
      contactKeys(record, add)
      break
    case "interaction":
      interactionKeys(record, add)
      break
    case "disposition":
      for (const subject of textsAt(record, "subject")) add(Index.of, subject)
      settledKey(record, add)
      return [...keys.values()]
    case "gathering":
      for (const name of textsAt(record, "name")) for (const word of words(name)) add(Index.word, word)
      break
    case "opening":
      for (const company of textsAt(record, "company")) add(Index.openingAt, plain(company))
      break
  }
  for (const field of REFERENCES) for (const id of textsAt(record, field)) add(Index.of, `contact/${id}`)
  for (const field of REFERENCE_SETS) for (const id of elementsAt(record, field).keys()) add(Index.of, `contact/${id}`)
  for (const id of textsAt(record, "interaction")) add(Index.of, `interaction/${id}`)
  for (const id of textsAt(record, "occupation")) if (kind === "finding") add(Index.of, `occupation/${id}`)
  for (const id of textsAt(record, "gathering")) add(Index.of, `gathering/${id}`)
  if (kind !== "contact" && kind !== "interaction" && !isEmptyRecord(record)) add(Index.kind, kind)
  return [...keys.values()]
}

/** Fields that name a contact. */
const REFERENCES = ["contact", "referredBy", "toldBy"]
const REFERENCE_SETS = ["attendees", "suggested", "people"]

const contactKeys = (record: EntityRecord, add: (index: string, key: string) => void): void => {
  // Somebody whose name was taken away while the rest stayed is listed too.
  if (record.registers.size > 0) {
    const name = shown(record, Contact, "name")
    add(Index.contact, `${plain(shown(record, Contact, "familyName") || name)}\u0001${plain(name)}`)
  }
  for (const field of SEARCHED)
    for (const each of textsAt(record, field)) for (const word of words(each)) add(Index.word, word)
  for (const company of textsAt(record, "company")) add(Index.company, plain(company))
  for (const key of elementsAt(record, "emails").keys()) add(Index.email, key)
  for (const key of elementsAt(record, "phones").keys()) add(Index.phone, phoneKey(key))
  for (const live of elementsAt(record, "links").values()) {
    for (const { value } of asArray(live)) add(Index.link, linkSlug((value as { readonly url: string }).url))
  }
  for (const key of elementsAt(record, "tags").keys()) add(Index.tag, key)
  for (const other of elementsAt(record, "sameAs").keys()) add(Index.same, other)
}

/** Fields whose words find a contact. */
const SEARCHED = ["name", "givenName", "familyName", "company"]

const interactionKeys = (record: EntityRecord, add: (index: string, key: string) => void): void => {
  for (const moment of textsAt(record, "happened")) add(Index.happened, moment.slice(0, 16))
  const happened = shown(record, Interaction, "happened").slice(0, 16)
  const contact = shown(record, Interaction, "contact")
  if (happened === "" || contact === "") return
  const kind = shown(record, Interaction, "kind")
  const isQuiet = valueShown(record, Interaction, "quiet") === true
  if (kind === "outreach") {
    add(Index.asked, `${contact} ${happened}`)
    if (!isQuiet) add(Index.counted, `${happened} outreach ${contact}`)
  }
  const isHeld = kind === "meeting" && (shown(record, Interaction, "state") || "held") === "held"
  if (isHeld && !isQuiet) add(Index.counted, `${happened} meeting`)
}

const settledKey = (record: EntityRecord, add: (index: string, key: string) => void): void => {
  const settled = valueShown(record, Disposition, "settled") as Settled | undefined
  if (settled !== undefined) add(Index.settled, instantKey(settled.at))
}

const valueShown = (record: EntityRecord, { fields }: AnyEntity, field: string): unknown =>
  valuesOf(record, field, fields[field]!)[0]?.value

/** Of a register on display, where it is text; empty otherwise. */
const shown = (record: EntityRecord, definition: AnyEntity, field: string): string => {
  const value = valueShown(record, definition, field)
  return typeof value === "string" ? value : ""
}
