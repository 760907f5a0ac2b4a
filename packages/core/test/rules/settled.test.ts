/** What the user says of a reminder: done, dismissed, later; and what an absence does to it. */
import { describe, expect, it } from "vitest"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Settled } from "@kith/core/domain/entities/Disposition"
import { statusAt } from "@kith/core/domain/rules/Reminder"
import type { ContactSubject } from "@kith/core/domain/rules/Subject"
import {
  ana,
  checkIn,
  dueOf,
  followUp,
  gatheringSubject,
  meeting,
  moment,
  ontario,
  outreach,
  remindersOf,
  shown,
  theOne
} from "./story.ts"

const at = moment("2026-03-03T10:00")

const saying = (subject: ContactSubject, rule: string, ...words: ReadonlyArray<Settled>): ContactSubject => {
  const settled = new Map(subject.settled)
  for (const word of words) settled.set(theOne(rule, { ...subject, settled }).id, word)
  return { ...subject, settled }
}

const done: Settled = { state: "done", at }
const dismissed: Settled = { state: "dismissed", at }
const snoozedUntil = (text: string): Settled => ({ state: "snoozed", at, until: moment(text) })

const met = ana([meeting("2026-03-02T15:00")])

describe("A reminder", () => {
  it.each([done, dismissed])("is gone when it is $state, and the others stay", (word) => {
    const rules = remindersOf(saying(met, "thank-you", word)).map(({ rule }) => rule)
    expect(rules).toEqual(["connect", "keep-in-touch"])
  })

  it.each([done, dismissed])("of a gathering is gone when it is $state", (word) => {
    const subject = gatheringSubject({ starts: "2026-03-05T18:00" })
    const settled = new Map([[theOne("whom-did-you-meet", subject).id, word]])
    expect(dueOf("whom-did-you-meet", { ...subject, settled })).toEqual([])
    expect(dueOf("prepare-gathering", { ...subject, settled })).toHaveLength(1)
  })

  it("that is put off past its due date opens and is due then, and is late as long after it as before", () => {
    const { opens, due, lateAfter, why } = theOne(
      "thank-you",
      saying(met, "thank-you", snoozedUntil("2026-03-05T09:00"))
    )
    expect([opens, due, lateAfter!].map((each) => shown(each))).toEqual([
      "2026-03-05T09:00",
      "2026-03-05T09:00",
      "2026-03-06T09:00"
    ])
    expect(why.steps).toEqual(["+24 hours", "snoozed until 2026-03-05T09:00"])
  })

  it("that is put off to before its due date is still due on it", () => {
    const { opens, due, lateAfter } = theOne("thank-you", saying(met, "thank-you", snoozedUntil("2026-03-03T12:00")))
    expect([opens, due, lateAfter!].map((each) => shown(each))).toEqual([
      "2026-03-03T12:00",
      "2026-03-03T15:00",
      "2026-03-04T15:00"
    ])
  })

  it("that is put off to before it opens does not open sooner", () => {
    const subject = ana([outreach("2026-02-24")])
    expect(theOne("nudge", saying(subject, "nudge", snoozedUntil("2026-02-25"))).why).toEqual(
      theOne("nudge", subject).why
    )
  })

  it("that is put off into an absence comes when it was put off to: that is the user's own word", () => {
    const calendar = makeCalendar({
      zone: ontario.zone,
      away: [{ from: dayOf("2026-03-04")!, until: dayOf("2026-03-08")! }]
    })
    const subject = saying(met, "thank-you", snoozedUntil("2026-03-05T09:00"))
    expect(dueOf("thank-you", subject, { calendar })).toEqual(["2026-03-05T09:00"])
  })

  it("is later, due, and late as time goes by", () => {
    const thanks = theOne("thank-you", met)
    const statusOn = (text: string) => statusAt(thanks, moment(text))
    expect(["2026-03-02T14:59", "2026-03-02T15:00", "2026-03-04T15:00", "2026-03-04T15:01"].map(statusOn)).toEqual([
      "later",
      "due",
      "due",
      "late"
    ])
  })
})

