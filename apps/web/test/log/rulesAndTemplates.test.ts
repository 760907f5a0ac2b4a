/** Rules and templates: what comes with Kith, in the user's own way. Today is Tuesday, 3 March 2026. */
import { expect, it } from "vitest"
import { openTestLog } from "../logHarness.ts"

it("a rule's span is tried, saved, and taken back", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.capture({ line: "coffee with Ana Souza 1 March", said: {}, nobody: "Somebody" })
  const named = async (id: string) => (await ask.rules()).find((rule) => rule.id === id)!
  expect(await named("thank-you")).toMatchObject({
    enabled: true,
    isOwn: false,
    isChanged: false,
    due: "24 hours after"
  })

  const parts = { id: "thank-you", after: { amount: 2, unit: "days" } } as const
  const preview = await ask.previewRules({ parts: [parts] })
  expect(preview).toMatchObject({ count: 1, missing: [], skipped: 0, isWeekly: false })
  expect(preview.reminders[0]!.title).toContain("Ana")
  expect((await named("thank-you")).due).toBe("24 hours after")

  await tell.saveRules({ parts: [parts] })
  expect(await named("thank-you")).toMatchObject({ isChanged: true, due: "2 days after" })
  await tell.turnRule({ id: "thank-you", enabled: false })
  expect(await named("thank-you")).toMatchObject({ enabled: false })
  await tell.resetRule({ id: "thank-you" })
  expect(await named("thank-you")).toMatchObject({ enabled: true, isChanged: false, due: "24 hours after" })
  await expect(ask.rule({ id: "none" })).rejects.toMatchObject({ code: "gone" })
  await close()
})

it("a rule of one's own needs what sets it off, and is gone when taken away", async () => {
  const { ask, tell, close } = await openTestLog()
  expect((await ask.previewRules({ parts: [{ id: "mine", name: "Mine" }] })).missing).toEqual(["on", "after"])
  const { ids } = await tell.saveRules({
    parts: [{ name: "Say hello", on: "first-met", after: { amount: 1, unit: "months" } }]
  })
  const id = ids[0]!
  expect(await ask.rule({ id })).toMatchObject({ name: "Say hello", isOwn: true, due: "1 month after" })
  await tell.saveRules({ parts: [{ id, lateAfter: { amount: 2, unit: "months" } }] })
  expect((await ask.rule({ id })).said.late).toBe("2 months after")
  await tell.saveRules({ parts: [{ id, name: "Say hi" }], unsaid: [{ id, parts: ["lateAfter"] }] })
  expect(await ask.rule({ id })).toMatchObject({ name: "Say hi", said: { late: "" } })
  await tell.resetRule({ id })
  expect((await ask.rules()).some((rule) => rule.id === id)).toBe(false)
  await close()
})

it("a rule file reads back as the rules that it was made from", async () => {
  const { ask, tell, close } = await openTestLog()
  const parts = [
    { id: "keep-in-touch", cadenceByTag: [{ tag: "mentor", days: 30 }] },
    { id: "hello", name: "Say hello", on: "first-met", after: { amount: 1, unit: "months" } }
  ] as const
  await tell.saveRules({ parts })
  const file = await ask.ruleFile()
  expect(file).toMatchObject({ name: "kith-rules-2026-03-03.json", count: 2 })
  const read = await ask.readRules({ text: file.text })
  expect(read).toMatchObject({ problems: [], isUnreadable: false })
  expect(read.names).toEqual(["Keep in touch", "Say hello"])
  await tell.saveRules({ parts: read.parts })
  expect((await ask.ruleFile()).text).toBe(file.text)
  await close()
})

it("a file with mistakes tells where they are, and what is no file is said to be none", async () => {
  const { ask, close } = await openTestLog()
  const read = await ask.readRules({ text: "rules:\n  - id: mine\n    on: never\n    after: 2 days\n" })
  expect(read.problems).toMatchObject([{ path: "rules[0].on", problem: "not-allowed" }])
  expect((await ask.readRules({ text: "{ [" })).isUnreadable).toBe(true)
  await close()
})

it("a template is reworded in one language, switched off, and comes back as it was", async () => {
  const { ask, tell, close } = await openTestLog()
  const one = async (words: "en" | "fr", id = "thank-you") =>
    (await ask.templates({ words })).templates.find((template) => template.id === id)!
  const [english, french] = [await one("en"), await one("fr")]
  expect(english.body).not.toBe(french.body)
  const { strange } = await tell.writeTemplate({ id: "thank-you", subject: "Thanks", body: "Hi {nmae}!", words: "en" })
  expect(strange).toEqual(["nmae"])
  expect(await one("en")).toMatchObject({ body: "Hi {nmae}!", isReworded: true })
  expect(await one("fr")).toMatchObject({ body: french.body, isReworded: false })
  await tell.turnTemplate({ id: "thank-you", enabled: false })
  expect(await one("fr")).toMatchObject({ enabled: false })
  await tell.resetTemplate({ id: "thank-you" })
  expect(await one("en")).toEqual(english)
  await close()
})

it("a template of one's own is added, renamed and taken away", async () => {
  const { ask, tell, close } = await openTestLog()
  const words = "en"
  const { id } = await tell.writeTemplate({ title: "Hello again", subject: undefined, body: "Hi {name}", words })
  await tell.writeTemplate({ id, title: "Hello", subject: undefined, body: "Hello {name}", words })
  const mine = async () => (await ask.templates({ words })).templates.filter(({ isOwn }) => isOwn)
  expect(await mine()).toMatchObject([{ id, title: "Hello", body: "Hello {name}", channel: "message" }])
  await tell.resetTemplate({ id })
  expect(await mine()).toEqual([])
  await close()
})
