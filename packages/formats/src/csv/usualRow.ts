/** Telling a row from debris, where an unclosed quote has made it uncertain where rows begin. For the tokenizer. */

const QUOTE = 34

/**
 * Whether one line, read by itself, is a row like the others: not blank, with `width` cells (any number where that is
 * 0), and with no quote that another line would have to close or has opened.
 */
export const isUsualRow = (line: string, delimiter: number, width: number): boolean => {
  if (line === "") return false
  let cells = 1
  let begins = true
  let quoted = false
  let wasQuoted = false
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === QUOTE && (begins || wasQuoted)) {
      quoted = !quoted
      wasQuoted = true
    } else if (code === QUOTE && (at + 1 === line.length || line.charCodeAt(at + 1) === delimiter)) {
      // The end of a quoted cell that began on another line.
      return false
    } else if (code === delimiter && !quoted) {
      cells++
      begins = true
      wasQuoted = false
      continue
    }
    begins = false
  }
  return !quoted && (width === 0 || cells === width)
}
