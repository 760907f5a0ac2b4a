/**
 * What the devices of a log are called. A device calls itself something when it comes, in the signed list of devices; a
 * later name is an ordinary event. Names are there to tell devices apart by, before one is taken out: a name counts that
 * was given by the device's own member or by an owner, so that nobody passes a device off as somebody else's.
 */
import * as Effect from "effect/Effect"
import { valuesOf } from "../domain/declare/Entity.ts"
import { DeviceName } from "../domain/entities/DeviceName.ts"
import { DeviceNamed } from "../domain/events/RecordEvents.ts"
import type { Dotted } from "../domain/merge/State.ts"
import type { DeviceId } from "../log/Ids.ts"
import { plainLabel, readLabel } from "../log/Label.ts"
import type { Device } from "../log/Members.ts"
import type { Membership } from "../log/Membership.ts"
import { EntityStore } from "./EntityStore.ts"
import { commit } from "./Writer.ts"

/** By id; a device whose name cannot be read is missing. */
export const deviceNames = Effect.fn("DeviceNames.deviceNames")(function* (membership: Membership) {
  const store = yield* EntityStore
  const all = [...membership.devices.values()]
  const records = yield* store.get(all.map(({ id }) => `${DeviceName.name}/${id}`))
  const names = new Map<DeviceId, string>()
  for (const device of all) {
    const record = records.get(`${DeviceName.name}/${device.id}`)?.record
    const given = record === undefined ? [] : valuesOf(record, "name", DeviceName.fields.name)
    const chosen = given.find((each) => mayName(membership, device, each))?.value
    const name = typeof chosen === "string" ? plainLabel(chosen) : ""
    const called = name === "" ? yield* ownName(device) : name
    if (called !== undefined) names.set(device.id, called)
  }
  return names
})

/** What a device called itself when it came; `undefined` where that is nothing, or cannot be read. */
export const ownName = Effect.fnUntraced(function* ({ epoch, card }: Device) {
  return (yield* readLabel(epoch, card.label)) || undefined
})

const mayName = ({ devices, members }: Membership, { member }: Device, { dot }: Dotted): boolean => {
  const by = devices.get(dot.device)?.member
  return by !== undefined && (by === member || members.get(by)?.role === "owner")
}

/** An empty name takes the given one back. Answers with the receipt. */
export const nameDevice = Effect.fn("DeviceNames.nameDevice")(function* (id: string, name: string, via: string) {
  const plain = plainLabel(name)
  return yield* commit([DeviceNamed.draft(id, { name: plain === "" ? null : plain })], { via })
})
