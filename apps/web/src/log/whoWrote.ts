/** Whose device wrote something: for showing a change beside its author. */
import * as Effect from "effect/Effect"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { readLabel } from "@kith/core/log/Label"
import { deviceNames } from "@kith/core/workspace/DeviceNames"
import type { LogSession } from "./Method.ts"

export interface Author {
  readonly isThis: boolean
  /** Its name; `undefined`: it never said, or has not been heard of here. */
  readonly device: string | undefined
  /** Whose it is, where the log has several members. */
  readonly member: string | undefined
}

/** Asks once, and answers for any device. */
export const authors = Effect.fnUntraced(function* (session: LogSession) {
  const { local } = yield* session.background.keeper
  const { device: own } = yield* DeviceKeys
  const membership = yield* local.members
  const { devices, members } = membership
  const names = yield* deviceNames(membership)
  const known = new Map<string, Author>()
  for (const { id, member } of devices.values()) {
    const who = members.size > 1 ? members.get(member) : undefined
    known.set(id, {
      isThis: id === own,
      device: names.get(id),
      member: who?.label === undefined ? undefined : (yield* readLabel(who.epoch, who.label)) || undefined
    })
  }
  return (device: string): Author =>
    known.get(device) ?? { isThis: device === own, device: undefined, member: undefined }
})
