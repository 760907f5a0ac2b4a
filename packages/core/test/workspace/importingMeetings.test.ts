import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionEdited } from "@kith/core/domain/events/RecordEvents"
import type { Meeting, MeetingRow } from "@kith/core/domain/Meeting"
import { channelOf } from "@kith/core/workspace/channelOf"
import { importMeetings, type MeetingImportOptions } from "@kith/core/workspace/ImportingMeetings"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { type Device, device, exchange } from "@kith/testkit/MemoryDevices"

/** Now is 3 March 2026, nine in the morning in Toronto. */
const coffee: Meeting = {
  uid: "coffee@example.com",
  sequence: 0,
  stamp: Date.parse("2026-03-01T12:00:00Z"),
  summary: "Coffee with Ana",
  location: "Café Boris",
  start: "2026-03-10T15:00[America/Toronto]",
  minutes: 30,
  cancelled: false,
  tentative: false,
  organizer: { email: "Ana@Example.ca", name: "Ana Souza" },
  attendees: [{ email: "me@example.ca", answer: "accepted" }]
}
const luc = { email: "luc@example.ca", name: "Luc Tran" }

const rowsOf = (...meetings: ReadonlyArray<Meeting>): ReadonlyArray<MeetingRow> =>
  meetings.map((meeting, index) => ({ _tag: "Read", line: index + 1, meeting }))
const imported = ({ run }: Device, meetings: ReadonlyArray<Meeting>, more: Partial<MeetingImportOptions> = {}) =>
  run(importMeetings(rowsOf(...meetings), { via: "import:ics", me: ["me@example.ca"], ...more }))
const withAna = async (name = "laptop") => {
  const one = await device(name)
  await one.run(
    one.kith.commit([ContactEdited.draft("ana", { name: "Ana Souza", emails: { add: ["ana@example.ca"] } })], {
      via: "cli"
    })
  )
  return one
}
const meetingsOf = ({ kith, run }: Device, contact = "ana") => run(kith.under(Interaction, "of", `contact/${contact}`))
const only = async (one: Device) => {
  const found = await meetingsOf(one)
  expect(found).toHaveLength(1)
  return found[0]!
}

