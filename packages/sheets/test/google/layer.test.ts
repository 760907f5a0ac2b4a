import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import { createSpreadsheet, dressTable } from "../../src/google/createSpreadsheet.ts"
import { googleSheetLayer, openGoogleSheet } from "../../src/google/googleSheet.ts"
import { type Edit, Sheet, type SheetError } from "../../src/Sheet.ts"
import { CONNECTOR, type GooglePlace, makeGooglePlace, onClock } from "./googlePlace.ts"
import type { SpreadsheetDoc } from "./SpreadsheetDoc.ts"

const at = (test: (place: GooglePlace) => Effect.Effect<void, unknown, Scope.Scope>) => async (): Promise<void> => {
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const place = yield* makeGooglePlace
        yield* test(place)
        expect(place.server.ownFaults).toEqual([])
      })
    )
  )
}

const edit = (id: string, parts: Partial<Edit>): Edit => ({
  id,
  cells: [],
  append: [],
  columns: [],
  tags: [],
  lookups: new Map(),
  ...parts
})
const text = (text: string) => ({ _tag: "Text", text }) as const
const lookup = (nth: number) => ({ _tag: "Lookup", nth }) as const
const reasonOf = <A>(effect: Effect.Effect<A, SheetError>) => Effect.map(Effect.flip(effect), ({ reason }) => reason)

const PEOPLE = [
  ["Name", "City", "Kith id", "Last contact"],
  ["Ana", "Laval", "a", ""],
  ["Bo", "Québec", "b", ""],
  ["Cy", "Gaspé", "c", ""]
]
const BOUND = edit("bind", {
  tags: [
    { column: 0, tag: "name" },
    { column: 1, tag: "city" },
    { column: 2, tag: "id" },
    { column: 3, tag: "last" }
  ],
  lookups: new Map([
    ["a", ["2026-01-01", "of a"]],
    ["b", ["2026-02-02", "of b"]],
    ["c", ["2026-03-03", "of c"]]
  ])
})
const LOOKED_UP = edit("look", { cells: [0, 1, 2].map((row) => ({ row, column: 3, cell: lookup(0) })) })

const bound = (place: GooglePlace, doc: SpreadsheetDoc) =>
  Effect.gen(function* () {
    const sheet = yield* place.open(doc)
    yield* sheet.read
    yield* sheet.write(BOUND)
    yield* sheet.write(LOOKED_UP)
    return sheet
  })
const tagsOf = (sheet: Sheet["Service"]) => Effect.map(sheet.read, ({ columns }) => columns.map(({ tag }) => tag))

describe("a reading", () => {
  it(
    "is the service's that programs are given",
    at((place) =>
      Effect.gen(function* () {
        const layer = googleSheetLayer({ client: place.clientAs(), spreadsheetId: place.doc(PEOPLE).id })
        const asked = Sheet.use((sheet) => Effect.map(sheet.read, ({ rows }) => [sheet.name, rows.length]))
        expect(yield* onClock(place.time, Effect.provide(asked, layer))).toEqual(["Club / Contacts", 3])
      })
    )
  )

  it(
    "is one request once the tabs are known, and none of its answer is another tab's",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        doc.type(doc.addTab("Salaries").sheetId, 0, 0, "secret")
        const sheet = yield* bound(place, doc)
        yield* sheet.read
        place.server.seen.length = 0
        yield* sheet.read
        yield* sheet.read
        expect(place.server.seen.map(({ path }) => path.replace(/.*:/, ":"))).toEqual([
          ":getByDataFilter",
          ":getByDataFilter"
        ])
        const asked = place.server.seen.map(({ body }) => JSON.stringify(body))
        expect(asked[0]).toContain(`"gridRange":{"sheetId":${doc.tabs[0]!.sheetId}}`)
        expect(asked[0]).not.toContain(String(doc.tabNamed("Salaries").sheetId))
      })
    )
  )

  it(
    "asks for the cells that a write found once, and for the journal's first cell from then on",
    at((place) =>
      Effect.gen(function* () {
        const sheet = yield* bound(place, place.doc(PEOPLE))
        const first = yield* sheet.read
        const bytes = place.server.seen.at(-1)!.answerBytes
        const second = yield* sheet.read
        expect(place.server.seen.at(-1)!.answerBytes).toBeLessThan(bytes)
        expect(second).toEqual(first)
      })
    )
  )

  it(
    "tells what was typed: numbers, dates with their format, formulas with what they show, spilled cells, notes",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc([["A", "B", "C", "D", "E"]])
        ;["5", "3/4/2026", "=1/0", "true", "'007"].forEach((typed, column) => doc.type(0, 1, column, typed))
        const date = doc.cell(doc.tabs[0]!, 1, 1)!
        doc.put(doc.tabs[0]!, 1, 1, { ...date, note: "when?" })
        const sheet = yield* place.open(doc)
        const [row] = (yield* sheet.read).rows
        expect(row).toEqual([
          { value: 5, shown: "5" },
          { value: 46085, shown: "3/4/2026", isDate: true, note: "when?" },
          { value: "#DIV/0!", shown: "#DIV/0!", formula: "=1/0" },
          { value: true, shown: "TRUE" },
          { value: "007", shown: "007" }
        ])
        yield* sheet.write(edit("day", { cells: [{ row: 0, column: 1, cell: { _tag: "Day", iso: "2026-03-09" } }] }))
        // The day is the table's own kind of day, in the format that people had given it; its note stays.
        expect((yield* sheet.read).rows[0]![1]).toEqual({
          value: 46090,
          shown: "3/9/2026",
          isDate: true,
          note: "when?"
        })
      })
    )
  )
})

