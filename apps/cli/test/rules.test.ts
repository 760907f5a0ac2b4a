/** Rules as somebody changes them, and what they would do before it is saved. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Kith, newKith } from "./kith.ts"

const dueRules = async (kith: Kith, ...typed: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  (await kith("due", "--all", "--json", ...typed)).json.map(({ rule }: { rule: string }) => rule)

const withFile = (kith: Kith, name: string, text: string): string => {
  const file = join(kith.home, name)
  writeFileSync(file, text)
  return file
}

describe("kith rules", () => {
  it("lists all eighteen with whose figure each is", async () => {
    const kith = await newKith()
    const rules = (await kith("rules", "--json")).json
    expect(rules).toHaveLength(18)
    for (const { source, span } of rules)
      expect([source.length > 0, ["guide", "kith", "user"].includes(span)]).toEqual([true, true])
    expect((await kith("rules", "show", "nudge")).out).toContain("Moving2Canada")
  })

  it("a figure changed counts from then on, and reset brings the first one back", async () => {
    const kith = await newKith()
    await kith("add", "Luc Tran")
    await kith("log", "luc", "--kind", "outreach", "--happened", "2026-02-24")
    expect(await dueRules(kith)).toContain("nudge")
    const { out } = await kith("rules", "set", "nudge", "--after", "10 days")
    expect(out).toContain("Ask Luc Tran again")
    expect(await dueRules(kith)).not.toContain("nudge")
    expect((await kith("rules", "show", "nudge", "--json")).json).toMatchObject({
      after: { amount: 10, unit: "days" },
      span: "user",
      changed: true
    })
    await kith("rules", "reset", "nudge")
    expect(await dueRules(kith)).toContain("nudge")
    expect((await kith("rules", "reset", "nudge")).code).toBe(1)
  })

  it("switched off, its reminders are gone until it is on again", async () => {
    const kith = await newKith()
    await kith("add", "Luc Tran")
    await kith("log", "luc", "coffee", "yesterday")
    const { undo } = (await kith("rules", "off", "thank-you", "--json")).json
    expect(await dueRules(kith)).not.toContain("thank-you")
    await kith("undo", undo)
    expect(await dueRules(kith)).toContain("thank-you")
  })

  it("a tag has a span of its own, and can lose it", async () => {
    const kith = await newKith()
    await kith("rules", "set", "keep-in-touch", "--tag", "mentor=30d", "--tag", "friend=2 weeks", "-y")
    const tags = async () => (await kith("rules", "show", "keep-in-touch", "--json")).json.rule.cadenceByTag
    expect(await tags()).toEqual([
      { tag: "friend", days: 14 },
      { tag: "mentor", days: 30 }
    ])
    await kith("rules", "set", "keep-in-touch", "--tag", "mentor=none", "-y")
    expect(await tags()).toEqual([{ tag: "friend", days: 14 }])
  })

  it("a file adds rules, once what they would do has been shown", async () => {
    const kith = await newKith()
    await kith("add", "Luc Tran")
    await kith("log", "luc", "coffee", "yesterday")
    const file = withFile(
      kith,
      "own.yaml",
      "rules:\n  - id: again\n    name: Another coffee\n    on: interaction\n    when: { channel: coffee }\n    after: 20 days\n"
    )
    const tried = await kith("rules", "add", file, "--dry-run")
    expect(tried.out).toContain("Another coffee: Luc Tran")
    expect((await kith("rules", "--json")).json).toHaveLength(18)
    expect((await kith("rules", "add", file)).code).toBe(0)
    expect(await dueRules(kith, "--until", "2026-03-25")).toContain("again")
    const again = withFile(kith, "own.json", JSON.stringify({ id: "again", after: "3 days" }))
    await kith("rules", "add", again, "-y")
    expect((await kith("rules", "show", "again", "--json")).json).toMatchObject({
      after: { amount: 3 },
      name: { en: "Another coffee" }
    })
    await kith("rules", "reset", "again")
    expect((await kith("rules", "--json")).json).toHaveLength(18)
  })

  it.each([
    ["rules:\n - id: x\n   on: nothing\n   afer: 2 days\n", "afer"],
    ["- id: x\n- id: x\n", "rules[1].id"],
    ['{"id": "own", "after": "2 days"}', "needs on"],
    ["a: [1\nb: }", "YAML"],
    ["rules: []", "no rule"]
  ])("refuses %j whole, and says why", async (text, says) => {
    const kith = await newKith()
    const { code, err } = await kith("rules", "add", withFile(kith, "bad.yaml", text))
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect((await kith("rules", "--json")).json).toHaveLength(18)
  })

  it.each([
    [["show", "than"], 4],
    [["show", "nothing"], 1],
    [["set", "nudge"], 2],
    [["set", "nudge", "--after", "soon"], 2],
    [["set", "nudge", "--snap", "noon"], 2],
    [["add", "/nowhere/at/all.yaml"], 1]
  ])("%j ends with %d", async (typed, code) => {
    const kith = await newKith()
    expect((await kith("rules", ...typed)).code).toBe(code)
  })
})