describe("an accepted invitation", () => {
  it("becomes a scheduled meeting with whoever has that address", async () => {
    const laptop = await withAna()
    expect(await imported(laptop, [coffee])).toMatchObject({ meetings: 1, new: 1, unknown: { count: 0 } })
    const meeting = await only(laptop)
    expect(meeting).toMatchObject({
      contact: "ana",
      kind: "meeting",
      state: "scheduled",
      channel: "coffee",
      happened: "2026-03-10T15:00[America/Toronto]",
      minutes: 30,
      place: "Café Boris",
      quiet: undefined
    })
    expect(meeting.points?.start).toBe("Coffee with Ana")
    const reminders = await laptop.run(laptop.kith.remindersOf("contact/ana"))
    expect(reminders.map(({ reminder }) => reminder.rule)).toContain("prepare-meeting")
  })

  it("follows it to another place, unless somebody has put it elsewhere since", async () => {
    const laptop = await withAna()
    await imported(laptop, [coffee])
    const there = { ...coffee, sequence: 1, stamp: coffee.stamp! + 60_000, location: "Library" }
    expect(await imported(laptop, [there])).toMatchObject({ new: 0, changed: 1 })
    expect(await only(laptop)).toMatchObject({ place: "Library", happened: coffee.start })
    const { id } = await only(laptop)
    await laptop.run(laptop.kith.commit([InteractionEdited.draft(id, { place: "Park" })], { via: "cli" }))
    const back = { ...coffee, sequence: 2, stamp: coffee.stamp! + 120_000 }
    expect(await imported(laptop, [back])).toMatchObject({ changed: 0, known: 1 })
    expect((await only(laptop)).place).toBe("Park")
  })

  it("takes the link for the place where there is no other", async () => {
    const laptop = await withAna()
    const { location: _, ...online } = coffee
    await imported(laptop, [{ ...online, url: "https://meet.example/abc" }])
    const meeting = await only(laptop)
    expect([meeting.place, meeting.points?.start]).toEqual(["https://meet.example/abc", "Coffee with Ana"])
  })

  it("says nothing new the second time, and writes nothing", async () => {
    const laptop = await withAna()
    await imported(laptop, [coffee])
    const before = await laptop.run(laptop.log.heads)
    const again = await imported(laptop, [coffee])
    expect(again).toMatchObject({ new: 0, known: 1 })
    expect(again).not.toHaveProperty("undo")
    expect(await laptop.run(laptop.log.heads)).toEqual(before)
  })

  it("is the same meeting on two devices", async () => {
    const laptop = await withAna()
    const phone = await device("phone")
    await exchange(laptop, phone)
    await imported(laptop, [coffee])
    await imported(phone, [coffee])
    await exchange(laptop, phone)
    await only(phone)
    expect(await phone.run(phone.kith.conflicts)).toEqual([])
  })

  it("can be taken back, and imported again", async () => {
    const laptop = await withAna()
    const before = await laptop.run(laptop.kith.stateHash)
    const { undo } = await imported(laptop, [coffee])
    await laptop.run(laptop.kith.undo(undo!, "cli"))
    expect(await laptop.run(laptop.kith.stateHash)).toBe(before)
    expect(await imported(laptop, [coffee])).toMatchObject({ new: 1 })
  })

  it("is looked at without writing in a dry run", async () => {
    const laptop = await withAna()
    const dry = await imported(laptop, [coffee], { dryRun: true })
    expect(await meetingsOf(laptop)).toEqual([])
    const { undo, ...wet } = await imported(laptop, [coffee])
    expect(undo).toBeDefined()
    expect(dry).toEqual(wet)
  })

  it("is a proposal until it is answered, and none once it is declined", async () => {
    const laptop = await withAna()
    const answered = (answer: "needs-action" | "accepted" | "declined"): Meeting => ({
      ...coffee,
      attendees: [{ email: "me@example.ca", answer }]
    })
    await imported(laptop, [answered("needs-action")])
    expect(await only(laptop)).toMatchObject({ state: "proposed" })
    expect(await imported(laptop, [answered("accepted")])).toMatchObject({ changed: 1 })
    expect(await only(laptop)).toMatchObject({ state: "scheduled" })
    expect(await imported(laptop, [answered("declined")])).toMatchObject({ cancelled: 1 })
    expect(await only(laptop)).toMatchObject({ state: "cancelled" })
    const declined = { ...answered("declined"), uid: "another" }
    expect(await imported(laptop, [declined])).toMatchObject({ new: 0, passedOver: 1 })
  })
})

describe("a meeting that is over", () => {
  const past = { ...coffee, start: "2026-02-10T15:00[America/Toronto]" }

  it("counts as contact, and starts no reminders of its own", async () => {
    const laptop = await withAna()
    await imported(laptop, [past])
    expect(await only(laptop)).toMatchObject({ state: undefined, quiet: true })
    const reminders = await laptop.run(laptop.kith.remindersOf("contact/ana"))
    expect(reminders.map(({ reminder }) => reminder.rule)).not.toContain("thank-you")
  })

  it("was none where nobody had accepted it", async () => {
    const laptop = await withAna()
    expect(await imported(laptop, [{ ...past, tentative: true }])).toMatchObject({ new: 0, passedOver: 1 })
  })

  it("stays as the user has logged it, when the calendar comes again", async () => {
    const laptop = await withAna()
    await imported(laptop, [coffee])
    const { id } = await only(laptop)
    laptop.setNow("2026-03-11T14:00:00Z")
    await laptop.run(
      laptop.kith.commit([InteractionEdited.draft(id, { state: "held", outcome: "agreed" })], { via: "cli" })
    )
    expect(await imported(laptop, [coffee])).toMatchObject({ known: 1 })
    expect(await only(laptop)).toMatchObject({ state: "held", outcome: "agreed" })
  })
})

