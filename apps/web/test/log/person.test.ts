import { expect, it } from "vitest"
import { openTestLog, type TestLog } from "../logHarness.ts"

const withRaj = async (options: Parameters<typeof openTestLog>[0] = {}) => {
  const log = await openTestLog(options)
  const { form } = await log.ask.personForm({})
  const lines = { ...form.lines, name: "Raj Patel", position: "Controller", company: "RBC" }
  const lists = { ...form.lists, emails: ["raj@example.com"], links: ["linkedin.com/in/raj", "javascript:alert(1)"] }
  const saved = await log.tell.savePerson({ before: form, after: { ...form, lines, lists } })
  return { ...log, id: saved._tag === "Saved" ? saved.id : "" }
}

const met = async ({ ask, tell }: TestLog, contact: string, change: object = {}) => {
  const { form } = await ask.touchForm({})
  const after = {
    ...form,
    channel: "coffee" as const,
    day: "2026-03-02",
    time: "15:00",
    state: "held" as const,
    ...change
  }
  return tell.saveTouch({ contact, before: form, after })
}

it("a page says who somebody is, and opens only web addresses as pages", async () => {
  const { ask, id } = await withRaj()
  const page = await ask.personPage({ id })
  expect(page).toMatchObject({
    name: "Raj Patel",
    about: "Controller, RBC",
    stage: { said: "found" },
    isDeleted: false
  })
  expect(page.reach.map(({ kind, href }) => [kind, href])).toEqual([
    ["email", "mailto:raj@example.com"],
    ["link", "https://linkedin.com/in/raj"]
  ])
})

it("a conversation in full brings its advice, promises, leads and plan to the page", async () => {
  const log = await withRaj()
  await met(log, log.id, {
    points: "Control work",
    useful: "the order of the modules",
    suggested: ["Maude Côté", ""],
    advice: ["PREP module first"],
    pledges: [{ text: "Send the article", due: "2026-03-06" }],
    next: { on: "2026-03-24", reason: "ask how it went" }
  })
  const { timeline, referred, planned, next } = await log.ask.personPage({ id: log.id })
  expect(timeline).toMatchObject([
    {
      title: "Coffee",
      when: "Mon 2 Mar, 15:00",
      points: "Control work",
      useful: "the order of the modules",
      suggested: [{ name: "Maude Côté" }],
      advice: [{ text: "PREP module first", state: "to-do" }],
      pledges: [{ text: "Send the article", due: "Fri 6 Mar" }]
    }
  ])
  expect(referred.map(({ name }) => name)).toEqual(["Maude Côté"])
  expect(planned).toMatchObject([{ when: "Tue 24 Mar", reason: "ask how it went" }])
  expect(next[0]).toMatchObject({ rule: "thank-you", title: "Thank Raj Patel" })
})

it("only what was changed in a form is written, and what others changed meanwhile stays", async () => {
  const log = await withRaj()
  const { form: opened } = await log.ask.personForm({ id: log.id })
  const elsewhere = { ...opened, lines: { ...opened.lines, city: "Toronto", company: "TD" } }
  await log.tell.savePerson({ id: log.id, before: opened, after: elsewhere })
  const mine = { ...opened, lines: { ...opened.lines, position: "Finance lead" } }
  await log.tell.savePerson({ id: log.id, before: opened, after: mine })
  expect((await log.ask.personForm({ id: log.id })).form.lines).toMatchObject({
    city: "Toronto",
    company: "TD",
    position: "Finance lead"
  })
})

it("a form that changes nothing writes nothing", async () => {
  const log = await withRaj()
  const { form } = await log.ask.personForm({ id: log.id })
  const before = log.changes()
  expect(await log.tell.savePerson({ id: log.id, before: form, after: form })).toMatchObject({ batch: undefined })
  expect(log.changes()).toBe(before)
})

it("own fields are added, changed and taken away", async () => {
  const log = await withRaj()
  const save = async (custom: ReadonlyArray<{ readonly label: string; readonly value: string }>) => {
    const { form } = await log.ask.personForm({ id: log.id })
    await log.tell.savePerson({ id: log.id, before: form, after: { ...form, custom } })
    return (await log.ask.personForm({ id: log.id })).form.custom
  }
  expect(await save([{ label: "CRM id", value: "42" }])).toEqual([{ label: "CRM id", value: "42" }])
  expect(await save([{ label: "CRM id", value: "43" }])).toEqual([{ label: "CRM id", value: "43" }])
  expect(await save([])).toEqual([])
})

it.each([
  ["name", { lines: { name: " " } }],
  ["zone", { lines: { zone: "Mars/Olympus" } }],
  ["cadenceDays", { cadenceDays: "soon" }]
] as const)("a form with a %s that cannot be is not saved", async (field, change) => {
  const log = await withRaj()
  const { form } = await log.ask.personForm({ id: log.id })
  const after = { ...form, ...change, lines: { ...form.lines, ...("lines" in change ? change.lines : {}) } }
  expect(await log.tell.savePerson({ id: log.id, before: form, after })).toMatchObject({
    _tag: "NotSaved",
    faults: [{ field }]
  })
})

it("notes that two wrote from the same text keep what both wrote", async () => {
  const { ask, tell, id } = await withRaj()
  expect(await tell.saveNotes({ id, base: "", text: "Likes tea." })).toEqual({ text: "Likes tea." })
  await tell.saveNotes({ id, base: "Likes tea.", text: "Met in May. Likes tea." })
  const merged = await tell.saveNotes({ id, base: "Likes tea.", text: "Likes tea. Cycles." })
  expect(merged).toEqual({ text: "Met in May. Likes tea. Cycles." })
  expect((await ask.personPage({ id })).notes).toBe(merged.text)
})

