/** Joining two folded states, for example a snapshot and what this device has written meanwhile. */
import { sameDot } from "../../log/Dot.ts"
import { includesDot, joinVersions, type VersionVector } from "../../log/VersionVector.ts"
import { hasDot } from "./apply.ts"
import { type HideKey, hiddenAddress, partsOfAddress } from "./CellAddress.ts"
import { type Dotted, emptyEntity, type EntityState, type State } from "./State.ts"

/** Commutative, associative and idempotent; equal to folding the union of both sets of events. */
export const merge = (a: State, b: State, hide: HideKey): State => {
  const version = joinVersions(a.version, b.version)
  const entities = new Map<string, EntityState>()
  for (const name of new Set([...a.entities.keys(), ...b.entities.keys()])) {
    const left = a.entities.get(name) ?? emptyEntity
    const right = b.entities.get(name) ?? emptyEntity
    entities.set(name, {
      live: mergeLive(left, a.version, right, b.version, hide),
      ahead: mergeAhead(left, right, version)
    })
  }
  return { version, entities }
}

const mergeLive = (
  left: EntityState,
  leftVersion: VersionVector,
  right: EntityState,
  rightVersion: VersionVector,
  hide: HideKey
): EntityState["live"] => {
  const live = new Map<string, ReadonlyArray<Dotted>>()
  for (const cell of new Set([...left.live.keys(), ...right.live.keys()])) {
    const l = left.live.get(cell) ?? []
    const r = right.live.get(cell) ?? []
    const kept = [
      ...l.filter((value) => survives(value, cell, right, rightVersion, hide)),
      ...r.filter(
        (value) => !l.some((other) => sameDot(other.dot, value.dot)) && survives(value, cell, left, leftVersion, hide)
      )
    ]
    if (kept.length > 0) live.set(cell, kept)
  }
  return live
}

/** Held by the other side too, or not yet seen by it and not replaced there in advance. */
const survives = (value: Dotted, cell: string, other: EntityState, seen: VersionVector, hide: HideKey): boolean => {
  if ((other.live.get(cell) ?? []).some((held) => sameDot(held.dot, value.dot))) return true
  if (includesDot(seen, value.dot)) return false
  if (hasDot(other.ahead.get(cell) ?? [], value.dot)) return false
  const { field, key, mark } = partsOfAddress(cell)
  return (
    other.ahead.size === 0 || mark !== "/" || !hasDot(other.ahead.get(hiddenAddress(hide, field, key)) ?? [], value.dot)
  )
}

const mergeAhead = (left: EntityState, right: EntityState, version: VersionVector): EntityState["ahead"] => {
  const ahead = new Map(left.ahead)
  for (const [cell, dots] of right.ahead) {
    const known = ahead.get(cell) ?? []
    ahead.set(cell, [...known, ...dots.filter((dot) => !hasDot(known, dot))])
  }
  for (const [cell, dots] of ahead) {
    const waiting = dots.filter((dot) => !includesDot(version, dot))
    if (waiting.length === 0) ahead.delete(cell)
    else ahead.set(cell, waiting)
  }
  return ahead
}
