/** What a store holds, or what an author had seen: one number a device. */
import * as Schema from "effect/Schema"
import type { Dot } from "./Dot.ts"
import type { DeviceId } from "./Ids.ts"

/** For each device, the last `seq` held. Feeds have no holes, so this names a set of events exactly. */
export type VersionVector = ReadonlyMap<DeviceId, number>

/** A version vector as an event's body carries it: `{ device: seq }`. */
export const VersionRecord = Schema.Record(Schema.String, Schema.Int)
export type VersionRecord = typeof VersionRecord.Type

export const emptyVersion: VersionVector = new Map()

export const includesDot = (self: VersionVector, dot: Dot): boolean => (self.get(dot.device) ?? 0) >= dot.seq

export const joinVersions = (a: VersionVector, b: VersionVector): VersionVector => {
  const out = new Map(a)
  for (const [device, seq] of b) out.set(device, Math.max(seq, out.get(device) ?? 0))
  return out
}

export const sameVersion = (a: VersionVector, b: VersionVector): boolean =>
  a.size === b.size && [...a].every(([device, seq]) => b.get(device) === seq)

/** How many events of `self` are not in `other`. */
export const lacking = (self: VersionVector, other: VersionVector): number =>
  [...self].reduce((sum, [device, seq]) => sum + Math.max(0, seq - (other.get(device) ?? 0)), 0)

/** What a log holds whose feeds end so. */
export const headsToVersion = (heads: ReadonlyMap<DeviceId, { readonly seq: number }>): VersionVector =>
  new Map([...heads].map(([device, { seq }]) => [device, seq]))

export const versionToRecord = (self: VersionVector): VersionRecord => Object.fromEntries(self)

export const recordToVersion = (record: VersionRecord): VersionVector =>
  new Map(Object.entries(record).map(([device, seq]) => [device as DeviceId, seq]))
