/**
 * What a set of events means, straight from the definition and with nothing of
 * the kernel: a value survives unless another event that writes its cell replaces
 * its dot. Every form of the merge is held to this. Quadratic, for short histories.
 */
import type { HideKey } from "@kith/core/domain/merge/CellAddress"
import type { Delta, EntityState, Write } from "@kith/core/domain/merge/State"
import type { Dot } from "@kith/core/log/Dot"
import { includesDot, type VersionVector } from "@kith/core/log/VersionVector"

/** A state as sorted lines, one a live value and one a dot that was replaced and has not arrived: equal states, equal text. */
export const stateText = (entities: Iterable<readonly [string, EntityState]>): string => {
  const lines: Array<string> = []
  for (const [name, { live, ahead }] of entities) {
    for (const [cell, values] of live) {
      for (const { dot, at, value } of values) lines.push(liveLine(name, cell, dot, at, value))
    }
    for (const [cell, dots] of ahead) for (const dot of dots) lines.push(aheadLine(name, cell, dot))
  }
  return lines.sort().join("\n")
}

/** A value that survives, and the event that wrote it. */
export interface Survivor {
  readonly delta: Delta
  readonly write: Write
}

/** What survives of these events. */
export const survivors = (deltas: ReadonlyArray<Delta>, hide: HideKey): ReadonlyArray<Survivor> =>
  deltas.flatMap((delta) =>
    delta.writes
      .filter((write) => write.value !== undefined && !isGone(delta, write, deltas, hide))
      .map((write) => ({ delta, write }))
  )

/** The same of what a set of events means; `version` names the set, events that were set aside included. */
export const definedText = (deltas: ReadonlyArray<Delta>, version: VersionVector, hide: HideKey): string => {
  const lines = new Set<string>()
  for (const { delta, write } of survivors(deltas, hide)) {
    lines.add(liveLine(delta.entity, cellOf(write), delta.dot, delta.at, write.value))
  }
  for (const { entity, writes, replaces } of deltas) {
    const waiting = replaces.filter((dot) => !includesDot(version, dot))
    for (const write of writes) {
      if (!addsEdit(write)) for (const dot of waiting) lines.add(aheadLine(entity, cellOf(write), dot))
    }
  }
  return [...lines].sort().join("\n")
}

/** Dots of the values that survive in the cells that these writes clear: what a writer must replace. */
export const definedReplaced = (
  deltas: ReadonlyArray<Delta>,
  entity: string,
  writes: ReadonlyArray<Write>,
  hide: HideKey
): ReadonlySet<string> =>
  new Set(
    survivors(deltas, hide)
      .filter(({ delta, write }) => delta.entity === entity && writes.some((other) => clears(other, write, hide)))
      .map(({ delta: { dot } }) => `${dot.device}:${dot.seq}`)
  )

const isGone = (delta: Delta, write: Write, deltas: ReadonlyArray<Delta>, hide: HideKey): boolean =>
  deltas.some(
    (other) =>
      other !== delta &&
      other.entity === delta.entity &&
      other.replaces.some(({ device, seq }) => device === delta.dot.device && seq === delta.dot.seq) &&
      other.writes.some((otherWrite) => clears(otherWrite, write, hide))
  )

/** Whether a write takes away values, of those that its event replaces, from the cell of another. */
const clears = (self: Write, other: Write, hide: HideKey): boolean => {
  if (self.field !== other.field || addsEdit(self)) return false
  if (self.hidden === true) return other.key !== "" && other.edit !== true && hide(other.field, other.key) === self.key
  return self.key === other.key && (self.edit ?? false) === (other.edit ?? false)
}

const addsEdit = (write: Write): boolean => write.edit === true && write.value !== undefined

const cellOf = ({ field, key, edit, hidden }: Write): string =>
  key === "" ? field : field + (hidden === true ? "#" : edit === true ? "+" : "/") + key

const liveLine = (entity: string, cell: string, dot: Dot, at: number, value: unknown): string =>
  `${entity} ${JSON.stringify(cell)} = ${JSON.stringify(value)} of ${dot.device}${dot.seq} at ${at}`

const aheadLine = (entity: string, cell: string, dot: Dot): string =>
  `${entity} ${JSON.stringify(cell)} waits for ${dot.device}${dot.seq}`
