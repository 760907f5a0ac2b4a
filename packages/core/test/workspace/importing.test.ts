import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import type { Json } from "@kith/core/domain/merge/State"
import type { Row } from "@kith/core/domain/SourceRecord"
import type { ImportOptions } from "@kith/core/workspace/Importing"
import { type Device, device, exchange } from "@kith/testkit/MemoryDevices"

const via = "import:linkedin"
const rowsOf = (...people: ReadonlyArray<Record<string, Json>>): ReadonlyArray<Row> =>
  people.map((fields, index) => ({
    _tag: "Read",
    line: index + 2,
    record: {
      sourceKey: JSON.stringify(fields["key"] ?? fields["name"]),
      fields: Object.fromEntries(Object.entries(fields).filter(([name]) => name !== "key"))
    }
  }))
const ana = { name: "Ana Souza", company: "RBC", emails: ["ana@rbc.ca"] }
const luc = { name: "Luc Tran", company: "Shopify" }

const imported = (
  { kith, run }: Device,
  rows: ReadonlyArray<Row>,
  asOf = "2026-01-01",
  more: Partial<ImportOptions> = {}
) => run(kith.importRows(rows, { source: "linkedin", asOf, via, ...more }))
const only = async ({ kith, run }: Device, name: string) => {
  const found = await run(kith.find(name))
  expect(found).toHaveLength(1)
  return found[0]!
}

it("importing the same rows twice adds nothing and writes nothing", async () => {
  const laptop = await device("laptop")
  expect(await imported(laptop, rowsOf(ana, luc))).toMatchObject({ rows: 2, new: 2, known: 0, changed: 0 })
  const before = await laptop.run(laptop.log.heads)
  const again = await imported(laptop, rowsOf(ana, luc))
  expect(again).toMatchObject({ rows: 2, new: 0, known: 2, changed: 0 })
  expect(again).not.toHaveProperty("undo")
  expect(await laptop.run(laptop.log.heads)).toEqual(before)
})

it("what a newer export says for the first time is a change as well, from nothing", async () => {
  const laptop = await device("laptop")
  await imported(laptop, rowsOf({ name: "Luc Tran" }))
  const report = await imported(laptop, rowsOf(luc), "2026-02-01")
  expect(report).toMatchObject({ known: 0, changed: 1, changes: { count: 1 } })
  expect(report.changes.first).toMatchObject([{ field: "company", before: null, after: "Shopify" }])
})

it("a newer export updates what it had said; an older one after it does not", async () => {
  const laptop = await device("laptop")
  await imported(laptop, rowsOf(ana), "2026-01-01")
  const newer = await imported(laptop, rowsOf({ ...ana, company: "Shopify", emails: ["ana@shopify.ca"] }), "2026-02-01")
  expect(newer).toMatchObject({
    changed: 1,
    changes: { count: 2, first: [{ field: "company", before: "RBC", after: "Shopify" }, { field: "emails" }] }
  })
  const older = await imported(laptop, rowsOf(ana), "2026-01-01")
  expect(older).toMatchObject({ changed: 0, known: 1 })
  expect((await only(laptop, "ana")).contact).toMatchObject({ company: "Shopify", emails: ["ana@shopify.ca"] })
})

it("a field of one's own changes with its source, unless the user has changed it", async () => {
  const laptop = await device("laptop")
  const scored = (score: string, floor: string) => ({
    ...ana,
    custom: [
      { label: "Score", value: score },
      { label: "Floor", value: floor }
    ]
  })
  await imported(laptop, rowsOf(scored("87", "3")))
  const { id } = await only(laptop, "ana")
  const mine = { label: "Floor", value: "roof" }
  await laptop.run(laptop.kith.commit([ContactEdited.draft(id, { custom: { add: [mine] } })], { via: "cli" }))
  expect(await imported(laptop, rowsOf(scored("91", "4")), "2026-02-01")).toMatchObject({ known: 0, changed: 1 })
  const { custom } = (await only(laptop, "ana")).contact
  expect(custom).toEqual(expect.arrayContaining([{ label: "Score", value: "91" }, mine]))
  expect(custom).toHaveLength(2)
  expect(await imported(laptop, rowsOf(scored("91", "4")), "2026-02-01")).toMatchObject({ known: 1, changed: 0 })
})

it("what the user set by hand stays, and what they took away stays away", async () => {
  const laptop = await device("laptop")
  const { kith, run } = laptop
  await imported(laptop, rowsOf({ ...ana, position: "Analyst" }))
  const { id } = await only(laptop, "ana")
  await run(
    kith.commit(
      [ContactEdited.draft(id, { company: "RBC Capital", position: null, emails: { remove: ["ana@rbc.ca"] } })],
      { via: "cli" }
    )
  )
  const newer = rowsOf({ ...ana, company: "Royal Bank", position: "Senior analyst", emails: ["ana@rbc.ca"] })
  expect(await imported(laptop, newer, "2026-02-01")).toMatchObject({ changed: 0, kept: 2 })
  expect((await only(laptop, "ana")).contact).toMatchObject({ company: "RBC Capital", position: undefined, emails: [] })
})