describe("lookups", () => {
  for (const locale of ["en_CA", "fr_CA"])
    it(
      `show each row its own values through sorting, copying, inserting and moving (${locale})`,
      at((place) =>
        Effect.gen(function* () {
          const doc = place.doc(PEOPLE, { locale })
          const sheet = yield* bound(place, doc)
          const shown = Effect.map(sheet.read, ({ rows }) => rows.map((row) => [row[0]?.shown, row[3]?.shown]))
          expect(yield* shown).toEqual([
            ["Ana", "2026-01-01"],
            ["Bo", "2026-02-02"],
            ["Cy", "2026-03-03"]
          ])
          const all = { startRow: 1, endRow: 4, startColumn: 0, endColumn: 4 }
          doc.sort(0, all, 0, true)
          expect(yield* shown).toEqual([
            ["Cy", "2026-03-03"],
            ["Bo", "2026-02-02"],
            ["Ana", "2026-01-01"]
          ])
          doc.move(0, "row", 3, 1, 1)
          doc.insert(0, "row", 2, 1)
          doc.copy(doc.tabs[0]!, { ...all, endRow: 2 }, doc.tabs[0]!, 2, 0)
          expect(yield* shown).toEqual([
            ["Ana", "2026-01-01"],
            ["Ana", "2026-01-01"],
            ["Cy", "2026-03-03"],
            ["Bo", "2026-02-02"]
          ])
          doc.delete(0, "row", 2, 1)
          doc.move(0, "column", 2, 1, 0)
          doc.renameTab(doc.tabNamed("Kith").sheetId, "Ne pas toucher")
          expect(yield* shown).toEqual([
            ["a", "2026-01-01"],
            ["c", "2026-03-03"],
            ["b", "2026-02-02"]
          ])
          yield* sheet.write(
            edit("new", {
              append: [[text("d"), text("Dee"), text("Amos"), lookup(1)]],
              lookups: new Map([
                ["d", ["x", "of d"]],
                ["b", undefined]
              ])
            })
          )
          expect(yield* shown).toEqual([
            ["a", "2026-01-01"],
            ["c", "2026-03-03"],
            ["b", ""],
            ["d", "of d"]
          ])
        })
      )
    )

  it(
    "are as they were told after somebody sorted the connector's own tab",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        yield* sheet.read
        const kith = doc.tabNamed("Kith")
        doc.sort(kith.sheetId, { startRow: 0, endRow: 3, startColumn: 0, endColumn: 26 }, 0, true)
        yield* sheet.write(edit("more", { lookups: new Map([["a", ["new", "of a"]]]) }))
        const { lookups, rows } = yield* sheet.read
        expect(rows.map((row) => row[3]?.shown)).toEqual(["new", "2026-02-02", ""])
        // What was written over is missing, so that whoever compares writes it again.
        expect([...lookups.keys()].toSorted()).toEqual(["a", "b"])
      })
    )
  )
})

