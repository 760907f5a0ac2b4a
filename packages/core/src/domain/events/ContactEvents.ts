/** What can be said of contacts. */
import * as Schema from "effect/Schema"
import { VersionRecord } from "../../log/VersionVector.ts"
import { eventType } from "../declare/EventType.ts"
import { Contact } from "../entities/Contact.ts"
import type { Json, Write } from "../merge/State.ts"

const described = [
  "name",
  "givenName",
  "familyName",
  "sayIt",
  "pronouns",
  "address",
  "language",
  "position",
  "company",
  "department",
  "seniority",
  "occupation",
  "emails",
  "phones",
  "addresses",
  "links",
  "city",
  "province",
  "zone",
  "relation",
  "metAt",
  "referredBy",
  "bestWay",
  "cardKept",
  "connected",
  "stage",
  "cadenceDays",
  "reviveOn",
  "owner",
  "interest",
  "tags",
  "custom",
  "notes"
] as const

const seen = { schema: VersionRecord, doc: "What the author held: later changes show as changed meanwhile." }

export const ContactEdited = eventType(Contact, "ContactEdited", {
  doc: "Somebody wrote down, corrected or removed what is known of a contact.",
  optional: described,
  upcast: [
    // Version 1 had one e-mail address, and so no way to take one away.
    ({ email, ...rest }) => (email === undefined ? rest : { ...rest, emails: { add: [email] } })
  ]
})

/** Contact fields that a source may speak of, and the value or elements it gave. */
const Statement = Schema.Record(Schema.String, Schema.Json)

export const ContactImported = eventType(Contact, "ContactImported", {
  doc: "A source said something new of a contact. What the user had set by hand, and the source only repeats, is left out of the fields.",
  optional: described,
  also: {
    source: {
      schema: Schema.Struct({ id: Schema.NonEmptyString, asOf: Schema.String }),
      doc: "Which source, and the date of what it says."
    },
    held: { schema: Statement, doc: "What it said beside the fields: recorded, not applied." }
  },
  writes: ({ source, held, ...fields }): ReadonlyArray<Write> =>
    Object.entries({ ...saidBy(fields), ...held })
      .filter(([field]) => field !== "")
      .map(([field, value]) => ({
        field: "said",
        key: `${source.id}/${field}`,
        value: [source.id, field, source.asOf, value]
      }))
})

/** A set field is said as the list of what the source has; a register as its value. */
const saidBy = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, patch]): ReadonlyArray<[string, Json]> => {
      if (patch === null || typeof patch !== "object") return [[field, patch as Json]]
      if ("add" in patch) return [[field, (patch as { readonly add: Json }).add]]
      return "start" in patch ? [[field, (patch as { readonly start: Json }).start]] : []
    })
  )

export const ContactsMerged = eventType(Contact, "ContactsMerged", {
  doc: "Two contacts turned out to be one person. Both keep what they had; taking the link away splits them again.",
  required: ["sameAs"],
  also: { seen }
})

export const ContactsSplit = eventType(Contact, "ContactsSplit", {
  doc: "Contacts that were taken for one person are apart again; every fact is where it was.",
  required: ["sameAs"],
  also: { seen }
})

export const ContactsToldApart = eventType(Contact, "ContactsToldApart", {
  doc: "Somebody looked at contacts that seem alike and said that they are different people: not proposed again.",
  required: ["differentFrom"]
})

export const ContactDeleted = eventType(Contact, "ContactDeleted", {
  doc: "A contact was taken out of sight. Nothing of it is lost.",
  required: ["deleted"]
})

export const ContactRestored = eventType(Contact, "ContactRestored", {
  doc: "A deleted contact was brought back.",
  optional: ["deleted"]
})
