import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import fc from "fast-check"
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs"
import { hostname, tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { editCsv, readCsv } from "../../src/csv/csvTable.ts"
import { sheetCsv } from "../../src/csv/SheetCsv.ts"
import { takeLock } from "../../src/file/fileLock.ts"
import { replaceKept } from "../../src/file/KeptFile.ts"
import type { Edit } from "../../src/Sheet.ts"

let folder = mkdtempSync(join(tmpdir(), "kith-csv-"))
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  folder = mkdtempSync(join(tmpdir(), "kith-csv-"))
})
const path = () => join(folder, "people.csv")
const save = (text: string | Uint8Array) => writeFileSync(path(), text)
const onDisk = () => readFileSync(path(), "latin1")
const open = () => sheetCsv(path(), { settleMs: 0 })
const run = Effect.runPromise

const edit = (id: string, parts: Partial<Edit>): Edit => ({
  id,
  cells: [],
  append: [],
  columns: [],
  tags: [],
  lookups: new Map(),
  ...parts
})
const put = (row: number, column: number, text: string) => ({ row, column, cell: { _tag: "Text", text } as const })

const utf8 = (text: string) => Buffer.from(text, "utf8")
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()

it.each([
  ["semicolons and line feeds", utf8("Nom;Ville\nZoé;Gatineau\nBo;Laval\n"), utf8("Nom;Ville\nZoé;Hull\nBo;Laval\n")],
  ["a byte order mark and CRLF", utf8("\ufeffNom,Ville\r\nZoé,Gatineau\r\n"), utf8("\ufeffNom,Ville\r\nZoé,Hull\r\n")],
  [
    "Windows-1252",
    Buffer.from("Nom;Ville\r\nZo\xe9;Gatineau\r\n", "latin1"),
    Buffer.from("Nom;Ville\r\nZo\xe9;Hull\r\n", "latin1")
  ],
  ["UTF-16, big end first", utf16be("Nom\tVille\r\nZoé\tGatineau\r\n"), utf16be("Nom\tVille\r\nZoé\tHull\r\n")],
  [
    "Excel's own first line",
    utf8("sep=;\r\nNom;Ville\r\nZoé;Gatineau\r\n"),
    utf8("sep=;\r\nNom;Ville\r\nZoé;Hull\r\n")
  ],
  ["no last line end, old Mac line ends", utf8("Nom;Ville\rZoé;Gatineau"), utf8("Nom;Ville\rZoé;Hull")],
  ["quotes that need not be there", utf8('"Nom","Ville"\n"Zoé" ,"Gatineau"\n'), utf8('"Nom","Ville"\n"Zoé" ,"Hull"\n')]
])("a file with %s stays one", async (_, before, after) => {
  save(before)
  const sheet = open()
  const reading = await run(sheet.read)
  expect(reading.rows[0]![0]!.shown.slice(0, 2)).toBe("Zo")
  await run(sheet.write(edit("e1", { cells: [put(0, 1, "Hull")] })))
  expect(readFileSync(path()).equals(after)).toBe(true)
})

it("a character that the file's encoding lacks makes it UTF-8, with the mark that Excel looks for", async () => {
  save(Buffer.from("Nom;Ville\r\nZo\xe9;Gatineau\r\n", "latin1"))
  const sheet = open()
  await run(sheet.read)
  await run(sheet.write(edit("e1", { cells: [put(0, 1, "Łódź")] })))
  expect(readFileSync(path()).equals(utf8("\ufeffNom;Ville\r\nZoé;Łódź\r\n"))).toBe(true)
})

