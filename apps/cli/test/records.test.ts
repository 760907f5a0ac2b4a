/** What happens around conversations: gatherings, openings, occupations, goals and questions. */
import { describe, expect, it } from "vitest"
import { newKith } from "./kith.ts"

describe("kith gathering", () => {
  it("is planned, prepared, and reminded of", async () => {
    const kith = await newKith()
    const added = await kith(
      "gathering",
      "add",
      "TechTO",
      "--when",
      "thu 18:00",
      "--until",
      "20:00",
      "--place",
      "MaRS",
      "--json"
    )
    expect(added.json).toMatchObject({
      name: "TechTO",
      starts: "2026-03-05T18:00",
      ends: "2026-03-05T20:00",
      state: "planned"
    })
    const rules = async () =>
      (await kith("due", "--until", "thu 12:00", "--json")).json.map(({ rule }: { rule: string }) => rule)
    expect(await rules()).toContain("prepare-gathering")
    expect((await kith("gathering", "check", "techto", "cards", "way")).out).toMatch(/✓ +cards/)
    expect(
      (await kith("gathering", "check", "techto", "--json")).json.items.filter(({ done }: { done: boolean }) => done)
    ).toHaveLength(2)
    await kith("gathering", "check", "techto", "--ready")
    expect(await rules()).not.toContain("prepare-gathering")
  })

  it("the people met are noted in one go: known ones known, new ones new, each to be written to", async () => {
    const kith = await newKith()
    const ana = (await kith("add", "Ana Souza", "--json")).json.id
    await kith("gathering", "add", "Fair", "--when", "yesterday 18:00", "--type", "career-fair")
    const { people, undo } = (await kith("gathering", "met", "fair", "Ana Souza, Maya Singh", "Luc Tran", "--json"))
      .json
    expect(people.map(({ name, new: isNew }: { name: string; new: boolean }) => [name, isNew])).toEqual([
      ["Ana Souza", false],
      ["Maya Singh", true],
      ["Luc Tran", true]
    ])
    expect(people[0].id).toBe(ana)
    expect((await kith("show", "maya", "--json")).json).toMatchObject({ relation: "met-at", metAt: { name: "Fair" } })
    const due = (await kith("due", "--all", "--json")).json
    expect(due.filter(({ rule }: { rule: string }) => rule === "gathering-follow-up")).toHaveLength(3)
    await kith("undo", undo)
    expect((await kith("list", "--json")).json).toHaveLength(1)
  })

  it("half a name is nobody's to guess", async () => {
    const kith = await newKith()
    await kith("add", "Luc Tran")
    await kith("gathering", "add", "Fair", "--when", "yesterday")
    const { code, json } = await kith("gathering", "met", "fair", "Luc", "--json")
    expect(code).toBe(4)
    expect(json.choices).toHaveLength(1)
    const { people } = (await kith("gathering", "met", "fair", "Luc", "--new", "--json")).json
    expect(people).toMatchObject([{ name: "Luc", new: true }])
  })

  it("nobody met is an answer, too", async () => {
    const kith = await newKith()
    await kith("gathering", "add", "Fair", "--when", "yesterday 18:00", "--until", "20:00")
    const asks = async () =>
      (await kith("due", "--json")).json.some(({ rule }: { rule: string }) => rule === "whom-did-you-meet")
    expect(await asks()).toBe(true)
    await kith("gathering", "met", "fair", "--nobody")
    expect(await asks()).toBe(false)
    expect((await kith("gathering", "met", "fair", "Ana", "--nobody")).code).toBe(2)
    expect((await kith("gathering", "met", "fair")).code).toBe(2)
  })

  it.each([
    [["add", "X", "--when", "thu 18:00", "--until", "17:00"], 2],
    [["add"], 2],
    [["ad", "X"], 2],
    [["show", "nothing"], 1],
    [["edit", "fair"], 2],
    [["check", "fair", "bogus"], 2]
  ])("%j ends with %d", async (typed, code) => {
    const kith = await newKith()
    await kith("gathering", "add", "Fair", "--when", "yesterday")
    const said = await kith("gathering", ...typed)
    expect(said.code).toBe(code)
    expect(said.err).not.toBe("")
  })
})

describe("kith opening", () => {
  it("tells whom you know there, and reminds of asking them", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC")
    const { out } = await kith("opening", "add", "Tax analyst", "--company", "rbc", "--link", "https://example.com/1")
    expect(out).toContain("Ana Souza")
    expect((await kith("due", "--json")).json).toMatchObject([
      { rule: "opening", contact: { name: "Ana Souza" } },
      { rule: "weekly-goal" }
    ])
    await kith("opening", "edit", "tax", "--state", "closed")
    expect((await kith("opening", "--json")).json).toEqual([])
    expect((await kith("opening", "list", "--closed", "--json")).json).toMatchObject([
      { role: "Tax analyst", state: "closed", seen: "2026-03-03" }
    ])
  })
})