describe("a newer version", () => {
  const moved: Meeting = {
    ...coffee,
    sequence: 1,
    stamp: Date.parse("2026-03-02T12:00:00Z"),
    start: "2026-03-12T09:30[America/Toronto]"
  }
  const calledOff: Meeting = { ...moved, sequence: 2, stamp: Date.parse("2026-03-03T12:00:00Z"), cancelled: true }

  it("moves the meeting, and calls it off", async () => {
    const laptop = await withAna()
    await imported(laptop, [coffee])
    expect(await imported(laptop, [moved])).toMatchObject({ moved: 1, new: 0 })
    expect(await only(laptop)).toMatchObject({ happened: "2026-03-12T09:30[America/Toronto]", state: "scheduled" })
    expect(await imported(laptop, [calledOff])).toMatchObject({ cancelled: 1 })
    expect(await only(laptop)).toMatchObject({ state: "cancelled" })
    expect(await imported(laptop, [calledOff])).toMatchObject({ known: 1 })
  })

  it("is not undone by an older one that comes after it", async () => {
    const laptop = await withAna()
    await imported(laptop, [moved])
    expect(await imported(laptop, [coffee])).toMatchObject({ older: 1, moved: 0 })
    expect(await only(laptop)).toMatchObject({ happened: "2026-03-12T09:30[America/Toronto]" })
  })

  it("counts alone, in whatever order the versions stand in one file, and however often", async () => {
    const versions = [coffee, moved, calledOff]
    const order = fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(order, async (order) => {
        const laptop = await withAna()
        const chosen = order.map((at) => versions[at]!)
        const highest = Math.max(...order)
        await imported(laptop, chosen)
        const found = await meetingsOf(laptop)
        expect(found.map(({ happened }) => happened)).toEqual(highest === 2 ? [] : [versions[highest]!.start])
      }),
      propertyRuns(20)
    )
  })

  it("does not move what the user has moved since", async () => {
    const laptop = await withAna()
    await imported(laptop, [coffee])
    const { id } = await only(laptop)
    await laptop.run(
      laptop.kith.commit([InteractionEdited.draft(id, { happened: "2026-03-11T10:00" })], { via: "cli" })
    )
    expect(await imported(laptop, [moved])).toMatchObject({ kept: 1, moved: 0 })
    expect(await only(laptop)).toMatchObject({ happened: "2026-03-11T10:00" })
  })

  it("of one meeting of a series leaves the others alone", async () => {
    const laptop = await withAna()
    const first: Meeting = { ...coffee, recurrence: "2026-03-10T19:00[UTC]", ofSeries: true }
    const second: Meeting = {
      ...first,
      recurrence: "2026-03-17T19:00[UTC]",
      start: "2026-03-17T15:00[America/Toronto]"
    }
    const { ofSeries: _, ...changed } = second
    const later = { ...changed, start: "2026-03-18T15:00[America/Toronto]" }
    await imported(laptop, [later, first, second])
    expect(new Set((await meetingsOf(laptop)).map(({ happened }) => happened))).toEqual(
      new Set([first.start, later.start])
    )
  })
})

