import { expect, it } from "vitest"
import { openTestLog } from "../logHarness.ts"

it("what was learned stands under its topic, with who told it and in which conversation", async () => {
  const log = await openTestLog()
  const { id: meeting } = await log.tell.scheduleMeeting({
    who: { name: "Ana Souza" },
    happened: "2026-03-02T10:00",
    state: "scheduled",
    channel: "coffee",
    minutes: 30,
    place: ""
  })
  await log.tell.changeMeeting({ id: meeting, state: "held" })
  await log.tell.noteMeeting({
    id: meeting,
    answers: [{ question: "tools", text: "Excel" }],
    notes: undefined,
    useful: undefined
  })
  const contact = (await log.ask.meeting({ id: meeting })).contact!.id
  const { id } = await log.tell.addOccupation({ name: "Tax analyst" })
  expect(await log.tell.addOccupation({ name: "tax Analyst" })).toMatchObject({ id })
  const found = await log.tell.addFinding({ occupation: id, topic: "salary", text: "60 to 75 k", contact })
  const page = await log.ask.occupation({ id })
  expect(page.topics.find((topic) => topic.id === "salary")?.findings).toEqual([
    { id: found.id, text: "60 to 75 k", contact: { id: contact, name: "Ana Souza" }, when: "Mon 2 Mar", meeting }
  ])
  // Whoever told something of an occupation can tell of it: their answers belong here.
  expect(page.answers.map(({ id: question, answers }) => [question, answers[0]?.text])).toEqual([["tools", "Excel"]])

  await log.tell.changeFinding({ id: found.id, text: "" })
  expect((await log.ask.occupations()).pages).toMatchObject([{ name: "Tax analyst", findings: 0 }])
})

it("occupations stand side by side in the order asked for, and notes of two devices are both kept", async () => {
  const log = await openTestLog()
  const { id: one } = await log.tell.addOccupation({ name: "Tax analyst" })
  const { id: other } = await log.tell.addOccupation({ name: "Auditor" })
  await log.tell.addFinding({ occupation: other, topic: "hard", text: "Busy springs", contact: undefined })
  const { columns, topics } = await log.ask.comparedOccupations({ ids: [other, one, "nowhere"] })
  expect(columns.map(({ name }) => name)).toEqual(["Auditor", "Tax analyst"])
  expect(columns[0]?.topics.flatMap(({ findings }) => findings.map(({ text }) => text))).toEqual(["Busy springs"])
  expect(topics).toHaveLength(8)

  await log.tell.changeOccupation({ id: one, notes: { base: "", text: "Steady." } })
  await log.tell.changeOccupation({ id: one, notes: { base: "Steady.", text: "Steady. Far." } })
  const { notes } = await log.tell.changeOccupation({ id: one, notes: { base: "Steady.", text: "Quite steady." } })
  expect(notes).toBe("Quite steady. Far.")
})
