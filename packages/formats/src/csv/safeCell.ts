/**
 * Cells that no spreadsheet takes for a formula, and that come back as they were. For Kith's own files; files of others
 * are read as they stand.
 */

/**
 * What makes spreadsheets evaluate a cell or drop its beginning (OWASP, "CSV Injection"), with any apostrophes before
 * it, so that a text which begins like a protected one is told from it.
 */
const unsafe = /^'*[=+\-@\t\r\n＝＋－＠]/u
const protectedUnsafe = /^'+[=+\-@\t\r\n＝＋－＠]/u

/**
 * An apostrophe before what is unsafe: `+1 416` is written `'+1 416`, `'=x` is `''=x`, and `'t Hart` stays. Reading
 * trims cells, so a text with white space at its ends is protected too.
 */
export const toSafeCell = (text: string): string => (unsafe.test(text) || hasOuterSpace(text) ? `'${text}` : text)

/** The inverse of `toSafeCell`; what that did not write comes trimmed. */
export const fromSafeCell = (cell: string): string =>
  cell.charCodeAt(0) === APOSTROPHE && (protectedUnsafe.test(cell) || hasOuterSpace(cell)) ? cell.slice(1) : cell.trim()

const APOSTROPHE = 39

/** Outer white space, apostrophes at the beginning not counted. */
const hasOuterSpace = (text: string): boolean => {
  const bare = text.charCodeAt(0) === APOSTROPHE ? text.replace(/^'+/, "") : text
  return bare !== bare.trim()
}
