/** What events changed, which batches there were, and settling what two devices wrote. */
import { describe, expect, it } from "vitest"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactEdited, ContactImported } from "@kith/core/domain/events/ContactEvents"
import { choose, textOf, titleOf } from "@kith/core/workspace/Choosing"
import { type FieldChange, fieldHistory } from "@kith/core/workspace/FieldHistory"
import { entitiesFrom, lastBatchOf, recentBatches } from "@kith/core/workspace/RecentBatches"
import { type Device, device, exchange } from "@kith/testkit/MemoryDevices"

const via = "test"

const edit = ({ kith, run }: Device, id: string, body: Parameters<typeof ContactEdited.draft>[1]) =>
  run(kith.commit([ContactEdited.draft(id, body)], { via }))

const changesOf = async ({ kith, run }: Device, id: string): Promise<ReadonlyArray<FieldChange>> => {
  const entries = await run(kith.history(id))
  return (await run(fieldHistory(entries))).flatMap(({ changes }) => changes)
}

describe("the history of fields", () => {
  it("has what stood there before: registers, elements and texts", async () => {
    const laptop = await device("laptop")
    const { kith, run } = laptop
    await edit(laptop, "ana", { name: "Ana", company: "RBC", tags: { add: ["club"] }, notes: { start: "likes tea" } })
    const notes = (await run(kith.get(Contact, "ana")))!.notes
    await edit(laptop, "ana", {
      company: "TD",
      tags: { remove: ["club"] },
      notes: (await run(kith.textPatch(notes, "likes green tea")))!
    })
    await edit(laptop, "ana", { company: null })
    const changes = await changesOf(laptop, "ana")
    expect(changes).toContainEqual({ field: "company", before: "RBC", after: "TD" })
    expect(changes).toContainEqual({ field: "company", before: "TD" })
    expect(changes).toContainEqual({ field: "tags", before: "club" })
    expect(changes).toContainEqual({ field: "notes", before: "likes tea", after: "likes green tea" })
  })

  it("shows what a source said without being heard, and only that", async () => {
    const laptop = await device("laptop")
    await edit(laptop, "ana", { name: "Ana", company: "RBC" })
    const said = ContactImported.draft("ana", {
      position: "Analyst",
      source: { id: "linkedin", asOf: "2026" },
      held: { company: "TD" }
    })
    await laptop.run(laptop.kith.commit([said], { via }))
    const changes = (await changesOf(laptop, "ana")).filter(({ field }) => field === "company" || field === "position")
    expect(changes).toEqual([
      { field: "company", after: "RBC" },
      { field: "position", after: "Analyst" },
      { field: "company", after: "TD", heldFrom: "linkedin" }
    ])
  })

  it("of a forgotten event says that it was forgotten, and nothing else", async () => {
    const laptop = await device("laptop")
    const { kith, run, log } = laptop
    const { dots } = await edit(laptop, "ana", { name: "Ana" })
    await run(kith.forget("ana", via))
    const items = await run(fieldHistory(await run(log.entries(dots))))
    expect(items).toMatchObject([{ readable: "forgotten", changes: [] }])
  })
})

describe("recent batches", () => {
  it("come newest first, know what they took back, and are cut to the number asked for", async () => {
    const laptop = await device("laptop")
    const { kith, run } = laptop
    const first = await edit(laptop, "ana", { name: "Ana" })
    laptop.setNow("2026-03-03T15:00:00Z")
    const second = await edit(laptop, "luc", { name: "Luc" })
    laptop.setNow("2026-03-03T16:00:00Z")
    const undone = await run(kith.undo(second.batch, via))
    const batches = await run(recentBatches(10))
    expect(batches.map(({ batch, undone: is, undoes }) => [batch, is, undoes])).toEqual([
      [undone.batch, false, second.batch],
      [second.batch, true, undefined],
      [first.batch, false, undefined]
    ])
    expect(await run(recentBatches(1))).toHaveLength(1)
    laptop.setNow("2026-03-03T17:00:00Z")
    await run(kith.undo(undone.batch, via))
    expect((await run(recentBatches(10))).find(({ batch }) => batch === second.batch)!.undone).toBe(false)
  })

  it("a batch larger than what is read at first is one batch, counted whole", async () => {
    const laptop = await device("laptop")
    const { kith, run } = laptop
    await edit(laptop, "first", { name: "First" })
    laptop.setNow("2026-03-03T15:00:00Z")
    const many = Array.from({ length: 700 }, (_, index) => ContactEdited.draft(`c${index}`, { name: `C ${index}` }))
    const { batch } = await run(kith.commit(many, { via }))
    const batches = await run(recentBatches(2))
    expect(batches[0]).toMatchObject({ batch, events: 700, types: ["ContactEdited"] })
    expect(batches).toHaveLength(2)
  })

  it("an entity's last batch is found by its id, whatever its kind", async () => {
    const laptop = await device("laptop")
    await edit(laptop, "ana1", { name: "Ana" })
    const last = await edit(laptop, "ana1", { company: "RBC" })
    expect(await laptop.run(entitiesFrom("ana"))).toEqual(["contact/ana1"])
    expect(await laptop.run(lastBatchOf("contact/ana1"))).toBe(last.batch)
    expect(await laptop.run(titleOf("contact/ana1"))).toBe("Ana")
    expect(await laptop.run(lastBatchOf("contact/nobody"))).toBeUndefined()
  })
})

describe("choosing", () => {
  const bothWrote = async (laptopSays: object, phoneSays: object) => {
    const laptop = await device("laptop")
    const phone = await device("phone")
    await edit(laptop, "ana", { name: "Ana" })
    await exchange(laptop, phone)
    await edit(laptop, "ana", laptopSays)
    await edit(phone, "ana", phoneSays)
    await exchange(laptop, phone)
    return { laptop, phone }
  }

  it("one value settles a conflict on both devices", async () => {
    const { laptop, phone } = await bothWrote({ company: "RBC" }, { company: "TD" })
    const [conflict] = await laptop.run(laptop.kith.conflicts)
    const rbc = conflict!.values.find(({ value }) => value === "RBC")!
    await laptop.run(choose(conflict!, rbc, via))
    await exchange(laptop, phone)
    for (const { kith, run } of [laptop, phone]) {
      expect(await run(kith.conflicts)).toEqual([])
      expect((await run(kith.person("ana")))!.contact.company).toBe("RBC")
    }
    expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
  })

  it("of two texts, the chosen one reads as it did with its edits", async () => {
    const { laptop, phone } = await bothWrote({ notes: { start: "likes tea" } }, { notes: { start: "likes coffee" } })
    const [conflict] = await laptop.run(laptop.kith.conflicts)
    const tea = conflict!.values.find(({ value }) => value === "likes tea")!
    expect(await laptop.run(textOf(conflict!, tea))).toBe("likes tea")
    await laptop.run(choose(conflict!, tea, via))
    await exchange(laptop, phone)
    const notes = (await phone.run(phone.kith.person("ana")))!.notes
    expect(await Promise.all(notes.map((prose) => phone.run(phone.kith.readText(prose))))).toEqual(["likes tea"])
  })
})
