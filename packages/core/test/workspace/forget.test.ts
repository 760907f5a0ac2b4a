import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import { encodeRecord } from "@kith/core/workspace/RecordCodec"
import { contactId, device, exchange } from "@kith/testkit/MemoryDevices"

const via = "test"

const everythingHeld = async ({ log, store, run }: Awaited<ReturnType<typeof device>>) => {
  const runs = await run(log.read(new Map(), 10_000))
  const entities = await run(store.get(await run(store.names("", 10_000))))
  return JSON.stringify(runs) + [...entities.values()].map(({ record }) => encodeRecord(record)).join()
}

const withAna = async () => {
  const laptop = await device("laptop")
  await laptop.run(
    laptop.kith.commit(
      [
        ContactEdited.draft("ana", {
          name: "Ana Souza",
          emails: { add: ["ana@rbc.ca"] },
          notes: { start: "secret tea" }
        }),
        ContactEdited.draft("luc", { name: "Luc Tran", referredBy: contactId("ana") }),
        InteractionLogged.draft("m1", {
          contact: contactId("ana"),
          attendees: { add: [contactId("luc")] },
          kind: "meeting",
          happened: "2026-03-02",
          useful: "secret hint"
        }),
        InteractionLogged.draft("m2", {
          contact: contactId("luc"),
          attendees: { add: [contactId("ana")] },
          kind: "meeting",
          happened: "2026-03-02",
          useful: "Luc's hint"
        })
      ],
      { via }
    )
  )
  const patch = await laptop.run(
    laptop.kith.textPatch((await laptop.run(laptop.kith.person("ana")))!.notes[0], "secret green tea")
  )
  await laptop.run(laptop.kith.commit([ContactEdited.draft("ana", { notes: patch! })], { via }))
  return laptop
}

it("forgetting somebody leaves their content nowhere, and everybody else whole", async () => {
  const laptop = await withAna()
  const { kith, run, log } = laptop
  const heads = await run(log.heads)
  await run(kith.forget("ana", via))
  const held = await everythingHeld(laptop)
  for (const word of ["Ana", "rbc.ca", "secret"]) expect(held).not.toContain(word)
  expect(held).toContain("Luc Tran")
  expect(held).toContain("Luc's hint")
  expect(await run(kith.find("ana"))).toEqual([])
  expect((await run(kith.due({ all: true }))).shown.every(({ reminder }) => reminder.contact !== "ana")).toBe(true)
  expect((await run(log.heads)).get(laptop.keys.device)!.seq).toBeGreaterThan(heads.get(laptop.keys.device)!.seq)
})

it("what remains folds to the same entities from the start", async () => {
  const { kith, run } = await withAna()
  await run(kith.forget("ana", via))
  expect((await run(kith.rebuild())).different).toEqual([])
})

it("a device that was away drops the content when it hears of it", async () => {
  const laptop = await withAna()
  const phone = await device("phone")
  await exchange(laptop, phone)
  await laptop.run(laptop.kith.forget("ana", via))
  await exchange(laptop, phone)
  expect(await everythingHeld(phone)).not.toContain("secret")
  expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
})

it("what another device wrote meanwhile stays until it is forgotten too", async () => {
  const laptop = await withAna()
  const phone = await device("phone")
  await exchange(laptop, phone)
  await phone.run(phone.kith.commit([ContactEdited.draft("ana", { company: "Shopify" })], { via }))
  await laptop.run(laptop.kith.forget("ana", via))
  await exchange(laptop, phone)
  expect((await laptop.run(laptop.kith.person("ana")))?.contact).toMatchObject({ name: undefined, company: "Shopify" })
  expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
})