describe("lookups whose id column was deleted", () => {
  it(
    "are read as empty cells, and look their values up again once they are written anew",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        const [before] = (yield* sheet.read).rows
        doc.delete(0, "column", 2, 1)
        expect((yield* sheet.read).rows.map((row) => row[2])).toEqual([undefined, undefined, undefined])
        yield* sheet.write(edit("ids", { columns: [{ heading: "Kith id", tag: "id", hidden: true }] }))
        const ids = ["a", "b", "c"].map((id, row) => ({ row, column: 3, cell: text(id) }))
        const again = ids.map(({ row }) => ({ row, column: 2, cell: lookup(0) }))
        yield* sheet.write(edit("again", { cells: [...ids, ...again] }))
        expect((yield* sheet.read).rows.map((row) => row[2]?.shown)).toEqual(["2026-01-01", "2026-02-02", "2026-03-03"])
        // What is put back as it was read looks up by the ids where they are now; what somebody bent to another column is none.
        doc.type(0, 1, 2, doc.textOfFormula(doc.cell(doc.tabs[0]!, 1, 2)!.formula!).replaceAll("$D", "$A"))
        expect((yield* sheet.read).rows[0]![2]).toBeUndefined()
        yield* sheet.write(edit("back", { cells: [{ row: 0, column: 2, cell: { _tag: "Again", cell: before![3]! } }] }))
        expect((yield* sheet.read).rows[0]![2]?.shown).toBe("2026-01-01")
      })
    )
  )
})

describe("tags", () => {
  it(
    "stay with renamed and moved columns, and go with deleted ones",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        doc.type(0, 0, 1, "Ville")
        doc.move(0, "column", 1, 1, 0)
        expect(yield* tagsOf(sheet)).toEqual(["city", "name", "id", "last"])
        doc.delete(0, "column", 1, 1)
        expect(yield* tagsOf(sheet)).toEqual(["city", "id", "last"])
      })
    )
  )

  it(
    "that a write put on a column which had just moved count for nothing, and are cleared away",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* place.open(doc)
        yield* sheet.read
        doc.insert(0, "column", 0, 1)
        yield* sheet.write(BOUND)
        expect(yield* tagsOf(sheet)).toEqual([undefined, undefined, undefined, undefined, undefined])
        expect(yield* tagsOf(yield* place.open(doc))).toEqual([undefined, undefined, undefined, undefined, undefined])
        yield* sheet.write(edit("again", { tags: [{ column: 1, tag: "name" }] }))
        expect(yield* tagsOf(sheet)).toEqual([undefined, "name", undefined, undefined, undefined])
        expect(doc.tabs[0]!.columns.flatMap(({ metadata }) => metadata)).toHaveLength(1)
      })
    )
  )

  it(
    "are told of what a write found, though columns moved before it and after it",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        yield* sheet.read
        doc.move(0, "column", 3, 1, 0)
        doc.type(0, 0, 2, "Ville")
        yield* sheet.write(edit("w", { cells: [{ row: 0, column: 1, cell: text("Amos") }] }))
        doc.move(0, "column", 1, 1, 4)
        const { found } = (yield* sheet.read).lastWrite!
        expect(found.columns.map(({ tag, heading }) => `${tag}: ${heading}`)).toEqual([
          "last: Last contact",
          "name: Name",
          "city: Ville",
          "id: Kith id"
        ])
      })
    )
  )
})

describe("new columns", () => {
  it(
    "push aside what somebody began there meanwhile; the id column is hidden, and warns",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc([["Name"], ["Ana"]])
        const sheet = yield* place.open(doc)
        yield* sheet.read
        doc.type(0, 0, 1, "Mine")
        doc.type(0, 1, 1, "precious")
        yield* sheet.write(edit("c", { columns: [{ heading: "Kith id", tag: "id", hidden: true, warn: true }] }))
        const { columns, rows } = yield* sheet.read
        expect(columns).toEqual([{ heading: "Name" }, { heading: "Kith id", tag: "id" }, { heading: "Mine" }])
        expect(rows[0]![2]?.shown).toBe("precious")
        const [tab] = doc.tabs
        expect(tab!.columns.map(({ hidden }) => hidden).slice(0, 3)).toEqual([false, true, false])
        expect(tab!.protections).toMatchObject([{ warningOnly: true, range: { startColumn: 1, endColumn: 2 } }])
      })
    )
  )

  it(
    "fit behind the very last",
    at((place) =>
      Effect.gen(function* () {
        const headings = Array.from({ length: 26 }, (_, index) => `H${index}`)
        const sheet = yield* place.open(place.doc([headings]))
        yield* sheet.read
        yield* sheet.write(
          edit("c", {
            columns: [
              { heading: "More", tag: "more" },
              { heading: "Most", tag: "most" }
            ]
          })
        )
        expect((yield* sheet.read).columns.slice(25)).toEqual([
          { heading: "H25" },
          { heading: "More", tag: "more" },
          { heading: "Most", tag: "most" }
        ])
      })
    )
  )
})

