/** What a card's `FN` and `N` say of a name. */
import type { Property } from "../contentLine/Property.ts"

export interface CardNames {
  readonly name: string
  readonly givenName: string
  readonly familyName: string
  /** Components that the name on display leaves out: titles, other given names. */
  readonly others: ReadonlyArray<{ readonly label: string; readonly value: string }>
}

const LABELS = ["Family name", "Given name", "Additional names", "Name prefix", "Name suffix"]

/** Undefined where neither names anybody. `N`: family, given, additional, prefixes, suffixes. */
export const namesOf = (formatted: string | undefined, structured: Property | undefined): CardNames | undefined => {
  const [family = "", given = "", additional = "", prefix = "", suffix = ""] = (structured?.parts ?? []).map((part) =>
    part.trim()
  )
  const composed = [prefix, given, additional, family, suffix].filter(Boolean).join(" ")
  const name = formatted === undefined || formatted.trim() === "" ? composed : formatted.trim()
  if (name === "") return undefined
  const others = [family, given, additional, prefix, suffix].flatMap((value, index) =>
    index < 2 || value === "" || includesWords(name, value) ? [] : [{ label: LABELS[index]!, value }]
  )
  return { name, givenName: given, familyName: family, others }
}

const includesWords = (name: string, words: string): boolean =>
  words
    .toLowerCase()
    .split(/[\s,]+/)
    .every((word) => name.toLowerCase().includes(word))
