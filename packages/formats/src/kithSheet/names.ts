/** How a name stands in the two columns of the guides, and when it needs one of its own. */

export interface Names {
  readonly name: string
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
}

/** What the cells say; undefined when nobody is named. `name` is the cell of the name's own column, which has the last word. */
export const namesFromCells = (first: string, last: string, name: string): Names | undefined => {
  if (name !== "")
    return { name, ...(first === "" ? {} : { givenName: first }), ...(last === "" ? {} : { familyName: last }) }
  if (first === "" && last === "") return undefined
  if (last !== "")
    return {
      name: first === "" ? last : `${first} ${last}`,
      ...(first === "" ? {} : { givenName: first }),
      familyName: last
    }
  // A whole name in the first column is how people who have but one field write it.
  return /\s/u.test(first) ? { name: first } : { name: first, givenName: first }
}

/** The cells of the two columns, and whether the name's own is needed for them to be read back as they were. */
export const cellsOfNames = (
  names: Names
): { readonly first: string; readonly last: string; readonly needsName: boolean } => {
  const given = names.givenName ?? ""
  const family = names.familyName ?? ""
  // A name in one piece stands in the first column, where people look for it.
  const first = given === "" && family === "" && /\s/u.test(names.name) ? names.name : given
  const read = namesFromCells(first, family, "")
  const same =
    read !== undefined &&
    read.name === names.name &&
    (read.givenName ?? "") === given &&
    (read.familyName ?? "") === family
  return same ? { first, last: family, needsName: false } : { first: given, last: family, needsName: true }
}