describe("tabs", () => {
  it(
    "are bound by their number: renamed, moved behind others, and duplicated with all their marks",
    at((place) =>
      Effect.gen(function* () {
        for (const keep of [true, false]) {
          const doc = place.doc(PEOPLE)
          doc.duplicatesCopyMetadata = keep
          yield* bound(place, doc)
          const copy = doc.duplicateTab(0, "Copy of Contacts")
          doc.tabs.unshift(doc.tabs.pop()!)
          doc.renameTab(0, "Members' list")
          doc.type(copy.sheetId, 1, 0, "not this one")
          const again = yield* place.open(doc)
          expect(again.name).toBe("Club / Members' list")
          const { rows, columns } = yield* again.read
          expect(rows.map((row) => row[0]?.shown)).toEqual(["Ana", "Bo", "Cy"])
          expect(columns.map(({ tag }) => tag)).toEqual(["name", "city", "id", "last"])
          // The duplicate is a table of its own, with a journal of its own.
          const other = yield* place.open(doc, copy.sheetId)
          yield* other.read
          yield* other.write(edit("other", {}))
          expect((yield* other.read).lastWrite?.id).toBe("other")
          expect((yield* again.read).lastWrite?.id).toBe("look")
        }
      })
    )
  )

  it(
    "of the connector's that somebody deleted are made again",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        yield* sheet.read
        for (const title of ["Kith", "Kith journal"]) doc.deleteTab(doc.tabNamed(title).sheetId)
        const bare = yield* sheet.read
        expect([bare.lastWrite, bare.lookups.size, bare.rows[0]![3]]).toEqual([undefined, 0, undefined])
        yield* sheet.write({ ...LOOKED_UP, id: "again", lookups: BOUND.lookups })
        const { lastWrite, rows } = yield* sheet.read
        expect([lastWrite?.id, rows[2]![3]?.shown]).toEqual(["again", "2026-03-03"])
      })
    )
  )

  it(
    "that are gone when a write comes refuse it whole; the next one finds its way",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        yield* sheet.read
        doc.deleteTab(doc.tabNamed("Kith journal").sheetId)
        const ours = { cells: [{ row: 0, column: 0, cell: text("Anna") }] }
        expect(yield* reasonOf(sheet.write(edit("w1", ours)))).toMatchObject({ _tag: "Changed" })
        expect(doc.shown(doc.tabs[0]!, 1, 0)).toBe("Ana")
        yield* sheet.write(edit("w2", ours))
        expect((yield* sheet.read).lastWrite?.id).toBe("w2")
        doc.addTab("Another")
        doc.deleteTab(0)
        expect(yield* reasonOf(sheet.read)).toMatchObject({ _tag: "Refused", why: "notFound" })
      })
    )
  )

  it(
    "by the connector's names that are somebody's own are left alone",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        doc.type(doc.addTab("kith").sheetId, 0, 0, "theirs")
        const sheet = yield* bound(place, doc)
        expect((yield* sheet.read).rows[0]![3]?.shown).toBe("2026-01-01")
        expect(doc.tabs.map(({ title }) => title)).toEqual(["Contacts", "kith", "Kith 2", "Kith journal"])
        expect(doc.shown(doc.tabNamed("kith"), 0, 0)).toBe("theirs")
      })
    )
  )

  it(
    "set up by a later version are left alone",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        yield* bound(place, doc)
        const [mark] = doc.tabs[0]!.metadata
        doc.tabs[0]!.metadata = [{ ...mark!, metadataValue: mark!.metadataValue.replace('"version":1', '"version":2') }]
        expect(yield* Effect.flip(place.open(doc))).toMatchObject({ reason: { _tag: "Refused", why: "newerLayout" } })
      })
    )
  )
})

