/** The indexes of entities by name, and how their keys are spelled. For whoever looks something up. */
import { plain } from "../domain/words/plain.ts"

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
  /** What counts towards a goal, by the day it happened: `2026-03-02T15:00 meeting`, `2026-03-02 outreach <contact>`. */
  counted: "counted",
  /** Outreach by whom it went to and then by when: `<contact> 2026-03-02`. */
  asked: "asked",
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
  /** Events whose content is to be dropped, by their dots, until it is: it may not be here yet. */
  forgetting: "forgetting",
  /** Subjects whose reminders wait to be worked out again. */
  stale: "stale"
} as const

/** An instant as text that sorts. */
export const instantKey = (instant: number): string => String(Math.max(0, instant)).padStart(15, "0")

export const linkSlug = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^([a-z]{2,3}\.)?(www\.)?/, "")
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "")

export const words = (name: string): ReadonlyArray<string> =>
  plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
