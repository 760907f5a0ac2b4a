/** The rules about messages: nudges, calling back, planned follow-ups, promises. */
import { describe, expect, it } from "vitest"
import { compileRules } from "@kith/core/domain/rules/compileRules"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import {
  ana,
  checkIn,
  dueOf,
  followUp,
  id,
  meeting,
  ontario,
  outreach,
  pledge,
  reply,
  ruleView,
  shown,
  thanks,
  theOne,
  update
} from "./story.ts"

describe("The nudge", () => {
  it("comes 7 days after an outreach without a reply, on a working morning", () => {
    const { opens, due, lateAfter, why } = theOne("nudge", ana([outreach("2026-02-24", { channel: "email" })]))
    expect([shown(opens), shown(due), lateAfter]).toEqual(["2026-03-03T00:00", "2026-03-03T09:00", undefined])
    expect([why.happened, why.channel, why.occurrence, why.steps]).toEqual(["2026-02-24", "email", [1, 3], ["+7 days"]])
    expect(dueOf("nudge", ana([outreach("2026-02-28T11:00")]))).toEqual(["2026-03-09T09:00"])
    expect(dueOf("nudge", ana([outreach("2026-06-24")]))).toEqual(["2026-07-02T09:00"])
  })

  it("comes three times, each further apart, counted from the nudge before", () => {
    const first = [outreach("2026-02-02")]
    const second = [...first, outreach("2026-02-10")]
    const third = [...second, outreach("2026-02-24")]
    expect(dueOf("nudge", ana(first))).toEqual(["2026-02-09T09:00"])
    expect(dueOf("nudge", ana(second))).toEqual(["2026-02-24T09:00"])
    expect(dueOf("nudge", ana(third))).toEqual(["2026-03-17T09:00"])
    expect(theOne("nudge", ana(third)).why.occurrence).toEqual([3, 3])
    expect(dueOf("nudge", ana([...third, outreach("2026-03-17")]))).toEqual([])
  })

  it("counts one day's messages once", () => {
    const { why } = theOne(
      "nudge",
      ana([outreach("2026-02-24", { id: "a" }), outreach("2026-02-24T10:00", { id: "b" })])
    )
    expect([why.trigger, why.occurrence]).toEqual(["interaction/b", [1, 3]])
  })

  it("starts counting again after an answer", () => {
    const subject = ana([outreach("2026-01-05"), outreach("2026-01-12"), reply("2026-01-20"), outreach("2026-02-24")])
    expect(dueOf("nudge", subject)).toEqual(["2026-03-03T09:00"])
    expect(theOne("nudge", subject).why.occurrence).toEqual([1, 3])
  })

  it.each([
    ["a reply", reply("2026-02-26"), 0],
    ["a reply on the same day, without a time", reply("2026-02-24"), 0],
    ["a word of theirs of any kind", checkIn("2026-02-26", { direction: "in" }), 0],
    ["a no", reply("2026-02-26", { outcome: "declined" }), 0],
    ["a meeting held", meeting("2026-02-26"), 0],
    ["a meeting scheduled", meeting("2026-03-10T10:00", { state: "scheduled" }), 0],
    ["an answer that an import brought", reply("2026-02-26", { quiet: true }), 0],
    ["an answer before it", reply("2026-02-23"), 1],
    ["another message of mine that is no outreach", checkIn("2026-02-26"), 1],
    ["my own reply", reply("2026-02-26", { direction: "out" }), 1],
    ["a meeting proposed", meeting("2026-03-10T10:00", { state: "proposed" }), 1],
    ["a deleted reply", reply("2026-02-26", { deleted: { seen: {} } }), 1]
  ])("ends with %s: %#", (_, touch, left) => {
    expect(dueOf("nudge", ana([outreach("2026-02-24"), touch]))).toHaveLength(left)
  })

  it.each([
    ["agreed", 0],
    ["declined", 0],
    ["too-busy", 0],
    ["suggested-somebody", 0],
    ["no-reply", 1],
    [undefined, 1]
  ] as const)("follows an outreach whose outcome is %s: %i", (outcome, count) => {
    expect(dueOf("nudge", ana([outreach("2026-02-24", { outcome })]))).toHaveLength(count)
  })

  it("leaves in peace whoever declined, until they are in touch again", () => {
    const no = [outreach("2026-01-05"), reply("2026-01-06", { outcome: "declined" })]
    expect(dueOf("nudge", ana([...no, outreach("2026-02-24")]))).toEqual([])
    expect(dueOf("nudge", ana([...no, reply("2026-02-20"), outreach("2026-02-24")]))).toEqual(["2026-03-03T09:00"])
    expect(dueOf("nudge", ana([...no, meeting("2026-02-20"), outreach("2026-02-24")]))).toEqual(["2026-03-03T09:00"])
  })

  it("leaves in peace whoever the user lets rest", () => {
    expect(dueOf("nudge", ana([outreach("2026-02-24")], {}, { stage: "resting" }))).toEqual([])
  })

  it("follows no outreach that an import brought, nor one from them", () => {
    expect(dueOf("nudge", ana([outreach("2026-02-24", { quiet: true })]))).toEqual([])
    expect(dueOf("nudge", ana([outreach("2026-02-24", { direction: "in" })]))).toEqual([])
  })

  it("waits until after an absence, and says so", () => {
    const day = (iso: string) => ontario.dayOfInstant(Date.parse(`${iso}T12:00Z`))
    const calendar = makeCalendar({ zone: ontario.zone, away: [{ from: day("2026-03-01"), until: day("2026-03-08") }] })
    const { opens, due, why } = theOne("nudge", ana([outreach("2026-02-24")]), { calendar })
    expect([shown(opens), shown(due)]).toEqual(["2026-03-09T00:00", "2026-03-09T09:00"])
    expect(why.steps).toEqual(["+7 days", "away until 2026-03-09"])
  })

  it("comes as often as the user wants", () => {
    const { rules } = compileRules(builtInRules, [ruleView("nudge", { repeat: { times: 5, spacing: [10] } })])
    const five = ["2026-01-05", "2026-01-12", "2026-01-22", "2026-02-02", "2026-02-12"].map((each) => outreach(each))
    expect(dueOf("nudge", ana(five.slice(0, 4)), { rules })).toEqual(["2026-02-12T09:00"])
    expect(dueOf("nudge", ana(five), { rules })).toEqual(["2026-02-23T09:00"])
    expect(dueOf("nudge", ana([...five, outreach("2026-02-23")]), { rules })).toEqual([])
  })
})

