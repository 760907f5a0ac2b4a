/** What belongs to a search: openings, things to share, the plan. */
import { expect, it } from "vitest"
import { openTestLog, type TestLog } from "../logHarness.ts"

const nobody = "Somebody"
const blank = { role: "", company: "", toldBy: "", link: "", seen: "", state: "seen", note: "" } as const

const meet = async ({ tell }: TestLog, line: string) => tell.capture({ line, said: {}, nobody })

it("an opening is written down, changed field by field, and taken away", async () => {
  const log = await openTestLog()
  const { ask, tell } = log
  const { contact } = await meet(log, "coffee with Ana Souza 1 March")
  const form = { ...blank, role: "Tax analyst", company: "RBC", toldBy: contact, seen: "2026-02-20" }
  const { id } = await tell.saveOpening({ form })
  expect((await ask.openings({})).rows).toMatchObject([
    { role: "Tax analyst", company: "RBC", stateSaid: "seen", seen: "20 Feb", known: 0 }
  ])
  const page = await ask.opening({ id })
  expect(page.toldBy).toMatchObject({ id: contact, name: "Ana Souza" })
  expect(page.since).toMatchObject([{ what: "Coffee" }])

  // Another device has changed the note meanwhile: a form that shows the old one leaves it alone.
  await tell.saveOpening({ id, form: { ...form, note: "closes Friday" }, was: form })
  await tell.saveOpening({ id, form: { ...form, state: "applied" }, was: form })
  expect(await ask.opening({ id })).toMatchObject({ note: "closes Friday", state: "applied" })
  expect(await tell.saveOpening({ id, form, was: form })).toEqual({ id, batch: undefined })

  await tell.saveOpening({ id, form: { ...form, state: "closed" }, was: form })
  expect(await ask.openings({})).toMatchObject({ rows: [], over: 1 })
  expect((await ask.openings({ all: true })).rows).toHaveLength(1)
  const { batch } = await tell.deleteOpening({ id })
  await expect(ask.opening({ id })).rejects.toMatchObject({ code: "gone" })
  await expect(tell.saveOpening({ id, form })).rejects.toMatchObject({ code: "gone" })
  await tell.undo({ batch })
  expect(await ask.opening({ id })).toMatchObject({ role: "Tax analyst" })
  await log.close()
})

it("an opening leads to whoever can help, and each to a message about it", async () => {
  const log = await openTestLog()
  const { ask, tell } = log
  const { contact: ana } = await meet(log, "coffee with Ana Souza 1 March")
  const { contact: luc } = await meet(log, "coffee with Luc Tran 1 March")
  const { form: before } = await ask.personForm({ id: luc })
  await tell.savePerson({ id: luc, before, after: { ...before, lines: { ...before.lines, company: "RBC" } } })
  const form = { ...blank, role: "Tax analyst", company: "RBC", toldBy: ana }
  const { id } = await tell.saveOpening({ form })
  const page = await ask.opening({ id })
  expect(page.helpers.map(({ name, told }) => [name, told])).toEqual([
    ["Ana Souza", true],
    ["Luc Tran", false]
  ])
  expect(page.isSettled).toBe(false)
  const draft = await ask.draftPage({ contact: luc, about: `opening/${id}` })
  expect(draft.draft).toMatchObject({ template: "opening-noticed" })
  expect(draft.draft.body).toContain("Tax analyst")
  await tell.saveOpening({ id, form: { ...form, state: "offer" }, was: form })
  expect((await ask.opening({ id })).isSettled).toBe(true)
  await log.close()
})

it("a message about something kept names that and no other, and sent it counts as shared, in one undo", async () => {
  const log = await openTestLog()
  const { ask, tell } = log
  const { contact } = await meet(log, "coffee with Ana Souza 1 March")
  const keep = (title: string) => tell.saveShareable({ form: { title, link: "", topics: [], for: [contact] } })
  const { id } = await keep("A year in audit")
  await keep("The newest thing")
  const about = `shareable/${id}`
  const { draft } = await ask.draftPage({ contact, about })
  expect(draft).toMatchObject({ template: "check-in" })
  expect(draft.body).toContain("A year in audit")
  const text = { kind: "check-in", channel: "email", template: draft.template, text: draft.body } as const
  const { batch } = await tell.sent({ contact, reminder: undefined, about, ...text })
  const shared = async () => (await ask.shareables()).find((one) => one.id === id)!.sharedWith.map(({ name }) => name)
  expect(await shared()).toEqual(["Ana Souza"])
  await tell.undo({ batch })
  expect(await shared()).toEqual([])
  await log.close()
})

it("something to share knows for whom it is and who has had it", async () => {
  const log = await openTestLog()
  const { ask, tell } = log
  const { contact } = await meet(log, "coffee with Ana Souza 1 March")
  const form = { title: "A year in audit", link: "", topics: ["Audit", "audit "], for: [contact] }
  const { id } = await tell.saveShareable({ form })
  expect(await ask.shareables()).toMatchObject([
    { id, title: "A year in audit", topics: ["Audit"], for: [{ name: "Ana Souza" }], sharedWith: [], kept: "3 Mar" }
  ])
  const { batch } = await tell.markShared({ id, contact, shared: true })
  expect((await ask.shareables())[0]!.sharedWith).toMatchObject([{ id: contact }])
  await tell.undo({ batch })
  expect((await ask.shareables())[0]!.sharedWith).toEqual([])
  await tell.saveShareable({ id, form: { ...form, topics: [], for: [] }, was: { ...form, topics: ["Audit"] } })
  expect((await ask.shareables())[0]).toMatchObject({ topics: [], for: [] })
  await log.close()
})

it("the plan keeps what two devices typed into one text", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.writePlan({ field: "statement", text: "I keep books.", was: "" })
  await tell.writePlan({ field: "statement", text: "I keep books in Toronto.", was: "I keep books." })
  await tell.writePlan({ field: "statement", text: "Hello. I keep books.", was: "I keep books." })
  await tell.writePlan({ field: "skills", items: ["Excel", " SQL ", ""], was: [] })
  await tell.writePlan({ field: "skills", items: ["Excel", "French"], was: ["Excel", "SQL"] })
  await tell.writePlan({ field: "headline", text: " Bookkeeper ", was: "" })
  expect(await ask.plan()).toMatchObject({
    statement: "Hello. I keep books in Toronto.",
    skills: ["Excel", "French"],
    headline: "Bookkeeper"
  })
  const now = await tell.writePlan({ field: "headline", text: "", was: "Bookkeeper" })
  expect(now).toMatchObject({ headline: "", skills: ["Excel", "French"] })
  await close()
})
