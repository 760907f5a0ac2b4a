/** The rules about meetings, each with its edges: how did it go, thank you, prepare, a proposed time. */
import { describe, expect, it } from "vitest"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import {
  ana,
  contact,
  dueOf,
  id,
  meeting,
  moment,
  ontario,
  outreach,
  remindersOf,
  reply,
  shown,
  thanks,
  theOne
} from "./story.ts"
import { contactSubject } from "@kith/core/domain/rules/Subject"

// 2 March 2026 is a Monday. Clocks go forward in Toronto on Sunday 8 March, at 2:00.

describe("Thank you", () => {
  it("is due 24 hours after the meeting, open at once, and late after 48", () => {
    const { opens, due, lateAfter, why } = theOne(
      "thank-you",
      ana([meeting("2026-03-02T15:00", { channel: "coffee" })])
    )
    expect([opens, due, lateAfter!].map((each) => shown(each))).toEqual([
      "2026-03-02T15:00",
      "2026-03-03T15:00",
      "2026-03-04T15:00"
    ])
    expect(why).toEqual({
      trigger: "interaction/meeting-2026-03-02T15:00",
      kind: "meeting",
      channel: "coffee",
      happened: "2026-03-02T15:00",
      source: ["S0", "S1"],
      span: "guide",
      steps: ["+24 hours"]
    })
  })

  it("counts from when the meeting happened, however late it is logged", () => {
    const logged = meeting("2026-03-02T15:00", { id: "logged-in-april" })
    expect(dueOf("thank-you", ana([logged]))).toEqual(["2026-03-03T15:00"])
  })

  it("counts from the working day's end when nobody noted the time, and says so", () => {
    const { opens, due, lateAfter, why } = theOne("thank-you", ana([meeting("2026-03-02")]))
    expect([opens, due, lateAfter!].map((each) => shown(each))).toEqual([
      "2026-03-02T00:00",
      "2026-03-03T17:00",
      "2026-03-04T17:00"
    ])
    expect(why.steps).toEqual(["+24 hours", "no time, from 17:00"])
  })

  it("does not wait for Monday: a Friday's meeting wants its thanks on Saturday", () => {
    expect(dueOf("thank-you", ana([meeting("2026-03-06T10:00")]))).toEqual(["2026-03-07T10:00"])
  })

  it("counts hours that pass, so a night that is an hour short ends an hour later on the clock", () => {
    expect(dueOf("thank-you", ana([meeting("2026-03-07T15:00")]))).toEqual(["2026-03-08T16:00"])
  })

  it("reads a meeting in another zone on that zone's clock", () => {
    const call = meeting("2026-03-02T15:00[America/Vancouver]")
    expect(dueOf("thank-you", ana([call]))).toEqual(["2026-03-03T18:00"])
  })

  it("shows the same moment on another clock after a move to another zone", () => {
    const vancouver = makeCalendar({ zone: makeZone("America/Vancouver")!, jurisdiction: "BC" })
    const call = ana([meeting("2026-03-02T15:00[America/Toronto]")])
    expect(theOne("thank-you", call, { calendar: vancouver }).due).toBe(theOne("thank-you", call).due)
    expect(dueOf("thank-you", call, { calendar: vancouver })).toEqual(["2026-03-03T12:00"])
  })

  it.each([
    ["a thank-you after it", thanks("2026-03-02T18:00"), 0],
    ["a thank-you on the same day, without a time", thanks("2026-03-02"), 0],
    ["a thank-you weeks later", thanks("2026-03-30"), 0],
    ["a thank-you that an import brought", thanks("2026-03-03", { quiet: true }), 0],
    ["a thank-you earlier that day", thanks("2026-03-02T09:00"), 1],
    ["a thank-you the day before", thanks("2026-03-01"), 1],
    ["a thank-you from them", thanks("2026-03-03", { direction: "in" }), 1],
    ["another message", outreach("2026-03-03"), 1],
    ["a reply", reply("2026-03-03"), 1],
    ["a deleted thank-you", thanks("2026-03-03", { deleted: { seen: {} } }), 1]
  ])("%s: %#", (_, after, left) => {
    expect(dueOf("thank-you", ana([meeting("2026-03-02T15:00"), after]))).toHaveLength(left)
  })

  it.each([
    ["proposed", 0],
    ["scheduled", 0],
    ["moved", 0],
    ["cancelled", 0],
    ["no-show", 0],
    ["held", 1],
    [undefined, 1]
  ] as const)("follows a meeting whose state is %s: %i", (state, count) => {
    expect(dueOf("thank-you", ana([meeting("2026-03-02T15:00", { state })]))).toHaveLength(count)
  })

  it("follows no meeting that an import brought, none that is deleted, and none at a gathering", () => {
    expect(dueOf("thank-you", ana([meeting("2026-03-02", { quiet: true })]))).toEqual([])
    expect(dueOf("thank-you", ana([meeting("2026-03-02", { deleted: { seen: {} } })]))).toEqual([])
    expect(dueOf("thank-you", ana([meeting("2026-03-02", { gathering: id("meetup") })]))).toEqual([])
  })

  it("is asked for once when a meeting was logged twice, and twice for two meetings", () => {
    const twice = ana([meeting("2026-03-02", { id: "a" }), meeting("2026-03-02T15:00", { id: "b" })])
    expect(dueOf("thank-you", twice)).toEqual(["2026-03-03T15:00"])
    const two = ana([meeting("2026-03-02T15:00"), meeting("2026-03-05T15:00")])
    expect(dueOf("thank-you", two)).toEqual(["2026-03-03T15:00", "2026-03-06T15:00"])
  })

  it("is each attendee's own", () => {
    const coffee = meeting("2026-03-02T15:00", { attendees: [id("luc")] })
    const luc = contactSubject(contact("luc", { name: "Luc Tran" }), { interactions: [coffee] })
    const reminders = [theOne("thank-you", ana([coffee])), theOne("thank-you", luc)]
    expect(reminders.map((each) => each.contact)).toEqual(["ana", "luc"])
    expect(reminders[0]!.id).not.toBe(reminders[1]!.id)
  })

  it("carries the one useful thing", () => {
    expect(theOne("thank-you", ana([meeting("2026-03-02", { useful: "Join the CPA group" })])).why.what).toBe(
      "Join the CPA group"
    )
  })
})

