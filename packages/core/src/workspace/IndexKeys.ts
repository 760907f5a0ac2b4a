/**
 * Which index entries an entity has: how contacts are found by a word, an
 * address or a company, and everything that concerns a contact by its name.
 */
import { catalogue } from "../domain/Catalogue.ts"
import { conflictOf, kindAndId } from "../domain/declare/Entity.ts"
import { phoneKey } from "../domain/entities/Contact.ts"
import { asArray, elementsAt, type EntityRecord, isEmptyRecord, valuesAt } from "../domain/merge/EntityRecord.ts"
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
      for (const { value } of valuesAt(record, "settled", "")) {
        add(Index.settled, instantKey((value as { readonly at: number }).at))
      }
      return [...keys.values()]
    case "gathering":
      for (const word of words(text(record, "name"))) add(Index.word, word)
      break
    case "opening":
      add(Index.openingAt, plain(text(record, "company")))
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
  const name = text(record, "name")
  // Somebody whose name was taken away while the rest stayed is listed too.
  if (record.registers.size > 0) add(Index.contact, `${plain(text(record, "familyName") || name)}\u0001${plain(name)}`)
  for (const word of words(`${name} ${text(record, "givenName")} ${text(record, "familyName")}`)) add(Index.word, word)
  const company = text(record, "company")
  for (const word of words(company)) add(Index.word, word)
  add(Index.company, plain(company))
  for (const key of elementsAt(record, "emails").keys()) add(Index.email, key)
  for (const key of elementsAt(record, "phones").keys()) add(Index.phone, phoneKey(key))
  for (const live of elementsAt(record, "links").values()) {
    for (const { value } of asArray(live)) add(Index.link, linkSlug((value as { readonly url: string }).url))
  }
  for (const key of elementsAt(record, "tags").keys()) add(Index.tag, key)
  for (const other of elementsAt(record, "sameAs").keys()) add(Index.same, other)
}

const interactionKeys = (record: EntityRecord, add: (index: string, key: string) => void): void => {
  const kinds = textsAt(record, "kind")
  const states = textsAt(record, "state")
  const isQuiet = valuesAt(record, "quiet", "").some(({ value }) => value === true)
  const isHeld = kinds.includes("meeting") && (states.length === 0 || states.includes("held"))
  const asked = kinds.includes("outreach") ? textsAt(record, "contact") : []
  for (const moment of textsAt(record, "happened")) {
    const happened = moment.slice(0, 16)
    add(Index.happened, happened)
    for (const contact of asked) add(Index.asked, `${contact} ${happened}`)
    if (isQuiet) continue
    if (isHeld && textsAt(record, "contact").length > 0) add(Index.counted, `${happened} meeting`)
    for (const contact of asked) add(Index.counted, `${happened} outreach ${contact}`)
  }
}

const text = (record: EntityRecord, field: string): string => textsAt(record, field).join(" ")
