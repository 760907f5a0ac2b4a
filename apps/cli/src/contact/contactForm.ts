/** A contact as a form to fill in with a text editor: a little YAML, and what a filled-in form changes. */
import { parse } from "effect/encoding/Yaml"
import { Relation, Stage } from "@kith/core/domain/entities/Contact"
import type { Person } from "@kith/core/domain/identity/Person"

/** What a form holds: texts, and lists of texts. What is left empty is not there. */
export type FormValues = { readonly [key: string]: string | ReadonlyArray<string> }

/** One line of text each, in this order; the names are those of the flags. */
const LINES = {
  name: "name",
  "given-name": "givenName",
  "family-name": "familyName",
  "say-it": "sayIt",
  pronouns: "pronouns",
  "tu-or-vous": "address",
  language: "language",
  position: "position",
  company: "company",
  department: "department",
  seniority: "seniority",
  occupation: "occupation",
  city: "city",
  province: "province",
  zone: "zone",
  relation: "relation",
  "best-way": "bestWay",
  interest: "interest",
  stage: "stage",
  cadence: "cadenceDays",
  connected: "connected",
  card: "cardKept",
  owner: "owner"
} as const

const LISTS = {
  email: "emails",
  phone: "phones",
  address: "addresses",
  link: "links",
  tag: "tags",
  field: "custom"
} as const

/** What stands in `# …` behind a key, where a value is one of few. */
const HINTS: { readonly [key: string]: string } = {
  "tu-or-vous": "tu, vous",
  relation: Relation.literals.join(", "),
  stage: Stage.literals.join(", "),
  card: "yes, no"
}

export const formKeys: ReadonlyArray<string> = [...Object.keys(LINES), ...Object.keys(LISTS), "notes"]

export const formValues = ({ contact }: Person, notes: string): FormValues => {
  const values: Record<string, string | ReadonlyArray<string>> = {}
  for (const [key, field] of Object.entries(LINES)) {
    const value = contact[field]
    if (value !== undefined) values[key] = typeof value === "boolean" ? (value ? "yes" : "no") : String(value)
  }
  values["email"] = contact.emails
  values["phone"] = contact.phones
  values["address"] = contact.addresses
  values["link"] = contact.links.map(({ url }) => url)
  values["tag"] = contact.tags
  values["field"] = contact.custom.map(({ label, value }) => `${label}=${value}`)
  if (notes !== "") values["notes"] = notes
  return values
}

/** The form's text; every key is there, so that nobody has to know what there is. */
export const formText = (head: ReadonlyArray<string>, values: FormValues): string => {
  const lines = [...head, ""]
  for (const key of Object.keys(LINES)) {
    const hint = HINTS[key]
    lines.push(`${key}: ${scalar(String(values[key] ?? ""))}${hint === undefined ? "" : `  # ${hint}`}`.trimEnd())
  }
  for (const key of Object.keys(LISTS)) {
    lines.push(`${key}:`)
    for (const element of (values[key] ?? []) as ReadonlyArray<string>) lines.push(`  - ${scalar(element)}`)
  }
  const notes = String(values["notes"] ?? "")
  // A text that a block would not give back as it is (spaces at its beginning, say) is quoted instead.
  if (notes === "") lines.push("notes: |", "  ")
  else if (/^\s|\n$|(?![\n\t])\p{Cc}|[\u2028\u2029]/u.test(notes)) lines.push(`notes: ${JSON.stringify(notes)}`)
  else lines.push("notes: |", ...notes.split("\n").map((line) => `  ${line}`.trimEnd()))
  return `${lines.join("\n")}\n`
}

/** Plain where YAML reads it back as the same text, else in double quotes, whose escapes JSON shares. */
const scalar = (text: string): string =>
  text === "" ||
  (/^[\p{L}][\p{L}\p{N} .,'’/@+&()=-]*$/u.test(text) &&
    !/^(?:yes|no|true|false|null|on|off|y|n|~)$/i.test(text) &&
    !text.endsWith(" "))
    ? text
    : JSON.stringify(text)

/** Reads a form back. Throws with YAML's own words on what is none, and `UnknownKey` on a key of nobody's. */
export const readForm = (text: string): FormValues => {
  const parsed: unknown = parse(text)
  if (parsed === null || parsed === undefined) return {}
  if (typeof parsed !== "object" || Array.isArray(parsed)) throw new Error("no form")
  const values: Record<string, string | ReadonlyArray<string>> = {}
  for (const [key, value] of Object.entries(parsed)) {
    if (!formKeys.includes(key)) throw new UnknownKey(key)
    if (value === null || value === undefined) continue
    if (Object.hasOwn(LISTS, key))
      values[key] = (Array.isArray(value) ? value : [value])
        .filter((each) => each !== null)
        .map(textOf)
        .filter(Boolean)
    else if (textOf(value) !== "") values[key] = key === "notes" ? textOf(value).replace(/\n+$/, "") : textOf(value)
  }
  return values
}

export class UnknownKey extends Error {
  readonly key: string
  constructor(key: string) {
    super(key)
    this.key = key
  }
}

const textOf = (value: unknown): string =>
  typeof value === "boolean"
    ? value
      ? "yes"
      : "no"
    : value instanceof Date
      ? value.toISOString().slice(0, 10)
      : String(value).trimEnd()

/** What the user changed, between the form as it was opened and as it was saved. */
export interface FormChanges {
  /** Lines by key; empty: taken away. */
  readonly lines: { readonly [key: string]: string }
  readonly lists: {
    readonly [key: string]: { readonly add: ReadonlyArray<string>; readonly remove: ReadonlyArray<string> }
  }
  readonly notes: string | undefined
}

export const changesBetween = (before: FormValues, after: FormValues): FormChanges => {
  const lines: Record<string, string> = {}
  const lists: Record<string, { add: ReadonlyArray<string>; remove: ReadonlyArray<string> }> = {}
  for (const key of Object.keys(LINES)) {
    const value = String(after[key] ?? "")
    if (value !== String(before[key] ?? "")) lines[key] = value
  }
  for (const key of Object.keys(LISTS)) {
    const was = (before[key] ?? []) as ReadonlyArray<string>
    const is = (after[key] ?? []) as ReadonlyArray<string>
    const add = is.filter((each) => !was.includes(each))
    const remove = was.filter((each) => !is.includes(each))
    if (add.length > 0 || remove.length > 0) lists[key] = { add, remove }
  }
  const notes = String(after["notes"] ?? "")
  return { lines, lists, notes: notes === String(before["notes"] ?? "") ? undefined : notes }
}