describe("How did it go?", () => {
  const scheduled = (happened: string, more = {}) => meeting(happened, { state: "scheduled", ...more })

  it("is asked an hour after the end, which is an hour after the start unless said", () => {
    const { opens, due } = theOne("how-did-it-go", ana([scheduled("2026-03-02T15:00")]))
    expect([shown(opens), shown(due)]).toEqual(["2026-03-02T17:00", "2026-03-02T17:00"])
    expect(dueOf("how-did-it-go", ana([scheduled("2026-03-02T15:00", { minutes: 20 })]))).toEqual(["2026-03-02T16:20"])
  })

  it("is asked in the evening when no time was set, not before the meeting can have been", () => {
    expect(dueOf("how-did-it-go", ana([scheduled("2026-03-02")]))).toEqual(["2026-03-02T18:00"])
  })

  it("is asked on a Sunday and a holiday too, when that is when they met", () => {
    expect(dueOf("how-did-it-go", ana([scheduled("2026-07-01T10:00")]))).toEqual(["2026-07-01T12:00"])
  })

  it("is asked in the hour that a clock change skips, an hour further on", () => {
    expect(dueOf("how-did-it-go", ana([scheduled("2026-03-08T00:30")]))).toEqual(["2026-03-08T03:30"])
  })

  it.each(["moved", "cancelled", "no-show", "held", "proposed"] as const)("is not asked once it is %s", (state) => {
    expect(dueOf("how-did-it-go", ana([meeting("2026-03-02T15:00", { state })]))).toEqual([])
  })

  it("is not asked when the same day's meeting was logged by itself", () => {
    expect(dueOf("how-did-it-go", ana([scheduled("2026-03-02T15:00"), meeting("2026-03-02")]))).toEqual([])
    expect(dueOf("how-did-it-go", ana([scheduled("2026-03-02T15:00"), meeting("2026-03-01")]))).toHaveLength(1)
  })
})

