/** The rules about gatherings and the people met there. */
import { describe, expect, it } from "vitest"
import {
  ana,
  checkIn,
  dueOf,
  gathering,
  gatheringSubject,
  id,
  meeting,
  outreach,
  reply,
  shown,
  thanks,
  theOne
} from "./story.ts"

const thursday = { starts: "2026-03-05T18:00", ends: "2026-03-05T20:30", people: [id("ana")] }

describe("Whom did you meet?", () => {
  it.each([
    ["the same evening", { starts: "2026-03-05T13:00", ends: "2026-03-05T16:00" }, "2026-03-05T19:00"],
    ["when it ends later than that", { starts: "2026-03-05T18:00", ends: "2026-03-05T20:30" }, "2026-03-05T20:30"],
    ["two hours after the start when no end is known", { starts: "2026-03-05T18:00" }, "2026-03-05T20:00"],
    ["in the evening of a day without a time", { starts: "2026-03-05" }, "2026-03-05T19:00"],
    ["on the last day of several", { starts: "2026-03-05", ends: "2026-03-07" }, "2026-03-07T19:00"],
    [
      "in the evening after a night that went on past midnight",
      { starts: "2026-03-05T20:00", ends: "2026-03-06T01:00" },
      "2026-03-06T19:00"
    ],
    [
      "at the start of what would end before it",
      { starts: "2026-03-05T20:00", ends: "2026-03-05T18:00" },
      "2026-03-05T20:00"
    ]
  ])("is asked %s", (_, times, due) => {
    const subject = gatheringSubject(times)
    expect(dueOf("whom-did-you-meet", subject)).toEqual([due])
    expect(shown(theOne("whom-did-you-meet", subject).opens)).toBe(due)
  })

  it("concerns no contact, and names the gathering", () => {
    const { contact, why } = theOne("whom-did-you-meet", gatheringSubject({ starts: "2026-03-05T18:00" }))
    expect(contact).toBeUndefined()
    expect([why.trigger, why.what]).toEqual(["gathering/meetup", "CPA evening"])
  })

  it.each([
    ["people were added", { people: [id("ana")] }, 0],
    ["it was nobody", { nobody: true }, 0],
    ["it was missed", { state: "missed" as const }, 0],
    ["it is deleted", { deleted: { seen: {} } }, 0],
    ["it was attended", { state: "attended" as const }, 1]
  ])("is asked or not, when %s", (_, fields, count) => {
    expect(dueOf("whom-did-you-meet", gatheringSubject({ starts: "2026-03-05T18:00", ...fields }))).toHaveLength(count)
  })
})

describe("Prepare a gathering", () => {
  it("is due two days before, also on a Sunday, and open from that day's start", () => {
    const { opens, due } = theOne(
      "prepare-gathering",
      gatheringSubject({ starts: "2026-03-10T18:00", state: "registered" })
    )
    expect([shown(opens), shown(due)]).toEqual(["2026-03-08T00:00", "2026-03-08T18:00"])
    expect(dueOf("prepare-gathering", gatheringSubject({ starts: "2026-03-12" }))).toEqual(["2026-03-10T09:00"])
  })

  it("keeps the clock's time across a clock change", () => {
    expect(dueOf("prepare-gathering", gatheringSubject({ starts: "2026-03-09T18:00" }))).toEqual(["2026-03-07T18:00"])
  })

  it.each([
    ["the preparation is done", { ready: true }],
    ["it was attended", { state: "attended" as const }],
    ["it was missed", { state: "missed" as const }],
    ["people were met there", { people: [id("ana")] }]
  ])("ends when %s", (_, fields) => {
    expect(dueOf("prepare-gathering", gatheringSubject({ starts: "2026-03-10T18:00", ...fields }))).toEqual([])
  })
})

