/** The merge, in its reference form: short, immutable, and what the in-place form is held to. */
import { type Dot, sameDot } from "../../log/Dot.ts"
import { includesDot, type VersionVector } from "../../log/VersionVector.ts"
import { addressOf, type HideKey, hiddenAddress, isAppend, partsOfAddress } from "./CellAddress.ts"
import type { Delta, EntityState, Write } from "./State.ts"

export const hasDot = (dots: ReadonlyArray<Dot>, dot: Dot): boolean => dots.some((d) => sameDot(d, dot))

/**
 * Adds one event's writes to an entity. The result depends only on the set of events applied: a value
 * survives unless some event that writes its cell replaces its dot, whichever of the two came first.
 */
export const apply = (self: EntityState, delta: Delta, version: VersionVector, hide: HideKey): EntityState => {
  if (includesDot(version, delta.dot)) return self
  const live = new Map(self.live)
  const ahead = new Map(self.ahead)
  for (const write of delta.writes) {
    const address = addressOf(write)
    const replaced = isAppend(write) ? [] : delta.replaces
    for (const cell of write.hidden === true ? cellsBehind(live.keys(), write, hide) : [address]) {
      put(
        live,
        cell,
        (live.get(cell) ?? []).filter((value) => !hasDot(replaced, value.dot))
      )
    }
    if (write.value !== undefined && !isReplacedAhead(ahead, write, delta.dot, hide)) {
      put(live, address, [...(live.get(address) ?? []), { dot: delta.dot, at: delta.at, value: write.value }])
    }
    for (const dot of replaced) {
      const early = ahead.get(address) ?? []
      if (!hasDot(early, dot) && !includesDot(version, dot)) ahead.set(address, [...early, dot])
    }
  }
  for (const [cell, dots] of ahead)
    put(
      ahead,
      cell,
      dots.filter((dot) => !sameDot(dot, delta.dot))
    )
  return { live, ahead }
}

/** The element cells that a hidden write means. */
const cellsBehind = (cells: Iterable<string>, write: Write, hide: HideKey): ReadonlyArray<string> =>
  [...cells].filter((cell) => {
    const { field, key, mark } = partsOfAddress(cell)
    return mark === "/" && field === write.field && hide(field, key) === write.key
  })

const isReplacedAhead = (
  ahead: ReadonlyMap<string, ReadonlyArray<Dot>>,
  write: Write,
  dot: Dot,
  hide: HideKey
): boolean =>
  ahead.size > 0 &&
  (hasDot(ahead.get(addressOf(write)) ?? [], dot) ||
    (write.key !== "" && hasDot(ahead.get(hiddenAddress(hide, write.field, write.key)) ?? [], dot)))

const put = <A>(map: Map<string, ReadonlyArray<A>>, key: string, values: ReadonlyArray<A>): void => {
  if (values.length === 0) map.delete(key)
  else map.set(key, values)
}