it("advice goes from to do to done to told, and each step can be taken back", async () => {
  const log = await withRaj()
  await met(log, log.id, { advice: ["PREP module first"] })
  const advice = async () => (await log.ask.personPage({ id: log.id })).timeline[0]!.advice[0]!
  const { id } = await advice()
  const { batch } = await log.tell.setAdvice({ id, state: "done" })
  expect(await advice()).toMatchObject({ state: "done" })
  await log.tell.undo({ batch })
  expect(await advice()).toMatchObject({ state: "to-do" })
})

it("a conversation is edited in place, its text merged, and people added to it", async () => {
  const log = await withRaj()
  const { id } = await met(log, log.id, { points: "Control work" })
  const { form } = await log.ask.touchForm({ id })
  expect(form).toMatchObject({
    kind: "meeting",
    channel: "coffee",
    day: "2026-03-02",
    time: "15:00",
    points: "Control work"
  })
  const after = {
    ...form,
    points: "Control work, and audits",
    minutes: "45",
    attendees: [{ id: "", name: "Luc Tran" }]
  }
  await log.tell.saveTouch({ id, contact: log.id, before: form, after })
  expect((await log.ask.personPage({ id: log.id })).timeline).toMatchObject([
    { points: "Control work, and audits", remarks: ["45 min"], with: [{ name: "Luc Tran" }] }
  ])
})

it("every change is in the history, with what stood there before", async () => {
  const log = await withRaj()
  const { form } = await log.ask.personForm({ id: log.id })
  await log.tell.savePerson({ id: log.id, before: form, after: { ...form, lines: { ...form.lines, company: "TD" } } })
  const [last] = await log.ask.personHistory({ id: log.id, field: "company" })
  expect(last).toMatchObject({ via: "web", changes: [{ label: "Company", before: "RBC", after: "TD" }] })
})

it("a draft is for the reminder, and sending it logs the message and ends the reminder; undo takes back both", async () => {
  const log = await withRaj()
  await met(log, log.id, { useful: "the order of the modules" })
  const [thank] = (await log.ask.personPage({ id: log.id })).next
  const page = await log.ask.draftPage({ contact: log.id, reminder: thank!.id })
  expect(page).toMatchObject({ card: { id: thank!.id }, draft: { template: "thank-you", logs: "thank-you" } })
  expect(page.draft.body).toContain("the order of the modules")
  const { draft, channels } = page
  expect(channels[0]).toMatchObject({ value: "email" })
  const { batch } = await log.tell.sent({
    contact: log.id,
    reminder: thank!.id,
    template: draft.template,
    kind: draft.logs!,
    channel: "email",
    text: draft.body
  })
  const after = await log.ask.personPage({ id: log.id })
  expect([...after.next, ...after.later].map(({ id }) => id)).not.toContain(thank!.id)
  expect(after.timeline[0]).toMatchObject({ title: "Thank-you by e-mail", points: draft.body.trim() })
  await log.tell.undo({ batch })
  expect((await log.ask.personPage({ id: log.id })).next.map(({ id }) => id)).toContain(thank!.id)
})

it("a message that does not end its reminder settles it, in one batch with it", async () => {
  const log = await withRaj()
  await log.tell.planFollowUp({ contact: log.id, on: "2026-03-03", reason: "" })
  await met(log, log.id)
  const before = await log.ask.personPage({ id: log.id })
  const connect = [...before.next, ...before.later].find(({ rule }) => rule === "connect")!
  const { batch } = await log.tell.sent({
    contact: log.id,
    reminder: connect.id,
    template: "connect",
    kind: "other",
    channel: "linkedin",
    text: "Hello"
  })
  const ids = async () => {
    const { next, later } = await log.ask.personPage({ id: log.id })
    return [...next, ...later].map(({ id }) => id)
  }
  expect(await ids()).not.toContain(connect.id)
  await log.tell.undo({ batch })
  expect(await ids()).toContain(connect.id)
})

it("a text is read by the lint, in the reader's language", async () => {
  const { ask } = await openTestLog({ lang: "fr" })
  const read = await ask.readText({
    text: "Bonjour Raj, pourriez-vous me trouver un emploi ? [votre nom]",
    language: "fr",
    kind: "ask",
    channel: "message",
    name: "Raj",
    limit: undefined
  })
  expect(read.gaps).toMatchObject([{ label: "votre nom" }])
  expect(read.remarks.map(({ id }) => id)).toContain("asks-for-job")
  expect(read.remarks.every(({ said }) => said.length > 0)).toBe(true)
})

it("forgetting asks for the name as it is, and then nobody is there", async () => {
  const { ask, tell, id } = await withRaj()
  await expect(tell.forgetPerson({ id, name: "Raj" })).rejects.toMatchObject({ code: "gone" })
  expect(await tell.forgetPerson({ id, name: "Raj Patel" })).toMatchObject({ entities: 1 })
  await expect(ask.personPage({ id })).rejects.toMatchObject({ code: "gone" })
})

it("who may be the same is proposed with why, and not again once told apart", async () => {
  const log = await withRaj()
  const { form } = await log.ask.personForm({})
  const lines = { ...form.lines, name: "Raj Patel", company: "RBC" }
  const saved = await log.tell.savePerson({ before: form, after: { ...form, lines } })
  const other = saved._tag === "Saved" ? saved.id : ""
  const pairs = await log.ask.alikeTo({ id: log.id })
  expect(pairs).toMatchObject([{ by: ["name"], likely: true }])
  expect(await log.ask.duplicates()).toEqual({ pairs, more: 0 })
  await log.tell.tellApart({ one: log.id, other })
  expect(await log.ask.alikeTo({ id: log.id })).toEqual([])
})
