/**
 * Puts together what somebody is typing and what arrived meanwhile, both made from the same text: for fields that are
 * open while the log changes. What is saved merges by character (`ProseDocument.ts`); this keeps what is on the screen true.
 */

/** One change to a text: from `at` on, `gone` UTF-16 units make room for `fresh`. */
export interface Splice {
  readonly at: number
  readonly gone: number
  readonly fresh: string
}

/** The shortest single change that makes `after` of `before`. */
export const spliceBetween = (before: string, after: string): Splice => {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  // Never between the two halves of one character.
  if (start > 0 && isHigh(before, start - 1)) start--
  if (end > 0 && isLow(before, before.length - end)) end--
  return { at: start, gone: before.length - end - start, fresh: after.slice(start, after.length - end) }
}

/**
 * `mine` and `theirs` were both made from `base`. Where they changed different places, both changes hold; where they
 * changed the same one, theirs stands and what I typed follows it: nothing that anybody wrote is lost.
 */
export const mergeTyped = (base: string, mine: string, theirs: string): string => {
  if (mine === base || mine === theirs) return theirs
  if (theirs === base) return mine
  const [a, b] = [spliceBetween(base, mine), spliceBetween(base, theirs)]
  if (a.at + a.gone <= b.at) return applied(applied(base, b), a)
  if (b.at + b.gone <= a.at) return applied(applied(base, a), b)
  const kept = theirs.slice(0, b.at + b.fresh.length)
  return kept + a.fresh + theirs.slice(b.at + b.fresh.length)
}

/** Where a cursor at `place` of `before` stands after it became `after`. */
export const movedCursor = (place: number, before: string, after: string): number => {
  const { at, gone, fresh } = spliceBetween(before, after)
  if (place <= at) return place
  return place >= at + gone ? place + fresh.length - gone : at + fresh.length
}

const applied = (text: string, { at, gone, fresh }: Splice): string => text.slice(0, at) + fresh + text.slice(at + gone)

const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00