describe("people in a meeting", () => {
  it("who are nobody's contact are named, and a meeting with nobody else is not taken", async () => {
    const laptop = await withAna()
    const room = { email: "room4@example.ca", name: "Room 4", kind: "room" as const }
    const report = await imported(laptop, [
      { ...coffee, attendees: [...coffee.attendees, luc, room, { name: "Somebody" }] },
      { ...coffee, uid: "other", organizer: luc }
    ])
    expect(report).toMatchObject({
      new: 1,
      unknown: { count: 2, first: [{ name: "Luc Tran", email: "luc@example.ca", line: 1 }, { name: "Somebody" }] },
      withNobody: { count: 1, first: [{ line: 2, summary: "Coffee with Ana" }] }
    })
    expect(await laptop.run(laptop.kith.everybody())).toHaveLength(1)
  })

  it("become contacts when that is wanted, unless they are a crowd", async () => {
    const laptop = await withAna()
    const crowd = Array.from({ length: 30 }, (_, at) => ({ email: `guest${at}@example.com` }))
    const report = await imported(
      laptop,
      [
        { ...coffee, attendees: [...coffee.attendees, luc] },
        { ...coffee, uid: "webinar", attendees: crowd }
      ],
      { addPeople: true }
    )
    expect(report).toMatchObject({ new: 2, peopleAdded: 1, unknown: { count: 30 } })
    const [found] = await laptop.run(laptop.kith.find("luc@example.ca"))
    expect(found?.contact.name).toBe("Luc Tran")
    expect((await meetingsOf(laptop, found!.id)).map(({ contact }) => contact)).toEqual(["ana"])
    await laptop.run(laptop.kith.undo(report.undo!, "cli"))
    expect(await laptop.run(laptop.kith.find("luc@example.ca"))).toEqual([])
    // Taken back, it is as if it had never been: the same file brings them again.
    const again = await imported(laptop, [{ ...coffee, attendees: [...coffee.attendees, luc] }], { addPeople: true })
    expect(again).toMatchObject({ new: 1, peopleAdded: 1, changes: { count: 1, first: [{ as: "new", line: 1 }] } })
  })

  it("are not made contacts by a meeting that is not taken", async () => {
    const laptop = await withAna()
    const report = await imported(laptop, [{ ...coffee, organizer: luc, cancelled: true }], { addPeople: true })
    expect(report).toMatchObject({ peopleAdded: 0, passedOver: 1 })
    expect(await laptop.run(laptop.kith.find("luc@example.ca"))).toEqual([])
  })

  it("do not include the owner of the calendar", async () => {
    const laptop = await withAna()
    const mine: Meeting = {
      ...coffee,
      owner: "me@home.example",
      organizer: { email: "me@home.example" },
      attendees: [luc]
    }
    expect(await imported(laptop, [mine], { me: [] })).toMatchObject({ unknown: { count: 1, first: [luc] } })
  })

  it("who join later are added", async () => {
    const laptop = await withAna()
    await laptop.run(
      laptop.kith.commit([ContactEdited.draft("luc", { name: "Luc", emails: { add: [luc.email] } })], { via: "cli" })
    )
    await imported(laptop, [coffee])
    expect(await imported(laptop, [{ ...coffee, attendees: [luc] }])).toMatchObject({ changed: 1 })
    expect(await only(laptop)).toMatchObject({ attendees: ["luc"] })
  })
})

describe("what is no meeting of the user's", () => {
  it("is what Kith wrote into the calendar itself", async () => {
    const laptop = await withAna()
    expect(await imported(laptop, [{ ...coffee, uid: "9xk2mq@kith" }])).toMatchObject({ own: 1, new: 0 })
  })

  it("is reported with its line where it cannot be read, and so is a series of which only the first is known", async () => {
    const laptop = await withAna()
    const rows: ReadonlyArray<MeetingRow> = [
      { _tag: "Refused", line: 7, why: "badDate" },
      ...rowsOf({ ...coffee, repeats: "FREQ=YEARLY;BYWEEKNO=1" })
    ]
    expect(await laptop.run(importMeetings(rows, { via: "import:ics" }))).toMatchObject({
      new: 1,
      unreadable: { count: 1, first: [{ line: 7 }] },
      series: { count: 1, first: [{ line: 1, start: coffee.start }] }
    })
  })
})

describe("how people meet", () => {
  it.each([
    ["Café avec Zoé", "", "coffee"],
    ["Dîner", "Chez Boris", "lunch"],
    ["Drinks after work", "", "drink"],
    ["Chat", "https://us02web.zoom.us/j/1", "virtual-call"],
    ["Appel avec Luc", "", "phone"],
    ["Catch up", "+1 416 555 0100", "phone"],
    ["Catch up", "1 King St W", "in-person"],
    ["Catch up", "", undefined]
  ])("%s at %j: %s", (summary, location, channel) => {
    expect(channelOf({ summary, location })).toBe(channel)
  })
})
