import { expect, it } from "vitest"
import { openTestLog, type TestLog } from "../logHarness.ts"

const texts = async ({ ask }: TestLog) =>
  (await ask.bank()).groups.flatMap(({ questions }) => questions.map(({ text }) => text))

const answered = async (log: TestLog, name: string, answers: Readonly<Record<string, string>>) => {
  const { id } = await log.tell.scheduleMeeting({
    who: { name },
    happened: "2026-03-02T10:00",
    state: "scheduled",
    channel: "coffee",
    minutes: 30,
    place: ""
  })
  const said = Object.entries(answers).map(([question, text]) => ({ question, text }))
  await log.tell.noteMeeting({ id, answers: said, notes: undefined, useful: undefined })
  return id
}

it("a question is reworded in one's own words, and reads as before when that is taken back", async () => {
  const log = await openTestLog()
  const before = await texts(log)
  await log.tell.rewordQuestion({ id: "typical-week", text: "What did you do last week?" })
  const { groups } = await log.ask.bank()
  expect(groups[0]?.questions[0]).toMatchObject({ text: "What did you do last week?", isReworded: true, isOwn: false })
  await log.tell.deleteQuestion({ id: "typical-week" })
  expect(await texts(log)).toEqual(before)
})

it("a question of one's own stands at the end of its group, and one switched off is not suggested", async () => {
  const log = await openTestLog()
  const { id } = await log.tell.addQuestion({ text: "Which tram do you take?", group: "occupation" })
  expect((await log.ask.bank()).groups[0]?.questions.at(-1)).toMatchObject({ id, isOwn: true })
  await log.tell.switchQuestion({ id, isOn: false })
  await log.tell.switchQuestion({ id: "typical-week", isOn: false })
  const meeting = await answered(log, "Ana Souza", {})
  const { suggested, rest } = await log.ask.meeting({ id: meeting })
  const offered = [...suggested, ...rest.flatMap(({ questions }) => questions)].map((each) => each.id)
  expect(offered.filter((each) => each === id || each === "typical-week")).toEqual([])
})

it("answers stand side by side by question, narrowed down by question and by field", async () => {
  const log = await openTestLog()
  const ana = await answered(log, "Ana Souza", { "typical-week": "Clients", tools: "Excel" })
  await answered(log, "Luc Tran", { "typical-week": "Models" })
  const all = await log.ask.comparedAnswers({ occupation: undefined, question: undefined })
  expect(all.people.map(({ name }) => name)).toEqual(["Ana Souza", "Luc Tran"])
  expect(all.questions.map(({ id, answers }) => [id, answers.map(({ text }) => text).toSorted()])).toEqual([
    ["typical-week", ["Clients", "Models"]],
    ["tools", ["Excel"]]
  ])
  const tools = await log.ask.comparedAnswers({ occupation: undefined, question: "tools" })
  expect(tools.questions.flatMap(({ answers }) => answers.map(({ meeting, when }) => [meeting, when]))).toEqual([
    [ana, "Mon 2 Mar"]
  ])
  expect((await log.ask.comparedAnswers({ occupation: "Auditor", question: undefined })).questions).toEqual([])
})

it("a question picked and not answered is no answer", async () => {
  const log = await openTestLog()
  const id = await answered(log, "Ana Souza", {})
  await log.tell.pickQuestions({ id, questions: ["typical-week"] })
  expect((await log.ask.comparedAnswers({ occupation: undefined, question: undefined })).answered).toEqual([])
  expect((await log.ask.bank()).groups[0]?.questions[0]?.answers).toBe(0)
})
