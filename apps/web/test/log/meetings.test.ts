import { expect, it } from "vitest"
import { openTestLog, type TestLog } from "../logHarness.ts"

const schedule = ({ tell }: TestLog, name: string, happened: string, state: "scheduled" | "proposed" = "scheduled") =>
  tell.scheduleMeeting({ who: { name }, happened, state, channel: "coffee", minutes: 30, place: "" })

const nothing = { answers: [], notes: undefined, useful: undefined }

it("a meeting is ahead until it has ended, then asks how it went, and is behind once that is said", async () => {
  const log = await openTestLog()
  await schedule(log, "Ana Souza", "2026-03-05T15:00")
  await schedule(log, "Raj Patel", "2026-03-03T09:45")
  const { id } = await schedule(log, "Luc Tran", "2026-03-02T10:00")
  const before = await log.ask.meetings({ past: 10 })
  expect(before.ahead.map(({ contact, near }) => [contact?.name, near])).toEqual([
    ["Raj Patel", "today"],
    ["Ana Souza", undefined]
  ])
  expect(before.toLog.map(({ contact, when }) => [contact?.name, when])).toEqual([["Luc Tran", "Mon 2 Mar, 10:00"]])

  const { batch } = await log.tell.changeMeeting({ id, state: "no-show" })
  const after = await log.ask.meetings({ past: 10 })
  expect([after.toLog.length, after.behind[0]?.stateSaid]).toEqual([0, "did not come"])
  await log.tell.undo({ batch })
  expect((await log.ask.meetings({ past: 10 })).toLog).toHaveLength(1)
})

it("a meeting moved stands again, so that somebody is asked how it went", async () => {
  const log = await openTestLog()
  const { id } = await schedule(log, "Luc Tran", "2026-03-02T10:00")
  await log.tell.changeMeeting({ id, state: "cancelled" })
  await log.tell.changeMeeting({ id, happened: "2026-03-09T11:00" })
  const page = await log.ask.meeting({ id })
  expect([page.state, page.when, page.isAhead]).toEqual(["scheduled", "Mon 9 Mar, 11:00", true])
})

it("a meeting has a place, which is shown with it and changed by itself", async () => {
  const log = await openTestLog()
  const where = { happened: "2026-03-05T15:00", state: "proposed", channel: "coffee", minutes: 30 } as const
  const { id } = await log.tell.scheduleMeeting({ ...where, who: { name: "Ana Souza" }, place: "Café Olimpico" })
  const shown = async () => {
    const { place, notes, state, happened } = await log.ask.meeting({ id })
    return { place, notes, state, happened }
  }
  expect(await shown()).toEqual({ place: "Café Olimpico", notes: "", state: "proposed", happened: where.happened })
  await log.tell.changeMeeting({ id, place: "https://meet.example/ana" })
  expect(await shown()).toMatchObject({ place: "https://meet.example/ana", state: "proposed" })
  await log.tell.changeMeeting({ id, place: "" })
  expect((await shown()).place).toBe("")
})

it("what is ticked stays ticked, and the last tick means prepared", async () => {
  const log = await openTestLog()
  const { id } = await schedule(log, "Ana Souza", "2026-03-05T15:00")
  const { checklist } = await log.ask.meeting({ id })
  for (const item of checklist.items) await log.tell.checkMeeting({ id, item: item.id, isDone: true })
  expect((await log.ask.meeting({ id })).isReady).toBe(true)
  await log.tell.checkMeeting({ id, item: checklist.items[0]!.id, isDone: false })
  const page = await log.ask.meeting({ id })
  expect([page.isReady, page.checklist.items.filter(({ isDone }) => isDone).length]).toEqual([
    false,
    checklist.items.length - 1
  ])
})

