import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import { contactId, device, exchange } from "@kith/testkit/MemoryDevices"

const via = "test"
const met = (id: string, contact: string, happened: string) =>
  InteractionLogged.draft(id, { contact: contactId(contact), kind: "meeting", happened })

const twoAnas = async () => {
  const laptop = await device("laptop")
  const { kith, run } = laptop
  await run(
    kith.commit(
      [
        ContactEdited.draft("a1", { name: "Ana Souza", emails: { add: ["ana@rbc.ca"] }, tags: { add: ["cpa"] } }),
        ContactEdited.draft("a2", { name: "Ana P. Souza", company: "RBC", tags: { add: ["alumni"] } }),
        met("m1", "a1", "2026-03-01"),
        met("m2", "a2", "2026-03-02")
      ],
      { via }
    )
  )
  return laptop
}

it("merged contacts are one person with both timelines, found under either id", async () => {
  const { kith, run } = await twoAnas()
  await run(kith.merge("a2", "a1", via))
  const one = await run(kith.person("a2"))
  expect(one).toMatchObject({ id: "a1", members: ["a1", "a2"], contact: { name: "Ana Souza", company: "RBC" } })
  expect(one?.contact.tags).toEqual(["cpa", "alumni"])
  expect((await run(kith.timeline("a2"))).interactions.map(({ id }) => id)).toEqual(["m1", "m2"])
  expect(await run(kith.everybody())).toHaveLength(1)
  expect(new Set((await run(kith.due({ all: true }))).shown.map(({ reminder }) => reminder.contact))).toEqual(
    new Set(["a1", undefined])
  )
})

it("splitting brings every fact back where it was", async () => {
  const { kith, run } = await twoAnas()
  const before = (await run(kith.due({ all: true }))).shown.map(({ reminder }) => reminder)
  await run(kith.merge("a1", "a2", via))
  await run(kith.split("a2", via))
  expect((await run(kith.person("a2")))?.members).toEqual(["a2"])
  expect((await run(kith.due({ all: true }))).shown.map(({ reminder }) => reminder)).toEqual(before)
})

it.each(["a1", "a2", "a3"])(
  "of three who are one, splitting off %s leaves the others one, and undoing it joins them again",
  async (off) => {
    const { kith, run } = await twoAnas()
    await run(kith.commit([ContactEdited.draft("a3", { name: "A. Souza" })], { via }))
    await run(kith.merge("a2", "a1", via))
    await run(kith.merge("a2", "a3", via))
    const split = await run(kith.split(off, via))
    const others = ["a1", "a2", "a3"].filter((id) => id !== off)
    expect((await run(kith.person(off)))?.members).toEqual([off])
    for (const id of others) expect((await run(kith.person(id)))?.members).toEqual(others)
    await run(kith.undo(split.batch, via))
    expect((await run(kith.person(off)))?.members).toEqual(["a1", "a2", "a3"])
  }
)

it("a merge is undone like any change", async () => {
  const { kith, run } = await twoAnas()
  const merged = await run(kith.merge("a1", "a2", via))
  await run(kith.undo(merged.batch, via))
  expect(await run(kith.everybody())).toHaveLength(2)
})

it("contacts merged on one device while both are logged with on another end as one person everywhere", async () => {
  const laptop = await twoAnas()
  const phone = await device("phone")
  await exchange(laptop, phone)
  await laptop.run(laptop.kith.merge("a1", "a2", via))
  await phone.run(phone.kith.commit([met("m3", "a1", "2026-03-03"), met("m4", "a2", "2026-03-03")], { via }))
  await exchange(laptop, phone)
  for (const { kith, run } of [laptop, phone]) {
    expect((await run(kith.timeline("a1"))).interactions.map(({ id }) => id)).toEqual(["m1", "m2", "m3", "m4"])
    expect((await run(kith.remindersOf("contact/a2"))).length).toBe(0)
  }
  expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
})

it("a contact deleted here and changed there shows as changed meanwhile", async () => {
  const laptop = await twoAnas()
  const phone = await device("phone")
  await exchange(laptop, phone)
  await laptop.run(laptop.kith.delete("a1", via))
  await phone.run(phone.kith.commit([ContactEdited.draft("a1", { company: "Shopify" })], { via }))
  await exchange(laptop, phone)
  expect(await laptop.run(laptop.kith.changedMeanwhile)).toMatchObject([{ entity: "contact/a1", unseen: [{ seq: 1 }] }])
  await laptop.run(laptop.kith.restore("a1", via))
  expect(await laptop.run(laptop.kith.changedMeanwhile)).toEqual([])
  expect((await laptop.run(laptop.kith.person("a1")))?.contact.company).toBe("Shopify")
})

it("of many asked for at once, those who are one come once, whoever links them", async () => {
  const { kith, run } = await twoAnas()
  const others = Array.from({ length: 60 }, (_, index) => `b${String(index).padStart(2, "0")}`)
  await run(
    kith.commit(
      others.map((id) => ContactEdited.draft(id, { name: `Person ${id}` })),
      { via }
    )
  )
  await run(kith.merge("b00", "b01", via))
  await run(kith.merge("b02", "b01", via))
  await run(kith.merge("a1", "a2", via))
  const found = await run(kith.people(["a2", ...others.toReversed(), "a1"]))
  expect(found.map(({ members }) => members).filter(({ length }) => length > 1)).toEqual([
    ["a1", "a2"],
    ["b00", "b01", "b02"]
  ])
  expect(found).toHaveLength(1 + 58)
  expect(await run(kith.everybody())).toHaveLength(59)
})
