/**
 * What cells say of a contact, apart from how they say it: `ami` and `Friend` are one relation, and two lists of the same
 * addresses are one list. A unit is what is compared and changed as one: a column, or the columns of the name together.
 */
import { Contact } from "@kith/core/domain/entities/Contact"
import type { Json } from "@kith/core/domain/merge/State"
import { canonicalJson } from "@kith/core/log/CanonicalJson"
import { cellsOfNames, namesFromCells } from "@kith/formats/kithSheet/names"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { SharedColumn, SharedRow } from "./sharedColumns.ts"

/** By field. A set's elements by their key, so that each is compared by itself. */
export type Reading = ReadonlyMap<string, Json | ReadonlyMap<string, Json>>

export interface Unit {
  readonly keys: ReadonlyArray<string>
  readonly kind: SharedColumn["kind"]
  readonly columns: ReadonlyArray<SharedColumn>
  /** `undefined`: they cannot be read. Texts as `keys` has them. */
  readonly read: (texts: ReadonlyArray<string>) => Reading | undefined
  /** The texts of its cells. */
  readonly write: (row: SharedRow, language: Language) => ReadonlyArray<string>
}

export const unitsOf = (bound: ReadonlyArray<SharedColumn>): ReadonlyArray<Unit> => {
  const names = bound.filter(({ kind }) => kind === "names")
  const others = bound.filter(({ kind }) => kind === "field" || kind === "followUp" || kind === "notes")
  return [...(names.length === 0 ? [] : [namesUnit(names)]), ...others.map(singleUnit)]
}

const singleUnit = (column: SharedColumn): Unit => ({
  keys: [column.key],
  kind: column.kind,
  columns: [column],
  read: ([text = ""]) => {
    const said = text.trim()
    const fields: Record<string, Json> = {}
    if (!said.isWellFormed()) return undefined
    if (said !== "" && !column.column.fromCell(said.replace(/\r\n?/g, "\n"), fields)) return undefined
    const reading = new Map<string, Json | ReadonlyMap<string, Json>>()
    for (const [field, value] of Object.entries(fields))
      reading.set(field, isSet(field) ? elements(field, value) : value)
    if (reading.size === 0 && isSet(fieldOf(column.key))) reading.set(fieldOf(column.key), new Map())
    return reading
  },
  write: (row, language) => [column.column.toCell(row, language)]
})

const namesUnit = (columns: ReadonlyArray<SharedColumn>): Unit => {
  const keys = columns.map(({ key }) => key)
  const at = (key: string) => keys.indexOf(key)
  const [first, last, whole] = [at("givenName"), at("familyName"), at("name")]
  return {
    keys,
    kind: "names",
    columns,
    read: (texts) => {
      const text = (index: number) => (index === -1 ? "" : (texts[index] ?? "").trim())
      const names = namesFromCells(text(first), text(last), text(whole))
      if (names === undefined || !texts.every((each) => each.isWellFormed())) return undefined
      return new Map(Object.entries(names).filter((entry): entry is [string, string] => entry[1] !== undefined))
    },
    write: (row) => {
      const { first, last, needsName } = cellsOfNames(row)
      const hasName = whole !== -1
      const shown = hasName || `${first}${last}` !== "" ? first : row.name
      return keys.map((key) =>
        key === "givenName" ? shown : key === "familyName" ? last : needsName || keys.length === 1 ? row.name : ""
      )
    }
  }
}

/** Equal for readings that say the same. */
export const canonical = (reading: Reading): string =>
  canonicalJson(
    Object.fromEntries(
      [...reading].map(([field, value]) => [
        field,
        value instanceof Map ? [...(value as ReadonlyMap<string, Json>).keys()].sort(byCode) : (value as Json)
      ])
    )
  )

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The field of the log that a column speaks of; several columns speak of links. */
const fieldOf = (key: string): string => (key.startsWith("links/") ? "links" : key)

export const isSet = (field: string): boolean => setKey(field) !== undefined

const setKey = (field: string): ((element: Json) => string) | undefined => {
  const declared = Contact.fields[field as keyof typeof Contact.fields]
  return declared?.kind === "set" ? (declared.key as (element: Json) => string) : undefined
}

const elements = (field: string, value: Json): ReadonlyMap<string, Json> => {
  const key = setKey(field)!
  const entries = (value as ReadonlyArray<Json>).map((element) => [key(element), element] as const)
  return new Map(entries.filter(([name, element]) => name !== "" && element !== ""))
}
