import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { examine, mend } from "@kith/core/workspace/Doctor"
import { metDrafts, peopleNamed } from "@kith/core/workspace/PeopleMet"
import { device, handOver } from "@kith/testkit/MemoryDevices"

const via = "test"

it("examining finds what is behind, and changes nothing; mending brings it up", async () => {
  const laptop = await device("laptop")
  const phone = await device("phone")
  await laptop.run(laptop.kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via }))
  await handOver(laptop, phone)
  const found = await phone.run(examine())
  expect(found).toMatchObject({ behind: 1, isSameCatalogue: true, setAside: [], conflicts: [], clockBehind: 0 })
  expect(await phone.run(examine())).toEqual(found)
  await phone.run(mend(found))
  expect(await phone.run(examine())).toMatchObject({ behind: 0, stale: 0 })
  expect(await phone.run(phone.kith.everybody())).toHaveLength(1)
})

it("a clock behind the newest change is noticed, and a few minutes are not", async () => {
  const laptop = await device("laptop", "2026-03-03T14:00:00Z")
  await laptop.run(laptop.kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via }))
  laptop.setNow("2026-03-03T13:58:00Z")
  expect((await laptop.run(examine())).clockBehind).toBe(0)
  laptop.setNow("2026-03-01T14:00:00Z")
  expect((await laptop.run(examine())).clockBehind).toBe(2 * 86_400_000)
})

it("people met are found by exactly their name, else somebody new; each once", async () => {
  const laptop = await device("laptop")
  const { kith, run } = laptop
  await run(
    kith.commit(
      [ContactEdited.draft("a1na", { name: "Ana Souza" }), ContactEdited.draft("luc", { name: "Luc Tran" })],
      { via }
    )
  )
  const named = await run(peopleNamed(["ana SOUZA", "Ana Souza", "Luc", "Maya Singh", "a1na"]))
  expect(named.map(({ name, exactly, perhaps }) => [name, exactly.length, perhaps.length])).toEqual([
    ["Ana Souza", 1, 0],
    ["Luc", 0, 1],
    ["Maya Singh", 0, 0],
    ["a1na", 1, 0]
  ])
  const { drafts, people } = await run(metDrafts("g1", [{ name: "Ana Souza", id: "a1na" }, { name: "Maya Singh" }]))
  await run(kith.commit(drafts, { via }))
  expect(people.map(({ isNew }) => isNew)).toEqual([false, true])
  expect((await run(kith.timeline(people[1]!.id))).gatherings).toMatchObject([{ id: "g1", state: "attended" }])
  expect((await run(kith.person("a1na")))!.contact.metAt).toBeUndefined()
})
