/** The week, who led to whom, how often people answer, and what was changed. Today is Tuesday, 3 March 2026. */
import { expect, it } from "vitest"
import { openTestLog } from "../logHarness.ts"

const nobody = "Somebody"

it("the week counts what was written down, and a goal set is the goal shown", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.capture({ line: "coffee with Ana Souza yesterday", said: {}, nobody })
  const before = await ask.week({ weeks: 4 })
  expect(before.week).toMatchObject({ conversations: 1, newPeople: 0, id: "2026-03-02" })
  expect(before.goals).toMatchObject([{ said: "0 of 1 new person this week", isOwn: false }])
  expect(before.milestone).toEqual({ held: 1, of: 5 })
  expect(before.inARow).toBe(1)
  expect(before.weeks.map(({ label }) => label)).toEqual(["9 Feb", "16 Feb", "23 Feb", "2 Mar"])

  await tell.setGoal({ measure: "conversations", per: "month", target: 4 })
  const { batch } = await tell.setGoal({ measure: "conversations", per: "week", target: 2 })
  const said = async () => (await ask.week({ weeks: 1 })).goals.map((goal) => goal.said)
  expect(await said()).toEqual(["1 of 4 conversations this month", "1 of 2 conversations this week"])
  await tell.undo({ batch })
  expect(await said()).toEqual(["1 of 4 conversations this month"])
  await tell.dropGoal({ id: "month-conversations" })
  expect(await said()).toEqual(["0 of 1 new person this week"])
  await close()
})

it("answers are counted by how one asked, and few cases are said to be few", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.capture({ line: "email to Luc Tran 2 Feb", said: { kind: "outreach", channel: "email" }, nobody })
  await tell.capture({ line: "Luc Tran 5 Feb", said: { kind: "reply", channel: "email" }, nobody })
  await tell.capture({ line: "Mei Lin 2 Feb", said: { kind: "outreach", channel: "linkedin" }, nobody })
  await tell.capture({ line: "Kim Roy yesterday", said: { kind: "outreach", channel: "linkedin" }, nobody })
  const found = await ask.responses()
  expect(found.all).toMatchObject({ asked: 2, answered: 1, waiting: 1, isEnough: false })
  expect(found.byChannel.map(({ label, asked, answered, waiting }) => [label, asked, answered, waiting])).toEqual([
    ["by e-mail", 1, 1, 0],
    ["on LinkedIn", 1, 0, 1]
  ])
  expect(found.byTemplate.map(({ label }) => label)).toEqual([undefined])
  expect(found.best).toEqual({ channel: undefined, template: undefined })
  await close()
})

it("history tells each batch by what it touched, the newest first, and undoing shows on it", async () => {
  const { ask, tell, close } = await openTestLog()
  const { batch } = await tell.capture({ line: "coffee with Ana Souza yesterday", said: {}, nobody })
  const [newest] = (await ask.history({ count: 10 })).batches
  expect(newest).toMatchObject({ id: batch, day: "today", time: "10:00", from: "web", isUndone: false })
  expect(newest!.things[0]!.title).toBe("Ana Souza")
  await tell.undo({ batch })
  const after = await ask.history({ count: 2 })
  expect(after.batches.map(({ isUndone, undoes }) => [isUndone, undoes])).toEqual([
    [false, true],
    [true, false]
  ])
  expect(after.hasMore).toBe(true)
  await close()
})

it("a page of referrals is empty until somebody led to somebody", async () => {
  const { ask, close } = await openTestLog()
  expect(await ask.referralPage()).toEqual({ trees: [], thanks: [], led: 0 })
  await close()
})
