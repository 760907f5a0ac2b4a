/** The pack with the users' changes: part by part, switched off, and rules of their own. */
import { describe, expect, it } from "vitest"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { compileRules, withChanges } from "@kith/core/domain/rules/compileRules"
import type { View } from "@kith/core/domain/declare/Entity"
import type { Rule } from "@kith/core/domain/entities/Rule"
import {
  ana,
  checkIn,
  dueOf,
  gathering,
  gatheringSubject,
  id,
  meeting,
  outreach,
  remindersOf,
  reply,
  ruleView,
  shown,
  theOne
} from "./story.ts"

const withRules = (...changes: ReadonlyArray<View<typeof Rule>>) => compileRules(builtInRules, changes)

describe("A change to a built-in rule", () => {
  it("changes what it says and nothing else, and the figure is then the user's", () => {
    const { rules, problems } = withRules(ruleView("thank-you", { after: { amount: 4, unit: "hours" } }))
    const reminder = theOne("thank-you", ana([meeting("2026-03-02T15:00")]), { rules })
    expect([shown(reminder.due), shown(reminder.lateAfter!)]).toEqual(["2026-03-02T19:00", "2026-03-04T15:00"])
    expect([reminder.why.span, reminder.why.source, reminder.why.steps]).toEqual(["user", ["S0", "S1"], ["+4 hours"]])
    expect(problems).toEqual([])
  })

  it("can switch it off, and on again", () => {
    const off = ruleView("thank-you", { enabled: false })
    expect(withRules(off).rules).toHaveLength(builtInRules.length - 1)
    expect(withRules({ ...off, enabled: true }).rules).toHaveLength(builtInRules.length)
    expect(withRules({ ...off, deleted: { seen: {} } }).rules).toHaveLength(builtInRules.length)
  })

  it("may name it anew, and the figure stays the guide's", () => {
    const { specs } = withChanges(builtInRules, [ruleView("thank-you", { name: "Merci!" })])
    const spec = specs.find((each) => each.id === "thank-you")!
    expect([spec.name, spec.span]).toEqual([{ en: "Merci!", fr: "Merci!" }, "guide"])
  })

  it("leaves the pack itself as it was", () => {
    const before = JSON.stringify(builtInRules)
    withRules(ruleView("nudge", { where: {}, stops: [], after: { amount: 1, unit: "hours" } }))
    expect(JSON.stringify(builtInRules)).toBe(before)
  })

  it.each([
    ["opens", { opens: "due" as const }],
    ["snap", { snap: "evening" as const }],
    ["stops", { stops: [] }],
    ["where", { where: { kind: ["check-in" as const] } }],
    ["anchor", { anchor: "end" as const }],
    ["lateAfter", { lateAfter: { amount: 1, unit: "months" as const } }],
    ["repeat", { repeat: { times: 2 } }],
    ["template", { template: "mine" }],
    ["checklist", { checklist: "mine" }],
    ["on", { on: "last-contact" as const }]
  ] as const)("may be of its %s", (part, change) => {
    const { specs } = withChanges(builtInRules, [ruleView("nudge", change)])
    expect(specs.find((each) => each.id === "nudge")![part]).toEqual((change as Record<string, unknown>)[part])
  })
})

