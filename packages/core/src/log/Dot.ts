/** An event's identity, for everything that names events. */
import * as Schema from "effect/Schema"
import { DeviceId } from "./Ids.ts"

/** The `seq`-th event of one device's feed, counted from 1. */
export const Dot = Schema.Struct({ device: DeviceId, seq: Schema.Int.check(Schema.isGreaterThan(0)) })
export type Dot = typeof Dot.Type

// `seq` first: in hot loops it differs far more often than the device.
export const sameDot = (a: Dot, b: Dot): boolean => a.seq === b.seq && a.device === b.device

/** Orders dots for display only; merging never asks which dot came first. */
export const compareDots = (a: Dot, b: Dot): number =>
  a.device === b.device ? a.seq - b.seq : a.device < b.device ? -1 : 1

/** `device:seq`; a device id holds no colon. */
export const dotKey = (dot: Dot): string => `${dot.device}:${dot.seq}`

/** The inverse of `dotKey`; `undefined` for anything else. */
export const dotFromKey = (key: string): Dot | undefined => {
  const colon = key.lastIndexOf(":")
  const digits = key.slice(colon + 1)
  const seq = Number(digits)
  return colon > 0 && Number.isSafeInteger(seq) && seq > 0 && String(seq) === digits
    ? { device: DeviceId.make(key.slice(0, colon)), seq }
    : undefined
}
