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
  const known = new Map<Dot, number>()
  const deviceIndex = (device: string): number => {
    const at = devices.indexOf(device)
    return at < 0 ? devices.push(device) - 1 : at
  }
  const stampOf = ({ dot, at }: Dotted): number => {
    let index = known.get(dot)
    if (index === undefined) {
      const device = deviceIndex(dot.device)
      index = stamps.findIndex((stamp) => stamp[1] === dot.seq && stamp[0] === device)
      if (index < 0) index = stamps.push([device, dot.seq, at]) - 1
      known.set(dot, index)
    }
    return index
  }
  const cell = (live: Live): Cell => asArray(live).flatMap((value) => [stampOf(value), value.value])
  const r = Object.fromEntries([...record.registers].map(([field, live]) => [field, cell(live)]))
  const e = Object.fromEntries(
    [...record.elements].map(([field, cells]) => [
      field,
      Object.fromEntries([...cells].map(([key, live]) => [key, cell(live)]))
    ])
  )
  const a = Object.fromEntries(
    [...record.ahead].map(([address, dots]) => [address, dots.map((dot) => [deviceIndex(dot.device), dot.seq] as const)])
  )
  const stored: Stored = {
    d: devices,
    s: stamps,
    r,
    ...(record.elements.size === 0 ? {} : { e }),
    ...(record.ahead.size === 0 ? {} : { a })
  }
  return JSON.stringify(stored)
}

/** Throws on text that `encodeRecord` did not make. */
export const decodeRecord = (text: string): EntityRecord => {
  const stored = JSON.parse(text) as Stored
  const stamps = stored.s.map(([device, seq, at]) => ({ dot: { device: stored.d[device] as DeviceId, seq }, at }))
  const live = (cell: Cell): Live => {
    const values: Array<Dotted> = []
    for (let index = 0; index < cell.length; index += 2) {
      const { dot, at } = stamps[cell[index] as number]!
      values.push({ dot, at, value: cell[index + 1]! })
    }
    return values.length === 1 ? values[0]! : values
  }
  const record = emptyRecord()
  for (const [field, cell] of Object.entries(stored.r)) record.registers.set(field, live(cell))
  for (const [field, cells] of Object.entries(stored.e ?? {})) {
    record.elements.set(field, new Map(Object.entries(cells).map(([key, cell]) => [key, live(cell)])))
  }
  for (const [address, dots] of Object.entries(stored.a ?? {})) {
    record.ahead.set(
      address,
      dots.map(([device, seq]) => ({ device: stored.d[device] as DeviceId, seq }))
    )
  }
  return record
}