describe("A rule of the user's own", () => {
  it("needs only a trigger and a span", () => {
    const { rules } = withRules(
      ruleView("reconnect", { on: "interaction", after: { amount: 10, unit: "workingDays" } })
    )
    const reminder = theOne("reconnect", ana([checkIn("2026-03-02")]), { rules })
    expect([shown(reminder.opens), shown(reminder.due)]).toEqual(["2026-03-16T00:00", "2026-03-16T09:00"])
    expect([reminder.rank, reminder.why.source, reminder.why.span]).toEqual([45, ["user"], "user"])
  })

  it("that lacks one is reported with what it lacks, and the others go on", () => {
    const { rules, problems } = withRules(
      ruleView("b", { after: { amount: 1, unit: "days" } }),
      ruleView("a", { name: "Nothing yet" }),
      ruleView("c", { on: "interaction" }),
      ruleView("off", { enabled: false }),
      ruleView("fine", { on: "last-contact", after: { amount: 1, unit: "months" } })
    )
    expect(problems).toEqual([
      { rule: "a", missing: ["on", "after"] },
      { rule: "b", missing: ["on"] },
      { rule: "c", missing: ["after"] }
    ])
    expect(rules).toHaveLength(builtInRules.length + 1)
  })

  it("stands between what spoils soon and what can wait", () => {
    const { rules } = withRules(ruleView("mine", { on: "interaction", after: { amount: 1, unit: "days" } }))
    const ids = rules.map(({ spec }) => spec.id)
    expect(ids.indexOf("mine")).toBe(ids.indexOf("new-lead") + 1)
    expect(ids.indexOf("mine")).toBe(ids.indexOf("proposal-lapses") - 1)
  })

  it("is the same set whatever order the changes come in", () => {
    const changes = [
      ruleView("b", { on: "interaction", after: { amount: 1, unit: "days" } }),
      ruleView("a", { on: "interaction", after: { amount: 1, unit: "days" } }),
      ruleView("nudge", { enabled: false })
    ]
    expect(compileRules(builtInRules, changes.toReversed())).toEqual(compileRules(builtInRules, changes))
  })

  it("with a broken part is reported, and the others go on", () => {
    const broken = ruleView("broken", { on: "interaction", after: { amount: 1, unit: "days" }, stops: 7 as never })
    expect(withRules(broken).problems).toEqual([{ rule: "broken", missing: [] }])
    expect(withRules(broken).rules).toHaveLength(builtInRules.length)
  })

  const own = (parts: Parameters<typeof ruleView>[1]) => ({
    rules: compileRules(
      [],
      [ruleView("mine", { on: "interaction", after: { amount: 1, unit: "days" }, snap: "none", ...parts })]
    ).rules
  })

  it("may look at channel, direction, outcome, state, tag, relation and stage", () => {
    const touches = [
      outreach("2026-03-02T10:00", { channel: "phone" }),
      outreach("2026-03-03T10:00", { channel: "email" })
    ]
    const mine = (where: NonNullable<View<typeof Rule>["where"]>, subject = ana(touches)) =>
      dueOf("mine", subject, own({ where }))
    expect(mine({ channel: ["phone"] })).toEqual(["2026-03-03T10:00"])
    expect(mine({ direction: "in" })).toEqual([])
    expect(mine({ outcome: ["none"] })).toHaveLength(2)
    expect(mine({ kind: ["reply"] })).toEqual([])
    expect(mine({ tag: ["Mentor"] }, ana(touches, {}, { tags: ["mentor"] }))).toHaveLength(2)
    expect(mine({ tag: ["mentor"] })).toEqual([])
    expect(mine({ relation: ["mentor"] }, ana(touches, {}, { relation: "mentor" }))).toHaveLength(2)
    expect(mine({ relation: ["mentor"] })).toEqual([])
    expect(mine({ stage: ["asked"] })).toHaveLength(2)
    expect(mine({ stage: ["met"] })).toEqual([])
    expect(mine({ atRest: true })).toEqual([])
    expect(mine({ state: ["no-show"] }, ana([meeting("2026-03-02T10:00", { state: "no-show" })]))).toEqual([
      "2026-03-03T10:00"
    ])
    expect(mine({ atGathering: true }, ana([meeting("2026-03-02T10:00", { gathering: id("g") })]))).toHaveLength(1)
  })

  it("without a state counts only meetings that were held", () => {
    const states = ["proposed", "scheduled", "moved", "cancelled", "no-show", "held"] as const
    const count = states.map(
      (state) =>
        dueOf("mine", ana([meeting("2026-03-02T10:00", { state })]), own({ where: { kind: ["meeting"] } })).length
    )
    expect(count).toEqual([0, 0, 0, 0, 0, 1])
  })

  it("may start when a stage is reached", () => {
    const setting = own({ on: "stage", where: { stage: ["agreed"] }, after: { amount: 3, unit: "days" } })
    expect(
      dueOf("mine", ana([outreach("2026-03-02T10:00"), reply("2026-03-03T10:00", { outcome: "agreed" })]), setting)
    ).toEqual(["2026-03-06T10:00"])
    expect(dueOf("mine", ana([outreach("2026-03-02T10:00")]), setting)).toEqual([])
    expect(dueOf("mine", ana([], {}, { stage: "agreed" }), setting)).toEqual([])
  })

  it("may count from, or to, a date in a field of the user's own", () => {
    const setting = own({ on: "date-field", where: { field: "birthday" }, after: { amount: -2, unit: "days" } })
    const born = (value: string) => ana([], {}, { custom: [{ label: "Birthday", value }] })
    expect(dueOf("mine", born("2026-03-09"), setting)).toEqual(["2026-03-07T09:00"])
    expect(dueOf("mine", born(" "), setting)).toEqual([])
    expect(theOne("mine", born("2026-03-09"), setting).why).toMatchObject({
      kind: "date-field",
      what: "Birthday",
      happened: "2026-03-09"
    })
  })

  it("may come back at its own spacing until it is settled often enough", () => {
    const setting = own({ on: "first-met", repeat: { times: 3, spacing: [5, 10] } })
    let subject = ana([meeting("2026-03-02T10:00")])
    const dues: Array<string> = []
    for (let time = 0; time < 4; time++) {
      const [reminder] = remindersOf(subject, setting)
      if (reminder === undefined) break
      dues.push(shown(reminder.due))
      subject = { ...subject, settled: new Map([...subject.settled, [reminder.id, { state: "done", at: 0 }]]) }
    }
    expect(dues).toEqual(
      ["2026-03-03T10:00", "2026-03-08T11:00", "2026-03-18T11:00"].map((due) => due.replace("T11", "T10"))
    )
  })

  it("may be about gatherings, and only about those in a state", () => {
    const setting = own({ on: "gathering", anchor: "end", where: { gatheringState: ["attended"] } })
    expect(dueOf("mine", gatheringSubject({ starts: "2026-03-02T18:00", state: "attended" }), setting)).toEqual([
      "2026-03-03T20:00"
    ])
    expect(dueOf("mine", gatheringSubject({ starts: "2026-03-02T18:00" }), setting)).toEqual([])
    const met = own({ on: "met-at-gathering", where: { gatheringState: ["attended"] } })
    const at = (state: "attended" | "planned") =>
      ana([], { gatherings: [gathering("g", { starts: "2026-03-02T18:00", state })] })
    expect(dueOf("mine", at("attended"), met)).toEqual(["2026-03-03T20:00"])
    expect(dueOf("mine", at("planned"), met)).toEqual([])
  })

  it("counts 3 months from 30 November to the last day of February, at the same time of day", () => {
    const setting = own({ after: { amount: 3, unit: "months" } })
    expect(dueOf("mine", ana([checkIn("2025-11-30T15:00")]), setting)).toEqual(["2026-02-28T15:00"])
  })

  it("ends by any contact when it says `any`", () => {
    const setting = own({ stops: [{}] })
    expect(dueOf("mine", ana([checkIn("2026-03-02"), reply("2026-03-04")]), setting)).toEqual(["2026-03-05T09:00"])
  })
})
