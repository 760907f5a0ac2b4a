/**
 * What somebody typed into a text that changed meanwhile: their change, made on the text as it stands now. For screens
 * that save while one types; what two devices write is merged by the log itself.
 */

/** `wanted` was typed by somebody who saw `base`; `current` is what stands there now. No word of either is lost. */
export const rebaseText = (base: string, wanted: string, current: string): string => {
  if (current === base || current === wanted) return wanted
  if (wanted === base) return current
  const mine = spliceBetween(base, wanted)
  const theirs = spliceBetween(base, current)
  // Where both put something in at one place, mine stands behind theirs.
  if (mine.from >= theirs.until) {
    const moved = current.length - base.length
    return `${current.slice(0, mine.from + moved)}${mine.text}${current.slice(mine.until + moved)}`
  }
  if (mine.until <= theirs.from) return `${current.slice(0, mine.from)}${mine.text}${current.slice(mine.until)}`
  // Both changed the same words: theirs stay, and mine stand behind them.
  const end = theirs.from + theirs.text.length
  const added = current.slice(theirs.from, end).includes(mine.text) ? "" : mine.text
  return `${current.slice(0, end)}${added}${current.slice(end)}`
}

/** Between `from` and `until` of the old text stands `text` in the new one; the rest is the same. */
interface Splice {
  readonly from: number
  readonly until: number
  readonly text: string
}

const spliceBetween = (before: string, after: string): Splice => {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  // A character of two units is one: it is never cut in half.
  if (isFirstHalf(before.charCodeAt(from - 1))) from--
  let tail = 0
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (isSecondHalf(before.charCodeAt(before.length - tail))) tail--
  return { from, until: before.length - tail, text: after.slice(from, after.length - tail) }
}

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
