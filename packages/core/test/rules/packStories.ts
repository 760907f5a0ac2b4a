/** A story for every part of every built-in rule, and what the pack makes of it. Worked out by hand where a figure is. */
import type { Subject } from "@kith/core/domain/rules/Subject"
import {
  advice,
  ana,
  checkIn,
  followUp,
  gathering,
  gatheringSubject,
  id,
  meeting,
  opening,
  outreach,
  pledge,
  reply,
  thanks,
  update
} from "./story.ts"

const declined = reply("2026-01-02", { outcome: "declined" })
const scheduled = { state: "scheduled" } as const
const busy = reply("2026-03-02T11:00", { outcome: "too-busy", callBackAt: "2026-03-16T14:30" })
const met = gathering("meetup", {
  name: "CPA evening",
  starts: "2026-03-03T10:00",
  ends: "2026-03-03T12:00",
  people: [id("ana")]
})
const seen = opening("o1", { role: "Analyst", seen: "2026-03-03" })
const lead = { by: id("luc"), interaction: id("coffee"), happened: "2026-03-02T15:00" }
const referred = [{ contact: id("raj"), interaction: id("lunch"), happened: "2026-03-03T12:00" }]
const done = advice("a1", { state: "done", done: "2026-03-03", text: "Take the exam" })
const four = ["2026-01-05", "2026-01-12", "2026-01-26", "2026-02-16"].map((each) => outreach(each))

