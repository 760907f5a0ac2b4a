/** Arbitrary contacts, as formats write them, and what reading them must give back. */
import type { Json } from "@kith/core/domain/merge/State"
import { LinkKind, Relation, Stage } from "@kith/core/domain/entities/Contact"
import type { KithRow } from "@kith/formats/KithRow"
import { headingKey } from "@kith/formats/table/headings"
import { extraColumns, guideColumns, idColumn } from "@kith/formats/kithSheet/columns"
import { textArbitrary } from "@kith/testkit/textArbitrary"
import { dateArbitrary } from "@kith/testkit/schemaArbitrary"
import * as fc from "fast-check"

/** UTF-8 has no lone surrogates, and rows with a NUL are refused. */
const carried = (text: string): boolean => text.isWellFormed() && !text.includes("\0")

const text = textArbitrary(1).filter(carried)
const texts = fc.array(text, { minLength: 1, maxLength: 3 })

/** Headings of lists: a column called so is read as one, and a field of one's own cannot be called so. */
const listHeadings = new Set(
  guideColumns
    .filter(({ key }) => ["emails", "phones", "addresses", "tags"].includes(key) || key.startsWith("links/"))
    .flatMap(({ headings }) => [...headings.en, ...headings.fr].map(headingKey))
)
const knownHeadings = [...guideColumns, ...extraColumns, idColumn].flatMap(({ headings }) => [
  ...headings.en,
  ...headings.fr
])
const label = fc.oneof(text, fc.constantFrom(...knownHeadings)).filter((label) => !listHeadings.has(headingKey(label)))

const optional = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const name = fc.oneof(
  fc
    .record({ givenName: text, familyName: text })
    .map((names) => ({ ...names, name: `${names.givenName} ${names.familyName}` })),
  fc.record({ name: text, givenName: optional(text), familyName: optional(text) }),
  text.map((name) => ({ name })),
  fc.constantFrom(
    { name: "Sukarno", givenName: "Sukarno" },
    { name: "Nguyễn Văn An", givenName: "An", familyName: "Nguyễn" }
  )
)

const details = fc.record({
  id: optional(fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{16}$/)),
  sayIt: optional(text),
  pronouns: optional(text),
  address: optional(fc.constantFrom("tu" as const, "vous" as const)),
  language: optional(text),
  position: optional(text),
  company: optional(text),
  department: optional(text),
  seniority: optional(text),
  occupation: optional(text),
  emails: optional(texts),
  phones: optional(fc.oneof(texts, fc.constant(["+1 416 555 0100", "555-0100, ext. 5"]))),
  addresses: optional(fc.oneof(texts, fc.constant(["12, rue de l’Église\nMontréal; QC", "1 King St W, Toronto"]))),
  links: optional(
    fc
      .array(fc.record({ kind: fc.constantFrom(...LinkKind.literals), url: text }), { minLength: 1, maxLength: 5 })
      // By kind, as the columns are.
      .map((links) => LinkKind.literals.flatMap((kind) => links.filter((link) => link.kind === kind)))
  ),
  city: optional(text),
  province: optional(text),
  zone: optional(text),
  relation: optional(fc.constantFrom(...Relation.literals)),
  bestWay: optional(text),
  cardKept: optional(fc.boolean()),
  connected: optional(fc.oneof(fc.boolean(), dateArbitrary)),
  stage: optional(fc.constantFrom(...Stage.literals)),
  cadenceDays: optional(fc.integer({ min: 1, max: 999_999_999 })),
  reviveOn: optional(dateArbitrary),
  owner: optional(text),
  interest: optional(text),
  tags: optional(texts),
  notes: optional(text),
  metAtName: optional(text),
  referredByName: optional(text),
  discussionPoints: optional(text),
  lastContact: optional(dateArbitrary),
  nextFollowUp: optional(dateArbitrary),
  followUpReason: optional(text)
})

const custom = optional(
  fc.uniqueArray(fc.record({ label, value: text }), { selector: ({ label }) => label, minLength: 1, maxLength: 3 })
)

export const anyKithRow: fc.Arbitrary<KithRow> = fc
  .tuple(name, details, custom)
  .map(([name, details, custom]) => ({ ...name, ...details, custom }))

/** A row as a record's fields. Fields of one's own come in the order of their columns, for which `labels` is. */
export const fieldsOf = (row: KithRow, labels: ReadonlyArray<string>): Record<string, Json> => {
  const fields = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Record<
    string,
    Json
  >
  if (row.custom !== undefined) {
    fields["custom"] = row.custom.toSorted((a, b) => labels.indexOf(a.label) - labels.indexOf(b.label))
  }
  return fields
}
