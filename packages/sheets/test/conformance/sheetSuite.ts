/* oxlint-disable vitest/no-standalone-expect -- the laws run inside the tests that `lawsHold` makes */
/**
 * What every layer of the `Sheet` port must keep to, whatever it writes into: one line a layer.
 *
 * @example sheetSuite("CSV file", makeCsvSheet)
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { expect } from "vitest"
import { type Exceptions, type Laws, lawsHold, type Open } from "@kith/testkit/conformance/conformance"
import { serialToIso } from "../../src/engine/serialDay.ts"
import { type Cell, type Edit, ID_TAG, type NewCell, type SheetError, type Table } from "../../src/Sheet.ts"
import type { MakeSheet } from "./Hands.ts"

type Law = (make: MakeSheet) => Effect.Effect<void, unknown, Scope.Scope>

const HEADINGS = ["Name", "Company", "Since"]
const PEOPLE = [
  ["Ana", "Zinc", "2024"],
  ["Bo", "", "2025"],
  ["Cy", "Acme", ""]
]

const laws = {
  "header and cells are read as they stand, holes and all, up to the last row that is not empty": (make) =>
    Effect.gen(function* () {
      const { sheet } = yield* make(HEADINGS, [...PEOPLE, [], ["Dee"]])
      const reading = yield* sheet.read
      expect(reading.columns.map(({ heading }) => heading)).toEqual(HEADINGS)
      expect(texts(reading)).toEqual([...PEOPLE, ["", "", ""], ["Dee", "", ""]])
      expect(reading.rows[1]![1]).toBeUndefined()
      expect(reading.lastWrite).toBeUndefined()
      expect([...reading.lookups]).toEqual([])
    }),

  "a table that has but a header, or nothing at all, is read as that": (make) =>
    Effect.gen(function* () {
      const { sheet } = yield* make(HEADINGS, [])
      expect(yield* sheet.read).toMatchObject({ columns: HEADINGS.map((heading) => ({ heading })), rows: [] })
      const nothing = yield* make([], [])
      expect(yield* nothing.sheet.read).toMatchObject({ columns: [], rows: [] })
    }),

  "a text comes back as it was written, whatever it looks like": (make) =>
    Effect.gen(function* () {
      const { sheet, again } = yield* make(["A", "B"], [["x", "y"]])
      yield* sheet.read
      yield* sheet.write(edit("e1", { append: STRANGE.map((text) => [textCell(text), textCell("end")]) }))
      const rows = (yield* (yield* again).read).rows.slice(1)
      expect(rows.map((row) => row[0]?.shown ?? "")).toEqual(STRANGE)
      expect(rows.map((row) => row[0]?.value ?? "")).toEqual(STRANGE)
      expect(rows.every((row) => row[0]?.formula === undefined && row[0]?.isDate === undefined)).toBe(true)
    }),

  "a day comes back as that day": (make) =>
    Effect.gen(function* () {
      const { sheet } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 1, column: 2, cell: { _tag: "Day", iso: "2026-03-02" } }] }))
      expect(dayIn((yield* sheet.read).rows[1]![2])).toBe("2026-03-02")
    }),

  "what was read is put back as it was": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      if (hands.formula !== undefined) yield* hands.formula(2, 2)
      yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 0, column: 1, cell: { _tag: "Day", iso: "2026-03-02" } }] }))
      const { rows } = yield* sheet.read
      const [year, day, last] = [rows[0]![2]!, rows[0]![1]!, rows[2]![2]]
      const put = [year, day, last].map((cell, row) => ({ row, column: 0, cell: againCell(cell) }))
      yield* sheet.write(edit("e2", { cells: put }))
      const after = (yield* sheet.read).rows
      expect(after[0]![0]).toEqual(year)
      expect(dayIn(after[1]![0])).toBe("2026-03-02")
      expect(after[2]?.[0]?.shown).toEqual(last?.shown)
      expect(after[2]?.[0]?.formula === undefined).toEqual(last?.formula === undefined)
    }),

  "an edit is done in one step, and what it does not name stays": (make) =>
    Effect.gen(function* () {
      const { sheet, again } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* sheet.write(
        edit("e1", {
          cells: [
            { row: 0, column: 1, cell: textCell("Tin") },
            { row: 1, column: 2, cell: { _tag: "Empty" } }
          ],
          append: [[textCell("Dee"), textCell(""), textCell("2026")]],
          columns: [{ heading: "City", tag: "city" }]
        })
      )
      const reading = yield* (yield* again).read
      expect(reading.columns.map(({ heading }) => heading)).toEqual([...HEADINGS, "City"])
      expect(texts(reading)).toEqual([
        ["Ana", "Tin", "2024", ""],
        ["Bo", "", "", ""],
        ["Cy", "Acme", "", ""],
        ["Dee", "", "2026", ""]
      ])
    }),

  "a first column may be written into a table that has none": (make) =>
    Effect.gen(function* () {
      const { sheet } = yield* make([], [])
      yield* sheet.read
      yield* sheet.write(edit("e1", { columns: HEADINGS.map((heading) => ({ heading, tag: heading })) }))
      expect((yield* sheet.read).columns.map(({ heading }) => heading)).toEqual(HEADINGS)
      yield* sheet.write(edit("e2", { append: [[textCell("Ana"), textCell("Tin")]] }))
      expect(texts(yield* sheet.read)).toEqual([["Ana", "Tin", ""]])
    }),

  "each write says its name in the next readings, with the table as it found it": (make) =>
    Effect.gen(function* () {
      const { sheet, again } = yield* make(HEADINGS, PEOPLE)
      const first = yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 0, column: 0, cell: textCell("Anna") }] }))
      const second = yield* (yield* again).read
      expect(second.lastWrite?.id).toBe("e1")
      expect(tableIn(second.lastWrite!.found)).toEqual(tableIn(first))
      yield* sheet.write(edit("e2", { append: [[textCell("Dee")]] }))
      const third = yield* (yield* again).read
      expect(third.lastWrite?.id).toBe("e2")
      expect(tableIn(third.lastWrite!.found)).toEqual(tableIn(second))
      expect(texts(third).map((row) => row[0])).toEqual(["Anna", "Bo", "Cy", "Dee"])
    }),

  "of a write that is settled nothing is said, and of the next one all is": (make) =>
    Effect.gen(function* () {
      const { sheet, again } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 0, column: 0, cell: textCell("Anna") }] }))
      yield* sheet.read
      const other = yield* again
      for (const one of [sheet, other]) {
        one.settled!("e1")
        expect((yield* one.read).lastWrite).toBeUndefined()
      }
      yield* other.write(edit("e2", { cells: [{ row: 1, column: 0, cell: textCell("Bob") }] }))
      for (const one of [sheet, other]) {
        const { lastWrite } = yield* one.read
        expect([lastWrite?.id, texts(lastWrite!.found).map((row) => row[0])]).toEqual(["e2", ["Anna", "Bo", "Cy"]])
      }
    }),

  "a peek gives the ids, the cells and the rows that are asked for, as the last write found them": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(
        [...HEADINGS, "Id"],
        [
          ["Ana", "Zinc", "2024", "a"],
          ["Bo", "Tin", "2025", "b"],
          ["Cy", "Acme", "", ""]
        ]
      )
      yield* sheet.read
      // The first prepares what tables need for it.
      yield* sheet.write(edit("e1", { tags: [{ column: 3, tag: ID_TAG }] }))
      expect((yield* sheet.read).lastWrite?.id).toBe("e1")
      yield* hands.sort(1)
      yield* sheet.write(edit("e2", { cells: [{ row: 0, column: 1, cell: textCell("Gold") }] }))
      const peek = yield* sheet.peek!({ cells: [{ row: 0, column: 1 }], rows: [1] })
      expect([peek?.id, peek?.found.columns.map(({ heading }) => heading)]).toEqual(["e2", [...HEADINGS, "Id"]])
      const found = texts(peek!.found)
      expect(found[0]![1]).toBe("Acme")
      expect(found[1]).toEqual(["Bo", "Tin", "2025", "b"])
      expect(found.map((row) => row[3])).toEqual(["", "b", "a"])
      // On no more than that the next piece goes out, and what it found is seen.
      yield* hands.type(2, 2, "typed meanwhile")
      yield* sheet.write(edit("e3", { cells: [{ row: 1, column: 1, cell: textCell("Lead") }] }))
      const { lastWrite, ...reading } = yield* sheet.read
      expect([lastWrite?.id, texts(lastWrite!.found)[0]![1], texts(reading)[1]![1]]).toEqual(["e3", "Gold", "Lead"])
      expect(texts(reading)[2]![2]).toBe("typed meanwhile")
    }),

  "what a write found is what stood there when it was done, however long ago was read": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* hands.sort(1)
      yield* hands.type(0, 2, "typed meanwhile")
      yield* hands.insertRow(1, ["Eve", "Bronze"])
      const stood = [
        ["Bo", "", "typed meanwhile"],
        ["Eve", "Bronze", ""],
        ["Cy", "Acme", ""],
        ["Ana", "Zinc", "2024"]
      ]
      const write = { cells: [{ row: 0, column: 2, cell: textCell("ours") }], append: [[textCell("Dee")]] }
      const done = yield* sheet.write(edit("e1", write)).pipe(Effect.as(true), changedIsFalse)
      const reading = yield* sheet.read
      if (done) {
        expect(texts(reading.lastWrite!.found)).toEqual(stood)
        expect(texts(reading)).toEqual([["Bo", "", "ours"], ...stood.slice(1), ["Dee", "", ""]])
      } else {
        expect(texts(reading)).toEqual(stood)
        expect(reading.lastWrite).toBeUndefined()
      }
    }),

  "people at the table after a write leave alone what it found": (make) =>
    Effect.gen(function* () {
      const { sheet, hands, again } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 0, column: 0, cell: textCell("Anna") }] }))
      yield* hands.deleteRow(1)
      yield* hands.insertColumn(1, "Between")
      yield* hands.sort(0)
      const reading = yield* (yield* again).read
      expect(texts(reading)).toEqual([
        ["Anna", "", "Zinc", "2024"],
        ["Cy", "", "Acme", ""]
      ])
      expect(reading.lastWrite?.id).toBe("e1")
      expect(texts(reading.lastWrite!.found)).toEqual(PEOPLE)
      expect(reading.lastWrite!.found.columns.map(({ heading }) => heading)).toEqual(HEADINGS)
    }),

  "rows and columns are read where people have moved them": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      yield* hands.moveColumn(2, 0)
      yield* hands.rename(1, "Nom")
      yield* hands.deleteColumn(2)
      yield* hands.insertRow(0, ["2020", "Zoé"])
      const reading = yield* sheet.read
      expect(reading.columns.map(({ heading }) => heading)).toEqual(["Since", "Nom"])
      expect(texts(reading)).toEqual([
        ["2020", "Zoé"],
        ["2024", "Ana"],
        ["2025", "Bo"],
        ["", "Cy"]
      ])
    }),

  "a cell without a heading above it belongs to a column without a heading": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      yield* hands.type(1, 4, "aside")
      const reading = yield* sheet.read
      expect(reading.columns.map(({ heading }) => heading)).toEqual([...HEADINGS, "", ""])
      expect(reading.rows[1]!.map((cell) => cell?.shown)).toEqual(["Bo", undefined, "2025", undefined, "aside"])
      yield* sheet.write(edit("e1", { columns: [{ heading: "City", tag: "city" }] }))
      expect((yield* sheet.read).columns.map(({ heading }) => heading)).toEqual([...HEADINGS, "", "", "City"])
    }),

  "an edit of a column that is gone is refused whole, or done whole": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* hands.deleteColumn(2)
      const cells = [
        { row: 0, column: 0, cell: textCell("ours") },
        { row: 0, column: 2, cell: textCell("ours") }
      ]
      const done = yield* sheet.write(edit("e1", { cells })).pipe(Effect.as(true), changedIsFalse)
      const reading = yield* sheet.read
      expect(reading.lastWrite?.id).toBe(done ? "e1" : undefined)
      const stood = PEOPLE.map((row) => row.slice(0, 2))
      expect(texts(done ? reading.lastWrite!.found : reading)).toEqual(stood)
      if (done) expect(texts(reading)[0]).toEqual(["ours", "Zinc", "ours"])
    }),

  "an edit of a row that is gone is refused whole, or done whole": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* hands.deleteRow(2)
      const cells = [
        { row: 0, column: 0, cell: textCell("ours") },
        { row: 2, column: 0, cell: textCell("ours") }
      ]
      const done = yield* sheet.write(edit("e1", { cells })).pipe(Effect.as(true), changedIsFalse)
      const reading = yield* sheet.read
      expect(reading.lastWrite?.id).toBe(done ? "e1" : undefined)
      expect(reading.rows.map((row) => row[0]?.shown)).toEqual(done ? ["ours", "Bo", "ours"] : ["Ana", "Bo"])
    }),

  "tags go with their columns, where tables keep them": (make) =>
    Effect.gen(function* () {
      const { sheet, hands, again } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* sheet.write(
        edit("e1", { tags: [{ column: 1, tag: "company" }], columns: [{ heading: "Id", tag: "id", hidden: true }] })
      )
      yield* hands.moveColumn(1, 0)
      yield* hands.rename(0, "Firm")
      yield* hands.insertColumn(0, "New")
      const { columns } = yield* (yield* again).read
      expect(columns.map(({ heading }) => heading)).toEqual(["New", "Firm", "Name", "Since", "Id"])
      const tags = [undefined, "company", undefined, undefined, "id"]
      expect(columns.map(({ tag }) => tag)).toEqual(sheet.has.tags ? tags : tags.map(() => undefined))
      yield* sheet.read
      yield* sheet.write(edit("e2", { tags: [{ column: 1, tag: "" }] })).pipe(Effect.ignore)
      expect((yield* sheet.read).columns[1]?.tag).toBeUndefined()
    }),

  "a lookup shows its row's value wherever the row goes; where there are none it is refused": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(
        ["Id", "Name", "Last contact"],
        [
          ["b", "Bo"],
          ["a", "Ana"]
        ]
      )
      yield* sheet.read
      yield* sheet.write(
        edit("e1", {
          tags: [
            { column: 0, tag: "id" },
            { column: 2, tag: "lastContact" }
          ]
        })
      )
      const lookups = new Map([
        ["a", ["of a"]],
        ["b", ["of b"]]
      ])
      const cells = [0, 1].map((row) => ({ row, column: 2, cell: { _tag: "Lookup", nth: 0 } as const }))
      const written = yield* Effect.result(sheet.write(edit("e2", { cells, lookups })))
      if (!sheet.has.lookups) {
        expect(written).toMatchObject({ _tag: "Failure", failure: { reason: { _tag: "Refused" } } })
        expect(texts(yield* sheet.read)).toEqual([
          ["b", "Bo", ""],
          ["a", "Ana", ""]
        ])
        return
      }
      yield* hands.sort(0)
      const reading = yield* sheet.read
      expect(texts(reading)).toEqual([
        ["a", "Ana", "of a"],
        ["b", "Bo", "of b"]
      ])
      expect(reading.rows.every((row) => row[2]?.formula !== undefined)).toBe(true)
      expect(new Map(reading.lookups)).toEqual(lookups)
      yield* sheet.write(
        edit("e3", {
          lookups: new Map([
            ["a", ["newer"]],
            ["b", undefined]
          ])
        })
      )
      const after = yield* sheet.read
      expect([...after.lookups]).toEqual([["a", ["newer"]]])
      expect(after.rows[0]![2]?.shown).toBe("newer")
    }),

  "a note is put on a cell, changed and taken away without touching it, where tables have notes": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 0, column: 1, note: "also: Tin" }] }))
      yield* hands.sort(1)
      const noted = sheet.has.notes ? "also: Tin" : undefined
      const at = (table: Table) => table.rows.find((row) => row[0]?.shown === "Ana")![1]
      expect(at(yield* sheet.read)).toMatchObject({ shown: "Zinc" })
      expect(at(yield* sheet.read)?.note).toBe(noted)
      yield* sheet.write(edit("e2", { cells: [{ row: 2, column: 1, note: "" }] }))
      expect(at(yield* sheet.read)?.note).toBeUndefined()
      expect(at(yield* sheet.read)?.shown).toBe("Zinc")
    }),

  "a formula is told from what somebody typed, and stays where nobody writes over it": (make) =>
    Effect.gen(function* () {
      const { sheet, hands } = yield* make(HEADINGS, PEOPLE)
      if (hands.formula !== undefined) yield* hands.formula(1, 2)
      yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 1, column: 1, cell: textCell("Tin") }] }))
      const reading = yield* sheet.read
      expect(reading.rows[1]!.map((cell) => cell?.shown)).toEqual([
        "Bo",
        "Tin",
        hands.formula === undefined ? "2025" : "2"
      ])
      expect(reading.rows[1]![2]?.formula !== undefined).toBe(hands.formula !== undefined)
    }),

  "after a write of which nobody knows whether it was done, the next reading tells": (make) =>
    Effect.gen(function* () {
      const { sheet, failNext } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      yield* sheet.write(edit("e1", { cells: [{ row: 0, column: 0, cell: textCell("Anna") }] }))
      if (failNext !== undefined) {
        for (const when of ["before", "after"] as const) {
          yield* failNext(when)
          const failed = yield* Effect.result(sheet.write(edit(when, { append: [[textCell(when)]] })))
          expect(failed).toMatchObject({ failure: { reason: { _tag: "SheetUnavailable", sent: true } } })
          expect((yield* sheet.read).lastWrite?.id).toBe(when === "after" ? "after" : "e1")
        }
      }
      const names = (yield* sheet.read).rows.map((row) => row[0]?.shown)
      expect(names).toEqual(["Anna", "Bo", "Cy", ...(failNext === undefined ? [] : ["after"])])
    }),

  "two thousand rows are one edit": (make) =>
    Effect.gen(function* () {
      const { sheet } = yield* make(HEADINGS, PEOPLE)
      yield* sheet.read
      const append = Array.from({ length: 2000 }, (_, n) => [textCell(`Person ${n}`), textCell(`Company ${n % 7}`)])
      yield* sheet.write(edit("e1", { append }))
      const reading = yield* sheet.read
      expect(reading.rows).toHaveLength(2003)
      expect(reading.rows[2002]!.map((cell) => cell?.shown)).toEqual(["Person 1999", "Company 4"])
      expect(reading.lastWrite!.found.rows).toHaveLength(3)
    })
} satisfies Readonly<Record<string, Law>>

export const sheetSuite = (name: string, makeSheet: MakeSheet, exceptions: Exceptions<keyof typeof laws> = {}): void =>
  lawsHold<keyof typeof laws, MakeSheet>(name, onOpen, exceptions, Effect.succeed(Effect.succeed(makeSheet)))

/** As the runner calls them. */
const onOpen = Object.fromEntries(
  Object.entries<Law>(laws).map(([name, law]) => [name, (open: Open<MakeSheet>) => Effect.flatMap(open, law)])
) as Laws<keyof typeof laws, MakeSheet>

