/** The rule that keeps a network alive: what counts as contact, whose cadence counts, and who is left in peace. */
import { describe, expect, it } from "vitest"
import { compileRules } from "@kith/core/domain/rules/compileRules"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { ana, checkIn, dueOf, gathering, id, meeting, outreach, reply, ruleView, shown, theOne } from "./story.ts"

describe("Keeping in touch", () => {
  it("is due 90 days after the last real contact, on a working morning", () => {
    const { opens, due, why } = theOne("keep-in-touch", ana([outreach("2026-01-05"), reply("2026-01-08T16:00")]))
    expect([shown(opens), shown(due)]).toEqual(["2026-04-08T00:00", "2026-04-08T09:00"])
    expect([why.trigger, why.occurrence, why.steps]).toEqual([
      "interaction/reply-2026-01-08T16:00",
      [1],
      ["+90 days", "morning"]
    ])
  })

  it.each([
    ["a Sunday waits for Monday", "2026-01-04", "2026-04-06T09:00"],
    ["Good Friday waits for Monday", "2026-01-03", "2026-04-06T09:00"],
    ["30 November is followed by 28 February, a Saturday, and so by Monday", "2025-11-30", "2026-03-02T09:00"]
  ])("%s", (_, happened, due) => {
    expect(dueOf("keep-in-touch", ana([meeting(happened)]))).toEqual([due])
  })

  it("counts 3 months from 30 November to the last of February, if that is the rule", () => {
    const { rules } = compileRules(builtInRules, [
      ruleView("keep-in-touch", { after: { amount: 3, unit: "months" }, snap: "none" })
    ])
    expect(dueOf("keep-in-touch", ana([meeting("2025-11-30T15:00")]), { rules })).toEqual(["2026-02-28T15:00"])
    expect(dueOf("keep-in-touch", ana([meeting("2027-11-30T15:00")]), { rules })).toEqual(["2028-02-29T15:00"])
  })

  it.each([
    ["a contact of mine", checkIn("2026-02-01")],
    ["a contact of theirs", reply("2026-02-01")],
    ["a meeting", meeting("2026-02-01T12:00")],
    ["a contact that an import brought", reply("2026-02-01", { quiet: true })]
  ])("starts again from %s, counted from when it happened", (_, touch) => {
    expect(dueOf("keep-in-touch", ana([meeting("2026-01-05"), touch]))).toEqual(["2026-05-04T09:00"])
  })

  it.each([
    ["a meeting that is only scheduled", meeting("2026-02-01", { state: "scheduled" })],
    ["a meeting that was cancelled", meeting("2026-02-01", { state: "cancelled" })],
    ["nobody there", meeting("2026-02-01", { state: "no-show" })],
    ["something older, logged later", checkIn("2025-12-24")],
    ["a deleted contact", checkIn("2026-02-01", { deleted: { seen: {} } })]
  ])("does not start again from %s", (_, touch) => {
    expect(dueOf("keep-in-touch", ana([meeting("2026-01-05"), touch]))).toEqual(["2026-04-06T09:00"])
  })

  it("counts a gathering where they met", () => {
    const met = gathering("meetup", { starts: "2026-02-03", people: [id("ana")] })
    expect(dueOf("keep-in-touch", ana([meeting("2026-01-05")], { gatherings: [met] }))).toEqual(["2026-05-04T09:00"])
    expect(dueOf("keep-in-touch", ana([], { gatherings: [met] }))).toEqual(["2026-05-04T09:00"])
    expect(dueOf("keep-in-touch", ana([], { gatherings: [{ ...met, state: "missed" }] }))).toEqual([])
  })

  it("is for nobody who is only in an import, or has not been in touch", () => {
    expect(dueOf("keep-in-touch", ana([]))).toEqual([])
    expect(dueOf("keep-in-touch", ana([meeting("2026-01-05", { quiet: true })]))).toEqual([])
    expect(dueOf("keep-in-touch", ana([meeting("2026-03-05", { state: "scheduled" })]))).toEqual([])
  })

  describe("with a cadence of their own", () => {
    const tagged = compileRules(builtInRules, [
      ruleView("keep-in-touch", {
        cadenceByTag: [
          { tag: "Mentor", days: 60 },
          { tag: "alumni", days: 120 }
        ]
      })
    ]).rules

    it.each([
      ["the contact's own", { cadenceDays: 30, tags: ["mentor"] }, "2026-02-04T09:00", "cadence 30 days"],
      ["else the tag's, however it is written", { tags: ["MENTOR"] }, "2026-03-06T09:00", "cadence 60 days #mentor"],
      ["of several tags', the shortest", { tags: ["alumni", "mentor"] }, "2026-03-06T09:00", "cadence 60 days #mentor"],
      ["else the rule's", { tags: ["friend"] }, "2026-04-06T09:00", "+90 days"]
    ])("%s counts", (_, fields, due, step) => {
      const subject = ana([meeting("2026-01-05")], {}, fields)
      expect(dueOf("keep-in-touch", subject, { rules: tagged })).toEqual([due])
      expect(theOne("keep-in-touch", subject, { rules: tagged }).why.steps[0]).toBe(step)
    })

    it("that makes no sense is passed over", () => {
      const { rules } = compileRules(builtInRules, [
        ruleView("keep-in-touch", { cadenceByTag: [{ tag: "mentor", days: -5 }] })
      ])
      expect(dueOf("keep-in-touch", ana([meeting("2026-01-05")], {}, { tags: ["mentor"] }), { rules })).toEqual([
        "2026-04-06T09:00"
      ])
    })
  })

  describe("of whom an import was asked to remind", () => {
    const revived = (interactions: Parameters<typeof ana>[0]) =>
      dueOf("keep-in-touch", ana(interactions, {}, { reviveOn: "2026-03-21" }))

    it("is due on that day, or the working morning after it", () => {
      expect(revived([])).toEqual(["2026-03-23T09:00"])
      expect(revived([meeting("2019-05-06", { quiet: true })])).toEqual(["2026-03-23T09:00"])
    })

    it("counts from a contact since", () => {
      expect(revived([checkIn("2026-03-24")])).toEqual(["2026-06-22T09:00"])
    })

    it("does not come a fortnight after coffee", () => {
      expect(revived([meeting("2026-03-09")])).toEqual(["2026-06-08T09:00"])
      expect(revived([meeting("2025-03-10")])).toEqual(["2026-03-23T09:00"])
    })
  })

  it.each([
    ["declined", ana([outreach("2026-01-05"), reply("2026-01-06", { outcome: "declined" })])],
    ["declined, and was written to since", ana([reply("2026-01-06", { outcome: "declined" }), outreach("2026-01-20")])],
    ["was let rest", ana([meeting("2026-01-05")], {}, { stage: "resting" })],
    [
      "never answered four messages",
      ana(["2026-01-05", "2026-01-12", "2026-01-26", "2026-02-16"].map((each) => outreach(each)))
    ]
  ])("leaves in peace whoever %s", (_, subject) => {
    expect(dueOf("keep-in-touch", subject)).toEqual([])
  })

  it("comes back to whoever declined once and is in touch again", () => {
    const back = ana([reply("2026-01-06", { outcome: "declined" }), checkIn("2026-02-02", { direction: "in" })])
    expect(dueOf("keep-in-touch", back)).toEqual(["2026-05-04T09:00"])
  })
})