it("undoing an import brings back the state before, except for what was edited since", async () => {
  const laptop = await device("laptop")
  const { kith, run } = laptop
  await run(kith.commit([ContactEdited.draft("mei", { name: "Mei" })], { via: "cli" }))
  const before = await run(kith.stateHash)
  const first = await imported(laptop, rowsOf(ana, luc))
  await run(kith.undo(first.undo!, "cli"))
  expect(await run(kith.stateHash)).toBe(before)
  const second = await imported(laptop, rowsOf(ana, luc), "2026-03-01")
  expect(second.new).toBe(2)
  await run(kith.commit([ContactEdited.draft((await only(laptop, "luc")).id, { city: "Laval" })], { via: "cli" }))
  await run(kith.undo(second.undo!, "cli"))
  const left = (await run(kith.everybody())).map(({ contact }) => [contact.name, contact.city])
  expect(left).toEqual([
    [undefined, "Laval"],
    ["Mei", undefined]
  ])
})

it("two devices that import the same file have the same contacts once", async () => {
  const laptop = await device("laptop")
  const phone = await device("phone")
  await imported(laptop, rowsOf(ana, luc))
  await imported(phone, rowsOf(ana, luc))
  await exchange(laptop, phone)
  expect(await phone.run(phone.kith.everybody())).toHaveLength(2)
  expect(await phone.run(phone.kith.conflicts)).toEqual([])
  expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
})

it("proposes who may be the same, and merges nobody by itself", async () => {
  const laptop = await device("laptop")
  await laptop.run(laptop.kith.commit([ContactEdited.draft("mine", { name: "ANA SOUZA" })], { via: "cli" }))
  const report = await imported(laptop, rowsOf(ana, { ...ana, key: "other", name: "A. Souza" }))
  const { count, first } = report.maybeSame
  expect(count).toBe(2)
  expect(first.map(({ line, like }) => [line, like])).toEqual([
    [2, "mine"],
    [3, first[0]!.contact]
  ])
  expect(await laptop.run(laptop.kith.everybody())).toHaveLength(3)
})

it("a dry run says the same and writes nothing; refused rows are reported by line; a row twice counts once", async () => {
  const laptop = await device("laptop")
  const rows: ReadonlyArray<Row> = [...rowsOf(ana, luc, ana), { _tag: "Refused", line: 9, why: "noName" }]
  const dry = await imported(laptop, rows, "2026-01-01", { dryRun: true })
  expect(dry).toMatchObject({
    rows: 4,
    new: 2,
    known: 1,
    unreadable: { count: 1, first: [{ line: 9, why: "noName" }] }
  })
  expect(await laptop.run(laptop.kith.everybody())).toEqual([])
  const { undo, ...wet } = await imported(laptop, rows)
  expect(wet).toEqual(dry)
  expect(undo).toBeDefined()
})

it("a row that says more than an event can carry is refused, and the others come in", async () => {
  const laptop = await device("laptop")
  const report = await imported(laptop, rowsOf({ ...ana, notes: "x".repeat(300_000) }, luc))
  expect(report).toMatchObject({ rows: 2, new: 1, unreadable: { count: 1, first: [{ line: 2, why: "rowTooLarge" }] } })
})

it("lists the first thousand of what it could not read, and counts the rest", async () => {
  const laptop = await device("laptop")
  const rows = Array.from({ length: 1001 }, (_, line): Row => ({ _tag: "Refused", line, why: "noName" }))
  const { unreadable } = await imported(laptop, rows)
  expect(unreadable.count).toBe(1001)
  expect(unreadable.first).toEqual(rows.slice(0, 1000))
})

it("starts no reminders unless asked, and then spreads them", async () => {
  const laptop = await device("laptop")
  const dues = async () =>
    (await laptop.run(laptop.kith.due({ all: true, until: Date.parse("2027-01-01") }))).shown.filter(
      ({ reminder }) => reminder.contact !== undefined
    )
  await imported(laptop, rowsOf(ana))
  expect(await dues()).toEqual([])
  await imported(laptop, rowsOf(luc, { name: "Mei Chen" }), "2026-01-01", { reviveOn: (nth) => `2026-03-0${4 + nth}` })
  expect(
    (await dues()).map(({ reminder }) => [reminder.rule, new Date(reminder.due).toISOString().slice(0, 10)])
  ).toEqual([
    ["keep-in-touch", "2026-03-04"],
    ["keep-in-touch", "2026-03-05"]
  ])
})

it("a row that says where somebody was met, and through whom, makes both once", async () => {
  const laptop = await device("laptop")
  const rows = rowsOf(
    { name: "Mei Chen", metAtName: "CPA night", referredByName: "Raj Patel", lastContact: "2026-02-01" },
    { name: "Zoé Roy", metAtName: "cpa night", nextFollowUp: "2026-04-01", followUpReason: "portfolio" }
  )
  await imported(laptop, rows)
  await imported(laptop, rows)
  const mei = await only(laptop, "mei")
  const around = await laptop.run(laptop.kith.timeline(mei.id))
  expect(around.gatherings).toMatchObject([{ name: expect.stringMatching(/cpa night/i), people: { length: 2 } }])
  expect(around.interactions).toMatchObject([{ happened: "2026-02-01", quiet: true }])
  expect((await laptop.run(laptop.kith.person(mei.contact.referredBy!)))?.contact.name).toBe("Raj Patel")
})
