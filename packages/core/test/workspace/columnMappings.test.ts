/** How a table's columns are read is remembered, on every device. */
import type { ColumnMapping } from "@kith/core/domain/entities/TableMapping"
import { expect, it } from "vitest"
import { device, exchange } from "@kith/testkit/MemoryDevices"

const mapping: ColumnMapping = {
  headed: true,
  columns: [
    { heading: "Who", as: "name" },
    { heading: "Shoe", as: "custom", label: "Shoe size" },
    { heading: "Pay", as: "ignored" }
  ],
  dates: "day-first"
}
const other: ColumnMapping = { headed: true, columns: [{ heading: "Who", as: "familyName" }] }

it("a mapping settled on one device is known on the others, and may be settled anew or taken back", async () => {
  const laptop = await device("laptop")
  const phone = await device("phone")
  expect(await laptop.run(laptop.kith.columnMapping("print"))).toBeUndefined()
  await laptop.run(laptop.kith.keepColumnMapping("print", mapping, "cli"))
  expect(await laptop.run(laptop.kith.keepColumnMapping("print", mapping, "cli"))).toBeUndefined()
  await exchange(laptop, phone)
  expect(await phone.run(phone.kith.columnMapping("print"))).toEqual(mapping)
  expect(await phone.run(phone.kith.columnMapping("another"))).toBeUndefined()
  const again = await phone.run(phone.kith.keepColumnMapping("print", other, "web"))
  await exchange(laptop, phone)
  expect(await laptop.run(laptop.kith.columnMapping("print"))).toEqual(other)
  await laptop.run(laptop.kith.undo(again!.batch, "cli"))
  expect(await laptop.run(laptop.kith.columnMapping("print"))).toEqual(mapping)
})

it("is forgotten with the import that it was settled for", async () => {
  const laptop = await device("laptop")
  const rows = [{ _tag: "Read", line: 2, record: { sourceKey: "a", fields: { name: "Ana Souza" } } }] as const
  const { undo } = await laptop.run(laptop.kith.importRows(rows, { source: "table:x", asOf: "", via: "import:csv" }))
  await laptop.run(laptop.kith.keepColumnMapping("print", mapping, "import:csv", undo))
  expect(await laptop.run(laptop.kith.columnMapping("print"))).toEqual(mapping)
  await laptop.run(laptop.kith.undo(undo!, "cli"))
  expect(await laptop.run(laptop.kith.columnMapping("print"))).toBeUndefined()
  expect(await laptop.run(laptop.kith.everybody())).toEqual([])
})

it("settled apart on two devices, it is a conflict for nobody: the later one is offered", async () => {
  const laptop = await device("laptop")
  const phone = await device("phone", "2026-03-04T14:00:00Z")
  await laptop.run(laptop.kith.keepColumnMapping("print", mapping, "cli"))
  await phone.run(phone.kith.keepColumnMapping("print", other, "cli"))
  await exchange(laptop, phone)
  expect(await laptop.run(laptop.kith.conflicts)).toEqual([])
  expect(await laptop.run(laptop.kith.columnMapping("print"))).toEqual(other)
  expect(await phone.run(phone.kith.columnMapping("print"))).toEqual(other)
})
