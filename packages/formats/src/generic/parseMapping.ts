/**
 * A mapping as a person types it: `Company=company, "Last, first"=nameFamilyFirst, C=custom:Shoe size, Age=-`. For the
 * command line; and the same back from a mapping.
 */
import type { ColumnMapping, MappedColumn } from "@kith/core/domain/entities/TableMapping"
import * as Result from "effect/Result"
import { columnLabel, headingKey } from "../table/headings.ts"
import { CUSTOM, holdsSeveral, IGNORED, isTarget, targetByHeading } from "./targets.ts"

/** What is wrong with a typed mapping; `part` is the piece of it. Apps make the sentence. */
export type MappingFault =
  | { readonly _tag: "NotAPair"; readonly part: string }
  | { readonly _tag: "NoSuchColumn"; readonly part: string; readonly columns: ReadonlyArray<string> }
  | { readonly _tag: "NoSuchField"; readonly part: string }

/**
 * `mapping` with what is typed in place of its own. Columns are named by heading, in any case and without accents, by
 * their letter in a spreadsheet (`C`), or by number (`#3`); fields by the targets' names or by what such columns are called in English and
 * French; `custom` keeps a column under its heading or the name after a colon, `-` leaves it out.
 */
export const parseMapping = (typed: string, mapping: ColumnMapping): Result.Result<ColumnMapping, MappingFault> => {
  const columns: Array<MappedColumn> = [...mapping.columns]
  for (const part of partsOf(typed, ",")) {
    const pair = partsOf(part, "=")
    if (pair.length !== 2) return Result.fail({ _tag: "NotAPair", part })
    const index = columnIndex(pair[0]!, mapping)
    if (index === undefined) {
      const names = mapping.columns.map(({ heading }, index) => columnLabel(heading, index))
      return Result.fail({ _tag: "NoSuchColumn", part: unquoted(pair[0]!), columns: names })
    }
    const { heading } = columns[index]!
    const target = targetOf(pair[1]!)
    if (target === undefined) return Result.fail({ _tag: "NoSuchField", part: unquoted(pair[1]!) })
    columns[index] = { heading, ...target }
    if (holdsSeveral(target.as)) continue
    // What was only guessed gives way to what was typed.
    columns.forEach((other, at) => {
      if (at !== index && other.as === target.as) columns[at] = { heading: other.heading, as: CUSTOM }
    })
  }
  return Result.succeed({ ...mapping, columns })
}

/** Every column of it, so that parsing gives it back. */
export const formatMapping = ({ columns }: ColumnMapping): string =>
  columns
    .map(({ heading, as, label }, index) => {
      const name = quoted(heading.trim())
      const column = heading.trim() !== "" && columnIndex(name, { columns }) === index ? name : `#${index + 1}`
      return `${column}=${label === undefined ? (as === IGNORED ? "-" : as) : `${as}:${quoted(label)}`}`
    })
    .join(", ")

const targetOf = (typed: string): Pick<MappedColumn, "as" | "label"> | undefined => {
  const [, own] = /^\s*custom\s*:\s*([\s\S]*)$/i.exec(typed) ?? []
  if (own !== undefined) return unquoted(own) === "" ? { as: CUSTOM } : { as: CUSTOM, label: unquoted(own) }
  const name = unquoted(typed)
  if (name === "-" || name === "") return { as: IGNORED }
  if (isTarget(name)) return { as: name }
  const found = targetByHeading.get(headingKey(name))
  return found === undefined ? undefined : { as: found }
}

/** `typed` as it was typed, in its quotes if it has some. */
const columnIndex = (typed: string, { columns }: Pick<ColumnMapping, "columns">): number | undefined => {
  const number = NUMBER.exec(typed)?.[1]
  if (number !== undefined) return within(Number(number) - 1, columns)
  const name = unquoted(typed)
  const exact = columns.findIndex(({ heading }) => heading.trim() === name)
  if (exact >= 0) return exact
  const key = headingKey(name)
  const like = key === "" ? -1 : columns.findIndex(({ heading }) => headingKey(heading) === key)
  if (like >= 0) return like
  return /^[a-z]{1,3}$/i.test(name) ? within(indexOfLetters(name.toUpperCase()), columns) : undefined
}

const NUMBER = /^#(\d{1,4})$/

const within = (index: number, { length }: ReadonlyArray<unknown>): number | undefined =>
  index >= 0 && index < length ? index : undefined

const indexOfLetters = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Pieces between separators outside of quotes; empty ones are none. */
const partsOf = (text: string, separator: "," | "="): ReadonlyArray<string> => {
  const parts: Array<string> = []
  let from = 0
  let inQuotes = false
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '"') inQuotes = !inQuotes
    if (at < text.length && (inQuotes || text[at] !== separator)) continue
    const part = text.slice(from, at).trim()
    if (part !== "" || separator === "=") parts.push(part)
    from = at + 1
  }
  return parts
}

const quoted = (text: string): string =>
  /[",=:]|^\s|\s$|^-?$|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const unquoted = (text: string): string => {
  const bare = text.trim()
  return /^"[\s\S]*"$/.test(bare) && bare.length > 1 ? bare.slice(1, -1).replaceAll('""', '"') : bare
}
