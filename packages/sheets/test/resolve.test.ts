import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { FollowUpPlanned, InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import { FollowUp } from "@kith/core/domain/entities/FollowUp"
import { Index } from "@kith/core/workspace/IndexNames"
import { deleteContact, mergeContacts } from "@kith/core/workspace/Merging"
import { person, under } from "@kith/core/workspace/People"
import { undo } from "@kith/core/workspace/Undo"
import { nothingYet } from "../src/engine/Remembered.ts"
import { acceptStop, confirmRemoval, mayGo, putBack } from "../src/resolve.ts"
import { Connected, FIELDS } from "./Table.ts"

const via = "test"

it("a row that is gone is put back, or its contact deleted, when somebody says so", async () => {
  const table = await Connected.make()
  for (const name of ["Ana Souza", "Bo Li", "Cy Roy"]) await table.add(name.slice(0, 2), name)
  await table.sync()
  table.grid.rows.splice(0, 2)
  expect((await table.sync()).removed.toSorted()).toEqual(["Bo", "Cy"])
  expect(await table.run(putBack("An"))).toBe(false)
  expect(await table.run(putBack("Bo"))).toBe(true)
  expect(await table.run(confirmRemoval("An", "s1"))).toBe(undefined)
  const batch = await table.run(confirmRemoval("Cy", "s1"))
  expect(await table.sync()).toMatchObject({ removed: [], rows: 2, events: 0 })
  expect(table.rows()).toEqual(["Ana", "Bo"])
  expect((await table.run(person("Cy")))?.deleted).toBe(true)
  await table.run(undo(batch!, via))
  expect((await table.run(person("Cy")))?.deleted).toBe(false)
})

it("rows that people empty but for the hidden id count as gone", async () => {
  const table = await Connected.make()
  for (const name of ["Ana Souza", "Bo Li"]) await table.add(name.slice(0, 2), name, { company: "Acme" })
  await table.sync()
  const row = table.grid.rows[table.row("Bo")]!
  for (const column of table.grid.columns) if (column.tag !== "id") row.delete(column)
  expect(await table.sync()).toMatchObject({ removed: ["Bo"], events: 0 })
  expect(await table.people()).toEqual(["Ana Souza, Acme", "Bo Li, Acme"])
  await table.run(putBack("Bo"))
  await table.sync()
  expect(table.text("Bo", "Company")).toBe("Acme")
  expect(table.grid.rows).toHaveLength(2)
})

it("more rows gone at once than by accident: nothing moves until it is accepted", async () => {
  const table = await Connected.make()
  for (let n = 0; n < 8; n++) await table.add(`p${n}`, `Person${n} Roy`)
  await table.sync()
  table.grid.rows.splice(0, 6)
  await table.write(ContactEdited.draft("p7", { company: "Acme" }))
  const stopped = await table.sync()
  expect(stopped.stopped).toMatchObject({ why: "rowsGone" })
  expect(table.grid.rows).toHaveLength(2)
  expect(await table.run(acceptStop())).toMatchObject({ why: "rowsGone" })
  const after = await table.sync()
  expect(after.stopped).toBeUndefined()
  expect(after.removed).toHaveLength(6)
  expect(await table.people()).toHaveLength(8)
})

it("headings that have changed places stop the run; changed back, all goes on; accepted, they are believed", async () => {
  for (const tags of [true, false]) {
    const table = await Connected.make([], [], { tags, lookups: tags })
    await table.add("ana", "Ana Souza", { company: "Zinc" })
    await table.sync()
    const [a, b] = [table.column("Company"), table.column("Last name")].map((at) => table.grid.columns[at]!)
    const swap = () => ([a!.heading, b!.heading] = [b!.heading, a!.heading])
    swap()
    expect((await table.sync()).stopped).toMatchObject({ why: "columnsSwapped" })
    swap()
    expect(await table.sync()).toMatchObject({ events: 0, cellsOut: 0 })
    swap()
    await table.sync()
    await table.run(acceptStop())
    expect((await table.sync()).stopped).toBeUndefined()
    expect(await table.people()).toEqual(["Ana Zinc, Souza"])
    expect((await table.sync()).events).toBe(0)
  }
})

it("the row of a contact that was deleted in the log stays until it may go, and other people's columns stay for good", async () => {
  const table = await Connected.make(["First name", "Last name", "Comment"], [])
  await table.add("ana", "Ana Souza", { company: "Zinc" })
  await table.sync()
  table.type("Ana", "Comment", "brings cake")
  await table.run(deleteContact("ana", via))
  const report = await table.sync()
  expect(report.deletedInLog).toEqual([{ id: "ana", row: 2 }])
  expect(table.text("Ana", "Company")).toBe("Zinc")
  expect(table.grid.rows[0]!.get(table.grid.columns[0]!)?.note).toMatch(/deleted from the log/)
  expect(await table.run(mayGo("ana"))).toBe(true)
  expect((await table.sync()).deletedInLog).toEqual([])
  const left = table.grid.columns.map((column) => table.grid.textAt(table.grid.rows[0]!, column))
  expect(left.filter(Boolean)).toEqual(["brings cake"])
})

it("a follow-up is planned, moved and dropped from the sheet, whatever way its day is written", async () => {
  const table = await Connected.make()
  await table.add("ana", "Ana Souza")
  await table.sync()
  const planned = async () => (await table.run(under(FollowUp, Index.of, "contact/ana"))).map(({ on }) => on)
  for (const [text, on] of [
    ["2 avril 2026", ["2026-04-02"]],
    ["Apr 9, 2026", ["2026-04-09"]],
    ["", []]
  ] as const) {
    table.type("Ana", "Follow up on", text)
    await table.sync()
    expect(await planned()).toEqual(on)
  }
  await table.write(FollowUpPlanned.draft("f1", { contact: "ana" as never, on: "2026-05-01" }))
  await table.sync()
  expect(table.grid.table().rows[0]![table.column("Follow up on")]).toMatchObject({ isDate: true, value: 46143 })
})

it("rows of two contacts that are one person both show the person", async () => {
  const table = await Connected.make()
  await table.add("a1", "Ana Souza", { company: "Zinc" })
  await table.add("a2", "Ana Sousa", { emails: { add: ["ana@x.ca"] } })
  await table.sync()
  await table.run(mergeContacts("a1", "a2", via))
  await table.sync()
  expect(table.rows()).toEqual(["Ana, Zinc", "Ana, Zinc"])
  const rows = table.grid.table().rows.map((row) => row[table.column("Email")]?.shown)
  expect(rows).toEqual(["ana@x.ca", "ana@x.ca"])
})

it("only the chosen fields go out and come in, and what the log works out is looked up", async () => {
  const table = await Connected.make(["First name", "Last name", "Company"], [])
  table.options = { id: "s1", fields: FIELDS.filter((key) => key !== "company") }
  await table.add("ana", "Ana Souza", { company: "Secret" })
  await table.write(InteractionLogged.draft("i1", { contact: "ana" as never, kind: "meeting", happened: "2026-02-10" }))
  await table.sync()
  expect(table.text("Ana", "Company")).toBe("")
  expect(table.text("Ana", "Last contact")).toBe("2026-02-10")
  table.type("Ana", "Company", "Public")
  expect((await table.sync()).events).toBe(0)
  expect(await table.people()).toEqual(["Ana Souza, Secret"])
})

it("a dry run says what would be done, and does none of it", async () => {
  const table = await Connected.make(["First name", "Last name", "Kith id"], [["Cy", "Roy"]])
  await table.add("ana", "Ana Souza")
  const before = JSON.stringify(table.grid.table())
  await table.sync({ dryRun: true })
  expect(JSON.stringify(table.grid.table())).toBe(before)
  expect(await table.people()).toEqual(["Ana Souza"])
  expect(await table.run(table.memory.load)).toEqual(nothingYet)
})

it("somebody typed who looks like a contact without a row is that contact; a sheet in French is one in French", async () => {
  const table = await Connected.make(["Prénom", "Nom", "Courriel", "Entreprise"], [["Ana", "Souza", "ANA@x.ca", "Tin"]])
  table.options = { ...table.options, language: "fr" }
  await table.add("ana", "Ana Souza", { emails: { add: ["ana@x.ca"] } })
  const report = await table.sync()
  expect(report).toMatchObject({ rows: 1, events: 1, maybeSame: [] })
  expect(await table.people()).toEqual(["Ana Souza, Tin"])
  expect(table.grid.columns.map(({ heading }) => heading)).toContain("Identifiant Kith")
})
