/** Adding, changing and looking up people. */
import { describe, expect, it } from "vitest"
import { newKith, shellWords } from "./kith.ts"

describe("kith add", () => {
  it("takes a name alone, and gives its id", async () => {
    const kith = await newKith()
    expect((await kith("add", "王小明", "--json")).json).toEqual({
      id: expect.stringMatching(/^\w{16}$/),
      name: "王小明"
    })
  })

  it("takes everything that is known", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const { code, out } = await kith(
      ...shellWords(
        `add "Raj Patel" --company Shopify --position Analyst --email raj@example.com --phone "+1 416 555 0100"
         --tag club,mentor --link https://www.linkedin.com/in/raj --met-at TechTO --referred-by ana --card yes
         --cadence "2 months" --connected yesterday --zone America/Vancouver --field Intake=January
         --notes "likes tea" --tu-or-vous vous`
      )
    )
    expect(code).toBe(0)
    expect(out).toContain("new gathering: TechTO")
    expect((await kith("show", "raj", "--json")).json).toMatchObject({
      company: "Shopify",
      position: "Analyst",
      emails: ["raj@example.com"],
      phones: ["+1 416 555 0100"],
      tags: ["club", "mentor"],
      links: [{ kind: "linkedin", url: "https://www.linkedin.com/in/raj" }],
      metAt: { name: "TechTO" },
      referredBy: { name: "Ana Souza" },
      relation: "referred-by",
      cadenceDays: 60,
      connected: "2026-03-02",
      cardKept: true,
      zone: "America/Vancouver",
      custom: [{ label: "Intake", value: "January" }],
      notes: "likes tea",
      address: "vous"
    })
    await kith("add", "Léa Roy", "--met-at", "techto")
    expect((await kith("show", "léa", "--json")).json.metAt.name).toBe("TechTO")
  })

  it("tells of a namesake, and adds all the same", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC")
    const { code, err } = await kith("add", "ana souza")
    expect(code).toBe(0)
    expect(err).toContain("Ana Souza, RBC")
    expect(err).toContain("kith merge")
  })

  it.each([
    [["--zone", "Mars/Olympus"], "--zone"],
    [["--relation", "enemy"], "--relation"],
    [["--cadence", "often"], "--cadence"],
    [["--field", "nothing"], "--field"],
    [["--connected", "maybe"], "--connected"]
  ])("refuses %j, and adds nobody", async (typed, flag) => {
    const kith = await newKith()
    const { code, err } = await kith("add", "Ana", ...typed)
    expect(code).toBe(2)
    expect(err).toContain(flag)
    expect((await kith("list", "--json")).json).toEqual([])
  })

  it("a name of nothing is none", async () => {
    const kith = await newKith()
    expect((await kith("add", "  ")).code).toBe(2)
    expect((await kith("add")).code).toBe(2)
  })
})

describe("kith edit", () => {
  it("changes what the flags say, echoes it, and can be undone", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC", "--tag", "club", "--email", "ana@rbc.example")
    const { out } = await kith(
      "edit",
      "ana",
      "--company",
      "Shopify",
      "--untag",
      "club",
      "--drop",
      "ana@rbc.example",
      "--email",
      "ana@shop.example"
    )
    expect(out).toContain("Company Shopify")
    expect(out).toContain("−club")
    const changed = (await kith("show", "ana", "--json")).json
    expect(changed).toMatchObject({ company: "Shopify", emails: ["ana@shop.example"] })
    expect(changed.tags).toBeUndefined()
    await kith("undo", /kith undo (\w+)/.exec(out)![1]!)
    expect((await kith("show", "ana", "--json")).json).toMatchObject({
      company: "RBC",
      tags: ["club"],
      emails: ["ana@rbc.example"]
    })
  })

  it("an empty value takes one away, and saying the same again writes nothing", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC", "--relation", "mentor")
    expect((await kith("edit", "ana", "--company", "RBC", "--json")).json).toMatchObject({ changed: [] })
    await kith("edit", "ana", "--company", "", "--relation", "")
    const after = (await kith("show", "ana", "--json")).json
    expect(after).not.toHaveProperty("company")
    expect(after).not.toHaveProperty("relation")
  })

  it("notes are edited, not written over", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--notes", "likes tea")
    await kith("edit", "ana", "--notes", "likes green tea")
    expect((await kith("show", "ana", "--json")).json.notes).toBe("likes green tea")
    const types = (await kith("history", "ana", "--json")).out
    expect(types).toContain("likes tea")
  })

  it("where two contacts are one person, what is taken away is away", async () => {
    const kith = await newKith()
    const { id: one } = (await kith("add", "Ana Souza", "--tag", "a", "--json")).json
    const { id: other } = (await kith("add", "A. Souza", "--company", "RBC", "--tag", "b", "--notes", "tea", "--json"))
      .json
    await kith("merge", one, other)
    const both = (await kith("show", one, "--json")).json
    expect(both).toMatchObject({ company: "RBC", tags: expect.arrayContaining(["a", "b"]), notes: "tea" })
    await kith("edit", one, "--company", "", "--untag", "b", "--notes", "coffee")
    const after = (await kith("show", other, "--json")).json
    expect(after).toMatchObject({ tags: ["a"], notes: "coffee" })
    expect(after).not.toHaveProperty("company")
  })

  it("without flags it needs a terminal", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    expect((await kith("edit", "ana")).code).toBe(2)
    expect((await kith("edit", "ana", "--drop", "nothing")).code).toBe(2)
    expect((await kith("edit", "nobody", "--company", "x")).code).toBe(1)
  })
})

