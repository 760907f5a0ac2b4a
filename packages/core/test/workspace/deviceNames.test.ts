/** What devices are called: as they called themselves, until their member or an owner says better. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import type { Device as ListedDevice } from "@kith/core/log/Members"
import type { Membership } from "@kith/core/log/Membership"
import type { Role } from "@kith/core/log/MembershipEntry"
import { sealLabel } from "@kith/core/log/Label"
import { deviceNames, nameDevice } from "@kith/core/workspace/DeviceNames"
import { type Device, device, exchange } from "@kith/testkit/MemoryDevices"

/** A list of devices, as far as names go by it. */
const listOf = async (on: Device, devices: ReadonlyArray<readonly [Device, member: string, role: Role]>) => {
  const entries: Array<readonly [string, Pick<ListedDevice, "id" | "member" | "epoch" | "card">]> = []
  for (const [each, member] of devices) {
    const label = (await on.run(sealLabel(on.keys, 0, `${each.name} itself`)))!
    const card = { signing: each.keys.publicKey, receiving: each.keys.publicKey, label }
    entries.push([each.keys.device, { id: each.keys.device, member: member as never, epoch: 0, card }])
  }
  const members = new Map(devices.map(([, member, role]) => [member, { role }]))
  return { devices: new Map(entries), members } as unknown as Membership
}

const named = async (on: Device, list: Membership) => Object.fromEntries(await on.run(deviceNames(list)))

const rename = (by: Device, whose: Device, name: string) => by.run(nameDevice(whose.keys.device, name, "test"))

it("a device is called as it called itself, then as it was called since, on every device, until that is taken back", async () => {
  const [laptop, phone] = [await device("laptop"), await device("phone")]
  const list = await listOf(laptop, [
    [laptop, "ana", "owner"],
    [phone, "ana", "owner"]
  ])
  expect((await named(laptop, list))[phone.keys.device]).toBe("phone itself")
  await rename(laptop, phone, "  Ana\u2019s\nphone ")
  await exchange(laptop, phone)
  for (const one of [laptop, phone]) expect((await named(one, list))[phone.keys.device]).toBe("Ana\u2019s phone")
  await rename(phone, phone, "")
  await exchange(laptop, phone)
  for (const one of [laptop, phone]) expect((await named(one, list))[phone.keys.device]).toBe("phone itself")
})

it("of two names given at once, every device shows the same one, and nobody has to choose", async () => {
  const [laptop, phone] = [await device("laptop"), await device("phone")]
  const list = await listOf(laptop, [
    [laptop, "ana", "owner"],
    [phone, "ana", "owner"]
  ])
  await rename(laptop, phone, "Pocket")
  await rename(phone, phone, "Pixel")
  await exchange(laptop, phone)
  const [here, there] = [await named(laptop, list), await named(phone, list)]
  expect(here).toEqual(there)
  expect(["Pocket", "Pixel"]).toContain(here[phone.keys.device])
  expect(await laptop.run(Effect.orDie(laptop.kith.conflicts))).toEqual([])
})

it.for([
  ["owner", "Renamed"],
  ["editor", "laptop itself"]
] as const)("somebody else\u2019s device that an %s renames is called %s", async ([role, shown]) => {
  const [laptop, phone] = [await device("laptop"), await device("phone")]
  const list = await listOf(laptop, [
    [laptop, "ana", "owner"],
    [phone, "raj", role]
  ])
  await rename(phone, laptop, "Renamed")
  await exchange(laptop, phone)
  expect((await named(laptop, list))[laptop.keys.device]).toBe(shown)
})