it("cells that are not written stay byte for byte, whatever is in them", () => {
  const cell = fc.oneof(
    fc.constantFrom('"a,b"', '""', '"say ""hi"""', " spaces ", "=1+1", '"two\nlines"', "é", "x"),
    fc.string({ maxLength: 5 }).map((text) => text.replace(/["\r\n,]/g, "_"))
  )
  const file = fc.tuple(
    fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
    fc.constantFrom("\n", "\r\n"),
    fc.boolean()
  )
  fc.assert(
    fc.property(file, fc.nat(), fc.nat(2), fc.string({ maxLength: 8 }), ([rows, end, closed], nth, column, text) => {
      const source = [["Name", "City", "Own"], ...rows].map((cells) => cells.join(",")).join(end) + (closed ? end : "")
      const table = readCsv(utf8(source))
      fc.pre(table.rows.length > 0 && !table.cutOff && text.isWellFormed())
      const row = nth % table.rows.length
      fc.pre(table.columns.length === 3 && table.file.rows[table.file.header + 1 + row]!.cells.length === 3)
      const after = readCsv(editCsv(table, edit("e1", { cells: [put(row, column, text)] }))!)
      const [was, is] = [table.file.rows, after.file.rows]
      expect(is).toHaveLength(was.length)
      was.forEach((raw, index) =>
        raw.cells.forEach((each, at) => {
          const isWritten = index === table.file.header + 1 + row && at === column
          if (!isWritten) expect(is[index]!.cells[at]).toBe(each)
          expect(is[index]!.end).toBe(raw.end)
        })
      )
    }),
    propertyRuns(300)
  )
})

it("any text that is well-formed and trimmed comes back from a cell", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (typed) => {
      const text = typed.trim()
      fc.pre(text.isWellFormed())
      const table = readCsv(utf8("Name,City\nAna,Laval\n"))
      const after = readCsv(editCsv(table, edit("e1", { cells: [put(0, 1, text)] }))!)
      expect(after.rows[0]![1]?.shown ?? "").toBe(text)
    }),
    propertyRuns(500)
  )
})

it("reading any bytes ends, and an edit of nothing changes none of them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const table = readCsv(bytes)
      const same = editCsv(table, edit("e1", {}))!
      // Half a character of UTF-16 is no text to give back.
      if (table.file.encoding.name === "utf-8" || table.file.encoding.name === "windows-1252")
        expect(Buffer.from(same).equals(bytes)).toBe(true)
    }),
    propertyRuns(500)
  )
})

it("a file that was replaced since it was read is left as it is", async () => {
  save("Name,City\nAna,Laval\n")
  const sheet = open()
  await run(sheet.read)
  save("Name,City\nAna,Québec\n")
  const failed = await run(Effect.result(sheet.write(edit("e1", { cells: [put(0, 1, "Hull")] }))))
  expect(failed).toMatchObject({ failure: { reason: { _tag: "Changed" } } })
  expect(readFileSync(path(), "utf8")).toBe("Name,City\nAna,Québec\n")
  expect(readdirSync(folder)).toEqual(["people.csv"])
})

it("a file that a program has open, or another process is writing, is not written", async () => {
  save("Name,City\nAna,Laval\n")
  const sheet = open()
  await run(sheet.read)
  for (const name of [".~lock.people.csv#", "~$people.csv"]) {
    writeFileSync(join(folder, name), "")
    const failed = await run(Effect.result(sheet.write(edit("e1", { cells: [put(0, 1, "Hull")] }))))
    expect(failed).toMatchObject({ failure: { reason: { _tag: "Refused", why: "locked" } } })
    rmSync(join(folder, name))
  }
  writeFileSync(join(folder, ".people.csv.kith-lock"), `${process.ppid} ${(await import("node:os")).hostname()}`)
  const held = await run(Effect.result(sheet.write(edit("e2", { cells: [put(0, 1, "Hull")] }))))
  expect(held).toMatchObject({ failure: { reason: { _tag: "Refused", why: "locked" } } })
  writeFileSync(join(folder, ".people.csv.kith-lock"), `999999999 ${(await import("node:os")).hostname()}`)
  await run(sheet.write(edit("e3", { cells: [put(0, 1, "Hull")] })))
  expect(onDisk()).toContain("Hull")
})

it("a half-written file is not read: one that ends inside quotes, one that was just emptied", async () => {
  save("Name,City\nAna,Laval\n")
  const sheet = open()
  await run(sheet.read)
  await run(sheet.write(edit("e1", { cells: [put(0, 1, "Hull")] })))
  for (const half of ['Name,City\nAna,"Lav', ""]) {
    save(half)
    const failed = await run(Effect.result(sheet.read))
    expect(failed).toMatchObject({ failure: { operation: "read", reason: { _tag: "SheetUnavailable", sent: false } } })
  }
})

