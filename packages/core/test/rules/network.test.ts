/** The rules about the network over time: leads, referrers, advice, openings. */
import { describe, expect, it } from "vitest"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import {
  advice,
  ana,
  checkIn,
  dueOf,
  id,
  meeting,
  opening,
  outreach,
  pack,
  reply,
  shown,
  thanks,
  theOne,
  update
} from "./story.ts"

describe("A new lead", () => {
  const suggested = (happened: string, more = {}) => ({ by: id("luc"), interaction: id("coffee"), happened, ...more })
  const lead = (
    suggestions: ReadonlyArray<ReturnType<typeof suggested>>,
    interactions: Parameters<typeof ana>[0] = []
  ) => ana(interactions, { suggestions })

  it("is to be written to within 2 working days, open at once, and names who suggested them", () => {
    const { opens, due, why } = theOne("new-lead", lead([suggested("2026-03-02T15:00")]))
    expect([shown(opens), shown(due)]).toEqual(["2026-03-02T15:00", "2026-03-04T09:00"])
    expect([why.who, why.trigger, why.steps]).toEqual(["luc", "interaction/coffee", ["+2 workingDays", "morning"]])
  })

  it("is not counted over a weekend or a holiday", () => {
    expect(dueOf("new-lead", lead([suggested("2026-03-06")]))).toEqual(["2026-03-10T09:00"])
    expect(dueOf("new-lead", lead([suggested("2026-06-30")]))).toEqual(["2026-07-03T09:00"])
  })

  it("is one lead, by whoever suggested them first", () => {
    const both = [suggested("2026-03-09", { by: id("raj"), interaction: id("b") }), suggested("2026-03-02")]
    expect(theOne("new-lead", lead(both)).why.who).toBe("luc")
    expect(theOne("new-lead", lead(both)).id).toBe(theOne("new-lead", lead(both.slice(0, 1))).id)
  })

  it.each([
    ["an outreach", outreach("2026-03-03"), 0],
    ["an outreach before", outreach("2026-02-03"), 0],
    ["their own word", reply("2026-03-03"), 0],
    ["a deleted outreach", outreach("2026-03-03", { deleted: { seen: {} } }), 1],
    ["a meeting that is only proposed", meeting("2026-03-10", { state: "proposed" }), 1]
  ])("ends with %s: %#", (_, touch, left) => {
    expect(dueOf("new-lead", lead([suggested("2026-03-02")], [touch]))).toHaveLength(left)
  })

  it("does not come from an import", () => {
    expect(dueOf("new-lead", lead([suggested("2026-03-02", { quiet: true })]))).toEqual([])
  })
})

describe("Thanking the referrer", () => {
  const met = (happened: string, more = {}) => ({ contact: id("raj"), interaction: id("lunch"), happened, ...more })

  it("is due 2 days after the first meeting with whom they suggested, and names them", () => {
    const subject = ana([], { referred: [met("2026-03-03T12:00")] })
    expect(dueOf("thank-referrer", subject)).toEqual(["2026-03-05T09:00"])
    expect(theOne("thank-referrer", subject).why.who).toBe("raj")
    expect(dueOf("thank-referrer", ana([], { referred: [met("2026-03-05T12:00")] }))).toEqual(["2026-03-09T09:00"])
  })

  it.each([
    ["an update", update("2026-03-04"), 0],
    ["a thank-you that same day", thanks("2026-03-03"), 0],
    ["a thank-you before", thanks("2026-03-02"), 1],
    ["an outreach", outreach("2026-03-04"), 1]
  ])("ends with %s: %#", (_, touch, left) => {
    expect(dueOf("thank-referrer", ana([touch], { referred: [met("2026-03-03T12:00")] }))).toHaveLength(left)
  })

  it("is once for each, and not for what an import brought", () => {
    const referred = [met("2026-03-03"), met("2026-03-04", { contact: id("mei") })]
    expect(dueOf("thank-referrer", ana([], { referred }))).toHaveLength(2)
    expect(dueOf("thank-referrer", ana([], { referred: [met("2026-03-03", { quiet: true })] }))).toEqual([])
  })
})

describe("Telling them what came of their advice", () => {
  const followed = (fields: Parameters<typeof advice>[1], interactions: Parameters<typeof ana>[0] = []) =>
    ana(interactions, { advice: [advice("a1", { contact: id("ana"), text: "Take the ethics exam", ...fields })] })

  it("is due 3 days after it was done, on a working morning", () => {
    const done = followed({ state: "done", done: "2026-03-03" })
    expect(dueOf("tell-them", done)).toEqual(["2026-03-06T09:00"])
    expect(theOne("tell-them", done).why.what).toBe("Take the ethics exam")
    expect(dueOf("tell-them", followed({ state: "done", done: "2026-03-05" }))).toEqual(["2026-03-09T09:00"])
  })

  it.each([
    ["told", followed({ state: "reported-back", done: "2026-03-03" }), 0],
    ["not done yet", followed({ state: "to-do" }), 0],
    ["deleted", followed({ state: "done", done: "2026-03-03", deleted: { seen: {} } }), 0],
    ["done, and an update sent", followed({ state: "done", done: "2026-03-03" }, [update("2026-03-03")]), 0],
    ["done after the update", followed({ state: "done", done: "2026-03-03" }, [update("2026-03-01")]), 1],
    ["done, and a check-in sent", followed({ state: "done", done: "2026-03-03" }, [checkIn("2026-03-04")]), 1]
  ])("ends when it is %s: %#", (_, subject, left) => {
    expect(dueOf("tell-them", subject)).toHaveLength(left)
  })
})

