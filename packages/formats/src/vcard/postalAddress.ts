/** A card's structured address as people write one. */
import type { Property } from "../contentLine/Property.ts"

export interface PostalAddress {
  readonly text: string
  readonly city: string
  readonly province: string
}

/** `ADR`: box, extension, street, city, province, postal code, country; Canadian order, as on an envelope. */
export const postalAddressOf = ({ parts, params }: Property): PostalAddress => {
  const [box = "", extension = "", street = "", city = "", province = "", code = "", country = "", ...more] = parts.map(
    (part) => part.trim()
  )
  const place = [city, [province, code].filter(Boolean).join(" ")].filter(Boolean).join(", ")
  const written = [street, extension, box, place, country].filter(Boolean).join(", ")
  // Google adds the whole once more, as it formats it.
  const text = [written, ...more.filter((part) => !saysTheSame(part, written))].filter(Boolean).join(", ")
  return { text: text === "" ? (params.get("LABEL")?.[0]?.trim() ?? "") : text, city, province }
}

/** Outlook writes every address twice, the second time as on a label. */
const saysTheSame = (label: string, address: string): boolean => isIn(label, wordsIn(address))

export const isIn = (label: string, words: ReadonlySet<string>): boolean =>
  wordsOf(label).every((word) => words.has(word))

export const wordsIn = (text: string): ReadonlySet<string> => new Set(wordsOf(text))

const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
