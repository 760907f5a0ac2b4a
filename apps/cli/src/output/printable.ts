/** Makes what came from files and other people safe to print. */

/**
 * One line without anything that a terminal would obey: escape sequences, control characters, and marks that turn the
 * writing direction of what follows. Breaks become spaces.
 */
export const printable = (text: string): string =>
  HARMLESS.test(text)
    ? text
    : text
        .replace(SEQUENCES, "")
        .replace(/[\t\n\r\u2028\u2029]+/g, " ")
        .replace(UNSEEN, "")

/** The same, for texts of several lines. */
export const printableLines = (text: string): ReadonlyArray<string> =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).map(printable)

const HARMLESS = /^[\x20-\x7e\u00a0-\u2027\u202f-\u2065\u2070-\ud7ff]*$/
/** CSI and OSC sequences, and the two-character ones. */
// eslint-disable-next-line no-control-regex
const SEQUENCES = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]/g
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g