describe("An opening", () => {
  const seen = (fields: Parameters<typeof opening>[1], interactions: Parameters<typeof ana>[0] = []) =>
    ana(interactions, { openings: [opening("o1", { role: "Analyst", company: "RBC", seen: "2026-03-03", ...fields })] })

  it("is due on the next working morning, and open at once", () => {
    const { opens, due, why } = theOne("opening", seen({}))
    expect([shown(opens), shown(due)]).toEqual(["2026-03-03T00:00", "2026-03-04T09:00"])
    expect([why.what, why.mayAskReferral]).toEqual(["Analyst", false])
    expect(dueOf("opening", seen({ seen: "2026-04-02" }))).toEqual(["2026-04-06T09:00"])
  })

  it.each([
    ["three contacts, both ways", [outreach("2026-01-05"), reply("2026-01-06"), meeting("2026-01-12")], true],
    ["three meetings", [meeting("2026-01-05"), meeting("2026-01-12"), meeting("2026-01-19")], true],
    ["two contacts", [outreach("2026-01-05"), reply("2026-01-06")], false],
    ["three messages of mine", [outreach("2026-01-05"), outreach("2026-01-12"), thanks("2026-01-13")], false],
    ["three of theirs", ["2026-01-05", "2026-01-12", "2026-01-19"].map((each) => reply(each)), false],
    [
      "a meeting that did not happen",
      [outreach("2026-01-05"), reply("2026-01-06"), meeting("2026-01-12", { state: "no-show" })],
      false
    ]
  ])("after %s: a referral may be asked for, or not", (_, interactions, may) => {
    expect(theOne("opening", seen({}, interactions)).why.mayAskReferral).toBe(may)
  })

  it.each([
    ["an outreach", outreach("2026-03-04"), 0],
    ["a message on the day it was seen", checkIn("2026-03-03"), 0],
    ["a message before", outreach("2026-03-02"), 1],
    ["a thank-you for something else", thanks("2026-03-04"), 1],
    ["their own message", reply("2026-03-04"), 1]
  ])("ends with %s: %#", (_, touch, left) => {
    expect(dueOf("opening", seen({}, [touch]))).toHaveLength(left)
  })

  it("is not ended by the conversation in which they told of it", () => {
    const coffee = meeting("2026-03-03T10:00", { id: "coffee" })
    expect(dueOf("opening", seen({ toldBy: id("ana"), interaction: id("coffee") }, [coffee]))).toHaveLength(1)
  })

  it.each([
    ["closed", 0],
    ["taken", 0],
    ["offer", 0],
    ["seen", 1],
    ["applied", 1],
    ["interview", 1]
  ] as const)("that is %s: %i", (state, count) => {
    expect(dueOf("opening", seen({ state }))).toHaveLength(count)
  })

  it("is not put to whoever declined", () => {
    expect(dueOf("opening", seen({}, [reply("2026-02-03", { outcome: "declined" })]))).toEqual([])
  })
})

describe("The pack", () => {
  it("holds eighteen rules, those that never wait first", () => {
    expect(pack.map(({ spec }) => [spec.rank, spec.id].join(" "))).toEqual([
      "0 call-back",
      "0 how-did-it-go",
      "0 planned-follow-up",
      "0 pledge",
      "0 prepare-gathering",
      "0 prepare-meeting",
      "0 whom-did-you-meet",
      "10 thank-you",
      "20 gathering-follow-up",
      "30 opening",
      "40 new-lead",
      "50 proposal-lapses",
      "60 thank-referrer",
      "70 nudge",
      "80 tell-them",
      "90 connect",
      "100 keep-in-touch",
      "110 weekly-goal"
    ])
  })

  it("is of rules as their schema has them, each named in both languages", async () => {
    const Schema = await import("effect/Schema")
    const { RuleSpec } = await import("@kith/core/domain/rules/RuleSpec")
    for (const spec of builtInRules) {
      expect(Schema.is(RuleSpec)(spec), spec.id).toBe(true)
      expect(spec.name.en).not.toBe(spec.name.fr)
    }
  })

  it("is what the guide's page on sources says it is", async () => {
    const { readFile } = await import("node:fs/promises")
    const page = await readFile(new URL("../../../../docs/guide/sources.md", import.meta.url), "utf8")
    const whose = { guide: /^guide/, kith: /Kith/, user: /^you/ }
    for (const { id: rule, name, source, span } of builtInRules) {
      const cells = page
        .split("\n")
        .find((line) => line.includes(`| \`${rule}\` |`))!
        .split("|")
        .map((cell) => cell.trim())
      expect([cells[1], cells[3]]).toEqual([
        name.en.replace("’", "'"),
        source.map((each) => (each === "kith" ? "Kith" : each)).join(", ")
      ])
      expect(cells[5]).toMatch(whose[span])
    }
  })

  it("leaves a deleted contact alone", () => {
    const gone = ana([meeting("2026-03-02")], {}, { deleted: { seen: {} } })
    expect(pack.flatMap(({ spec }) => dueOf(spec.id, gone))).toEqual([])
  })
})