describe("Calling back", () => {
  const busy = (callBackAt: string, more = {}) =>
    reply("2026-03-02T11:00", { outcome: "too-busy", callBackAt, ...more })

  it("is due at the time they gave, and open from that day's start", () => {
    const { opens, due, why } = theOne("call-back", ana([busy("2026-03-16T14:30")]))
    expect([shown(opens), shown(due)]).toEqual(["2026-03-16T00:00", "2026-03-16T14:30"])
    expect(why.happened).toBe("2026-03-02T11:00")
  })

  it.each([
    ["a day is the morning of that day, also of a Sunday", "2026-03-15", "2026-03-15T09:00"],
    ["a time that a clock change skips is moved forward", "2026-03-08T02:30", "2026-03-08T03:30"],
    ["a time on another clock is that clock's", "2026-03-16T09:00[America/Vancouver]", "2026-03-16T12:00"]
  ])("%s", (_, callBackAt, due) => {
    expect(dueOf("call-back", ana([busy(callBackAt)]))).toEqual([due])
  })

  it("is in their own morning when they live elsewhere and only gave a day", () => {
    const subject = ana([busy("2026-03-16")], {}, { zone: "America/Vancouver" })
    expect(dueOf("call-back", subject)).toEqual(["2026-03-16T12:00"])
    expect(theOne("call-back", subject).why.steps).toEqual(["+0 days", "their clock America/Vancouver"])
    expect(dueOf("call-back", ana([busy("2026-03-16T10:00")], {}, { zone: "America/Vancouver" }))).toEqual([
      "2026-03-16T10:00"
    ])
    expect(dueOf("call-back", ana([busy("2026-03-16")], {}, { zone: "Nowhere/Land" }))).toEqual(["2026-03-16T09:00"])
  })

  it("may have been asked for on the phone", () => {
    const call = outreach("2026-03-02", { channel: "phone", outcome: "too-busy", callBackAt: "2026-03-16" })
    expect(dueOf("call-back", ana([call]))).toEqual(["2026-03-16T09:00"])
    expect(dueOf("nudge", ana([call]))).toEqual([])
  })

  it.each([
    ["the call", outreach("2026-03-16", { channel: "phone" }), 0],
    ["any touch on the day", checkIn("2026-03-16"), 0],
    ["an earlier outreach", outreach("2026-03-10"), 0],
    ["a word of theirs", reply("2026-03-10"), 0],
    ["a meeting scheduled", meeting("2026-03-20T10:00", { state: "scheduled" }), 0],
    ["a polite word in between", thanks("2026-03-03"), 1],
    ["the outreach that they answered", outreach("2026-03-02"), 1],
    ["an article sent meanwhile", update("2026-03-05"), 1]
  ])("ends with %s: %#", (_, touch, left) => {
    expect(dueOf("call-back", ana([busy("2026-03-16"), touch]))).toHaveLength(left)
  })

  it("needs a time to call back at", () => {
    expect(dueOf("call-back", ana([reply("2026-03-02", { outcome: "too-busy" })]))).toEqual([])
  })
})