it("a file that somebody has just changed is read once it has come to rest, and one of ours at once", async () => {
  const HOUR = 3_600_000
  const saved = Date.parse("2026-03-03T09:00:00Z")
  const savedNow = () => utimesSync(path(), saved / 1000, saved / 1000)
  save("Name,City\nAna,Laval\n")
  savedNow()
  const sheet = sheetCsv(path(), { settleMs: HOUR })
  const program = Effect.gen(function* () {
    yield* TestClock.setTime(saved)
    const reading = yield* Effect.forkChild(sheet.read)
    yield* TestClock.adjust(HOUR - 1)
    expect(reading.pollUnsafe()).toBeUndefined()
    yield* TestClock.adjust(1)
    expect((yield* Fiber.join(reading)).rows).toHaveLength(1)
    // What the connector itself has written need not come to rest.
    yield* sheet.write(edit("e1", { cells: [put(0, 1, "Hull")] }))
    savedNow()
    yield* TestClock.setTime(saved)
    expect((yield* sheet.read).rows).toHaveLength(1)
  })
  await run(program.pipe(Effect.provide(TestClock.layer())))
})

it("a process that was killed in the middle of a write leaves all of it or none", async () => {
  const before = "Name,City\nAna,Laval\n"
  const after = "Name,City\nAna,Hull\n"
  const beside = (end: string) => join(folder, `.people.csv.kith-1-e1.${end}`)
  // Before the old file was taken away: nothing was written.
  save(before)
  writeFileSync(beside("new"), after)
  expect((await run(open().read)).lastWrite).toBeUndefined()
  expect(onDisk()).toBe(before)
  expect(existsSync(beside("new"))).toBe(false)
  // After it was: the write is done.
  writeFileSync(beside("new"), after)
  renameSync(path(), beside("found"))
  const reading = await run(open().read)
  expect(onDisk()).toBe(after)
  expect(reading.lastWrite).toMatchObject({ id: "e1", found: { rows: [[{ shown: "Ana" }, { shown: "Laval" }]] } })
})

it("a file that is put there while ours is under way stays, and the write was not done", async () => {
  save("Name,City\nAna,Laval\n")
  writeFileSync(join(folder, ".people.csv.kith-1-e1.new"), "Name,City\nAna,Hull\n")
  renameSync(path(), join(folder, ".people.csv.kith-1-e1.found"))
  save("Name,City\nAna,Gaspé\n")
  expect((await run(open().read)).lastWrite).toBeUndefined()
  expect(readFileSync(path(), "utf8")).toContain("Gaspé")
})

it("only the last replaced file is kept, and nothing else is left behind", async () => {
  save("Name,City\nAna,Laval\n")
  const sheet = open()
  for (const id of ["e1", "e2", "e3"]) {
    await run(sheet.read)
    await run(sheet.write(edit(id, { cells: [put(0, 1, id)] })))
  }
  expect(readdirSync(folder).toSorted()).toEqual([
    ".people.csv.kith-3-e3.digest",
    ".people.csv.kith-3-e3.found",
    "people.csv"
  ])
  expect(replaceKept(path(), "e4", Buffer.from("something else"), Buffer.from("x"))).toBe("changed")
})

it("a file that is not there, or a folder in its place, is said to be so", async () => {
  expect(await run(Effect.result(open().read))).toMatchObject({
    failure: { reason: { _tag: "Refused", why: "notFound" } }
  })
})

it("a lock is there with its owner's name or not at all, and one of a process that is gone is nobody's", () => {
  const lock = join(folder, ".people.csv.kith-lock")
  const gone = 2 ** 22 + 1
  writeFileSync(`${lock}.${gone}`, "")
  const letGo = takeLock(lock)
  expect(readFileSync(lock, "utf8").split(" ")[0]).toBe(`${process.pid}`)
  expect(readdirSync(folder).sort()).toEqual([".people.csv.kith-lock"])
  expect(takeLock(lock)).toBeUndefined()
  letGo!()
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(lock, `${gone} ${hostname()}`)
  expect(takeLock(lock)).toBeDefined()
})
