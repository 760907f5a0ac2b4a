/** Reminders of contacts that turned out to be the same person. */
import { describe, expect, it } from "vitest"
import type { Settled } from "@kith/core/domain/entities/Disposition"
import { contactSubject } from "@kith/core/domain/rules/Subject"
import {
  contact,
  dueOf,
  followUp,
  gathering,
  id,
  meeting,
  opening,
  outreach,
  pledge,
  remindersOf,
  theOne
} from "./story.ts"

const zoe = contact("zoe", { name: "Zoé Lévesque" })
const hers = meeting("2026-03-02T15:00", { id: "hers", contact: id("zoe") })
const planned = followUp("f1", { contact: id("zoe"), on: "2026-03-24" })
const promised = pledge("p1", { contact: id("zoe"), due: "2026-03-20" })
const told = opening("o1", { toldBy: id("zoe"), seen: "2026-03-04" })
const meetup = gathering("meetup", { starts: "2026-03-05", people: [id("zoe")] })

const before = contactSubject(zoe, {
  interactions: [hers],
  followUps: [planned],
  pledges: [promised],
  openings: [told],
  gatherings: [meetup]
})

/** `amy` sorts before `zoe`, and is the one that the merged person goes by. */
const merged = {
  ...before,
  contact: contact("amy", { name: "Zoé Lévesque" }),
  members: [id("amy"), id("zoe")]
}

describe("Contacts merged into one", () => {
  it("keep the ids of their reminders, so that nothing settled comes back", () => {
    const ids = (subject: typeof before) => new Map(remindersOf(subject).map(({ rule, id }) => [rule, id]))
    const kept = ids(merged)
    for (const rule of [
      "thank-you",
      "planned-follow-up",
      "pledge",
      "opening",
      "keep-in-touch",
      "gathering-follow-up"
    ]) {
      expect([rule, kept.get(rule)]).toEqual([rule, theOne(rule, before).id])
    }
  })

  it.each(["thank-you", "planned-follow-up", "pledge", "opening", "connect", "gathering-follow-up"])(
    "stay settled: %s",
    (rule) => {
      const done: Settled = { state: "done", at: 0 }
      const settled = new Map([[theOne(rule, before).id, done]])
      expect(dueOf(rule, { ...merged, settled })).toEqual([])
    }
  )

  it("speak of the person by the id they now go by", () => {
    expect(new Set(remindersOf(merged).map((each) => each.contact))).toEqual(new Set(["amy"]))
  })

  it("ask for thanks once when both logged the same meeting", () => {
    const again = meeting("2026-03-02", { id: "again", contact: id("amy") })
    expect(dueOf("thank-you", { ...merged, interactions: [again, hers] })).toEqual(["2026-03-03T15:00"])
    const done = new Map<string, Settled>([[theOne("thank-you", before).id, { state: "done", at: 0 }]])
    expect(dueOf("thank-you", { ...merged, interactions: [again, hers], settled: done })).toEqual([])
  })

  it("count one unanswered message once, and two days' as two", () => {
    const asked = (interactions: ReadonlyArray<ReturnType<typeof outreach>>) =>
      theOne("nudge", { ...merged, interactions }).why.occurrence
    const first = outreach("2026-02-02", { id: "first", contact: id("zoe") })
    expect(asked([first, outreach("2026-02-02", { id: "same", contact: id("amy") })])).toEqual([1, 3])
    expect(asked([first, outreach("2026-02-09", { id: "next", contact: id("amy") })])).toEqual([2, 3])
  })

  it("obey the most final of what was said under either id", () => {
    const snooze: Settled = { state: "snoozed", at: 0, until: Date.parse("2026-04-01T12:00Z") }
    const other = theOne("connect", { ...merged, members: [id("amy")] }).id
    const own = theOne("connect", before).id
    expect(dueOf("connect", { ...merged, settled: new Map([[other, snooze]]) })).toEqual(["2026-04-01T08:00"])
    expect(
      dueOf("connect", {
        ...merged,
        settled: new Map([
          [other, snooze],
          [own, { state: "dismissed", at: 0 }]
        ])
      })
    ).toEqual([])
  })
})
