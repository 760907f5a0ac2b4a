/** A text that was changed on two sides: what one side changed is done to the other's, and nothing of either is dropped. */

/** `ours` is the sheet's text and `theirs` the log's, both from `base`. */
export const mergeText = (base: string, ours: string, theirs: string): string => {
  if (theirs === base || theirs === ours) return ours
  if (ours === base) return theirs
  let from = 0
  while (from < base.length && from < ours.length && base[from] === ours[from]) from++
  let tail = 0
  while (tail < base.length - from && tail < ours.length - from && base.at(-1 - tail) === ours.at(-1 - tail)) tail++
  const removed = base.slice(from, base.length - tail)
  const added = ours.slice(from, ours.length - tail)
  // Only where the other side still has what was replaced, once, can that be done to it.
  if (removed !== "" && theirs.split(removed).length === 2) return theirs.replace(removed, () => added)
  if (removed === "" && theirs.startsWith(base.slice(0, from)) && from > 0) {
    return `${theirs.slice(0, from)}${added}${theirs.slice(from)}`
  }
  return added.trim() === "" ? theirs : [theirs, added.trim()].filter(Boolean).join("\n\n")
}
