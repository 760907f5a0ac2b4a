/** The week, who led to whom, how often people answer, and what was changed. Today is Tuesday, 3 March 2026. */
import { expect, it } from "vitest"
import { openTestLog, type TestLog } from "../logHarness.ts"

const nobody = "Somebody"

const addPerson = async ({ ask, tell }: Pick<TestLog, "ask" | "tell">, lines: object): Promise<string> => {
  const { form } = await ask.personForm({})
  const saved = await tell.savePerson({ before: form, after: { ...form, lines: { ...form.lines, ...lines } } })
  return saved._tag === "Saved" ? saved.id : ""
}

/** Writes it into the one line of a person's form, as somebody edits it. */
const setLine = async ({ ask, tell }: Pick<TestLog, "ask" | "tell">, id: string, lines: object): Promise<void> => {
  const before = (await ask.personForm({ id })).form
  await tell.savePerson({ id, before, after: { ...before, lines: { ...before.lines, ...lines } } })
}

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

it("the week lists what is due until Sunday, and the meetings that are set", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.capture({ line: "coffee with Ana Souza yesterday", said: {}, nobody })
  const set = (name: string, happened: string) =>
    tell.scheduleMeeting({ who: { name }, happened, state: "scheduled", channel: "coffee", minutes: 30, place: "" })
  await set("Luc Tran", "2026-03-05T14:00")
  await set("Mei Chen", "2026-03-12T14:00")
  const { due, more, uncounted, arranged } = (await ask.week({ weeks: 1 })).toDo
  expect({ more, uncounted }).toEqual({ more: 0, uncounted: false })
  expect(due.map(({ title, href }) => [title, href.replace(/[\w-]{12,}/g, "…")])).toContainEqual([
    "Thank Ana Souza",
    "/people/…/draft/…"
  ])
  expect(due.some(({ title }) => title.includes("Mei"))).toBe(false)
  expect(arranged.map(({ title, when }) => [title, when])).toEqual([["Coffee, Luc Tran", "Thu 5 Mar, 14:00"]])
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

it("history tells what stood in a field before and since, and says of what is new that it is", async () => {
  const { ask, tell, close } = await openTestLog()
  const added = await addPerson({ ask, tell }, { name: "Ana Souza", company: "RBC" })
  await setLine({ ask, tell }, added, { company: "Shopify" })
  await setLine({ ask, tell }, added, { company: "" })
  const [cleared, moved, created] = (await ask.history({ count: 10 })).batches
  const told = (batch: typeof moved) =>
    batch!.things.map(({ title, isNew, href, lines }) => ({
      title,
      isNew,
      href,
      lines: lines.map(({ field, before, after }) => [field, before, after])
    }))
  const about = { title: "Ana Souza", href: `/people/${added}` }
  expect(told(cleared)).toEqual([{ ...about, isNew: false, lines: [["company", "Shopify", undefined]] }])
  expect(told(moved)).toEqual([{ ...about, isNew: false, lines: [["company", "RBC", "Shopify"]] }])
  // Its heading says the name already.
  expect(told(created)).toEqual([{ ...about, isNew: true, lines: [["company", undefined, "RBC"]] }])
  expect([cleared, moved, created].map((batch) => batch!.by.isThis)).toEqual([true, true, true])
  await close()
})

it("all but the log's own beginning can be taken back", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.capture({ line: "coffee with Ana Souza yesterday", said: {}, nobody })
  const { batches } = await ask.history({ count: 10 })
  expect(batches.map(({ canUndo }) => canUndo)).toEqual([true, false])
  await close()
})

it("what stood in a field before any change can be put back, whatever was written since", async () => {
  const { ask, tell, close } = await openTestLog()
  const id = await addPerson({ ask, tell }, { name: "Ana Souza", company: "RBC" })
  for (const company of ["Shopify", "Telus"]) await setLine({ ask, tell }, id, { company })
  const [, second] = await ask.personHistory({ id, field: "company" })
  expect(second!.changes).toMatchObject([{ before: "RBC", after: "Shopify", canPutBack: true }])
  const { batch } = await tell.putBack({ id, line: second!.id, field: "company" })
  const company = async () => (await ask.personForm({ id })).form.lines.company
  expect(await company()).toBe("RBC")
  await tell.undo({ batch })
  expect(await company()).toBe("Telus")
  const first = (await ask.personHistory({ id, field: "company" })).at(-1)
  expect(first!.changes[0], "nothing stood there before").toMatchObject({ canPutBack: false })
  await expect(tell.putBack({ id, line: first!.id, field: "company" })).rejects.toMatchObject({ code: "gone" })
  await close()
})

it("a page of referrals is empty until somebody led to somebody", async () => {
  const { ask, close } = await openTestLog()
  expect(await ask.referralPage()).toEqual({ trees: [], thanks: [], led: 0 })
  await close()
})
