import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { conflicts } from "@kith/core/workspace/Conflicts"
import { Contact } from "@kith/core/domain/entities/Contact"
import { get, person } from "@kith/core/workspace/People"
import { Connected } from "./Table.ts"

it("people of the log come to stand in an empty sheet, and a second run has nothing to do", async () => {
  const table = await Connected.make()
  await table.add("ana", "Ana Souza", { company: "Zinc", relation: "friend" })
  await table.add("bo", "Bo Li")
  const first = await table.sync()
  expect(table.rows()).toEqual(["Bo", "Ana, Zinc"])
  expect(table.text("Ana", "Relationship")).toBe("Friend")
  expect(first).toMatchObject({ rows: 2, events: 0, unfinished: false, setAside: [] })
  expect(first.cellsOut).toBeGreaterThan(8)
  const again = await table.sync()
  expect(again).toMatchObject({ rows: 2, events: 0, cellsOut: 0, unfinished: false })
})

it("a cell changed in the sheet is an event, one changed in the log is a cell", async () => {
  const table = await Connected.make()
  await table.add("ana", "Ana Souza", { company: "Zinc" })
  await table.sync()
  table.type("Ana", "Company", "Tin")
  table.type("Ana", "Relationship", "ami")
  expect((await table.sync()).events).toBe(1)
  expect(await table.run(get(Contact, "ana"))).toMatchObject({ company: "Tin", relation: "friend" })
  expect(table.text("Ana", "Relationship")).toBe("ami")
  await table.write(ContactEdited.draft("ana", { company: "Gold", emails: { add: ["ana@x.ca"] } }))
  await table.sync()
  expect(table.text("Ana", "Company")).toBe("Gold")
  expect(table.text("Ana", "Email")).toBe("ana@x.ca")
})

it("a cell changed on both sides is a conflict of the log, and a note", async () => {
  const table = await Connected.make()
  await table.add("ana", "Ana Souza", { company: "Zinc" })
  await table.sync()
  await table.write(ContactEdited.draft("ana", { company: "Gold" }))
  table.type("Ana", "Company", "Tin")
  const report = await table.sync()
  expect(report.conflicts).toHaveLength(1)
  const [conflict] = await table.run(conflicts)
  expect(new Set(conflict!.values.map(({ value }) => value))).toEqual(new Set(["Gold", "Tin"]))
  const cell = table.grid.rows[0]!.get(table.grid.columns[table.column("Company")]!)!
  expect(cell.value).toBe(conflict!.values[0]!.value)
  expect(cell.note).toContain(conflict!.values[1]!.value as string)
  table.type("Ana", "Company", "Silver")
  await table.sync()
  expect(await table.run(conflicts)).toEqual([])
  expect(table.grid.rows[0]!.get(table.grid.columns[table.column("Company")]!)).toEqual({ value: "Silver" })
})

it("a row that somebody typed is a new contact, once; a copied row is another one", async () => {
  const table = await Connected.make()
  await table.add("ana", "Ana Souza", { company: "Zinc" })
  await table.sync()
  table.grid.rows.push(table.grid.rowOf(["Cy", "Roy", "Acme"]))
  const report = await table.sync()
  expect(report).toMatchObject({ rows: 2, events: 1 })
  expect(await table.people()).toEqual(["Ana Souza, Zinc", "Cy Roy, Acme"])
  expect(await table.sync()).toMatchObject({ rows: 2, events: 0, cellsOut: 0 })
  table.grid.rows.push(new Map(table.grid.rows[0]))
  const copied = await table.sync()
  expect(copied).toMatchObject({ rows: 3, events: 1, maybeSame: [{ like: "ana" }] })
  expect(await table.people()).toEqual(["Ana Souza, Zinc", "Ana Souza, Zinc", "Cy Roy, Acme"])
})

