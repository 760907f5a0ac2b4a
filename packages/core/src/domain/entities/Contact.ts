/** A person in the network. */
import * as Schema from "effect/Schema"
import { EntityId } from "../../log/Ids.ts"
import { entity } from "../declare/Entity.ts"
import { register, setOf, text } from "../declare/Field.ts"
import { deleted, foldCase, IsoDate, PositiveInt, reference } from "../declare/Plain.ts"

export const Relation = Schema.Literals([
  "friend",
  "family",
  "community",
  "team",
  "volunteer",
  "former-colleague",
  "classmate",
  "association",
  "service-provider",
  "mentor",
  "met-at",
  "referred-by",
  "linkedin",
  "recent-poster",
  "directory",
  "cold-call"
])
export type Relation = typeof Relation.Type

export const Stage = Schema.Literals([
  "found",
  "researched",
  "asked",
  "agreed",
  "scheduled",
  "met",
  "thanked",
  "keeping-in-touch",
  "resting"
])
export type Stage = typeof Stage.Type

export const LinkKind = Schema.Literals(["linkedin", "twitter", "facebook", "website"])

export const Link = Schema.Struct({ kind: LinkKind, url: Schema.NonEmptyString })
export type Link = typeof Link.Type

/** A user's own column, or a column of a file that Kith does not know. */
export const CustomField = Schema.Struct({ label: Schema.NonEmptyString, value: Schema.String })
export type CustomField = typeof CustomField.Type

/** What one source last said of one field: the source, the field, that source's own date, and the value. */
export const Said = Schema.Tuple([Schema.NonEmptyString, Schema.NonEmptyString, Schema.String, Schema.Json])
export type Said = typeof Said.Type

const linkKey = ({ kind, url }: Link): string =>
  `${kind}:${url
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, "")
    .replace(/\/+$/, "")}`

export const phoneKey = (phone: string): string => phone.replace(/[^\d+]/g, "") || phone

export const Contact = entity("contact", "A person in your network.", {
  name: register(Schema.NonEmptyString, "As they write it themselves: mononyms, family-first and any script."),
  givenName: register(Schema.String, "For a salutation."),
  familyName: register(Schema.String, "For sorting."),
  sayIt: register(Schema.String, "How to say their name."),
  pronouns: register(Schema.String, "Their pronouns."),
  address: register(Schema.Literals(["tu", "vous"]), "How to address them in French."),
  language: register(Schema.String, "Which language to write to them in: `en`, `fr`, or another BCP 47 tag."),
  position: register(Schema.String, "What they do there."),
  company: register(Schema.String, "Where they work now."),
  department: register(Schema.String, "Their part of the company."),
  seniority: register(Schema.String, "How senior they are."),
  occupation: register(Schema.String, "Their field or occupation, which conversations with them research."),
  emails: setOf(Schema.NonEmptyString, "Addresses that reach them.", (email) => email.trim().toLowerCase()),
  phones: setOf(Schema.NonEmptyString, "Numbers that reach them.", phoneKey),
  addresses: setOf(Schema.NonEmptyString, "Postal addresses.", foldCase),
  links: setOf(Link, "Their pages.", linkKey),
  city: register(Schema.String, "Where they live or work."),
  province: register(Schema.String, "Province, territory or state."),
  zone: register(Schema.String, "Their time zone, for calls: an IANA name."),
  relation: register(Relation, "How you know them: one."),
  metAt: reference("The gathering where you met."),
  referredBy: reference("The contact who led you to them."),
  bestWay: register(Schema.String, "The best way to follow up with them."),
  cardKept: register(Schema.Boolean, "Whether you have their business card."),
  connected: register(
    Schema.Union([Schema.Boolean, IsoDate]),
    "Whether, or since when, you are connected on LinkedIn."
  ),
  stage: register(Stage, "Where things stand, when you set it yourself; otherwise it follows from the interactions."),
  cadenceDays: register(PositiveInt, "Keep in touch every so many days, instead of the rule's."),
  reviveOn: register(IsoDate, "Get back in touch on this day; set by an import that was asked to remind, spread out."),
  owner: register(Schema.String, "In a club: the member who looks after them."),
  interest: register(Schema.String, "The element of their work that interests you."),
  tags: setOf(Schema.NonEmptyString, "Your own labels.", foldCase),
  custom: setOf(CustomField, "Fields of your own.", ({ label }) => foldCase(label)),
  notes: text("What you want to remember."),
  sameAs: setOf(EntityId, "Contacts that turned out to be the same person.", String, { openKey: true }),
  differentFrom: setOf(EntityId, "Contacts that look like this one and are somebody else."),
  said: setOf(Said, "What each source last said, by field.", ([source, field]) => `${source}/${field}`, {
    order: (a, b) => (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0),
    openKey: true
  }),
  deleted
})
