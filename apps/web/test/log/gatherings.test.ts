import { expect, it } from "vitest"
import { linesOf } from "../../src/log/changeGathering.ts"
import { openTestLog, type TestLog } from "../logHarness.ts"

const form = { name: "TechTO", type: "", state: "", host: "", place: "", link: "", starts: "", ends: "" } as const

const evening = ({ tell }: TestLog) =>
  tell.saveGathering({ ...form, starts: "2026-03-02T18:00", ends: "2026-03-02T20:00" })

it.each([
  [
    "Ana Souza, RBC\n\n2. Luc Tran\t Shopify",
    [
      ["Ana Souza", "RBC"],
      ["Luc Tran", "Shopify"]
    ]
  ],
  [
    "• Zoé Tremblay\r\n- Ana-Maria Popescu; Kofi Mensah",
    [
      ["Zoé Tremblay", ""],
      ["Ana-Maria Popescu", ""],
      ["Kofi Mensah", ""]
    ]
  ],
  [" ,\n,RBC\n3)  王小明", [["王小明", ""]]]
])("names pasted as %j are read one a line", (text, read) => {
  expect(linesOf(text).map(({ name, company }) => [name, company])).toEqual(read)
})

it("an event that is over asks whom one met, until people are added or it was nobody", async () => {
  const log = await openTestLog()
  const { id } = await evening(log)
  const asks = async () => (await log.ask.gatherings()).behind[0]?.asksWhom
  expect(await asks()).toBe(true)
  const { batch } = await log.tell.meetNobody({ id })
  expect(await asks()).toBe(false)
  await log.tell.undo({ batch })
  await log.tell.meetAtGathering({ id, people: [{ name: "Ana Souza", company: "RBC" }] })
  expect(await asks()).toBe(false)
})

it("people met in one go: the known one is recognised, one who may be several is asked for, the others are new", async () => {
  const log = await openTestLog()
  const { id } = await evening(log)
  const first = await log.tell.meetAtGathering({
    id,
    people: [
      { name: "Ana Souza", company: "RBC" },
      { name: "Tom Wright", company: "" }
    ]
  })
  expect(first).toMatchObject({ met: 2, added: 2 })
  const read = await log.ask.readNames({ text: "ana souza\nTom\nKofi Mensah, Deloitte" })
  expect(
    read.map(({ exactly, perhaps }) => [exactly.map(({ name }) => name), perhaps.map(({ name }) => name)])
  ).toEqual([
    [["Ana Souza"], []],
    [[], ["Tom Wright"]],
    [[], []]
  ])
  const again = await log.tell.meetAtGathering({
    id,
    people: [
      { name: "ana souza", company: "", contact: read[0]!.exactly[0]!.id },
      { name: "Kofi Mensah", company: "Deloitte" }
    ]
  })
  expect(again).toMatchObject({ met: 2, added: 1 })
  const { met, state } = await log.ask.gathering({ id })
  expect(new Map(met.map(({ name, company }) => [name, company]))).toEqual(
    new Map([
      ["Ana Souza", "RBC"],
      ["Kofi Mensah", "Deloitte"],
      ["Tom Wright", undefined]
    ])
  )
  expect(state).toBe("attended")
  expect(met.every(({ next }) => next?.title.startsWith("Write to "))).toBe(true)

  await log.tell.unmeetAtGathering({ id, contact: read[0]!.exactly[0]!.id })
  expect((await log.ask.gathering({ id })).met).toHaveLength(2)
})

it("an event is changed, emptied of what was wrong, deleted, and brought back", async () => {
  const log = await openTestLog()
  const { id } = await log.tell.saveGathering({ ...form, place: "MaRS", starts: "2026-03-12T18:00" })
  await log.tell.saveGathering({ ...form, id, name: "TechTO March", place: "", starts: "2026-03-12T18:30" })
  const page = await log.ask.gathering({ id })
  expect([page.name, page.place, page.when, page.state]).toEqual(["TechTO March", "", "Thu 12 Mar, 18:30", "planned"])
  const { batch } = await log.tell.deleteGathering({ id })
  await expect(log.ask.gathering({ id })).rejects.toMatchObject({ code: "gone" })
  await log.tell.undo({ batch })
  expect((await log.ask.gatherings()).ahead.map(({ name }) => name)).toEqual(["TechTO March"])
})