describe("A planned follow-up", () => {
  const planned = (
    on: string,
    more: Parameters<typeof followUp>[1] = {},
    interactions: Parameters<typeof ana>[0] = []
  ) => ana(interactions, { followUps: [followUp("f1", { contact: id("ana"), on, ...more })] })

  it.each([
    ["on its day", "2026-03-24", "2026-03-24T09:00"],
    ["on a Sunday, if that is the day", "2026-03-29", "2026-03-29T09:00"],
    ["on a holiday, if that is the day", "2026-07-01", "2026-07-01T09:00"],
    ["at its time", "2026-03-24T14:00", "2026-03-24T14:00"],
    ["at its time elsewhere", "2026-03-24T14:00[Europe/Paris]", "2026-03-24T09:00"]
  ])("is due %s", (_, on, due) => {
    const subject = planned(on)
    expect(dueOf("planned-follow-up", subject)).toEqual([due])
    expect(theOne("planned-follow-up", subject).rank).toBe(0)
  })

  it("carries the reason that the user gave", () => {
    expect(theOne("planned-follow-up", planned("2026-03-24", { reason: "3 weeks" })).why.what).toBe("3 weeks")
  })

  it.each([
    ["a touch on the day", checkIn("2026-03-24"), 0],
    ["their own message on the day", reply("2026-03-24T08:00"), 0],
    ["a touch after it", meeting("2026-03-30"), 0],
    ["the thank-you of the day after", thanks("2026-03-03"), 1],
    ["a check-in before it", checkIn("2026-03-20"), 1],
    ["a meeting that is only scheduled", meeting("2026-03-24", { state: "scheduled" }), 1]
  ])("ends with %s: %#", (_, touch, left) => {
    expect(dueOf("planned-follow-up", planned("2026-03-24", {}, [touch]))).toHaveLength(left)
  })

  it("planned for the day of the conversation itself is not ended by that conversation", () => {
    const coffee = meeting("2026-03-24T10:00", { id: "coffee" })
    expect(
      dueOf("planned-follow-up", planned("2026-03-24T16:00", { interaction: id("coffee") }, [coffee]))
    ).toHaveLength(1)
  })

  it("is gone when it is dropped, and several stand beside each other", () => {
    expect(dueOf("planned-follow-up", planned("2026-03-24", { deleted: { seen: {} } }))).toEqual([])
    const followUps = [followUp("f1", { on: "2026-03-24" }), followUp("f2", { on: "2026-03-24" })]
    expect(dueOf("planned-follow-up", ana([], { followUps }))).toHaveLength(2)
  })

  it("stands, however often its person was nudged, declined or is resting", () => {
    const no = reply("2026-03-02", { outcome: "declined" })
    expect(dueOf("planned-follow-up", planned("2026-03-24", {}, [no]))).toHaveLength(1)
  })
})

describe("A promise", () => {
  const promised = (fields: Parameters<typeof pledge>[1], interactions: Parameters<typeof ana>[0] = []) =>
    ana(interactions, { pledges: [pledge("p1", { contact: id("ana"), text: "send the article", ...fields })] })

  it("is due on its date, whatever day that is", () => {
    expect(dueOf("pledge", promised({ due: "2026-03-29" }))).toEqual(["2026-03-29T09:00"])
    expect(theOne("pledge", promised({ due: "2026-03-29" })).why.what).toBe("send the article")
  })

  it("ends when it is kept, and by nothing else", () => {
    expect(dueOf("pledge", promised({ due: "2026-03-29", kept: "2026-03-20" }))).toEqual([])
    expect(dueOf("pledge", promised({ due: "2026-03-29", deleted: { seen: {} } }))).toEqual([])
    expect(dueOf("pledge", promised({ due: "2026-03-29" }, [meeting("2026-03-30")]))).toHaveLength(1)
  })

  it("without a date reminds of nothing", () => {
    expect(dueOf("pledge", promised({}))).toEqual([])
  })
})
