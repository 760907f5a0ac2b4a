/** Looking back: what changed, taking it back, and choosing between what two devices wrote. */
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Kith, newKith } from "./kith.ts"

describe("kith history", () => {
  it("has every change with when, through what, and what stood there before", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC")
    await kith("edit", "ana", "--company", "TD", "--at", "2026-03-04T10:00")
    await kith("edit", "ana", "--notes", "likes tea")
    await kith("edit", "ana", "--notes", "likes green tea")
    const items = (await kith("history", "ana", "--json")).json
    const changes = items.flatMap((item: { at: string; via: string; changes: ReadonlyArray<object> }) =>
      item.changes.map((change) => ({ at: item.at, via: item.via, ...change }))
    )
    expect(changes).toContainEqual({
      at: "2026-03-04T10:00:00-05:00",
      via: "cli",
      field: "company",
      old: "RBC",
      new: "TD"
    })
    expect(changes).toContainEqual(
      expect.objectContaining({ field: "notes", old: "likes tea", new: "likes green tea" })
    )
    expect((await kith("history", "ana", "--field", "company")).out).toContain("RBC → TD")
    expect((await kith("history", "nobody")).code).toBe(1)
  })

  it("shows what was noted with them, and that something was forgotten", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "CPA bridging")
    const { out } = await kith("history", "ana")
    expect(out).toContain("CPA bridging")
    expect(out).toMatch(/Interaction +cli +\w+/)
  })
})

describe("kith undo", () => {
  it("without an id lists the recent changes, the newest first, and says which are taken back", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("edit", "ana", "--company", "RBC")
    const [last] = (await kith("undo", "--json")).json
    await kith("undo", last.batch)
    const [undo, edit] = (await kith("undo", "--json", "--list", "2")).json
    expect(undo.undoes).toBe(last.batch)
    expect(edit).toMatchObject({ batch: last.batch, undone: true })
    await kith("undo", undo.batch)
    expect((await kith("show", "ana", "--json")).json.company).toBe("RBC")
    expect((await kith("undo")).out).toContain("Contact Ana Souza")
  })

  it("takes a thing's own id for its last change, and leaves alone what changed since", async () => {
    const kith = await newKith()
    const ana = (await kith("add", "Ana Souza", "--company", "RBC", "--json")).json
    await kith("edit", "ana", "--company", "TD")
    const { json } = await kith("undo", ana.id, "--json")
    expect(json.leftAlone).toEqual([{ entity: `contact/${ana.id}`, field: "company" }])
    expect((await kith("show", ana.id, "--json")).json.company).toBe("TD")
  })

  it.each([
    [["zzz"], 1],
    [["--list", "none"], 2],
    [["a", "b"], 2]
  ])("%j ends with %d", async (typed, code) => {
    const kith = await newKith()
    await kith("add", "Ana")
    expect((await kith("undo", ...typed)).code).toBe(code)
  })
})

/** Two devices of one log, both of which wrote what the other did not see. */
const twoWriters = async (): Promise<Kith> => {
  const laptop = await newKith()
  await laptop("add", "Ana Souza")
  const file = join(laptop.home, "log.jsonl")
  await laptop("export", "-o", file)
  const phone = await newKith()
  await phone("import", file)
  await laptop("edit", "ana", "--company", "RBC")
  await phone("edit", "ana", "--company", "TD", "--at", "2026-03-03T10:00")
  await laptop("export", "-o", file)
  await phone("import", file)
  return phone
}

describe("kith conflicts", () => {
  it("lists both values until one is chosen", async () => {
    const kith = await twoWriters()
    const [conflict] = (await kith("conflicts", "--json")).json
    expect(conflict).toMatchObject({ kind: "contact", field: "company" })
    expect(conflict.values.map(({ value }: { value: string }) => value)).toEqual(["TD", "RBC"])
    expect((await kith("doctor", "--json")).json.checks).toContainEqual(
      expect.objectContaining({ check: "conflicts", state: "note" })
    )
    expect((await kith("conflicts", "choose", "ana", "company", "3")).code).toBe(2)
    expect((await kith("conflicts", "choose", "ana", "stage", "1")).code).toBe(1)
    expect((await kith("conflicts", "choose", conflict.id.slice(0, 5), "company", "2")).code).toBe(0)
    expect((await kith("conflicts", "--json")).json).toEqual([])
    expect((await kith("show", "ana", "--json")).json.company).toBe("RBC")
  })
})
