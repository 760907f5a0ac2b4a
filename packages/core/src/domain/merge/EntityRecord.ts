/**
 * The merge, in place: what stores hold and projectors fold into. The laws in
 * `core/test/merge` hold it equal to `apply`.
 */
import { type Dot, dotKey, sameDot } from "../../log/Dot.ts"
import { includesDot, type VersionVector } from "../../log/VersionVector.ts"
import { addressOf, type HideKey, hiddenAddress, isAppend } from "./CellAddress.ts"
import type { Delta, Dotted, EntityState, Write } from "./State.ts"

/** A cell's live values; nearly always one, and then without an array around it. */
export type Live = Dotted | ReadonlyArray<Dotted>

export interface EntityRecord {
  readonly registers: Map<string, Live>
  /** By field, by key: elements of sets, and edits of texts by their root. */
  elements: ReadonlyMap<string, Map<string, Live>>
  /** By cell address: dots replaced before they arrived. */
  ahead: ReadonlyMap<string, ReadonlyArray<Dot>>
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>()

/** Most entities have neither elements nor anything ahead, and share what is empty: a `Map` takes 200 bytes. */
export const emptyRecord = (): EntityRecord => ({ registers: new Map(), elements: NONE, ahead: NONE })

export const isEmptyRecord = (self: EntityRecord): boolean => self.registers.size === 0 && self.elements.size === 0

export const valuesAt = (self: EntityRecord, field: string, key: string): ReadonlyArray<Dotted> => {
  const live = key === "" ? self.registers.get(field) : self.elements.get(field)?.get(key)
  return live === undefined ? [] : asArray(live)
}

/** The live elements of one set, or the edits of one text by their root. */
export const elementsAt = (self: EntityRecord, field: string): ReadonlyMap<string, Live> =>
  self.elements.get(field) ?? NONE

/** Adds one event's writes. The caller skips events that `version` includes, and advances it afterwards. */
export const fold = (self: EntityRecord, delta: Delta, version: VersionVector, hide: HideKey): void => {
  const { dot, at, replaces } = delta
  for (const write of delta.writes) {
    const append = isAppend(write)
    if (!append && replaces.length > 0) remove(self, write, replaces, hide)
    if (write.value !== undefined && !(self.ahead.size > 0 && isReplacedAhead(self, write, dot, hide))) {
      const cells = cellsFor(self, write)
      const key = cellKey(write)
      const before = cells.get(key)
      const value: Dotted = { dot, at, value: write.value }
      cells.set(key, before === undefined ? value : [...asArray(before), value])
    }
    if (!append) {
      for (const replaced of replaces) {
        if (!includesDot(version, replaced)) addAhead(self, addressOf(write), replaced)
      }
    }
  }
  if (self.ahead.size > 0) forgetAhead(self, dot)
}

/** The dots that an author who sees `self` replaces by these writes. */
export const replacedBy = (self: EntityRecord, writes: ReadonlyArray<Write>, hide: HideKey): ReadonlyArray<Dot> => {
  const dots = new Map<string, Dot>()
  const take = (key: string, field: string) => {
    for (const { dot } of valuesAt(self, field, key)) dots.set(dotKey(dot), dot)
  }
  for (const write of writes) {
    if (isAppend(write)) continue
    if (write.hidden !== true) take(write.key, write.field)
    else
      for (const key of elementsAt(self, write.field).keys())
        if (hide(write.field, key) === write.key) take(key, write.field)
  }
  return [...dots.values()]
}

/** The same entity in the reference form, for laws and for `merge`. */
export const recordToState = (self: EntityRecord, isText: (field: string) => boolean): EntityState => {
  const live = new Map<string, ReadonlyArray<Dotted>>()
  for (const [field, values] of self.registers) live.set(field, asArray(values))
  for (const [field, cells] of self.elements) {
    const mark = isText(field) ? "+" : "/"
    for (const [key, values] of cells) live.set(`${field}${mark}${key}`, asArray(values))
  }
  return { live, ahead: new Map(self.ahead) }
}

export const asArray = (live: Live): ReadonlyArray<Dotted> => (Array.isArray(live) ? live : [live as Dotted])

const cellKey = (write: Write): string => (write.key === "" ? write.field : write.key)

const cellsFor = (self: EntityRecord, { field, key }: Write): Map<string, Live> => {
  if (key === "") return self.registers
  let cells = self.elements.get(field)
  if (cells === undefined) ownElements(self).set(field, (cells = new Map()))
  return cells
}

/** An empty one may be shared. */
const ownElements = (self: EntityRecord) =>
  (self.elements.size === 0 ? (self.elements = new Map()) : self.elements) as Map<string, Map<string, Live>>

const ownAhead = (self: EntityRecord) =>
  (self.ahead.size === 0 ? (self.ahead = new Map()) : self.ahead) as Map<string, ReadonlyArray<Dot>>

const remove = (self: EntityRecord, write: Write, replaces: ReadonlyArray<Dot>, hide: HideKey): void => {
  if (write.key === "") return removeFrom(self.registers, write.field, replaces)
  const cells = self.elements.get(write.field)
  if (cells === undefined) return
  if (write.hidden !== true) removeFrom(cells, write.key, replaces)
  else
    for (const key of Array.from(cells.keys()))
      if (hide(write.field, key) === write.key) removeFrom(cells, key, replaces)
  if (cells.size === 0) ownElements(self).delete(write.field)
}

const removeFrom = (cells: Map<string, Live>, key: string, replaces: ReadonlyArray<Dot>): void => {
  const live = cells.get(key)
  if (live === undefined) return
  if (!Array.isArray(live)) {
    if (includes(replaces, (live as Dotted).dot)) cells.delete(key)
    return
  }
  const kept = (live as ReadonlyArray<Dotted>).filter((value) => !includes(replaces, value.dot))
  if (kept.length === 0) cells.delete(key)
  else cells.set(key, kept.length === 1 ? kept[0]! : kept)
}

const includes = (dots: ReadonlyArray<Dot>, dot: Dot): boolean => {
  for (let index = 0; index < dots.length; index++) if (sameDot(dots[index]!, dot)) return true
  return false
}

const isReplacedAhead = (self: EntityRecord, write: Write, dot: Dot, hide: HideKey): boolean =>
  includes(self.ahead.get(addressOf(write)) ?? [], dot) ||
  (write.key !== "" &&
    waitsHidden(self, write.field) &&
    includes(self.ahead.get(hiddenAddress(hide, write.field, write.key)) ?? [], dot))

/** Asked first, since hiding a key takes longer than all the rest of folding an event. */
const waitsHidden = (self: EntityRecord, field: string): boolean => {
  for (const address of self.ahead.keys()) if (address.startsWith(`${field}#`)) return true
  return false
}

const addAhead = (self: EntityRecord, address: string, dot: Dot): void => {
  const known = self.ahead.get(address) ?? []
  if (!includes(known, dot)) ownAhead(self).set(address, [...known, dot])
}

const forgetAhead = (self: EntityRecord, dot: Dot): void => {
  for (const [address, dots] of self.ahead) {
    const waiting = dots.filter((waits) => !sameDot(waits, dot))
    if (waiting.length === 0) ownAhead(self).delete(address)
    else if (waiting.length < dots.length) ownAhead(self).set(address, waiting)
  }
}
