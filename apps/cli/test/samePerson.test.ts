/** Making contacts one person, taking them apart, putting them out of sight, and forgetting them. */
import { describe, expect, it } from "vitest"
import { type Kith, newKith } from "./kith.ts"

const idOf = async (kith: Kith, ...typed: ReadonlyArray<string>): Promise<string> =>
  (await kith("add", ...typed, "--json")).json.id

describe("kith merge and split", () => {
  it("keeps both timelines under the lowest id, says where they differ, and comes apart again", async () => {
    const kith = await newKith()
    const ids = [await idOf(kith, "Ana Souza", "--company", "RBC"), await idOf(kith, "Ana S.", "--company", "TD")]
    await kith("log", "Ana Souza", "coffee", "yesterday")
    await kith("log", "Ana S.", "email", "24 Feb")
    const { code, out } = await kith("merge", "Ana Souza", "Ana S.")
    expect(code).toBe(0)
    expect(out).toContain("1 entry in the timeline")
    expect(out).toContain("Company")
    expect(out).toMatch(/undo: kith undo \w+/)
    const [low, high] = ids.toSorted()
    const one = (await kith("show", low!, "--json")).json
    expect(one.id).toBe(low)
    expect(one.interactions).toHaveLength(2)
    expect((await kith("list", "--json")).json).toHaveLength(1)
    await kith("add", "Luc Tran")
    // People are counted, and not the contacts that they were.
    expect((await kith("list")).err).toContain("2 people")
    await kith("delete", "Luc Tran")
    expect((await kith("list")).err).toContain("1 person")
    const split = (await kith("split", low!, "--json")).json
    expect(split.people.map(({ id }: { id: string }) => id).sort()).toEqual([low, high])
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })

  it("shows who may be the same and why, until they are merged or told apart; it merges nobody by itself", async () => {
    const kith = await newKith()
    for (const name of ["Bill Gagnon", "William Gagnon", "Luc Tran"]) await kith("add", name)
    const { code, out, err } = await kith("merge")
    expect(code).toBe(0)
    expect(out).toContain("maybe the same: a short form of the name")
    expect(`${out}${err}`).toMatch(/kith merge \w+ \w+ --not/)
    expect((await kith("list", "--json")).json).toHaveLength(3)
    const [{ contacts, by, likely }] = (await kith("merge", "--json")).json
    expect([by, likely]).toEqual([["nickname"], false])
    expect((await kith("merge", "luc tran", "--json")).json).toEqual([])
    expect((await kith("merge", "--not")).code).toBe(2)

    const [one, other] = contacts.map(({ id }: { id: string }) => id)
    const { undo } = (await kith("merge", one, other, "--not", "--json")).json
    expect((await kith("merge", "--json")).json).toEqual([])
    await kith("undo", undo)
    expect((await kith("merge", "--json")).json).toHaveLength(1)
  })

  it("undo takes a merge apart, too", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("add", "Ana S.")
    const { undo } = (await kith("merge", "Ana Souza", "Ana S.", "--json")).json
    expect((await kith("undo", undo)).code).toBe(0)
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })

  it("changes nothing where a name may mean several, or both are one already", async () => {
    const kith = await newKith()
    for (const name of ["Ana Souza", "Ana Roy", "Luc Tran"]) await kith("add", name)
    const unclear = await kith("merge", "ana", "luc", "--json")
    expect(unclear.code).toBe(4)
    expect(unclear.json.choices).toHaveLength(2)
    expect((await kith("merge", "luc tran", "luc tran")).code).toBe(1)
    expect((await kith("split", "luc tran")).code).toBe(1)
    expect((await kith("list", "--json")).json).toHaveLength(3)
  })

  it("of three, asks which to take off", async () => {
    const kith = await newKith()
    const ids = [await idOf(kith, "Ana A"), await idOf(kith, "Ana B"), await idOf(kith, "Ana C")]
    await kith("merge", ids[0]!, ids[1]!)
    await kith("merge", ids[0]!, ids[2]!)
    const [low, middle] = ids.toSorted()
    const unsaid = await kith("split", low!)
    expect(unsaid.code).toBe(3)
    expect(unsaid.err).toContain("--off")
    expect((await kith("split", low!, "--off", "zzzz")).code).toBe(2)
    expect((await kith("split", low!, "--off", middle!)).code).toBe(0)
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })
})

describe("kith delete", () => {
  it("puts somebody out of sight with their reminders, and undo brings both back", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday")
    const before = (await kith("due", "--all", "--json")).json.length
    const { undo } = (await kith("delete", "ana", "--json")).json
    expect((await kith("list", "--json")).json).toEqual([])
    expect(
      (await kith("due", "--all", "--json")).json.filter(({ contact }: { contact: unknown }) => contact !== null)
    ).toEqual([])
    await kith("undo", undo)
    expect((await kith("due", "--all", "--json")).json).toHaveLength(before)
  })
})

describe("kith forget", () => {
  it("wants to be told, since it cannot be undone", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const { code, err } = await kith("forget", "ana")
    expect(code).toBe(3)
    expect(err).toContain("-y")
    expect((await kith("list", "--json")).json).toHaveLength(1)
  })

  it("leaves nothing of what was said, in the log or in an export, and says where copies may be", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--notes", "allergic to walnuts")
    await kith("log", "ana", "coffee", "yesterday", "the secret merger")
    const { code, out } = await kith("forget", "ana", "-y")
    expect(code).toBe(0)
    expect(out).toContain("backups")
    const everything = (await kith("export", "--format", "jsonl")).out
    for (const said of ["Ana Souza", "walnuts", "merger"]) expect(everything).not.toContain(said)
    expect(everything).toContain('"forgotten"')
    expect((await kith("doctor")).code).toBe(0)
  })
})
