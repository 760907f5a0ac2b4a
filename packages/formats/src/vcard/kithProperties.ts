/** What a card has no property for, as properties of our own: `X-KITH-STAGE`. For reading and writing cards. */
import { Relation, Stage } from "@kith/core/domain/entities/Contact"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Json } from "@kith/core/domain/merge/State"
import { escapeText, splitEscaped, unescapeText } from "../contentLine/escaping.ts"
import type { KithRow } from "../KithRow.ts"

export interface KithProperty {
  /** Behind `X-KITH-`. */
  readonly name: string
  readonly field: keyof KithRow
  /** The value as it stands in the card; undefined where the row has none. */
  readonly write: (row: KithRow) => string | undefined
  /** Undefined for what cannot be read as such a value. */
  readonly read: (text: string) => Json | undefined
}

type TextField = { [K in keyof KithRow]-?: KithRow[K] extends string | undefined ? K : never }[keyof KithRow]

const text = (name: string, field: TextField, isRight: (text: string) => boolean = () => true): KithProperty => ({
  name,
  field,
  write: (row) => (row[field] === undefined || row[field] === "" ? undefined : escapeText(row[field])),
  read: (value) => (value !== "" && isRight(value) ? value : undefined)
})

const date = (name: string, field: TextField): KithProperty => text(name, field, isDate)

const isDate = (value: string): boolean => dayOf(value) !== undefined

const answer = (name: string, field: "cardKept" | "connected", isRight: (text: string) => boolean): KithProperty => ({
  name,
  field,
  write: (row) => (row[field] === undefined ? undefined : String(row[field])),
  read: (value) => (value === "true" ? true : value === "false" ? false : isRight(value) ? value : undefined)
})

export const kithProperties: ReadonlyArray<KithProperty> = [
  text("ID", "id"),
  text("SAY-IT", "sayIt"),
  text("PRONOUNS", "pronouns"),
  text("TU-OR-VOUS", "address", (value) => value === "tu" || value === "vous"),
  text("LANGUAGE", "language"),
  text("SENIORITY", "seniority"),
  text("CITY", "city"),
  text("PROVINCE", "province"),
  text("ZONE", "zone"),
  text("RELATION", "relation", (value) => (Relation.literals as ReadonlyArray<string>).includes(value)),
  text("BEST-WAY", "bestWay"),
  answer("CARD-KEPT", "cardKept", () => false),
  answer("CONNECTED", "connected", isDate),
  text("STAGE", "stage", (value) => (Stage.literals as ReadonlyArray<string>).includes(value)),
  {
    name: "CADENCE-DAYS",
    field: "cadenceDays",
    write: (row) => (row.cadenceDays === undefined ? undefined : String(row.cadenceDays)),
    read: (value) => (/^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined)
  },
  date("REVIVE-ON", "reviveOn"),
  text("OWNER", "owner"),
  text("INTEREST", "interest"),
  text("MET-AT", "metAtName"),
  text("REFERRED-BY", "referredByName"),
  text("DISCUSSION-POINTS", "discussionPoints"),
  date("LAST-CONTACT", "lastContact"),
  date("NEXT-FOLLOW-UP", "nextFollowUp"),
  text("FOLLOW-UP-REASON", "followUpReason")
]

export const KITH = "X-KITH-"

/** A field of one's own: its label and its value, between which stands a `;`. */
export const CUSTOM = "X-KITH-CUSTOM"

/** `N` holds nothing but what other apps need to show somebody: the row has neither a given nor a family name. */
export const NAME_IN_ONE = "X-KITH-NAME-IN-ONE"

/** Names the writer: what such a card says is read to the letter. */
export const PRODUCT = "-//Kith//Kith 1//EN"

export const isOurs = (product: string | undefined): boolean => product?.startsWith("-//Kith//") === true

/** `UID` of a card that we write, for apps that keep it and drop our own properties. */
export const uidOf = (id: string): string => `kith:${escapeText(id)}`

export const idOfUid = (uid: string): string | undefined => /^kith:([0-9a-z]{16})$/.exec(uid)?.[1]

export const writeCustom = (label: string, value: string): string => `${escapeText(label)};${escapeText(value)}`

export const readCustom = (raw: string): { readonly label: string; readonly value: string } | undefined => {
  const [label = "", ...value] = splitEscaped(raw, ";").map(unescapeText)
  return label === "" || value.length === 0 ? undefined : { label, value: value.join(";") }
}
