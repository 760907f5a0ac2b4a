/** Which index entries an entity gained and lost: for folding, which knows those before and after. */
import type { IndexEntry } from "./EntityStore.ts"

/** Added to `add` and `remove`. */
export const difference = (
  before: ReadonlyArray<IndexEntry>,
  after: ReadonlyArray<IndexEntry>,
  add: Array<IndexEntry>,
  remove: Array<IndexEntry>
): void => {
  if (before.length === 0) {
    for (const entry of after) add.push(entry)
    return
  }
  const keyOf = ({ index, key }: IndexEntry): string => `${index}\u0000${key}`
  const held = new Set(before.map(keyOf))
  const wanted = new Set(after.map(keyOf))
  for (const entry of after) if (!held.has(keyOf(entry))) add.push(entry)
  for (const entry of before) if (!wanted.has(keyOf(entry))) remove.push(entry)
}