describe("Prepare a meeting", () => {
  const scheduled = (happened: string, more = {}) => meeting(happened, { state: "scheduled", ...more })

  it("is for the morning of the working day before, and open on that day", () => {
    const { opens, due, why } = theOne("prepare-meeting", ana([scheduled("2026-03-05T15:00")]))
    expect([shown(opens), shown(due)]).toEqual(["2026-03-04T00:00", "2026-03-04T09:00"])
    expect(why.steps).toEqual(["-1 workingDays", "morning"])
  })

  it.each([
    ["on a Monday, is for Friday", "2026-03-09T15:00", "2026-03-06T09:00"],
    ["on a Sunday, is for Friday", "2026-03-08T15:00", "2026-03-06T09:00"],
    ["after Good Friday and Easter Monday's weekend, is for Thursday", "2026-04-06T15:00", "2026-04-02T09:00"],
    ["the day after Canada Day, is for the day before it", "2026-07-02T10:00", "2026-06-30T09:00"],
    ["without a time, is for the day before", "2026-03-05", "2026-03-04T09:00"]
  ])("of a meeting %s", (_, happened, due) => {
    expect(dueOf("prepare-meeting", ana([scheduled(happened)]))).toEqual([due])
  })

  it("ends when the preparation is done, and when the meeting is off", () => {
    expect(dueOf("prepare-meeting", ana([scheduled("2026-03-05T15:00", { ready: true })]))).toEqual([])
    expect(dueOf("prepare-meeting", ana([meeting("2026-03-05T15:00", { state: "cancelled" })]))).toEqual([])
    expect(dueOf("prepare-meeting", ana([scheduled("2026-03-05T15:00"), outreach("2026-03-04")]))).toHaveLength(1)
  })

  it("waits until after an absence, unless that would be too late", () => {
    const away = {
      zone: ontario.zone,
      away: [{ from: ontario.dayOfInstant(moment("2026-03-02")), until: ontario.dayOfInstant(moment("2026-03-08")) }]
    }
    const calendar = makeCalendar(away)
    expect(dueOf("prepare-meeting", ana([scheduled("2026-03-09T15:00")]), { calendar })).toEqual(["2026-03-09T09:00"])
    expect(dueOf("prepare-meeting", ana([scheduled("2026-03-09T08:30")]), { calendar })).toEqual(["2026-03-06T09:00"])
    expect(dueOf("prepare-meeting", ana([scheduled("2026-03-05T15:00")]), { calendar })).toEqual(["2026-03-04T09:00"])
  })
})

describe("A proposed time", () => {
  const proposed = (happened: string, more = {}) => meeting(happened, { state: "proposed", ...more })

  it("lapses after 14 days, on the next working morning", () => {
    expect(dueOf("proposal-lapses", ana([proposed("2026-02-23T15:00")]))).toEqual(["2026-03-09T09:00"])
    expect(dueOf("proposal-lapses", ana([proposed("2026-02-28")]))).toEqual(["2026-03-16T09:00"])
    expect(dueOf("proposal-lapses", ana([proposed("2026-06-17")]))).toEqual(["2026-07-02T09:00"])
  })

  it.each([
    ["they agree", reply("2026-02-25", { outcome: "agreed" }), 0],
    ["they decline", reply("2026-02-25", { outcome: "declined" }), 0],
    ["a meeting is scheduled", meeting("2026-03-05T10:00", { state: "scheduled" }), 0],
    ["they met", meeting("2026-03-05T10:00"), 0],
    ["they only answer", reply("2026-02-25"), 1],
    ["it was agreed to something before", reply("2026-02-20", { outcome: "agreed" }), 1]
  ])("is settled when %s: %#", (_, after, left) => {
    expect(dueOf("proposal-lapses", ana([proposed("2026-02-23T15:00"), after]))).toHaveLength(left)
  })
})

describe("A meeting", () => {
  it("that is scheduled and then held asks for one thing at a time", () => {
    const rules = (state: "scheduled" | "held") =>
      remindersOf(ana([meeting("2026-03-05T15:00", { state })])).map(({ rule }) => rule)
    expect(rules("scheduled")).toEqual(["prepare-meeting", "how-did-it-go"])
    expect(rules("held")).toEqual(["thank-you", "connect", "keep-in-touch"])
  })
})
