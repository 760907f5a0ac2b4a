/** Entries that are made while a log is still on its way here: about whom they are. */
import { expect, it } from "vitest"
import type { DeviceId } from "@kith/core/log/Ids"
import type { GlanceContents } from "@kith/core/workspace/GlanceContents"
import { type Arrival, notYet } from "../../src/log/sync/Arrival.ts"
import { openTestLog } from "../logHarness.ts"

const ANA = "36hskmbzwzqtpng9"

const glance = (people: GlanceContents["people"]): GlanceContents => ({
  format: "kith/glance/1",
  version: {},
  settings: { zone: "America/Toronto", dailyLimit: 5, away: [] },
  reminders: [],
  whole: true,
  open: 0,
  settled: [],
  people,
  rules: {}
})

const coming = (people: GlanceContents["people"]): Arrival => ({
  ...notYet,
  seen: { device: "d" as DeviceId, at: 0, contents: glance(people) }
})

const nobody = "Somebody"

it("an entry about somebody whom the glance names is about them, and makes nobody new", async () => {
  let arrival: Arrival | undefined = coming({ [ANA]: { name: "Ana Souza", company: "RBC" } })
  const log = await openTestLog({ arrival: () => arrival })
  const line = "coffee with ana souza yesterday"
  expect(await log.ask.readCapture({ line, said: {} })).toMatchObject({
    people: [{ id: ANA, name: "Ana Souza", company: "RBC" }]
  })
  expect(await log.tell.capture({ line, said: {}, nobody })).toMatchObject({
    contact: ANA,
    name: "Ana Souza",
    next: []
  })
  arrival = undefined
  expect((await log.ask.people({ count: 9 })).all).toBe(0)
  await log.close()
})

it("of two whom the glance calls so, the one is meant that was chosen", async () => {
  const arrival = coming({ [ANA]: { name: "Ana Souza" }, xwnjy8cyk3tpc5j2: { name: "Ana Souza", company: "TD" } })
  const log = await openTestLog({ arrival: () => arrival })
  const line = "coffee with Ana Souza yesterday"
  expect((await log.ask.readCapture({ line, said: {} })).people).toHaveLength(2)
  const said = { contact: "xwnjy8cyk3tpc5j2" }
  expect(await log.tell.capture({ line, said, nobody })).toMatchObject({ contact: "xwnjy8cyk3tpc5j2" })
  await log.close()
})

it("somebody whom it does not name is new, and found among those alike once the log is here", async () => {
  let arrival: Arrival | undefined = coming({ [ANA]: { name: "Ana Souza" } })
  const log = await openTestLog({ arrival: () => arrival })
  const first = await log.tell.capture({ line: "coffee with Luc Tran yesterday", said: {}, nobody })
  expect(first.contact).not.toBe(ANA)
  arrival = undefined
  const { form: before } = await log.ask.personForm({})
  await log.tell.savePerson({ before, after: { ...before, lines: { ...before.lines, name: "Luc Tran" } } })
  expect((await log.ask.duplicates()).pairs).toHaveLength(1)
  await log.close()
})