describe("Done", () => {
  const touched = ana([meeting("2026-01-05")])

  it("on keeping in touch is no contact: the next is counted from the last real one, twice the span", () => {
    expect(dueOf("keep-in-touch", touched)).toEqual(["2026-04-06T09:00"])
    const later = saying(touched, "keep-in-touch", { state: "done", at: moment("2026-04-20T10:00") })
    expect(dueOf("keep-in-touch", later)).toEqual(["2026-07-06T09:00"])
    expect(theOne("keep-in-touch", later).why.occurrence).toEqual([2])
    expect(dueOf("keep-in-touch", saying(later, "keep-in-touch", dismissed))).toEqual(["2026-10-02T09:00"])
  })

  it("is forgotten when there is real contact", () => {
    const later = saying(touched, "keep-in-touch", done)
    const again = { ...later, interactions: [...later.interactions, checkIn("2026-04-20")] }
    expect(dueOf("keep-in-touch", again)).toEqual(["2026-07-20T09:00"])
    expect(theOne("keep-in-touch", again).why.occurrence).toEqual([1])
  })

  it("keeps to the contact's own cadence", () => {
    const monthly = ana([meeting("2026-01-05")], {}, { cadenceDays: 30 })
    const later = saying(monthly, "keep-in-touch", done)
    expect(dueOf("keep-in-touch", later)).toEqual(["2026-03-06T09:00"])
    expect(theOne("keep-in-touch", later).why.steps).toEqual(["cadence 30 days", "+60 days"])
  })

  it("repeats from the day that an import was given", () => {
    const revived = saying(ana([], {}, { reviveOn: "2026-03-23" }), "keep-in-touch", done)
    expect(dueOf("keep-in-touch", revived)).toEqual(["2026-06-22T09:00"])
  })

  it("on a nudge ends it until there is another outreach", () => {
    const nudged = saying(ana([outreach("2026-02-02")]), "nudge", done)
    expect(dueOf("nudge", nudged)).toEqual([])
    expect(dueOf("nudge", { ...nudged, interactions: [...nudged.interactions, outreach("2026-02-09")] })).toEqual([
      "2026-02-23T09:00"
    ])
  })

  it("on a thank-you counts for the same meeting logged a second time", () => {
    const once = saying(ana([meeting("2026-03-02T15:00", { id: "m2" })]), "thank-you", done)
    const twice = { ...once, interactions: [...once.interactions, meeting("2026-03-02T14:00", { id: "m1" })] }
    expect(dueOf("thank-you", twice)).toEqual([])
  })

  it("holds when the meeting's date is corrected", () => {
    const thanked = saying(met, "thank-you", done)
    const [only] = thanked.interactions
    expect(dueOf("thank-you", { ...thanked, interactions: [{ ...only!, happened: "2026-03-01T15:00" }] })).toEqual([])
  })
})

describe("An absence", () => {
  const calendar = makeCalendar({
    zone: ontario.zone,
    jurisdiction: "ON",
    away: [{ from: dayOf("2026-03-02")!, until: dayOf("2026-03-08")! }]
  })

  it("moves what falls into it to the morning after it, and keeps how late is late", () => {
    const { opens, due, lateAfter, why } = theOne("thank-you", met, { calendar })
    expect([opens, due, lateAfter!].map((each) => shown(each))).toEqual([
      "2026-03-09T09:00",
      "2026-03-09T09:00",
      "2026-03-10T09:00"
    ])
    expect(why.steps).toEqual(["+24 hours", "away until 2026-03-09"])
  })

  it("moves only the opening of what is due after it", () => {
    const gone = ana([meeting("2026-03-08T15:00")])
    const { opens, due } = theOne("thank-you", gone, { calendar })
    expect([shown(opens), shown(due)]).toEqual(["2026-03-09T09:00", "2026-03-09T15:00"])
  })

  it("makes nothing late that was due before it", () => {
    const before = ana([meeting("2026-02-28T15:00")])
    const { due, lateAfter } = theOne("thank-you", before, { calendar })
    expect([shown(due), shown(lateAfter!)]).toEqual(["2026-03-01T15:00", "2026-03-09T09:00"])
  })

  it("moves what the user planned, too, rather than ring on a beach", () => {
    const planned = ana([], { followUps: [followUp("f1", { on: "2026-03-05" })] })
    expect(dueOf("planned-follow-up", planned, { calendar })).toEqual(["2026-03-09T09:00"])
  })

  it("leaves alone what is due before or after it", () => {
    for (const happened of ["2026-02-26T15:00", "2026-03-09T15:00"]) {
      const other = ana([meeting(happened)])
      expect(theOne("thank-you", other, { calendar })).toEqual(theOne("thank-you", other))
    }
  })
})
