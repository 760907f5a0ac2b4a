/** The port on a workbook's file: what else happens to such files, and what other programs make of what was written. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import type { Edit, NewCell, SheetError } from "../../src/Sheet.ts"
import { sheetXlsx } from "../../src/xlsx/SheetXlsx.ts"
import { readXlsxTable } from "../../src/xlsx/xlsxTable.ts"
import { temporaryFolder } from "../csv/csvPlace.ts"
import { textCells, workbookBytes } from "./workbookBytes.ts"

const edit = (id: string, parts: Partial<Edit>): Edit => ({
  id,
  cells: [],
  append: [],
  columns: [],
  tags: [],
  lookups: new Map(),
  ...parts
})
const text = (text: string): NewCell => ({ _tag: "Text", text })
const anna = edit("e1", { cells: [{ row: 0, column: 0, cell: text("Anna") }] })

const people = workbookBytes({
  sheets: [
    {
      name: "Costs",
      rows: textCells([
        ["Item", "Cost"],
        ["Coffee", "4"]
      ])
    },
    {
      name: "People",
      rows: textCells([
        ["First name", "Company", "Kith id"],
        ["Ana", "Zinc", "a"],
        ["Bo", "", "b"]
      ])
    }
  ]
})

const run = (body: (path: string, folder: string) => Effect.Effect<void, unknown, Scope.Scope>): Promise<void> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(temporaryFolder, (folder) => {
        const path = join(folder, "people.xlsx")
        writeFileSync(path, people)
        return body(path, folder)
      })
    )
  )

const reasonOf = <A>(effect: Effect.Effect<A, SheetError>): Effect.Effect<unknown> =>
  Effect.map(Effect.result(effect), (result) => (result._tag === "Failure" ? result.failure.reason : undefined))

const at = (path: string, tab?: string) => sheetXlsx(path, { settleMs: 0, ...(tab === undefined ? {} : { tab }) })

describe("the file", () => {
  it("is read at the sheet with people, or at the one that is named", () =>
    run((path) =>
      Effect.gen(function* () {
        expect((yield* at(path).read).columns[0]!.heading).toBe("First name")
        expect((yield* at(path, "costs").read).columns[0]!.heading).toBe("Item")
        expect(yield* reasonOf(at(path, "Others").read)).toMatchObject({ _tag: "Refused", why: "malformed" })
      })
    ))

  it("is still read at the sheet whose columns have tags when that is renamed and others are surer", () =>
    run((path) =>
      Effect.gen(function* () {
        const sheet = at(path, "Costs")
        yield* sheet.read
        yield* sheet.write(edit("e1", { tags: [{ column: 0, tag: "item" }] }))
        expect((yield* at(path).read).columns[0]).toEqual({ heading: "Item", tag: "item" })
      })
    ))

  it("that is open in Excel or LibreOffice is not written", () =>
    run((path, folder) =>
      Effect.gen(function* () {
        for (const lock of ["~$people.xlsx", ".~lock.people.xlsx#"]) {
          writeFileSync(join(folder, lock), "")
          const sheet = at(path)
          yield* sheet.read
          expect(yield* reasonOf(sheet.write(anna))).toMatchObject({ _tag: "Refused", why: "locked" })
          rmSync(join(folder, lock))
        }
        expect(readFileSync(path).equals(people)).toBe(true)
        expect(readdirSync(folder)).toEqual(["people.xlsx"])
      })
    ))

  it("that was saved since it was read is not written", () =>
    run((path) =>
      Effect.gen(function* () {
        const sheet = at(path)
        yield* sheet.read
        const theirs = workbookBytes({
          sheets: [
            {
              name: "People",
              rows: textCells([
                ["First name", "Company"],
                ["Cy", ""]
              ])
            }
          ]
        })
        writeFileSync(path, theirs)
        expect(yield* reasonOf(sheet.write(anna))).toMatchObject({ _tag: "Changed" })
        expect(readFileSync(path).equals(theirs)).toBe(true)
      })
    ))

  it("that was replaced stays beside the new one, and is what the write found", () =>
    run((path, folder) =>
      Effect.gen(function* () {
        const sheet = at(path)
        yield* sheet.read
        yield* sheet.write(anna)
        const kept = readdirSync(folder).filter((name) => name.endsWith(".found"))
        expect(kept).toHaveLength(1)
        expect(readFileSync(join(folder, kept[0]!)).equals(people)).toBe(true)
        const { lastWrite, rows } = yield* at(path).read
        expect([lastWrite?.id, lastWrite?.found.rows[0]![0]?.shown, rows[0]![0]?.shown]).toEqual(["e1", "Ana", "Anna"])
      })
    ))

  it("that breaks off, is empty, locked with a password, or gone is refused with its reason", () =>
    run((path) =>
      Effect.gen(function* () {
        writeFileSync(path, people.subarray(0, 1000))
        expect(yield* reasonOf(at(path).read)).toMatchObject({ _tag: "Refused", why: "malformed" })
        writeFileSync(path, "")
        expect(yield* reasonOf(at(path).read)).toMatchObject({ _tag: "SheetUnavailable", sent: false })
        const container = Buffer.concat([
          Buffer.from("d0cf11e0a1b11ae1", "hex"),
          Buffer.from("EncryptedPackage", "utf16le")
        ])
        writeFileSync(path, container)
        expect(yield* reasonOf(at(path).read)).toMatchObject({ _tag: "Refused", why: "malformed", detail: "encrypted" })
        rmSync(path)
        expect(yield* reasonOf(at(path).read)).toMatchObject({ _tag: "Refused", why: "notFound" })
      })
    ))
})

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path))

describe("LibreOffice", () => {
  it.skipIf(office === undefined)(
    `opens what was written, works the lookups out, and keeps tags, notes and lookups when it saves${office === undefined ? " (skipped: it is not installed; Debian's libreoffice-calc has it)" : ""}`,
    () =>
      run((path, folder) =>
        Effect.gen(function* () {
          const sheet = at(path)
          yield* sheet.read
          yield* sheet.write(
            edit("e1", {
              tags: [
                { column: 2, tag: "id" },
                { column: 1, tag: "company" }
              ],
              columns: [
                { heading: "Last contact", tag: "lastContact" },
                { heading: "Hidden", tag: "x/Y", hidden: true }
              ]
            })
          )
          yield* sheet.read
          yield* sheet.write(
            edit("e2", {
              cells: [0, 1].map((row) => ({
                row,
                column: 3,
                cell: { _tag: "Lookup" as const, nth: 1 },
                note: `note ${row}`
              })),
              append: [[text("=1+1"), { _tag: "Day", iso: "2026-03-02" }, text("c"), { _tag: "Lookup", nth: 1 }]],
              lookups: new Map([
                ["a", ["x", "of a"]],
                ["b", ["x", "of b"]],
                ["c", ["x", "of c"]]
              ])
            })
          )
          const ours = yield* sheet.read
          const convert = (to: string): void => {
            mkdirSync(join(folder, "out"), { recursive: true })
            execFileSync(
              office!,
              [
                `-env:UserInstallation=file://${folder}/profile`,
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                join(folder, "out"),
                path
              ],
              { stdio: "ignore" }
            )
          }
          convert("xlsx:Calc MS Excel 2007 XML")
          const saved = readXlsxTable(readFileSync(join(folder, "out", "people.xlsx")))
          expect(saved.columns).toEqual(ours.columns)
          expect(
            saved.rows.map((row) => row.map((cell) => [cell?.value, cell?.note, cell?.isDate, cell?.formula]))
          ).toEqual(ours.rows.map((row) => row.map((cell) => [cell?.value, cell?.note, cell?.isDate, cell?.formula])))
          expect([...saved.file.lookups.values]).toEqual([...ours.lookups])
          expect(saved.file.book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
            ["Costs", false],
            ["People", false],
            ["Kith", true]
          ])
          // As a text, so that what it shows is what it has worked out: the sheet's second, with formulas calculated anew.
          convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2")
          const csv = readdirSync(join(folder, "out")).find((name) => name.endsWith(".csv"))!
          expect(readFileSync(join(folder, "out", csv), "utf8")).toContain("Ana,Zinc,a,of a")
        })
      )
  )
})