/** Stories, each told so that every part of some rule matters. */
export const stories: { readonly [name: string]: Subject } = {
  "met, and nothing since": ana([meeting("2026-03-06T15:00")]),
  "met and thanked": ana([meeting("2026-03-06T15:00"), thanks("2026-03-06T18:00")]),
  "met and written to": ana([meeting("2026-03-06T15:00"), checkIn("2026-03-07")]),
  "met and was thanked by": ana([meeting("2026-03-06T15:00"), thanks("2026-03-06T18:00", { direction: "in" })]),
  "met at a gathering, logged as a meeting": ana([meeting("2026-03-06T15:00", { gathering: id("meetup") })]),
  "met, and then declined": ana([meeting("2025-12-30T15:00"), declined]),
  "met, connected": ana([meeting("2026-03-06T15:00")], {}, { connected: true }),
  "met by somebody with a cadence": ana([meeting("2026-03-06T15:00")], {}, { cadenceDays: 30 }),
  "settled once for keeping in touch": ana([meeting("2026-01-05T15:00")], {
    settled: new Map([["KIT", { state: "done", at: 0 }]])
  }),
  scheduled: ana([meeting("2026-03-09T15:00", scheduled)]),
  "scheduled, and ready": ana([meeting("2026-03-09T15:00", { ...scheduled, ready: true })]),
  "scheduled, and held as another": ana([
    meeting("2026-03-09T15:00", scheduled),
    meeting("2026-03-09", { id: "other" })
  ]),
  "scheduled, and off": ana([
    meeting("2026-03-09T15:00", scheduled),
    meeting("2026-03-09", { id: "other", state: "cancelled" })
  ]),
  "scheduled, and moved": ana([
    meeting("2026-03-09T15:00", scheduled),
    meeting("2026-03-09", { id: "other", state: "moved" })
  ]),
  "scheduled, and nobody came": ana([
    meeting("2026-03-09T15:00", scheduled),
    meeting("2026-03-09", { id: "other", state: "no-show" })
  ]),
  "scheduled until after midnight, and held": ana([
    meeting("2026-03-09T23:30", scheduled),
    meeting("2026-03-09", { id: "other" })
  ]),
  proposed: ana([meeting("2026-02-28T15:00", { state: "proposed" })]),
  "proposed to whoever declined": ana([declined, meeting("2026-02-28T15:00", { state: "proposed" })]),
  "proposed and agreed": ana([
    meeting("2026-02-28T15:00", { state: "proposed" }),
    reply("2026-03-02", { outcome: "agreed" })
  ]),
  "proposed and scheduled": ana([
    meeting("2026-02-28T15:00", { state: "proposed" }),
    meeting("2026-03-05T15:00", scheduled)
  ]),
  "proposed and moved": ana([
    meeting("2026-02-28T15:00", { state: "proposed" }),
    meeting("2026-03-05", { state: "moved" })
  ]),
  "proposed and cancelled": ana([
    meeting("2026-02-28T15:00", { state: "proposed" }),
    meeting("2026-03-05", { state: "cancelled" })
  ]),
  "proposed, and nobody came": ana([
    meeting("2026-02-28T15:00", { state: "proposed" }),
    meeting("2026-03-05", { state: "no-show" })
  ]),
  "proposed and held": ana([meeting("2026-02-28T15:00", { state: "proposed" }), meeting("2026-03-05")]),
  "proposed and answered": ana([meeting("2026-02-28T15:00", { state: "proposed" }), reply("2026-03-02")]),
  "proposed on a weekday afternoon": ana([meeting("2026-02-24T15:00", { state: "proposed" })]),
  "proposed near midnight": ana([meeting("2026-02-24T23:30", { state: "proposed" })]),
  "asked once": ana([outreach("2026-02-28T15:00")]),
  "asked on a weekday afternoon": ana([outreach("2026-02-24T15:00")]),
  "asked near midnight": ana([outreach("2026-02-24T23:30")]),
  "asked twice": ana(["2026-02-03", "2026-02-10T15:00"].map((each) => outreach(each))),
  "asked three times": ana(["2026-01-20", "2026-01-27", "2026-02-10T15:00"].map((each) => outreach(each))),
  "asked four times": ana(four),
  "asked, and answered": ana([outreach("2026-02-28T15:00"), reply("2026-03-02")]),
  "asked, with an outcome": ana([
    outreach("2026-02-28T15:00"),
    outreach("2026-03-02", { outcome: "suggested-somebody" })
  ]),
  "asked, and agreed": ana([outreach("2026-02-28T15:00"), outreach("2026-03-02", { outcome: "agreed" })]),
  "asked, and too busy": ana([outreach("2026-02-28T15:00"), outreach("2026-03-02", { outcome: "too-busy" })]),
  "asked, with the outcome no reply": ana([outreach("2026-02-28T15:00", { outcome: "no-reply" })]),
  "asked by": ana([outreach("2026-02-28T15:00", { direction: "in" })]),
  "asked, and scheduled": ana([outreach("2026-02-28T15:00"), meeting("2026-03-09T15:00", scheduled)]),
  "asked, and moved": ana([outreach("2026-02-28T15:00"), meeting("2026-03-09T15:00", { state: "moved" })]),
  "asked, and cancelled": ana([outreach("2026-02-28T15:00"), meeting("2026-03-09T15:00", { state: "cancelled" })]),
  "asked, and nobody came": ana([outreach("2026-02-28T15:00"), meeting("2026-03-09T15:00", { state: "no-show" })]),
  "declined, and asked again": ana([declined, outreach("2026-02-28T15:00")]),
  "too busy": ana([busy]),
  "too busy until a Sunday": ana([reply("2026-03-02T11:00", { outcome: "too-busy", callBackAt: "2026-03-15" })]),
  "agreed, with a time to call": ana([
    reply("2026-03-02T11:00", { outcome: "agreed", callBackAt: "2026-03-16T14:30" })
  ]),
  "too busy, and written to": ana([busy, outreach("2026-03-05")]),
  "too busy, and heard from": ana([busy, checkIn("2026-03-05", { direction: "in" })]),
  "too busy, and a meeting scheduled": ana([busy, meeting("2026-03-20T15:00", scheduled)]),
  "too busy, and touched on the day": ana([busy, checkIn("2026-03-16T09:00")]),
  "too busy, and touched before": ana([busy, checkIn("2026-03-10T09:00")]),
  planned: ana([], { followUps: [followUp("f1", { on: "2026-03-29T14:00" })] }),
  "planned, and touched that morning": ana([checkIn("2026-03-29T08:00")], {
    followUps: [followUp("f1", { on: "2026-03-29T14:00" })]
  }),
  promised: ana([], { pledges: [pledge("p1", { due: "2026-03-29" })] }),
  "promised and kept": ana([], { pledges: [pledge("p1", { due: "2026-03-29", kept: "2026-03-20" })] }),
  "met at a gathering": ana([], { gatherings: [met] }),
  "met at a gathering on a Thursday evening": ana([], {
    gatherings: [{ ...met, starts: "2026-03-05T18:00", ends: "2026-03-05T20:30" }]
  }),
  "met at a gathering, and written to": ana([checkIn("2026-03-03T18:00")], { gatherings: [met] }),
  "met at a gathering, and heard from": ana([reply("2026-03-03T18:00")], { gatherings: [met] }),
  suggested: ana([], { suggestions: [lead] }),
  "suggested on a Friday": ana([], { suggestions: [{ ...lead, happened: "2026-03-06T15:00" }] }),
  "suggested, and written to before": ana([outreach("2026-01-05")], { suggestions: [lead] }),
  "suggested, and let rest": ana([], { suggestions: [lead] }, { stage: "resting" }),
  "led to somebody": ana([], { referred }),
  "led to somebody on a Friday": ana([], { referred: [{ ...referred[0]!, happened: "2026-03-06T12:00" }] }),
  "led to somebody, and was updated": ana([update("2026-03-04")], { referred }),
  "led to somebody, and was thanked": ana([thanks("2026-03-04")], { referred }),
  "led to somebody, and thanked us": ana([thanks("2026-03-04", { direction: "in" })], { referred }),
  "led to somebody, and was asked": ana([outreach("2026-03-04")], { referred }),
  "advice done": ana([], { advice: [done] }),
  "advice done on a Thursday": ana([], { advice: [{ ...done, done: "2026-03-05" }] }),
  "advice done, and checked in": ana([checkIn("2026-03-04")], { advice: [done] }),
  "advice done and told": ana([], { advice: [{ ...done, state: "reported-back" }] }),
  "advice done, and updated": ana([update("2026-03-04")], { advice: [done] }),
  "advice done, and updated by": ana([update("2026-03-04", { direction: "in" })], { advice: [done] }),
  "an opening": ana([], { openings: [seen] }),
  "an opening on a Friday": ana([], { openings: [{ ...seen, seen: "2026-03-06" }] }),
  "an opening, and thanked for something": ana([thanks("2026-03-04")], { openings: [seen] }),
  "an opening, and asked about it": ana([outreach("2026-03-03")], { openings: [seen] }),
  "an opening, and met": ana([meeting("2026-03-04")], { openings: [seen] }),
  "an opening, and updated": ana([update("2026-03-04")], { openings: [seen] }),
  "an opening, and checked in": ana([checkIn("2026-03-04")], { openings: [seen] }),
  "an opening, and introduced": ana([checkIn("2026-03-04", { kind: "introduction" })], { openings: [seen] }),
  "an opening, and something else": ana([checkIn("2026-03-04", { kind: "other" })], { openings: [seen] }),
  "an opening, and heard from": ana([checkIn("2026-03-04", { direction: "in" })], { openings: [seen] }),
  "an opening where somebody declined": ana([declined], { openings: [seen] }),
  "a gathering planned": gatheringSubject({ starts: "2026-03-10T18:00", ends: "2026-03-10T20:30", state: "planned" }),
  "a gathering registered for": gatheringSubject({
    starts: "2026-03-10T12:00",
    ends: "2026-03-10T13:30",
    state: "registered"
  }),
  "a gathering": gatheringSubject({ starts: "2026-03-10T18:00" }),
  "a gathering attended": gatheringSubject({ starts: "2026-03-10T18:00", state: "attended" }),
  "a gathering prepared": gatheringSubject({ starts: "2026-03-10T18:00", ready: true }),
  "a gathering with people": gatheringSubject({ starts: "2026-03-10T18:00", people: [id("ana")] })
}