it("questions suggested are picked, one is taken off and put back on, and the last one asks who else", async () => {
  const log = await openTestLog()
  const { id } = await schedule(log, "Ana Souza", "2026-03-05T15:00")
  const { suggested } = await log.ask.meeting({ id })
  expect([suggested.length, suggested.at(-1)?.id, suggested[0]?.asked]).toEqual([8, "who-else", 0])
  await log.tell.pickQuestions({ id, questions: suggested.map((each) => each.id) })
  const off = suggested[2]!.id
  await log.tell.dropQuestion({ id, question: off })
  const picked = async () => (await log.ask.meeting({ id })).questions.map((each) => each.id)
  expect(await picked()).toEqual(suggested.map((each) => each.id).filter((each) => each !== off))
  await log.tell.pickQuestions({ id, questions: [off] })
  expect(await picked()).toEqual(suggested.map((each) => each.id))
})

/** Pages hear of a change in the turn after its answer. */
const newsTold = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

it("answers and notes saved at a pause are there, and a pause without a change writes nothing", async () => {
  const log = await openTestLog()
  const { id } = await schedule(log, "Ana Souza", "2026-03-03T15:00")
  const typed = { ...nothing, id, answers: [{ question: "typical-week", text: "Clients" }] }
  await log.tell.noteMeeting(typed)
  const { notes } = await log.tell.noteMeeting({ ...nothing, id, notes: { base: "", text: "Kind." } })
  await newsTold()
  const changes = log.changes()
  await log.tell.noteMeeting(typed)
  await newsTold()
  expect(log.changes()).toBe(changes)
  expect(notes).toBe("Kind.")
  const page = await log.ask.meeting({ id })
  expect([page.notes, page.questions.map(({ answer }) => answer)]).toEqual(["Kind.", ["Clients"]])
})

it("notes typed on two devices at once are both kept", async () => {
  const log = await openTestLog()
  const { id } = await schedule(log, "Ana Souza", "2026-03-03T15:00")
  await log.tell.noteMeeting({ ...nothing, id, notes: { base: "", text: "Kind." } })
  await log.tell.noteMeeting({ ...nothing, id, notes: { base: "Kind.", text: "Very kind." } })
  const { notes } = await log.tell.noteMeeting({ ...nothing, id, notes: { base: "Kind.", text: "Kind. Left RBC." } })
  expect(notes).toBe("Very kind. Left RBC.")
  expect((await log.ask.meeting({ id })).notes).toBe("Very kind. Left RBC.")
})

it("a meeting that is over is held, with leads, promises and advice, and says what is due next; one undo takes it back", async () => {
  const log = await openTestLog()
  const { id } = await schedule(log, "Ana Souza", "2026-03-03T15:00")
  const ended = await log.tell.finishMeeting({
    ...nothing,
    id,
    useful: "The bridging course",
    suggested: ["Raj Patel"],
    pledges: [{ text: "Send my notes", due: "2026-03-06" }],
    advice: ["Join the chapter"],
    minutes: 25,
    next: undefined
  })
  expect(ended.next.map(({ title }) => title)).toEqual(
    expect.arrayContaining(["Thank Ana Souza", "Reach out to Raj Patel", "Keep your promise to Ana Souza"])
  )
  expect(ended.leads).toMatchObject([{ name: "Raj Patel", isNew: true }])
  const page = await log.ask.meeting({ id })
  expect([page.state, page.minutes, page.useful]).toEqual(["held", 25, "The bridging course"])
  // It was arranged for the afternoon, and is over in the morning.
  expect(page.when).toBe("Tue 3 Mar, 10:00")
  expect(page.advice.map(({ text, state }) => [text, state])).toEqual([["Join the chapter", "to do"]])

  await log.tell.undo({ batch: ended.batch })
  const back = await log.ask.meeting({ id })
  expect([back.state, back.when, back.advice.length, back.suggestedPeople.length]).toEqual([
    "scheduled",
    "Tue 3 Mar, 15:00",
    0,
    0
  ])
})

it("a meeting that is not there says so", async () => {
  const log = await openTestLog()
  await expect(log.ask.meeting({ id: "nowhere" })).rejects.toMatchObject({ code: "gone" })
})
