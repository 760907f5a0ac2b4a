import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { device, type Device, exchange } from "@kith/testkit/MemoryDevices"
import type { LogSession } from "../../src/log/Method.ts"
import { chooseValue, type ConflictCard, personConflicts } from "../../src/log/person/conflicts.ts"
import { personPage } from "../../src/log/person/personPage.ts"

/** What a method is called with, on a device of its own. */
const session = async ({ kith, run }: Device): Promise<LogSession> => {
  const [calendar, settings] = await run(Effect.all([kith.calendar, kith.settings]))
  const now = Date.parse("2026-03-03T15:00:00Z")
  const { day: today, minute } = localOf(calendar.zone, now)
  // Nobody has named a device here.
  const background = {
    keeper: Effect.succeed({ local: { members: Effect.succeed({ devices: new Map(), members: new Map() }) } })
  }
  return { log: kith, lang: "en", calendar, settings, now, today, minute, background, onProgress: () => {} } as never
}

/** The parts of a browser that it may ask for are not asked for here. */
const conflictsOf = (on: Device, here: LogSession, id: string) =>
  on.run<ReadonlyArray<ConflictCard>, unknown>(personConflicts(here, { id }) as never)

const edit = (on: Device, change: object) => on.run(on.kith.commit([ContactEdited.draft("a", change)], { via: "test" }))

it("what two devices wrote at the same time stands side by side until one is chosen", async () => {
  const [laptop, phone] = [await device("laptop"), await device("phone")]
  await edit(laptop, { name: "Ana Souza", notes: { start: "Likes tea." } })
  await exchange(laptop, phone)
  await edit(laptop, { company: "RBC" })
  await edit(phone, { company: "Shopify" })
  await exchange(laptop, phone)
  const here = await session(laptop)
  const [card, ...others] = await conflictsOf(laptop, here, "a")
  expect(others).toEqual([])
  expect(card).toMatchObject({ entity: "contact/a", field: "company", label: "Company" })
  expect(card!.values.map(({ said }) => said).toSorted()).toEqual(["RBC", "Shopify"])
  expect(card!.values.map(({ isShown }) => isShown)).toEqual([true, false])
  expect(new Map(card!.values.map(({ said, by }) => [said, by.isThis]))).toEqual(
    new Map([
      ["RBC", true],
      ["Shopify", false]
    ])
  )
  const other = card!.values.find(({ said }) => said === "RBC")!
  await laptop.run(chooseValue(here, { entity: card!.entity, field: card!.field, value: other.id }))
  expect(await conflictsOf(laptop, here, "a")).toEqual([])
  expect(await laptop.run(personPage(here, { id: "a" }))).toMatchObject({ about: "RBC", conflicts: 0 })
})

it("a person deleted here and changed elsewhere is shown as changed meanwhile", async () => {
  const [laptop, phone] = [await device("laptop"), await device("phone")]
  await edit(laptop, { name: "Ana Souza" })
  await exchange(laptop, phone)
  await edit(phone, { company: "Shopify" })
  await laptop.run(laptop.kith.delete("a", "test"))
  await exchange(laptop, phone)
  const here = await session(laptop)
  expect(await laptop.run(personPage(here, { id: "a" }))).toMatchObject({ isDeleted: true, unseen: 1 })
})
