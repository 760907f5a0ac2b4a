/**
 * Which index entries an entity has: how contacts are found by a word, an
 * address or a company, and everything that concerns a contact by its name.
 */
import { catalogue } from "../domain/Catalogue.ts"
import { conflictOf, kindAndId } from "../domain/declare/Entity.ts"
import { phoneKey } from "../domain/entities/Contact.ts"
import { asArray, elementsAt, type EntityRecord, valuesAt } from "../domain/merge/EntityRecord.ts"
import { textsAt } from "../domain/merge/textsAt.ts"
import { plain } from "../domain/words/plain.ts"
import type { IndexEntry } from "./EntityStore.ts"

/** Every index there is. Keys are compared as UTF-8 bytes. */
export const Index = {
  /** Contacts that are there, by family name and then, after U+0001, name. */
  contact: "contact",
  /** Contacts and gatherings by each word of their name and company. */
  word: "word",
  email: "email",
  phone: "phone",
  link: "link",
  tag: "tag",
  /** Contacts at a company. */
  company: "company",
  /** Openings at a company. */
  openingAt: "opening-at",
  /** Whatever concerns an entity, by that entity's name. */
  of: "of",
  /** Contacts linked to one, as the same person. */
  same: "same",
  /** Interactions by the day they happened. */
  happened: "happened",
  /** Dispositions by when somebody gave them. */
  settled: "settled",
  /** Everything but contacts, interactions and dispositions, by kind. */
  kind: "kind",
  /** Entities with a register that several devices wrote differently. */
  conflict: "conflict",
  /** What was deleted, by kind. */
  deleted: "deleted",
  /** Events by their batch; not entities but runs of a feed, `device:first:last`. */
  batch: "batch",
  /** Contacts that something names and that are not here yet; their entry stands until they come. */
  awaited: "awaited",
  /** Subjects whose reminders wait to be worked out again. */
  stale: "stale"
} as const

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
      for (const happened of textsAt(record, "happened")) add(Index.happened, happened.slice(0, 16))
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
  if (kind !== "contact" && kind !== "interaction" && !isEmpty(record)) add(Index.kind, kind)
  return [...keys.values()]
}

/** Fields that name a contact. */
const REFERENCES = ["contact", "referredBy", "toldBy"]
const REFERENCE_SETS = ["attendees", "suggested", "people"]

/** An instant as text that sorts. */
export const instantKey = (instant: number): string => String(Math.max(0, instant)).padStart(15, "0")

export const linkSlug = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^([a-z]{2,3}\.)?(www\.)?/, "")
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "")

export const words = (name: string): ReadonlyArray<string> => plain(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)

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

const text = (record: EntityRecord, field: string): string => textsAt(record, field).join(" ")

const isEmpty = (record: EntityRecord): boolean => record.registers.size === 0 && record.elements.size === 0