/** What the pack makes of each story: rule, rank, when it opens and is due, when it is late, which time of how many. */
export const expected: { readonly [name: string]: ReadonlyArray<string> } = {
  "met, and nothing since": [
    "thank-you 10 2026-03-06T15:00 2026-03-07T15:00 late 2026-03-08T16:00",
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-06-04T00:00 2026-06-04T09:00 1"
  ],
  "met and thanked": [
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-06-04T00:00 2026-06-04T09:00 1"
  ],
  "met and written to": [
    "thank-you 10 2026-03-06T15:00 2026-03-07T15:00 late 2026-03-08T16:00",
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-06-05T00:00 2026-06-05T09:00 1"
  ],
  "met and was thanked by": [
    "thank-you 10 2026-03-06T15:00 2026-03-07T15:00 late 2026-03-08T16:00",
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-06-04T00:00 2026-06-04T09:00 1"
  ],
  "met at a gathering, logged as a meeting": [
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-06-04T00:00 2026-06-04T09:00 1"
  ],
  "met, and then declined": ["thank-you 10 2025-12-30T15:00 2025-12-31T15:00 late 2026-01-01T15:00"],
  "met, connected": [
    "thank-you 10 2026-03-06T15:00 2026-03-07T15:00 late 2026-03-08T16:00",
    "keep-in-touch 100 2026-06-04T00:00 2026-06-04T09:00 1"
  ],
  "met by somebody with a cadence": [
    "thank-you 10 2026-03-06T15:00 2026-03-07T15:00 late 2026-03-08T16:00",
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-04-06T00:00 2026-04-06T09:00 1"
  ],
  "settled once for keeping in touch": [
    "thank-you 10 2026-01-05T15:00 2026-01-06T15:00 late 2026-01-07T15:00",
    "connect 90 2026-01-07T00:00 2026-01-07T09:00",
    "keep-in-touch 100 2026-07-06T00:00 2026-07-06T09:00 2"
  ],
  scheduled: [
    "prepare-meeting 0 2026-03-06T00:00 2026-03-06T09:00",
    "how-did-it-go 0 2026-03-09T17:00 2026-03-09T17:00"
  ],
  "scheduled, and ready": ["how-did-it-go 0 2026-03-09T17:00 2026-03-09T17:00"],
  "scheduled, and held as another": [
    "prepare-meeting 0 2026-03-06T00:00 2026-03-06T09:00",
    "thank-you 10 2026-03-09T00:00 2026-03-10T17:00 late 2026-03-11T17:00",
    "connect 90 2026-03-11T00:00 2026-03-11T09:00",
    "keep-in-touch 100 2026-06-08T00:00 2026-06-08T09:00 1"
  ],
  "scheduled, and off": ["prepare-meeting 0 2026-03-06T00:00 2026-03-06T09:00"],
  "scheduled, and moved": ["prepare-meeting 0 2026-03-06T00:00 2026-03-06T09:00"],
  "scheduled, and nobody came": ["prepare-meeting 0 2026-03-06T00:00 2026-03-06T09:00"],
  "scheduled until after midnight, and held": [
    "prepare-meeting 0 2026-03-06T00:00 2026-03-06T09:00",
    "thank-you 10 2026-03-09T00:00 2026-03-10T17:00 late 2026-03-11T17:00",
    "connect 90 2026-03-11T00:00 2026-03-11T09:00",
    "keep-in-touch 100 2026-06-08T00:00 2026-06-08T09:00 1"
  ],
  proposed: ["proposal-lapses 50 2026-03-16T00:00 2026-03-16T09:00"],
  "proposed to whoever declined": [],
  "proposed and agreed": ["keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"],
  "proposed and scheduled": [
    "prepare-meeting 0 2026-03-04T00:00 2026-03-04T09:00",
    "how-did-it-go 0 2026-03-05T17:00 2026-03-05T17:00"
  ],
  "proposed and moved": [],
  "proposed and cancelled": [],
  "proposed, and nobody came": [],
  "proposed and held": [
    "thank-you 10 2026-03-05T00:00 2026-03-06T17:00 late 2026-03-07T17:00",
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-06-03T00:00 2026-06-03T09:00 1"
  ],
  "proposed and answered": [
    "proposal-lapses 50 2026-03-16T00:00 2026-03-16T09:00",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  "proposed on a weekday afternoon": ["proposal-lapses 50 2026-03-10T00:00 2026-03-10T09:00"],
  "proposed near midnight": ["proposal-lapses 50 2026-03-10T00:00 2026-03-10T09:00"],
  "asked once": [
    "nudge 70 2026-03-09T00:00 2026-03-09T09:00 1 3",
    "keep-in-touch 100 2026-05-29T00:00 2026-05-29T09:00 1"
  ],
  "asked on a weekday afternoon": [
    "nudge 70 2026-03-03T00:00 2026-03-03T09:00 1 3",
    "keep-in-touch 100 2026-05-25T00:00 2026-05-25T09:00 1"
  ],
  "asked near midnight": [
    "nudge 70 2026-03-03T00:00 2026-03-03T09:00 1 3",
    "keep-in-touch 100 2026-05-25T00:00 2026-05-25T09:00 1"
  ],
  "asked twice": [
    "nudge 70 2026-02-24T00:00 2026-02-24T09:00 2 3",
    "keep-in-touch 100 2026-05-11T00:00 2026-05-11T09:00 1"
  ],
  "asked three times": [
    "nudge 70 2026-03-03T00:00 2026-03-03T09:00 3 3",
    "keep-in-touch 100 2026-05-11T00:00 2026-05-11T09:00 1"
  ],
  "asked four times": [],
  "asked, and answered": ["keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"],
  "asked, with an outcome": ["keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"],
  "asked, and agreed": ["keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"],
  "asked, and too busy": ["keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"],
  "asked, with the outcome no reply": [
    "nudge 70 2026-03-09T00:00 2026-03-09T09:00 1 3",
    "keep-in-touch 100 2026-05-29T00:00 2026-05-29T09:00 1"
  ],
  "asked by": ["keep-in-touch 100 2026-05-29T00:00 2026-05-29T09:00 1"],
  "asked, and scheduled": [
    "prepare-meeting 0 2026-03-06T00:00 2026-03-06T09:00",
    "how-did-it-go 0 2026-03-09T17:00 2026-03-09T17:00",
    "keep-in-touch 100 2026-05-29T00:00 2026-05-29T09:00 1"
  ],
  "asked, and moved": ["keep-in-touch 100 2026-05-29T00:00 2026-05-29T09:00 1"],
  "asked, and cancelled": ["keep-in-touch 100 2026-05-29T00:00 2026-05-29T09:00 1"],
  "asked, and nobody came": ["keep-in-touch 100 2026-05-29T00:00 2026-05-29T09:00 1"],
  "declined, and asked again": [],
  "too busy": [
    "call-back 0 2026-03-16T00:00 2026-03-16T14:30",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  "too busy until a Sunday": [
    "call-back 0 2026-03-15T00:00 2026-03-15T09:00",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  "agreed, with a time to call": ["keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"],
  "too busy, and written to": [
    "nudge 70 2026-03-12T00:00 2026-03-12T09:00 1 3",
    "keep-in-touch 100 2026-06-03T00:00 2026-06-03T09:00 1"
  ],
  "too busy, and heard from": ["keep-in-touch 100 2026-06-03T00:00 2026-06-03T09:00 1"],
  "too busy, and a meeting scheduled": [
    "prepare-meeting 0 2026-03-19T00:00 2026-03-19T09:00",
    "how-did-it-go 0 2026-03-20T17:00 2026-03-20T17:00",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  "too busy, and touched on the day": ["keep-in-touch 100 2026-06-15T00:00 2026-06-15T09:00 1"],
  "too busy, and touched before": [
    "call-back 0 2026-03-16T00:00 2026-03-16T14:30",
    "keep-in-touch 100 2026-06-08T00:00 2026-06-08T09:00 1"
  ],
  planned: ["planned-follow-up 0 2026-03-29T00:00 2026-03-29T14:00"],
  "planned, and touched that morning": ["keep-in-touch 100 2026-06-29T00:00 2026-06-29T09:00 1"],
  promised: ["pledge 0 2026-03-29T00:00 2026-03-29T09:00"],
  "promised and kept": [],
  "met at a gathering": [
    "gathering-follow-up 20 2026-03-03T12:00 2026-03-05T12:00",
    "connect 90 2026-03-05T00:00 2026-03-05T09:00",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  "met at a gathering on a Thursday evening": [
    "gathering-follow-up 20 2026-03-05T20:30 2026-03-09T09:00",
    "connect 90 2026-03-09T00:00 2026-03-09T09:00",
    "keep-in-touch 100 2026-06-03T00:00 2026-06-03T09:00 1"
  ],
  "met at a gathering, and written to": [
    "connect 90 2026-03-05T00:00 2026-03-05T09:00",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  "met at a gathering, and heard from": [
    "gathering-follow-up 20 2026-03-03T12:00 2026-03-05T12:00",
    "connect 90 2026-03-05T00:00 2026-03-05T09:00",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  suggested: ["new-lead 40 2026-03-02T15:00 2026-03-04T09:00"],
  "suggested on a Friday": ["new-lead 40 2026-03-06T15:00 2026-03-10T09:00"],
  "suggested, and written to before": [
    "nudge 70 2026-01-12T00:00 2026-01-12T09:00 1 3",
    "keep-in-touch 100 2026-04-06T00:00 2026-04-06T09:00 1"
  ],
  "suggested, and let rest": [],
  "led to somebody": ["thank-referrer 60 2026-03-05T00:00 2026-03-05T09:00"],
  "led to somebody on a Friday": ["thank-referrer 60 2026-03-09T00:00 2026-03-09T09:00"],
  "led to somebody, and was updated": ["keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"],
  "led to somebody, and was thanked": ["keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"],
  "led to somebody, and thanked us": [
    "thank-referrer 60 2026-03-05T00:00 2026-03-05T09:00",
    "keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"
  ],
  "led to somebody, and was asked": [
    "thank-referrer 60 2026-03-05T00:00 2026-03-05T09:00",
    "nudge 70 2026-03-11T00:00 2026-03-11T09:00 1 3",
    "keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"
  ],
  "advice done": ["tell-them 80 2026-03-06T00:00 2026-03-06T09:00"],
  "advice done on a Thursday": ["tell-them 80 2026-03-09T00:00 2026-03-09T09:00"],
  "advice done, and checked in": [
    "tell-them 80 2026-03-06T00:00 2026-03-06T09:00",
    "keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"
  ],
  "advice done and told": [],
  "advice done, and updated": ["keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"],
  "advice done, and updated by": [
    "tell-them 80 2026-03-06T00:00 2026-03-06T09:00",
    "keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"
  ],
  "an opening": ["opening 30 2026-03-03T00:00 2026-03-04T09:00"],
  "an opening on a Friday": ["opening 30 2026-03-06T00:00 2026-03-09T09:00"],
  "an opening, and thanked for something": [
    "opening 30 2026-03-03T00:00 2026-03-04T09:00",
    "keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"
  ],
  "an opening, and asked about it": [
    "nudge 70 2026-03-10T00:00 2026-03-10T09:00 1 3",
    "keep-in-touch 100 2026-06-01T00:00 2026-06-01T09:00 1"
  ],
  "an opening, and met": [
    "thank-you 10 2026-03-04T00:00 2026-03-05T17:00 late 2026-03-06T17:00",
    "connect 90 2026-03-06T00:00 2026-03-06T09:00",
    "keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"
  ],
  "an opening, and updated": ["keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"],
  "an opening, and checked in": ["keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"],
  "an opening, and introduced": ["keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"],
  "an opening, and something else": ["keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"],
  "an opening, and heard from": [
    "opening 30 2026-03-03T00:00 2026-03-04T09:00",
    "keep-in-touch 100 2026-06-02T00:00 2026-06-02T09:00 1"
  ],
  "an opening where somebody declined": [],
  "a gathering planned": [
    "prepare-gathering 0 2026-03-08T00:00 2026-03-08T18:00",
    "whom-did-you-meet 0 2026-03-10T20:30 2026-03-10T20:30"
  ],
  "a gathering registered for": [
    "prepare-gathering 0 2026-03-08T00:00 2026-03-08T12:00",
    "whom-did-you-meet 0 2026-03-10T19:00 2026-03-10T19:00"
  ],
  "a gathering": [
    "prepare-gathering 0 2026-03-08T00:00 2026-03-08T18:00",
    "whom-did-you-meet 0 2026-03-10T20:00 2026-03-10T20:00"
  ],
  "a gathering attended": ["whom-did-you-meet 0 2026-03-10T20:00 2026-03-10T20:00"],
  "a gathering prepared": ["whom-did-you-meet 0 2026-03-10T20:00 2026-03-10T20:00"],
  "a gathering with people": [],
  "with a week ahead": ["weekly-goal 110 2026-03-02T00:00 2026-03-02T09:00"],
  "with a week whose goal is reached": [],
  "with a week that starts on Victoria Day": ["weekly-goal 110 2026-05-19T00:00 2026-05-19T09:00"]
}