describe("a write", () => {
  it(
    "keeps rows that a filter hides in what it found, and the filter",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const filter = {
          range: { startRow: 0, endRow: Infinity, startColumn: 0, endColumn: 4 },
          hiddenValues: new Map([[1, ["Québec"]]])
        }
        doc.tabs[0]!.filter = filter
        const sheet = yield* bound(place, doc)
        expect((yield* sheet.read).lastWrite?.found.rows.map((row) => row[0]?.shown)).toEqual(["Ana", "Bo", "Cy"])
        expect(doc.tabs[0]!.filter).toEqual(filter)
      })
    )
  )

  it(
    "finds all of a table that grew far beyond what was read",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        yield* sheet.read
        doc.insert(0, "row", 2, 700)
        doc.insert(0, "column", 0, 9)
        yield* sheet.write(edit("w", { append: [[text("Dee")]] }))
        const reading = yield* sheet.read
        expect(reading.lastWrite!.found.rows).toHaveLength(703)
        expect(reading.lastWrite!.found.rows[702]![9]?.shown).toBe("Cy")
        yield* sheet.write(edit("w2", {}))
        doc.insert(0, "row", 2, 1400)
        // Too much for the copy: nothing is done, and the next one has room.
        yield* sheet.read
        yield* sheet.write(edit("w3", {}))
        expect((yield* sheet.read).lastWrite!.found.rows).toHaveLength(2104)
      })
    )
  )

  it(
    "of changes side by side is few requests, and of ten thousand rows one",
    at((place) =>
      Effect.gen(function* () {
        const rows = Array.from({ length: 300 }, (_, row) => [`p${row}`, "x", "y"])
        const sheet = yield* place.open(place.doc([["A", "B", "C"], ...rows]))
        yield* sheet.read
        const cells = rows.flatMap((_, row) => [0, 1].map((column) => ({ row, column, cell: text("z") })))
        yield* sheet.write(edit("w", { cells, append: rows.map((row) => row.map(text)) }))
        const { body } = place.server.seen.findLast(({ kind }) => kind === "write")!
        const kinds = (body as { readonly requests: ReadonlyArray<object> }).requests.flatMap((request) =>
          Object.keys(request)
        )
        expect(kinds.filter((kind) => kind === "updateCells" || kind === "appendCells")).toEqual([
          "updateCells",
          "appendCells"
        ])
      })
    )
  )

  it(
    "says what it is refused for",
    at((place) =>
      Effect.gen(function* () {
        const doc = place.doc(PEOPLE)
        const sheet = yield* bound(place, doc)
        yield* sheet.read
        const ours = edit("w", { cells: [{ row: 0, column: 0, cell: text("Anna") }] })
        doc.tabs[0]!.protections.push({
          protectedRangeId: 9,
          range: { startRow: 1, endRow: 2, startColumn: 0, endColumn: 1 },
          description: "",
          warningOnly: false,
          editors: []
        })
        expect(yield* reasonOf(sheet.write(ours))).toMatchObject({ _tag: "Refused", why: "protected" })
        doc.tabs[0]!.protections = []
        doc.access.set(CONNECTOR, "viewer")
        expect(yield* reasonOf(sheet.write(ours))).toMatchObject({ _tag: "Refused", why: "mayNotWrite" })
        doc.access.delete(CONNECTOR)
        expect(yield* reasonOf(sheet.read)).toMatchObject({ _tag: "Refused", why: "mayNotRead" })
        doc.access.set(CONNECTOR, "editor")
        expect(yield* reasonOf(sheet.write(edit("long", { append: [[text("x".repeat(50_001))]] })))).toMatchObject({
          _tag: "Refused",
          why: "full"
        })
        expect(
          yield* reasonOf(sheet.write(edit("far", { cells: [{ row: 5000, column: 0, cell: text("x") }] })))
        ).toMatchObject({ _tag: "Changed" })
        expect(doc.shown(doc.tabs[0]!, 1, 0)).toBe("Ana")
      })
    )
  )
})

describe("a new spreadsheet", () => {
  it(
    "has its header frozen and in bold, its filter, and what the first write gives it",
    at((place) =>
      Effect.gen(function* () {
        const client = place.clientAs("owner@example.org")
        const run = <A, E>(effect: Effect.Effect<A, E>) => onClock(place.time, effect)
        const made = yield* run(createSpreadsheet(client, { title: "Réseau", tab: "Contacts", locale: "fr_CA" }))
        const { sheet, tab } = yield* run(openGoogleSheet({ client, spreadsheetId: made.spreadsheetId, tab: made.tab }))
        yield* run(
          sheet.write(
            edit("c", {
              columns: [
                { heading: "Nom", tag: "name" },
                { heading: "Kith id", tag: "id", hidden: true, warn: true }
              ]
            })
          )
        )
        yield* run(dressTable(client, made, 2))
        const doc = place.server.docs.get(made.spreadsheetId)!
        expect([doc.title, doc.locale, made.url]).toEqual([
          "Réseau",
          "fr_CA",
          `https://docs.google.com/spreadsheets/d/${doc.id}/edit`
        ])
        expect(doc.tab(tab)).toMatchObject({
          title: "Contacts",
          frozenRowCount: 1,
          filter: { range: { startColumn: 0, endColumn: 2 } }
        })
        expect(doc.tab(tab).rows[0]!.slice(0, 2)).toEqual([
          { value: "Nom", bold: true },
          { value: "Kith id", bold: true }
        ])
        expect((yield* run(sheet.read)).columns).toEqual([
          { heading: "Nom", tag: "name" },
          { heading: "Kith id", tag: "id" }
        ])
      })
    )
  )
})
