/** Which column of a table is which, by what its heading is called. For every layout that comes with a header row. */
import { plain } from "@kith/core/domain/words/plain"

/** A heading as it is looked up: without case, accents and punctuation. `"E-mail 1 - Value"` is `"e mail 1 value"`. */
export const headingKey = (heading: string): string =>
  plain(heading)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()

/** For each meaning, where in the header it stands first. */
export const columnsByMeaning = <Meaning extends string>(
  header: ReadonlyArray<string>,
  meanings: ReadonlyMap<string, Meaning>
): ReadonlyMap<Meaning, number> => {
  const found = new Map<Meaning, number>()
  header.forEach((heading, index) => {
    const meaning = meanings.get(headingKey(heading))
    if (meaning !== undefined && !found.has(meaning)) found.set(meaning, index)
  })
  return found
}

/** How sure a header is that of a table with these columns, to 1: by how many of them are known. 0 where one that it needs is missing. */
export const headerLikeness = <Meaning extends string>(
  header: ReadonlyArray<string>,
  meanings: ReadonlyMap<string, Meaning>,
  needed: ReadonlyArray<NoInfer<Meaning>>
): number => {
  const found = columnsByMeaning(header, meanings)
  if (!needed.every((each) => found.has(each))) return 0
  return 0.7 + 0.3 * Math.min(1, found.size / header.length)
}

/** Reads a row's cells by what their columns mean, trimmed; one that the table has not got is empty. */
export const cellsByMeaning =
  <Meaning extends string>(columns: ReadonlyMap<Meaning, number>, cells: ReadonlyArray<string>) =>
  (meaning: Meaning): string => {
    const index = columns.get(meaning)
    return index === undefined ? "" : (cells[index]?.trim() ?? "")
  }

/** From names by meaning to the map that `columnsByMeaning` takes. */
export const meaningsByHeading = <Meaning extends string>(
  names: Readonly<Record<Meaning, ReadonlyArray<string>>>
): ReadonlyMap<string, Meaning> =>
  new Map(
    Object.entries<ReadonlyArray<string>>(names).flatMap(([meaning, headings]) =>
      headings.map((heading) => [headingKey(heading), meaning as Meaning] as const)
    )
  )

/** What to call a column by: its heading or, where that is empty, its letters in a spreadsheet. */
export const columnLabel = (heading: string, index: number): string =>
  heading.trim() || `Column ${columnLetters(index)}`

/** 0 is A, 25 is Z, 26 is AA. */
const columnLetters = (index: number): string =>
  (index < 26 ? "" : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
