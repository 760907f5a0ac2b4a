import { expect, it } from "vitest"
import { openTestLog, type TestLog } from "../logHarness.ts"

/** Adds people by name, company and tags; gives their ids. */
const add = async (
  { ask, tell }: TestLog,
  ...people: ReadonlyArray<readonly [name: string, company?: string, tags?: ReadonlyArray<string>]>
) => {
  const { form } = await ask.personForm({})
  const ids: Array<string> = []
  for (const [name, company = "", tags = []] of people) {
    const words = name.split(" ")
    const familyName = words.length > 1 ? words.at(-1)! : ""
    const after = { ...form, lines: { ...form.lines, name, familyName, company }, lists: { ...form.lists, tags } }
    const saved = await tell.savePerson({ before: form, after })
    ids.push(saved._tag === "Saved" ? saved.id : "")
  }
  return ids
}

const names = async (log: TestLog, asked: Omit<Parameters<TestLog["ask"]["people"]>[0], "count"> = {}) =>
  (await log.ask.people({ ...asked, count: 60 })).rows.map(({ name }) => name)

it("people stand by family name under their letters, accents aside", async () => {
  const log = await openTestLog()
  await add(log, ["Luc Tran"], ["Zoé Éluard"], ["Ana Souza"], ["Émile Åkesson"], ["Prince"], ["Олена Шевченко"])
  const { rows } = await log.ask.people({ count: 60 })
  expect(rows.map(({ letter, name }) => [letter, name])).toEqual([
    ["A", "Émile Åkesson"],
    ["E", "Zoé Éluard"],
    ["P", "Prince"],
    ["S", "Ana Souza"],
    ["T", "Luc Tran"],
    ["Ш", "Олена Шевченко"]
  ])
})

it("a search finds beginnings of words in any order, without accents, and in Latin letters", async () => {
  const log = await openTestLog()
  await add(log, ["Zoé Lévesque", "Desjardins"], ["Ana Souza", "RBC"], ["Олена Шевченко", "SoftServe"])
  expect(await names(log, { query: "levesque zoe" })).toEqual(["Zoé Lévesque"])
  expect(await names(log, { query: "an rb" })).toEqual(["Ana Souza"])
  expect(await names(log, { query: "shevch" })).toEqual(["Олена Шевченко"])
  expect(await names(log, { query: "nobody" })).toEqual([])
})

it("whose name it is comes before those whom only their company brought", async () => {
  const log = await openTestLog()
  await add(log, ["Abel Ito", "Ana Holdings"], ["Ana Souza"], ["Ana"], ["Anatole Roy"])
  expect(await names(log, { query: "ana" })).toEqual(["Ana", "Ana Souza", "Anatole Roy", "Abel Ito"])
})

it("a phone number is found by any three digits of it", async () => {
  const log = await openTestLog()
  const { form } = await log.ask.personForm({})
  const after = {
    ...form,
    lines: { ...form.lines, name: "Raj Patel" },
    lists: { ...form.lists, phones: ["+1 416 555-0134"] }
  }
  await log.tell.savePerson({ before: form, after })
  expect(await names(log, { query: "555-01" })).toEqual(["Raj Patel"])
  expect(await names(log, { query: "999" })).toEqual([])
})

it("chips narrow the list down, each further, and say how many they leave", async () => {
  const log = await openTestLog()
  await add(log, ["Ana Souza", "RBC", ["CPA", "club"]], ["Luc Tran", "RBC", ["cpa"]], ["Zoé Roy", "Shopify"])
  await log.tell.capture({ line: "coffee with Ana Souza yesterday", said: {}, nobody: "Somebody" })
  expect(await names(log, { tag: "cpa" })).toEqual(["Ana Souza", "Luc Tran"])
  expect(await names(log, { tag: "CPA", company: "rbc", stage: "met" })).toEqual(["Ana Souza"])
  const { tag, company } = await log.ask.peopleFacets()
  expect(tag.map(({ said, count }) => [said, count])).toEqual([
    ["CPA", 2],
    ["club", 1]
  ])
  expect(company.map(({ said, count }) => [said, count])).toEqual([
    ["RBC", 2],
    ["Shopify", 1]
  ])
})

it("the list is true after every change: renamed, deleted, brought back, merged and taken apart", async () => {
  const log = await openTestLog()
  const [ana, other] = await add(log, ["Ana Souza", "RBC"], ["Anna Sousa", "RBC"])
  expect(await names(log)).toEqual(["Anna Sousa", "Ana Souza"])
  const { form } = await log.ask.personForm({ id: ana })
  await log.tell.savePerson({
    id: ana,
    before: form,
    after: { ...form, lines: { ...form.lines, name: "Ana Lima", familyName: "Lima" } }
  })
  expect(await names(log)).toEqual(["Ana Lima", "Anna Sousa"])
  await log.tell.deletePerson({ id: ana! })
  expect(await names(log)).toEqual(["Anna Sousa"])
  await log.tell.restorePerson({ id: ana! })
  const { id } = await log.tell.mergePeople({ one: ana!, other: other! })
  const merged = await log.ask.people({ count: 60 })
  expect(merged).toMatchObject({ total: 1, rows: [{ id }] })
  const off = (await log.ask.members({ id })).find((member) => member.id !== id)!
  await log.tell.splitPerson({ id: off.id })
  expect(await names(log)).toEqual(["Ana Lima", "Anna Sousa"])
})

it("stages follow what is logged", async () => {
  const log = await openTestLog()
  const [ana] = await add(log, ["Ana Souza"])
  expect(await log.ask.peopleStages({ ids: [ana!] })).toEqual([{ id: ana, stage: "found" }])
  await log.tell.capture({ line: "coffee with Ana Souza yesterday", said: {}, nobody: "Somebody" })
  expect(await log.ask.peopleStages({ ids: [ana!] })).toEqual([{ id: ana, stage: "met" }])
})

it("a page is as long as was asked for, and says how many there are", async () => {
  const log = await openTestLog()
  await add(log, ...Array.from({ length: 7 }, (_, index) => [`Person ${"abcdefg"[index]!}`] as const))
  expect(await log.ask.people({ count: 3 })).toMatchObject({ total: 7, all: 7, rows: { length: 3 } })
})
