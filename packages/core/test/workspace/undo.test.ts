import { expect, it } from "vitest"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import { contactId, device, exchange } from "@kith/testkit/MemoryDevices"

const via = "test"

it("undoing brings back what stood there before, and undoing the undo brings the change back", async () => {
  const { kith, run } = await device("laptop")
  await run(kith.commit([ContactEdited.draft("ana", { name: "Ana", company: "RBC", tags: { add: ["cpa"] } })], { via }))
  const before = await run(kith.stateHash)
  const change = await run(
    kith.commit([ContactEdited.draft("ana", { company: "Shopify", tags: { add: ["new"], remove: ["cpa"] } })], { via })
  )
  const undone = await run(kith.undo(change.batch, via))
  expect(undone.leftAlone).toEqual([])
  expect(undone.restored).toBe(3)
  expect(await run(kith.get(Contact, "ana"))).toMatchObject({ company: "RBC", tags: ["cpa"] })
  expect(await run(kith.stateHash)).not.toBe(before) // other events wrote the same values
  await run(kith.undo(undone.batch, via))
  expect(await run(kith.get(Contact, "ana"))).toMatchObject({ company: "Shopify", tags: ["new"] })
})

it("undoing a creation leaves nobody", async () => {
  const { kith, run } = await device("laptop")
  const made = await run(kith.commit([ContactEdited.draft("ana", { name: "Ana", notes: { start: "met" } })], { via }))
  await run(kith.undo(made.batch, via))
  expect(await run(kith.everybody())).toEqual([])
  expect(await run(kith.find("ana"))).toEqual([])
})

it("leaves alone what was changed since, and says so", async () => {
  const { kith, run } = await device("laptop")
  const made = await run(kith.commit([ContactEdited.draft("ana", { name: "Ana", company: "RBC" })], { via }))
  await run(kith.commit([ContactEdited.draft("ana", { company: "Shopify" })], { via }))
  const undone = await run(kith.undo(made.batch, via))
  expect(undone.leftAlone).toEqual([{ entity: "contact/ana", field: "company" }])
  expect(await run(kith.get(Contact, "ana"))).toMatchObject({ name: undefined, company: "Shopify" })
})

it("beside somebody else's value, takes back one's own alone", async () => {
  const laptop = await device("laptop")
  const phone = await device("phone")
  await laptop.run(laptop.kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via }))
  await exchange(laptop, phone)
  const mine = await laptop.run(laptop.kith.commit([ContactEdited.draft("ana", { company: "RBC" })], { via }))
  await phone.run(phone.kith.commit([ContactEdited.draft("ana", { company: "Shopify" })], { via }))
  await exchange(laptop, phone)
  expect(await laptop.run(laptop.kith.conflicts)).toHaveLength(1)
  await laptop.run(laptop.kith.undo(mine.batch, via))
  await exchange(laptop, phone)
  expect(await phone.run(phone.kith.conflicts)).toEqual([])
  expect(await phone.run(phone.kith.get(Contact, "ana"))).toMatchObject({ company: "Shopify" })
  expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
})

it("takes back an edit of a text while nobody has built on it", async () => {
  const { kith, run } = await device("laptop")
  await run(kith.commit([ContactEdited.draft("ana", { name: "Ana", notes: { start: "Likes tea" } })], { via }))
  const patch = await run(kith.textPatch((await run(kith.get(Contact, "ana")))!.notes, "Likes green tea"))
  const edited = await run(kith.commit([ContactEdited.draft("ana", { notes: patch! })], { via }))
  expect(await run(kith.readText((await run(kith.get(Contact, "ana")))!.notes))).toBe("Likes green tea")
  await run(kith.undo(edited.batch, via))
  expect(await run(kith.readText((await run(kith.get(Contact, "ana")))!.notes))).toBe("Likes tea")
})

it("somebody whose creation is undone and brought back has their reminders back", async () => {
  const { kith, run } = await device("laptop")
  const made = await run(kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via }))
  await run(
    kith.commit(
      [InteractionLogged.draft("i1", { contact: contactId("ana"), kind: "meeting", happened: "2026-03-02" })],
      { via }
    )
  )
  const before = await run(kith.remindersOf("contact/ana"))
  expect(before.length).toBeGreaterThan(0)
  const undone = await run(kith.undo(made.batch, via))
  expect(await run(kith.remindersOf("contact/ana"))).toEqual([])
  await run(kith.undo(undone.batch, via))
  expect(await run(kith.remindersOf("contact/ana"))).toEqual(before)
})
