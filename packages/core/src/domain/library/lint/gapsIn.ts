/** The blanks that a draft leaves to be filled in, "[what they helped you with]": for the lint, and for whoever shows them. */

/** Not a link's text. */
const GAP = /\[[^[\]\n]*\p{L}[^[\]\n]*\](?!\()/gu

export const gapsIn = (text: string): ReadonlyArray<RegExpExecArray> => [...text.matchAll(GAP)]
