/** What cannot be worked out is reported, by rule and trigger, and stops nothing else. */
import { describe, expect, it } from "vitest"
import { compileRule, ownDefaults } from "@kith/core/domain/rules/compileRules"
import { evaluate } from "@kith/core/domain/rules/evaluate"
import {
  advice,
  ana,
  followUp,
  gathering,
  gatheringSubject,
  id,
  interaction,
  meeting,
  ontario,
  opening,
  outreach,
  pack,
  pledge,
  reply
} from "./story.ts"

const skippedOf = (subject: Parameters<typeof evaluate>[1]) =>
  evaluate(pack, subject, ontario).skipped.map(({ rule, trigger, why }) => `${rule} ${trigger} ${why}`)

describe("Reported as not worked out", () => {
  it.each([
    ["a meeting without a date", ana([interaction("m", { kind: "meeting" })]), ["thank-you interaction/m undated"]],
    [
      "an outreach on no day that exists",
      ana([outreach("2026-02-30", { id: "o" })]),
      ["nudge interaction/o unreadable"]
    ],
    [
      "a time to call back that is none",
      ana([reply("2026-03-02", { id: "r", outcome: "too-busy", callBackAt: "soon" })]),
      ["call-back interaction/r unreadable"]
    ],
    ["a plan without a day", ana([], { followUps: [followUp("f", {})] }), ["planned-follow-up follow-up/f undated"]],
    ["advice done on no day", ana([], { advice: [advice("a", { state: "done" })] }), ["tell-them advice/a undated"]],
    [
      "a promise for a day that does not exist",
      ana([], { pledges: [pledge("p", { due: "2026-02-30" })] }),
      ["pledge pledge/p unreadable"]
    ],
    ["an opening seen on no day", ana([], { openings: [opening("o", {})] }), ["opening opening/o undated"]],
    [
      "a gathering without a time",
      ana([], { gatherings: [gathering("g", {})] }),
      ["gathering-follow-up gathering/g undated"]
    ],
    [
      "a gathering by itself",
      gatheringSubject({}),
      ["prepare-gathering gathering/meetup undated", "whom-did-you-meet gathering/meetup undated"]
    ],
    [
      "somebody suggested on no day",
      ana([], { suggestions: [{ by: id("luc"), interaction: id("c"), happened: "?" }] }),
      ["new-lead interaction/c unreadable"]
    ],
    [
      "a first meeting on no day",
      ana([], { referred: [{ contact: id("raj"), interaction: id("l"), happened: "?" }] }),
      ["thank-referrer interaction/l unreadable"]
    ],
    [
      "a day to get back in touch that is none",
      ana([], {}, { reviveOn: "2026-02-30" }),
      ["keep-in-touch contact/ana unreadable"]
    ]
  ])("is %s", (_, subject, expected) => {
    expect(skippedOf(subject)).toEqual(expected)
  })

  it("is not what no rule asks about: a deleted meeting, an import's, or one that is no trigger", () => {
    const quiet = { kind: "meeting", quiet: true } as const
    expect(
      skippedOf(
        ana([
          interaction("a", { ...quiet }),
          interaction("b", { kind: "meeting", deleted: { seen: {} } }),
          interaction("c", { kind: "other" })
        ])
      )
    ).toEqual([])
  })

  it("is a date beyond the calendar, and the others are worked out all the same", () => {
    const far = compileRule(ownDefaults("far", "interaction", { amount: 100_000, unit: "months" }))
    const { reminders, skipped } = evaluate([far, ...pack], ana([meeting("9999-12-01T10:00")]), ontario)
    expect(reminders.map(({ rule }) => rule)).toContain("thank-you")
    expect(skipped.length + reminders.filter(({ rule }) => rule === "far").length).toBe(1)
  })

  it("stops neither the rule's other triggers nor any other rule", () => {
    const { reminders } = evaluate(
      pack,
      ana([interaction("m", { kind: "meeting" }), meeting("2026-03-02T15:00")]),
      ontario
    )
    expect(reminders.map(({ rule }) => rule)).toEqual(["thank-you", "connect", "keep-in-touch"])
  })
})
