import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { duplicates, tellApart } from "@kith/core/workspace/Duplicates"
import { device, exchange } from "@kith/testkit/MemoryDevices"

const via = "test"

const alikeNames = async (at: Awaited<ReturnType<typeof device>>) =>
  (await at.run(duplicates)).map(({ one, other, by }) => [one.id, other.id, by.join(" ")].join(" "))

it("people who look alike are proposed until somebody merges them or tells them apart, on every device", async () => {
  const laptop = await device("laptop")
  const phone = await device("phone")
  await laptop.run(
    laptop.kith.commit(
      [
        ContactEdited.draft("a1", { name: "Ana Souza", emails: { add: ["ana@rbc.ca"] } }),
        ContactEdited.draft("a2", { name: "Souza, Ana", emails: { add: ["ANA@rbc.ca"] } }),
        ContactEdited.draft("b1", { name: "Bill Gagnon" }),
        ContactEdited.draft("b2", { name: "William Gagnon" }),
        ContactEdited.draft("c1", { name: "王小明" }),
        ContactEdited.draft("c2", { name: "Xiaoming Wang" })
      ],
      { via }
    )
  )
  expect(await alikeNames(laptop)).toEqual(["a1 a2 email name", "c1 c2 script", "b1 b2 nickname"])

  const { batch } = await laptop.run(tellApart("b2", "b1", via))
  await laptop.run(laptop.kith.merge("a1", "a2", via))
  expect(await alikeNames(laptop)).toEqual(["c1 c2 script"])
  await exchange(laptop, phone)
  expect(await alikeNames(phone)).toEqual(["c1 c2 script"])

  await laptop.run(laptop.kith.undo(batch, via))
  expect(await alikeNames(laptop)).toEqual(["c1 c2 script", "b1 b2 nickname"])
})

it("a merged person is told apart under any of their ids", async () => {
  const { kith, run } = await device("laptop")
  const names = ["a1", "a2", "a3"].map((id) => ContactEdited.draft(id, { name: "Ana Souza" }))
  await run(kith.commit(names, { via }))
  await run(tellApart("a3", "a2", via))
  await run(kith.merge("a1", "a2", via))
  expect(await run(duplicates)).toEqual([])
})
