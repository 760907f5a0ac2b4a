/** The doctor's look at every stored event. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Run } from "@kith/core/log/FeedPage"
import { LocalLog } from "@kith/core/log/LocalLog"
import { verifyFeeds } from "@kith/core/log/VerifyFeeds"
import { device, handOver } from "@kith/testkit/MemoryDevices"

const via = "test"

const twoDevices = async () => {
  const laptop = await device("laptop")
  const phone = await device("phone")
  await laptop.run(laptop.kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via }))
  await laptop.run(laptop.kith.commit([ContactEdited.draft("luc", { name: "Luc" })], { via }))
  await handOver(laptop, phone)
  await phone.run(phone.kith.commit([ContactEdited.draft("mei", { name: "Mei" })], { via }))
  const keysOf = (one: typeof laptop) =>
    one.run(Effect.map(DeviceKeys, ({ device, publicKey }) => [device, publicKey] as const))
  return { phone, keys: new Map([await keysOf(laptop), await keysOf(phone)]) }
}

it("every feed whose key is known is held against its hash chain; another can be read, and not proven", async () => {
  const { phone, keys } = await twoDevices()
  const seen: Array<readonly [number, number]> = []
  const all = await phone.run(verifyFeeds(keys, (...progress) => void seen.push(progress)))
  expect(all.map(({ events, state }) => `${events} ${state}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "1 whole",
    "2 whole"
  ])
  expect(seen.at(-1)).toEqual([3, 3])
  const own = new Map([...keys].slice(1))
  const some = await phone.run(verifyFeeds(own))
  expect(some.map(({ events, state }) => `${events} ${state}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "1 whole",
    "2 unproven"
  ])
})

it("one event that was altered breaks its feed, and no other", async () => {
  const { phone, keys } = await twoDevices()
  const altered = (run: Run): Run => ({
    ...run,
    entries: run.entries.map((entry) =>
      entry.event.entity === "contact/ana" ? { ...entry, event: { ...entry.event, at: entry.event.at + 1 } } : entry
    )
  })
  const found = await phone.run(
    Effect.flatMap(LocalLog, (log) =>
      Effect.provideService(verifyFeeds(keys), LocalLog, {
        ...log,
        read: (held, limit) => Effect.map(log.read(held, limit), (runs) => runs.map(altered))
      })
    )
  )
  expect(found.map(({ events, state }) => `${events} ${state}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "1 whole",
    "2 broken"
  ])
})
