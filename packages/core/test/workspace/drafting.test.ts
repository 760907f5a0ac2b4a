/** Messages put together from what a log holds. */
import { describe, expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import {
  AdviceNoted,
  FollowUpPlanned,
  GatheringRecorded,
  InteractionLogged,
  OpeningRecorded,
  PlanEdited,
  ShareableKept,
  TemplateWritten
} from "@kith/core/domain/events/RecordEvents"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { open } from "@kith/core/workspace/Kith"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"

const NOW = Date.parse("2026-03-03T14:00:00Z")

const logWith = async (...drafts: ReadonlyArray<Draft>) => {
  const kith = await open(memoryPorts(), { now: NOW })
  await kith.commit([ContactEdited.draft("ana", { name: "Ana Souza", company: "RBC" }), ...drafts], { via: "test" })
  const reminderOf = async (rule: string) =>
    (await kith.due({ all: true, until: NOW + 400 * 86_400_000 })).shown.find(({ reminder }) => reminder.rule === rule)!
      .reminder.id
  return { kith, reminderOf }
}

const ana = "ana" as never
const coffee = InteractionLogged.draft("coffee", {
  contact: ana,
  kind: "meeting",
  happened: "2026-03-02T15:00",
  useful: "the bridging course",
  points: { start: "CPA bridging" }
})

describe("the message of a reminder", () => {
  it("thanks for the one useful thing, on the day it was said, and is signed", async () => {
    const { kith, reminderOf } = await logWith(coffee, PlanEdited.draft("plan", { name: "Mei Chen" }))
    const { draft, remarks, length, contact } = await kith.draftMessage({
      reminder: await reminderOf("thank-you"),
      lang: "en"
    })
    expect(contact.name).toBe("Ana Souza")
    expect(draft).toMatchObject({
      template: "thank-you",
      subject: "Thank you for your time",
      logs: "thank-you",
      gaps: []
    })
    expect(draft.body).toContain(
      "Hi Ana,\n\nThank you for talking with me yesterday. What helped me most: the bridging course."
    )
    expect(draft.body).toMatch(/Mei Chen$/)
    expect(remarks).toEqual([])
    expect(length.reads).toBe("good")
  })

  it("is in the contact's language and to tu, whatever the reader's", async () => {
    const { kith, reminderOf } = await logWith(coffee, ContactEdited.draft("ana", { language: "fr-CA", address: "tu" }))
    const { draft } = await kith.draftMessage({ reminder: await reminderOf("thank-you"), lang: "en" })
    expect(draft).toMatchObject({ language: "fr", title: "Thank you" })
    expect(draft.body).toContain("Merci du temps que tu m’as accordé hier.")
    expect(draft.body).toContain("«\u202fthe bridging course\u202f»")
  })

  it("nudges with the day of the first message, and then for less", async () => {
    const wrote = (id: string, happened: string) =>
      InteractionLogged.draft(id, { contact: ana, kind: "outreach", direction: "out", happened })
    const { kith, reminderOf } = await logWith(wrote("w1", "2026-02-20"))
    const first = await kith.draftMessage({ reminder: await reminderOf("nudge"), lang: "en" })
    expect(first.draft.template).toBe("nudge")
    expect(first.draft.body).toContain("I wrote to you on 20 February")
    await kith.commit([wrote("w2", "2026-02-28")], { via: "test" })
    expect((await kith.draftMessage({ reminder: await reminderOf("nudge"), lang: "en" })).draft.template).toBe(
      "nudge-again"
    )
  })

  it("names who suggested them, and thanks for whom they suggested", async () => {
    const { kith, reminderOf } = await logWith(
      ContactEdited.draft("raj", { name: "Raj Patel", referredBy: ana }),
      InteractionLogged.draft("i1", {
        contact: ana,
        kind: "meeting",
        happened: "2026-02-20",
        outcome: "suggested-somebody",
        suggested: { add: ["raj" as never] }
      })
    )
    const lead = await kith.draftMessage({ reminder: await reminderOf("new-lead"), lang: "en" })
    expect(lead.draft).toMatchObject({ template: "referred-by", subject: "Ana Souza suggested that I write to you" })
    expect(lead.draft.body).toContain("Hi Raj,")
    await kith.commit(
      [
        InteractionLogged.draft("i2", {
          contact: "raj" as never,
          kind: "meeting",
          happened: "2026-03-02",
          useful: "the list"
        })
      ],
      { via: "test" }
    )
    const thanks = await kith.draftMessage({ reminder: await reminderOf("thank-referrer"), lang: "en" })
    expect(thanks.draft.subject).toBe("I met Raj Patel, thanks to you")
    expect(thanks.draft.body).toContain(
      "talk to Raj Patel. We met yesterday, and it was well worth it. What I took from it: the list."
    )
  })

  it("notices an opening, or thanks whoever told of it, and asks for a referral only after enough contact", async () => {
    const touch = (id: string, happened: string, direction: "in" | "out") =>
      InteractionLogged.draft(id, {
        contact: ana,
        kind: direction === "in" ? "reply" : "check-in",
        direction,
        happened
      })
    const { kith, reminderOf } = await logWith(
      OpeningRecorded.draft("o1", { role: "Data analyst", company: "RBC", seen: "2026-03-02" })
    )
    const noticed = await kith.draftMessage({ reminder: await reminderOf("opening"), lang: "en" })
    expect(noticed.draft).toMatchObject({
      template: "opening-noticed",
      subject: "Data analyst, RBC: may I ask your advice?"
    })
    expect(noticed.draft.body).toContain("I noticed this opening")
    await kith.commit(
      [
        OpeningRecorded.draft("o1", { toldBy: ana }),
        touch("a", "2026-01-10", "out"),
        touch("b", "2026-01-12", "in"),
        touch("c", "2026-01-20", "out")
      ],
      { via: "test" }
    )
    const referral = await kith.draftMessage({ reminder: await reminderOf("opening"), lang: "en" })
    expect(referral.draft.template).toBe("opening-referral")
    expect(referral.draft.body).toContain("Thank you for telling me of this opening")
    expect(referral.remarks).toMatchObject([{ id: "gaps" }])
  })

  it("tells of the advice that was followed", async () => {
    const { kith, reminderOf } = await logWith(
      coffee,
      AdviceNoted.draft("v", { contact: ana, text: "take the course", state: "done", done: "2026-03-01" })
    )
    const { draft } = await kith.draftMessage({ reminder: await reminderOf("tell-them"), lang: "en" })
    expect(draft.body).toContain("You once gave me this advice: take the course.")
  })

  it("names the event and leaves what was talked about to be said again", async () => {
    const { kith, reminderOf } = await logWith(
      GatheringRecorded.draft("g", {
        name: "TechTO",
        starts: "2026-03-02T18:00",
        state: "attended",
        people: { add: [ana] }
      })
    )
    const { draft } = await kith.draftMessage({ reminder: await reminderOf("gathering-follow-up"), lang: "en" })
    expect(draft.body).toContain(
      "It was good to meet you yesterday (TechTO). I have been thinking about what we talked about: ["
    )
  })

  it("brings an article kept for them, or one's own reason", async () => {
    const { kith, reminderOf } = await logWith(
      InteractionLogged.draft("old", { contact: ana, kind: "meeting", happened: "2025-10-02" }),
      InteractionLogged.draft("thanks", { contact: ana, kind: "thank-you", direction: "out", happened: "2025-10-03" }),
      ShareableKept.draft("s1", { title: "Not for her", for: { add: ["raj" as never] } }),
      ShareableKept.draft("s2", { title: "Who hires now", link: "https://news.example/1", for: { add: [ana] } })
    )
    const hello = await kith.draftMessage({ reminder: await reminderOf("keep-in-touch"), lang: "en" })
    expect(hello.draft.template).toBe("check-in")
    expect(hello.draft.body).toContain("Who hires now – https://news.example/1")
    await kith.commit(
      [
        ShareableKept.draft("s2", { sharedWith: { add: [ana] } }),
        FollowUpPlanned.draft("f", { contact: ana, on: "2026-03-03", reason: "the exam is over" })
      ],
      { via: "test" }
    )
    const planned = await kith.draftMessage({ reminder: await reminderOf("planned-follow-up"), lang: "en" })
    expect(planned.draft.body).toContain("[why you write: “the exam is over”]")
  })
})

describe("a message to somebody", () => {
  it("is that of what is open with them", async () => {
    const { kith } = await logWith(coffee)
    expect((await kith.draftMessage({ contact: "ana", lang: "en" })).draft.template).toBe("thank-you")
  })

  it("fits where things stand when nothing is", async () => {
    const { kith } = await logWith(
      ContactEdited.draft("tom", { name: "Tom Roy", relation: "former-colleague" }),
      ContactEdited.draft("liu", { name: "刘洋", interest: "the harbour bridge" })
    )
    const template = async (contact: string) => (await kith.draftMessage({ contact, lang: "en" })).draft.template
    expect(await template("ana")).toBe("first-message")
    expect(await template("tom")).toBe("former-colleague")
    expect(await template("liu")).toBe("first-message-their-work")
  })

  it("is the one asked for, in the user's own words where they have some", async () => {
    const { kith } = await logWith(
      TemplateWritten.draft("alumni-en", { replaces: "alumni", body: "Hey {name}, same school!", language: "en" }),
      TemplateWritten.draft("mine", { title: "Mine", body: "Dear {name} – {me}" })
    )
    const body = async (template: string) =>
      (await kith.draftMessage({ contact: "ana", template, lang: "en" })).draft.body
    expect(await body("alumni")).toBe("Hey Ana, same school!")
    expect(await body("mine")).toBe("Dear Ana – [your name]")
    expect((await kith.templatesFor("en")).map(({ id }) => id)).toContain("mine")
  })

  it("is none where nobody, no template or no such reminder is meant, and says which", async () => {
    const { kith, reminderOf } = await logWith(
      GatheringRecorded.draft("g", { name: "TechTO", starts: "2026-03-05T18:00", state: "planned" })
    )
    await expect(kith.draftMessage({ contact: "nobody", lang: "en" })).rejects.toMatchObject({ why: "nobody" })
    await expect(kith.draftMessage({ contact: "ana", template: "x", lang: "en" })).rejects.toMatchObject({
      why: "noTemplate"
    })
    await expect(kith.draftMessage({ reminder: "zzz", lang: "en" })).rejects.toMatchObject({ why: "noReminder" })
    const reminder = await reminderOf("prepare-gathering")
    await expect(kith.draftMessage({ reminder, lang: "en" })).rejects.toMatchObject({ why: "noMessage" })
  })
})