it("sorted rows, cleared ids and a deleted id column change nothing of who is who", async () => {
  const table = await Connected.make()
  for (const name of ["Ana Souza", "Bo Li", "Cy Roy"])
    await table.add(name.slice(0, 2), name, { company: `at ${name}` })
  await table.sync()
  table.grid.rows.reverse()
  table.grid.rows[0]!.delete(table.grid.columns[table.column("Kith id")]!)
  expect(await table.sync()).toMatchObject({ rows: 3, events: 0 })
  table.grid.columns.splice(table.column("Kith id"), 1)
  expect(await table.sync()).toMatchObject({ rows: 3, events: 0 })
  expect(table.text("Cy", "Kith id")).toBe("Cy")
  expect(await table.people()).toHaveLength(3)
})

it("a row that is gone is remembered and asked about; many at once stop the run", async () => {
  const table = await Connected.make()
  for (let n = 0; n < 12; n++) await table.add(`p${n}`, `Person${n} Roy`)
  await table.sync()
  table.grid.rows.splice(table.row("Person3"), 1)
  const one = await table.sync()
  expect(one.removed).toEqual(["p3"])
  expect(await table.people()).toHaveLength(12)
  expect((await table.sync()).removed).toEqual(["p3"])
  table.grid.rows.splice(0, 2)
  table.type("Person9", "Company", "Acme")
  const stopped = await table.sync()
  expect(stopped.stopped).toMatchObject({ why: "rowsGone" })
  expect(stopped.events).toBe(0)
})

it("what is too long for the log is left and reported, and all else goes on", async () => {
  const table = await Connected.make()
  await table.add("ana", "Ana Souza", { company: "Acme" })
  await table.sync()
  table.type("Ana", "Company", "x".repeat(70_000))
  table.type("Ana", "Relationship", "Family")
  const report = await table.sync()
  expect(report.setAside).toMatchObject([{ row: 2, column: "Company", reason: "unreadable" }])
  expect((await table.run(person("ana")))?.contact).toMatchObject({ company: "Acme", relation: "family" })
  table.type("Ana", "Company", "RBC")
  expect((await table.sync()).setAside).toEqual([])
  expect((await table.run(person("ana")))?.contact.company).toBe("RBC")
})

it("what cannot be read is left and reported; what is typed over what follows from the log is put back", async () => {
  const table = await Connected.make([], [], { lookups: false })
  await table.add("ana", "Ana Souza", { relation: "friend" })
  await table.sync()
  table.type("Ana", "Relationship", "blah")
  table.type("Ana", "Last contact", "never")
  const report = await table.sync()
  expect(report.setAside).toMatchObject([{ row: 2, column: "Relationship", reason: "unreadable", text: "blah" }])
  expect(report.notices).toMatchObject([{ column: "Last contact", text: "never" }])
  expect(table.text("Ana", "Last contact")).toBe("")
  await table.write(ContactEdited.draft("ana", { relation: "mentor" }))
  await table.sync()
  expect(table.text("Ana", "Relationship")).toBe("blah")
})

it("a sheet that takes little at once is filled piece by piece, in one run, and nobody is reserved an id in vain", async () => {
  const typed = Array.from({ length: 20 }, (_, nth) => [`Typed${nth}`, "Roy"])
  let writes = 0
  const table = await Connected.make(["First name", "Last name"], typed, {
    cellsAtOnce: 8,
    before: (operation) => void (writes += operation === "write" ? 1 : 0)
  })
  for (let nth = 0; nth < 20; nth++) await table.add(`p${nth}`, `Known${nth} Roy`)
  const report = await table.sync()
  expect(report).toMatchObject({ rows: 40, events: 20, unfinished: false, maybeSame: [] })
  expect(writes).toBeGreaterThan(20)
  expect(await table.people()).toHaveLength(40)
  expect((await table.run(table.memory.load)).rest.reserved).toEqual([])
  expect(await table.sync()).toMatchObject({ cellsOut: 0, events: 0 })
})

it("a sheet that takes little at once, and on which people never cease to work, is left for the next run", async () => {
  let typed = 0
  const table: Connected = await Connected.make(["First name", "Last name"], [], {
    cellsAtOnce: 1,
    before: (operation) => {
      if (operation === "write") for (let n = 0; n < 2; n++) table.grid.rows.push(table.grid.rowOf([`New${++typed}`]))
      return undefined
    }
  })
  await table.add("ana", "Ana Souza")
  expect((await table.sync()).unfinished).toBe(true)
})
