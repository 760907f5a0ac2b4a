/** The flags that describe a contact, shared by `add` and `edit`; `contactDrafts.ts` says what each writes. */
import { Relation, Stage } from "@kith/core/domain/entities/Contact"
import type { Flags } from "../Flag.ts"

export const contactFlags = {
  company: { kind: "value" },
  position: { kind: "value" },
  email: { kind: "many" },
  phone: { kind: "many" },
  link: { kind: "many" },
  tag: { kind: "many" },
  relation: { kind: "value", choices: ["", ...Relation.literals] },
  "met-at": { kind: "value" },
  "referred-by": { kind: "value" },
  stage: { kind: "value", choices: ["", ...Stage.literals] },
  notes: { kind: "value" },
  interest: { kind: "value" },
  occupation: { kind: "value" },
  department: { kind: "value" },
  seniority: { kind: "value" },
  "given-name": { kind: "value" },
  "family-name": { kind: "value" },
  "say-it": { kind: "value" },
  pronouns: { kind: "value" },
  "tu-or-vous": { kind: "value", choices: ["", "tu", "vous"] },
  language: { kind: "value" },
  city: { kind: "value" },
  province: { kind: "value" },
  zone: { kind: "value" },
  address: { kind: "many" },
  "best-way": { kind: "value" },
  connected: { kind: "value" },
  card: { kind: "value", choices: ["", "yes", "no"] },
  cadence: { kind: "value" },
  owner: { kind: "value" },
  field: { kind: "many" }
} as const satisfies Flags

/** Flags that hold one line of text each, and the field that it goes to. */
export const textFields = {
  company: "company",
  position: "position",
  interest: "interest",
  occupation: "occupation",
  department: "department",
  seniority: "seniority",
  "given-name": "givenName",
  "family-name": "familyName",
  "say-it": "sayIt",
  pronouns: "pronouns",
  language: "language",
  city: "city",
  province: "province",
  "best-way": "bestWay",
  owner: "owner"
} as const