/** What spreadsheets like to take for something else. */
const STRANGE = [
  "=1+1",
  "+1 416 555 0199",
  "-5",
  "@ana",
  "0012",
  "2026-03-02",
  "3/4",
  "1e5",
  "TRUE",
  "'quoted",
  "''=twice",
  'say "hi"',
  "a,b;c\td",
  "two\nlines",
  "Zoé 👩🏽‍💻 田中",
  "#REF!",
  "50%",
  "$5"
]

const edit = (id: string, parts: Partial<Edit>): Edit => ({
  id,
  cells: [],
  append: [],
  columns: [],
  tags: [],
  lookups: new Map(),
  ...parts
})

const textCell = (text: string): NewCell => (text === "" ? { _tag: "Empty" } : { _tag: "Text", text })

const againCell = (cell: Cell | undefined): NewCell =>
  cell === undefined ? { _tag: "Empty" } : { _tag: "Again", cell }

const texts = ({ columns, rows }: Table): ReadonlyArray<ReadonlyArray<string>> =>
  rows.map((row) => columns.map((_, index) => row[index]?.shown ?? ""))

const tableIn = (table: Table) => ({ headings: table.columns.map(({ heading }) => heading), rows: texts(table) })

const dayIn = (cell: Cell | undefined): string | undefined =>
  cell?.isDate === true ? serialToIso(Number(cell.value)) : cell?.shown

const changedIsFalse = <A>(write: Effect.Effect<A, SheetError>): Effect.Effect<A | false, SheetError> =>
  Effect.catchIf(
    write,
    ({ reason }) => reason._tag === "Changed",
    () => Effect.succeed(false as const)
  )
