/** An entity's record as JSON text: how entity stores keep it. Values of one event share its stamp. */
import type { Dot } from "../log/Dot.ts"
import { asArray, type EntityRecord, emptyRecord, type Live } from "../domain/merge/EntityRecord.ts"
import type { Dotted, Json } from "../domain/merge/State.ts"
import type { DeviceId } from "../log/Ids.ts"

/** Alternating stamp index and value, so that the common single value needs no array of its own. */
type Cell = ReadonlyArray<Json>

interface Stored {
  readonly d: ReadonlyArray<string>
  /** Stamps: device index, seq, at. */
  readonly s: ReadonlyArray<readonly [number, number, number]>
  readonly r: { readonly [field: string]: Cell }
  readonly e?: { readonly [field: string]: { readonly [key: string]: Cell } }
  /** Replaced ahead: address, then device index and seq. */
  readonly a?: { readonly [address: string]: ReadonlyArray<readonly [number, number]> }
}

export const encodeRecord = (record: EntityRecord): string => {
  const devices: Array<string> = []
  const stamps: Array<[number, number, number]> = []
  const deviceIndex = (device: string): number => {
    const at = devices.indexOf(device)
    return at < 0 ? devices.push(device) - 1 : at
  }
  // Most entities are of one event, whose dot is one object.
  let lastDot: Dot | undefined
  let last = 0
  const stampOf = ({ dot, at }: Dotted): number => {
    if (dot === lastDot) return last
    const device = deviceIndex(dot.device)
    const known = stamps.findIndex((stamp) => stamp[1] === dot.seq && stamp[0] === device)
    lastDot = dot
    return (last = known < 0 ? stamps.push([device, dot.seq, at]) - 1 : known)
  }
  const cell = (live: Live): Cell => {
    if (!Array.isArray(live)) return [stampOf(live as Dotted), (live as Dotted).value]
    return asArray(live).flatMap((value) => [stampOf(value), value.value])
  }
  const cells = (lives: ReadonlyMap<string, Live>): Record<string, Cell> => {
    const out = members<Cell>()
    for (const [name, live] of lives) out[name] = cell(live)
    return out
  }
  const r = cells(record.registers)
  const e = members<Record<string, Cell>>()
  for (const [field, lives] of record.elements) e[field] = cells(lives)
  const a = members<ReadonlyArray<readonly [number, number]>>()
  for (const [address, dots] of record.ahead)
    a[address] = dots.map((dot) => [deviceIndex(dot.device), dot.seq] as const)
  const stored: Stored = {
    d: devices,
    s: stamps,
    r,
    ...(record.elements.size === 0 ? {} : { e }),
    ...(record.ahead.size === 0 ? {} : { a })
  }
  return JSON.stringify(stored)
}

/** Without a prototype, an element that is called `__proto__` is a member like any other. */
const members = <A>(): Record<string, A> => Object.create(null) as Record<string, A>

/** Throws on text that `encodeRecord` did not make. */
export const decodeRecord = (text: string): EntityRecord => {
  const stored = JSON.parse(text) as Stored
  const stamps = stored.s.map(([device, seq, at]) => ({ dot: { device: stored.d[device] as DeviceId, seq }, at }))
  const valueAt = (cell: Cell, index: number): Dotted => {
    const { dot, at } = stamps[cell[index] as number]!
    return { dot, at, value: cell[index + 1]! }
  }
  const live = (cell: Cell): Live => {
    if (cell.length === 2) return valueAt(cell, 0)
    const values: Array<Dotted> = []
    for (let index = 0; index < cell.length; index += 2) values.push(valueAt(cell, index))
    return values
  }
  const record = emptyRecord()
  // Parsed objects have no enumerable members but their own; pairs of name and value would be made only to be dropped.
  for (const field in stored.r) record.registers.set(field, live(stored.r[field]!))
  if (stored.e !== undefined) {
    const elements = new Map<string, Map<string, Live>>()
    for (const field in stored.e) {
      const cells = stored.e[field]!
      const lives = new Map<string, Live>()
      for (const key in cells) lives.set(key, live(cells[key]!))
      elements.set(field, lives)
    }
    record.elements = elements
  }
  if (stored.a !== undefined) {
    record.ahead = new Map(
      Object.entries(stored.a).map(([address, dots]) => [
        address,
        dots.map(([device, seq]) => ({ device: stored.d[device] as DeviceId, seq }))
      ])
    )
  }
  return record
}
