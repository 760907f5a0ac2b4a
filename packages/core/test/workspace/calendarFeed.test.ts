import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import {
  FollowUpPlanned,
  InteractionEdited,
  InteractionLogged,
  PledgeMade,
  PreferencesChanged,
  ReminderSettled
} from "@kith/core/domain/events/RecordEvents"
import { calendarFeed, type CalendarFeedOptions } from "@kith/core/workspace/CalendarFeed"
import { initialsOf } from "@kith/core/workspace/initialsOf"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { type Device, contactId, device, exchange } from "@kith/testkit/MemoryDevices"

const ana = contactId("ana")
/** Tuesday 3 March 2026, nine in the morning in Toronto; a coffee was had the day before. */
const laptopOf = async (name = "laptop") => {
  const one = await device(name)
  await one.run(
    one.kith.commit(
      [
        PreferencesChanged.draft("log", { zone: "America/Toronto", jurisdiction: "ON" }),
        ContactEdited.draft("ana", { name: "Ana Souza", company: "Banque du Plateau" }),
        InteractionLogged.draft("coffee", {
          contact: ana,
          kind: "meeting",
          channel: "coffee",
          happened: "2026-03-02T15:00"
        }),
        InteractionLogged.draft("lunch", {
          contact: ana,
          kind: "meeting",
          channel: "lunch",
          state: "scheduled",
          happened: "2026-03-20T12:00",
          minutes: 45,
          place: "12, secret street"
        }),
        FollowUpPlanned.draft("next", { contact: ana, on: "2026-04-15", reason: "Ask about the secret bid" }),
        PledgeMade.draft("promise", { contact: ana, text: "Send the secret article", due: "2026-03-10" })
      ],
      { via: "cli" }
    )
  )
  return one
}
const feedOf = ({ run }: Device, options: Partial<CalendarFeedOptions> = {}) =>
  run(calendarFeed({ lang: "en", ...options }))
const shown = async (one: Device, options: Partial<CalendarFeedOptions> = {}) =>
  (await feedOf(one, options)).entries.map(({ start, title }) => {
    const at = typeof start === "number" ? new Date(start).toISOString().slice(0, 16) : start
    return `${at} ${title}`
  })

describe("a calendar of reminders", () => {
  it("has them on their days, with meetings that are arranged, a year ahead", async () => {
    expect(await shown(await laptopOf())).toEqual([
      "2026-03-03 Thank Ana Souza",
      "2026-03-04 Connect with Ana Souza on LinkedIn",
      "2026-03-10 Keep your promise to Ana Souza",
      "2026-03-19 Prepare to meet Ana Souza",
      "2026-03-20T16:00 Lunch – Ana Souza",
      "2026-03-20 How did it go with Ana Souza?",
      "2026-04-15 Follow up with Ana Souza",
      "2026-06-01 Get in touch with Ana Souza"
    ])
  })

  it("says why, as it reads on that day", async () => {
    const { entries, until } = await feedOf(await laptopOf(), { link: (subject) => `https://kith.example/${subject}` })
    expect(entries.find(({ title }) => title === "Thank Ana Souza")).toMatchObject({
      description: "met yesterday 15:00",
      url: "https://kith.example/contact/ana"
    })
    expect(until).toBe("2027-03-03")
  })

  it("says where somebody is met", async () => {
    const { entries } = await feedOf(await laptopOf())
    expect(entries.flatMap(({ location }) => location ?? [])).toEqual(["12, secret street"])
  })

  it("speaks French", async () => {
    expect(await shown(await laptopOf(), { lang: "fr" })).toEqual(
      expect.arrayContaining(["2026-03-03 Remercier Ana Souza", "2026-03-20T16:00 Repas du midi – Ana Souza"])
    )
  })

  it("may be on the clock, within working hours, and sound", async () => {
    const laptop = await laptopOf()
    const { entries } = await feedOf(laptop, { timed: true, alarms: true })
    for (const { start, alarm, busy } of entries) {
      const hour = Number(
        new Date(start).toLocaleString("en-CA", {
          timeZone: "America/Toronto",
          hour: "2-digit",
          hour12: false
        })
      )
      expect(hour).toBeGreaterThanOrEqual(9)
      expect(hour).toBeLessThan(17)
      expect(alarm).toBe(busy === true ? -15 : 0)
    }
    const days = await feedOf(laptop, { alarms: true, meetings: false })
    expect(new Set(days.entries.map(({ alarm }) => alarm))).toEqual(new Set([540]))
  })

  it("has nothing beyond its horizon, and no more than its limit", async () => {
    const laptop = await laptopOf()
    expect((await feedOf(laptop, { days: 10 })).entries).toHaveLength(3)
    expect(await feedOf(laptop, { limit: 2 })).toMatchObject({ beyond: 6 })
    expect((await feedOf(laptop, { days: 100_000 })).until).toBe("2027-03-04")
  })

  it("leaves out what is done", async () => {
    const laptop = await laptopOf()
    const [thanks] = (await laptop.run(laptop.kith.remindersOf("contact/ana"))).filter(
      ({ reminder }) => reminder.rule === "thank-you"
    )
    const settled = { state: "done" as const, at: Date.parse("2026-03-03T14:00:00Z") }
    await laptop.run(
      laptop.kith.commit([ReminderSettled.draft(thanks!.reminder.id, { subject: "contact/ana", settled })], {
        via: "cli"
      })
    )
    expect((await shown(laptop)).join()).not.toContain("Thank")
  })

  it("is the same on every device that holds the same", async () => {
    const laptop = await laptopOf()
    const phone = await device("phone")
    await exchange(laptop, phone)
    expect(await feedOf(phone)).toEqual(await feedOf(laptop))
  })
})

describe("an entry that moves", () => {
  it("keeps its id, and has a higher sequence", async () => {
    const day = fc.integer({ min: 4, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, "0")}T12:00`)
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 4 }), async (days) => {
        const laptop = await laptopOf()
        let before = new Map((await feedOf(laptop)).entries.map((entry) => [entry.id, entry]))
        for (const happened of days) {
          await laptop.run(laptop.kith.commit([InteractionEdited.draft("lunch", { happened })], { via: "cli" }))
          const after = new Map((await feedOf(laptop)).entries.map((entry) => [entry.id, entry]))
          expect(after.has("meeting-lunch")).toBe(true)
          for (const [id, entry] of after) {
            const old = before.get(id)
            if (old !== undefined && old.start !== entry.start) expect(entry.sequence).toBeGreaterThan(old.sequence)
          }
          before = after
        }
      }),
      propertyRuns(10)
    )
  })
})

describe("a calendar that others may see", () => {
  it("has initials, and nothing that the user wrote", async () => {
    const laptop = await laptopOf()
    const { entries } = await feedOf(laptop, { initials: true })
    expect(entries.map(({ title }) => title).toSorted()).toEqual([
      "Connect with A. S. on LinkedIn",
      "Follow up with A. S.",
      "Get in touch with A. S.",
      "How did it go with A. S.?",
      "Keep your promise to A. S.",
      "Lunch – A. S.",
      "Prepare to meet A. S.",
      "Thank A. S."
    ])
    const text = JSON.stringify(entries)
    for (const word of ["Ana", "Souza", "secret", "Banque", "yesterday"]) expect(text).not.toContain(word)
  })

  it.each([
    ["Ana Souza", "A. S."],
    ["Jean-Luc Roy", "J. L. R."],
    ["zoé", "Z."],
    ["田中 花子", "田. 花."],
    ["👩‍👩‍👧", "?"],
    ["", "?"]
  ])("makes of %j %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
