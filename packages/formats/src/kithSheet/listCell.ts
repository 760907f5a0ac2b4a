/** Several values in one cell: `ana@x.ca; ana@y.ca`. For the columns of Kith's own sheet that hold lists. */

/** What separates the values of a list, as people type it and as it is written. */
export interface ListStyle {
  /** With the flag `g`. */
  readonly separator: RegExp
  readonly joint: string
}

/** Words: any comma separates. */
export const wordList: ListStyle = { separator: /[,;\r\n]/g, joint: ", " }
/** Addresses on the web: they may hold commas, but not before a space. */
export const linkList: ListStyle = { separator: /[;\r\n]|,\s/g, joint: "; " }
/** Numbers: what follows a comma may be an extension, unless it begins like another number. */
export const phoneList: ListStyle = { separator: /[;\r\n]|,\s*(?=[+(\d])/g, joint: "; " }
/** Postal addresses: they have commas and lines. */
export const addressList: ListStyle = { separator: /;/g, joint: "; " }

/** A value that would not be read back whole stands in double quotes, and double quotes in it are doubled. */
export const toListCell = (values: ReadonlyArray<string>, style: ListStyle): string =>
  values.map((value) => (isPlainItem(value, style) ? value : `"${value.replaceAll('"', '""')}"`)).join(style.joint)

const isPlainItem = (value: string, style: ListStyle): boolean => {
  // Two that begin with a quote would be one in quotes.
  if (value.startsWith('"')) return false
  const read = fromListCell(value, style)
  return read.length === 1 && read[0] === value
}

/** Its values, trimmed; empty ones only where they are quoted. */
export const fromListCell = (cell: string, { separator }: ListStyle): ReadonlyArray<string> => {
  const values: Array<string> = []
  let at = 0
  while (at < cell.length) {
    const quoted = quotedItem(cell, at, separator)
    if (quoted !== undefined) {
      values.push(quoted.value)
      at = quoted.next
      continue
    }
    const { from, next } = nextSeparator(cell, at, separator)
    const value = cell.slice(at, from).trim()
    if (value !== "") values.push(value)
    at = next
  }
  return values
}

/** An item in quotes with a separator or the end behind it; anything else that begins with a quote is text. */
const quotedItem = (
  cell: string,
  at: number,
  separator: RegExp
): { readonly value: string; readonly next: number } | undefined => {
  inQuotes.lastIndex = at
  const match = inQuotes.exec(cell)
  if (match === null) return undefined
  const { from, next } = nextSeparator(cell, inQuotes.lastIndex, separator)
  return cell.slice(inQuotes.lastIndex, from).trim() === ""
    ? { value: match[1]!.replaceAll('""', '"'), next }
    : undefined
}

const inQuotes = /\s*"([^"]*(?:""[^"]*)*)"/y

/** Where the next separator stands and ends; the cell's end when there is none. */
const nextSeparator = (
  cell: string,
  at: number,
  separator: RegExp
): { readonly from: number; readonly next: number } => {
  separator.lastIndex = at
  const match = separator.exec(cell)
  return match === null
    ? { from: cell.length, next: cell.length }
    : { from: match.index, next: match.index + match[0].length }
}