describe("kith occupation", () => {
  it("gathers what several people said, each with the conversation it comes from", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const met = (await kith("log", "ana", "--kind", "meeting", "--happened", "2026-03-02T15:00", "--json")).json.id
    await kith("occupation", "add", "Tax analyst")
    expect((await kith("occupation", "add", "tax ANALYST")).code).toBe(1)
    await kith("occupation", "note", "tax", "salary", "60 to 75 k", "--from", "ana")
    expect((await kith("occupation", "note", "tax", "pay", "60 k")).code).toBe(2)
    await kith("questions", "answer", "ana", "typical-week", "mostly clients")
    const page = (await kith("occupation", "show", "tax", "--json")).json
    expect(page.findings).toMatchObject([{ topic: "salary", text: "60 to 75 k", interaction: met }])
    expect(page.answers).toMatchObject([{ question: "typical-week", text: "mostly clients" }])
    expect((await kith("occupation", "tax")).out).toContain("Ana Souza, yesterday 15:00")
  })
})

describe("kith goal", () => {
  it("is one new person a week until somebody sets it, and counts what happened in the week", async () => {
    const kith = await newKith()
    expect((await kith("goal", "--json")).json.goals).toEqual([
      { measure: "new-people", per: "week", done: 0, target: 1 }
    ])
    await kith("add", "Ana Souza")
    await kith("log", "ana", "--kind", "outreach", "--happened", "2026-03-02")
    await kith("log", "ana", "--kind", "meeting", "--happened", "2026-03-03T08:00")
    await kith("log", "ana", "--kind", "meeting", "--happened", "2026-02-20T08:00")
    const { counts, goals, milestone } = (await kith("goal", "--json")).json
    expect(counts).toEqual({ "new-people": 1, conversations: 1 })
    expect(goals[0].done).toBe(1)
    expect(milestone).toEqual({ done: 2, target: 5 })
    await kith("goal", "set", "3")
    await kith("goal", "set", "4", "conversations", "--per", "month")
    expect((await kith("goal", "--json")).json.goals).toEqual([
      { measure: "conversations", per: "month", done: 1, target: 4 },
      { measure: "new-people", per: "week", done: 1, target: 3 }
    ])
    await kith("goal", "drop")
    expect((await kith("goal", "--json")).json.goals).toHaveLength(1)
    for (const typed of [
      ["set", "0"],
      ["set", "x"],
      ["set", "2", "coffees"]
    ])
      expect((await kith("goal", ...typed)).code).toBe(2)
  })
})

describe("kith questions", () => {
  it("picks what was never asked of somebody, and always ends with who else to talk to", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const first = (await kith("questions", "pick", "ana", "--count", "4", "--json")).json.questions.map(
      ({ id }: { id: string }) => id
    )
    expect(first).toHaveLength(4)
    expect(first.at(-1)).toBe("who-else")
    await kith("questions", "answer", "ana", first[0], "an answer")
    const then = (await kith("questions", "pick", "ana", "--count", "4", "--json")).json
    expect(then.questions.map(({ id }: { id: string }) => id)).not.toContain(first[0])
    expect(then.answered).toEqual([{ question: first[0], text: "an answer" }])
  })

  it("own ones are added, any is reworded in one language, and switched off", async () => {
    const kith = await newKith()
    await kith("questions", "add", "What makes a good résumé?", "--group", "career")
    await kith("questions", "reword", "tools", "Which software?")
    await kith("questions", "off", "hours-and-pace")
    const bank = (lang: string, ...more: ReadonlyArray<string>) =>
      kith("questions", "--json", "--lang", lang, ...more).then(({ json }) => json)
    const english: ReadonlyArray<{ id: string; text: string; source: string }> = await bank("en")
    expect(english.find(({ id }) => id === "tools")).toMatchObject({ text: "Which software?", source: "user" })
    expect(english.some(({ text }) => text === "What makes a good résumé?")).toBe(true)
    expect(english.some(({ id }) => id === "hours-and-pace")).toBe(false)
    expect(english.at(-1)!.id).toBe("who-else")
    expect((await bank("fr")).find(({ id }: { id: string }) => id === "tools").text).toContain("outils")
    expect((await bank("en", "--off")).length).toBe(english.length + 1)
    await kith("questions", "on", "hours-and-pace")
    expect((await bank("en")).length).toBe(english.length + 1)
  })

  it("answers stand side by side, and one said again of the same conversation is corrected", async () => {
    const kith = await newKith()
    for (const name of ["Ana Souza", "Luc Tran"]) {
      await kith("add", name)
      await kith("log", name, "coffee", "yesterday")
    }
    await kith("questions", "answer", "ana", "typical-week", "clients")
    await kith("questions", "answer", "ana", "typical-week", "clients, mostly")
    await kith("questions", "answer", "luc", "typical-week", "spreadsheets")
    const [compared] = (await kith("questions", "compare", "typical-week", "--json")).json
    expect(compared.answers.map(({ text }: { text: string }) => text).sort()).toEqual([
      "clients, mostly",
      "spreadsheets"
    ])
    expect((await kith("questions", "compare", "nonsense")).code).toBe(1)
  })
})
