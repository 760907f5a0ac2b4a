/** How many columns of a terminal a text takes, and cutting it to fit: accents, emoji, Chinese and Arabic included. */

/** Each letter is one column: Latin with its accents, punctuation, arrows. */
const isPlain = (text: string): boolean =>
  /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u202f\u2030-\u205e\u2190-\u21ff]*$/.test(text)

export const displayWidth = (text: string): number => {
  if (isPlain(text)) return text.length
  let width = 0
  for (const { segment } of segmenter().segment(text)) width += widthOf(segment)
  return width
}

/** The text itself, or as much of its beginning as fits, and `…`. */
export const fitted = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text
  if (width <= 0) return ""
  let out = ""
  let left = width - 1
  for (const { segment } of segmenter().segment(text)) {
    left -= widthOf(segment)
    if (left < 0) break
    out += segment
  }
  return `${out.trimEnd()}…`
}

/** Lines of at most `width` columns, broken between words; a word that is too long is broken itself. */
export const wrapped = (text: string, width: number): ReadonlyArray<string> => {
  if (displayWidth(text) <= width) return [text]
  const lines: Array<string> = []
  let line = ""
  // No-break spaces hold together what they stand between.
  for (const word of text.split(/[ \t\n]+/)) {
    const joined = line === "" ? word : `${line} ${word}`
    if (displayWidth(joined) <= width) {
      line = joined
      continue
    }
    if (line !== "") lines.push(line)
    line = word
    while (displayWidth(line) > width) {
      const head = headOf(line, width)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  if (line !== "") lines.push(line)
  return lines
}

const headOf = (text: string, width: number): string => {
  let out = ""
  let left = width
  for (const { segment } of segmenter().segment(text)) {
    left -= widthOf(segment)
    // At least one letter, or the loop above would not end.
    if (left < 0 && out !== "") break
    out += segment
  }
  return out
}

let shared: Intl.Segmenter | undefined
/** Made when first needed: it takes a while, and most texts do without. */
const segmenter = (): Intl.Segmenter => (shared ??= new Intl.Segmenter(undefined, { granularity: "grapheme" }))

/** Of one letter as readers see it. */
const widthOf = (segment: string): number => {
  if (/^[\p{Mark}\p{Cf}\p{Cc}\u115f\u1160\u3164]+$/u.test(segment)) return 0
  return isWide(segment) ? 2 : 1
}

/**
 * Emoji shown as pictures, and the scripts and forms that Unicode's East Asian Width calls wide or full-width. Written where
 * it is used, since looking them up in Unicode's tables takes a start longer than all else in this file.
 */
const isWide = (segment: string): boolean =>
  /^\p{Emoji_Presentation}|\ufe0f|^\p{Regional_Indicator}|^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u.test(
    segment
  )