describe("kith list, find and show", () => {
  it("narrow by tag, company, stage and relation, each one further", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC", "--tag", "club", "--relation", "mentor")
    await kith("add", "Luc Tran", "--company", "RBC")
    await kith("add", "Zoé Roy", "--company", "Shopify", "--tag", "club")
    await kith("log", "zoe", "coffee", "yesterday")
    const names = async (...typed: ReadonlyArray<string>) =>
      (await kith("list", "--json=name", ...typed)).json.map(({ name }: { name: string }) => name)
    expect(await names()).toEqual(["Ana Souza", "Luc Tran", "Zoé Roy"])
    expect(await names("--company", "rbc")).toEqual(["Ana Souza", "Luc Tran"])
    expect(await names("--tag", "Club")).toEqual(["Ana Souza", "Zoé Roy"])
    expect(await names("--tag", "club", "--company", "rbc")).toEqual(["Ana Souza"])
    expect(await names("--stage", "met")).toEqual(["Zoé Roy"])
    expect(await names("--relation", "mentor")).toEqual(["Ana Souza"])
    expect(await names("--limit", "1")).toEqual(["Ana Souza"])
    expect(await names("--tag", "nobody")).toEqual([])
  })

  it("find by the beginnings of words, without accents, by address and by id", async () => {
    const kith = await newKith()
    const { id } = (await kith("add", "Zoé Lévesque", "--company", "RBC", "--email", "zoe@example.com", "--json")).json
    for (const typed of ["zoe", "leves", "rbc zo", "zoe@example.com", id.slice(0, 5)]) {
      expect((await kith("find", ...typed.split(" "), "--json")).json, typed).toMatchObject([{ id }])
    }
    const nobody = await kith("find", "xyz")
    expect(nobody.out).toBe("")
    expect(nobody.err).toContain("xyz")
  })

  it("a list fits the terminal, and an id that is shown is one that is understood", async () => {
    const kith = await newKith({ columns: 50, env: { NO_COLOR: "1" } })
    for (const name of ["Ana Souza", "王小明", "Maximiliane Hohenzollern-Schillingsfürst"]) {
      await kith("add", name, "--company", "A Company With A Very Long Name Incorporated")
    }
    const { out } = await kith("list")
    const lines = out.trimEnd().split("\n")
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(50)
    const [shown] = lines[1]!.split(/\s+/)
    expect((await kith("show", shown!)).code).toBe(0)
  })

  it("show says who, what comes next and what there was", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC", "--position", "Analyst", "--notes", "likes tea")
    await kith("log", "ana", "coffee", "yesterday", "15h", "CPA bridging", "--useful", "the AFOA course")
    const { out } = await kith("show", "ana")
    expect(out).toContain("Ana Souza  Analyst, RBC")
    expect(out).toMatch(/Notes +likes tea/)
    expect(out).toContain("Thank Ana Souza")
    expect(out).toContain("met yesterday 15:00")
    expect(out).toMatch(/Mon 2 Mar 15:00 {2}Coffee {2}CPA bridging · useful: the AFOA course/)
    expect((await kith("show", "nobody")).code).toBe(1)
  })

  it("what others wrote cannot move the cursor", async () => {
    const kith = await newKith()
    await kith("add", "Eve\u001b[2J\u0007 Evil", "--company", "a\nb")
    const { out } = await kith("list")
    expect(out).toContain("Eve Evil")
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u)
  })
})