describe("Following up after a gathering", () => {
  const met = (fields: Parameters<typeof gathering>[1], interactions: Parameters<typeof ana>[0] = []) =>
    ana(interactions, { gatherings: [gathering("meetup", { name: "CPA evening", ...fields })] })

  it("is due two days after its end, in working hours, and open from the end on", () => {
    const { opens, due, why } = theOne(
      "gathering-follow-up",
      met({ ...thursday, starts: "2026-03-03T10:00", ends: "2026-03-03T12:00" })
    )
    expect([shown(opens), shown(due)]).toEqual(["2026-03-03T12:00", "2026-03-05T12:00"])
    expect([why.kind, why.what, why.steps]).toEqual(["gathering", "CPA evening", ["+2 days"]])
  })

  it.each([
    [
      "an evening two days on waits for the morning",
      { starts: "2026-03-02T18:00", ends: "2026-03-02T20:30" },
      "2026-03-05T09:00"
    ],
    ["a Saturday waits for Monday", thursday, "2026-03-09T09:00"],
    ["Canada Day is not worked", { starts: "2026-06-29T10:00", ends: "2026-06-29T12:00" }, "2026-07-02T09:00"],
    ["a day without a time is followed up on the day after next", { starts: "2026-03-03" }, "2026-03-05T09:00"]
  ])("%s", (_, times, due) => {
    expect(dueOf("gathering-follow-up", met({ ...times, people: [id("ana")] }))).toEqual([due])
  })

  it.each([
    ["a message to them", outreach("2026-03-06"), 0],
    ["a thank-you", thanks("2026-03-06T08:00"), 0],
    ["a message that same day, without a time", checkIn("2026-03-05"), 0],
    ["a meeting", meeting("2026-03-06"), 0],
    ["a message before it", outreach("2026-03-04"), 1],
    ["what was said at the gathering itself", meeting("2026-03-05T19:00", { gathering: id("meetup") }), 1],
    ["their own message", reply("2026-03-06"), 1]
  ])("ends with %s: %#", (_, touch, left) => {
    expect(dueOf("gathering-follow-up", met(thursday, [touch]))).toHaveLength(left)
  })

  it("does not follow what was missed or deleted", () => {
    expect(dueOf("gathering-follow-up", met({ ...thursday, state: "missed" }))).toEqual([])
    expect(dueOf("gathering-follow-up", met({ ...thursday, deleted: { seen: {} } }))).toEqual([])
  })
})

describe("Connect", () => {
  it("follows the first meeting by two days, on a working morning", () => {
    expect(dueOf("connect", ana([meeting("2026-03-02T15:00"), meeting("2026-03-20T15:00")]))).toEqual([
      "2026-03-04T09:00"
    ])
    expect(dueOf("connect", ana([meeting("2026-03-05T15:00")]))).toEqual(["2026-03-09T09:00"])
  })

  it("follows the first gathering when that came first", () => {
    const gatherings = [gathering("meetup", { ...thursday, starts: "2026-02-25T18:00", ends: "2026-02-25T20:00" })]
    const subject = ana([meeting("2026-03-02T15:00")], { gatherings })
    expect(dueOf("connect", subject)).toEqual(["2026-02-27T09:00"])
    expect(theOne("connect", subject).why.trigger).toBe("gathering/meetup")
  })

  it.each([true, "2026-03-03"])("ends when they are connected (%s)", (connected) => {
    expect(dueOf("connect", ana([meeting("2026-03-02T15:00")], {}, { connected }))).toEqual([])
  })

  it("goes on when they are not", () => {
    expect(dueOf("connect", ana([meeting("2026-03-02T15:00")], {}, { connected: false }))).toHaveLength(1)
  })

  it("is not for whoever was first met in what an import brought", () => {
    expect(dueOf("connect", ana([meeting("2019-03-02", { quiet: true }), meeting("2026-03-02")]))).toEqual([])
  })

  it("keeps its id when an earlier meeting is logged later", () => {
    const later = theOne("connect", ana([meeting("2026-03-20")]))
    const earlier = theOne("connect", ana([meeting("2026-03-20"), meeting("2026-03-02")]))
    expect(earlier.id).toBe(later.id)
    expect(earlier.due).toBeLessThan(later.due)
  })
})
